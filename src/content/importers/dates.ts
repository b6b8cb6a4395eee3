import { AppError } from "../../core/errors.ts";
import { zoneOffset } from "./time-zones.ts";

/** Seconds and milliseconds since 1970 are told apart by their size: this many seconds are the year 5138. */
const LARGEST_SECONDS = 1e11;

/**
 * The instant that a source writes, in epoch ms: ISO 8601 (a date alone, or a time without zone, is UTC), the form of mail and RSS
 * ("Tue, 03 Jun 2025 09:39:21 GMT"), or seconds or milliseconds since 1970.
 * @returns undefined for what is no date
 */
export function readDate(value: string | number): number | undefined {
  const text = latinDigits(String(value)).trim();
  if (text === "") return undefined;
  if (/^\d{9,13}(?:\.\d+)?$/.test(text)) {
    return Math.round(Number(text) < LARGEST_SECONDS ? Number(text) * 1000 : Number(text));
  }
  const iso =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text,
    );
  const instant = iso ? isoInstant(iso) : mailInstant(text);
  return Number.isFinite(instant) ? instant : undefined;
}

/** What `Date.parse` is asked about: left alone, it finds the 5th of May in "Title 5", and America's months in "03/06/2025". */
const MAIL =
  /^(?:\p{L}+\.?,?\s+)?(?:\d{1,2}[\s-]+\p{L}{3,9}\.?,?[\s-]+\d{2,4}|\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4}|\d{4}\/\d{1,2}\/\d{1,2})\b/u;

/** RFC 822 names few zones; feeds write others as well. */
function mailInstant(text: string): number {
  if (!MAIL.test(text)) return Number.NaN;
  const zone = /\s([A-Z]{1,4})$/i.exec(text);
  const offset = zoneOffset(zone?.[1] ?? "");
  if (zone && offset !== undefined) return Date.parse(`${text.slice(0, zone.index)} UTC`) - offset * 60_000;
  return Date.parse(hasZone(text) ? text : `${text} UTC`);
}

function isoInstant([, year, month, day, time = "00:00", zone = "Z"]: readonly (string | undefined)[]): number {
  const offset = /^(UTC|GMT)$/i.test(zone) ? "Z" : zone.toUpperCase();
  const text = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}T${time.padStart(5, "0").replace(",", ".")}${offset}`;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return Number.NaN;
  }
}

function hasZone(text: string): boolean {
  return /(?:Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2}(?:\s*\(.*\))?)$/i.test(text) && !/[ap]m$/i.test(text);
}

/** Persian and Arabic digits as 0–9. */
export function latinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** As `readDate`, for sources that somebody wrote by hand and can mend. @throws AppError "invalid" */
export function requireDate(value: string | number, key: string): number {
  const instant = readDate(value);
  if (instant === undefined) {
    throw new AppError(
      "invalid",
      `"${key}" is ${JSON.stringify(value)}, which is no date; write it like 2026-03-14T09:30:00Z.`,
    );
  }
  return instant;
}

/** The instant that lies an ISO 8601 duration ("P3DT4H") before `from`, in epoch ms. @throws AppError "invalid" */
export function before(from: number, age: string): number {
  try {
    const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO("UTC");
    return start.subtract(Temporal.Duration.from(age)).epochMilliseconds;
  } catch (cause) {
    throw new AppError("invalid", `"age" is ${JSON.stringify(age)}, which is no duration; write it like P3DT4H.`, {
      cause,
    });
  }
}

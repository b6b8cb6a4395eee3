import { latinDigits } from "./dates.ts";
import { zoneOffset } from "./time-zones.ts";

/** Languages whose month names are read: those that Kiosk speaks. */
export const DATE_LANGUAGES = ["en", "de", "fr", "es", "ru", "tr", "ar", "ar-LB", "fa"];

/** A year of the solar Hijri calendar, as Persian pages write it, and not of the Gregorian one. */
const PERSIAN_YEARS = { from: 1300, until: 1500 };

interface WrittenDay {
  year: number;
  month: number;
  day: number;
}

let months: Map<string, number> | undefined;

/** Month names and their usual abbreviations by language, Gregorian and, for Persian, also solar Hijri ones. */
function monthNames(): Map<string, number> {
  if (months) return months;
  months = new Map();
  for (const language of DATE_LANGUAGES) {
    for (const calendar of language === "fa" ? ["gregory", "persian"] : ["gregory"]) {
      for (const style of ["short", "long"] as const) addMonths(months, language, calendar, style);
    }
  }
  return months;
}

function addMonths(names: Map<string, number>, language: string, calendar: string, style: "short" | "long"): void {
  // With the day, names come in the form in which dates have them ("3 июня").
  const format = new Intl.DateTimeFormat(`${language}-u-ca-${calendar}`, {
    month: style,
    day: "numeric",
    timeZone: "UTC",
  });
  for (let month = 1; month <= 12; month++) {
    const date = Temporal.PlainDate.from({ calendar, year: calendar === "persian" ? 1403 : 2025, month, day: 3 });
    const instant = date.withCalendar("iso8601").toZonedDateTime("UTC").epochMilliseconds;
    const name = format.formatToParts(instant).find((part) => part.type === "month")?.value;
    if (name !== undefined) names.set(name.toLowerCase().replace(/\.$/, ""), month);
  }
}

/** The number of a month's name or abbreviation in any of the languages, in lower case. */
export function monthNumber(name: string): number | undefined {
  return monthNames().get(name);
}

/**
 * The date in a short line as a page writes it ("3 June 2025, 10:30 GMT", "Dienstag, 3. Juni 2025, 17.38 Uhr",
 * "۱۳ خرداد ۱۴۰۴ - ۱۰:۳۰"), in epoch ms; a time without a zone that is known is UTC.
 * @returns undefined where there is none
 */
export function writtenDate(line: string): number | undefined {
  const text = latinDigits(line).toLowerCase();
  const day = numericDay(text) ?? namedDay(text);
  if (!day) return undefined;
  const calendar = day.year >= PERSIAN_YEARS.from && day.year < PERSIAN_YEARS.until ? "persian" : "iso8601";
  try {
    const date = Temporal.PlainDate.from({ calendar, ...day }, { overflow: "reject" }).withCalendar("iso8601");
    const { time, offset } = timeIn(text);
    return date.toZonedDateTime({ timeZone: "UTC", plainTime: time }).subtract({ minutes: offset }).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** "10:30", "4:05 PM GMT"; with a dot only where it can't be a day and a month: "17.38 Uhr"; "06h00". */
const TIMES: readonly RegExp[] = [
  /(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?![\d:])\s*([ap]\.?m\b)?\.?\s*(\p{L}{2,4}(?!\p{L})|[+-]\d{2}:?\d{2})?/u,
  /(?<![\d.])([01]?\d|2[0-3])\.([0-5]\d)\s*([ap]\.?m\b|uhr\b)?\.?\s*(gmt|bst|utc|cet|cest|est|edt|(?<=uhr))(?!\p{L})/u,
  /(?<![\d.])([01]?\d|2[0-3])\s?h\s?([0-5]\d)(?!\d)/u,
];

/** The time in a line, midnight where there is none, and the minutes that its zone is ahead. */
function timeIn(text: string): { time: Temporal.PlainTime; offset: number } {
  const found = TIMES.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!found) return { time: new Temporal.PlainTime(), offset: 0 };
  const [, hours, minutes, half = "", zone = ""] = found;
  const hour = Number(hours);
  const later = half.startsWith("p") && hour < 12 ? 12 : half.startsWith("a") && hour === 12 ? -12 : 0;
  return { time: new Temporal.PlainTime(hour + later, Number(minutes)), offset: zoneOffset(zone) ?? 0 };
}

function numericDay(text: string): WrittenDay | undefined {
  const yearFirst = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) };
  // Everywhere but in America the day comes first; where it can't, it is America.
  const dayFirst = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text);
  if (!dayFirst) return undefined;
  const [first, second, year] = dayFirst.slice(1).map(Number) as [number, number, number];
  return second > 12 ? { year, month: first, day: second } : { year, month: second, day: first };
}

function namedDay(text: string): WrittenDay | undefined {
  const dayFirst =
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(?:\p{L}+\s?\/\s?)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/u.exec(
      text,
    );
  const monthFirst = /(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u.exec(text);
  const found = dayFirst
    ? { day: dayFirst[1], name: dayFirst[2], year: dayFirst[3] }
    : monthFirst && { day: monthFirst[2], name: monthFirst[1], year: monthFirst[3] };
  const month = found?.name === undefined ? undefined : monthNumber(found.name);
  return found && month !== undefined ? { year: Number(found.year), month, day: Number(found.day) } : undefined;
}

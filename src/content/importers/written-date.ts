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
    if (name !== undefined) names.set(folded(name.toLowerCase().replace(/\.$/, "")), month);
  }
}

/** Persian is also written with the Arabic forms of two letters, and with or without a hamza at the end. */
function folded(name: string): string {
  return name.replaceAll("ي", "ی").replaceAll("ك", "ک").replaceAll("\u0654", "");
}

/** The number of a month's name or abbreviation in any of the languages, in lower case. */
export function monthNumber(name: string): number | undefined {
  return monthNames().get(folded(name));
}

export interface WritingHabit {
  /** Whether "03/04/2026" is the 4th of March there, asked where it could be either; absent: it is the 3rd of April. */
  monthFirst?: () => boolean;
}

/**
 * The date in a short line as a page writes it ("3 June 2025, 10:30 GMT", "Dienstag, 3. Juni 2025, 17.38 Uhr",
 * "۱۳ خرداد ۱۴۰۴ - ۱۰:۳۰", "خرداد ۱۳، ۱۴۰۴"), in epoch ms; a time without a zone that is known is UTC.
 * @returns undefined where there is none
 */
export function writtenDate(line: string, habit: WritingHabit = {}): number | undefined {
  const text = latinDigits(line).toLowerCase();
  const day = numericDay(text, habit) ?? namedDay(text);
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

function numericDay(text: string, { monthFirst }: WritingHabit): WrittenDay | undefined {
  const yearFirst = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) };
  const yearLast = /(?<!\d)(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?!\d)/.exec(text);
  if (!yearLast) return undefined;
  const [first, second, year] = [yearLast[1], yearLast[3], yearLast[4]].map(Number) as [number, number, number];
  const isEither = first <= 12 && second <= 12 && yearLast[2] !== ".";
  const isAmerican = second > 12 || (isEither && monthFirst?.() === true);
  return isAmerican ? { year, month: first, day: second } : { year, month: second, day: first };
}

/** Numeric dates of which only one reading is possible. */
const SURE =
  /(?<!\d)(?:(?<day>1[3-9]|2\d|3[01])[-/](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/](?:1[3-9]|2\d|3[01]))[-/]\d{4}(?!\d)/g;

/**
 * Whether numeric dates of a page have the month first, as in America: as those of them have it that can only be read in one way;
 * or else as its language is written.
 * @param locales what the page says of its language and region, surest first: "en", "en_US"
 */
export function isMonthFirst(text: string, locales: readonly string[]): boolean {
  const sure = [...latinDigits(text).matchAll(SURE)].map((found) => found.groups?.day === undefined);
  if (sure.length > 0 && sure.every((one) => one === sure[0])) return sure[0] === true;
  const locale = locales.find((one) => /[-_]/.test(one)) ?? locales[0];
  if (locale === undefined) return false;
  try {
    const format = new Intl.DateTimeFormat(locale.replaceAll("_", "-"), { calendar: "gregory", dateStyle: "short" });
    return format.formatToParts(0).find(({ type }) => type !== "literal")?.type === "month";
  } catch {
    return false;
  }
}

function namedDay(text: string): WrittenDay | undefined {
  const dayFirst =
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(?:\p{L}+\s?\/\s?)?([\p{L}\p{M}]+)\.?[,،]?\s+(?:de\s+)?(\d{4})(?!\d)/u.exec(
      text,
    );
  const monthFirst = /([\p{L}\p{M}]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?[,،]?\s+(\d{4})(?!\d)/u.exec(text);
  const found = dayFirst
    ? { day: dayFirst[1], name: dayFirst[2], year: dayFirst[3] }
    : monthFirst && { day: monthFirst[2], name: monthFirst[1], year: monthFirst[3] };
  const month = found?.name === undefined ? undefined : monthNumber(found.name);
  return found && month !== undefined ? { year: Number(found.year), month, day: Number(found.day) } : undefined;
}

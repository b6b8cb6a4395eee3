import { latinDigits } from "./dates.ts";

/** Languages whose month names are read: those that Kiosk speaks. */
const LANGUAGES = ["en", "de", "fr", "es", "ru", "tr", "ar", "fa"];

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
  for (const language of LANGUAGES) {
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

/**
 * The date in a short line as a page writes it ("3 June 2025, 10:30 GMT", "Dienstag, 3. Juni 2025", "۱۳ خرداد ۱۴۰۴ - ۱۰:۳۰"), in
 * epoch ms; a time without zone is UTC.
 * @returns undefined where there is none
 */
export function writtenDate(line: string): number | undefined {
  const text = latinDigits(line).toLowerCase();
  const day = numericDay(text) ?? namedDay(text);
  if (!day) return undefined;
  const calendar = day.year >= PERSIAN_YEARS.from && day.year < PERSIAN_YEARS.until ? "persian" : "iso8601";
  try {
    const date = Temporal.PlainDate.from({ calendar, ...day }, { overflow: "reject" }).withCalendar("iso8601");
    return date.toZonedDateTime({ timeZone: "UTC", plainTime: timeIn(text) }).epochMilliseconds;
  } catch {
    return undefined;
  }
}

function timeIn(text: string): Temporal.PlainTime {
  const time = /(?:^|[^\d:])([01]?\d|2[0-3]):([0-5]\d)(?!\d)\s*([ap]m)?/.exec(text);
  if (!time) return new Temporal.PlainTime();
  const hour = Number(time[1]);
  const half = time[3] === "pm" && hour < 12 ? 12 : time[3] === "am" && hour === 12 ? -12 : 0;
  return new Temporal.PlainTime(hour + half, Number(time[2]));
}

function numericDay(text: string): WrittenDay | undefined {
  const yearFirst = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) };
  // Everywhere but in America the day comes first.
  const dayFirst = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text);
  return dayFirst ? { year: Number(dayFirst[3]), month: Number(dayFirst[2]), day: Number(dayFirst[1]) } : undefined;
}

function namedDay(text: string): WrittenDay | undefined {
  const dayFirst = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/u.exec(
    text,
  );
  const monthFirst = /(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u.exec(text);
  const found = dayFirst
    ? { day: dayFirst[1], name: dayFirst[2], year: dayFirst[3] }
    : monthFirst && { day: monthFirst[2], name: monthFirst[1], year: monthFirst[3] };
  const month = found?.name === undefined ? undefined : monthNames().get(found.name);
  return found && month !== undefined ? { year: Number(found.year), month, day: Number(found.day) } : undefined;
}

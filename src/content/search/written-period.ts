import { latinDigits } from "../importers/dates.ts";
import { isMonthFirst, monthNumber } from "../importers/written-date.ts";
import { namedMonth, namedWeekday } from "./calendar-names.ts";
import type { QueryContext } from "./parse-query.ts";
import { namedUnit, unitsAgo } from "./period-words.ts";

/** Epoch ms, `[start, end)`. */
export interface Period {
  start: number;
  end: number;
}

/** The most words of a written time: "12 de mayo de 2024". */
export const MAX_PERIOD_WORDS = 5;

/** Longer ago than this nothing was published. */
const MAX_BACK = 1000;
/** The reader's calendar, where it isn't the Gregorian one. */
const CALENDARS: Record<string, string> = { fa: "persian" };
/** The first day of the week by language, 1 for Monday, where it isn't that. */
const FIRST_DAY: Record<string, number> = { fa: 6, ar: 6 };
/** Years between these are of a Hijri calendar: nothing was published in those of the Gregorian one. */
const HIJRI = { from: 1300, until: 1500 };

interface Days {
  first: Temporal.PlainDate;
  /** The day after the last. */
  next: Temporal.PlainDate;
}

/**
 * Reads a time, in any digits: 2024, 2024-05, 2024-05-01, 1.5.2024, 1/5/2024 (in the order of the reader's language where both numbers
 * could be the month: in English the month is first), 5/2024, "May 2024", "1 May 2024"; a year of 1300 to 1499 as one of the Hijri
 * calendar, the lunar one for who reads Arabic and else the solar one; "3 days", 2w, 6m, 1y: the day that was so long ago; and names such as
 * "yesterday" and "last week" in the languages of the interface, with months, years and weeks as the reader's calendar has them; the
 * name of a weekday or of a month alone is the last one that has begun.
 * @returns the day, week, month or year that it is in the reader's zone; undefined for what is no time
 */
export function periodOf(written: string, { now, timeZone, language }: QueryContext): Period | undefined {
  const text = latinDigits(written.normalize("NFKC")).toLowerCase().replace(/\s+/g, " ").trim();
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const days =
    inNumbers(text, language) ??
    withMonthName(text, language) ??
    longAgo(text, today) ??
    byName(text, today, language) ??
    lastCalled(text, today);
  return days && periodBetween(days.first, days.next, timeZone);
}

function periodBetween(first: Temporal.PlainDate, next: Temporal.PlainDate, timeZone: string): Period {
  const at = (date: Temporal.PlainDate) => date.withCalendar("iso8601").toZonedDateTime(timeZone).epochMilliseconds;
  return { start: at(first), end: at(next) };
}

/** Tells the year of an instant (epoch ms) in the reader's calendar and zone; quick for many instants of few years. */
export function yearReader({ timeZone, language }: Omit<QueryContext, "now">): (at: number) => number {
  const known: (Period & { year: number })[] = [];
  return (at) => {
    const before = known.find(({ start, end }) => start <= at && at < end);
    if (before) return before.year;
    const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
    const first = there.withCalendar(CALENDARS[language] ?? "iso8601").with({ month: 1, day: 1 });
    known.push({ year: first.year, ...periodBetween(first, first.add({ years: 1 }), timeZone) });
    return first.year;
  };
}

function inNumbers(text: string, language: string): Days | undefined {
  const yearFirst = /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?$/.exec(text);
  if (yearFirst) return daysOf({ year: yearFirst[1], month: yearFirst[3], day: yearFirst[4] }, language);
  const ofMonth = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (ofMonth) return daysOf({ month: ofMonth[1], year: ofMonth[2] }, language);
  const [, first, separator, second, year] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const isEither = Number(first) <= 12 && Number(second) <= 12 && separator !== ".";
  const monthFirst = Number(second) > 12 || (isEither && isMonthFirst("", [language]));
  return daysOf(monthFirst ? { month: first, day: second, year } : { day: first, month: second, year }, language);
}

/** "May 2024", "1. Mai 2024", "12 de mayo de 2024", "May 1, 2024", "۱۲ اردیبهشت ۱۴۰۳". */
function withMonthName(text: string, language: string): Days | undefined {
  const dayFirst = /^(?:(\d{1,2})(?:st|nd|rd|th|er|\.)? (?:de )?)?([\p{L}\p{M}]+)\.? (?:de )?(\d{4})$/u.exec(text);
  const monthFirst = /^([\p{L}\p{M}]+)\.? (\d{1,2})(?:st|nd|rd|th)?[,،]? (\d{4})$/u.exec(text);
  const [day, name, year] = dayFirst?.slice(1) ?? (monthFirst ? [monthFirst[2], monthFirst[1], monthFirst[3]] : []);
  const month = name === undefined ? undefined : monthNumber(name);
  return month === undefined ? undefined : daysOf({ year, month: String(month), day }, language);
}

/** A year, a month of one or a day of one; undefined for one that doesn't exist. */
function daysOf(
  { year, month, day }: { year: string | undefined; month: string | undefined; day?: string | undefined },
  language: string,
): Days | undefined {
  const isHijri = Number(year) >= HIJRI.from && Number(year) < HIJRI.until;
  const calendar = isHijri ? (language === "ar" ? "islamic-umalqura" : "persian") : "iso8601";
  try {
    const parts = { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1), calendar };
    const first = Temporal.PlainDate.from(parts, { overflow: "reject" });
    const length = day !== undefined ? { days: 1 } : month !== undefined ? { months: 1 } : { years: 1 };
    return { first, next: first.add(length) };
  } catch {
    return undefined;
  }
}

function longAgo(text: string, today: Temporal.PlainDate): Days | undefined {
  const ago = unitsAgo(text);
  if (!ago) return undefined;
  const first = today.subtract({ [`${ago.unit}s`]: Math.min(ago.count, MAX_BACK) });
  return { first, next: first.add({ days: 1 }) };
}

function byName(text: string, today: Temporal.PlainDate, language: string): Days | undefined {
  const named = namedUnit(text);
  if (!named) return undefined;
  const { unit, back } = named;
  if (unit === "day" || unit === "week") {
    const since = unit === "day" ? 0 : (today.dayOfWeek - (FIRST_DAY[language] ?? 1) + 7) % 7;
    const length = unit === "day" ? 1 : 7;
    const first = today.subtract({ days: since + back * length });
    return { first, next: first.add({ days: length }) };
  }
  const local = today.withCalendar(CALENDARS[language] ?? "iso8601");
  const present = unit === "month" ? local.with({ day: 1 }) : local.with({ month: 1, day: 1 });
  const first = present.subtract({ [`${unit}s`]: back });
  return { first, next: first.add({ [`${unit}s`]: 1 }) };
}

/** "Monday", "March": the last that has begun. */
function lastCalled(text: string, today: Temporal.PlainDate): Days | undefined {
  const weekday = namedWeekday(text);
  if (weekday !== undefined) {
    const first = today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 });
    return { first, next: first.add({ days: 1 }) };
  }
  const named = namedMonth(text);
  if (!named) return undefined;
  const present = today.withCalendar(named.calendar).with({ day: 1 });
  const first = present.subtract({ months: (present.month - named.month + 12) % 12 });
  return { first, next: first.add({ months: 1 }) };
}

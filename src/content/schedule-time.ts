import { isMonthFirst, monthNumber } from "./importers/written-date.ts";
import { halfOfDay, isBeside, msFromNow, namedDay, speltWords } from "./schedule-words.ts";
import { namedMonth, namedWeekday } from "./search/calendar-names.ts";

/** For whom a time is read. */
export interface ScheduleContext {
  now: Temporal.Instant;
  /** The editor's; IANA name. */
  timeZone: string;
  language: string;
}

/** Epoch ms; `past` for a time that is over; undefined for what is no time. */
export type ScheduleTime = { kind: "at"; at: number } | { kind: "past" };

/** When a day is named without a time. */
const USUAL_TIME = new Temporal.PlainTime(8);
/** When only a part of the day is named. */
const USUAL_TIMES = { morning: USUAL_TIME, noon: new Temporal.PlainTime(12), afternoon: new Temporal.PlainTime(18) };
/** Longer ahead nothing is scheduled: such a date is a slip. */
const MAX_AHEAD_MS = 2 * 366 * 86_400_000;
/** The most words of a day: "the day after tomorrow", "12 de mayo de 2027". */
const MAX_DAY_WORDS = 5;
/** Years between these are of the solar Hijri calendar. */
const HIJRI = { from: 1300, until: 1500 };

/**
 * Reads when something is to go out, in any digits and in the languages of the interface: "in 2 h", "через час"; "tomorrow 8:00",
 * "Freitag 17 Uhr", "12 mai 18h30", "2027-05-01 06:00", "۱۲ خرداد ساعت ۸"; "8pm". A time alone is the next one of that hour, a weekday the
 * next one, a day alone means eight in the morning, a date without its year is the next such day. It is a time in the editor's zone;
 * one that doesn't exist there is the shifted one, one that comes twice the first (Temporal's "compatible").
 */
export function scheduleTime(written: string, context: ScheduleContext): ScheduleTime | undefined {
  const words = speltWords(written.slice(0, 100));
  const here = context.now.toZonedDateTimeISO(context.timeZone);
  const [only = ""] = words;
  // In French an hour alone is a time of day.
  const ahead = words.length === 1 && context.language === "fr" && /^\d+h$/.test(only) ? undefined : msFromNow(words);
  const at =
    ahead === undefined ? onDay(words, here, context)?.epochMilliseconds : context.now.epochMilliseconds + ahead;
  if (at === undefined || at > context.now.epochMilliseconds + MAX_AHEAD_MS) return undefined;
  return at <= context.now.epochMilliseconds ? { kind: "past" } : { kind: "at", at };
}

function onDay(
  words: readonly string[],
  here: Temporal.ZonedDateTime,
  context: ScheduleContext,
): Temporal.ZonedDateTime | undefined {
  for (let length = Math.min(MAX_DAY_WORDS, words.length); length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const day = dayOf(words.slice(from, from + length), here.toPlainDate(), context.language);
      if (!day) continue;
      const rest = words.toSpliced(from, length);
      const plainTime = timeOf(rest) ?? (isEmpty(rest) ? USUAL_TIME : undefined);
      if (!plainTime) continue;
      const at = day.date.toZonedDateTime({ timeZone: context.timeZone, plainTime });
      return day.again && Temporal.ZonedDateTime.compare(at, here) <= 0
        ? day.date.add(day.again).toZonedDateTime({ timeZone: context.timeZone, plainTime })
        : at;
    }
  }
  const plainTime = timeOf(words);
  if (!plainTime) return undefined;
  const today = here.toPlainDate().toZonedDateTime({ timeZone: context.timeZone, plainTime });
  if (Temporal.ZonedDateTime.compare(today, here) > 0) return today;
  return here.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone: context.timeZone, plainTime });
}

/** A day; `again`: after what time it comes again, where the next one is meant. */
interface Day {
  date: Temporal.PlainDate;
  again?: Temporal.DurationLike;
}

function dayOf(words: readonly string[], today: Temporal.PlainDate, language: string): Day | undefined {
  const days = namedDay(words);
  if (days !== undefined) return { date: today.add({ days }) };
  const text = words.join(" ");
  // "в пятницу": Russian names a day in the accusative.
  const weekday = namedWeekday(text) ?? namedWeekday(text.replace(/у$/, "а"));
  if (weekday !== undefined) {
    return { date: today.add({ days: (weekday - today.dayOfWeek + 7) % 7 }), again: { days: 7 } };
  }
  return inNumbers(text, today, language) ?? withMonthName(text, today);
}

function inNumbers(text: string, today: Temporal.PlainDate, language: string): Day | undefined {
  const [, year, , month, day] = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? [];
  if (year !== undefined) return dateOf({ year, month: Number(month), day: Number(day) }, today);
  const [, first, separator, second, last] = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4})?)?$/.exec(text) ?? [];
  // "8.30" is a time; a date without a year ends with its dot ("3.5."), or has another sign.
  if (first === undefined || (separator === "." && last === undefined && !text.endsWith("."))) return undefined;
  const isEither = Number(first) <= 12 && Number(second) <= 12 && separator !== ".";
  const monthFirst = Number(second) > 12 || (isEither && isMonthFirst("", [language]));
  const [dayOfMonth, monthOfYear] = monthFirst ? [second, first] : [first, second];
  return dateOf({ year: last, month: Number(monthOfYear), day: Number(dayOfMonth) }, today);
}

/** "3 May", "3. Mai 2027", "May 3rd", "12 de mayo", "۱۲ خرداد". */
function withMonthName(text: string, today: Temporal.PlainDate): Day | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|er|\.)?(?: de)? ([\p{L}\p{M}]+)\.?(?:(?: de)? (\d{4}))?$/u.exec(text);
  const monthFirst = /^([\p{L}\p{M}]+)\.? (\d{1,2})(?:st|nd|rd|th|\.)?(?: (\d{4}))?$/u.exec(text);
  const [day, name, year] = dayFirst?.slice(1) ?? (monthFirst ? [monthFirst[2], monthFirst[1], monthFirst[3]] : []);
  // Short names ("Dec") are of the Gregorian calendar.
  const short = name === undefined ? undefined : monthNumber(name);
  const month = (name && namedMonth(name)) || (short && { month: short, calendar: "iso8601" });
  return month ? dateOf({ year, month: month.month, day: Number(day), calendar: month.calendar }, today) : undefined;
}

function dateOf(
  { year, month, day, calendar }: { year: string | undefined; month: number; day: number; calendar?: string },
  today: Temporal.PlainDate,
): Day | undefined {
  const isHijri = calendar === "persian" || (Number(year) >= HIJRI.from && Number(year) < HIJRI.until);
  const there = today.withCalendar(isHijri ? "persian" : "iso8601");
  const parts = { year: year === undefined ? there.year : Number(year), month, day, calendar: there.calendarId };
  try {
    const date = Temporal.PlainDate.from(parts, { overflow: "reject" });
    return { date: date.withCalendar("iso8601"), ...(year === undefined && { again: { years: 1 } }) };
  } catch {
    return undefined;
  }
}

/** "8:00", "8.30", "18h30", "8 pm", "17 uhr", "noon"; undefined for anything else. */
function timeOf(words: readonly string[]): Temporal.PlainTime | undefined {
  const halves = words.map(halfOfDay).filter((half) => half !== undefined);
  const rest = words.filter((word) => halfOfDay(word) === undefined && !isBeside(word)).join(" ");
  if (rest === "") return halves.length === 1 && halves[0] ? USUAL_TIMES[halves[0]] : undefined;
  const [, next] = /^halb (\d{1,2})$/.exec(rest) ?? [];
  if (next !== undefined && Number(next) >= 1 && Number(next) <= 12)
    return new Temporal.PlainTime(Number(next) - 1, 30);
  const [, hour, minute = "00", half] =
    /^(?:l')?(\d{1,2})(?:(?:[:.٫٬]| ?(?:h|ч) ?)(\d{2})|\s?(?:h|ч))?\s?([ap]m)?(?:'\p{L}+)?$/u.exec(rest) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  const isLater = half === "pm" || halves.includes("afternoon");
  // "am" stands beside German days too ("am Montag"): only after an hour it is the English one.
  const isEarlier = half === "am" || halves.includes("morning") || /\d am$/.test(words.join(" "));
  const shift = isLater && Number(hour) < 12 ? 12 : isEarlier && Number(hour) === 12 ? -12 : 0;
  return new Temporal.PlainTime(Number(hour) + shift, Number(minute));
}

function isEmpty(words: readonly string[]): boolean {
  return words.every(isBeside);
}

/** Times that are offered as buttons, in their order: soon, this evening, tomorrow and next Monday morning (epoch ms). */
export function scheduleOffers({ now, timeZone }: Omit<ScheduleContext, "language">): number[] {
  const here = now.toZonedDateTimeISO(timeZone);
  const today = here.toPlainDate();
  const on = (date: Temporal.PlainDate, hour: number) =>
    date.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(hour) });
  // A whole minute: that is what is shown.
  const minute = here.round({ smallestUnit: "minute", roundingMode: "ceil" });
  const offers = [
    minute.add({ hours: 1 }),
    minute.add({ hours: 3 }),
    on(today, 18),
    on(today.add({ days: 1 }), 8),
    on(today.add({ days: 1 }), 18),
    on(today.add({ days: 8 - today.dayOfWeek }), 8),
  ].filter((at) => Temporal.ZonedDateTime.compare(at, here) > 0);
  return [...new Set(offers.map((at) => at.epochMilliseconds))].toSorted((a, b) => a - b);
}

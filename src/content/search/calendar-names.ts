import { DATE_LANGUAGES } from "../importers/written-date.ts";
import { fold } from "./fold.ts";

/** Names of weekdays and months in the languages of the interface, as CLDR has them (Intl), folded. */
interface CalendarNames {
  /** ISO 8601: 1 is Monday. */
  weekdays: ReadonlyMap<string, number>;
  months: ReadonlyMap<string, { month: number; calendar: string }>;
}

/** The solar Hijri months have names of their own. */
const CALENDARS: Record<string, readonly string[]> = { fa: ["gregory", "persian"] };

let names: CalendarNames | undefined;

function calendarNames(): CalendarNames {
  if (names) return names;
  const weekdays = new Map<string, number>();
  const months = new Map<string, { month: number; calendar: string }>();
  for (const language of DATE_LANGUAGES) {
    for (let weekday = 1; weekday <= 7; weekday++) {
      // The first of January 2024 was a Monday.
      const at = Date.UTC(2024, 0, weekday);
      for (const style of ["long", "short"] as const) {
        const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: "UTC" });
        weekdays.set(spelt(format.format(at)), weekday);
      }
    }
    for (const calendar of CALENDARS[language] ?? ["gregory"]) {
      for (let month = 1; month <= 12; month++) {
        const date = Temporal.PlainDate.from({ calendar, year: calendar === "persian" ? 1403 : 2024, month, day: 3 });
        const at = date.withCalendar("iso8601").toZonedDateTime("UTC").epochMilliseconds;
        for (const name of monthNames(language, calendar, at)) months.set(spelt(name), { month, calendar });
      }
    }
  }
  names = { weekdays, months };
  return names;
}

/** Alone, and as it stands in dates ("март", "марта"). */
function monthNames(language: string, calendar: string, at: number): string[] {
  const locale = `${language}-u-ca-${calendar}`;
  const inDate = new Intl.DateTimeFormat(locale, { month: "long", day: "numeric", timeZone: "UTC" }).formatToParts(at);
  return [
    new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(at),
    ...inDate.filter((part) => part.type === "month").map((part) => part.value),
  ];
}

/** "Monday", "сб", "سه‌شنبه": ISO 8601's number of the day; undefined for what is none. */
export function namedWeekday(written: string): number | undefined {
  return calendarNames().weekdays.get(spelt(written));
}

/** "March", "اسفند": the number of the month in its calendar (Temporal's name); undefined for what is none. */
export function namedMonth(written: string): { month: number; calendar: string } | undefined {
  return calendarNames().months.get(spelt(written));
}

function spelt(name: string): string {
  return fold(name).replace(/[\s.\u200c]/g, "");
}

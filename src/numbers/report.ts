import type { Clock } from "../core/clock.ts";
import type { CountKind, DailyCountStore } from "./daily-count-store.ts";

/** How many days a report may cover, today with them. */
const REPORT_DAYS = [7, 30, 90] as const;
export type ReportDays = (typeof REPORT_DAYS)[number];

/** A number for each day, in their order. */
export interface DailySeries {
  /** "YYYY-MM-DD", oldest first. */
  days: string[];
  values: number[];
}

export interface Ranked {
  /** An article's or a tag's title, words. */
  key: string;
  count: number;
}

export type NumbersReport = ReturnType<typeof numbersReport>;

/** What `/stats` shows of the days until now, in the newsroom's zone. */
export function numbersReport(store: DailyCountStore, clock: Clock) {
  const rangeOf = (length: ReportDays) => {
    const today = Temporal.PlainDate.from(store.dayOf(clock.now()));
    return { from: today.subtract({ days: length - 1 }).toString(), until: today.toString() };
  };

  function daysOf(length: ReportDays): string[] {
    const first = Temporal.PlainDate.from(rangeOf(length).from);
    return Array.from({ length }, (_, days) => first.add({ days }).toString());
  }

  /** How often it happened on each day. */
  async function perDay(kind: CountKind, length: ReportDays): Promise<DailySeries> {
    const counted = await store.series(kind, rangeOf(length));
    const days = daysOf(length);
    return { days, values: days.map((day) => counted.get(day) ?? 0) };
  }

  /** How many subscribers there were; on a day on which the program didn't run, as many as before. */
  async function subscribers(length: ReportDays): Promise<DailySeries> {
    const range = rangeOf(length);
    const counted = await store.series("subscribers", range);
    const days = daysOf(length);
    let last = (await store.before("subscribers", range.from)) ?? 0;
    const values = days.map((day) => {
      last = counted.get(day) ?? last;
      return last;
    });
    return { days, values };
  }

  /** Openings in each hour of the day, 0 to 23. */
  async function hours(length: ReportDays): Promise<number[]> {
    const counted = await store.most("hour", rangeOf(length), 24);
    return Array.from({ length: 24 }, (_, hour) => counted.find(({ key }) => Number(key) === hour)?.count ?? 0);
  }

  return {
    /** The newsroom's: its days and hours are counted in. */
    timeZone: store.timeZone,
    rangeOf,
    perDay,
    subscribers,
    hours,
    /** The most opened articles, by title. */
    articles: (length: ReportDays, limit: number): Promise<Ranked[]> => store.mostOpened(rangeOf(length), limit),
    /** The tags whose articles were opened most, by title. */
    tags: (length: ReportDays, limit: number): Promise<Ranked[]> => store.mostOpenedTags(rangeOf(length), limit),
    /** Searches that found nothing. */
    searches: (length: ReportDays, limit: number): Promise<Ranked[]> =>
      store.most("nothing_found", rangeOf(length), limit),
    /** All counts, for a table. */
    all: (length: ReportDays, limit: number) => store.all(rangeOf(length), limit),
    /** Brings up to now what is counted by the database itself. */
    settle: () => store.settle(clock.now()),
  };
}

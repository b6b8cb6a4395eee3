import { type Keyboard, MAX_CAPTION_LENGTH, type StyledText } from "../core/message.ts";
import type { DailyCount } from "../numbers/daily-count-store.ts";
import type { DailySeries, Ranked } from "../numbers/report.ts";
import { type Action, STATS_CHARTS, STATS_DAYS } from "./action.ts";
import type { Chart, TimeChart } from "./chart.ts";
import { csv } from "./csv.ts";
import { button, inRows } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { shorten } from "./shorten.ts";
import { bold, join } from "./styled-text.ts";

/** Entries of a ranking. */
export const RANKING_LENGTH = 8;
const TITLE_LENGTH = 70;
/** Dates under an axis. */
const DATE_TICKS = 4;

export type StatsChoice = Omit<Action & { kind: "stats" }, "kind">;

/** What was found for a chart, ready to be drawn and said. */
export type StatsData =
  | { chart: "subscribers"; subscribers: DailySeries }
  | { chart: "changes"; joined: DailySeries; left: DailySeries; blocked: DailySeries }
  | { chart: "deliveries"; sent: DailySeries; failed: DailySeries }
  | { chart: "articles" | "tags" | "searches"; entries: readonly Ranked[] }
  | { chart: "hours"; hours: readonly number[]; timeZone: string };

/** @param range the first and last day, "YYYY-MM-DD" */
export function statsChart(data: StatsData, range: { from: string; until: string }, locale: Locale): Chart {
  const head = { title: locale.t(`stats-${data.chart}`), subtitle: subtitleOf(range, locale) };
  if (isEmpty(data)) return { kind: "empty", ...head, words: locale.t("stats-empty") };
  switch (data.chart) {
    case "subscribers": {
      const { days, values } = data.subscribers;
      return { kind: "line", ...head, series: [{ label: head.title, values }], ticks: dateTicks(days, locale) };
    }
    case "changes":
      return {
        kind: "columns",
        ...head,
        series: [
          { label: locale.t("stats-joined"), values: data.joined.values },
          { label: locale.t("stats-left"), values: data.left.values, below: true },
          { label: locale.t("stats-blocked"), values: data.blocked.values, below: true },
        ],
        ticks: dateTicks(data.joined.days, locale),
      };
    case "deliveries":
      return {
        kind: "columns",
        ...head,
        series: [
          { label: locale.t("stats-sent"), values: data.sent.values },
          { label: locale.t("stats-failed"), values: data.failed.values, below: true },
        ],
        ticks: dateTicks(data.sent.days, locale),
      };
    case "hours":
      return {
        kind: "columns",
        ...head,
        series: [{ label: head.title, values: data.hours }],
        ticks: hourTicks(locale),
      };
    default:
      return {
        kind: "ranking",
        ...head,
        entries: data.entries.map(({ key, count }) => ({ label: key, value: count })),
      };
  }
}

function isEmpty(data: StatsData): boolean {
  switch (data.chart) {
    case "subscribers":
      return data.subscribers.values.every((value) => value === 0);
    case "changes":
      return [data.joined, data.left, data.blocked].every(({ values }) => values.every((value) => value === 0));
    case "deliveries":
      return [data.sent, data.failed].every(({ values }) => values.every((value) => value === 0));
    case "hours":
      return data.hours.every((value) => value === 0);
    default:
      return data.entries.length === 0;
  }
}

/** What the picture shows, in words: for who can't see it, and to be copied. */
export function statsCaption(data: StatsData, range: { from: string; until: string }, locale: Locale): StyledText {
  const title = bold(locale.t(`stats-${data.chart}`));
  const caption = join([title, subtitleOf(range, locale), ...factsOf(data, locale)], "\n");
  return caption.text.length <= MAX_CAPTION_LENGTH ? caption : join([title, subtitleOf(range, locale)], "\n");
}

function factsOf(data: StatsData, locale: Locale): string[] {
  const line = (label: string, value: number) => locale.t("settings-line", { label, value: locale.number(value) });
  // A line that begins with a foreign title is one of this language all the same (UAX #9, HL1).
  const mark = locale.direction === "rtl" ? "\u200f" : "";
  const total = (name: "joined" | "left" | "blocked" | "sent" | "failed", { values }: DailySeries) =>
    line(
      locale.t(`stats-${name}`),
      values.reduce((sum, value) => sum + value, 0),
    );
  switch (data.chart) {
    case "subscribers":
      return [line(locale.t("stats-now"), data.subscribers.values.at(-1) ?? 0)];
    case "changes":
      return [total("joined", data.joined), total("left", data.left), total("blocked", data.blocked)];
    case "deliveries":
      return [total("sent", data.sent), total("failed", data.failed)];
    case "hours":
      return [locale.t("stats-hours-how", { zone: data.timeZone })];
    default:
      return [
        ...data.entries.map(({ key, count }) => mark + line(shorten(key, TITLE_LENGTH), count)),
        ...(data.chart === "searches" ? [locale.t("stats-searches-how")] : []),
      ];
  }
}

/** The other charts, other lengths of time, the other colour scheme, and the table. */
export function statsKeyboard({ chart, days, scheme }: StatsChoice, locale: Locale): Keyboard {
  const to = (change: Partial<StatsChoice>): Action => ({ kind: "stats", chart, days, scheme, ...change });
  const mark = (label: string, chosen: boolean) => (chosen ? `• ${label}` : label);
  const charts = STATS_CHARTS.map((one) => button(mark(locale.t(`chart-${one}`), one === chart), to({ chart: one })));
  const lengths = STATS_DAYS.map((one) =>
    button(mark(locale.t(`chart-days-${lengthName(one)}`), one === days), to({ days: one })),
  );
  const other = scheme === "light" ? "dark" : "light";
  return [
    ...inRows(charts, 2),
    lengths,
    [
      button(locale.t(`button-${other}`), to({ scheme: other })),
      button(locale.t("button-csv"), { kind: "stats_file", days }),
    ],
  ];
}

function lengthName(days: StatsChoice["days"]): "week" | "month" | "quarter" {
  if (days === 7) return "week";
  return days === 30 ? "month" : "quarter";
}

/** The counts as a table, in every language the same. */
export function statsTable(counts: readonly (DailyCount & { title: string | undefined })[]): string {
  return csv(
    ["day", "kind", "key", "title", "count"],
    counts.map(({ day, kind, key, title, count }) => [day, kind, key, title, count]),
  );
}

function subtitleOf({ from, until }: { from: string; until: string }, locale: Locale): string {
  return locale.t("stats-range", { from: dayLabel(from, locale), until: dayLabel(until, locale) });
}

/** Some of the days, evenly, the last among them. */
function dateTicks(days: readonly string[], locale: Locale): TimeChart["ticks"] {
  const step = Math.ceil(days.length / DATE_TICKS);
  return days.flatMap((day, index) =>
    (days.length - 1 - index) % step === 0 ? [{ index, label: dayLabel(day, locale) }] : [],
  );
}

function hourTicks(locale: Locale): TimeChart["ticks"] {
  return [0, 6, 12, 18].map((hour) => ({ index: hour, label: locale.number(hour) }));
}

/** A day of the newsroom, whatever the reader's zone. */
function dayLabel(day: string, locale: Locale): string {
  return locale.date(Date.parse(`${day}T12:00:00Z`), "UTC", "axis");
}

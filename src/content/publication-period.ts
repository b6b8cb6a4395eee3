import type { Period } from "./article-store.ts";

/** The periods that a digest on demand can cover. */
export const PERIODS = ["today", "week", "month"] as const;
export type PeriodName = (typeof PERIODS)[number];

/**
 * The calendar days of a period, up to now, in a reader's zone: today from midnight; a week and a month are the last 7 and 30
 * days with today. Days are the zone's own, so a day on which clocks change has 23 or 25 hours.
 * @param now epoch ms
 * @param timeZone IANA name
 */
export function periodUntil(now: number, timeZone: string, name: PeriodName): Period {
  const days = { today: 0, week: 6, month: 29 }[name];
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const from = today.subtract({ days }).toZonedDateTime(timeZone);
  return { from: from.epochMilliseconds, until: now + 1 };
}

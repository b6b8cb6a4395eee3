/**
 * When a digest is due. Pure; all calendar work is Temporal's.
 *
 * A digest belongs to a local date. There is at most one for each local date, at the chat's time of day in the chat's zone; on every
 * date, or where nothing comes daily on the dates of some weekdays:
 * - a time that doesn't exist that day (clocks go forward) comes at the shifted time, one that happens twice comes the first time
 *   (Temporal's "compatible" disambiguation, RFC 5545);
 * - changing the time or the zone, clocks that jump back and new rules for a zone never make a second digest on a date that had one;
 * - what was missed while the program was down is sent as soon as it is up if today's hour has passed, and at today's hour otherwise;
 *   so is a weekly one, whatever day it is by then. Articles are counted by revision, so nothing is lost by a late or merged digest.
 */
export interface DigestSettings {
  /** IANA name. */
  timeZone: string;
  /** Local time of day, "HH:MM". */
  digestTime: string;
  /** The only days of a digest, 1 (Monday) to 7 (Sunday), in order, at least one; null: every day. */
  weekdays: readonly number[] | null;
  /** The local date ("YYYY-MM-DD") of the last digest; null before the first. */
  lastDigestDate: string | null;
}

/** The local date of an instant (epoch ms) in a zone, "YYYY-MM-DD". */
export function localDate(instant: number, timeZone: string): string {
  return zoned(instant, timeZone).toPlainDate().toString();
}

/** The instant (epoch ms) of a digest on a local date ("YYYY-MM-DD"). */
export function dueOn({ timeZone, digestTime }: DigestSettings, date: string): number {
  const plainTime = Temporal.PlainTime.from(digestTime);
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}

/**
 * The next instant (epoch ms, later than `after`) at which a digest is due, on a local date after the last one's.
 * @param after epoch ms
 */
export function nextDigestAt(settings: DigestSettings, after: number): number {
  const { timeZone, digestTime, weekdays } = settings;
  const time = Temporal.PlainTime.from(digestTime);
  let date = zoned(after, timeZone).toPlainDate();
  const last = lastDate(settings, date);
  if (last === "wrong") {
    // Whether today had one isn't known any more: rather none than two.
    date = date.add({ days: 1 });
  } else if (last !== null) {
    const afterLast = last.add({ days: 1 });
    if (Temporal.PlainDate.compare(date, afterLast) < 0) date = afterLast;
  }
  // Twice at the most, or a week, but for a date that the zone skipped (Apia, 2011-12-30), whose digest would fall on the next date.
  for (;;) {
    if (weekdays === null || weekdays.includes(date.dayOfWeek)) {
      const due = date.toZonedDateTime({ timeZone, plainTime: time });
      if (due.epochMilliseconds > after && due.toPlainDate().equals(date)) return due.epochMilliseconds;
    }
    date = date.add({ days: 1 });
  }
}

/**
 * What to do at `now` (epoch ms) with a chat whose `next_digest_at` has come: its digest is sent now, for the local date `date`;
 * or, when the program slept over that date and today's hour is still to come, it waits for that. A `dueAt` that was reckoned by
 * other rules or settings never brings a date a second digest.
 */
export function atDue(
  settings: DigestSettings,
  dueAt: number,
  now: number,
): { kind: "send"; date: string; next: number } | { kind: "wait"; next: number } {
  const { timeZone, digestTime } = settings;
  const today = zoned(now, timeZone).toPlainDate();
  const todayDue = today.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(digestTime) });
  const date = today.toString();
  const missed = localDate(dueAt, timeZone) < date;
  if (missed && todayDue.epochMilliseconds > now) return { kind: "wait", next: todayDue.epochMilliseconds };
  const last = lastDate(settings, today);
  if (last !== null && last !== "wrong" && Temporal.PlainDate.compare(today, last) <= 0) {
    return { kind: "wait", next: nextDigestAt(settings, now) };
  }
  return { kind: "send", date, next: nextDigestAt({ ...settings, lastDigestDate: date }, now) };
}

/**
 * The weekdays whose weekly topics the digest of `date` holds: those that have come since the last digest, or before the first one since
 * it was due. A late one is as good.
 * @param date "YYYY-MM-DD"
 * @param dueAt when the digest was due (epoch ms)
 * @returns in order, 1 (Monday) to 7 (Sunday)
 */
export function weekdaysHeld(
  date: string,
  { lastDigestDate, timeZone }: Pick<DigestSettings, "lastDigestDate" | "timeZone">,
  dueAt: number,
): number[] {
  const today = Temporal.PlainDate.from(date);
  const after = lastDigestDate ?? zoned(dueAt, timeZone).toPlainDate().subtract({ days: 1 });
  const days = today.since(after, { largestUnit: "days" }).days;
  return WEEK.filter((weekday) => (today.dayOfWeek - weekday + 7) % 7 < days);
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/**
 * The date of the last digest. "wrong": it lies further ahead than any zone is from another, so it was planned by a clock that was
 * wrong, and must not keep digests back until then.
 */
function lastDate({ lastDigestDate }: DigestSettings, today: Temporal.PlainDate): Temporal.PlainDate | "wrong" | null {
  if (lastDigestDate === null) return null;
  const last = Temporal.PlainDate.from(lastDigestDate);
  return Temporal.PlainDate.compare(last, today.add({ days: 2 })) > 0 ? "wrong" : last;
}

function zoned(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

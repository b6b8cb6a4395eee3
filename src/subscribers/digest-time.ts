/**
 * When a digest is due. Pure; all calendar work is Temporal's.
 *
 * A digest belongs to a local date. There is at most one for each local date, at the chat's time of day in the chat's zone:
 * - a time that doesn't exist that day (clocks go forward) comes at the shifted time, one that happens twice comes the first time
 *   (Temporal's "compatible" disambiguation, RFC 5545);
 * - changing the time or the zone, clocks that jump back and new rules for a zone never make a second digest on a date that had one;
 * - what was missed while the program was down is sent as soon as it is up if today's hour has passed, and with today's digest
 *   otherwise. Articles are counted by revision, so nothing is lost by a late or merged digest.
 */
export interface DigestSettings {
  /** IANA name. */
  timeZone: string;
  /** Local time of day, "HH:MM". */
  digestTime: string;
  /** The local date ("YYYY-MM-DD") of the last digest; null before the first. */
  lastDigestDate: string | null;
}

/** The local date of an instant (epoch ms) in a zone, "YYYY-MM-DD". */
export function localDate(instant: number, timeZone: string): string {
  return zoned(instant, timeZone).toPlainDate().toString();
}

/**
 * The next instant (epoch ms, later than `after`) at which a digest is due, on a local date after the last one's.
 * @param after epoch ms
 */
export function nextDigestAt(settings: DigestSettings, after: number): number {
  const { timeZone, digestTime, lastDigestDate } = settings;
  const time = Temporal.PlainTime.from(digestTime);
  let date = zoned(after, timeZone).toPlainDate();
  if (lastDigestDate !== null) {
    const afterLast = Temporal.PlainDate.from(lastDigestDate).add({ days: 1 });
    if (Temporal.PlainDate.compare(date, afterLast) < 0) date = afterLast;
  }
  // Twice at the most but for a date that the zone skipped (Apia, 2011-12-30), whose digest would fall on the next date.
  for (;;) {
    const due = date.toZonedDateTime({ timeZone, plainTime: time });
    if (due.epochMilliseconds > after && due.toPlainDate().equals(date)) return due.epochMilliseconds;
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
  const { timeZone, digestTime, lastDigestDate } = settings;
  const today = zoned(now, timeZone).toPlainDate();
  const todayDue = today.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(digestTime) });
  const missed = localDate(dueAt, timeZone) < today.toString();
  if (missed && todayDue.epochMilliseconds > now) return { kind: "wait", next: todayDue.epochMilliseconds };
  const date = today.toString();
  if (lastDigestDate !== null && date <= lastDigestDate) return { kind: "wait", next: nextDigestAt(settings, now) };
  return { kind: "send", date, next: nextDigestAt({ ...settings, lastDigestDate: date }, now) };
}

function zoned(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

import { QuietHours } from "./chat.ts";

/**
 * When quiet hours that hold at `now` end: the next time that the zone's clocks show their end. Where that time doesn't exist on a
 * day it is the shifted one, where it comes twice the first (Temporal's "compatible"); what is quiet is told by the clocks on the
 * wall, so a night on which they change has an hour more or less of it.
 * @param now epoch ms
 * @param timeZone IANA name
 * @returns epoch ms, later than `now`; undefined when they don't hold
 */
export function quietUntil(quietHours: QuietHours, timeZone: string, now: number): number | undefined {
  const [from = "", until = ""] = quietHours.split("-");
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  const holds = from < until ? from <= time && time < until : from <= time || time < until;
  if (!holds) return undefined;
  const plainTime = Temporal.PlainTime.from(until);
  let date = local.toPlainDate();
  for (;;) {
    const ends = date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
    if (ends > now) return ends;
    date = date.add({ days: 1 });
  }
}

/** The same for many chats at one instant: each zone with each choice is looked at once. @param now epoch ms */
export function quietEnds(now: number): (timeZone: string, quietHours: string | null) => number | undefined {
  const ends = new Map<string, number | undefined>();
  return (timeZone, quietHours) => {
    if (quietHours === null) return undefined;
    const key = `${timeZone} ${quietHours}`;
    if (!ends.has(key)) ends.set(key, quietUntil(QuietHours.parse(quietHours), timeZone, now));
    return ends.get(key);
  };
}

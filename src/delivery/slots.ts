import type { Clock } from "../core/clock.ts";
import { createLearnedRate } from "./learned-rate.ts";

/** A message that may go out now. */
export interface Admission {
  /** Its request has been answered, or has failed. */
  over(): void;
}

/** The places that a rate gives, one after the other. */
export interface Slots {
  /** Takes the next place. @returns when it is (ms of the clock), not before `gate`, and how far places had been put off by then */
  take(gate: number): { at: number; putOff: number };
  /** When the message that has had its place may really go; the clock's now or earlier: now. */
  roomAt(): number;
  /** A message that had its place must wait `ms` more: those that come after are as late. @param putOff as it was when it took its place */
  delay(putOff: number, ms: number): void;
  /** A message goes out now. */
  note(): Admission;
  /** Telegram refused one that went at `wentAt` (ms of the clock). */
  refused(wentAt: number): void;
  /** Messages a second, as learned. */
  perSecond(): number;
}

/** A second is cut a little long: a server that counts the messages of the last second must not find one more. */
const GUARD = 1.001;
/** Messages that may be on their way at a time, and overtake one another. */
const MOST_AT_ONCE = 20;
/** Requests whose ways there and back are compared, to tell the shortest. */
const WAYS_KEPT = 200;

/** How long a gap of `ms` is made, as a second is. */
export function guarded(ms: number): number {
  return ms * GUARD;
}

/**
 * Slots are 1/perSecond apart, so a second never holds more than its share, without a burst to pay back.
 *
 * Messages get there less evenly than they leave here. So each is held against the last second once more when it really goes: of those
 * that the server can have counted within it there must be fewer than a second's share. One was counted at the latest when its
 * answer came, less the way back, which with the way of the new one there takes as long as the shortest of late.
 * @param most messages a second; Infinity: no limit
 */
export function createSlots(most: number, clock: Clock): Slots {
  const rate = createLearnedRate(most);
  const limited = Number.isFinite(most);
  const slotMs = () => (limited ? guarded(1000) / rate.perSecond() : 0);
  let nextSlot = 0;
  let putOff = 0;
  /** The last messages, as many as a second may hold or some more: when they went, and when their requests were over. */
  const went: { at: number; over: number | undefined }[] = [];
  const ways: number[] = [];
  let shortestWay = 0;
  /** When the server can have counted a message at the latest, moved by the way there of the one that is to come. */
  const countedAt = ({ at, over }: { at: number; over: number | undefined }) =>
    Math.max(at, (over ?? at) - shortestWay);

  return {
    take(gate) {
      const now = clock.now();
      rate.used(now);
      const at = Math.max(now, nextSlot, gate);
      nextSlot = at + slotMs();
      return { at, putOff };
    },
    roomAt() {
      const share = Math.max(1, Math.floor(rate.perSecond()));
      if (!limited || went.length < share) return 0;
      // They get there in whatever order, and are counted in that.
      const counted = went
        .slice(-share - MOST_AT_ONCE)
        .map(countedAt)
        .sort((a, b) => b - a);
      return (counted[share - 1] ?? 0) + guarded(1000);
    },
    delay(before, ms) {
      // Those that have their place already wait for themselves.
      const more = before + ms - putOff;
      if (more <= 0) return;
      nextSlot += more;
      putOff += more;
    },
    note() {
      const at = clock.now();
      const message = { at, over: undefined as number | undefined };
      if (!limited) return { over() {} };
      went.push(message);
      if (went.length > 2 * most + 2) went.splice(0, Math.ceil(most));
      return {
        over() {
          message.over = clock.now();
          ways.push(message.over - at);
          if (ways.length > WAYS_KEPT) ways.shift();
          shortestWay = Math.min(...ways);
        },
      };
    },
    refused(wentAt) {
      const taken = went.filter(({ at }) => at > wentAt - 1000 && at < wentAt).length;
      rate.refused(clock.now(), taken);
    },
    perSecond: rate.perSecond,
  };
}

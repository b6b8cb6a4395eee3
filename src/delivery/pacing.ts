import { type Clock, systemClock } from "../core/clock.ts";

/**
 * How fast a bot token may send to who isn't waiting (Bot API FAQ, "My bot is hitting limits"): about 30 messages a second over
 * all, one a second to a chat, 20 a minute to a group or channel. Telegram's 429 decides in the end: it closes one gate for all.
 */
export interface Pace {
  /** Infinity: no limit, for benchmarks and tests. */
  perSecond: number;
  /** Least time between two messages to a private chat, ms. */
  chatGapMs: number;
  /** The same for a group or channel. */
  groupGapMs: number;
}

export const TELEGRAM_PACE: Pace = { perSecond: 30, chatGapMs: 1000, groupGapMs: 3000 };

/** Intervals are measured with a clock that nobody sets: time of day that jumps back an hour must not hold sending up for one. */
export const monotonicClock: Clock = { now: () => performance.now(), sleep: systemClock.sleep };

export interface Pacing {
  /** Resolves when a message may go to the chat; its place is taken then. Resolves at once, place or not, when aborted. */
  turn(chatId: number, signal: AbortSignal): Promise<void>;
  /** The chats whose own gap isn't over, and in how many ms the first of them is free. What they get next had better wait unclaimed. */
  resting(): { chats: number[]; firstFreeInMs: number };
  /** Nobody has a turn for `ms` (a 429's `retry_after`). */
  close(ms: number): void;
}

/**
 * Turns are given as times, in the order of asking: the next free slot of the token, not before the chat's own gap is over, nor
 * before the gate opens. Slots are 1/perSecond apart, so a second never holds more than its share, without a burst to pay back.
 */
export function createPacing(pace: Pace = TELEGRAM_PACE, clock: Clock = monotonicClock): Pacing {
  const slotMs = 1000 / pace.perSecond;
  let nextSlot = 0;
  let gateOpensAt = 0;
  /** When each chat's gap is over; `resting` sweeps what is. */
  const chatFreeAt = new Map<number, number>();

  function take(chatId: number, now: number): number {
    const gap = chatId < 0 ? pace.groupGapMs : pace.chatGapMs;
    const at = Math.max(now, nextSlot, gateOpensAt, chatFreeAt.get(chatId) ?? 0);
    // A chat that must wait doesn't hold up the token's slots: they go on from where they were.
    nextSlot = Math.max(nextSlot, now, gateOpensAt) + slotMs;
    if (gap > 0) chatFreeAt.set(chatId, at + gap);
    return at;
  }

  return {
    async turn(chatId, signal) {
      for (;;) {
        const at = take(chatId, clock.now());
        while (at > clock.now() && !signal.aborted) await clock.sleep(at - clock.now(), signal);
        if (signal.aborted || gateOpensAt <= clock.now()) return;
        // Whoever was waiting when the gate closed takes a new slot, so that its opening is no burst.
        chatFreeAt.delete(chatId);
      }
    },
    resting() {
      const now = clock.now();
      let firstFreeAt = Number.POSITIVE_INFINITY;
      for (const [chatId, freeAt] of chatFreeAt) {
        if (freeAt <= now) chatFreeAt.delete(chatId);
        else firstFreeAt = Math.min(firstFreeAt, freeAt);
      }
      return { chats: [...chatFreeAt.keys()], firstFreeInMs: firstFreeAt - now };
    },
    close(ms) {
      gateOpensAt = Math.max(gateOpensAt, clock.now() + ms);
    },
  };
}

import { type Clock, systemClock } from "../core/clock.ts";
import { type Admission, createSlots, guarded, type Slots } from "./slots.ts";

/**
 * How fast a bot token may send to who isn't waiting (Bot API FAQ, "My bot is hitting limits"): about 30 messages a second over
 * all, one a second to a chat, 20 a minute to a group or channel. Telegram's 429 decides in the end: it closes one gate for all,
 * and the pace learns from it.
 */
export interface Pace {
  /** Infinity: no limit, for benchmarks and tests. */
  perSecond: number;
  /** Least time between two messages to a private chat, ms. */
  chatGapMs: number;
  /** The same for a group or channel. */
  groupGapMs: number;
  /** Of a paid broadcast (Bot API, `allow_paid_broadcast`: up to 1,000). */
  paidPerSecond?: number;
}

export const TELEGRAM_PACE: Pace = { perSecond: 30, chatGapMs: 1000, groupGapMs: 3000 };

/** Intervals are measured with a clock that nobody sets: time of day that jumps back an hour must not hold sending up for one. */
export const monotonicClock: Clock = { now: () => performance.now(), sleep: systemClock.sleep };

/** A place among the messages of the token. */
export interface Turn {
  slots: Slots;
  /** By how much all places had been put off when this one was given, ms. */
  putOff: number;
  /** When its message went (ms of the pace's clock). */
  wentAt?: number;
  /** The gate was closed while it was waited for: what was made before may be out of date. */
  gateWasClosed: boolean;
}

export interface Pacing {
  /**
   * Resolves when a message may go to the chat; its place is taken then. Resolves at once, place or not, when aborted.
   * @param paid it goes as part of a paid broadcast, which has places of its own
   */
  turn(chatId: number, signal: AbortSignal, paid?: boolean): Promise<Turn>;
  /**
   * Asked right before the request, after all that takes its time. Waits for some milliseconds where a second would get more than its
   * share; undefined when the gate has closed meanwhile, or it is aborted.
   */
  admit(turn: Turn, signal: AbortSignal): Promise<Admission | undefined>;
  /** The chats whose own gap isn't over, and in how many ms the first of them is free. What they get next had better wait unclaimed. */
  resting(): { chats: number[]; firstFreeInMs: number };
  /** Nobody has a turn for `ms`. */
  close(ms: number): void;
  /** Telegram refused a message to the chat (429) and wants `ms` of silence. @param turn what it had; absent for an answer */
  refused(chatId: number, ms: number, turn?: Turn): void;
  /** An answer goes out to somebody who waits: it asks nobody, and what nobody waits for makes room for it. */
  answered(): Admission;
  /** Messages a second that nobody pays for, as learned. */
  perSecond(): number;
}

/**
 * Turns are given as times, in the order of asking: the next free slot of the token (`slots.ts`), not before the chat's own gap is
 * over, nor before the gate opens.
 */
export function createPacing(pace: Pace = TELEGRAM_PACE, clock: Clock = monotonicClock): Pacing {
  const free = createSlots(pace.perSecond, clock);
  const paidFor = createSlots(pace.paidPerSecond ?? pace.perSecond, clock);
  let gateOpensAt = 0;
  /** When each chat's gap is over; `resting` sweeps what is. */
  const chatFreeAt = new Map<number, number>();

  function take(chatId: number, slots: Slots): { at: number; putOff: number } {
    const gap = guarded(chatId < 0 ? pace.groupGapMs : pace.chatGapMs);
    const { at: slot, putOff } = slots.take(gateOpensAt);
    // A chat that must wait doesn't hold up the token's slots: they go on from where they were.
    const at = Math.max(slot, chatFreeAt.get(chatId) ?? 0);
    if (gap > 0) chatFreeAt.set(chatId, at + gap);
    return { at, putOff };
  }

  function close(ms: number): void {
    gateOpensAt = Math.max(gateOpensAt, clock.now() + ms);
  }

  return {
    async turn(chatId, signal, paid = false) {
      const slots = paid ? paidFor : free;
      let gateWasClosed = gateOpensAt > clock.now();
      for (;;) {
        const { at, putOff } = take(chatId, slots);
        while (at > clock.now() && !signal.aborted) await clock.sleep(at - clock.now(), signal);
        if (signal.aborted || gateOpensAt <= clock.now()) return { slots, putOff, gateWasClosed };
        gateWasClosed = true;
        // Whoever was waiting when the gate closed takes a new slot, so that its opening is no burst.
        chatFreeAt.delete(chatId);
      }
    },
    async admit(turn, signal) {
      const { slots, putOff } = turn;
      while (!signal.aborted) {
        const now = clock.now();
        if (gateOpensAt > now) return undefined;
        const wait = slots.roomAt() - now;
        if (wait <= 0) {
          turn.wentAt = now;
          return slots.note();
        }
        slots.delay(putOff, wait);
        await clock.sleep(wait, signal);
      }
      return undefined;
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
    close,
    refused(chatId, ms, turn) {
      // A group's own limit says nothing of the token's: whoever makes the bot answer in a group of theirs until Telegram refuses mustn't
      // keep everybody's messages back. If it was the token's after all, the next message that nobody waits for is told so.
      if (turn === undefined && chatId < 0) {
        chatFreeAt.set(chatId, Math.max(chatFreeAt.get(chatId) ?? 0, clock.now() + ms));
        return;
      }
      // Requests that were on their way together are refused together.
      if (gateOpensAt <= clock.now() && chatId > 0) (turn?.slots ?? free).refused(turn?.wentAt ?? clock.now());
      close(ms);
    },
    answered() {
      free.take(0);
      return free.note();
    },
    perSecond: free.perSecond,
  };
}

import { type Clock, systemClock } from "../core/clock.ts";
import { createLearnedRate, type LearnedRate } from "./learned-rate.ts";

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
}

export const TELEGRAM_PACE: Pace = { perSecond: 30, chatGapMs: 1000, groupGapMs: 3000 };

/** Intervals are measured with a clock that nobody sets: time of day that jumps back an hour must not hold sending up for one. */
export const monotonicClock: Clock = { now: () => performance.now(), sleep: systemClock.sleep };

/** A place among the messages of the token. */
export interface Turn {
  /** By how much all places had been put off when this one was given, ms. */
  putOff: number;
}

/** A message that may go out now. */
export interface Admission {
  /** Its request has been answered, or has failed. */
  over(): void;
}

export interface Pacing {
  /** Resolves when a message may go to the chat; its place is taken then. Resolves at once, place or not, when aborted. */
  turn(chatId: number, signal: AbortSignal): Promise<Turn>;
  /**
   * Asked right before the request, after all that takes its time. Waits for some milliseconds where a second would get more than its
   * share; undefined when the gate has closed meanwhile, or it is aborted.
   */
  admit(turn: Turn, signal: AbortSignal): Promise<Admission | undefined>;
  /** The chats whose own gap isn't over, and in how many ms the first of them is free. What they get next had better wait unclaimed. */
  resting(): { chats: number[]; firstFreeInMs: number };
  /** Nobody has a turn for `ms`. */
  close(ms: number): void;
  /** Telegram refused a message to the chat (429) and wants `ms` of silence. */
  refused(chatId: number, ms: number): void;
  /** An answer went out to somebody who waits: it asks nobody, and what nobody waits for makes room for it. */
  answered(): void;
  /** Messages a second, as learned. */
  perSecond(): number;
}

/** A second is cut a little long: a server that counts the messages of the last second must not find one more. */
const GUARD = 1.001;
/** Requests whose ways there and back are compared, to tell the shortest. */
const WAYS_KEPT = 200;

/**
 * Turns are given as times, in the order of asking: the next free slot of the token, not before the chat's own gap is over, nor
 * before the gate opens. Slots are 1/perSecond apart, so a second never holds more than its share, without a burst to pay back.
 *
 * Messages get there less evenly than they leave here. So each is held against the last second once more when it really goes: a
 * second must have passed since the server can have counted the message that was one second's share before. That was at the
 * latest when its answer came, less the way back, which with the way of this one there takes as long as the shortest of late.
 */
export function createPacing(pace: Pace = TELEGRAM_PACE, clock: Clock = monotonicClock): Pacing {
  const rate: LearnedRate = createLearnedRate(pace.perSecond);
  const limited = Number.isFinite(pace.perSecond);
  const slotMs = () => (limited ? (1000 * GUARD) / rate.perSecond() : 0);
  let nextSlot = 0;
  let putOff = 0;
  let gateOpensAt = 0;
  /** When each chat's gap is over; `resting` sweeps what is. */
  const chatFreeAt = new Map<number, number>();
  /** The last messages, as many as a second may hold or some more: when they went, and when their requests were over. */
  const went: { at: number; over: number | undefined }[] = [];
  const ways: number[] = [];

  function take(chatId: number, now: number): number {
    const gap = (chatId < 0 ? pace.groupGapMs : pace.chatGapMs) * GUARD;
    const at = Math.max(now, nextSlot, gateOpensAt, chatFreeAt.get(chatId) ?? 0);
    rate.used(now);
    // A chat that must wait doesn't hold up the token's slots: they go on from where they were.
    nextSlot = Math.max(nextSlot, now, gateOpensAt) + slotMs();
    if (gap > 0) chatFreeAt.set(chatId, at + gap);
    return at;
  }

  /** When a second has room for one more message. */
  function roomAt(): number {
    const first = went.at(-Math.max(1, Math.floor(rate.perSecond())));
    if (!first) return 0;
    const counted = Math.max(first.at, (first.over ?? first.at) - Math.min(...ways));
    return counted + 1000 * GUARD;
  }

  function note(at: number): Admission {
    const message = { at, over: undefined as number | undefined };
    if (!limited) return { over() {} };
    went.push(message);
    if (went.length > 2 * pace.perSecond + 2) went.splice(0, Math.ceil(pace.perSecond));
    return {
      over() {
        message.over = clock.now();
        ways.push(message.over - at);
        if (ways.length > WAYS_KEPT) ways.shift();
      },
    };
  }

  function close(ms: number): void {
    gateOpensAt = Math.max(gateOpensAt, clock.now() + ms);
  }

  return {
    async turn(chatId, signal) {
      for (;;) {
        const at = take(chatId, clock.now());
        const turn = { putOff };
        while (at > clock.now() && !signal.aborted) await clock.sleep(at - clock.now(), signal);
        if (signal.aborted || gateOpensAt <= clock.now()) return turn;
        // Whoever was waiting when the gate closed takes a new slot, so that its opening is no burst.
        chatFreeAt.delete(chatId);
      }
    },
    async admit(turn, signal) {
      while (!signal.aborted) {
        const now = clock.now();
        if (gateOpensAt > now) return undefined;
        const room = limited ? roomAt() : 0;
        if (room <= now) return note(now);
        // Who comes after is as late, and had better wait before being marked; those who have their place already wait here.
        const more = turn.putOff + room - now - putOff;
        if (more > 0) {
          nextSlot += more;
          putOff += more;
        }
        await clock.sleep(room - now, signal);
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
    refused(chatId, ms) {
      const now = clock.now();
      // Requests that were on their way together are refused together. A group's own limit says nothing of the token's.
      if (gateOpensAt <= now && chatId > 0) rate.refused(now);
      close(ms);
    },
    answered() {
      const now = clock.now();
      nextSlot = Math.max(nextSlot, now) + slotMs();
      note(now);
    },
    perSecond: rate.perSecond,
  };
}

import type { Context, MiddlewareFn } from "grammy";
import type { Clock } from "../core/clock.ts";

/**
 * How much of one person, and of one group, is answered. Without it somebody who sends a thousand messages a second has the program answer
 * them all: everybody else waits behind them, and Telegram, which counts answers too, stops the bot for everybody.
 */

/** So much at once, and then so much a second. */
export interface Allowance {
  burst: number;
  perSecond: number;
}

export interface FloodLimits {
  /** Messages and presses of one person. More than a person types; a long text that an app cuts into messages fits. */
  person: Allowance;
  /** Their inline queries: an app asks with every few letters. */
  inline: Allowance;
  /** Commands and presses in one group, whoever's: Telegram lets a bot send 20 messages a minute to it (Bot API FAQ). */
  group: Allowance;
}

export const USUAL_LIMITS: FloodLimits = {
  person: { burst: 30, perSecond: 1 },
  inline: { burst: 30, perSecond: 3 },
  group: { burst: 20, perSecond: 1 / 3 },
};

/** How many are kept in mind; who has been silent longest is forgotten first, and begins with a whole burst again. */
const MAX_KNOWN = 20_000;

/**
 * - `tell`: it is too much, and the first of it: who sends it has to be told that the rest isn't read.
 */
export type Ruling = "answer" | "tell" | "pass over";

/** Gives each key its allowance; memory doesn't grow with the number of keys. */
export function createAllowances({ burst, perSecond }: Allowance, clock: Pick<Clock, "now">, known = MAX_KNOWN) {
  const accounts = new Map<number, { left: number; at: number; told: boolean }>();
  return {
    take(key: number): Ruling {
      const now = clock.now();
      const { left, at, told } = accounts.get(key) ?? { left: burst, at: now, told: false };
      const refilled = Math.min(burst, left + (Math.max(0, now - at) / 1000) * perSecond);
      const suffices = refilled >= 1;
      accounts.delete(key);
      accounts.set(key, {
        left: suffices ? refilled - 1 : refilled,
        at: now,
        told: suffices ? told && refilled < burst / 2 : true,
      });
      if (accounts.size > known) accounts.delete(accounts.keys().next().value ?? key);
      return suffices ? "answer" : told ? "pass over" : "tell";
    },
    size: () => accounts.size,
  };
}

export interface FloodGuard {
  /** Stands before everything that costs something. */
  middleware: MiddlewareFn;
  /** Whether the update has come through only for its sender to be told that it was too much. */
  isTooMuch(ctx: Context): boolean;
}

/**
 * Passes over what is too much, and what nobody in a group said to us. What Telegram tells of chats (a block, a group that moved) always
 * passes.
 */
export function createFloodGuard(limits: FloodLimits, clock: Pick<Clock, "now">): FloodGuard {
  const people = createAllowances(limits.person, clock);
  const inline = createAllowances(limits.inline, clock);
  const groups = createAllowances(limits.group, clock);
  const tooMuch = new WeakSet<Context>();

  function rule(ctx: Context): Ruling {
    if (ctx.inlineQuery) return inline.take(ctx.inlineQuery.from.id) === "answer" ? "answer" : "pass over";
    const { message = ctx.editedMessage, callbackQuery } = ctx;
    if (message === undefined && callbackQuery === undefined) return "answer";
    const isGroup = ctx.chat !== undefined && ctx.chat.type !== "private";
    if (message !== undefined && isGroup) {
      if (message.migrate_to_chat_id !== undefined || message.migrate_from_chat_id !== undefined) return "answer";
      const [first] = message.entities ?? [];
      if (first?.type !== "bot_command" || first.offset !== 0) return "pass over";
    }
    // All anonymous administrators write as one bot, all channels as another: it is the chat in whose name they write that counts.
    const sender = message?.sender_chat?.id ?? ctx.from?.id ?? 0;
    const ruling = people.take(sender);
    if (!isGroup || ctx.chat === undefined) return ruling;
    // A group isn't told: that would be one message more.
    return ruling === "answer" && groups.take(ctx.chat.id) === "answer" ? "answer" : "pass over";
  }

  return {
    async middleware(ctx, next) {
      const ruling = rule(ctx);
      if (ruling === "pass over") return;
      if (ruling === "tell") tooMuch.add(ctx);
      await next();
    },
    isTooMuch: (ctx) => tooMuch.has(ctx),
  };
}

import { z } from "zod";

/**
 * What a real server does on a bad day: floods are answered with 429, servers err, connections break before or after the
 * effect. Rules are used up call by call.
 */
export const MisbehaviourRule = z.strictObject({
  /** Which method; absent: any but getUpdates. */
  method: z.string().optional(),
  kind: z.enum(["flood", "server_error", "drop", "lose_answer"]),
  /** Seconds, for a flood. */
  retry_after: z.number().int().min(1).max(3600).default(1),
  /** How many calls it meets. */
  count: z.number().int().min(1).max(1_000_000).default(1),
  /** How likely it meets one. */
  probability: z.number().min(0).max(1).default(1),
});
export type MisbehaviourRule = z.infer<typeof MisbehaviourRule>;

/** Limits that the server enforces with 429; 0: none. */
export const Rates = z.strictObject({
  per_second: z.number().min(0).default(0),
  per_chat_per_second: z.number().min(0).default(0),
  per_group_per_minute: z.number().min(0).default(0),
});
export type Rates = z.infer<typeof Rates>;

/** Methods that the server doesn't know: it plays one of the time before them. Names as Telegram spells them. */
export const UnknownMethods = z.strictObject({ unknown_methods: z.array(z.string()) });

export type Fate =
  | { kind: "behave" | "unknown_method" | "server_error" | "drop" | "lose_answer" }
  | { kind: "flood"; retryAfter: number };

const LONGEST_WINDOW_MS = 60_000;
/** Chats whose latest calls are kept in mind, for the rates. */
const MAX_REMEMBERED = 10_000;
const SENDING = /^(send|copy|forward|edit)/;

export class Misbehaviour {
  rules: MisbehaviourRule[] = [];
  unknownMethods: readonly string[] = [];
  rates: Rates = { per_second: 0, per_chat_per_second: 0, per_group_per_minute: 0 };
  #floodUntil = 0;
  readonly #now: () => number;
  readonly #random: () => number;
  /** When calls were made: over all, and by chat. */
  readonly #recent = new Map<string, number[]>();

  /** @param now epoch ms; @param random in [0, 1) */
  constructor(now: () => number, random: () => number) {
    this.#now = now;
    this.#random = random;
  }

  /** Takes out what such a server passes over: without `sendRichMessage` there is no `rich_message` either, nor one in an inline result. */
  passOver(values: Record<string, unknown>): void {
    if (!this.unknownMethods.includes("sendRichMessage")) return;
    delete values.rich_message;
    for (const result of Array.isArray(values.results) ? values.results : []) {
      delete result?.input_message_content?.rich_message;
    }
  }

  /** What happens to a call. */
  fate(method: string, chatId: string | undefined): Fate {
    if (this.unknownMethods.includes(method)) return { kind: "unknown_method" };
    if (method === "getUpdates" && !this.rules.some((rule) => rule.method === method)) return { kind: "behave" };
    const now = this.#now();
    if (now < this.#floodUntil) return { kind: "flood", retryAfter: Math.ceil((this.#floodUntil - now) / 1000) };
    const rule = this.rules.find((one) => meets(one, method) && this.#random() < one.probability);
    if (rule) {
      rule.count--;
      if (rule.count <= 0) this.rules = this.rules.filter((one) => one !== rule);
      if (rule.kind !== "flood") return { kind: rule.kind };
      this.#floodUntil = now + rule.retry_after * 1000;
      return { kind: "flood", retryAfter: rule.retry_after };
    }
    const retryAfter = SENDING.test(method) ? this.#overRate(chatId, now) : 0;
    return retryAfter > 0 ? { kind: "flood", retryAfter } : { kind: "behave" };
  }

  /** Counts the call. @returns seconds to wait when it is one too many, else 0 */
  #overRate(chatId: string | undefined, now: number): number {
    const group = chatId?.startsWith("-") || chatId?.startsWith("@");
    const limits: [string, number, number][] = [["", this.rates.per_second, 1000]];
    if (chatId && !group) limits.push([chatId, this.rates.per_chat_per_second, 1000]);
    if (chatId && group) limits.push([chatId, this.rates.per_group_per_minute, 60_000]);
    for (const [key, limit, windowMs] of limits) {
      if (limit <= 0) continue;
      const times = (this.#recent.get(key) ?? []).filter((time) => time > now - windowMs);
      this.#recent.set(key, times);
      if (times.length >= limit) return Math.max(1, Math.ceil(((times[0] ?? now) + windowMs - now) / 1000));
    }
    for (const [key, limit] of limits) if (limit > 0) this.#recent.get(key)?.push(now);
    if (this.#recent.size > MAX_REMEMBERED) this.#forgetOld(now);
    return 0;
  }

  #forgetOld(now: number): void {
    for (const [key, times] of this.#recent) {
      if ((times.at(-1) ?? 0) <= now - LONGEST_WINDOW_MS || this.#recent.size > 2 * MAX_REMEMBERED) {
        this.#recent.delete(key);
      }
    }
  }
}

function meets(rule: MisbehaviourRule, method: string): boolean {
  return rule.method === undefined ? method !== "getUpdates" : rule.method === method;
}

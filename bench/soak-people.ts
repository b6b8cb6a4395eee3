/**
 * Readers for the soak: each of many writes, presses what the last message offers, or asks from another chat, and waits for what comes of it
 * before doing something else. Updates come at a steady rate, however slow the answers are.
 */
import type { Update } from "grammy/types";
import type { Call, SoakTelegram } from "./soak-telegram.ts";

interface Person {
  id: number;
  /** What was asked, and when (`performance.now()`); undefined: nothing that isn't answered. */
  asked?: { kind: Kind; at: number };
  /** The buttons of the last message that had some. */
  buttons?: { messageId: number; data: string[] };
}

const KINDS = ["search", "read", "settings", "command", "inline"] as const;
export type Kind = (typeof KINDS)[number];
/** Of a hundred updates. A "read" is whatever button the last message has: an article, its next page, a tag, a setting. */
const SHARES: Record<Kind, number> = { search: 35, read: 35, settings: 10, command: 15, inline: 5 };
const COMMANDS = ["/latest", "/tags", "/help", "/subscribe", "/start", "/mydata"];
const BATCHES_A_SECOND = 50;

export type Crowd = ReturnType<typeof crowd>;

/** @param words what they look for */
export function crowd(firstId: number, size: number, words: readonly string[], random: () => number) {
  const people = Array.from({ length: size }, (_, n): Person => ({ id: firstId + n }));
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const times: { kind: Kind; ms: number; at: number }[] = [];
  let asked = 0;
  let messageId = 0;

  function kindOfNext(): Kind {
    let left = random() * 100;
    for (const kind of KINDS) {
      left -= SHARES[kind];
      if (left < 0) return kind;
    }
    return "search";
  }

  function updateOf(person: Person, kind: Kind): Omit<Update, "update_id"> {
    const from = { id: person.id, is_bot: false as const, first_name: "Somebody", language_code: "en" };
    const chat = { id: person.id, type: "private" as const, first_name: "Somebody" };
    const says = (text: string): Omit<Update, "update_id"> => {
      const entities = text.startsWith("/") ? [{ type: "bot_command" as const, offset: 0, length: text.length }] : [];
      return { message: { message_id: ++messageId, date: Math.floor(Date.now() / 1000), chat, from, text, entities } };
    };
    switch (kind) {
      case "search":
        return says(`${one(words)} ${random() < 0.5 ? one(words) : ""}`.trim());
      case "settings":
        return says("/settings");
      case "command":
        return says(one(COMMANDS));
      case "inline":
        return { inline_query: { id: String(person.id), from, query: one(words), offset: "", chat_type: "private" } };
      case "read": {
        const { buttons } = person;
        if (!buttons) return says(one(words));
        const message = { message_id: buttons.messageId, date: 1, chat, text: "x" };
        const data = one(buttons.data);
        return { callback_query: { id: String(person.id), from, chat_instance: "1", data, message } };
      }
    }
  }

  return {
    times,
    asked: () => asked,
    /** What still waits for an answer, of each kind. */
    waiting: () => people.flatMap(({ asked }) => asked?.kind ?? []),

    /** Has them write at this rate, until `signal` is aborted. */
    async write(telegram: SoakTelegram, perSecond: number, signal: AbortSignal): Promise<void> {
      const start = performance.now();
      let sent = 0;
      while (!signal.aborted) {
        const due = Math.floor(((performance.now() - start) / 1000) * perSecond) - sent;
        for (let n = 0; n < due; n++) {
          // Whoever waits does nothing else; where nearly everybody waits, the rate is not kept.
          const person = Array.from({ length: 20 }, () => one(people)).find((candidate) => !candidate.asked);
          if (!person) continue;
          const kind = kindOfNext();
          person.asked = { kind: kind === "read" && !person.buttons ? "search" : kind, at: performance.now() };
          asked++;
          telegram.send(updateOf(person, kind));
        }
        sent += due;
        await new Promise((resolve) => setTimeout(resolve, 1000 / BATCHES_A_SECOND));
      }
    },

    /** What the program does: an answer to somebody, or nothing of ours. */
    hears({ method, parameters, messageId }: Call): void {
      const id = Number(parameters.chat_id ?? parameters.callback_query_id ?? parameters.inline_query_id);
      const person = people[id - firstId];
      if (!person) return;
      const data = buttonsOf(parameters.reply_markup);
      if (data.length > 0) person.buttons = { messageId: Number(parameters.message_id ?? messageId), data };
      // A press is over when its button stops waiting, anything else with the first message.
      const isOver =
        person.asked?.kind === "read" ? method === "answerCallbackQuery" : /^(send|edit|answerInline)/.test(method);
      if (!person.asked || !isOver || method === "sendChatAction") return;
      const now = performance.now();
      times.push({ kind: person.asked.kind, ms: now - person.asked.at, at: now });
      person.asked = undefined;
    },
  };
}

function buttonsOf(markup: unknown): string[] {
  const rows = (markup as { inline_keyboard?: { callback_data?: string }[][] } | undefined)?.inline_keyboard ?? [];
  return rows.flat().flatMap(({ callback_data: data }) => data ?? []);
}

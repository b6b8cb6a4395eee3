import type Keyv from "keyv";
import { z } from "zod";
import { ChatId } from "../core/ids.ts";

/** What the next plain message of a chat answers, when we asked something. */
const Question = z.enum(["words", "time", "zone", "quiet", "pause", "signature"]);
export type Question = z.infer<typeof Question>;

const Awaiting = z.object({
  question: Question,
  /** The channel or group that the answer is for, if it isn't the chat itself. */
  target: ChatId.optional(),
});
export type Awaiting = z.infer<typeof Awaiting>;

/** Stored with a version, so that a later program can tell an earlier one's state. */
const State = Awaiting.extend({ version: z.literal(2) });

/** A question that was left open for longer is forgotten. */
const OPEN_MS = 60 * 60 * 1000;

export type ChatSession = ReturnType<typeof chatSession>;

/** The little that is remembered between two messages of a chat: which question is open. */
export function chatSession(keyv: Keyv) {
  return {
    /** The question that is open in the chat; it is closed by asking. */
    async take(chatId: number): Promise<Awaiting | undefined> {
      const stored = await keyv.get(String(chatId));
      if (stored === undefined) return undefined;
      await keyv.delete(String(chatId));
      return State.safeParse(stored).data;
    },
    async expect(chatId: number, awaiting: Awaiting): Promise<void> {
      await keyv.set(String(chatId), { version: 2, ...awaiting } satisfies z.infer<typeof State>, OPEN_MS);
    },
    async clear(chatId: number): Promise<void> {
      await keyv.delete(String(chatId));
    },
  };
}

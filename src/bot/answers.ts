import type { Api } from "grammy";

/** What the pace of subscribers' messages has to know of answers, which share the token's limits with them. */
export interface AnswersMet {
  /** A message goes out to somebody who is waiting. @returns what is to be told when its request is over */
  answered(): { over(): void };
  /** Telegram refused one to the chat, and wants `ms` of silence. */
  refused(chatId: number, ms: number): void;
}

/** Methods whose calls count against the limits of messages (Bot API FAQ, "My bot is hitting limits"). */
const COUNTED = /^(send(?!ChatAction)|copy|forward|edit)/;

/**
 * Tells of each answer that goes out by `api`. Answers are the first lane: they ask nobody, and what nobody is waiting for makes
 * room for them; a flood limit that an answer meets closes the gate for all that is not one.
 */
export function noteAnswers(api: Api, met: AnswersMet): void {
  api.config.use(async (previous, method, payload, signal) => {
    if (!COUNTED.test(method)) return previous(method, payload, signal);
    const { over } = met.answered();
    const response = await previous(method, payload, signal).finally(over);
    if (!response.ok && response.error_code === 429) {
      const { chat_id: chatId } = payload as { chat_id?: number | string };
      met.refused(Number(chatId), (response.parameters?.retry_after ?? 1) * 1000);
    }
    return response;
  });
}

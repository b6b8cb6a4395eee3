import type { ChatId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { MessageIds } from "./dispatch.ts";

/**
 * What became of one message. Whoever retries must know what a second try may cost, so the outcomes differ in that:
 * - `sent`: Telegram has it.
 * - `retry_after`: refused by flood control (429), certainly not sent; nothing may be sent with this token for `ms`.
 * - `unavailable`: a server error, or no connection at all: taken as not sent.
 * - `in_doubt`: the connection broke after the request went out; Telegram may or may not have it, and offers no key to find out.
 * - `blocked`: this chat wants nothing more from us (403 in any of its kinds).
 * - `migrated`: the group is a supergroup now, with another id.
 * - `rich_refused`: Telegram takes no rich message here, or not this one; it was certainly not sent, and can go as classic messages.
 * - `refused`: Telegram will not take this message however often it is tried.
 */
export type SendOutcome =
  | { kind: "sent"; messageIds: MessageIds }
  | { kind: "retry_after"; ms: number }
  | { kind: "unavailable"; reason: string }
  | { kind: "in_doubt"; reason: string }
  | { kind: "blocked"; reason: string }
  | { kind: "migrated"; to: number }
  | { kind: "rich_refused"; reason: string }
  | { kind: "refused"; reason: string };

export interface Messenger {
  /** Whether rich messages are worth trying. */
  takesRich(): boolean;
  /**
   * Sends one message once. `chatId` is ours: the messenger knows the way there (a topic of a forum is a place within its group),
   * and whether the chat likes it silent, where `options` doesn't say. Never throws for what Telegram or the network does; never retries.
   */
  send(chatId: ChatId, message: OutgoingMessage, options: { silent?: boolean }): Promise<SendOutcome>;
}

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

export interface SendOptions {
  silent?: boolean;
  /** As part of a paid broadcast (Bot API, `allow_paid_broadcast`). */
  paid?: boolean;
}

export interface Messenger {
  /** Whether rich messages are worth trying. */
  takesRich(): boolean;
  /**
   * Sends one message once. `chatId` is ours: the messenger knows the way there (a topic of a forum is a place within its group),
   * and whether the chat likes it silent, where `options` doesn't say. Never throws for what Telegram or the network does; never retries.
   */
  send(chatId: ChatId, message: OutgoingMessage, options: SendOptions): Promise<SendOutcome>;
  /**
   * Puts a message in the place of one that was sent before. Done again it is as if done once, whatever an answer was lost.
   * @returns "sent" with the same ids, also when the message says that already
   */
  edit(chatId: ChatId, messageIds: MessageIds, message: OutgoingMessage): Promise<SendOutcome>;
  /**
   * Takes back a message: deletes it where Telegram allows (for 48 hours, Bot API `deleteMessage`), else puts `instead` in its place.
   * Done again it is as if done once.
   * @param sentAt when it was sent at the earliest (epoch ms)
   */
  withdraw(chatId: ChatId, messageIds: MessageIds, sentAt: number, instead: OutgoingMessage): Promise<SendOutcome>;
  /** Pins a message that was sent before, without a sound. Done again it is as if done once. @returns "sent" with the same ids */
  pin(chatId: ChatId, messageIds: MessageIds): Promise<SendOutcome>;
  /** The contrary, likewise; one that is gone is not pinned any more. */
  unpin(chatId: ChatId, messageIds: MessageIds): Promise<SendOutcome>;
}

/** What is done with one message of a delivery: it is sent, or changes one that was sent before. */
export type Step =
  | OutgoingMessage
  | { kind: "edit"; of: MessageIds; message: OutgoingMessage }
  | { kind: "withdraw"; of: MessageIds; sentAt: number; instead: OutgoingMessage }
  | { kind: "pin" | "unpin"; of: MessageIds };

/** What a delivery is to say; "skip" when there is nothing any more; or when to ask again (epoch ms), because it isn't wanted now. */
export type Composed = Step[] | "skip" | { notBefore: number };

/** Whether doing it twice does no harm. */
export function isRepeatable(step: Step): boolean {
  return step.kind === "edit" || step.kind === "withdraw" || step.kind === "pin" || step.kind === "unpin";
}

export function perform(messenger: Messenger, chatId: ChatId, step: Step, options: SendOptions): Promise<SendOutcome> {
  switch (step.kind) {
    case "edit":
      return messenger.edit(chatId, step.of, step.message);
    case "withdraw":
      return messenger.withdraw(chatId, step.of, step.sentAt, step.instead);
    case "pin":
      return messenger.pin(chatId, step.of);
    case "unpin":
      return messenger.unpin(chatId, step.of);
    default:
      return messenger.send(chatId, step, options);
  }
}

import { GrammyError, HttpError } from "grammy";
import { type Clock, systemClock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import type { ChatId } from "../core/ids.ts";
import { RichRefused } from "../core/rich-message.ts";
import type { MessageIds } from "../delivery/dispatch.ts";
import type { Messenger, SendOutcome } from "../delivery/messenger.ts";
import type { Place } from "../subscribers/chat.ts";
import { changeMessage, withdrawMessage } from "./change-message.ts";
import { pinMessage, unpinMessage } from "./pin-message.ts";
import { type Sending, sendMessage } from "./send-message.ts";
import { NeverSent } from "./transport.ts";

/** Where a chat of ours is in Telegram, and whether it likes messages without a sound. */
export interface Way {
  place: Place;
  silent: boolean;
}

/** Undefined: nowhere that is known. */
export type WayTo = (chatId: ChatId) => Promise<Way | undefined>;

const direct: WayTo = async (chatId) => ({ place: { chatId }, silent: false });

/**
 * The delivery engine's messenger over the Bot API. What Telegram answers becomes an outcome; nothing is retried here, because
 * only the ledger knows what a second try may cost.
 */
export function telegramMessenger(sending: Sending, clock: Clock = systemClock, wayTo: WayTo = direct): Messenger {
  async function at(chatId: ChatId, work: (way: Way) => Promise<MessageIds>): Promise<SendOutcome> {
    try {
      const way = await wayTo(chatId);
      if (!way) return { kind: "blocked", reason: "this topic of a forum is not known any more" };
      return { kind: "sent", messageIds: await work(way) };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  return {
    takesRich: () => sending.rich.taken,
    send: (chatId, message, { silent, paid }) =>
      at(chatId, ({ place, silent: liked }) =>
        sendMessage(sending, place.chatId, message, { silent: silent ?? liked, paid, threadId: place.threadId }),
      ),
    edit: (chatId, messageIds, message) =>
      at(chatId, async ({ place }) => {
        await changeMessage(sending, place.chatId, messageIds, message);
        return messageIds;
      }),
    withdraw: (chatId, messageIds, sentAt, instead) =>
      at(chatId, async ({ place }) => {
        await withdrawMessage(sending, place.chatId, messageIds, { age: clock.now() - sentAt, instead });
        return messageIds;
      }),
    pin: (chatId, messageIds) =>
      at(chatId, async ({ place }) => {
        await pinMessage(sending.api, place.chatId, messageIds);
        return messageIds;
      }),
    unpin: (chatId, messageIds) =>
      at(chatId, async ({ place }) => {
        await unpinMessage(sending.api, place.chatId, messageIds);
        return messageIds;
      }),
  };
}

function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof RichRefused) return { kind: "rich_refused", reason: error.message };
  if (error instanceof GrammyError) {
    const { error_code: code, description: reason, parameters } = error;
    if (parameters.migrate_to_chat_id !== undefined) return { kind: "migrated", to: parameters.migrate_to_chat_id };
    if (code === 429) return { kind: "retry_after", ms: (parameters.retry_after ?? 1) * 1000 };
    // A topic that was deleted wants no more than a chat that was left.
    if (code === 403 || reason.includes("message thread not found")) return { kind: "blocked", reason };
    // Of a token that was revoked: what waits is sent when there is a new one.
    if (code === 401) return { kind: "unavailable", reason };
    if (code >= 500) return { kind: "unavailable", reason };
    return { kind: "refused", reason };
  }
  if (error instanceof HttpError) return networkOutcome(error.error);
  return { kind: "refused", reason: messageOf(error) };
}

function networkOutcome(error: unknown): SendOutcome {
  if (error instanceof NeverSent) return { kind: "unavailable", reason: error.code };
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return { kind: "in_doubt", reason: code || "the connection was lost" };
}

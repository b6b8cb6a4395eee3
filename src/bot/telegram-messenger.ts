import { GrammyError, HttpError } from "grammy";
import { messageOf } from "../core/errors.ts";
import { RichRefused } from "../core/rich-message.ts";
import type { Messenger, SendOutcome } from "../delivery/messenger.ts";
import { type Sending, sendMessage } from "./send-message.ts";
import { NeverSent } from "./transport.ts";

/**
 * The delivery engine's messenger over the Bot API. What Telegram answers becomes an outcome; nothing is retried here, because
 * only the ledger knows what a second try may cost.
 */
export function telegramMessenger(sending: Sending): Messenger {
  return {
    takesRich: () => sending.rich.taken,
    async send(chatId, message, options) {
      try {
        const sent = await sendMessage(sending, chatId, message, options);
        return { kind: "sent", messageIds: sent };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof RichRefused) return { kind: "rich_refused", reason: error.message };
  if (error instanceof GrammyError) {
    const { error_code: code, description: reason, parameters } = error;
    if (parameters.migrate_to_chat_id !== undefined) return { kind: "migrated", to: parameters.migrate_to_chat_id };
    if (code === 429) return { kind: "retry_after", ms: (parameters.retry_after ?? 1) * 1000 };
    if (code === 403) return { kind: "blocked", reason };
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

import { type Api, GrammyError, HttpError } from "grammy";
import type { Message } from "grammy/types";
import type { MediaStore } from "../content/media-store.ts";
import { messageOf } from "../core/errors.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Messenger, SendOutcome } from "../delivery/messenger.ts";
import { captionParameters, textParameters } from "../render/api-parameters.ts";
import { photoFile } from "./photo-file.ts";

/**
 * The delivery engine's messenger over the Bot API. What Telegram answers becomes an outcome; nothing is retried here, because
 * only the ledger knows what a second try may cost.
 */
export function telegramMessenger(api: Api, media: MediaStore): Messenger {
  return {
    async send(chatId, message, options) {
      try {
        const sent = await sendMessage(api, media, chatId, message, options);
        return { kind: "sent", messageId: sent.message_id };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/**
 * Sends one message; remembers the file id of a picture that was uploaded with it. A picture that Telegram doesn't take (its address
 * is dead, it is no picture any more) doesn't keep its words back: they come as text.
 */
export async function sendMessage(
  api: Api,
  media: MediaStore,
  chatId: number,
  message: OutgoingMessage,
  options: { silent?: boolean } = {},
): Promise<Message> {
  const disable_notification = options.silent === true;
  if (message.kind === "text") {
    return api.sendMessage(chatId, message.text, { ...textParameters(message), disable_notification });
  }
  const { file, uploads } = await photoFile(media, message.photo);
  try {
    const sent = await api.sendPhoto(chatId, file, { ...captionParameters(message), disable_notification });
    const largest = sent.photo.at(-1);
    if (uploads !== undefined && largest) await media.setFileId(uploads, largest.file_id);
    return sent;
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400 || error.parameters.migrate_to_chat_id) throw error;
    // When it is not the picture that is wrong, this is refused for the same reason.
    const { text, entities, keyboard } = message;
    return sendMessage(api, media, chatId, { kind: "text", text, entities, keyboard }, options);
  }
}

function outcomeOf(error: unknown): SendOutcome {
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

/** Failures before a connection stood: the request can't have reached Telegram. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

function networkOutcome(error: unknown): SendOutcome {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return NEVER_SENT.has(code)
    ? { kind: "unavailable", reason: code }
    : { kind: "in_doubt", reason: code || "the connection was lost" };
}

import { type Api, GrammyError } from "grammy";
import type { Message } from "grammy/types";
import type { MediaStore } from "../content/media-store.ts";
import type { OutgoingMessage, RichMessage } from "../core/message.ts";
import { type RichBlock, RichRefused } from "../core/rich-message.ts";
import { captionParameters, replyMarkup, textParameters } from "../render/api-parameters.ts";
import { photoFile } from "./photo-file.ts";
import { keepFileIds, picturesIn, richContent, withoutPictures } from "./rich-content.ts";

/** Whether the server takes rich messages, as far as is known: an older one (before Bot API 10) says that it knows no such method. */
export interface RichSupport {
  taken: boolean;
}

export interface SendOptions {
  silent?: boolean;
}

/** What sending needs: an API, the pictures' store, and what is known of the server. */
export interface Sending {
  api: Api;
  media: MediaStore;
  rich: RichSupport;
}

/**
 * Sends one message; remembers the file ids of pictures that were uploaded with it. A picture that Telegram doesn't take (its
 * address is dead, it is no picture any more) doesn't keep its words back: they come as text.
 * @throws RichRefused when this server takes no rich messages, or not this one; GrammyError and HttpError as grammY has them
 */
export async function sendMessage(
  sending: Sending,
  chatId: number,
  message: OutgoingMessage,
  options: SendOptions = {},
): Promise<Message> {
  const disable_notification = options.silent === true;
  switch (message.kind) {
    case "text":
      return sending.api.sendMessage(chatId, message.text, { ...textParameters(message), disable_notification });
    case "photo":
      return sendPhoto(sending, chatId, message, options);
    case "rich":
      return sendRich(sending, chatId, message, options);
    default:
      return message satisfies never;
  }
}

async function sendPhoto(
  sending: Sending,
  chatId: number,
  message: OutgoingMessage & { kind: "photo" },
  options: SendOptions,
): Promise<Message> {
  const { file, uploads } = await photoFile(sending.media, message.photo);
  try {
    const disable_notification = options.silent === true;
    const sent = await sending.api.sendPhoto(chatId, file, { ...captionParameters(message), disable_notification });
    const largest = sent.photo.at(-1);
    if (uploads !== undefined && largest) await sending.media.setFileId(uploads, largest.file_id);
    return sent;
  } catch (error) {
    if (!isNotTaken(error)) throw error;
    // When it is not the picture that is wrong, this is refused for the same reason.
    const { text, entities, keyboard } = message;
    return sendMessage(sending, chatId, { kind: "text", text, entities, keyboard }, options);
  }
}

async function sendRich(
  sending: Sending,
  chatId: number,
  message: RichMessage,
  options: SendOptions,
): Promise<Message> {
  const { rich } = sending;
  if (!rich.taken) throw new RichRefused("this server knows no rich messages");
  const post = async (blocks: readonly RichBlock[]) => {
    const { content, uploads } = await richContent(sending.media, blocks, message.rightToLeft);
    const disable_notification = options.silent === true;
    const sent = await sending.api.sendRichMessage(chatId, content, {
      ...replyMarkup(message.keyboard),
      disable_notification,
    });
    await keepFileIds(sending.media, uploads, sent.rich_message.blocks);
    return sent;
  };
  try {
    return await post(message.blocks);
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 404) {
      rich.taken = false;
      throw new RichRefused(error.description);
    }
    if (!isNotTaken(error)) throw error;
    if (picturesIn(message.blocks).length === 0) throw new RichRefused(error.description);
  }
  return post(withoutPictures(message.blocks)).catch((error: unknown) => {
    throw isNotTaken(error) ? new RichRefused(error.description) : error;
  });
}

/** Refused for what it is; a chat that has moved is another matter. */
function isNotTaken(error: unknown): error is GrammyError {
  return error instanceof GrammyError && error.error_code === 400 && !error.parameters.migrate_to_chat_id;
}

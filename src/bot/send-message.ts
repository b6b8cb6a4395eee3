import { type Api, GrammyError, InputMediaBuilder } from "grammy";
import type { MediaStore } from "../content/media-store.ts";
import type { AlbumMessage, OutgoingMessage, RichMessage } from "../core/message.ts";
import { type RichBlock, RichRefused } from "../core/rich-message.ts";
import type { MessageIds } from "../delivery/dispatch.ts";
import type { SendOptions } from "../delivery/messenger.ts";
import { captionParameters, deviceMarkup, replyMarkup, textParameters } from "../render/api-parameters.ts";
import { concat, join } from "../render/styled-text.ts";
import { photoFile } from "./photo-file.ts";
import { keepFileIds, picturesIn, richContent, withoutPictures } from "./rich-content.ts";

/** Whether the server takes rich messages, as far as is known: an older one (before Bot API 10) says that it knows no such method. */
export interface RichSupport {
  taken: boolean;
}

/** Options of sending, and where. */
export interface PlacedOptions extends SendOptions {
  /** The topic of a forum (Bot API, `message_thread_id`). */
  threadId?: number;
}

function placed({ silent, paid, threadId }: PlacedOptions) {
  return {
    disable_notification: silent === true,
    ...(paid && { allow_paid_broadcast: true as const }),
    ...(threadId !== undefined && { message_thread_id: threadId }),
  };
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
 * @returns its id; an album's ids
 * @throws RichRefused when this server takes no rich messages, or not this one; GrammyError and HttpError as grammY has them
 */
export async function sendMessage(
  sending: Sending,
  chatId: number,
  message: OutgoingMessage,
  options: PlacedOptions = {},
): Promise<MessageIds> {
  switch (message.kind) {
    case "text": {
      const device = message.deviceKeyboard && deviceMarkup(message.deviceKeyboard);
      const parameters = { ...textParameters(message), ...device, ...placed(options) };
      return (await sending.api.sendMessage(chatId, message.text, parameters)).message_id;
    }
    case "album":
      return sendAlbum(sending, chatId, message, options);
    case "photo":
      return sendPhoto(sending, chatId, message, options);
    case "rich":
      return sendRich(sending, chatId, message, options);
    default:
      return message satisfies never;
  }
}

/**
 * Puts a message in the place of one that was sent before (Bot API, `editMessageText`): of whichever of the two kinds.
 * @throws RichRefused, GrammyError and HttpError as `sendMessage` does
 */
export async function editMessage(
  { api, media, rich }: Sending,
  chatId: number,
  messageId: number,
  message: OutgoingMessage & { kind: "text" | "rich" },
): Promise<void> {
  if (message.kind === "text") {
    await api.editMessageText(chatId, messageId, message.text, textParameters(message));
    return;
  }
  if (!rich.taken) throw new RichRefused("this server knows no rich messages");
  const { content } = await richContent(media, message.blocks, message.rightToLeft);
  await api.editMessageText(chatId, messageId, content, replyMarkup(message.keyboard));
}

async function sendPhoto(
  sending: Sending,
  chatId: number,
  message: OutgoingMessage & { kind: "photo" },
  options: PlacedOptions,
): Promise<MessageIds> {
  const { file, uploads } = await photoFile(sending.media, message.photo);
  try {
    const sent = await sending.api.sendPhoto(chatId, file, { ...captionParameters(message), ...placed(options) });
    // What was sent is sent, whatever else a server says of it or leaves out.
    const largest = sent.photo?.at(-1);
    if (uploads !== undefined && largest) await sending.media.setFileId(uploads, largest.file_id);
    return sent.message_id;
  } catch (error) {
    if (!isNotTaken(error)) throw error;
    // When it is not the picture that is wrong, this is refused for the same reason.
    const { text, entities, keyboard } = message;
    return sendMessage(sending, chatId, { kind: "text", text, entities, keyboard }, options);
  }
}

/** An album of which Telegram doesn't take one picture comes as the words of all. */
async function sendAlbum(
  sending: Sending,
  chatId: number,
  { photos }: AlbumMessage,
  options: PlacedOptions,
): Promise<MessageIds> {
  const files = await Promise.all(photos.map(({ photo }) => photoFile(sending.media, photo)));
  const album = photos.map(({ text, entities }, index) =>
    InputMediaBuilder.photo(files[index]?.file ?? "", { caption: text, caption_entities: entities }),
  );
  try {
    const sent = await sending.api.sendMediaGroup(chatId, album, placed(options));
    for (const [index, message] of sent.entries()) {
      const id = files[index]?.uploads;
      const fileId = "photo" in message ? message.photo?.at(-1)?.file_id : undefined;
      if (id !== undefined && fileId !== undefined) await sending.media.setFileId(id, fileId);
    }
    return sent.map((message) => message.message_id);
  } catch (error) {
    if (!isNotTaken(error)) throw error;
    const words = join(
      photos.map((photo) => (photo.text === "" ? "🖼" : concat("🖼 ", photo))),
      "\n",
    );
    return sendMessage(sending, chatId, { kind: "text", ...words }, options);
  }
}

async function sendRich(
  sending: Sending,
  chatId: number,
  message: RichMessage,
  options: PlacedOptions,
): Promise<MessageIds> {
  const { rich } = sending;
  if (!rich.taken) throw new RichRefused("this server knows no rich messages");
  const post = async (blocks: readonly RichBlock[]) => {
    const { content, uploads } = await richContent(sending.media, blocks, message.rightToLeft);
    const sent = await sending.api.sendRichMessage(chatId, content, {
      ...replyMarkup(message.keyboard),
      ...placed(options),
    });
    await keepFileIds(sending.media, uploads, sent.rich_message?.blocks ?? []);
    return sent.message_id;
  };
  try {
    return await post(message.blocks);
  } catch (error) {
    if (error instanceof GrammyError && isUnknownToServer(error)) {
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

/** The method came with Bot API 10.1, its `blocks` with 10.3: before that, a message of blocks alone is an empty one. */
function isUnknownToServer({ error_code, description }: GrammyError): boolean {
  return error_code === 404 || description.includes("rich message must be non-empty");
}

/** Refused for what it is; a chat that has moved is another matter. */
function isNotTaken(error: unknown): error is GrammyError {
  return error instanceof GrammyError && error.error_code === 400 && !error.parameters.migrate_to_chat_id;
}

import { GrammyError } from "grammy";
import { type Keyboard, MAX_CAPTION_LENGTH, type OutgoingMessage, type StyledText } from "../core/message.ts";
import type { MessageIds } from "../delivery/dispatch.ts";
import { captionParameters, textParameters } from "../render/api-parameters.ts";
import { editMessage, type Sending } from "./send-message.ts";

/**
 * Changing what was sent before. Everything here can be done twice: what says so already, and what is gone already, is done.
 */

/** Bots may delete what they sent for 48 hours (Bot API, `deleteMessage`); some minutes of it are for clocks that differ. */
const DELETABLE_MS = (48 * 60 - 10) * 60 * 1000;

/**
 * Puts `message` in the place of one that was sent: its text, or the captions of its pictures, which stay.
 * @throws RichRefused, GrammyError and HttpError as `sendMessage` does
 */
export async function changeMessage(
  sending: Sending,
  chatId: number,
  messageIds: MessageIds,
  message: OutgoingMessage,
): Promise<void> {
  const ids = [messageIds].flat();
  switch (message.kind) {
    case "text":
    case "rich": {
      const [id = 0] = ids;
      try {
        await orDone(editMessage(sending, chatId, id, message));
      } catch (error) {
        // It was a picture with its caption.
        if (message.kind === "rich" || !says(error, "there is no text in the message to edit")) throw error;
        await changeCaption(sending, chatId, id, message);
      }
      return;
    }
    case "photo": {
      const [id = 0] = ids;
      try {
        await changeCaption(sending, chatId, id, message);
      } catch (error) {
        if (!says(error, "there is no caption in the message to edit")) throw error;
        await orDone(
          sending.api.editMessageText(chatId, id, message.text, textParameters({ ...message, kind: "text" })),
        );
      }
      return;
    }
    case "album":
      for (const [index, photo] of message.photos.entries()) {
        const id = ids[index];
        if (id !== undefined) await changeCaption(sending, chatId, id, photo);
      }
      return;
    default:
      message satisfies never;
  }
}

/**
 * Deletes a message, or puts `instead` in its place where Telegram doesn't delete it any more.
 * @param age ms since it was sent
 * @throws GrammyError and HttpError as grammY has them
 */
export async function withdrawMessage(
  sending: Sending,
  chatId: number,
  messageIds: MessageIds,
  { age, instead }: { age: number; instead: OutgoingMessage },
): Promise<void> {
  const ids = [messageIds].flat();
  if (age < DELETABLE_MS) {
    try {
      // Those that are gone already are passed over (Bot API, `deleteMessages`).
      await sending.api.deleteMessages(chatId, ids);
      return;
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code !== 400 || error.parameters.migrate_to_chat_id)
        throw error;
    }
  }
  for (const id of ids) await changeMessage(sending, chatId, id, instead);
}

async function changeCaption(
  { api }: Sending,
  chatId: number,
  id: number,
  message: StyledText & { keyboard?: Keyboard },
): Promise<void> {
  const { text, entities, keyboard } = message;
  // A caption has less room than the text that it is to hold; its beginning says what has changed.
  const shown = text.length > MAX_CAPTION_LENGTH ? `${text.slice(0, MAX_CAPTION_LENGTH - 1)}…` : text;
  const parameters = captionParameters({
    kind: "photo",
    photo: { kind: "media", id: "" },
    text: shown,
    entities: entities.filter(({ offset, length }) => offset + length < shown.length),
    keyboard,
  });
  await orDone(api.editMessageCaption(chatId, id, parameters));
}

async function orDone(editing: Promise<unknown>): Promise<void> {
  try {
    await editing;
  } catch (error) {
    if (!says(error, "message is not modified")) throw error;
  }
}

function says(error: unknown, words: string): boolean {
  return error instanceof GrammyError && error.description.includes(words);
}

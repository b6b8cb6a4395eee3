import type {
  InlineKeyboardMarkup,
  LinkPreviewOptions,
  MessageEntity,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from "grammy/types";
import type { DeviceKeyboard, Keyboard, OutgoingMessage } from "../core/message.ts";

/** Parameters that `sendMessage` and `editMessageText` share (Bot API); the text itself is a parameter of its own. */
export interface TextParameters {
  entities: MessageEntity[];
  link_preview_options: LinkPreviewOptions;
  reply_markup?: InlineKeyboardMarkup;
}

/** Parameters that `sendPhoto` and `editMessageCaption` share. */
export interface CaptionParameters {
  caption: string;
  caption_entities: MessageEntity[];
  reply_markup?: InlineKeyboardMarkup;
}

export function textParameters(message: OutgoingMessage & { kind: "text" }): TextParameters {
  return {
    entities: message.entities,
    link_preview_options:
      message.preview === undefined
        ? { is_disabled: true }
        : { url: message.preview, prefer_large_media: true, ...(message.previewAbove && { show_above_text: true }) },
    ...replyMarkup(message.keyboard),
  };
}

export function captionParameters(message: OutgoingMessage & { kind: "photo" }): CaptionParameters {
  return { caption: message.text, caption_entities: message.entities, ...replyMarkup(message.keyboard) };
}

/** What takes the place of the person's keyboard: small, and gone after one press. */
export function deviceMarkup(keyboard: DeviceKeyboard): { reply_markup: ReplyKeyboardMarkup | ReplyKeyboardRemove } {
  if (keyboard === "remove") return { reply_markup: { remove_keyboard: true } };
  return {
    reply_markup: { keyboard, resize_keyboard: true, one_time_keyboard: true } as unknown as ReplyKeyboardMarkup,
  };
}

/** The buttons under any message; none for an empty keyboard. */
export function replyMarkup(keyboard: Keyboard | undefined): { reply_markup?: InlineKeyboardMarkup } {
  return keyboard && keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {};
}

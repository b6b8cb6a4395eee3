/**
 * A message as data: what the renderers make, what the ledger's sender and the handlers hand to Telegram.
 * Always text with entities, never markup: no text from outside can become formatting (Bot API, "Formatting options").
 */
import type { RichBlock } from "./rich-message.ts";

export type EntityStyle =
  | "bold"
  | "italic"
  | "underline"
  | "strikethrough"
  | "spoiler"
  | "code"
  | "blockquote"
  | "expandable_blockquote";

/** Bot API `MessageEntity`, those that Kiosk writes; `offset` and `length` count UTF-16 code units. */
export type Entity =
  | { type: EntityStyle; offset: number; length: number }
  | { type: "pre"; offset: number; length: number; language?: string }
  | { type: "text_link"; offset: number; length: number; url: string };

export interface StyledText {
  text: string;
  entities: Entity[];
}

/** Bot API `InlineKeyboardButton`, those that Kiosk uses. */
export type Button =
  | { text: string; callback_data: string }
  | { text: string; url: string }
  | { text: string; switch_inline_query: string };

/** Rows of buttons, top to bottom. */
export type Keyboard = Button[][];

/** Bot API `KeyboardButton`, those that Kiosk uses: what a person is asked for with one press. */
export type DeviceButton =
  | { text: string }
  | { text: string; request_location: true }
  | {
      text: string;
      request_chat: {
        request_id: number;
        chat_is_channel: boolean;
        user_administrator_rights: object;
        bot_administrator_rights?: object;
        bot_is_member?: true;
        request_title?: true;
      };
    };

/** What takes the place of the keyboard of a person's device until it is pressed; "remove" brings theirs back. */
export type DeviceKeyboard = DeviceButton[][] | "remove";

/** Where a picture's bytes come from: the store (`content/media-store.ts`) or an address that Telegram fetches itself. */
export type PhotoSource = { kind: "media"; id: string } | { kind: "url"; url: string };

/** What every app shows: a text, or a picture with a caption. */
export type ClassicMessage =
  | ({
      kind: "text";
      keyboard?: Keyboard;
      /** Instead of buttons below the message. */
      deviceKeyboard?: DeviceKeyboard;
      /** The address whose preview is shown; absent: no preview. */
      preview?: string;
      /** It stands above the text (Bot API, `LinkPreviewOptions`). */
      previewAbove?: boolean;
    } & StyledText)
  | ({ kind: "photo"; photo: PhotoSource; keyboard?: Keyboard } & StyledText)
  | AlbumMessage;

/** Two to ten pictures that are shown together (Bot API, `sendMediaGroup`); an album carries no buttons. */
export interface AlbumMessage {
  kind: "album";
  photos: AlbumPhoto[];
}

/** A picture of an album with its caption, which may be empty. */
export type AlbumPhoto = { photo: PhotoSource } & StyledText;

/** A whole article in one message (Bot API 10, `sendRichMessage`). */
export interface RichMessage {
  kind: "rich";
  blocks: RichBlock[];
  rightToLeft: boolean;
  keyboard?: Keyboard;
}

export type OutgoingMessage = ClassicMessage | RichMessage;

/** Longest text of a message after entity parsing. Telegram counts characters; UTF-16 units are never fewer. */
export const MAX_TEXT_LENGTH = 4096;
/** Longest caption of a photo, counted likewise. */
export const MAX_CAPTION_LENGTH = 1024;
/** The most pictures of an album. */
export const MAX_ALBUM = 10;
/** Longest `callback_data`, in bytes of UTF-8. */
export const MAX_CALLBACK_DATA_BYTES = 64;

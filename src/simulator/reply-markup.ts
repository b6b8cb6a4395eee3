import type { InlineKeyboardMarkup, Message } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";

/** What a message may carry below it; checked as Telegram does (Bot API, `InlineKeyboardButton`). */
export type ReplyMarkup = InlineKeyboardMarkup | Record<string, unknown>;

const Button = z.looseObject({ text: z.string() });
const Inline = z.looseObject({ inline_keyboard: z.array(z.array(Button)) });

const KeyboardButton = z.union([z.string(), z.looseObject({ text: z.string() })]);
const ReplyKeyboard = z.looseObject({ keyboard: z.array(z.array(KeyboardButton)) });

const ACTIONS = [
  "url",
  "callback_data",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
];

export function checkReplyMarkup(given: unknown): ReplyMarkup | undefined {
  if (given === undefined) return undefined;
  if (given === null || typeof given !== "object" || Array.isArray(given))
    throw badRequest("object expected as reply markup");
  if (!("inline_keyboard" in given)) return checkReplyKeyboard(given as Record<string, unknown>);
  const parsed = Inline.safeParse(given);
  if (!parsed.success) throw unreadable(parsed.error, "inline_keyboard");
  const rows = parsed.data.inline_keyboard.filter((row) => row.length > 0);
  if (rows.flat().length > 100) throw badRequest("reply markup is too long");
  for (const button of rows.flat()) checkButton(button);
  return rows.length === 0 ? undefined : ({ inline_keyboard: rows } as unknown as InlineKeyboardMarkup);
}

/** What an edit or an inline result may have below it. */
export function checkInlineKeyboard(given: unknown): ReplyMarkup | undefined {
  const markup = checkReplyMarkup(given);
  if (markup && !("inline_keyboard" in markup)) throw badRequest("inline keyboard expected");
  return markup;
}

/** A message as the Bot API tells of it: what it did to the keyboard of a device isn't in it (`Message`, `reply_markup`). */
export function withoutDeviceKeyboard(message: Message): Message {
  if (!message.reply_markup || "inline_keyboard" in message.reply_markup) return message;
  const { reply_markup: _, ...rest } = message;
  return rest;
}

/** What replaces the keyboard of the person's device: a keyboard, its removal, or a reply that is asked for; else nothing. */
function checkReplyKeyboard(given: Record<string, unknown>): Record<string, unknown> | undefined {
  if (given.keyboard === undefined) {
    return given.remove_keyboard === true || given.force_reply === true ? given : undefined;
  }
  const parsed = ReplyKeyboard.safeParse(given);
  if (!parsed.success) throw unreadable(parsed.error, "keyboard");
  return parsed.data;
}

/** What is wrong with a keyboard's rows, in the words of Telegram's JSON reader. */
function unreadable(error: z.ZodError, kind: "keyboard" | "inline_keyboard") {
  const path = error.issues[0]?.path ?? [];
  if (path.length < 2) return badRequest(`field "${kind}" must be of type Array`);
  if (path.length < 3) return badRequest(`field "${kind}" must be an Array of Arrays`);
  const what = path.at(-1) === "text" ? 'Field "text" must be of type String' : "KeyboardButton must be an Object";
  return badRequest(`can't parse ${kind.replace("_", " ")} button: ${what}`);
}

/** The address of a button, as far as Telegram looks at it: a scheme that it knows, and a host with a dot in it. */
function checkAddress(given: string): void {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(given) ? given : `http://${given}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const wrong = (words: string) => badRequest(`inline keyboard button URL '${given}' is invalid: ${words}`);
  if (url && ["tg:", "tonsite:"].includes(url.protocol)) return;
  if (url && !["http:", "https:"].includes(url.protocol)) throw wrong("Unsupported URL protocol");
  if (!url?.hostname.includes(".") || url.hostname.endsWith(".")) throw wrong("Wrong HTTP URL");
}

function checkButton(button: z.infer<typeof Button>): void {
  if (button.text.trim() === "") throw cantParse("Button text can't be empty");
  if (!ACTIONS.some((action) => button[action] !== undefined)) {
    throw cantParse("Text buttons are unallowed in the inline keyboard");
  }
  const { callback_data: data, url, web_app: app, copy_text: copied } = button;
  if (data !== undefined) {
    if (typeof data !== "string") throw cantParse('Field "callback_data" must be of type String');
    const bytes = Buffer.byteLength(data);
    if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
  }
  if (url !== undefined) checkAddress(String(url));
  if (app !== undefined) checkWebApp(app);
  if (copied !== undefined) checkCopied(copied);
}

const cantParse = (what: string) => badRequest(`can't parse inline keyboard button: ${what}`);

function checkWebApp(given: unknown): void {
  const app = z.looseObject({ url: z.string() }).safeParse(given);
  if (!app.success) throw cantParse('Can\'t find field "url"');
  const { url } = app.data;
  if (!/^https:\/\/./i.test(url)) {
    throw badRequest(`inline keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`);
  }
}

/** Bot API, `CopyTextButton`: 1–256 characters. */
function checkCopied(given: unknown): void {
  const copied = z.looseObject({ text: z.string() }).safeParse(given);
  if (!copied.success) throw cantParse('Can\'t find field "text"');
  const length = [...copied.data.text].length;
  if (length < 1 || length > 256) throw badRequest("BUTTON_COPY_TEXT_INVALID");
}

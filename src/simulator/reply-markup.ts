import type { InlineKeyboardMarkup } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";

/** What a message may carry below it; checked as Telegram does (Bot API, `InlineKeyboardButton`). */
export type ReplyMarkup = InlineKeyboardMarkup | Record<string, unknown>;

const Button = z.looseObject({ text: z.string() });
const Inline = z.looseObject({ inline_keyboard: z.array(z.array(Button)) });

const KeyboardButton = z.union([z.string(), z.looseObject({ text: z.string() })]);
const ReplyKeyboard = z.looseObject({ keyboard: z.array(z.array(KeyboardButton)).min(1) });

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
  if (!parsed.success) throw badRequest('can\'t parse inline keyboard button: Field "text" must be of type String');
  const rows = parsed.data.inline_keyboard.filter((row) => row.length > 0);
  if (rows.flat().length > 100) throw badRequest("reply markup is too long");
  for (const button of rows.flat()) checkButton(button);
  return rows.length === 0 ? undefined : ({ inline_keyboard: rows } as unknown as InlineKeyboardMarkup);
}

/** What replaces the keyboard of the person's device: a keyboard, its removal, or a reply that is asked for. */
function checkReplyKeyboard(given: Record<string, unknown>): Record<string, unknown> {
  if (given.remove_keyboard === true || given.force_reply === true) return given;
  const parsed = ReplyKeyboard.safeParse(given);
  if (!parsed.success) throw badRequest("can't parse reply keyboard markup JSON object");
  return parsed.data;
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
  if (button.text.trim() === "") throw badRequest("can't parse inline keyboard button: Button text can't be empty");
  if (!ACTIONS.some((action) => button[action] !== undefined)) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  const { callback_data: data, url } = button;
  if (data !== undefined) {
    const bytes = Buffer.byteLength(String(data));
    if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
  }
  if (url !== undefined) checkAddress(String(url));
}

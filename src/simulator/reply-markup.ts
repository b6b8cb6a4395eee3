import type { InlineKeyboardMarkup } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";

/** What a message may carry below it; checked as Telegram does (Bot API, `InlineKeyboardButton`). */
export type ReplyMarkup = InlineKeyboardMarkup | Record<string, unknown>;

const Button = z.looseObject({ text: z.string() });
const Inline = z.looseObject({ inline_keyboard: z.array(z.array(Button)) });

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
  if (given === null || typeof given !== "object") throw badRequest("object expected as reply markup");
  if (!("inline_keyboard" in given)) return given as Record<string, unknown>;
  const parsed = Inline.safeParse(given);
  if (!parsed.success) throw badRequest('can\'t parse inline keyboard button: Field "text" must be of type String');
  const rows = parsed.data.inline_keyboard.filter((row) => row.length > 0);
  if (rows.flat().length > 100) throw badRequest("reply markup is too long");
  for (const button of rows.flat()) checkButton(button);
  return rows.length === 0 ? undefined : ({ inline_keyboard: rows } as unknown as InlineKeyboardMarkup);
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
  if (url !== undefined && !/^(https?|tg|tonsite):\/\/\S+\.?\S*$/.test(String(url))) {
    throw badRequest(`inline keyboard button URL '${String(url)}' is invalid: Wrong HTTP URL`);
  }
}

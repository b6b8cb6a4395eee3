import type { CallbackQuery, Message } from "grammy/types";

/**
 * What may be taken for the wish of who it comes from. Telegram says who sent a message and who pressed a button; it doesn't say that they
 * meant it, nor that the button was there.
 */

/**
 * Whether a message's command is its sender's own. What was forwarded was written by somebody else, who might want an editor to
 * forward "/recall 12"; what was sent by way of an inline bot was written by that bot (Bot API, `forward_origin`, `via_bot`).
 */
export function isOwnWords(message: Message): boolean {
  return message.forward_origin === undefined && message.via_bot === undefined;
}

/** Another bot's message: two bots that answer each other never end. In a group's or channel's own name people write (`sender_chat`). */
export function isOtherBots(message: Message): boolean {
  return message.from?.is_bot === true && message.sender_chat === undefined;
}

/**
 * Whether a press may be acted upon where it was made. An app can be made to send any data for any message of ours (Bot API,
 * `CallbackQuery.data`). In a private chat that shows nobody but its sender anything, and every act asks for its right. In a group a message
 * belongs to all: only the buttons that it has count, and none of one that is too old for Telegram to show it (`InaccessibleMessage`,
 * which doesn't tell its topic either). In a channel, and in messages that somebody posted by way of the bot, all buttons of
 * ours are links: no press is genuine.
 */
export function isGenuinePress({ message, data }: CallbackQuery): boolean {
  if (message === undefined || message.chat.type === "channel") return false;
  if (message.chat.type === "private") return true;
  const rows = "reply_markup" in message ? (message.reply_markup?.inline_keyboard ?? []) : [];
  return rows.flat().some((button) => "callback_data" in button && button.callback_data === data);
}

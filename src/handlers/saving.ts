import { GrammyError } from "grammy";
import { keyboardWhenSaved } from "../render/article.ts";
import type { KioskContext } from "./context.ts";
import { acknowledge } from "./reply.ts";

/**
 * Keeps an article for its reader, or no longer: its message is pinned in the private chat, where Telegram lists what is. Nobody
 * else learns of it, and we note nothing (Bot API, `pinChatMessage`: a private chat asks for no rights).
 */
export async function saveAction(ctx: KioskContext, saved: boolean): Promise<void> {
  const { locale, saves } = ctx.setting;
  const message = ctx.callbackQuery?.message;
  const done = message !== undefined && saves === true && (await pin(ctx, message.message_id, saved));
  if (saved) await acknowledge(ctx, locale.t(done ? "save-where" : "stale-short"));
  if (!done || !("reply_markup" in message) || !message.reply_markup) return;
  const inline_keyboard = keyboardWhenSaved(message.reply_markup.inline_keyboard, saved, locale);
  // Pressed twice, it is what it should be already.
  await ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard } }).catch(passOverRefused);
}

/** @returns whether the message is now as it should be; one that is gone can't be pinned */
async function pin(ctx: KioskContext, messageId: number, pinned: boolean): Promise<boolean> {
  try {
    if (pinned) await ctx.pinChatMessage(messageId, { disable_notification: true });
    else await ctx.unpinChatMessage(messageId);
    return true;
  } catch (error) {
    passOverRefused(error);
    // Its reader may have pinned or unpinned it by hand.
    return !pinned || (error instanceof GrammyError && error.description.includes("NOT_MODIFIED"));
  }
}

function passOverRefused(error: unknown): void {
  if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
}

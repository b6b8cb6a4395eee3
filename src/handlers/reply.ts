import { GrammyError } from "grammy";
import type { OutgoingMessage } from "../core/message.ts";
import { RichRefused } from "../core/rich-message.ts";
import { textParameters } from "../render/api-parameters.ts";
import { type ListPage, listMessage, waysOn } from "../render/list.ts";
import { richList } from "../render/rich-list.ts";
import type { KioskContext } from "./context.ts";

/** Sends messages to the chat of the update, one after the other. */
export async function reply(ctx: KioskContext, ...messages: OutgoingMessage[]): Promise<void> {
  if (ctx.chat === undefined) return;
  for (const message of messages) await ctx.services.send(ctx.place, message);
}

/** Replies in the chat's form. */
export async function replyInForm(
  ctx: KioskContext,
  forms: { rich: () => OutgoingMessage[]; classic: () => OutgoingMessage[] },
): Promise<void> {
  await inForm(
    ctx,
    () => reply(ctx, ...forms.rich()),
    () => reply(ctx, ...forms.classic()),
  );
}

/** Says it in rich messages where the chat wants them and the server takes them, or else in classic ones. */
async function inForm(ctx: KioskContext, rich: () => Promise<void>, classic: () => Promise<void>): Promise<void> {
  if (ctx.preferences.form === "rich" && ctx.services.takesRich()) {
    try {
      return await rich();
    } catch (error) {
      if (!(error instanceof RichRefused)) throw error;
    }
  }
  await classic();
}

/** A plain sentence. */
export async function say(ctx: KioskContext, text: string): Promise<void> {
  await reply(ctx, { kind: "text", text, entities: [] });
}

/** Answers the very message, which the button's press then brings along (Bot API, `Message.reply_to_message`). */
export async function replyTo(
  ctx: KioskContext,
  messageId: number,
  message: OutgoingMessage & { kind: "text" },
): Promise<void> {
  await ctx.reply(message.text, { ...textParameters(message), reply_parameters: { message_id: messageId } });
}

/** A sentence for where there is no way on, with buttons that are one. */
export async function sayWithWaysOn(ctx: KioskContext, text: string): Promise<void> {
  await reply(ctx, { kind: "text", text, entities: [], keyboard: waysOn(ctx.setting) });
}

/**
 * Shows a message in place of the one whose button was pressed, or as a new one for a command. Pressing twice changes nothing;
 * where the old message can't be edited any more (too old, deleted, a picture) a new one comes.
 */
export async function show(ctx: KioskContext, message: OutgoingMessage & { kind: "text" | "rich" }): Promise<void> {
  const pressed = ctx.callbackQuery?.message;
  if (!pressed || !("text" in pressed || "rich_message" in pressed)) return reply(ctx, message);
  try {
    await ctx.services.edit(pressed.chat.id, pressed.message_id, message);
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    if (error.description.includes("message is not modified")) return;
    await reply(ctx, message);
  }
}

/** Shows a list in the chat's form. */
export async function showList(ctx: KioskContext, list: ListPage): Promise<void> {
  await inForm(
    ctx,
    () => show(ctx, richList(list, ctx.setting)),
    () => show(ctx, listMessage(list, ctx.setting)),
  );
}

/** Stops the button's waiting. One that waited too long (Bot API, `answerCallbackQuery`) is still acted upon. */
export async function acknowledge(ctx: KioskContext, text: string | undefined): Promise<void> {
  try {
    await ctx.answerCallbackQuery(text === undefined ? {} : { text });
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
  }
}

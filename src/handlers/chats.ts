import { GrammyError } from "grammy";
import type { ChatMember } from "grammy/types";
import { ChatId } from "../core/ids.ts";
import { chatRequest } from "../render/settings.ts";
import type { KioskContext } from "./context.ts";
import { reply } from "./reply.ts";
import { aimAtChat, mayChoose, reloadSubject } from "./subject.ts";
import { showSubscriptions } from "./subscribing.ts";

/** Asks an administrator for a channel or group, on a button that adds the bot to it at once. */
export async function addChat(ctx: KioskContext): Promise<void> {
  if (ctx.chat?.type === "private") await reply(ctx, chatRequest(ctx.setting.locale));
}

/**
 * A channel or group that was chosen (Bot API, `chat_shared`): its subscriptions are shown, to be changed from here. Anybody can
 * share a chat, so whether they may choose for it, and the bot may write there, is asked of Telegram. It may tell of the bot's new
 * place (`my_chat_member`) before or after: both do the same.
 */
export async function sharedChat(ctx: KioskContext, id: number): Promise<void> {
  const { locale } = ctx.setting;
  const chatId = ChatId.parse(id);
  const say = (text: string) => reply(ctx, { kind: "text", text, entities: [], deviceKeyboard: "remove" });
  const bot = await ctx.api.getChatMember(chatId, ctx.me.id).catch(refused);
  if (!bot || bot.status === "left" || bot.status === "kicked") return say(locale.t("chat-not-there"));
  if (!(await aimAtChat(ctx, chatId)) || !(await mayChoose(ctx))) return;
  if (ctx.subject.type === "channel") {
    if (!mayPost(bot)) return say(locale.t("chat-no-posting"));
    await ctx.services.chats.setMayPost(chatId, true, ctx.subject.preferences);
    await reloadSubject(ctx, chatId);
  }
  await say(locale.t("chat-added", { chat: ctx.subject.title ?? "" }));
  await showSubscriptions(ctx, 1);
}

/** Whether the bot may post in a channel where it is this. */
export function mayPost(bot: ChatMember): boolean {
  return bot.status === "administrator" && bot.can_post_messages === true;
}

function refused(error: unknown): undefined {
  if (!(error instanceof GrammyError)) throw error;
  return undefined;
}

import type { ChatMemberUpdated } from "grammy/types";
import { ChatId } from "../core/ids.ts";
import { mayPost } from "./chats.ts";
import type { KioskContext } from "./context.ts";

/**
 * What happens to the bot itself in a chat (Bot API, `my_chat_member`): blocked and unblocked by a person, added to and removed from
 * a group, given or denied the right to post in a channel. Nothing is answered: nobody asked.
 */
export async function membership(ctx: KioskContext, change: ChatMemberUpdated): Promise<void> {
  const { chats } = ctx.services;
  const chatId = ChatId.parse(change.chat.id);
  const member = change.new_chat_member;
  const gone = member.status === "left" || member.status === "kicked";
  if (change.chat.type === "channel") {
    await chats.setMayPost(chatId, mayPost(member), ctx.preferences);
  }
  if (gone) await chats.deactivate(chatId, change.chat.type === "private" ? "blocked" : "left");
  else await chats.reactivate(chatId);
  // Where the newsroom posts, its editors want to know.
  if (await ctx.services.outlets.isOurs({ chatId })) ctx.services.tellEditors();
}

/** A group became a supergroup with another id; Telegram says so in both. */
export async function migration(ctx: KioskContext, from: number, to: number): Promise<void> {
  await ctx.services.chats.migrate(ChatId.parse(from), ChatId.parse(to));
}

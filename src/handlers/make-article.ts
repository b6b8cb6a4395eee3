import type { Message } from "grammy/types";
import { MAX_QUERY_LENGTH, queryOf, queryOfHeading } from "../render/list.ts";
import { offerMessage } from "../render/post.ts";
import { oursMessage } from "../render/queue.ts";
import { may } from "../subscribers/editor.ts";
import { beginBroadcast } from "./broadcast.ts";
import type { KioskContext } from "./context.ts";
import { articleOfMessage } from "./meant-article.ts";
import { beginPost } from "./post.ts";
import { looksLikeArticle } from "./post-piece.ts";
import { replyTo, sayWithWaysOn } from "./reply.ts";

/** Whether articles may be made here of what is sent: in an editor's private chat. */
export function writesHere(ctx: KioskContext): boolean {
  return ctx.chat?.type === "private" && may(ctx.role, "write");
}

/**
 * Offers an editor to make an article of a message that is more than words to search for.
 * @returns false where it is none of that
 */
export async function offerArticle(ctx: KioskContext, message: Message): Promise<boolean> {
  if (!writesHere(ctx) || !looksLikeArticle(message, MAX_QUERY_LENGTH)) return false;
  const ours = await articleOfMessage(ctx, message);
  if (ours !== undefined) {
    await replyTo(ctx, message.message_id, oursMessage({ id: ours }, ctx.setting.locale));
    return true;
  }
  const { albums } = ctx.services;
  const { media_group_id: group } = message;
  // An album's pictures come one by one: the first is answered, the others belong to it.
  if (group !== undefined && (await albums.add(message.chat.id, group, message)) > 1) return true;
  await replyTo(ctx, message.message_id, offerMessage(ctx.setting.locale, may(ctx.role, "publish")));
  return true;
}

/** The button below such a message, or below the results of a search for its words. */
export async function makeArticle(ctx: KioskContext): Promise<void> {
  const messages = await meantMessages(ctx);
  if (messages) await beginPost(ctx, { messages });
}

/** The other button below such a message. */
export async function makeAnnouncement(ctx: KioskContext): Promise<void> {
  const messages = await meantMessages(ctx);
  if (messages) await beginBroadcast(ctx, { messages });
}

/** What a button's message answers; where that can't be told any more, it is said. */
async function meantMessages(ctx: KioskContext): Promise<Message[] | undefined> {
  const below = ctx.callbackQuery?.message;
  const answered = below?.reply_to_message;
  if (below && answered) return withAlbum(ctx, answered as Message);
  const words = queryOf(below?.text, below?.entities) ?? headingOf(below);
  if (below && words !== undefined)
    return [{ message_id: 0, date: below.date, chat: below.chat, text: words } as Message];
  await sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
  return undefined;
}

async function withAlbum(ctx: KioskContext, message: Message): Promise<Message[]> {
  const { media_group_id: group } = message;
  const others = group === undefined ? [] : await ctx.services.albums.of(message.chat.id, group);
  return others.length > 0 ? others : [message];
}

function headingOf(message: Message | undefined): string | undefined {
  const [heading] = message?.rich_message?.blocks ?? [];
  return heading?.type === "heading" && typeof heading.text === "string" ? queryOfHeading(heading.text) : undefined;
}

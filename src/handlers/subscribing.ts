import type { TagId } from "../core/ids.ts";
import { ChatId } from "../core/ids.ts";
import { pageOf } from "../render/keyboard.ts";
import { FOLLOW_PAGE_SIZE, subscriptionsMessage } from "../render/subscriptions.ts";
import type { Cadence, Topic } from "../subscribers/subscription.ts";
import type { KioskContext } from "./context.ts";
import { say, sayWithWaysOn, show } from "./reply.ts";
import { findTag } from "./tags.ts";

/** `/subscribe`, alone to choose, or at once with "all" or a tag's name; and the pages of the choice. */
export async function subscribeCommand(ctx: KioskContext, name: string): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  if (name !== "") {
    const tag = await findTag(ctx, name);
    if (!tag && name.toLowerCase() !== "all") {
      await say(ctx, ctx.setting.locale.t("tag-unknown", { tag: name }));
    } else {
      await follow(ctx, tag ? { kind: "tag", tagId: tag.id } : { kind: "all" }, true);
    }
  }
  await showSubscriptions(ctx, 1);
}

export async function followPage(ctx: KioskContext, page: number): Promise<void> {
  await showSubscriptions(ctx, page);
}

export async function followAll(ctx: KioskContext, page: number): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  await follow(ctx, { kind: "all" });
  await showSubscriptions(ctx, page);
}

export async function followTag(ctx: KioskContext, tagId: TagId, page: number): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const tag = await ctx.services.tags.get(tagId);
  if (!tag) return sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
  await follow(ctx, { kind: "tag", tagId });
  await showSubscriptions(ctx, page);
}

export async function setCadence(ctx: KioskContext, cadence: Cadence, page: number): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  await ctx.services.subscriptions.setCadence(chatIdOf(ctx), cadence);
  await showSubscriptions(ctx, page);
}

/** `/unsubscribe` and its button: everything stops, and nothing arrives after the answer. */
export async function unsubscribe(ctx: KioskContext): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const { subscriptions } = ctx.services;
  const chatId = chatIdOf(ctx);
  const had = (await subscriptions.list(chatId)).length > 0;
  await subscriptions.unsubscribe(chatId);
  await say(ctx, ctx.setting.locale.t(had ? "unsubscribed" : "not-subscribed"));
}

/** Follows a topic; unless `keep`, one that is followed already is left. */
async function follow(ctx: KioskContext, topic: Topic, keep = false): Promise<void> {
  const { chats, subscriptions } = ctx.services;
  const chatId = chatIdOf(ctx);
  const known = await subscriptions.list(chatId);
  const same = known.find(({ topic: other }) =>
    topic.kind === "tag" ? other.kind === "tag" && other.tagId === topic.tagId : other.kind === "all",
  );
  if (same && keep) return;
  if (same) return subscriptions.unsubscribe(chatId, topic);
  await chats.ensure(chatId, chatTypeOf(ctx), ctx.preferences);
  await subscriptions.subscribe(chatId, topic, known[0]?.cadence ?? "daily");
}

async function showSubscriptions(ctx: KioskContext, wanted: number): Promise<void> {
  const { tags, subscriptions } = ctx.services;
  const chosen = await subscriptions.list(chatIdOf(ctx));
  const { total } = await tags.list({ limit: 0, offset: 0 });
  const { page, pages, offset } = pageOf(wanted, total, FOLLOW_PAGE_SIZE);
  const { tags: some } = await tags.list({ limit: FOLLOW_PAGE_SIZE, offset });
  const followed = await tags.getMany(chosen.flatMap(({ topic }) => (topic.kind === "tag" ? [topic.tagId] : [])));
  const view = {
    subscriptions: chosen,
    tags: some,
    followedTitles: followed.map((tag) => tag.title),
    page,
    pages,
    preferences: ctx.preferences,
  };
  await show(ctx, subscriptionsMessage(view, ctx.setting.locale));
}

/** In a group only its administrators choose for all; a message in the group's own name is an administrator's. */
export async function mayChoose(ctx: KioskContext): Promise<boolean> {
  if (ctx.chat?.type === "private") return true;
  if (ctx.chat === undefined || ctx.from === undefined) return false;
  if (ctx.message?.sender_chat?.id === ctx.chat.id) return true;
  const { status } = await ctx.api.getChatMember(ctx.chat.id, ctx.from.id);
  if (status === "creator" || status === "administrator") return true;
  await say(ctx, ctx.setting.locale.t("admins-only"));
  return false;
}

export function chatIdOf(ctx: KioskContext): ChatId {
  return ChatId.parse(ctx.chat?.id);
}

export function chatTypeOf(ctx: KioskContext): "private" | "group" | "supergroup" | "channel" {
  return ctx.chat?.type ?? "private";
}

import type { ChatId, FeedId, TagId } from "../core/ids.ts";
import { pageOf } from "../render/keyboard.ts";
import { FOLLOW_PAGE_SIZE, type FollowedTopic, subscriptionsMessage } from "../render/subscriptions.ts";
import { type Cadence, type Topic, topicKey } from "../subscribers/subscription.ts";
import type { KioskContext } from "./context.ts";
import { say, sayWithWaysOn } from "./reply.ts";
import { ensureSubject, isOurs, mayChoose, noteChange, reloadSubject, showChoice, subjectId } from "./subject.ts";
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
  if (ctx.subject.title !== undefined && !(await mayChoose(ctx))) return;
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

/** How often all of it comes, but for what saved searches find. */
export async function setCadence(ctx: KioskContext, cadence: Cadence, page: number): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const id = subjectId(ctx);
  if (id !== undefined) await ctx.services.subscriptions.setCadence(id, cadence);
  await noteChange(ctx);
  await showSubscriptions(ctx, page);
}

/** The day of what comes weekly. */
export async function setWeekday(ctx: KioskContext, weekday: number, page: number): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const { id } = await ensureSubject(ctx);
  await ctx.services.chats.change(id, { weekday });
  await reloadSubject(ctx, id);
  await showSubscriptions(ctx, page);
}

/** `/unsubscribe` and its button: everything stops, and nothing arrives after the answer. */
export async function unsubscribe(ctx: KioskContext): Promise<void> {
  if (!(await mayChoose(ctx))) return;
  const { subscriptions } = ctx.services;
  const id = subjectId(ctx);
  const had = id !== undefined && (await subscriptions.list(id)).length > 0;
  if (had) await subscriptions.unsubscribe(id);
  if (id !== undefined) await subscriptions.untilQuiet(id);
  if (had) await noteChange(ctx);
  // Of another chat it is shown, not said: the one who reads it still gets what is theirs.
  if (ctx.subject.title !== undefined) return showSubscriptions(ctx, 1);
  await say(ctx, ctx.setting.locale.t(had ? "unsubscribed" : "not-subscribed"));
}

/**
 * Follows a topic as often as the others come; the first one daily, or in a channel at once. Unless `keep`, one that is followed
 * already is left.
 */
export async function follow(ctx: KioskContext, topic: Topic, keep = false): Promise<void> {
  const { subscriptions } = ctx.services;
  const { id, type } = await ensureSubject(ctx);
  const known = await subscriptions.list(id);
  const same = known.find((one) => topicKey(one.topic) === topicKey(topic));
  if (same && keep) return;
  if (same) {
    await subscriptions.unsubscribe(id, topic);
    return subscriptions.untilQuiet(id);
  }
  const usual = type === "channel" || (await isOurs(ctx)) ? "instant" : "daily";
  const paced = known.find((one) => one.topic.kind !== "search");
  await subscriptions.subscribe(id, topic, paced?.cadence ?? usual);
}

export async function showSubscriptions(ctx: KioskContext, wanted: number): Promise<void> {
  const { tags, feeds, subscriptions } = ctx.services;
  const id = subjectId(ctx);
  const { total } = await tags.list({ limit: 0, offset: 0 });
  const { page, pages, offset } = pageOf(wanted, total, FOLLOW_PAGE_SIZE);
  const { tags: some } = await tags.list({ limit: FOLLOW_PAGE_SIZE, offset });
  const muted = id === undefined ? [] : await tags.getMany(await subscriptions.muted(id));
  const view = {
    followed: await followedTopics(ctx),
    tags: some,
    page,
    pages,
    feeds: (await feeds.list({ limit: 0, offset: 0 })).total > 0,
    mutedTitles: muted.map((tag) => tag.title),
    pausedUntil: pauseOf(ctx),
    preferences: ctx.subject.preferences,
    settings: ctx.subject.title !== undefined,
  };
  await showChoice(ctx, subscriptionsMessage(view, ctx.setting.locale));
}

/** Until when the subject has a pause (epoch ms); null: it has none, or it is over. */
export function pauseOf(ctx: KioskContext): number | null {
  const until = ctx.subject.chat?.pausedUntil ?? null;
  return until !== null && until > ctx.services.clock.now() ? until : null;
}

/** What the subject follows, as its reader calls it; what is no more is left out. */
export async function followedTopics(ctx: KioskContext): Promise<FollowedTopic[]> {
  const id = subjectId(ctx);
  return id === undefined ? [] : topicsOf(ctx, id);
}

/** The same of any chat. */
export async function topicsOf(ctx: KioskContext, id: ChatId): Promise<FollowedTopic[]> {
  const { tags, feeds, subscriptions } = ctx.services;
  const chosen = await subscriptions.list(id);
  const topics = chosen.map(({ topic }) => topic);
  const tagTitles = new Map(
    (await tags.getMany(topics.flatMap((topic) => (topic.kind === "tag" ? [topic.tagId] : [])))).map(
      (tag) => [tag.id, tag.title] as const,
    ),
  );
  const searches = await subscriptions.savedSearches(
    topics.flatMap((topic) => (topic.kind === "search" ? [topic.searchId] : [])),
  );
  const queries = new Map(searches.map((search) => [search.id, search.query] as const));
  const feedTitles = new Map<FeedId, string>();
  for (const topic of topics) {
    const feed = topic.kind === "feed" ? await feeds.get(topic.feedId) : undefined;
    if (feed) feedTitles.set(feed.id, feed.title);
  }
  const titleOf = (topic: Topic): string | undefined => {
    switch (topic.kind) {
      case "all":
        return ctx.setting.locale.t("subscribe-everything");
      case "tag":
        return tagTitles.get(topic.tagId);
      case "feed":
        return feedTitles.get(topic.feedId);
      case "search": {
        const query = queries.get(topic.searchId);
        return query === undefined ? undefined : `🔎 ${query}`;
      }
      default:
        return topic satisfies never;
    }
  };
  return chosen.flatMap((one) => {
    const title = titleOf(one.topic);
    return title === undefined ? [] : [{ ...one, title }];
  });
}

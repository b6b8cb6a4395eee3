import { type Feed, MAX_FEED_TAGS } from "../content/feeds/feed.ts";
import { distinctTags } from "../content/tag.ts";
import { AppError } from "../core/errors.ts";
import { type ArticleId, ChatId, EditorId, type FeedId } from "../core/ids.ts";
import type { Action } from "../render/action.ts";
import { articleMessages } from "../render/article.ts";
import {
  DRAFTS_PAGE_SIZE,
  decideMessage,
  draftsMessage,
  FEEDS_PAGE_SIZE,
  feedMessage,
  feedsMessage,
  removeMessage,
} from "../render/feeds.ts";
import { pageOf } from "../render/keyboard.ts";
import { undoAllMessage, undoMessage } from "../render/queue.ts";
import type { EditorialAct } from "../subscribers/audit-store.ts";
import { may } from "../subscribers/editor.ts";
import type { KioskContext } from "./context.ts";
import { reply, say, sayWithWaysOn, show } from "./reply.ts";

/** What "all" decides on in one press; what is left is shown, and can be pressed for again. */
const MAX_AT_ONCE = 200;

/** `/feeds`: the feeds; `/feeds [draft] <address> [tags…]`: one more. For editors, in a private chat. */
export async function feedsCommand(ctx: KioskContext, argument: string): Promise<void> {
  if (!(await mayLookAfterFeeds(ctx))) return;
  const [, draft, address, rest = ""] = /^(draft\s+)?(\S+)\s*([\s\S]*)$/i.exec(argument) ?? [];
  if (address === undefined) return showFeeds(ctx, 1);
  const { locale } = ctx.setting;
  const { feeds } = ctx.services;
  try {
    const { url, facts } = await ctx.services.findFeed(address);
    const title = facts.title ?? new URL(url).host;
    const { feed, added } = await feeds.add({ url, title, tags: tagsOf(rest), mode: draft ? "draft" : "publish" });
    if (added) {
      await record(ctx, { act: "feed_add", feedId: feed.id });
      await ctx.services.pollFeed(feed.id);
    }
    const news = draft ? locale.t("feed-added-draft") : locale.t("feed-added");
    await showFeed(ctx, feed.id, added ? news : locale.t("feed-known"));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await say(ctx, locale.t("feed-refused", { reason: error.message }));
  }
}

/** Titles with commas or "#" between them; or else a word each. */
function tagsOf(text: string): string[] {
  const titles = /[,،;#\n]/.test(text) ? text.split(/[,،;\n]|(?=#)/) : text.split(/\s+/);
  return distinctTags(titles)
    .map((tag) => tag.title)
    .slice(0, MAX_FEED_TAGS);
}

/** The pages of the list. */
export async function feedsAction(ctx: KioskContext, page: number): Promise<void> {
  if (await mayLookAfterFeeds(ctx)) await showFeeds(ctx, page);
}

async function showFeeds(ctx: KioskContext, wanted: number): Promise<void> {
  const { feeds } = ctx.services;
  const { total } = await feeds.list({ limit: 0, offset: 0 });
  const { page, pages, offset } = pageOf(wanted, total, FEEDS_PAGE_SIZE);
  const { feeds: some } = await feeds.list({ limit: FEEDS_PAGE_SIZE, offset });
  await show(ctx, feedsMessage(some, total, page, pages, ctx.setting));
}

/** The buttons of one feed. */
export async function feedAction(ctx: KioskContext, { feedId, step }: Action & { kind: "feed" }): Promise<void> {
  const feed = await feedFor(ctx, feedId);
  if (!feed) return;
  const { feeds } = ctx.services;
  switch (step) {
    case "show":
      break;
    case "poll":
      await ctx.services.pollFeed(feedId);
      break;
    case "pause":
      await feeds.pause(feedId);
      await record(ctx, { act: "feed_change", feedId });
      break;
    case "resume":
      await feeds.resume(feedId);
      await record(ctx, { act: "feed_change", feedId });
      break;
    case "publish":
    case "draft":
      await feeds.setMode(feedId, step);
      await record(ctx, { act: "feed_change", feedId });
      break;
    case "remove":
      return show(ctx, removeMessage(feed, ctx.setting));
    case "remove_surely": {
      await feeds.remove(feedId);
      await record(ctx, { act: "feed_remove", feedId });
      await say(ctx, ctx.setting.locale.t("feed-removed", { feed: feed.title }));
      return showFeeds(ctx, 1);
    }
    default:
      step satisfies never;
  }
  await showFeed(ctx, feedId);
}

async function showFeed(ctx: KioskContext, id: FeedId, lead?: string): Promise<void> {
  const feed = await ctx.services.feeds.get(id);
  if (!feed) return sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
  const { total } = await ctx.services.feeds.waiting(id, { limit: 0, offset: 0 });
  await show(ctx, feedMessage(feed, total, ctx.setting, lead));
}

/** What of a feed waits, and its pages. */
export async function draftsAction(ctx: KioskContext, feedId: FeedId, page: number): Promise<void> {
  const feed = await feedFor(ctx, feedId);
  if (feed) await showDrafts(ctx, feed, page);
}

async function showDrafts(ctx: KioskContext, feed: Feed, wanted: number): Promise<void> {
  const { feeds } = ctx.services;
  const { total, last } = await feeds.waiting(feed.id, { limit: 0, offset: 0 });
  const { page, pages, offset } = pageOf(wanted, total, DRAFTS_PAGE_SIZE);
  const { drafts } = await feeds.waiting(feed.id, { limit: DRAFTS_PAGE_SIZE, offset });
  await show(ctx, draftsMessage(feed, { drafts, total, last, page, pages }, ctx.setting));
}

/** An editor's decision on one draft; of two editors the first decides. */
export async function draftAction(
  ctx: KioskContext,
  { feedId, articleId, step }: Action & { kind: "draft" },
): Promise<void> {
  const feed = await feedFor(ctx, feedId);
  if (!feed) return;
  if (!(await ctx.services.feeds.isWaiting(feedId, articleId))) {
    await say(ctx, ctx.setting.locale.t("drafts-stale"));
    return showDrafts(ctx, feed, 1);
  }
  if (step === "show") {
    const article = await ctx.services.articles.get(articleId);
    if (article)
      await reply(ctx, ...articleMessages(article, ctx.setting), decideMessage(feed, articleId, ctx.setting));
    return;
  }
  if (step === "publish") await publishSoon(ctx, articleId);
  else await ctx.services.desk.turnDown(articleId, ChatId.parse(ctx.from?.id));
  await showDrafts(ctx, feed, 1);
}

/** One draft goes out as what an editor wrote does: it can be undone for a while. */
async function publishSoon(ctx: KioskContext, id: ArticleId): Promise<void> {
  const { articles, clock, desk } = ctx.services;
  const article = await articles.get(id);
  const now = clock.now();
  const at = await desk.schedule(id, now, ChatId.parse(ctx.from?.id));
  if (article && typeof at === "number") await reply(ctx, undoMessage(article, at - now, ctx.setting));
}

/** The same decision on all that waited when the button was shown. */
export async function allDraftsAction(
  ctx: KioskContext,
  { feedId, upTo, step }: Action & { kind: "all_drafts" },
): Promise<void> {
  const feed = await feedFor(ctx, feedId);
  if (!feed) return;
  const { drafts } = await ctx.services.feeds.waiting(feedId, { limit: MAX_AT_ONCE, offset: 0 });
  const ids = drafts.map(({ id }) => id).filter((id) => id <= upTo);
  const { desk, clock } = ctx.services;
  const by = ChatId.parse(ctx.from?.id);
  if (step === "publish") {
    const { at, count } = await desk.publishTogether(ids, by);
    if (count > 0) await reply(ctx, undoAllMessage(count, at, clock.now(), ctx.setting));
  } else for (const id of ids) await desk.turnDown(id, by);
  await showDrafts(ctx, feed, 1);
}

/** What was published together is stopped before it leaves. */
export async function undoAllAction(ctx: KioskContext, at: number): Promise<void> {
  if (!(await mayLookAfterFeeds(ctx))) return;
  const stopped = await ctx.services.desk.stopTogether(at, ChatId.parse(ctx.from?.id));
  await say(ctx, ctx.setting.locale.t(stopped > 0 ? "queue-stopped" : "queue-too-late"));
}

/** The feed of a button, if it is there and the person may look after it; otherwise that is said. */
async function feedFor(ctx: KioskContext, id: FeedId): Promise<Feed | undefined> {
  if (!(await mayLookAfterFeeds(ctx))) return undefined;
  const feed = await ctx.services.feeds.get(id);
  if (!feed) await sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
  return feed;
}

function record(ctx: KioskContext, act: Pick<EditorialAct, "act" | "articleId" | "feedId">): Promise<void> {
  return ctx.services.audit.record({ ...act, editorId: EditorId.parse(ctx.from?.id) });
}

async function mayLookAfterFeeds(ctx: KioskContext): Promise<boolean> {
  const { locale } = ctx.setting;
  const isEditor = may(ctx.role, "publish");
  if (isEditor && ctx.chat?.type === "private") return true;
  await say(ctx, locale.t(isEditor ? "feeds-private" : "editors-only"));
  return false;
}

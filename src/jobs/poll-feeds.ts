import { setImmediate as nextTurn } from "node:timers/promises";
import type { ArticleDraft } from "../content/article.ts";
import { NEWS_AGE_MS } from "../content/article-store.ts";
import type { Feed } from "../content/feeds/feed.ts";
import { feedStore } from "../content/feeds/feed-store.ts";
import { nextPoll, nextRetry } from "../content/feeds/poll-time.ts";
import { feedFacts, feedItems } from "../content/feeds/read-feed.ts";
import { decodeText } from "../content/importers/decode.ts";
import { type Answer, ask, contentOf, refusedBy } from "../content/importers/fetch.ts";
import type { Clock } from "../core/clock.ts";
import { AppError, messageOf } from "../core/errors.ts";
import type { FeedId } from "../core/ids.ts";
import type { Log } from "../core/log.ts";
import type { Database } from "../database/database.ts";
import { storeFeedItem } from "../delivery/feed-item.ts";

/** Feeds that are polled at the same time. */
const AT_ONCE = 4;
/**
 * So much news of one feed goes out in a day by itself, each to everybody who wants it at once. A feed that names all of its articles anew, or
 * that somebody else has got hold of, brings more: the rest waits for an editor.
 */
export const MAX_NEWS = 100;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface PollDeps {
  database: Database;
  clock: Clock;
  /** `guardedFetch`, or a test's own. */
  fetch: typeof fetch;
  /** In [0, 1), as `Math.random`. */
  random: () => number;
  /** Who is told of drafts, and of feeds that fail. */
  editors: readonly number[];
  log: Log;
  /** Aborted when the program ends: what is being fetched is given back. */
  signal?: AbortSignal;
}

export interface PollReport {
  polled: number;
  failed: number;
  /** Articles, all feeds together. */
  new: number;
  changed: number;
}

/**
 * Polls the feeds that are due, a few at a time, the one that has waited for longest first. Each is claimed before (`feed-store.ts`),
 * so it is never polled twice at once, whoever else polls; one that fails doesn't stop the others.
 */
export async function pollDueFeeds(deps: PollDeps): Promise<PollReport> {
  const store = feedStore(deps.database, deps.clock);
  const report = emptyReport();
  const work = async () => {
    while (!deps.signal?.aborted) {
      const feed = await store.claimDue();
      if (!feed) return;
      // The program may have ended while the claim was under way.
      if (deps.signal?.aborted) return store.giveBack(feed);
      await poll(feed, deps, report);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return report;
}

/** Polls one feed now, due or not; one that is being polled already is left to that. */
export async function pollFeedNow(id: FeedId, deps: PollDeps): Promise<PollReport> {
  const report = emptyReport();
  const feed = await feedStore(deps.database, deps.clock).claimNow(id);
  if (feed) await poll(feed, deps, report);
  return report;
}

function emptyReport(): PollReport {
  return { polled: 0, failed: 0, new: 0, changed: 0 };
}

async function poll(feed: Feed, deps: PollDeps, report: PollReport): Promise<void> {
  const { clock, editors, random, log } = deps;
  const store = feedStore(deps.database, clock);
  report.polled++;
  let answer: Answer | undefined;
  try {
    answer = await ask(feed.url, { fetch: deps.fetch, headers: conditions(feed), signal: deps.signal });
    if (answer.status === 410) {
      report.failed++;
      return await store.ended(feed, refusedBy(answer).message, editors);
    }
    if (answer.status !== 304 && (answer.status < 200 || answer.status > 299)) throw refusedBy(answer);
    await keep(feed, answer, deps, report);
  } catch (error) {
    if (deps.signal?.aborted) return store.giveBack(feed);
    report.failed++;
    if (!(error instanceof AppError)) log.error({ err: error, feed: feed.id }, "a feed could not be polled");
    const retryAfter = answer?.headers.get("retry-after") ?? undefined;
    const nextPollAt = nextRetry(clock.now(), feed.failures + 1, retryAfter, random());
    await store.failed(feed, { reason: messageOf(error), nextPollAt }, editors);
  }
}

/** RFC 9110, conditional requests: nothing is sent that has not changed. */
function conditions({ etag, lastModified }: Feed): Record<string, string> {
  return {
    ...(etag !== undefined && { "if-none-match": etag }),
    ...(lastModified !== undefined && { "if-modified-since": lastModified }),
  };
}

/** Stores what an answer holds, then records the poll: in that order, so that a kill in between repeats what changes nothing. */
async function keep(feed: Feed, answer: Answer, deps: PollDeps, report: PollReport): Promise<void> {
  const store = feedStore(deps.database, deps.clock);
  const { headers, movedTo } = answer;
  const header = (name: string) => headers.get(name) ?? undefined;
  let { etag, lastModified, ttlMinutes } = feed;
  let title: string | undefined;
  if (answer.status !== 304) {
    const text = decodeText(answer.bytes, contentOf(answer).charset);
    const facts = feedFacts(text);
    const { drafts } = feedItems(text, feed, answer.url);
    const stored = await storeItems(feed, drafts, deps, report);
    if (stored === "overtaken") return store.giveBack(feed);
    // What could not be stored is read again, also when the feed has not changed by then.
    etag = stored === "all" ? header("etag") : undefined;
    lastModified = stored === "all" ? header("last-modified") : undefined;
    ({ title, ttlMinutes } = facts);
  }
  const freshness = { cacheControl: header("cache-control"), age: header("age"), ttlMinutes };
  const nextPollAt = nextPoll(deps.clock.now(), freshness, deps.random());
  await store.succeeded(feed, { etag, lastModified, title, ttlMinutes, movedTo, nextPollAt }, deps.editors);
}

async function storeItems(
  feed: Feed,
  drafts: readonly ArticleDraft[],
  deps: PollDeps,
  report: PollReport,
): Promise<"all" | "some" | "overtaken"> {
  let all = true;
  const isArchive = feed.lastSuccessAt === undefined || feed.mode === "draft";
  let left = MAX_NEWS - (await feedStore(deps.database, deps.clock).newsSince(feed.source, deps.clock.now() - DAY_MS));
  for (const draft of drafts) {
    // Others get their turn: the database works synchronously.
    await nextTurn();
    deps.signal?.throwIfAborted();
    try {
      const { publishedAt = deps.clock.now() } = draft;
      const isNews = !isArchive && publishedAt >= deps.clock.now() - NEWS_AGE_MS;
      const outcome = await storeFeedItem(deps.database, deps.clock, feed, draft, deps.editors, isNews && left <= 0);
      if (outcome === "overtaken") return "overtaken";
      if (outcome === "new" || outcome === "changed") report[outcome]++;
      if (outcome === "new" && isNews && --left === 0) {
        deps.log.warn({ feed: feed.id, most: MAX_NEWS }, "a feed brings much news; what is more waits for an editor");
      }
    } catch (error) {
      all = false;
      deps.log.error({ err: error, feed: feed.id }, "an item of a feed could not be stored");
    }
  }
  return all ? "all" : "some";
}

import { parseFeed } from "feedsmith";
import { AppError } from "../../core/errors.ts";
import type { ArticleDraft } from "../article.ts";
import { oneLine, shortened } from "../importers/clean-text.ts";
import { draftsFromFeed } from "../importers/feed.ts";
import { textFromHtml } from "../importers/html-inline.ts";
import { distinctTags } from "../tag.ts";
import { type Feed, MAX_FEED_TITLE_LENGTH, MAX_ITEMS } from "./feed.ts";

/** What a feed says of itself. */
export interface FeedFacts {
  title?: string;
  /** RSS's `ttl`, in minutes. */
  ttlMinutes?: number;
}

/**
 * What a feed says of itself.
 * @throws AppError "invalid" for what is no feed
 */
export function feedFacts(text: string): FeedFacts {
  const { format, feed } = parsed(text);
  const title = format === "atom" ? feed.title?.value : feed.title;
  const ttl = format === "rss" ? feed.ttl : undefined;
  const line = oneLine(textFromHtml(title ?? ""));
  return {
    title: line === "" ? undefined : shortened(line, MAX_FEED_TITLE_LENGTH),
    ttlMinutes: ttl !== undefined && ttl > 0 && ttl <= 60 * 24 * 365 ? Math.round(ttl) : undefined,
  };
}

/** What stands before a feed's first item is enough, and reads in no time however long the feed is. */
function parsed(text: string) {
  const items = text.search(/<(?:item|entry)[\s>]/i);
  for (const part of items > 0 && text.trimStart().startsWith("<") ? [text.slice(0, items), text] : [text]) {
    try {
      return parseFeed(part, { maxItems: 1 });
    } catch {
      // The whole may be read where its beginning can't.
    }
  }
  throw new AppError("invalid", "It is no RSS, Atom or JSON feed that can be read.");
}

export interface FeedItems {
  /** Oldest first, in the order in which they were put into the feed; each id once. */
  drafts: ArticleDraft[];
  /** How many items had no title, no text or another's id. */
  refused: number;
}

/**
 * A feed's articles as its own: under its source, with its tags before theirs. Of two items with one id the upper one counts, or
 * they would change one article to and fro with every poll.
 * @param url where it was fetched
 * @throws AppError "invalid" for what is no feed
 */
export function feedItems(text: string, feed: Pick<Feed, "source" | "tags">, url: string): FeedItems {
  const results = draftsFromFeed(text, url).slice(0, MAX_ITEMS);
  const drafts = new Map<string, ArticleDraft>();
  for (const result of results) {
    if (!("draft" in result) || drafts.has(result.draft.sourceId)) continue;
    const tags = distinctTags([...feed.tags, ...result.draft.tags]).map((tag) => tag.title);
    drafts.set(result.draft.sourceId, { ...result.draft, source: feed.source, tags });
  }
  return { drafts: [...drafts.values()].reverse(), refused: results.length - drafts.size };
}

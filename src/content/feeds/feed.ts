import { z } from "zod";
import { FeedId } from "../../core/ids.ts";

/** A feed: a source that is asked again and again for what is new in it. */

/** The most feeds that are kept: what one process polls in good time. */
export const MAX_FEEDS = 1000;
/** The most tags that a feed gives to its articles. */
export const MAX_FEED_TAGS = 10;
/** Longest address, in UTF-16 units. */
export const MAX_FEED_URL_LENGTH = 2000;
/** Longest title that is kept, in UTF-16 units. */
export const MAX_FEED_TITLE_LENGTH = 120;
/** So many of a feed's items are read in one poll, from its top. */
export const MAX_ITEMS = 1000;
/** A feed that has failed for longer is reported to the editors. */
export const REPORT_AFTER_MS = 3 * 24 * 60 * 60 * 1000;

/**
 * What becomes of a new item:
 * - `publish`: it is published at once, and goes out as news.
 * - `draft`: it waits until an editor publishes it or turns it down.
 */
export const FeedMode = z.enum(["publish", "draft"]);
export type FeedMode = z.infer<typeof FeedMode>;

/**
 * - `active`: is polled.
 * - `paused`: an editor stopped it.
 * - `ended`: it said itself that it is gone (410), or became the same as another.
 */
export const FeedState = z.enum(["active", "paused", "ended"]);
export type FeedState = z.infer<typeof FeedState>;

export const Feed = z.object({
  id: FeedId,
  /**
   * What its articles are known by: "feed:" and the address with which it was added. It stays when the feed moves, so that its
   * articles stay its articles; and it is not what the feed says of itself, which might be another's.
   */
  source: z.string(),
  url: z.url({ protocol: /^https?$/ }).max(MAX_FEED_URL_LENGTH),
  title: z.string().min(1).max(MAX_FEED_TITLE_LENGTH),
  /** Titles of tags that its articles get besides their own. */
  tags: z.array(z.string()).max(MAX_FEED_TAGS),
  mode: FeedMode,
  state: FeedState,
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  ttlMinutes: z.number().optional(),
  /** Epoch ms, as all instants here. */
  nextPollAt: z.number(),
  /** How often it was claimed for a poll; the number names the claim. */
  polls: z.number(),
  /** Absent: no poll has come to its end yet; the first one takes the archive in. */
  lastSuccessAt: z.number().optional(),
  /** In a row. */
  failures: z.number(),
  failingSince: z.number().optional(),
  error: z.string().optional(),
});
export type Feed = z.infer<typeof Feed>;

/** What an editor is told of a feed unasked. */
export type FeedNoticeKind = "drafts" | "failing" | "ended" | "recovered";

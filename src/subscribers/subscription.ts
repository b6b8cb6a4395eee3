import { FeedId, SearchId, TagId } from "../core/ids.ts";

/** What a chat follows: everything, a tag, a feed, or new hits of a saved search. */
export type Topic =
  | { kind: "all" }
  | { kind: "tag"; tagId: TagId }
  | { kind: "feed"; feedId: FeedId }
  | { kind: "search"; searchId: SearchId };

/** `instant`: each article as it is published; `daily` and `weekly`: in the digest, of which a chat has at most one a day. */
export const CADENCES = ["instant", "daily", "weekly"] as const;
export type Cadence = (typeof CADENCES)[number];

export interface Subscription {
  topic: Topic;
  cadence: Cadence;
  /** The day of what comes weekly, 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
  weekday?: number;
}

/** The topic as the database and buttons keep it: "all", "tag:<id>", "feed:<id>" or "search:<id>". */
export function topicKey(topic: Topic): string {
  switch (topic.kind) {
    case "all":
      return "all";
    case "tag":
      return `tag:${topic.tagId}`;
    case "feed":
      return `feed:${topic.feedId}`;
    case "search":
      return `search:${topic.searchId}`;
    default:
      return topic satisfies never;
  }
}

/** @throws Error for a key that `topicKey` never made: the database was changed by another hand */
export function topicOf(key: string): Topic {
  const [, kind, digits] = /^(all|tag|feed|search)(?::(\d+))?$/.exec(key) ?? [];
  const id = Number(digits);
  if (kind === "all" && digits === undefined) return { kind };
  if (kind === "tag" && id > 0) return { kind, tagId: TagId.parse(id) };
  if (kind === "feed" && id > 0) return { kind, feedId: FeedId.parse(id) };
  if (kind === "search" && id > 0) return { kind, searchId: SearchId.parse(id) };
  throw new Error(`"${key}" is no topic of a subscription`);
}

import { TagId } from "../core/ids.ts";

/** What a chat follows: everything, or a tag. */
export type Topic = { kind: "all" } | { kind: "tag"; tagId: TagId };

/** `instant`: each article as it is published; `daily`: in the digest. */
export type Cadence = "instant" | "daily";

export interface Subscription {
  topic: Topic;
  cadence: Cadence;
}

/** The topic as the database keeps it: "all" or "tag:<id>". */
export function topicKey(topic: Topic): string {
  return topic.kind === "all" ? "all" : `tag:${topic.tagId}`;
}

/** @throws Error for a key that `topicKey` never made: the database was changed by another hand */
export function topicOf(key: string): Topic {
  if (key === "all") return { kind: "all" };
  const tagId = /^tag:(\d+)$/.exec(key)?.[1];
  if (tagId === undefined) throw new Error(`"${key}" is no topic of a subscription`);
  return { kind: "tag", tagId: TagId.parse(Number(tagId)) };
}

/** The tags that narrow a set of subscriptions of one cadence; undefined when everything is wanted. */
export function tagsWanted(subscriptions: readonly Subscription[], cadence: Cadence): TagId[] | undefined {
  const topics = subscriptions.filter((one) => one.cadence === cadence).map((one) => one.topic);
  if (topics.some((topic) => topic.kind === "all")) return undefined;
  return topics.flatMap((topic) => (topic.kind === "tag" ? [topic.tagId] : []));
}

import type { Schema } from "./schema.ts";

/** One table, as something that goes through all of them needs to know it. */
export interface TableFacts {
  name: keyof Schema;
  /** The columns of its primary key, in their order. */
  key: readonly string[];
}

const keyed = (name: keyof Schema, ...key: string[]): TableFacts => ({ name, key });

/**
 * Every table, each after those that it refers to; `setting`, whose rows say that the rest is there, is the last. Without `lease`: a right
 * of a process that runs is no data. A test compares this with both schemas.
 */
export const TABLES: readonly TableFacts[] = [
  keyed("article", "id"),
  keyed("article_revision", "article_id", "revision"),
  keyed("article_source", "source", "source_id"),
  keyed("article_band", "band", "key", "article_id"),
  keyed("tag", "id"),
  keyed("article_tag", "article_id", "tag_id"),
  keyed("media", "id"),
  keyed("feed", "id"),
  keyed("feed_notice", "feed_id", "chat_id", "kind"),
  keyed("chat", "id"),
  keyed("subscription", "chat_id", "topic"),
  keyed("mute", "chat_id", "tag_id"),
  keyed("saved_search", "id"),
  keyed("outlet", "id"),
  keyed("article_routing", "article_id"),
  keyed("article_outlet", "article_id", "outlet_id"),
  keyed("outlet_notice", "outlet_id", "editor_id", "kind"),
  keyed("announcement", "id"),
  keyed("dispatch", "id"),
  keyed("delivery", "dispatch_id", "chat_id"),
  keyed("dispatch_message", "dispatch_id", "chat_id"),
  keyed("paid_broadcast", "day"),
  keyed("keyv", "key"),
  keyed("handled_update", "update_id"),
  keyed("kept_update", "update_id"),
  keyed("job_run", "name"),
  keyed("editor", "id"),
  keyed("invitation", "id"),
  keyed("approval", "article_id"),
  keyed("editor_notice", "id"),
  keyed("editorial_act", "id"),
  keyed("daily_count", "kind", "day", "key"),
  // After subscriptions, whose triggers count into it.
  keyed("subscriber_tally", "name"),
  keyed("trouble", "kind"),
  keyed("trouble_notice", "kind", "owner_id"),
  keyed("setting", "name"),
];

/** The columns of a table's primary key, in their order. @throws Error for one that isn't listed */
export function keyOf(name: keyof Schema): readonly string[] {
  const facts = TABLES.find((table) => table.name === name);
  if (!facts) throw new Error(`the table ${name} is not listed`);
  return facts.key;
}

import type { Schema } from "./schema.ts";

/** One table, as something that goes through all of them needs to know it. */
export interface TableFacts {
  name: keyof Schema;
  /** The columns of its primary key, in their order. */
  key: readonly string[];
  /** Whether the database gives its rows their `id`s. */
  isNumbered: boolean;
}

const numbered = (name: keyof Schema): TableFacts => ({ name, key: ["id"], isNumbered: true });
const keyed = (name: keyof Schema, ...key: string[]): TableFacts => ({ name, key, isNumbered: false });

/**
 * Every table, each after those that it refers to; `setting`, whose rows say that the rest is there, is the last. Without `lease`: a right
 * of a process that runs is no data. A test compares this with both schemas.
 */
export const TABLES: readonly TableFacts[] = [
  numbered("article"),
  keyed("article_revision", "article_id", "revision"),
  keyed("article_source", "source", "source_id"),
  keyed("article_band", "band", "key", "article_id"),
  numbered("tag"),
  keyed("article_tag", "article_id", "tag_id"),
  keyed("media", "id"),
  numbered("feed"),
  keyed("feed_notice", "feed_id", "chat_id", "kind"),
  keyed("chat", "id"),
  keyed("subscription", "chat_id", "topic"),
  keyed("mute", "chat_id", "tag_id"),
  numbered("saved_search"),
  numbered("dispatch"),
  keyed("delivery", "dispatch_id", "chat_id"),
  keyed("dispatch_message", "dispatch_id", "chat_id"),
  keyed("paid_broadcast", "day"),
  keyed("keyv", "key"),
  keyed("handled_update", "update_id"),
  keyed("kept_update", "update_id"),
  keyed("job_run", "name"),
  keyed("editor", "id"),
  numbered("invitation"),
  keyed("approval", "article_id"),
  numbered("editor_notice"),
  numbered("editorial_act"),
  keyed("daily_count", "kind", "day", "key"),
  // After subscriptions, whose triggers count into it.
  keyed("subscriber_tally", "name"),
  keyed("trouble", "kind"),
  keyed("trouble_notice", "kind", "owner_id"),
  keyed("setting", "name"),
];

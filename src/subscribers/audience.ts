import { ChatId, type TagId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import { topicKey } from "./subscription.ts";

/** The chats whose ids are in `[from, below)`. */
export interface ChatRange {
  from: number;
  below: number;
}

const ALL: ChatRange = { from: Number.MIN_SAFE_INTEGER, below: Number.MAX_SAFE_INTEGER };

/** The range of the `size` chats with the greatest ids below `below`, whatever they follow; its `from` is -Infinity for the last. */
export async function chatRange(database: Database, below: number, size: number): Promise<ChatRange> {
  const row = await database
    .selectFrom("chat")
    .select("id")
    .where("id", "<", below)
    .orderBy("id", "desc")
    .limit(1)
    .offset(size - 1)
    .executeTakeFirst();
  return { from: row?.id ?? Number.NEGATIVE_INFINITY, below };
}

/**
 * The chats of a range to which an article with these tags goes at once, each once: channels in which the bot may post, and active
 * chats that follow everything or one of the tags instantly.
 */
export async function articleAudience(
  database: Database,
  tagIds: readonly TagId[],
  { from, below }: ChatRange = ALL,
): Promise<ChatId[]> {
  const topics = [topicKey({ kind: "all" }), ...tagIds.map((tagId) => topicKey({ kind: "tag", tagId }))];
  const channels = database
    .selectFrom("chat")
    .select("id")
    .where("id", ">=", from)
    .where("id", "<", below)
    .where("may_post", "=", 1)
    .where("state", "=", "active");
  const subscribers = database
    .selectFrom("subscription")
    .innerJoin("chat", "chat.id", "subscription.chat_id")
    .select("chat.id")
    .where("chat.id", ">=", from)
    .where("chat.id", "<", below)
    .where("subscription.topic", "in", topics)
    .where("subscription.cadence", "=", "instant")
    .where("chat.state", "=", "active");
  const rows = await channels.union(subscribers).execute();
  return rows.map((row) => ChatId.parse(row.id));
}

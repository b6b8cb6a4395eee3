import { ChatId, type TagId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import { topicKey } from "./subscription.ts";

/**
 * The chats to which an article with these tags goes at once, each once: channels in which the bot may post, and active chats that
 * follow everything or one of the tags instantly.
 */
export async function articleAudience(database: Database, tagIds: readonly TagId[]): Promise<ChatId[]> {
  const topics = [topicKey({ kind: "all" }), ...tagIds.map((tagId) => topicKey({ kind: "tag", tagId }))];
  const channels = database.selectFrom("chat").select("id").where("may_post", "=", 1).where("state", "=", "active");
  const subscribers = database
    .selectFrom("subscription")
    .innerJoin("chat", "chat.id", "subscription.chat_id")
    .select("chat.id")
    .where("subscription.topic", "in", topics)
    .where("subscription.cadence", "=", "instant")
    .where("chat.state", "=", "active");
  const rows = await channels.union(subscribers).execute();
  return rows.map((row) => ChatId.parse(row.id));
}

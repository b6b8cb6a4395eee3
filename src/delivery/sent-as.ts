import { sql } from "kysely";
import { ArticleId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import { holdsNumber } from "../database/said-differently.ts";

/**
 * The article that a message in a chat shows; undefined for a message that is none of ours, or no article's.
 * @param chatId a channel's: its deliveries, one for each article, are looked through
 */
export async function articleSentAs(
  database: Database,
  chatId: number,
  messageId: number,
): Promise<ArticleId | undefined> {
  // An album is a list within the list.
  const { rows } = await sql<{ article_id: number }>`
    SELECT dispatch.article_id FROM delivery JOIN dispatch ON dispatch.id = delivery.dispatch_id
    WHERE delivery.chat_id = ${chatId} AND delivery.state = 'sent' AND dispatch.action = 'send'
      AND dispatch.article_id IS NOT NULL
      AND ${holdsNumber(database, sql`delivery.message_ids`, messageId)}
    ORDER BY delivery.dispatch_id DESC LIMIT 1`.execute(database);
  return rows[0] && ArticleId.parse(rows[0].article_id);
}

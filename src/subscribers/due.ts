import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import type { Database } from "../database/database.ts";
import { nextDigestAt } from "./digest-time.ts";

/**
 * What changes with a chat's choices inside the same transaction: when its next digest is due, and what waits to be sent to it.
 * All take the transaction of the change, so that after the answer nothing is sent that was just declined.
 */

/** How much of the past the first digest of a chat holds. */
const FIRST_DIGEST_MS = 24 * 60 * 60 * 1000;

/**
 * Sets the chat's `next_digest_at` from its preferences and subscriptions; null without a daily one. Digests that begin, for the
 * first time or again, begin with the last 24 hours, and never with what was in a digest before. One that is overdue stays so:
 * the planner sends it, where a new instant would drop it.
 */
export async function scheduleDigest(trx: Database, clock: Clock, chatId: number): Promise<void> {
  const chat = await trx.selectFrom("chat").selectAll().where("id", "=", chatId).executeTakeFirst();
  if (!chat) return;
  const now = clock.now();
  const daily = await trx
    .selectFrom("subscription")
    .select("topic")
    .where("chat_id", "=", chatId)
    .where("cadence", "=", "daily")
    .limit(1)
    .executeTakeFirst();
  const update = trx.updateTable("chat").where("id", "=", chatId);
  if (!daily || chat.state !== "active") {
    await update.set({ next_digest_at: null }).execute();
    return;
  }
  if (chat.next_digest_at !== null && chat.next_digest_at <= now) return;
  const settings = { timeZone: chat.time_zone, digestTime: chat.digest_time, lastDigestDate: chat.last_digest_date };
  const begins = chat.next_digest_at === null;
  const cursor = begins ? Math.max(chat.digest_cursor, await newestRevision(trx, now - FIRST_DIGEST_MS)) : undefined;
  await update
    .set({
      next_digest_at: nextDigestAt(settings, now),
      ...(cursor !== undefined && { digest_cursor: cursor }),
    })
    .execute();
}

/** The newest revision that had been released at `instant` (epoch ms); 0 when none had. */
export async function newestRevision(trx: Database, instant: number): Promise<number> {
  const row = await trx
    .selectFrom("article")
    .select("released_revision")
    // From the newest backwards by the index, a few rows; a maximum would read every article.
    .where("released_revision", "is not", null)
    .where("released_at", "<=", instant)
    .orderBy("released_revision", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.released_revision ?? 0;
}

/**
 * Nothing that waits for the chat is sent, be it claimed by the sender or not. Only the one message whose request is on its way at
 * this moment can't be called back.
 */
export async function skipWaiting(trx: Database, clock: Clock, chatId: number): Promise<void> {
  await trx
    .updateTable("delivery")
    .set({ state: "skipped", updated_at: clock.now() })
    .where("chat_id", "=", chatId)
    .where("state", "in", ["pending", "claimed"])
    .execute();
}

/**
 * The same for what the chat follows no longer: articles under none of its instant topics (a channel in which the bot posts
 * unasked keeps them), and digests when it has no daily topic.
 */
export async function skipUnfollowed(trx: Database, clock: Clock, chatId: number): Promise<void> {
  await sql`
    UPDATE delivery SET state = 'skipped', updated_at = ${clock.now()}
    WHERE chat_id = ${chatId} AND state IN ('pending', 'claimed')
      AND CASE (SELECT kind FROM dispatch WHERE dispatch.id = delivery.dispatch_id)
        WHEN 'digest' THEN NOT EXISTS (SELECT 1 FROM subscription WHERE chat_id = ${chatId} AND cadence = 'daily')
        ELSE NOT EXISTS (SELECT 1 FROM chat WHERE id = ${chatId} AND may_post = 1)
          AND NOT EXISTS (
            SELECT 1 FROM subscription
            WHERE chat_id = ${chatId} AND cadence = 'instant' AND (topic = 'all' OR topic IN (
              SELECT 'tag:' || article_tag.tag_id FROM article_tag
              JOIN dispatch ON dispatch.article_id = article_tag.article_id
              WHERE dispatch.id = delivery.dispatch_id)))
        END`.execute(trx);
}

import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import type { Database } from "../database/database.ts";
import { numbersOf } from "../database/said-differently.ts";
import type { Row } from "../database/schema.ts";
import { type DigestSettings, nextDigestAt } from "./digest-time.ts";
import type { Cadence } from "./subscription.ts";

/**
 * What changes with a chat's choices inside the same transaction: when its next digest is due, and what waits to be sent to it.
 * All take the transaction of the change, so that after the answer nothing is sent that was just declined.
 */

/** How much of the past a topic's first digest holds. */
const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST_DIGEST_MS = { daily: DAY_MS, weekly: 7 * DAY_MS } as const;

/** What tells when a chat's digests are due. @param topics those of its topics that come daily or weekly, and perhaps others */
export function digestSettings(
  chat: Pick<Row<"chat">, "time_zone" | "digest_time" | "last_digest_date">,
  topics: readonly Pick<Row<"subscription">, "cadence" | "weekday">[],
): DigestSettings {
  const days = topics.filter(({ cadence }) => cadence === "weekly").map(({ weekday }) => weekday);
  const isDaily = days.length === 0 || topics.some(({ cadence }) => cadence === "daily");
  return {
    timeZone: chat.time_zone,
    digestTime: chat.digest_time,
    weekdays: isDaily ? null : [...new Set(days)].sort(),
    lastDigestDate: chat.last_digest_date,
  };
}

/**
 * Sets the chat's `next_digest_at` from its preferences and subscriptions; null where nothing comes daily or weekly. Digests that
 * begin again begin with the last day, or week, and never with what was in a digest before. One that is overdue stays so: the
 * planner sends it, where a new instant would drop it; but for a pause.
 */
export async function scheduleDigest(trx: Database, clock: Clock, chatId: number): Promise<void> {
  const chat = await trx.selectFrom("chat").selectAll().where("id", "=", chatId).executeTakeFirst();
  if (!chat) return;
  const now = clock.now();
  const paused = Math.max(now, chat.paused_until ?? 0);
  const rows = await trx
    .selectFrom("subscription")
    .select(["cadence", "weekday"])
    .distinct()
    .where("chat_id", "=", chatId)
    .where("cadence", "!=", "instant")
    .execute();
  const update = trx.updateTable("chat").where("id", "=", chatId);
  if (rows.length === 0 || chat.state !== "active") {
    await update.set({ next_digest_at: null }).execute();
    return;
  }
  if (chat.next_digest_at !== null && chat.next_digest_at <= now && paused === now) return;
  if (chat.next_digest_at === null) await beginAgain(trx, now, [chatId]);
  await update.set({ next_digest_at: nextDigestAt(digestSettings(chat, rows), paused) }).execute();
}

/** The digests of these chats go on with the last day, and the last week; what is older was missed, and so not told. */
export async function beginAgain(trx: Database, now: number, chatIds: readonly number[]): Promise<void> {
  for (const cadence of ["daily", "weekly"] as const) {
    const cursor = await newestRevision(trx, now - FIRST_DIGEST_MS[cadence]);
    await sql`
      UPDATE subscription SET since = ${cursor}, cursor = ${cursor}
      WHERE cursor < ${cursor} AND chat_id IN ${numbersOf(trx, chatIds)} AND cadence = ${cadence}`.execute(trx);
  }
}

/**
 * From which revision on a topic covers articles that a chat begins to follow: what is instant from now on; a digest's with the
 * last day, or week, without what topics that were left have brought (the others know themselves what they brought).
 */
export async function beginning(trx: Database, clock: Clock, chatId: number, cadence: Cadence): Promise<number> {
  if (cadence === "instant") return newestRevision(trx, clock.now());
  const chat = await trx.selectFrom("chat").select("left_cursor").where("id", "=", chatId).executeTakeFirst();
  return Math.max(chat?.left_cursor ?? 0, await newestRevision(trx, clock.now() - FIRST_DIGEST_MS[cadence]));
}

/** The chat follows topics no longer, up to which it was told is kept. @param topics as they were */
export async function leaveBehind(
  trx: Database,
  chatId: number,
  topics: readonly Pick<Row<"subscription">, "cadence" | "since" | "cursor">[],
): Promise<void> {
  const told = topics.filter(({ cadence, since, cursor }) => cadence !== "instant" && cursor > since);
  const upTo = Math.max(0, ...told.map(({ cursor }) => cursor));
  await trx
    .updateTable("chat")
    .set({ left_cursor: upTo })
    .where("id", "=", chatId)
    .where("left_cursor", "<", upTo)
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

/** What waits untried for a time is asked at once whether it is wanted now (`jobs/compose.ts`): the quiet hours that it waits for have changed. */
export async function askAgain(trx: Database, clock: Clock, chatId: number): Promise<void> {
  await trx
    .updateTable("delivery")
    .set({ due_at: 0, updated_at: clock.now() })
    .where("chat_id", "=", chatId)
    .where("state", "=", "pending")
    .where("attempts", "=", 0)
    .where("due_at", ">", clock.now())
    .execute();
}

/**
 * Nothing that waits for the chat is sent, be it claimed by the sender or not. Only the one message whose request is on its way at
 * this moment can't be called back: whoever answers waits for it (`on-its-way.ts`).
 */
export async function skipWaiting(trx: Database, clock: Clock, chatId: number): Promise<void> {
  await trx
    .updateTable("delivery")
    .set({ state: "skipped", updated_at: clock.now() })
    .where("chat_id", "=", chatId)
    .where("state", "in", ["pending", "claimed"])
    .execute();
}

/** The same for what is new: what was sent before is still put right, or taken back. */
export async function skipNews(trx: Database, clock: Clock, chatId: number): Promise<void> {
  await sql`
    UPDATE delivery SET state = 'skipped', updated_at = ${clock.now()}
    WHERE chat_id = ${chatId} AND state IN ('pending', 'claimed')
      AND (SELECT action FROM dispatch WHERE dispatch.id = delivery.dispatch_id) = 'send'`.execute(trx);
}

/**
 * The same for what is new and the chat follows no longer: articles under none of its topics or under a muted tag, digests when nothing
 * comes daily or weekly, and announcements when there is nothing at all. Where it hears of a saved search, what is found can't be told here: the article is asked again
 * when it is sent (`jobs/compose.ts`). An outlet gets what it was to get when that was published (it has a payload), whatever its rules
 * say since.
 */
export async function skipUnfollowed(trx: Database, clock: Clock, chatId: number): Promise<void> {
  await sql`
    UPDATE delivery SET state = 'skipped', updated_at = ${clock.now()}
    WHERE chat_id = ${chatId} AND state IN ('pending', 'claimed')
      AND (SELECT action FROM dispatch WHERE dispatch.id = delivery.dispatch_id) = 'send'
      AND CASE (SELECT kind FROM dispatch WHERE dispatch.id = delivery.dispatch_id)
        WHEN 'digest' THEN NOT EXISTS (SELECT 1 FROM subscription WHERE chat_id = ${chatId} AND cadence <> 'instant')
        WHEN 'announcement' THEN NOT EXISTS (SELECT 1 FROM subscription WHERE chat_id = ${chatId})
        WHEN 'article' THEN payload IS NULL AND (NOT EXISTS (
            SELECT 1 FROM subscription
            WHERE chat_id = ${chatId} AND (topic = 'all' OR topic LIKE 'search:%' OR topic IN (
              SELECT 'tag:' || article_tag.tag_id FROM article_tag
              JOIN dispatch ON dispatch.article_id = article_tag.article_id
              WHERE dispatch.id = delivery.dispatch_id
              UNION ALL
              SELECT 'feed:' || feed.id FROM feed
              JOIN article_source ON article_source.source = feed.source
              JOIN dispatch ON dispatch.article_id = article_source.article_id
              WHERE dispatch.id = delivery.dispatch_id)))
          OR EXISTS (
            SELECT 1 FROM mute JOIN article_tag ON article_tag.tag_id = mute.tag_id
            JOIN dispatch ON dispatch.article_id = article_tag.article_id
            WHERE mute.chat_id = ${chatId} AND dispatch.id = delivery.dispatch_id))
        ELSE FALSE END`.execute(trx);
}

import { sql } from "kysely";
import type { ArticleId, SearchId } from "../core/ids.ts";
import { ChatId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import { numbersOf, textsOf } from "../database/said-differently.ts";
import { quietEnds } from "./quiet-hours.ts";
import { topicKey } from "./subscription.ts";

/**
 * Who gets an article at once: active chats that follow one of its topics instantly, channels among them only where the bot may
 * post; but not who has muted one of its tags, wants other languages, or pauses. Where it is quiet now, it comes afterwards.
 */
export interface Following {
  language: string;
  tagIds: readonly number[];
  /** Keys of the topics that the article belongs to; "all" is one. */
  topics: readonly string[];
}

/** The chats whose ids are in `[from, below)`. */
export interface ChatRange {
  from: number;
  below: number;
}

/** Which of the chats are judged; all of them, where nothing is said. */
export interface Among {
  /** Their ids. */
  range?: ChatRange;
  /** Only the newsroom's outlets. */
  among?: "outlets";
  /** Not the outlets with an id of at most this one: they are judged by themselves. */
  outletsUpTo?: number;
  /** Nor these. */
  except?: readonly number[];
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

/** What of an article tells who gets it. @param searches the saved searches that find it */
export async function followingOf(
  database: Database,
  articleId: ArticleId,
  searches: readonly SearchId[],
): Promise<{ language: string; tagIds: number[]; topics: string[] }> {
  const { language } = await database
    .selectFrom("article")
    .select("language")
    .where("id", "=", articleId)
    .executeTakeFirstOrThrow();
  const tags = await database.selectFrom("article_tag").select("tag_id").where("article_id", "=", articleId).execute();
  const feeds = await database
    .selectFrom("article_source")
    .innerJoin("feed", "feed.source", "article_source.source")
    .select("feed.id")
    .where("article_id", "=", articleId)
    .execute();
  const tagIds = tags.map((row) => row.tag_id);
  const topics = [
    "all",
    ...tagIds.map((id) => `tag:${id}`),
    ...feeds.map(({ id }) => `feed:${id}`),
    ...searches.map((searchId) => topicKey({ kind: "search", searchId })),
  ];
  return { language, tagIds, topics };
}

/**
 * About how many chats get an article at once, told in some ms from the index of subscriptions: who follows several of its topics is
 * counted more than once, and mutes, pauses and languages are passed over.
 */
export async function expectedAudience(database: Database, { topics }: Pick<Following, "topics">): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM subscription
    WHERE topic IN ${textsOf(database, topics)} AND cadence = 'instant'`.execute(database);
  return rows[0]?.count ?? 0;
}

/**
 * The audience among some chats, each once, with the instant (epoch ms) before which it doesn't come; 0: at once. The work
 * is bounded by the range: topics are looked up along the index of subscriptions.
 * @param now epoch ms
 */
export async function articleAudience(
  database: Database,
  { language, tagIds, topics }: Following,
  now: number,
  { range: { from, below } = ALL, among, outletsUpTo = 0, except = [] }: Among = {},
): Promise<{ chatId: ChatId; dueAt: number }[]> {
  const { rows } = await sql<{ id: number; time_zone: string; quiet_hours: string | null }>`
    SELECT chat.id, chat.time_zone, chat.quiet_hours
    FROM (
      SELECT DISTINCT chat_id FROM subscription
      WHERE topic IN ${textsOf(database, topics)} AND cadence = 'instant'
        AND chat_id >= ${from} AND chat_id < ${below}
        ${among === "outlets" ? sql`AND chat_id IN (SELECT chat_id FROM outlet)` : sql``}) AS follower
    JOIN chat ON chat.id = follower.chat_id
    WHERE chat.state = 'active' AND (chat.type <> 'channel' OR chat.may_post = 1)
      AND coalesce(chat.paused_until, 0) <= ${now}
      ${outletsUpTo > 0 ? sql`AND chat.id NOT IN (SELECT chat_id FROM outlet WHERE id <= ${outletsUpTo})` : sql``}
      ${except.length > 0 ? sql`AND chat.id NOT IN ${numbersOf(database, except)}` : sql``}
      AND (chat.languages IS NULL OR ',' || chat.languages || ',' LIKE ${`%,${language},%`})
      AND NOT EXISTS (
        SELECT 1 FROM mute
        WHERE mute.chat_id = chat.id AND mute.tag_id IN ${numbersOf(database, tagIds)})`.execute(database);
  const ends = quietEnds(now);
  return rows.map((row) => ({ chatId: ChatId.parse(row.id), dueAt: ends(row.time_zone, row.quiet_hours) ?? 0 }));
}

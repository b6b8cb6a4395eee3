import { type RawBuilder, sql } from "kysely";
import type { ArticleId, SearchId } from "../core/ids.ts";
import { ChatId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import { QuietHours } from "./chat.ts";
import { quietUntil } from "./quiet-hours.ts";
import { topicKey } from "./subscription.ts";

/**
 * Who gets an article at once: active chats that follow one of its topics instantly, channels among them only where the bot may
 * post; but not who has muted one of its tags, wants other languages, or pauses. Where it is quiet now, it comes afterwards.
 *
 * The audience is told as SQL, so that it goes from table to table without passing through this process: topic by topic along
 * the index of subscriptions, in pages of chats, so that no statement takes long whatever the number of subscribers. A chat that
 * follows several of the topics is in several pages: the ledger takes it once.
 */
export interface Announcement {
  articleId: ArticleId;
  language: string;
  tagIds: readonly number[];
  /** Keys of the topics that it belongs to; "all" is one. */
  topics: readonly string[];
  /** Epoch ms. */
  now: number;
  /** When it stops to be quiet (epoch ms), by zone and quiet hours; where it isn't quiet now there is no entry. */
  quiet: readonly { timeZone: string; hours: string; until: number }[];
}

/**
 * What of an article tells who gets it.
 * @param searches the saved searches that find it
 * @param now epoch ms
 */
export async function announcementOf(
  database: Database,
  articleId: ArticleId,
  searches: readonly SearchId[],
  now: number,
): Promise<Announcement> {
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
  return {
    articleId,
    language,
    tagIds,
    topics: [
      "all",
      ...tagIds.map((id) => `tag:${id}`),
      ...feeds.map(({ id }) => `feed:${id}`),
      ...searches.map((searchId) => topicKey({ kind: "search", searchId })),
    ],
    now,
    quiet: await quietNow(database, now),
  };
}

/** The pairs of a zone and quiet hours that chats have, and that hold now: found one after the other in their index, a few hundred. */
async function quietNow(database: Database, now: number): Promise<Announcement["quiet"][number][]> {
  const found: Announcement["quiet"][number][] = [];
  let [zone, hours] = ["", ""];
  for (;;) {
    const { rows } = await sql<{ time_zone: string; quiet_hours: string }>`
      SELECT time_zone, quiet_hours FROM chat
      WHERE quiet_hours IS NOT NULL AND (time_zone, quiet_hours) > (${zone}, ${hours})
      ORDER BY time_zone, quiet_hours LIMIT 1`.execute(database);
    const [row] = rows;
    if (!row) return found;
    [zone, hours] = [row.time_zone, row.quiet_hours];
    const until = quietUntil(QuietHours.parse(hours), zone, now);
    if (until !== undefined) found.push({ timeZone: zone, hours, until });
  }
}

/** Subscriptions that one page looks at. */
const PAGE = 2000;

/**
 * The audience in pages, each a SELECT of `chat_id` and `due_at` (epoch ms; 0: at once), to be put behind an
 * `INSERT OR IGNORE INTO …`. A page of none may be among them.
 */
export async function* audiencePages(
  database: Database,
  announcement: Announcement,
  size = PAGE,
): AsyncGenerator<RawBuilder<{ chat_id: number; due_at: number }>> {
  for (const topic of announcement.topics) {
    for (let after: number | undefined = Number.MIN_SAFE_INTEGER; after !== undefined; ) {
      const upTo = await lastOfPage(database, topic, after, size);
      if (upTo === undefined) break;
      yield audiencePage(announcement, topic, after, upTo);
      after = upTo;
    }
  }
}

async function lastOfPage(database: Database, topic: string, after: number, size: number): Promise<number | undefined> {
  const page = database
    .selectFrom("subscription")
    .select("chat_id")
    .where("topic", "=", topic)
    .where("cadence", "=", "instant")
    .where("chat_id", ">", after)
    .orderBy("chat_id")
    .limit(size)
    .as("page");
  const row = await database
    .selectFrom(page)
    .select((eb) => eb.fn.max<number | null>("page.chat_id").as("last"))
    .executeTakeFirst();
  return row?.last ?? undefined;
}

/** Of the chats with ids in `(after, upTo]` those that follow the topic at once and want this article. */
function audiencePage(
  { language, tagIds, now, quiet }: Announcement,
  topic: string,
  after: number,
  upTo: number,
): RawBuilder<{ chat_id: number; due_at: number }> {
  const ends = JSON.stringify(Object.fromEntries(quiet.map((one) => [`${one.timeZone} ${one.hours}`, one.until])));
  const dueAt =
    quiet.length === 0
      ? sql`0`
      : sql`CASE WHEN chat.quiet_hours IS NULL THEN 0
          ELSE coalesce(json_extract(${ends}, '$."' || chat.time_zone || ' ' || chat.quiet_hours || '"'), 0) END`;
  return sql`
    SELECT chat.id AS chat_id, ${dueAt} AS due_at
    FROM subscription JOIN chat ON chat.id = subscription.chat_id
    WHERE subscription.topic = ${topic} AND subscription.cadence = 'instant'
      AND subscription.chat_id > ${after} AND subscription.chat_id <= ${upTo}
      AND chat.state = 'active' AND (chat.type <> 'channel' OR chat.may_post = 1)
      AND coalesce(chat.paused_until, 0) <= ${now}
      AND (chat.languages IS NULL OR instr(',' || chat.languages || ',', ${`,${language},`}) > 0)
      AND NOT EXISTS (
        SELECT 1 FROM mute
        WHERE mute.chat_id = chat.id AND mute.tag_id IN (SELECT value FROM json_each(${JSON.stringify(tagIds)})))`;
}

/** The whole audience, each chat once: for a preview and for tests; what is sent goes by `audiencePages`. */
export async function articleAudience(
  database: Database,
  announcement: Announcement,
): Promise<{ chatId: ChatId; dueAt: number }[]> {
  const dueAts = new Map<number, number>();
  for await (const page of audiencePages(database, announcement)) {
    const { rows } = await page.execute(database);
    for (const row of rows) dueAts.set(row.chat_id, row.due_at);
  }
  return [...dueAts].map(([id, dueAt]) => ({ chatId: ChatId.parse(id), dueAt }));
}

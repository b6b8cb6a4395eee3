import { sql } from "kysely";
import { ArticleId, type ChatId, type SearchId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import { numbersOf, textsOf } from "../database/said-differently.ts";
import { type Cadence, topicOf } from "./subscription.ts";

/** What of a released article tells who wants it in a digest. */
export interface NewsItem {
  articleId: ArticleId;
  /** Its `released_revision`. */
  revision: number;
  language: string;
  /** Epoch ms. */
  publishedAt: number;
  tagIds: readonly number[];
  feedIds: readonly number[];
}

/** What a chat wants in its digests. */
export interface Interests {
  topics: readonly { topic: string; cadence: Cadence; weekday: number; since: number; cursor: number }[];
  mutedTags: readonly number[];
  /** Null: any. */
  languages: readonly string[] | null;
}

/** What a digest covers: of each topic (by its key) articles released with a revision in `(topics[key], upTo]`. */
export interface Coverage {
  upTo: number;
  topics: Readonly<Record<string, number>>;
}

/** More than a week's articles of the busiest newsrooms: of more than this, a digest knows the newest. */
const MAX_NEWS = 5000;

interface Facts {
  id: number;
  revision: number;
  language: string;
  publishedAt: number;
}

/** Articles that were released as news with a revision in `(after, upTo]`, newest first. */
export async function releasedNews(database: Database, after: number, upTo: number): Promise<NewsItem[]> {
  const { rows } = await sql<Facts>`
    SELECT id, released_revision AS revision, language, published_at AS "publishedAt" FROM article
    WHERE released_revision > ${after} AND released_revision <= ${upTo} AND state = 'published'
    ORDER BY released_revision DESC LIMIT ${MAX_NEWS}`.execute(database);
  return withTopics(database, rows);
}

/** One published article as news; undefined when there is none. */
export async function newsOf(database: Database, articleId: ArticleId): Promise<NewsItem | undefined> {
  const { rows } = await sql<Facts>`
    SELECT id, coalesce(released_revision, revision) AS revision, language, published_at AS "publishedAt" FROM article
    WHERE id = ${articleId} AND state = 'published'`.execute(database);
  return (await withTopics(database, rows))[0];
}

async function withTopics(database: Database, rows: readonly Facts[]): Promise<NewsItem[]> {
  const ids = rows.map(({ id }) => id);
  const { rows: tags } = await sql<{ article_id: number; id: number }>`
    SELECT article_id, tag_id AS id FROM article_tag
    WHERE article_id IN ${numbersOf(database, ids)}`.execute(database);
  const { rows: feeds } = await sql<{ article_id: number; id: number }>`
    SELECT article_id, feed.id AS id FROM article_source JOIN feed ON feed.source = article_source.source
    WHERE article_id IN ${numbersOf(database, ids)}`.execute(database);
  const tagsOf = Map.groupBy(tags, (row) => row.article_id);
  const feedsOf = Map.groupBy(feeds, (row) => row.article_id);
  return rows.map(({ id, ...facts }) => ({
    ...facts,
    articleId: ArticleId.parse(id),
    tagIds: (tagsOf.get(id) ?? []).map((tag) => tag.id),
    feedIds: (feedsOf.get(id) ?? []).map((feed) => feed.id),
  }));
}

/** Of some articles those that come, or came, to the chat by themselves: a digest doesn't repeat them. */
export async function comingAtOnce(
  database: Database,
  chatId: ChatId,
  articleIds: readonly ArticleId[],
): Promise<Set<number>> {
  const { rows } = await sql<{ article_id: number }>`
    SELECT dispatch.article_id FROM dispatch JOIN delivery ON delivery.dispatch_id = dispatch.id
    WHERE dispatch.key IN ${textsOf(
      database,
      articleIds.map((id) => `article:${id}`),
    )}
      AND delivery.chat_id = ${chatId} AND delivery.state IN ('pending', 'claimed', 'sent')`.execute(database);
  return new Set(rows.map((row) => row.article_id));
}

/** What the digest of a chat covers: its daily topics, and those that come weekly on one of the days. */
export function coverageOf({ topics }: Interests, upTo: number, weekdays: readonly number[]): Coverage {
  const due = topics.filter(
    ({ cadence, weekday }) => cadence === "daily" || (cadence === "weekly" && weekdays.includes(weekday)),
  );
  return { upTo, topics: Object.fromEntries(due.map(({ topic, cursor }) => [topic, cursor])) };
}

/** Whether a saved search finds an article. */
export type Finds = (searchId: SearchId, articleId: ArticleId) => boolean;

/**
 * Whether an article is in a digest: it is new to one of the topics that this one covers, as the chat wants them now, and none of
 * its topics has told it already. What a topic has told lies between the revision with which it began and its cursor.
 */
export function digestTest(coverage: Coverage, interests: Interests, finds: Finds): (item: NewsItem) => boolean {
  const accepts = acceptance(interests);
  const wanted = interests.topics
    .filter(({ cadence }) => cadence !== "instant")
    .map(({ topic, since, cursor }) => ({
      holds: topicTest(topic, finds),
      isCovered: Object.hasOwn(coverage.topics, topic),
      since,
      // Planning has moved the cursors of what it covers.
      toldUpTo: coverage.topics[topic] ?? cursor,
    }));
  return (item) => {
    const { revision } = item;
    if (revision > coverage.upTo || !accepts(item)) return false;
    const of = wanted.filter(({ holds }) => holds(item));
    return (
      of.some(({ isCovered, toldUpTo }) => isCovered && revision > toldUpTo) &&
      !of.some(({ since, toldUpTo }) => since < revision && revision <= toldUpTo)
    );
  };
}

/**
 * Whether a chat still wants an article that was to come at once: it follows one of its topics, in whatever cadence by now (what
 * was under way when it changed that would come in no digest).
 */
export function wantsStill(item: NewsItem, interests: Interests, finds: Finds): boolean {
  return acceptance(interests)(item) && interests.topics.some(({ topic }) => topicTest(topic, finds)(item));
}

/** What a chat takes at all, whatever it follows. */
function acceptance({ mutedTags, languages }: Interests): (item: NewsItem) => boolean {
  return (item) =>
    (languages === null || languages.includes(item.language)) && !item.tagIds.some((id) => mutedTags.includes(id));
}

function topicTest(key: string, finds: Finds): (item: NewsItem) => boolean {
  const topic = topicOf(key);
  switch (topic.kind) {
    case "all":
      return () => true;
    case "tag":
      return ({ tagIds }) => tagIds.includes(topic.tagId);
    case "feed":
      return ({ feedIds }) => feedIds.includes(topic.feedId);
    case "search":
      return ({ articleId }) => finds(topic.searchId, articleId);
    default:
      return topic satisfies never;
  }
}

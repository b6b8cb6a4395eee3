import { ArticleId, type FeedId } from "../../core/ids.ts";
import type { Database } from "../../database/database.ts";
import type { ArticleState } from "../article.ts";
import type { Page } from "../article-store.ts";

/** An article that waits for an editor. */
export interface WaitingDraft {
  id: ArticleId;
  title: string;
  lead?: string;
}

/** What has become of feeds' items: what the store has of them, and which wait for an editor. */
export function feedDrafts(database: Database) {
  /** What the store has of an item: its article's state, or undefined. */
  async function stateOf(source: string, sourceId: string): Promise<ArticleState | undefined> {
    const row = await database
      .selectFrom("article_source")
      .innerJoin("article", "article.id", "article_source.article_id")
      .select("article.state")
      .where("source", "=", source)
      .where("source_id", "=", sourceId)
      .executeTakeFirst();
    return row?.state;
  }

  /** How many of a source's articles have gone out as news since an instant (epoch ms). */
  async function newsSince(source: string, since: number): Promise<number> {
    const { count } = await database
      .selectFrom("article_source")
      .innerJoin("article", "article.id", "article_source.article_id")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("source", "=", source)
      .where("released_at", ">", since)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  /** The feed's articles that wait for an editor, oldest first. */
  async function waiting(
    id: FeedId,
    page: Page,
  ): Promise<{ drafts: WaitingDraft[]; total: number; last: ArticleId | undefined }> {
    const rows = await database
      .selectFrom("article")
      .select(["id", "title", "lead"])
      .where("id", "in", waitingIds(database, id))
      .orderBy("id")
      .limit(page.limit)
      .offset(page.offset)
      .execute();
    const { total, last } = await database
      .selectFrom("article")
      .select((eb) => [eb.fn.countAll<number>().as("total"), eb.fn.max<number | null>("id").as("last")])
      .where("id", "in", waitingIds(database, id))
      .executeTakeFirstOrThrow();
    const drafts = rows.map((row) => ({
      id: ArticleId.parse(row.id),
      title: row.title,
      lead: row.lead ?? undefined,
    }));
    return { drafts, total, last: last === null ? undefined : ArticleId.parse(last) };
  }

  /** Whether the article is a draft of this feed: a button may be old, or forged. */
  async function isWaiting(id: FeedId, articleId: ArticleId): Promise<boolean> {
    const row = await waitingIds(database, id).where("article.id", "=", articleId).executeTakeFirst();
    return row !== undefined;
  }

  return { stateOf, newsSince, waiting, isWaiting };
}

/** A query of the ids of a feed's articles that wait for an editor. */
export function waitingIds(database: Database, id: FeedId) {
  return database
    .selectFrom("article")
    .innerJoin("article_source", "article_source.article_id", "article.id")
    .innerJoin("feed", "feed.source", "article_source.source")
    .select("article.id")
    .where("feed.id", "=", id)
    .where("article.state", "=", "draft")
    .where("article_source.is_main", "=", 1);
}

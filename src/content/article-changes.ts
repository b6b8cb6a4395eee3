import type { Database } from "../database/database.ts";
import type { ArticleState } from "./article.ts";

/** An article as it is stored. The document stays JSON: who follows the articles parses it, on a thread of its own. */
export interface StoredArticle {
  id: number;
  revision: number;
  state: ArticleState;
  title: string;
  lead: string | null;
  author: string | null;
  language: string;
  /** Epoch ms. */
  publishedAt: number;
  tags: { slug: string; title: string }[];
  /** A `Document` as JSON. */
  document: string;
}

/** What a text to cut a snippet from is made of. */
export type StoredText = Pick<StoredArticle, "id" | "lead" | "language" | "document">;

export type ArticleChanges = ReturnType<typeof articleChanges>;

/** What a projection of the articles reads: their changes in order, and their texts. */
export function articleChanges(database: Database) {
  /** Articles of any state that changed after `revision`, at most `limit`, in order of revision. */
  async function changedSince(revision: number, limit: number): Promise<StoredArticle[]> {
    const rows = await database
      .selectFrom("article")
      .select(["id", "revision", "state", "title", "lead", "author", "language", "published_at", "document"])
      .where("revision", ">", revision)
      .orderBy("revision")
      .limit(limit)
      .execute();
    if (rows.length === 0) return [];
    const tagged = await database
      .selectFrom("article_tag")
      .innerJoin("tag", "tag.id", "article_tag.tag_id")
      .select(["article_tag.article_id", "tag.slug", "tag.title"])
      .where(
        "article_tag.article_id",
        "in",
        rows.map((row) => row.id),
      )
      .orderBy("article_tag.position")
      .execute();
    const tags = Map.groupBy(tagged, (row) => row.article_id);
    return rows.map(({ published_at, ...row }) => ({
      ...row,
      publishedAt: published_at,
      tags: (tags.get(row.id) ?? []).map(({ slug, title }) => ({ slug, title })),
    }));
  }

  /** How many articles there are, of any state. */
  async function count(): Promise<number> {
    const row = await database
      .selectFrom("article")
      .select((eb) => eb.fn.countAll().as("articles"))
      .executeTakeFirstOrThrow();
    return Number(row.articles);
  }

  /** The texts of published articles; those of others are left out. */
  async function textsOf(ids: readonly number[]): Promise<StoredText[]> {
    if (ids.length === 0) return [];
    return database
      .selectFrom("article")
      .select(["id", "lead", "language", "document"])
      .where("state", "=", "published")
      .where("id", "in", ids)
      .execute();
  }

  return { changedSince, textsOf, count };
}

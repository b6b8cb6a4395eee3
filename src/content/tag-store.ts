import { sql } from "kysely";
import { type ArticleId, TagId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import { MAX_TAGS } from "./article.ts";
import type { Page } from "./article-store.ts";
import { distinctTags, Tag, type TagCount, tagDistance, tagSlug } from "./tag.ts";

/** How far apart two tags may be spelt and still be asked about. */
const MAX_APART = 0.25;
const MAX_NEARLY = 3;

export type TagStore = ReturnType<typeof tagStore>;

export function tagStore(database: Database) {
  const counted = database
    .selectFrom("tag")
    .innerJoin("article_tag", "article_tag.tag_id", "tag.id")
    .innerJoin("article", "article.id", "article_tag.article_id")
    .where("article.state", "=", "published");

  /** Tags of published articles with their counts, the most used first; `total` is how many tags there are. */
  async function list(page: Page): Promise<{ tags: TagCount[]; total: number }> {
    const { total } = await counted
      .select((eb) => eb.fn.count<number>("tag.id").distinct().as("total"))
      .executeTakeFirstOrThrow();
    const rows = await counted
      .select(["tag.id", "tag.slug", "tag.title", sql<number>`count(*)`.as("count")])
      .groupBy("tag.id")
      .orderBy("count", "desc")
      .orderBy("tag.title")
      .limit(page.limit)
      .offset(page.offset)
      .execute();
    return { tags: rows.map(({ count, ...tag }) => ({ ...Tag.parse(tag), count })), total };
  }

  async function get(id: TagId): Promise<Tag | undefined> {
    const row = await database.selectFrom("tag").selectAll().where("id", "=", id).executeTakeFirst();
    return row && Tag.parse(row);
  }

  /** The tag that a person means by `name`, however it is spelt. */
  async function find(name: string): Promise<Tag | undefined> {
    const row = await database.selectFrom("tag").selectAll().where("slug", "=", tagSlug(name)).executeTakeFirst();
    return row && Tag.parse(row);
  }

  /** The tags with these ids, by title; unknown ids are left out. */
  async function getMany(ids: readonly TagId[]): Promise<Tag[]> {
    if (ids.length === 0) return [];
    const rows = await database.selectFrom("tag").selectAll().where("id", "in", ids).orderBy("title").execute();
    return rows.map((row) => Tag.parse(row));
  }

  /** The ids of an article's tags, in its order. */
  async function idsOf(articleId: ArticleId): Promise<TagId[]> {
    const rows = await database
      .selectFrom("article_tag")
      .select("tag_id")
      .where("article_id", "=", articleId)
      .orderBy("position")
      .execute();
    return rows.map((row) => TagId.parse(row.tag_id));
  }

  /** Whether a published article has this tag, however it is spelt. */
  async function isUsed(name: string): Promise<boolean> {
    const row = await counted.select("tag.id").where("tag.slug", "=", tagSlug(name)).limit(1).executeTakeFirst();
    return row !== undefined;
  }

  /** Tags that are spelt nearly like this one, the nearest first; none where it is a tag itself. */
  async function nearly(name: string): Promise<Tag[]> {
    const slug = tagSlug(name);
    const rows = await database.selectFrom("tag").selectAll().execute();
    if (rows.some((row) => row.slug === slug)) return [];
    return rows
      .map((row) => ({ row, apart: tagDistance(slug, row.slug) }))
      .filter(({ apart }) => apart <= MAX_APART)
      .toSorted((a, b) => a.apart - b.apart)
      .slice(0, MAX_NEARLY)
      .map(({ row }) => Tag.parse(row));
  }

  return { list, get, find, getMany, idsOf, isUsed, nearly };
}

/** Gives an article these tags, at most `MAX_TAGS`, in place of those that it had; unknown ones are made. */
export async function setTags(trx: Database, articleId: number, titles: readonly string[]): Promise<void> {
  const tags = distinctTags(titles).slice(0, MAX_TAGS);
  await trx.deleteFrom("article_tag").where("article_id", "=", articleId).execute();
  if (tags.length === 0) return;
  // The first spelling of a tag stays; the no-op update makes `returning` give known ones as well.
  const rows = await trx
    .insertInto("tag")
    .values(tags)
    .onConflict((conflict) => conflict.column("slug").doUpdateSet((eb) => ({ slug: eb.ref("excluded.slug") })))
    .returning(["id", "slug"])
    .execute();
  const ids = new Map(rows.map((row) => [row.slug, row.id]));
  await trx
    .insertInto("article_tag")
    .values(tags.map((tag, position) => ({ article_id: articleId, tag_id: ids.get(tag.slug)!, position })))
    .execute();
}

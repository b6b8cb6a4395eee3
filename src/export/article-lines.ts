import { z } from "zod";
import { ArticleContent, ArticleState } from "../content/article.ts";
import { Document, Picture } from "../content/document.ts";
import type { Database } from "../database/database.ts";
import type { NewRow, Row } from "../database/schema.ts";

/** An article's line in `articles.jsonl`: its row, and all that belongs to it alone. Trees are JSON in JSON. */

const int = z.number().int();
const text = z.string();

export const ArticleLine = z.strictObject({
  id: int.positive(),
  state: ArticleState,
  revision: int,
  released_revision: int.nullable(),
  released_at: int.nullable(),
  title: text,
  lead: text.nullable(),
  document: Document,
  author: text.nullable(),
  language: text,
  url: text.nullable(),
  address_key: text.nullable(),
  picture: Picture.nullable(),
  published_at: int,
  slug: text.nullable(),
  corrected_at: int.nullable(),
  recall_reason: text.nullable(),
  scheduled_by: int.nullable(),
  breaking: int.default(0),
  tags: z.array(z.strictObject({ id: int, slug: text, title: text, position: int })),
  sources: z.array(
    z.strictObject({
      source: text,
      source_id: text,
      fingerprint: text,
      is_main: z.union([z.literal(0), z.literal(1)]),
    }),
  ),
  /** What its text is recognised by (`content/same-story.ts`). */
  bands: z.array(z.strictObject({ band: int, key: int })),
  revisions: z.array(z.strictObject({ revision: int, at: int, editor_id: int.nullable(), content: ArticleContent })),
  /** That it waits for an editor. */
  approval: z.strictObject({ author_id: int, revision: int }).nullable(),
});
export type ArticleLine = z.infer<typeof ArticleLine>;

/** A new column of the table belongs into the line. */
true satisfies Exclude<keyof Row<"article">, keyof ArticleLine> extends never ? true : false;

/** The lines of the articles after `id`, at most `limit`, in order of their ids. */
export async function articleLines(database: Database, id: number, limit: number): Promise<ArticleLine[]> {
  const rows = await database
    .selectFrom("article")
    .selectAll()
    .where("id", ">", id)
    .orderBy("id")
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const tags = await database
    .selectFrom("article_tag")
    .innerJoin("tag", "tag.id", "article_tag.tag_id")
    .select(["article_id", "tag.id", "tag.slug", "tag.title", "position"])
    .where("article_id", "in", ids)
    .orderBy("position")
    .orderBy("tag.id")
    .execute();
  const sources = await database
    .selectFrom("article_source")
    .selectAll()
    .where("article_id", "in", ids)
    .orderBy("source")
    .orderBy("source_id")
    .execute();
  const bands = await database
    .selectFrom("article_band")
    .selectAll()
    .where("article_id", "in", ids)
    .orderBy("band")
    .orderBy("key")
    .execute();
  const revisions = await database
    .selectFrom("article_revision")
    .selectAll()
    .where("article_id", "in", ids)
    .orderBy("revision")
    .execute();
  const approvals = await database.selectFrom("approval").selectAll().where("article_id", "in", ids).execute();
  const [tagsOf, sourcesOf, bandsOf, revisionsOf, approvalsOf] = [tags, sources, bands, revisions, approvals].map(
    byArticle,
  );
  return rows.map((row) => ({
    ...row,
    document: JSON.parse(row.document),
    picture: row.picture === null ? null : JSON.parse(row.picture),
    tags: (tagsOf?.get(row.id) ?? []) as ArticleLine["tags"],
    sources: (sourcesOf?.get(row.id) ?? []) as ArticleLine["sources"],
    bands: (bandsOf?.get(row.id) ?? []) as ArticleLine["bands"],
    revisions: (revisionsOf?.get(row.id) ?? []).map((one) => ({
      ...one,
      content: JSON.parse(String(one.content)),
    })) as ArticleLine["revisions"],
    approval: (approvalsOf?.get(row.id)?.[0] ?? null) as ArticleLine["approval"],
  }));
}

function byArticle(rows: readonly ({ article_id: number } & object)[]): Map<number, Record<string, unknown>[]> {
  const found = new Map<number, Record<string, unknown>[]>();
  for (const { article_id, ...row } of rows) {
    const known = found.get(article_id);
    if (known) known.push(row);
    else found.set(article_id, [row]);
  }
  return found;
}

/** Stores articles as their lines tell; their tags have to be there. */
export async function insertArticles(trx: Database, lines: readonly ArticleLine[]): Promise<void> {
  const all = <T extends object>(of: (line: ArticleLine) => readonly T[]) =>
    lines.flatMap((line) => of(line).map((one) => ({ ...one, article_id: line.id })));
  const articles: NewRow<"article">[] = lines.map(
    ({ tags: _, sources: __, bands: ___, revisions: ____, approval: _____, document, picture, ...row }) => ({
      ...row,
      document: JSON.stringify(document),
      picture: picture === null ? null : JSON.stringify(picture),
    }),
  );
  await insert(trx, "article", articles);
  await insert(
    trx,
    "article_tag",
    all(({ tags }) => tags.map(({ id, position }) => ({ tag_id: id, position }))),
  );
  await insert(
    trx,
    "article_source",
    all((line) => line.sources),
  );
  await insert(
    trx,
    "article_band",
    all((line) => line.bands),
  );
  await insert(
    trx,
    "article_revision",
    all(({ revisions }) => revisions.map((one) => ({ ...one, content: JSON.stringify(one.content) }))),
  );
  await insert(
    trx,
    "approval",
    all(({ approval }) => (approval ? [approval] : [])),
  );
}

/** A statement has at most 32,766 parameters in SQLite (https://sqlite.org/limits.html). */
const ROWS_AT_ONCE = 500;

type WithArticles = "article" | "article_tag" | "article_source" | "article_band" | "article_revision" | "approval";

async function insert<T extends WithArticles>(trx: Database, table: T, rows: readonly NewRow<T>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx
      .insertInto(table)
      .values(rows.slice(from, from + ROWS_AT_ONCE) as never)
      .execute();
  }
}

import type { Selectable } from "kysely";
import type { Database } from "../database/database.ts";
import type { ArticleTable } from "../database/schema.ts";
import { ArticleContent, type ArticleDraft } from "./article.ts";
import { distinctTags } from "./tag.ts";

/** What is noted of an article's history (`revision-store.ts`), and what that tells. */

export interface RevisionNote {
  revision: number;
  /** Epoch ms. */
  at: number;
  /** Telegram's id of the editor; absent: so its source says it. */
  editorId?: number;
  content: ArticleContent;
}

/** With its fields in the order of the schema, so that equal contents are equal as JSON. */
export function inOrder(content: ArticleContent): ArticleContent {
  return ArticleContent.parse(JSON.parse(JSON.stringify(content)));
}

/** What an article says, as it is stored. */
export async function contentOf(trx: Database, row: Selectable<ArticleTable>): Promise<ArticleContent> {
  const tags = await trx
    .selectFrom("article_tag")
    .innerJoin("tag", "tag.id", "article_tag.tag_id")
    .select("tag.title")
    .where("article_id", "=", row.id)
    .orderBy("position")
    .execute();
  return inOrder({
    title: row.title,
    lead: row.lead ?? undefined,
    document: JSON.parse(row.document),
    tags: tags.map((tag) => tag.title),
    author: row.author ?? undefined,
    language: row.language,
    url: row.url ?? undefined,
    picture: row.picture === null ? undefined : JSON.parse(row.picture),
    slug: row.slug ?? undefined,
  });
}

/** What is noted of a revision already stays. */
export async function note(trx: Database, articleId: number, one: RevisionNote): Promise<void> {
  const { revision, at, editorId, content } = one;
  await trx
    .insertInto("article_revision")
    .values({
      article_id: articleId,
      revision,
      at,
      editor_id: editorId ?? null,
      content: JSON.stringify(inOrder(content)),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Who decides what an article says, when its source says something else than before: `source` where no editor has touched it, or where it
 * says what the source said last; `editor` where an editor has it say something else, whatever its name in links is.
 */
export async function whoseWords(trx: Database, row: Selectable<ArticleTable>): Promise<"source" | "editor"> {
  const said = await trx
    .selectFrom("article_revision")
    .select(["editor_id", "content"])
    .where("article_id", "=", row.id)
    .orderBy("revision", "desc")
    .execute();
  if (said.length === 0) return "source";
  const last = said.find(({ editor_id }) => editor_id === null);
  const present = likeness(await contentOf(trx, row));
  return last && likeness(ArticleContent.parse(JSON.parse(last.content))) === present ? "source" : "editor";
}

function likeness({ slug: _, tags, ...content }: ArticleContent): string {
  return JSON.stringify({ ...content, tags: distinctTags(tags).map((tag) => tag.slug) });
}

/** Notes what a source says of an article that has a history. */
export async function noteSaid(trx: Database, articleId: number, revision: number, at: number, draft: ArticleDraft) {
  const known = await trx
    .selectFrom("article_revision")
    .select("revision")
    .where("article_id", "=", articleId)
    .limit(1)
    .executeTakeFirst();
  if (known) await note(trx, articleId, { revision, at, content: ArticleContent.parse(draft) });
}

import type { Clock } from "../core/clock.ts";
import { ArticleId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { type Article, ArticleContent } from "./article.ts";
import { contentColumns } from "./article-columns.ts";
import { type Page, takeRevision } from "./article-store.ts";
import { contentOf, inOrder, note } from "./revision-notes.ts";
import { setBands, shinglesOf, storyBands } from "./same-story.ts";
import { setTags } from "./tag-store.ts";

/** One state that an article was in. */
export interface Revision {
  revision: number;
  /** Since when, epoch ms. */
  at: number;
  /** Telegram's id of the editor who made it; undefined: so it came from its source. */
  editorId: number | undefined;
  content: ArticleContent;
}

export interface ChangeOptions {
  /** The revision that the editor began from. */
  from: number;
  /** Telegram's id of the editor. */
  editorId: number;
  /** Whether readers are to see that it was corrected now; absent: whatever they see stays. */
  marked?: boolean;
  /** Whether it is what an earlier revision said. */
  restores?: boolean;
}

/**
 * - `changed`: it says so now, with this revision (which is the old one where nothing is different).
 * - `conflict`: somebody else has changed it since `from`; nothing was changed, and what was wanted is in its history.
 * - `slug_taken`: another article has this name; nothing was changed.
 * - `gone`: it was recalled or discarded.
 */
export type ChangeOutcome =
  | { kind: "changed"; revision: number }
  | { kind: "conflict"; revision: number }
  | { kind: "slug_taken" }
  | { kind: "gone" };

export type RevisionStore = ReturnType<typeof revisionStore>;

/**
 * What editors write and change, with its history. Invariants: a change and its revision are one transaction; a change names the
 * revision that it began from, so that of two editors the second is told; and whatever an editor sent to be kept can be found again.
 * An article has a history from its first change by an editor on, beginning with what it said before.
 */
export function revisionStore(database: Database, clock: Clock) {
  /** A new draft of an editor's. `sourceId` names the piece of work: asked again for the same, it is the same draft, as it is now. */
  async function create(sourceId: string, content: ArticleContent, editorId: number): Promise<ArticleId> {
    return transaction(database, async (trx) => {
      const known = await trx
        .selectFrom("article_source")
        .select("article_id")
        .where("source", "=", "post")
        .where("source_id", "=", sourceId)
        .executeTakeFirst();
      if (known) return ArticleId.parse(known.article_id);
      const revision = await takeRevision(trx);
      const { id } = await trx
        .insertInto("article")
        .values({ state: "draft", revision, published_at: clock.now(), ...rowOf(content) })
        .returning("id")
        .executeTakeFirstOrThrow();
      const source = { source: "post", source_id: sourceId, article_id: id, fingerprint: "", is_main: 1 };
      await trx.insertInto("article_source").values(source).execute();
      await setBands(trx, id, storyBands(shinglesOf(content)));
      await setTags(trx, id, content.tags);
      await note(trx, id, { revision, at: clock.now(), editorId, content });
      return ArticleId.parse(id);
    });
  }

  /** Has an article say something else; a draft, a scheduled or a published one. */
  async function change(
    id: ArticleId,
    wanted: ArticleContent,
    { from, editorId, marked }: ChangeOptions,
  ): Promise<ChangeOutcome> {
    const content = inOrder(wanted);
    return transaction(database, async (trx) => {
      const row = await trx
        .selectFrom("article")
        .selectAll()
        .where("id", "=", id)
        .where("state", "!=", "recalled")
        .executeTakeFirst();
      if (!row) return { kind: "gone" };
      const before = await contentOf(trx, row);
      const same = JSON.stringify(before) === JSON.stringify(content);
      if (same && (marked === undefined || marked === (row.corrected_at !== null)))
        return { kind: "changed", revision: row.revision };
      const revision = await takeRevision(trx);
      if (row.revision !== from) {
        await note(trx, id, { revision, at: clock.now(), editorId, content });
        return { kind: "conflict", revision: row.revision };
      }
      if (content.slug !== undefined && (await isTaken(trx, content.slug, id))) return { kind: "slug_taken" };
      if (JSON.stringify(before) !== (await lastNoted(trx, id)))
        await note(trx, id, { revision: row.revision, at: row.released_at ?? row.published_at, content: before });
      await note(trx, id, { revision, at: clock.now(), editorId, content });
      const correction = marked === undefined ? {} : { corrected_at: marked ? clock.now() : null };
      await trx
        .updateTable("article")
        .set({ revision, ...rowOf(content), ...correction })
        .where("id", "=", id)
        .execute();
      await setBands(trx, id, storyBands(shinglesOf(content)));
      await setTags(trx, id, content.tags);
      return { kind: "changed", revision };
    });
  }

  /** Drops a draft, with its history. @returns false if it is no draft (any more) */
  async function discard(id: ArticleId): Promise<boolean> {
    const result = await database
      .deleteFrom("article")
      .where("id", "=", id)
      .where("state", "=", "draft")
      .executeTakeFirst();
    return result.numDeletedRows === 1n;
  }

  /** An article's history, newest first, without what each revision said; empty for one that no editor has changed. */
  async function list(id: ArticleId, page: Page): Promise<{ revisions: Omit<Revision, "content">[]; total: number }> {
    const of = database.selectFrom("article_revision").where("article_id", "=", id);
    const { total } = await of.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
    const rows = await of
      .select(["revision", "at", "editor_id"])
      .orderBy("revision", "desc")
      .limit(page.limit)
      .offset(page.offset)
      .execute();
    return {
      revisions: rows.map(({ revision, at, editor_id }) => ({ revision, at, editorId: editor_id ?? undefined })),
      total,
    };
  }

  /** What a revision said, and what the one before it did; undefined for one that isn't there. */
  async function get(
    id: ArticleId,
    revision: number,
  ): Promise<{ revision: Revision; before: Revision | undefined } | undefined> {
    const rows = await database
      .selectFrom("article_revision")
      .selectAll()
      .where("article_id", "=", id)
      .where("revision", "<=", revision)
      .orderBy("revision", "desc")
      .limit(2)
      .execute();
    const [found, before] = rows.map((row) => ({
      revision: row.revision,
      at: row.at,
      editorId: row.editor_id ?? undefined,
      content: ArticleContent.parse(JSON.parse(row.content)),
    }));
    return found?.revision === revision ? { revision: found, before } : undefined;
  }

  /** Whether another article has this name. */
  async function isSlugTaken(slug: string, except?: ArticleId): Promise<boolean> {
    return isTaken(database, slug, except);
  }

  return { create, change, discard, list, get, isSlugTaken };
}

/** What an editor can change of the article, as it is. */
export function contentOfArticle(article: Article): ArticleContent {
  const { title, lead, document, tags, author, language, url, picture, slug } = article;
  const titles = tags.map((tag) => tag.title);
  return inOrder({ title, lead, document, tags: titles, author, language, url, picture, slug });
}

function rowOf(content: ArticleContent) {
  return { ...contentColumns(content), slug: content.slug ?? null };
}

async function isTaken(trx: Database, slug: string, except: ArticleId | undefined): Promise<boolean> {
  const row = await trx
    .selectFrom("article")
    .select("id")
    .where("slug", "=", slug)
    .where("id", "!=", except ?? 0)
    .executeTakeFirst();
  return row !== undefined;
}

async function lastNoted(trx: Database, articleId: number): Promise<string | undefined> {
  const row = await trx
    .selectFrom("article_revision")
    .select("content")
    .where("article_id", "=", articleId)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.content;
}

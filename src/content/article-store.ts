import { type Selectable, sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import { ArticleId, type TagId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import type { ArticleTable } from "../database/schema.ts";
import { Article, type ArticleDraft, type ArticleState, type ArticleSummary } from "./article.ts";
import { contentColumns } from "./article-columns.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { noteSaid, whoseWords } from "./revision-notes.ts";
import { findSameStory, setBands, shinglesOf, storyBands } from "./same-story.ts";
import { Tag } from "./tag.ts";
import { setTags } from "./tag-store.ts";

/** What was published longer ago than this when it came in is archive: to be found and read, but no news for a digest. */
export const NEWS_AGE_MS = 3 * 24 * 60 * 60 * 1000;
/** Feeds' clocks run a little ahead; a date no further off than this is not a wish to be scheduled. */
const CLOCK_SKEW_MS = 10 * 60 * 1000;

/** `limit` and `offset` in articles. */
export interface Page {
  limit: number;
  offset: number;
}

export interface ArticleList {
  articles: ArticleSummary[];
  /** How many there are on all pages. */
  total: number;
}

export interface SaveResult {
  /** `held`: an editor's correction stands; what the source says now is in the article's history. */
  outcome: "new" | "changed" | "unchanged" | "held";
  id: ArticleId;
}

/** The half-open interval of publication dates `[from, until)`, epoch ms. */
export interface Period {
  from: number;
  until: number;
}

export type ArticleStore = ReturnType<typeof articleStore>;

/**
 * The articles: the truth that search, digests and reading are made from. All times come from `clock`.
 * Functions that name several tables work in one transaction, joined with the caller's where `database` is one.
 */
export function articleStore(database: Database, clock: Clock) {
  /**
   * Stores what a source says now, found again by (source, sourceId). A new article is published unless it says that it is
   * a draft or lies in the future; a change keeps the state, but for a draft whose source publishes it. What an editor
   * recalled stays recalled, and what an editor corrected stays corrected. A story that another source has told already (`same-story.ts`) is that article, "unchanged":
   * it gets one more source, and goes on being told by its first.
   * @param options.archive true: what is new with it is no news, however young
   */
  async function save(draft: ArticleDraft, options: { archive?: boolean } = {}): Promise<SaveResult> {
    return transaction(database, async (trx) => {
      const fingerprint = fingerprintOf(draft);
      const known = await trx
        .selectFrom("article_source")
        .innerJoin("article", "article.id", "article_source.article_id")
        .select(["article.id", "article.state", "article.published_at", "fingerprint", "is_main"])
        .where("source", "=", draft.source)
        .where("source_id", "=", draft.sourceId)
        .executeTakeFirst();
      if (known?.fingerprint === fingerprint) return { outcome: "unchanged", id: ArticleId.parse(known.id) };

      const now = clock.now();
      const publishedAt = draft.publishedAt ?? known?.published_at ?? now;
      const shingles = shinglesOf(draft);
      const bands = storyBands(shingles);
      const told =
        known?.is_main === 0 ? known.id : !known && (await findSameStory(trx, draft, publishedAt, shingles, bands));
      if (told) {
        await noteSource(trx, draft, told, fingerprint, 0);
        return { outcome: "unchanged", id: ArticleId.parse(told) };
      }
      if (known && known.state !== "recalled" && (await isEditors(trx, known.id))) {
        await noteSaid(trx, known.id, await takeRevision(trx), now, draft);
        await noteSource(trx, draft, known.id, fingerprint, 1);
        return { outcome: "held", id: ArticleId.parse(known.id) };
      }
      const state = nextState(known?.state, draft, publishedAt > now + CLOCK_SKEW_MS);
      const revision = await takeRevision(trx);
      const becomesNews =
        !options.archive && state === "published" && known?.state !== "published" && publishedAt >= now - NEWS_AGE_MS;
      const row = {
        state,
        revision,
        ...contentColumns(draft),
        published_at: publishedAt,
        ...(becomesNews && { released_revision: revision, released_at: now }),
      };
      const id = known
        ? known.id
        : (await trx.insertInto("article").values(row).returning("id").executeTakeFirstOrThrow()).id;
      if (known) await trx.updateTable("article").set(row).where("id", "=", id).execute();
      await noteSource(trx, draft, id, fingerprint, 1);
      await setBands(trx, id, bands);
      await setTags(trx, id, draft.tags);
      if (known) await noteSaid(trx, id, revision, now, draft);
      return { outcome: known ? "changed" : "new", id: ArticleId.parse(id) };
    });
  }

  /** Makes a draft or scheduled article visible, as news. @returns false if it was published or recalled before */
  async function publish(id: ArticleId): Promise<boolean> {
    return release(id, Number.POSITIVE_INFINITY, ["draft", "scheduled"]);
  }

  /** Makes a scheduled article visible, as news. @returns false if it isn't scheduled for `now` (epoch ms) or before (any more) */
  async function publishScheduled(id: ArticleId, now: number): Promise<boolean> {
    return release(id, now, ["scheduled"]);
  }

  async function release(id: ArticleId, dueAt: number, from: readonly ArticleState[]): Promise<boolean> {
    return transaction(database, async (trx) => {
      const now = clock.now();
      const revision = await takeRevision(trx);
      let releasing = trx
        .updateTable("article")
        .set((eb) => ({
          state: "published",
          revision,
          released_revision: revision,
          released_at: now,
          // A draft gets the date on which readers see it; what was scheduled keeps the one it was scheduled for.
          published_at: eb.case().when("state", "=", "scheduled").then(eb.ref("published_at")).else(now).end(),
        }))
        .where("id", "=", id)
        .where("state", "in", from);
      if (Number.isFinite(dueAt)) releasing = releasing.where("published_at", "<=", dueAt);
      const result = await releasing.executeTakeFirst();
      return result.numUpdatedRows === 1n;
    });
  }

  /** Turns down a draft of a source that will tell it again: nobody sees it. @returns false if it is no draft (any more) */
  async function turnDown(id: ArticleId): Promise<boolean> {
    return transaction(database, async (trx) => {
      const result = await trx
        .updateTable("article")
        .set({ state: "recalled", revision: await takeRevision(trx) })
        .where("id", "=", id)
        .where("state", "=", "draft")
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    });
  }

  /**
   * Takes a published article back: readers can't find it any more, and no source brings it back.
   * @param reason what its readers are told
   * @returns false unless it was published
   */
  async function recall(id: ArticleId, reason?: string): Promise<boolean> {
    return transaction(database, async (trx) => {
      const result = await trx
        .updateTable("article")
        .set({ state: "recalled", revision: await takeRevision(trx), recall_reason: reason ?? null })
        .where("id", "=", id)
        .where("state", "=", "published")
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    });
  }

  /** Scheduled articles whose time has come, earliest first. */
  async function dueScheduled(now: number): Promise<ArticleId[]> {
    const rows = await database
      .selectFrom("article")
      .select("id")
      .where("state", "=", "scheduled")
      .where("published_at", "<=", now)
      .orderBy("published_at")
      .execute();
    return rows.map((row) => ArticleId.parse(row.id));
  }

  /** Takes back everything that came from these sources: the demonstration, when a newsroom's own bot takes over. */
  async function recallSources(sources: readonly string[]): Promise<number> {
    return transaction(database, async (trx) => {
      const rows = await trx
        .selectFrom("article")
        .innerJoin("article_source", "article_source.article_id", "article.id")
        .select("article.id")
        .distinct()
        .where("article_source.source", "in", sources)
        .where("article.state", "!=", "recalled")
        .execute();
      for (const { id } of rows) {
        const revision = await takeRevision(trx);
        await trx.updateTable("article").set({ state: "recalled", revision }).where("id", "=", id).execute();
      }
      return rows.length;
    });
  }

  /** The article in whatever state. */
  async function get(id: ArticleId): Promise<Article | undefined> {
    const row = await database.selectFrom("article").selectAll().where("id", "=", id).executeTakeFirst();
    return row && (await toArticles([row]))[0];
  }

  /** The article, if readers may see it. */
  async function getPublished(id: ArticleId): Promise<Article | undefined> {
    const article = await get(id);
    return article?.state === "published" ? article : undefined;
  }

  /** The published article that an editor gave this name. */
  async function findPublishedBySlug(slug: string): Promise<Article | undefined> {
    const row = await database
      .selectFrom("article")
      .selectAll()
      .where("slug", "=", slug)
      .where("state", "=", "published")
      .executeTakeFirst();
    return row && (await toArticles([row]))[0];
  }

  /** The published article that a source calls `sourceId`, the oldest where several sources do. */
  async function findPublishedBySourceId(sourceId: string): Promise<Article | undefined> {
    const row = await database
      .selectFrom("article")
      .innerJoin("article_source", "article_source.article_id", "article.id")
      .selectAll("article")
      .where("article_source.source_id", "=", sourceId)
      .where("article.state", "=", "published")
      .orderBy("article.id")
      .limit(1)
      .executeTakeFirst();
    return row && (await toArticles([row]))[0];
  }

  /** Published articles, newest first; of one tag, of a period, or of both. */
  async function list(page: Page, filter: { tagId?: TagId; period?: Period } = {}): Promise<ArticleList> {
    const { tagId, period } = filter;
    let query = database.selectFrom("article").where("state", "=", "published");
    if (tagId !== undefined) {
      query = query.where("id", "in", (eb) =>
        eb.selectFrom("article_tag").select("article_id").where("tag_id", "=", tagId),
      );
    }
    if (period) query = query.where("published_at", ">=", period.from).where("published_at", "<", period.until);
    const { total } = await query.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
    const rows = await query
      .select(["id", "title", "lead", "language", "published_at"])
      .orderBy("published_at", "desc")
      .orderBy("id", "desc")
      .limit(page.limit)
      .offset(page.offset)
      .execute();
    return { articles: await toSummaries(rows), total };
  }

  /** The published ones among `ids`, in the order of `ids`: for lists whose order was made elsewhere (search). */
  async function published(ids: readonly ArticleId[]): Promise<Article[]> {
    if (ids.length === 0) return [];
    const rows = await database
      .selectFrom("article")
      .selectAll()
      .where("id", "in", ids)
      .where("state", "=", "published")
      .execute();
    const byId = new Map((await toArticles(rows)).map((article) => [article.id, article]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** The languages of published articles, by code: each is one step along their index. */
  async function languages(): Promise<string[]> {
    const found: string[] = [];
    for (;;) {
      const row = await database
        .selectFrom("article")
        .select("language")
        .where("state", "=", sql.lit("published"))
        .where("language", ">", found.at(-1) ?? "")
        .orderBy("language")
        .limit(1)
        .executeTakeFirst();
      if (!row) return found;
      found.push(row.language);
    }
  }

  /** The newest revision; 0 for an empty store. */
  async function revision(): Promise<number> {
    const row = await database
      .selectFrom("setting")
      .select("value")
      .where("name", "=", "revision")
      .executeTakeFirstOrThrow();
    return Number(row.value);
  }

  async function toSummaries(
    rows: readonly Pick<Selectable<ArticleTable>, "id" | "title" | "lead" | "language" | "published_at">[],
  ): Promise<ArticleSummary[]> {
    const tags = await tagsOf(rows.map((row) => row.id));
    return rows.map((row) => ({
      id: ArticleId.parse(row.id),
      title: row.title,
      lead: row.lead ?? undefined,
      language: row.language,
      publishedAt: row.published_at,
      tags: tags.get(row.id) ?? [],
    }));
  }

  async function toArticles(rows: readonly Selectable<ArticleTable>[]): Promise<Article[]> {
    const ids = rows.map((row) => row.id);
    const tags = await tagsOf(ids);
    const sources = await mainSources(ids);
    return rows.map((row) => {
      const origin = sources.get(row.id);
      return Article.parse({
        id: row.id,
        state: row.state,
        revision: row.revision,
        source: origin?.source ?? "",
        sourceId: origin?.source_id ?? "",
        title: row.title,
        lead: row.lead ?? undefined,
        document: JSON.parse(row.document),
        tags: tags.get(row.id) ?? [],
        author: row.author ?? undefined,
        language: row.language,
        url: row.url ?? undefined,
        picture: row.picture === null ? undefined : JSON.parse(row.picture),
        publishedAt: row.published_at,
        slug: row.slug ?? undefined,
        correctedAt: row.corrected_at ?? undefined,
        recallReason: row.recall_reason ?? undefined,
      });
    });
  }

  async function tagsOf(ids: readonly number[]): Promise<Map<number, Tag[]>> {
    const byArticle = new Map<number, Tag[]>();
    if (ids.length === 0) return byArticle;
    const rows = await database
      .selectFrom("article_tag")
      .innerJoin("tag", "tag.id", "article_tag.tag_id")
      .select(["article_tag.article_id", "tag.id", "tag.slug", "tag.title"])
      .where("article_tag.article_id", "in", ids)
      .orderBy("article_tag.position")
      .execute();
    for (const { article_id, ...tag } of rows) {
      byArticle.set(article_id, [...(byArticle.get(article_id) ?? []), Tag.parse(tag)]);
    }
    return byArticle;
  }

  async function mainSources(ids: readonly number[]) {
    if (ids.length === 0) return new Map<number, { source: string; source_id: string }>();
    const rows = await database
      .selectFrom("article_source")
      .select(["article_id", "source", "source_id"])
      .where("article_id", "in", ids)
      .where("is_main", "=", 1)
      .execute();
    return new Map(rows.map((row) => [row.article_id, row]));
  }

  return {
    save,
    publish,
    publishScheduled,
    turnDown,
    recall,
    dueScheduled,
    recallSources,
    get,
    getPublished,
    findPublishedBySlug,
    findPublishedBySourceId,
    list,
    published,
    languages,
    revision,
  };
}

/** Whether an editor has the article say something else than its source. */
async function isEditors(trx: Database, id: number): Promise<boolean> {
  const row = await trx.selectFrom("article").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  return (await whoseWords(trx, row)) === "editor";
}

function nextState(known: ArticleState | undefined, draft: ArticleDraft, future: boolean): ArticleState {
  if (known === "published" || known === "recalled") return known;
  if (draft.draft) return "draft";
  return future ? "scheduled" : "published";
}

/** Takes the next revision; the row is the store's lock, so revisions become visible in order. */
export async function takeRevision(trx: Database): Promise<number> {
  const row = await trx
    .updateTable("setting")
    .set({ value: sql<string>`CAST(CAST(value AS BIGINT) + 1 AS TEXT)` })
    .where("name", "=", "revision")
    .returning("value")
    .executeTakeFirstOrThrow();
  return Number(row.value);
}

async function noteSource(
  trx: Database,
  { source, sourceId }: ArticleDraft,
  articleId: number,
  fingerprint: string,
  is_main: 0 | 1,
): Promise<void> {
  await trx
    .insertInto("article_source")
    .values({ source, source_id: sourceId, article_id: articleId, fingerprint, is_main })
    .onConflict((conflict) => conflict.columns(["source", "source_id"]).doUpdateSet({ fingerprint }))
    .execute();
}

import type { ArticleDraft } from "../content/article.ts";
import { articleStore, NEWS_AGE_MS, type SaveResult } from "../content/article-store.ts";
import type { Clock } from "../core/clock.ts";
import { type ArticleId, EditorId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { expectedAudience, followingOf } from "../subscribers/audience.ts";
import { editorNoticeStore } from "../subscribers/editor-notice-store.ts";
import { searchesThatFind } from "./alerts.ts";
import { audienceWriter } from "./audience-writer.ts";
import { dispatchCorrection } from "./correction.ts";
import { ledger } from "./ledger.ts";

/**
 * Publishing. Invariant: in one transaction an article becomes visible and its dispatch is written with the audience of that
 * moment. So after a kill either nothing has happened, or everything is in the ledger; and doing it again does nothing.
 */
export interface Publication {
  articleId: ArticleId;
  /** To how many chats it goes, or went when it was published before; about as many, while a large audience is being written. */
  recipients: number;
}

/** Publishes a draft or scheduled article and dispatches it. */
export async function publish(database: Database, clock: Clock, articleId: ArticleId): Promise<Publication> {
  return transaction(database, async (trx) => {
    if (await articleStore(trx, clock).publish(articleId)) await dispatch(trx, clock, articleId);
    return { articleId, recipients: await recipientsOf(trx, clock, articleId) };
  });
}

/** To how many chats a published article goes; about how many, until its audience is written to the end. */
export async function recipientsOf(trx: Database, clock: Clock, articleId: ArticleId): Promise<number> {
  const { total, complete } = await ledger(trx, clock).countRecipients({ kind: "article", articleId });
  return complete ? total : Math.max(total, await expectedRecipients(trx, clock, articleId));
}

/** To about how many chats the article would go if it were published now. */
export async function expectedRecipients(database: Database, clock: Clock, articleId: ArticleId): Promise<number> {
  return expectedAudience(
    database,
    await followingOf(database, articleId, await searchesThatFind(database, clock, articleId)),
  );
}

/**
 * Publishes what is scheduled for `now` (epoch ms) or before, each in a transaction of its own. Invariant: what is stopped or moved
 * meanwhile doesn't go out, whoever looks at the clock, and however many do: each article is published by one of them.
 * @returns those that this call has published
 */
export async function publishDue(database: Database, clock: Clock, now: number): Promise<ArticleId[]> {
  const published: ArticleId[] = [];
  for (const id of await articleStore(database, clock).dueScheduled(now)) {
    const isOut = await transaction(database, async (trx) => {
      const isDue = await articleStore(trx, clock).publishScheduled(id, now);
      if (isDue) await dispatch(trx, clock, id);
      return isDue;
    });
    if (isOut) published.push(id);
  }
  return published;
}

/**
 * Stores what a source says now. An article that is new and news goes out with it; one that is old already, or that comes as
 * `archive`, is stored only; one that is changed is corrected where it was sent. Doing it again does nothing.
 * @param options.archive true: nothing of it is news
 */
export async function publishFromSource(
  database: Database,
  clock: Clock,
  draft: ArticleDraft,
  options: { archive: boolean },
): Promise<SaveResult> {
  return transaction(database, async (trx) => {
    const articles = articleStore(trx, clock);
    const saved = await articles.save(draft, options);
    if (saved.outcome === "changed") await dispatchCorrection(trx, clock, saved.id);
    if (saved.outcome !== "new" || options.archive) return saved;
    const article = await articles.getPublished(saved.id);
    if (article && article.publishedAt >= clock.now() - NEWS_AGE_MS) await dispatch(trx, clock, saved.id);
    return saved;
  });
}

async function dispatch(trx: Database, clock: Clock, articleId: ArticleId): Promise<void> {
  const following = await followingOf(trx, articleId, await searchesThatFind(trx, clock, articleId));
  const breaking = await isBreaking(trx, articleId);
  const content = { kind: "article", articleId, breaking } as const;
  await audienceWriter(trx, clock).announce(content, { kind: "followers", ...following });
  await tellAuthor(trx, articleId);
}

async function isBreaking(trx: Database, articleId: ArticleId): Promise<boolean> {
  const row = await trx.selectFrom("article").select("breaking").where("id", "=", articleId).executeTakeFirst();
  return row?.breaking === 1;
}

/** Whoever handed a draft in, or wrote it first, is told that it is out; but for who had it published, who is told otherwise. */
async function tellAuthor(trx: Database, articleId: ArticleId): Promise<void> {
  const author = await authorOf(trx, articleId);
  await trx.deleteFrom("approval").where("article_id", "=", articleId).execute();
  const { scheduled_by } = await trx
    .selectFrom("article")
    .select("scheduled_by")
    .where("id", "=", articleId)
    .executeTakeFirstOrThrow();
  if (author !== undefined && author !== scheduled_by)
    await editorNoticeStore(trx).add([author], { kind: "approved", articleId });
}

/** Who handed a draft in, or else who wrote it first; undefined for what came from elsewhere. */
export async function authorOf(trx: Database, articleId: ArticleId): Promise<EditorId | undefined> {
  const handedIn = await trx
    .selectFrom("approval")
    .select("author_id")
    .where("article_id", "=", articleId)
    .executeTakeFirst();
  if (handedIn) return EditorId.parse(handedIn.author_id);
  const first = await trx
    .selectFrom("article_revision")
    .select("editor_id")
    .where("article_id", "=", articleId)
    .orderBy("revision")
    .limit(1)
    .executeTakeFirst();
  return first?.editor_id ? EditorId.parse(first.editor_id) : undefined;
}

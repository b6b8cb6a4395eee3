import type { ArticleContent } from "../content/article.ts";
import { articleStore } from "../content/article-store.ts";
import { type ChangeOptions, type ChangeOutcome, revisionStore } from "../content/revision-store.ts";
import type { Clock } from "../core/clock.ts";
import { type ArticleId, DispatchId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { audienceWriter } from "./audience-writer.ts";
import { dispatchKey } from "./dispatch.ts";

/**
 * Putting right what was sent. A correction edits the messages of an article to what it says now; a recall takes them back. Both are
 * dispatches of their own, to the chats where something of the article has arrived, with the pace, the retries and the states of
 * any other; so a kill leaves nothing half done, and doing it again does nothing.
 *
 * Invariant: in the transaction of the change, its dispatch is written, and what the change makes out of date (an earlier correction; with
 * a recall, whatever still waits of the article) is cancelled.
 */

/** To be called in the transaction that changed a published article. @returns whether anything of it had been sent */
export async function dispatchCorrection(trx: Database, clock: Clock, articleId: ArticleId): Promise<boolean> {
  const sent = await sendingOf(trx, articleId);
  const article = await articleStore(trx, clock).getPublished(articleId);
  if (!sent || !article) return false;
  await cancelOpenOf(trx, articleId, ["edit"]);
  const content = { kind: "correction", articleId, revision: article.revision } as const;
  await audienceWriter(trx, clock).announce(content, { kind: "reached", dispatchId: sent });
  return true;
}

/** Has an article say something else; of one that readers see, what was sent is edited. */
export async function correctArticle(
  database: Database,
  clock: Clock,
  articleId: ArticleId,
  content: ArticleContent,
  options: ChangeOptions,
): Promise<ChangeOutcome> {
  return transaction(database, async (trx) => {
    const outcome = await revisionStore(trx, clock).change(articleId, content, options);
    // Where nothing was different, nothing is to be edited.
    if (outcome.kind === "changed" && outcome.revision !== options.from)
      await dispatchCorrection(trx, clock, articleId);
    return outcome;
  });
}

/**
 * Recalls an article: readers can't find it any more, what waits of it is not sent, and what was sent of it is taken back.
 * @param reason what is told to who opens it later
 * @returns whether it was published until now
 */
export async function recallArticle(
  database: Database,
  clock: Clock,
  articleId: ArticleId,
  reason?: string,
): Promise<boolean> {
  return transaction(database, async (trx) => {
    if (!(await articleStore(trx, clock).recall(articleId, reason))) return false;
    const sent = await sendingOf(trx, articleId);
    await cancelOpenOf(trx, articleId, ["send", "edit", "pin"]);
    if (sent)
      await audienceWriter(trx, clock).announce({ kind: "recall", articleId }, { kind: "reached", dispatchId: sent });
    return true;
  });
}

/** The dispatch with which the article was sent. */
const sendingOf = (trx: Database, articleId: ArticleId) =>
  dispatchWith(trx, dispatchKey({ kind: "article", articleId }));

async function dispatchWith(trx: Database, key: string): Promise<DispatchId | undefined> {
  const row = await trx.selectFrom("dispatch").select("id").where("key", "=", key).executeTakeFirst();
  return row && DispatchId.parse(row.id);
}

async function cancelOpenOf(trx: Database, articleId: ArticleId, actions: ("send" | "edit" | "pin")[]): Promise<void> {
  const open = await trx
    .selectFrom("dispatch")
    .select("key")
    .where("article_id", "=", articleId)
    .where("action", "in", actions)
    .execute();
  for (const { key } of open) await cancelOpen(trx, key);
}

/** Nothing more is sent of what isn't over. @returns the dispatch with this key */
export async function cancelOpen(trx: Database, key: string): Promise<DispatchId | undefined> {
  await trx
    .updateTable("dispatch")
    .set({ state: "cancelled" })
    .where("key", "=", key)
    .where((eb) =>
      eb.or([
        eb("audience", "is not", null),
        eb(eb("sent", "+", eb("failed", "+", eb.ref("skipped"))), "<", eb.ref("total")),
      ]),
    )
    .execute();
  return dispatchWith(trx, key);
}

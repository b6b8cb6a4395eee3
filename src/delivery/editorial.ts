import type { ArticleDraft } from "../content/article.ts";
import { articleStore } from "../content/article-store.ts";
import type { Clock } from "../core/clock.ts";
import { type ArticleId, EditorId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { auditStore } from "../subscribers/audit-store.ts";
import { may } from "../subscribers/editor.ts";
import { editorNoticeStore } from "../subscribers/editor-notice-store.ts";
import { editorStore } from "../subscribers/editor-store.ts";
import { type Publication, publish } from "./publication.ts";

/**
 * Publishing by people. Invariant: nothing becomes visible unless who asked for it may publish at that moment, and the audit log
 * says so: the right is asked for, the article published and the act recorded in one transaction. So an editor who is removed
 * while a conversation waits for the last answer publishes nothing.
 */
export interface Desk {
  database: Database;
  clock: Clock;
  /** Whom the configuration names. */
  owners: readonly number[];
}

/**
 * - `published`: readers see it; doing it again changes nothing.
 * - `waiting`: an author wrote it; it is a draft until an editor decides.
 * - `forbidden`: who asked may not (any more); nothing was stored.
 */
export type Editorial = ({ kind: "published" } & Publication) | { kind: "waiting" | "forbidden" };

/** What an editor wrote is published; what an author wrote waits for an editor, who is told. */
export async function publishDraftAs(desk: Desk, draft: ArticleDraft, by: EditorId): Promise<Editorial> {
  return inTransaction(desk, async ({ trx, articles, editors, audit }) => {
    const role = await editors.roleOf(by);
    if (!may(role, "write")) return { kind: "forbidden" };
    const { id } = await articles.save({ ...draft, draft: true });
    const article = await articles.get(id);
    // Replayed after a kill, it may have been decided on already.
    if (may(role, "publish") || article?.state !== "draft") return publishOnce(desk, trx, id, by);
    const added = await trx
      .insertInto("approval")
      .values({ article_id: id, author_id: by, revision: article.revision })
      .onConflict((conflict) =>
        conflict
          .column("article_id")
          .doUpdateSet({ revision: article.revision })
          .where("approval.revision", "!=", article.revision),
      )
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 0n) {
      await audit.record({ editorId: by, act: "submit", articleId: id });
      await editorNoticeStore(trx).add(await editors.publishers(), { kind: "approval", articleId: id, personId: by });
    }
    return { kind: "waiting" };
  });
}

/** Publishes a stored draft. */
export async function publishAs(desk: Desk, articleId: ArticleId, by: EditorId): Promise<Editorial> {
  return inTransaction(desk, async ({ trx, editors }) => {
    if (!may(await editors.roleOf(by), "publish")) return { kind: "forbidden" };
    return publishOnce(desk, trx, articleId, by);
  });
}

async function publishOnce(desk: Desk, trx: Database, articleId: ArticleId, by: EditorId): Promise<Editorial> {
  const waits = (await articleStore(trx, desk.clock).get(articleId))?.state;
  const publication = await publish(trx, desk.clock, articleId);
  if (waits === "draft" || waits === "scheduled") {
    await trx.deleteFrom("approval").where("article_id", "=", articleId).execute();
    await auditStore(trx, desk.clock).record({ editorId: by, act: "publish", articleId });
  }
  return { kind: "published", ...publication };
}

/**
 * What came of an editor's decision on an author's draft:
 * - `approved`, `rejected`: as decided; the author is told.
 * - `changed`: the draft is not the one that was shown: it has to be looked at again.
 * - `decided`: somebody was faster, or its author has taken it back.
 */
export type Decision =
  | ({ kind: "approved" } & Publication)
  | { kind: "rejected" | "decided" | "forbidden" }
  | { kind: "changed"; revision: number };

/**
 * Publishes what an author handed in, or leaves it a draft. Of two editors the first decides.
 * @param shown the article and the revision that the editor has seen
 */
export async function decideAs(
  desk: Desk,
  shown: { articleId: ArticleId; revision: number },
  step: "approve" | "reject",
  by: EditorId,
): Promise<Decision> {
  return inTransaction(desk, async ({ trx, articles, editors, audit }) => {
    if (!may(await editors.roleOf(by), "publish")) return { kind: "forbidden" };
    const { articleId, revision } = shown;
    const waiting = await trx
      .selectFrom("approval")
      .select("author_id")
      .where("article_id", "=", articleId)
      .executeTakeFirst();
    const article = await articles.get(articleId);
    if (!waiting || article?.state !== "draft") return { kind: "decided" };
    if (article.revision !== revision) return { kind: "changed", revision: article.revision };
    await trx.deleteFrom("approval").where("article_id", "=", articleId).execute();
    await audit.record({ editorId: by, act: step, articleId });
    const author = [EditorId.parse(waiting.author_id)];
    if (step === "reject") {
      await editorNoticeStore(trx).add(author, { kind: "rejected", articleId });
      return { kind: "rejected" };
    }
    await editorNoticeStore(trx).add(author, { kind: "approved", articleId });
    return { kind: "approved", ...(await publish(trx, desk.clock, articleId)) };
  });
}

interface Stores {
  trx: Database;
  articles: ReturnType<typeof articleStore>;
  editors: ReturnType<typeof editorStore>;
  audit: ReturnType<typeof auditStore>;
}

function inTransaction<T>({ database, clock, owners }: Desk, work: (stores: Stores) => Promise<T>): Promise<T> {
  return transaction(database, (trx) =>
    work({
      trx,
      articles: articleStore(trx, clock),
      editors: editorStore(trx, clock, owners),
      audit: auditStore(trx, clock),
    }),
  );
}

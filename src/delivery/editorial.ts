import type { ArticleContent } from "../content/article.ts";
import { articleStore } from "../content/article-store.ts";
import { type ChangeOptions, type ChangeOutcome, revisionStore } from "../content/revision-store.ts";
import { scheduleStore } from "../content/schedule-store.ts";
import type { Clock } from "../core/clock.ts";
import { type ArticleId, ChatId, type DispatchId, EditorId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { auditStore, type EditorialAct } from "../subscribers/audit-store.ts";
import { may } from "../subscribers/editor.ts";
import { editorNoticeStore } from "../subscribers/editor-notice-store.ts";
import { editorStore } from "../subscribers/editor-store.ts";
import { correctArticle, recallArticle } from "./correction.ts";
import { type Dispatch, dispatchStore } from "./dispatch-store.ts";
import { authorOf } from "./publication.ts";

/**
 * - a number: when it goes out (epoch ms).
 * - `waiting`: an author handed it in; it is a draft until an editor decides.
 * - `forbidden`: who asked may not (any more).
 * - undefined: it was published, recalled or discarded meanwhile.
 */
export type Scheduled = number | "waiting" | "forbidden" | undefined;

/**
 * What came of an editor's decision on an author's draft:
 * - `approved`: it goes out at an instant (epoch ms), until which that can be undone; its author is told then.
 * - `rejected`: its author is told.
 * - `changed`: the draft is not the one that was shown: it has to be looked at again.
 * - `decided`: somebody was faster, or its author has taken it back.
 */
export type Decision =
  | { kind: "approved"; at: number }
  | { kind: "rejected" | "decided" | "forbidden" }
  | { kind: "changed"; revision: number };

export interface EditorialParts {
  database: Database;
  clock: Clock;
  /** Whom the configuration names. */
  owners: readonly number[];
  /** For how long what is published now can be undone, in ms. */
  undoMs: number;
}

export type EditorialActs = ReturnType<typeof editorialActs>;

/**
 * What editors do with articles. Invariant: nothing that readers see, or will at a set time, is changed unless who asks for it may publish at
 * that moment, and the audit log says so: the right is asked for, the act done and recorded in one transaction. So an editor who is
 * removed while a conversation waits for the last answer publishes nothing. Who may only write touches only drafts.
 */
export function editorialActs({ database, clock, owners, undoMs }: EditorialParts) {
  function inTransaction<T>(by: number, work: (desk: Stores) => Promise<T>): Promise<T> {
    return transaction(database, async (trx) => {
      const editors = editorStore(trx, clock, owners);
      const audit = auditStore(trx, clock);
      const role = await editors.roleOf(by);
      const articles = articleStore(trx, clock);
      return work({
        trx,
        editors,
        articles,
        mayPublish: may(role, "publish"),
        async mayTouch(id) {
          const right = (await articles.get(id))?.state === "draft" ? "write" : "publish";
          return may(role, right);
        },
        record: (act, articleId) => audit.record({ editorId: EditorId.parse(by), act, articleId }),
      });
    });
  }

  /** Has a draft go out at an instant (epoch ms), or what is scheduled at another; an author's draft waits for an editor, who is told. */
  async function schedule(id: ArticleId, at: number, by: ChatId): Promise<Scheduled> {
    return inTransaction(by, async (desk) => {
      if (!(await desk.mayTouch(id))) return "forbidden";
      if (!desk.mayPublish) return handIn(desk, id, EditorId.parse(by));
      // Nothing leaves before it could be undone.
      const earliest = Math.max(at, clock.now() + undoMs);
      if (!(await scheduleStore(desk.trx, clock).schedule(id, earliest, by))) return undefined;
      await desk.record(at <= clock.now() ? "publish" : "schedule", id);
      return earliest;
    });
  }

  async function handIn({ trx, articles, editors, record }: Stores, id: ArticleId, by: EditorId): Promise<Scheduled> {
    const article = await articles.get(id);
    if (article?.state !== "draft") return undefined;
    const { revision } = article;
    const added = await trx
      .insertInto("approval")
      .values({ article_id: id, author_id: by, revision })
      .onConflict((conflict) =>
        conflict.column("article_id").doUpdateSet({ revision }).where("approval.revision", "!=", revision),
      )
      .executeTakeFirst();
    // Replayed after a kill, it was handed in already.
    if (added.numInsertedOrUpdatedRows !== 0n) {
      await record("submit", id);
      await editorNoticeStore(trx).add(await editors.publishers(), { kind: "approval", articleId: id, personId: by });
    }
    return "waiting";
  }

  /** Makes what is scheduled a draft again. @returns false if it isn't scheduled (any more), or the person may not */
  async function stop(id: ArticleId, by: ChatId): Promise<boolean> {
    return inTransaction(by, async ({ trx, mayPublish, record }) => {
      if (!mayPublish || !(await scheduleStore(trx, clock).stop(id))) return false;
      // What an author handed in waits again, as it is.
      const revision = trx.selectFrom("article").select("revision").where("id", "=", id);
      await trx.updateTable("approval").set({ revision }).where("article_id", "=", id).execute();
      await record("unschedule", id);
      return true;
    });
  }

  /**
   * Has drafts go out together, each in a transaction of its own.
   * @returns when (epoch ms), and how many there are
   */
  async function publishTogether(ids: readonly ArticleId[], by: ChatId): Promise<{ at: number; count: number }> {
    const at = clock.now() + undoMs;
    let count = 0;
    for (const id of ids) {
      const isSet = await inTransaction(by, async ({ trx, articles, mayPublish, record }) => {
        if (!mayPublish || (await articles.get(id))?.state !== "draft") return false;
        await scheduleStore(trx, clock).schedule(id, at, by);
        await record("publish", id);
        return true;
      });
      if (isSet) count++;
    }
    return { at, count };
  }

  /** Makes what this editor has go out together at that instant drafts again. @returns how many were stopped */
  async function stopTogether(at: number, by: ChatId): Promise<number> {
    let stopped = 0;
    for (const id of await scheduleStore(database, clock).together(at, by)) if (await stop(id, by)) stopped++;
    return stopped;
  }

  /** Turns down a draft that its source will tell again. @returns false if it is none (any more), or the person may not */
  async function turnDown(id: ArticleId, by: ChatId): Promise<boolean> {
    return inTransaction(by, async ({ articles, mayPublish, record }) => {
      if (!mayPublish || !(await articles.turnDown(id))) return false;
      await record("discard", id);
      return true;
    });
  }

  /** Pauses, resumes or cancels what is being sent. @returns whether it happened, and the dispatch as it is now, if it is there */
  async function steer(
    id: DispatchId,
    step: "pause" | "resume" | "cancel",
    by: ChatId,
  ): Promise<{ happened: boolean; dispatch: Dispatch | undefined }> {
    return inTransaction(by, async ({ trx, mayPublish }) => {
      const dispatches = dispatchStore(trx, clock);
      const happened = mayPublish && (await dispatches[step](id));
      const dispatch = await dispatches.get(id);
      if (happened) {
        const { articleId, announcementId } = dispatch ?? {};
        await auditStore(trx, clock).record({ editorId: EditorId.parse(by), act: step, articleId, announcementId });
      }
      return { happened, dispatch };
    });
  }

  /** Whether it goes before everything that isn't breaking. @returns false if it is out already, or the person may not */
  async function setBreaking(id: ArticleId, breaking: boolean, by: ChatId): Promise<boolean> {
    return inTransaction(by, async ({ trx, mayPublish }) => {
      return mayPublish && scheduleStore(trx, clock).setBreaking(id, breaking);
    });
  }

  /** Throws a draft away. @returns false if it is none (any more), or the person may not */
  async function discard(id: ArticleId, by: ChatId): Promise<boolean> {
    return inTransaction(by, async ({ trx, articles, mayTouch, record }) => {
      const [author, article] = [await authorOf(trx, id), await articles.get(id)];
      if (!(await mayTouch(id)) || !(await revisionStore(trx, clock).discard(id))) return false;
      if (author !== undefined && Number(author) !== Number(by) && article)
        await editorNoticeStore(trx).add([author], { kind: "discarded", title: article.title });
      await record("discard", id);
      return true;
    });
  }

  /** Changes what an article says, wherever it was sent; for who may not, it is as if it weren't there. */
  async function correct(id: ArticleId, content: ArticleContent, options: ChangeOptions): Promise<ChangeOutcome> {
    return inTransaction(options.editorId, async ({ trx, articles, mayTouch, record }) => {
      const before = await articles.get(id);
      if (!(await mayTouch(id))) return { kind: "gone" };
      const outcome = await correctArticle(trx, clock, id, content, options);
      // A draft is kept with every answer: who wrote it is in its history.
      const isAct = before?.state !== "draft" && outcome.kind === "changed" && outcome.revision !== before?.revision;
      if (isAct) await record(options.restores ? "restore" : "edit", id);
      return outcome;
    });
  }

  /** Takes a published article back, wherever it was sent. @returns false if it isn't published (any more), or the person may not */
  async function recall(id: ArticleId, reason: string | undefined, by: ChatId): Promise<boolean> {
    return inTransaction(by, async ({ trx, mayPublish, record }) => {
      if (!mayPublish || !(await recallArticle(trx, clock, id, reason))) return false;
      await record("recall", id);
      return true;
    });
  }

  /**
   * Publishes what an author handed in, or leaves it a draft. Of two editors the first decides.
   * @param shown the article and the revision that the editor has seen
   */
  async function decide(
    shown: { articleId: ArticleId; revision: number },
    step: "approve" | "reject",
    by: EditorId,
  ): Promise<Decision> {
    return inTransaction(by, async ({ trx, articles, mayPublish, record }) => {
      if (!mayPublish) return { kind: "forbidden" };
      const { articleId, revision } = shown;
      const waiting = await trx
        .selectFrom("approval")
        .select("author_id")
        .where("article_id", "=", articleId)
        .executeTakeFirst();
      const article = await articles.get(articleId);
      if (!waiting || article?.state !== "draft") return { kind: "decided" };
      if (article.revision !== revision) return { kind: "changed", revision: article.revision };
      await record(step, articleId);
      if (step === "reject") {
        await trx.deleteFrom("approval").where("article_id", "=", articleId).execute();
        await editorNoticeStore(trx).add([EditorId.parse(waiting.author_id)], { kind: "rejected", articleId });
        return { kind: "rejected" };
      }
      const at = clock.now() + undoMs;
      await scheduleStore(trx, clock).schedule(articleId, at, ChatId.parse(by));
      return { kind: "approved", at };
    });
  }

  return {
    schedule,
    stop,
    publishTogether,
    stopTogether,
    steer,
    setBreaking,
    discard,
    turnDown,
    correct,
    recall,
    decide,
  };
}

interface Stores {
  trx: Database;
  articles: ReturnType<typeof articleStore>;
  editors: ReturnType<typeof editorStore>;
  mayPublish: boolean;
  /** Whether the person may change the article as it is now. */
  mayTouch(id: ArticleId): Promise<boolean>;
  record(act: EditorialAct["act"], articleId: ArticleId): Promise<void>;
}

import type { Announcement } from "../content/announcement.ts";
import { type AnnouncementChange, type AnnouncementDraft, announcementStore } from "../content/announcement-store.ts";
import type { Clock } from "../core/clock.ts";
import { type AnnouncementId, EditorId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { auditStore, type EditorialAct } from "../subscribers/audit-store.ts";
import { may } from "../subscribers/editor.ts";
import { editorNoticeStore } from "../subscribers/editor-notice-store.ts";
import { editorStore } from "../subscribers/editor-store.ts";
import { audienceWriter } from "./audience-writer.ts";
import { cancelOpen } from "./correction.ts";
import { dispatchKey } from "./dispatch.ts";

/**
 * What came of wanting an announcement sent, or of consenting to that:
 * - `soon`: it leaves at an instant (epoch ms), until which it can be undone.
 * - `waiting`: so many others were asked for their consent; it leaves when the first of them gives it.
 * - `alone`: consent is needed, and there is nobody else who could give it.
 * - `own`: whoever wants it sent can't consent to that.
 * - `incomplete`: it says nothing, or isn't for anybody yet.
 * - `changed`: it is not the one that was shown.
 * - `gone`: it has left, was discarded, or waits no longer.
 * - `forbidden`: who asked may not (any more).
 */
export type Leaving =
  | { kind: "soon"; at: number }
  | { kind: "waiting"; editors: number }
  | { kind: "alone" | "own" | "incomplete" | "changed" | "gone" | "forbidden" };

export interface BroadcastParts {
  database: Database;
  clock: Clock;
  /** Whom the configuration names. */
  owners: readonly number[];
  /** For how long what is to be sent can be undone, in ms. */
  undoMs: number;
  /** Whether a second editor has to consent. */
  needsTwo: boolean;
}

export type BroadcastActs = ReturnType<typeof broadcastActs>;

interface Stores {
  trx: Database;
  announcements: ReturnType<typeof announcementStore>;
  editors: ReturnType<typeof editorStore>;
  mayPublish: boolean;
  record(act: EditorialAct["act"], announcementId: AnnouncementId): Promise<void>;
}

/**
 * What editors do with announcements. Invariants:
 * 1. The right is asked for, the act done and recorded in one transaction (as in `editorial.ts`).
 * 2. An announcement leaves once, in the transaction that writes its dispatch with the audience of that moment. In it those who want it sent
 *    and consented are asked for once more: who was removed meanwhile sends nothing, and their consent counts nothing.
 * 3. Consent is somebody else's, and to one revision: a change afterwards takes it back.
 */
export function broadcastActs({ database, clock, owners, undoMs, needsTwo }: BroadcastParts) {
  function inTransaction<T>(by: EditorId, work: (desk: Stores) => Promise<T>): Promise<T> {
    return transaction(database, async (trx) => {
      const editors = editorStore(trx, clock, owners);
      return work({
        trx,
        editors,
        announcements: announcementStore(trx, clock),
        mayPublish: may(await editors.roleOf(by), "publish"),
        record: (act, announcementId) => auditStore(trx, clock).record({ editorId: by, act, announcementId }),
      });
    });
  }

  /**
   * Keeps what was written so far.
   * @param work what it is stored as, or the name of the piece of work that it is written in: asked again, it is the same
   */
  async function write(
    work: { id: AnnouncementId; from: number } | string,
    draft: AnnouncementDraft,
    by: EditorId,
  ): Promise<{ id: AnnouncementId; change: AnnouncementChange } | undefined> {
    return inTransaction(by, async ({ announcements, mayPublish, record }) => {
      if (!mayPublish) return undefined;
      if (typeof work !== "string") {
        const change = await announcements.change(work.id, draft, work.from);
        if (change.kind === "changed" && change.voided) await record("broadcast_change", work.id);
        return { id: work.id, change };
      }
      const { id, isNew } = await announcements.create(work, draft);
      if (isNew) await record("broadcast_write", id);
      // Of one that others have changed since, this is no later version.
      return { id, change: await announcements.change(id, draft, 1) };
    });
  }

  /** Has a draft leave in a moment, or asks the others for their consent. Asked again, such as after a kill, nothing more happens. */
  async function send(id: AnnouncementId, revision: number, by: EditorId): Promise<Leaving> {
    return inTransaction(by, async ({ trx, announcements, editors, mayPublish, record }) => {
      if (!mayPublish) return { kind: "forbidden" };
      const one = await announcements.get(id);
      if (!one) return { kind: "gone" };
      if (one.revision !== revision) return { kind: "changed" };
      const others = (await editors.publishers()).filter((editor) => editor !== by);
      if (one.state !== "draft") {
        if (one.askedBy !== by) return { kind: "gone" };
        if (one.state === "waiting") return { kind: "waiting", editors: others.length };
        return one.state === "recalled" ? { kind: "gone" } : { kind: "soon", at: one.leavesAt ?? clock.now() };
      }
      if (!one.audience || isEmpty(one)) return { kind: "incomplete" };
      if (needsTwo) {
        if (others.length === 0) return { kind: "alone" };
        await announcements.ask(id, revision, by);
        await record("broadcast_ask", id);
        await editorNoticeStore(trx).add(others, { kind: "consent", announcementId: id, personId: by });
        return { kind: "waiting", editors: others.length };
      }
      const at = clock.now() + undoMs;
      await announcements.schedule(id, revision, at, by);
      await record("broadcast", id);
      return { kind: "soon", at };
    });
  }

  /** A second editor's word on the revision that was shown: it leaves in a moment, or is a draft again. The first decides. */
  async function decide(
    { id, revision }: { id: AnnouncementId; revision: number },
    step: "consent" | "refuse",
    by: EditorId,
  ): Promise<Leaving | { kind: "refused" }> {
    return inTransaction(by, async ({ trx, announcements, editors, mayPublish, record }) => {
      if (!mayPublish) return { kind: "forbidden" };
      const one = await announcements.get(id);
      if (!one) return { kind: "gone" };
      if (one.askedBy === by) return { kind: "own" };
      if (one.revision !== revision) return { kind: "changed" };
      // Pressed twice, by whoever it was that consented.
      if (one.consentBy === by && one.leavesAt !== undefined && one.state !== "recalled")
        return { kind: "soon", at: one.leavesAt };
      if (one.state !== "waiting" || one.askedBy === undefined) return { kind: "gone" };
      // Nobody wants it sent any more who may.
      if (!may(await editors.roleOf(one.askedBy), "publish")) return { kind: "gone" };
      const asker = [EditorId.parse(one.askedBy)];
      const notices = editorNoticeStore(trx);
      if (step === "refuse") {
        await announcements.stop(id, revision);
        await record("broadcast_refuse", id);
        await notices.add(asker, { kind: "refused", announcementId: id, personId: by });
        return { kind: "refused" };
      }
      const at = clock.now() + undoMs;
      await announcements.consent(id, revision, at, by);
      await record("broadcast_consent", id);
      await notices.add(asker, { kind: "consented", announcementId: id, personId: by });
      return { kind: "soon", at };
    });
  }

  /** What waits or is about to leave is a draft again. @returns false if it has left, or the person may not */
  async function stop(id: AnnouncementId, by: EditorId): Promise<boolean> {
    return inTransaction(by, async ({ announcements, mayPublish, record }) => {
      if (!mayPublish || !(await announcements.stop(id))) return false;
      await record("broadcast_stop", id);
      return true;
    });
  }

  /** Throws a draft away. @returns false if it is none (any more), or the person may not */
  async function discard(id: AnnouncementId, by: EditorId): Promise<boolean> {
    return inTransaction(by, async ({ announcements, mayPublish, record }) => {
      if (!mayPublish || !(await announcements.discard(id))) return false;
      await record("broadcast_discard", id);
      return true;
    });
  }

  /** Takes back what was sent, wherever it arrived; what waits of it is not sent. @returns false if it isn't sent, or the person may not */
  async function recall(id: AnnouncementId, by: EditorId): Promise<boolean> {
    return inTransaction(by, async ({ trx, announcements, mayPublish, record }) => {
      if (!mayPublish || !(await announcements.recall(id))) return false;
      const sent = await cancelOpen(trx, dispatchKey({ kind: "announcement", announcementId: id }));
      if (sent !== undefined) {
        const recalled = { kind: "announcement_recall", announcementId: id } as const;
        await audienceWriter(trx, clock).announce(recalled, { kind: "reached", dispatchId: sent });
      }
      await record("broadcast_recall", id);
      return true;
    });
  }

  /**
   * Sends what is to have left by `now` (epoch ms), each in a transaction of its own; of several that look at the clock, one does.
   * @returns those that have left with this call
   */
  async function releaseDue(now: number): Promise<AnnouncementId[]> {
    const left: AnnouncementId[] = [];
    for (const { id } of await announcementStore(database, clock).due(now)) {
      const isOut = await transaction(database, async (trx) => {
        const announcements = announcementStore(trx, clock);
        const one = await announcements.get(id);
        if (!one?.audience || !(await stillMay(trx, one))) return void (await announcements.hold(id));
        if (!(await announcements.release(id, now))) return false;
        const audience = { kind: "announced", to: one.audience } as const;
        await audienceWriter(trx, clock).announce({ kind: "announcement", announcementId: id }, audience);
        return true;
      });
      if (isOut) left.push(id);
    }
    return left;
  }

  /** Whether those whose word it needs are still editors. */
  async function stillMay(trx: Database, { askedBy, consentBy }: Announcement): Promise<boolean> {
    const editors = editorStore(trx, clock, owners);
    const mayStill = async (id: number | undefined) => id !== undefined && may(await editors.roleOf(id), "publish");
    return (await mayStill(askedBy)) && (!needsTwo || (await mayStill(consentBy)));
  }

  return { write, send, decide, stop, discard, recall, releaseDue };
}

function isEmpty({ content }: Announcement): boolean {
  return content.document.blocks.length === 0 && content.pictures.length === 0;
}

import type { Selectable, UpdateObject } from "kysely";
import type { Clock } from "../core/clock.ts";
import { AnnouncementId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import type { AnnouncementTable, Schema } from "../database/schema.ts";
import {
  type Announcement,
  AnnouncementAudience,
  AnnouncementContent,
  type AnnouncementState,
} from "./announcement.ts";
import type { Page } from "./article-store.ts";

/** What an editor has written so far. */
export interface AnnouncementDraft {
  content: AnnouncementContent;
  audience: AnnouncementAudience | undefined;
}

/**
 * - `changed`: it says so now, with this revision (the old one where nothing is different); `voided`: whoever was asked to consent to what it
 *   said before has to be asked again.
 * - `conflict`: somebody else has changed it since; nothing was changed.
 * - `gone`: it is on its way, was sent or discarded.
 */
export type AnnouncementChange =
  | { kind: "changed"; revision: number; voided: boolean }
  | { kind: "conflict" }
  | { kind: "gone" };

export type AnnouncementStore = ReturnType<typeof announcementStore>;

/**
 * Announcements. Invariant: every change of state is one statement that names the state that it leaves, and what was seen of it (the
 * revision) where somebody decided on that; so of two who press a button one has done it, and nothing is sent that was changed since.
 */
export function announcementStore(database: Database, clock: Clock) {
  /** `work` names the piece of work: asked again for the same, it is the same announcement, as it is now. */
  async function create(work: string, draft: AnnouncementDraft): Promise<{ id: AnnouncementId; isNew: boolean }> {
    const { content, audience } = columnsOf(draft);
    const added = await database
      .insertInto("announcement")
      .values({ work, state: "draft", revision: 1, content, audience, created_at: clock.now() })
      .onConflict((conflict) => conflict.column("work").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (added) return { id: AnnouncementId.parse(added.id), isNew: true };
    const known = await database
      .selectFrom("announcement")
      .select("id")
      .where("work", "=", work)
      .executeTakeFirstOrThrow();
    return { id: AnnouncementId.parse(known.id), isNew: false };
  }

  /** @param from the revision that the editor began from */
  async function change(id: AnnouncementId, draft: AnnouncementDraft, from: number): Promise<AnnouncementChange> {
    return transaction(database, async (trx) => {
      const row = await trx.selectFrom("announcement").selectAll().where("id", "=", id).executeTakeFirst();
      if (!row || (row.state !== "draft" && row.state !== "waiting")) return { kind: "gone" };
      const wanted = columnsOf(draft);
      const { revision } = row;
      if (row.content === wanted.content && row.audience === wanted.audience)
        return { kind: "changed", revision, voided: false };
      if (revision !== from) return { kind: "conflict" };
      const next = { ...wanted, state: "draft", revision: revision + 1, asked_by: null } as const;
      await trx.updateTable("announcement").set(next).where("id", "=", id).execute();
      return { kind: "changed", revision: next.revision, voided: row.state === "waiting" };
    });
  }

  async function move(
    id: AnnouncementId,
    from: readonly AnnouncementState[],
    to: Pick<UpdateObject<Schema, "announcement">, "state" | "asked_by" | "consent_by" | "leaves_at" | "untold">,
    { revision, dueAt }: { revision?: number; dueAt?: number } = {},
  ): Promise<boolean> {
    let moving = database.updateTable("announcement").set(to).where("id", "=", id).where("state", "in", from);
    if (revision !== undefined) moving = moving.where("revision", "=", revision);
    if (dueAt !== undefined) moving = moving.where("leaves_at", "<=", dueAt);
    return (await moving.executeTakeFirst()).numUpdatedRows === 1n;
  }

  /** Another editor has to consent to this revision before it leaves. */
  const ask = (id: AnnouncementId, revision: number, askedBy: number) =>
    move(id, ["draft"], { state: "waiting", asked_by: askedBy, consent_by: null }, { revision });

  /** This revision leaves at an instant (epoch ms), with nobody's consent. */
  const schedule = (id: AnnouncementId, revision: number, at: number, askedBy: number) =>
    move(id, ["draft"], { state: "scheduled", asked_by: askedBy, consent_by: null, leaves_at: at }, { revision });

  /** This revision leaves at an instant (epoch ms), with somebody's consent. */
  const consent = (id: AnnouncementId, revision: number, at: number, consentBy: number) =>
    move(id, ["waiting"], { state: "scheduled", consent_by: consentBy, leaves_at: at }, { revision });

  /** It is a draft again. @returns false if it has left, or wasn't to leave */
  const stop = (id: AnnouncementId, revision?: number) =>
    move(id, ["waiting", "scheduled"], { state: "draft", consent_by: null, leaves_at: null }, { revision });

  /** It can't leave as things stand: a draft again, which has to be told. */
  const hold = (id: AnnouncementId) =>
    move(id, ["scheduled"], { state: "draft", consent_by: null, leaves_at: null, untold: 1 });

  /** @returns whether it leaves now: it was to by `now` (epoch ms) */
  const release = (id: AnnouncementId, now: number) =>
    move(id, ["scheduled"], { state: "sent", untold: 1 }, { dueAt: now });

  /** @returns whether it had been sent, and not been recalled before */
  const recall = (id: AnnouncementId) => move(id, ["sent"], { state: "recalled" });

  /** Throws a draft away. @returns false if it is none (any more) */
  async function discard(id: AnnouncementId): Promise<boolean> {
    const gone = await database
      .deleteFrom("announcement")
      .where("id", "=", id)
      .where("state", "in", ["draft", "waiting"])
      .executeTakeFirst();
    return gone.numDeletedRows === 1n;
  }

  async function get(id: AnnouncementId): Promise<Announcement | undefined> {
    const row = await database.selectFrom("announcement").selectAll().where("id", "=", id).executeTakeFirst();
    return row && toAnnouncement(row);
  }

  /** The newest first. */
  async function list(page: Page): Promise<{ announcements: Announcement[]; total: number }> {
    const { total } = await database
      .selectFrom("announcement")
      .select((eb) => eb.fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow();
    const rows = await database
      .selectFrom("announcement")
      .selectAll()
      .orderBy("id", "desc")
      .limit(page.limit)
      .offset(page.offset)
      .execute();
    return { announcements: rows.map(toAnnouncement), total: Number(total) };
  }

  /** Those that are to have left by `now` (epoch ms), the earliest first. */
  async function due(now: number): Promise<Announcement[]> {
    const rows = await database
      .selectFrom("announcement")
      .selectAll()
      .where("state", "=", "scheduled")
      .where("leaves_at", "<=", now)
      .orderBy("leaves_at")
      .execute();
    return rows.map(toAnnouncement);
  }

  /** When the next one leaves (epoch ms); undefined: none is to. */
  async function next(): Promise<number | undefined> {
    const row = await database
      .selectFrom("announcement")
      .select("leaves_at")
      .where("state", "=", "scheduled")
      .orderBy("leaves_at")
      .limit(1)
      .executeTakeFirst();
    return row?.leaves_at ?? undefined;
  }

  /** Those of which who wanted them sent has to be told: they have left, or could not. */
  async function untold(): Promise<Announcement[]> {
    const rows = await database.selectFrom("announcement").selectAll().where("untold", "=", 1).orderBy("id").execute();
    return rows.map(toAnnouncement);
  }

  async function told(id: AnnouncementId): Promise<void> {
    await database.updateTable("announcement").set({ untold: 0 }).where("id", "=", id).execute();
  }

  return {
    create,
    change,
    ask,
    schedule,
    consent,
    stop,
    hold,
    release,
    recall,
    discard,
    get,
    list,
    due,
    next,
    untold,
    told,
  };
}

/** As JSON with the fields in the order of the schema, so that equal drafts are equal texts. */
function columnsOf({ content, audience }: AnnouncementDraft) {
  return {
    content: JSON.stringify(AnnouncementContent.parse(JSON.parse(JSON.stringify(content)))),
    audience: audience === undefined ? null : JSON.stringify(AnnouncementAudience.parse(audience)),
  };
}

function toAnnouncement(row: Selectable<AnnouncementTable>): Announcement {
  return {
    id: AnnouncementId.parse(row.id),
    state: row.state,
    revision: row.revision,
    content: AnnouncementContent.parse(JSON.parse(row.content)),
    audience: row.audience === null ? undefined : AnnouncementAudience.parse(JSON.parse(row.audience)),
    askedBy: row.asked_by ?? undefined,
    consentBy: row.consent_by ?? undefined,
    leavesAt: row.leaves_at ?? undefined,
  };
}

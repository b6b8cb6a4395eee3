import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import { type ChatId, DispatchId } from "../core/ids.ts";
import { type Database, transaction, transactionSyncedAside } from "../database/database.ts";
import { rowsOf } from "../database/said-differently.ts";
import type { Row } from "../database/schema.ts";
import { announcedChats } from "../subscribers/announced.ts";
import { articleAudience, type ChatRange, chatRange } from "../subscribers/audience.ts";
import type { Placement } from "../subscribers/outlet.ts";
import {
  Audience,
  type DigestPayload,
  type DispatchContent,
  dispatchKey,
  laneOf,
  PRIORITY,
  WORTH_SENDING_MS,
} from "./dispatch.ts";

/**
 * Writes dispatches and their audiences.
 *
 * A million deliveries are written in seconds, during which readers want their answers; so an audience is a rule (`Audience`) that
 * is carried out a slice of chats at a time, from the greatest id downwards. Invariants:
 * 1. In the transaction of what a dispatch announces, it is written with its rule and the first slice; a small audience is that slice.
 * 2. A slice and the place where the next one begins are one transaction: a kill leaves the rest to be written, and writes nothing twice.
 * 3. A chat is judged once, by what it follows when its slice is written. Whoever leaves before gets nothing, and whoever leaves
 *    after is passed over as ever (`subscribers/due.ts`); for everybody who was there and stayed, that is the audience at publication.
 * 4. A group that moves keeps its place: its new id is lower than its old one, so it is judged later, or has the row already.
 */

/** Chats that are looked at in one transaction: some milliseconds. */
export const SLICE = 1000;

const FROM_THE_TOP = Number.MAX_SAFE_INTEGER;

export interface Recipient {
  chatId: ChatId;
  payload?: DigestPayload | Placement;
  /** Not before this instant (epoch ms); absent: at once, whatever the clock says, for one that is set back holds nothing up. */
  dueAt?: number;
}

/** How a dispatch was written. */
export interface Enqueued {
  dispatchId: DispatchId;
  /** Deliveries that are new. */
  added: number;
  /** Whether its audience is written to the end. */
  complete: boolean;
}

export function audienceWriter(database: Database, clock: Clock) {
  /**
   * Writes a dispatch whose audience is a rule, once for each key.
   * @param options.deadlineAt when it isn't worth sending any more (epoch ms)
   */
  async function announce(
    content: DispatchContent,
    audience: Audience,
    options: { deadlineAt?: number } = {},
  ): Promise<Enqueued> {
    return transaction(database, async (trx) => {
      const known = await trx
        .selectFrom("dispatch")
        .select(["id", "audience"])
        .where("key", "=", dispatchKey(content))
        .executeTakeFirst();
      if (known) return { dispatchId: DispatchId.parse(known.id), added: 0, complete: known.audience === null };
      const dispatchId = await open(trx, content, options.deadlineAt);
      const rest = await writeSlice(trx, dispatchId, audience, FROM_THE_TOP);
      return { dispatchId, added: rest.added, complete: rest.below === undefined };
    });
  }

  /** Writes a dispatch with a delivery for each recipient; a recipient that the dispatch has already is passed over. */
  async function enqueue(content: DispatchContent, recipients: readonly Recipient[]): Promise<Enqueued> {
    return transaction(database, async (trx) => {
      const dispatchId = await open(trx, content);
      return { dispatchId, added: await insert(trx, dispatchId, recipients), complete: true };
    });
  }

  /**
   * Writes one more slice of the oldest audience that is not written to its end.
   * @returns false when there is none
   */
  async function writeMore(): Promise<boolean> {
    return transactionSyncedAside(database, async (trx) => {
      const row = await trx
        .selectFrom("dispatch")
        .select(["id", "audience", "audience_below", "state"])
        .where("audience", "is not", null)
        .orderBy("id")
        .limit(1)
        .executeTakeFirst();
      if (!row?.audience) return false;
      const id = DispatchId.parse(row.id);
      if (row.state === "cancelled") await keepPlace(trx, id, undefined);
      else await writeSlice(trx, id, Audience.parse(JSON.parse(row.audience)), row.audience_below ?? FROM_THE_TOP);
      return true;
    });
  }

  async function open(trx: Database, content: DispatchContent, deadlineAt?: number): Promise<DispatchId> {
    const now = clock.now();
    const lane = laneOf(content);
    const { id } = await trx
      .insertInto("dispatch")
      .values({
        ...subjectOf(content),
        action: actionOf(content),
        key: dispatchKey(content),
        priority: PRIORITY[lane],
        created_at: now,
        deadline_at: deadlineAt ?? now + WORTH_SENDING_MS[lane],
      })
      .onConflict((conflict) => conflict.column("key").doUpdateSet((eb) => ({ key: eb.ref("excluded.key") })))
      .returning("id")
      .executeTakeFirstOrThrow();
    return DispatchId.parse(id);
  }

  /** @returns how many deliveries are new, and below which id the rest is; undefined: there is none */
  async function writeSlice(trx: Database, dispatchId: DispatchId, audience: Audience, below: number) {
    const { recipients, from } = await members(trx, audience, below);
    const added = await insert(trx, dispatchId, recipients);
    const rest = from === Number.NEGATIVE_INFINITY ? undefined : from;
    await keepPlace(trx, dispatchId, rest === undefined ? undefined : { audience, below: rest });
    return { added, below: rest };
  }

  async function keepPlace(trx: Database, id: DispatchId, rest: { audience: Audience; below: number } | undefined) {
    await trx
      .updateTable("dispatch")
      .set({ audience: rest ? JSON.stringify(rest.audience) : null, audience_below: rest?.below ?? null })
      .where("id", "=", id)
      .execute();
  }

  async function members(
    trx: Database,
    audience: Audience,
    below: number,
  ): Promise<{ recipients: Recipient[] } & Pick<ChatRange, "from">> {
    if (audience.kind !== "reached") {
      const { from } = await chatRange(trx, below, SLICE);
      const range = { from: Math.max(from, Number.MIN_SAFE_INTEGER), below };
      if (audience.kind === "announced")
        return { recipients: await announcedChats(trx, audience.to, clock.now(), range), from };
      const { outletsUpTo, except } = audience;
      return { recipients: await articleAudience(trx, audience, clock.now(), { range, outletsUpTo, except }), from };
    }
    const rows = await trx
      .selectFrom("delivery")
      .select("chat_id")
      .where("dispatch_id", "=", audience.dispatchId)
      .where("chat_id", "<", below)
      // What is being sent at this moment may say what the article said before.
      .where((eb) => eb.or([eb("message_ids", "!=", "[]"), eb("state", "=", "claimed")]))
      .orderBy("chat_id", "desc")
      .limit(SLICE)
      .execute();
    const from = rows.length < SLICE ? Number.NEGATIVE_INFINITY : (rows.at(-1)?.chat_id ?? 0);
    return { recipients: rows.map((row) => ({ chatId: row.chat_id as ChatId })), from };
  }

  async function insert(trx: Database, dispatchId: DispatchId, recipients: readonly Recipient[]): Promise<number> {
    if (recipients.length === 0) return 0;
    const rows = recipients.map(({ chatId, payload, dueAt = 0 }) => [
      chatId,
      dueAt,
      payload ? JSON.stringify(payload) : null,
    ]);
    // One parameter for all: a statement with a place for each value takes longer to be read than to be done.
    const { numAffectedRows } = await sql`
      INSERT INTO delivery (dispatch_id, chat_id, state, priority, due_at, payload, updated_at)
      SELECT dispatch.id, CAST(value ->> 0 AS BIGINT), 'pending', dispatch.priority, CAST(value ->> 1 AS BIGINT), value ->> 2,
        CAST(${clock.now()} AS BIGINT)
      FROM dispatch, ${rowsOf(trx, rows)} WHERE dispatch.id = ${dispatchId}
      ON CONFLICT DO NOTHING`.execute(trx);
    const added = Number(numAffectedRows ?? 0n);
    await trx
      .updateTable("dispatch")
      .set((eb) => ({ total: eb("total", "+", added) }))
      .where("id", "=", dispatchId)
      .execute();
    return added;
  }

  return { announce, enqueue, writeMore };
}

function actionOf({ kind }: DispatchContent): Row<"dispatch">["action"] {
  if (kind === "correction") return "edit";
  if (kind === "pin") return "pin";
  return kind === "recall" || kind === "announcement_recall" ? "withdraw" : "send";
}

function subjectOf(content: DispatchContent) {
  if ("articleId" in content) return { kind: "article", article_id: content.articleId } as const;
  if ("announcementId" in content)
    return { kind: "announcement", article_id: null, announcement_id: content.announcementId } as const;
  return { kind: "digest", article_id: null } as const;
}

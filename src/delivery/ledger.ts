import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import type { ArticleId, ChatId, DispatchId } from "../core/ids.ts";
import { type Database, transaction, transactionSyncedAside } from "../database/database.ts";
import { numbersOf, picking, rowsOf, withElement } from "../database/said-differently.ts";
import type { Row } from "../database/schema.ts";
import { audienceWriter } from "./audience-writer.ts";
import { createClaiming } from "./claiming.ts";
import { type ClaimedDelivery, type DispatchContent, dispatchKey, type MessageIds } from "./dispatch.ts";

/**
 * The ledger of deliveries.
 *
 *   pending ──claim──▶ claimed ──▶ sent | failed | skipped
 *    │   ▲                │
 *    │   └────────────────┘ postpone, give back, fall back, doubt, redirect
 *    └──▶ skipped           declined while it waited (`subscribers/due.ts`)
 *
 * Invariants, which the model and kill tests check:
 * 1. A dispatch and who gets it are written in the transaction of what it announces, once for each key (`audience-writer.ts`).
 * 2. Every transition is one statement that names the state it leaves; of two that compete, one happens. What leaves `claimed`
 *    names the claim too, by its `attempts`, which every claim counts up: a sender that was overtaken changes nothing.
 * 3. `sent`, `failed` and `skipped` are final: what was recorded as sent is never claimed again. (What was declined while its
 *    request was on its way, and arrived, is recorded as the `sent` that it is.)
 * 4. A message is asked of Telegram only while its delivery is `claimed` and marked as `sending`. After a kill what is so marked
 *    is in doubt (at most the sender's window, at Telegram's pace one or two): each is tried again, counted in `doubts`, and
 *    fails after `MAX_DOUBTS`. What was claimed without the mark was certainly not sent, and is pending again.
 * 5. Of a delivery of several messages, those recorded in `message_ids` are not sent again.
 * 6. Of a chat's deliveries at most one is claimed, in the order of urgency and age: its messages never mix or overtake.
 * 7. Of a dispatch that is paused or cancelled nothing is claimed, and nothing is begun that was claimed before.
 * 8. A dispatch's counters say how many of its deliveries have come to which end: what was sent is counted here, where alone it is
 *    recorded, and a trigger counts the rest, whoever changes a delivery.
 */

/**
 * How often a delivery may be in doubt and still be tried again. Nobody is to go without for a connection that broke twice, nor to get
 * the same again and again from a server whose answers are lost.
 */
export const MAX_DOUBTS = 3;
const DIGESTS_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

const FORGOTTEN_AT_ONCE = 5000;
const SETTLED_AT_ONCE = 1000;
/** Marks of a dispatch's speed are at least so far apart. */
const MARK_MS = 10_000;
const TOO_LATE = "not sent before its deadline";

/** What names a claim: `attempts` tells it from every other claim of the same delivery. */
export type Claim = Pick<ClaimedDelivery, "dispatchId" | "chatId" | "attempts">;

/** A message that Telegram has taken; with `last`, the whole delivery is sent. */
export interface SentMessage {
  delivery: Claim;
  messageIds: MessageIds;
  last: boolean;
  /** With `last`: the article whose messages are to be pinned now. */
  pins?: ArticleId | undefined;
}

export type Ledger = ReturnType<typeof ledger>;

export function ledger(database: Database, clock: Clock) {
  const claiming = createClaiming(database, clock);
  const { enqueue } = audienceWriter(database, clock);

  /**
   * Takes up to `limit` deliveries that are due for `holder` to send (`claiming.ts` says which); what has nothing to announce any
   * more has failed.
   * @param except chats that must wait for their own reasons, such as pacing
   */
  async function claim(holder: string, limit: number, except: readonly number[] = []): Promise<ClaimedDelivery[]> {
    const { deliveries, empty } = await claiming(holder, limit, except);
    for (const one of empty)
      await leave(one, { state: "failed", error: "what it announced is no longer in the store" });
    return deliveries;
  }

  /**
   * Whether anything waits that may go now, be it for its chat's gap, or is in flight, be its sender alive or not, or has no
   * deliveries yet.
   */
  async function anyOpen(): Promise<boolean> {
    const now = clock.now();
    const { rows } = await sql`
      SELECT 1 FROM delivery WHERE state = 'claimed'
      UNION ALL SELECT 1 FROM dispatch WHERE audience IS NOT NULL
      UNION ALL SELECT 1 FROM dispatch
        WHERE state = 'active' AND sent + failed + skipped < total AND (deadline_at IS NULL OR deadline_at > ${now})
          AND EXISTS (
            SELECT 1 FROM delivery WHERE dispatch_id = dispatch.id AND delivery.state = 'pending' AND due_at <= ${now})
      LIMIT 1`.execute(database);
    return rows.length > 0;
  }

  /**
   * Records what Telegram has taken, then marks what is to be asked of it next, many of each in one transaction: the disk takes as
   * long for one as for fifty, and the program doesn't wait for it.
   * @returns for each, whether it happened. False of one that was to begin: it must not be sent, because its claim doesn't stand any more
   * (somebody declined it, another sender took over) or its dispatch is halted
   */
  async function commit(sent: readonly SentMessage[], begun: readonly Claim[]) {
    return transactionSyncedAside(database, async (trx) => ({
      sent: sent.length > 0 ? await recordAll(trx, sent) : [],
      begun: begun.length > 0 ? await beginAll(trx, begun) : [],
    }));
  }

  async function recordAll(trx: Database, sent: readonly SentMessage[]): Promise<boolean[]> {
    const now = clock.now();
    const done = new Set<Claim>();
    const alike = Map.groupBy(sent, ({ delivery, last }) => `${delivery.dispatchId} ${delivery.attempts} ${last}`);
    for (const group of alike.values()) {
      const [{ delivery, last } = sent[0] as SentMessage] = group;
      const found = group.map((one) => [one.delivery.dispatchId, one.delivery.chatId, one.messageIds]);
      const { rows } = await sql<Pick<Row<"delivery">, "chat_id">>`
        UPDATE delivery
        SET message_ids = ${withElement(trx, sql`message_ids`, sql`value -> 2`)}, sending = 0, updated_at = ${now}
          ${last ? sql`, state = 'sent', claimed_by = NULL` : sql``}
        FROM ${rowsOf(trx, found)}
        WHERE dispatch_id = CAST(value ->> 0 AS BIGINT) AND chat_id = CAST(value ->> 1 AS BIGINT) AND attempts = ${delivery.attempts}
          AND state IN ('claimed', 'skipped')
        RETURNING chat_id`.execute(trx);
      if (last) await countSent(trx, delivery.dispatchId, rows.length);
      const chats = new Set(rows.map((row) => row.chat_id));
      for (const one of group) if (chats.has(one.delivery.chatId)) done.add(one.delivery);
    }
    for (const [articleId, rows] of Map.groupBy(sent, ({ pins }) => pins)) {
      const whole = rows.filter(({ delivery, last }) => last && done.has(delivery));
      if (articleId !== undefined) await pinNext(trx, articleId, whole);
    }
    return sent.map(({ delivery }) => done.has(delivery));
  }

  /** In the transaction that records what was posted: so each post that is to be pinned has one delivery that does, whatever dies. */
  async function pinNext(trx: Database, articleId: ArticleId, sent: readonly { delivery: Claim }[]): Promise<void> {
    if (sent.length === 0) return;
    const recipients = sent.map(({ delivery }) => ({ chatId: delivery.chatId }));
    await audienceWriter(trx, clock).enqueue({ kind: "pin", articleId }, recipients);
  }

  async function beginAll(trx: Database, begun: readonly Claim[]): Promise<boolean[]> {
    const now = clock.now();
    const done = new Set<Claim>();
    const alike = Map.groupBy(begun, ({ dispatchId, attempts }) => `${dispatchId} ${attempts}`);
    for (const group of alike.values()) {
      const [{ dispatchId, attempts } = begun[0] as Claim] = group;
      const { rows } = await sql<Pick<Row<"delivery">, "chat_id">>`
        UPDATE delivery SET sending = 1, updated_at = ${now}
        WHERE dispatch_id = ${dispatchId} AND attempts = ${attempts} AND state = 'claimed'
          AND chat_id IN ${numbersOf(
            trx,
            group.map(({ chatId }) => chatId),
          )}
          AND (SELECT state FROM dispatch WHERE id = ${dispatchId}) = 'active'
        RETURNING chat_id`.execute(trx);
      const chats = new Set(rows.map((row) => row.chat_id));
      for (const one of group) if (chats.has(one.chatId)) done.add(one);
    }
    return begun.map((one) => done.has(one));
  }

  /** Counts deliveries of a dispatch that were sent: many at a time, where a trigger would count each for itself. */
  async function countSent(trx: Database, dispatchId: DispatchId, count: number): Promise<void> {
    const now = clock.now();
    const young = sql`${now} BETWEEN mark_at AND mark_at + ${MARK_MS}`;
    await sql`
      UPDATE dispatch SET sent = sent + ${count},
        earlier_at = CASE WHEN ${young} THEN earlier_at ELSE mark_at END,
        earlier_settled = CASE WHEN ${young} THEN earlier_settled ELSE mark_settled END,
        mark_settled = CASE WHEN ${young} THEN mark_settled ELSE sent + failed END,
        mark_at = CASE WHEN ${young} THEN mark_at ELSE ${now} END
      WHERE id = ${dispatchId}`.execute(trx);
  }

  /** The delivery, if it is still claimed as it was. */
  const claimOf = (on: Database, delivery: Claim) =>
    on
      .updateTable("delivery")
      .where("dispatch_id", "=", delivery.dispatchId)
      .where("chat_id", "=", delivery.chatId)
      .where("attempts", "=", delivery.attempts)
      .where("state", "=", "claimed");

  /** One statement for every way out of `claimed`. @returns whether it happened: false, and it had been left already */
  async function leave(
    delivery: Claim,
    change: {
      state: "pending" | "sent" | "failed" | "skipped";
      error?: string;
      dueAt?: number;
      doubts?: number;
      attempts?: number;
      classic?: 1;
      chatId?: ChatId;
    },
    on: Database = database,
  ): Promise<boolean> {
    const result = await claimOf(on, delivery)
      .set({
        state: change.state,
        claimed_by: null,
        sending: 0,
        updated_at: clock.now(),
        ...(change.error !== undefined && { error: change.error }),
        ...(change.dueAt !== undefined && { due_at: change.dueAt }),
        ...(change.doubts !== undefined && { doubts: change.doubts }),
        ...(change.attempts !== undefined && { attempts: change.attempts }),
        ...(change.classic !== undefined && { classic: change.classic }),
        ...(change.chatId !== undefined && { chat_id: change.chatId }),
      })
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /**
   * To be called before every message: from now on it may have arrived.
   * @returns false when it must not be sent: see `commit`
   */
  const begin = async (delivery: Claim) => (await commit([], [delivery])).begun[0] === true;

  /** Records a message of the delivery as sent; with `last`, the whole delivery in the same statement. */
  const recordMessage = async (delivery: Claim, messageIds: MessageIds, last: boolean) =>
    (await commit([{ delivery, messageIds, last }], [])).sent[0] === true;

  /** Telegram refused the message for now: it has certainly not arrived, and its delivery is still claimed. */
  async function notSent(delivery: Claim): Promise<boolean> {
    const result = await claimOf(database, delivery).set({ sending: 0, updated_at: clock.now() }).executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** All its messages have been sent, the last of them before this claim. @param pins see `SentMessage` */
  async function finish(delivery: Claim, pins?: ArticleId): Promise<boolean> {
    return transaction(database, async (trx) => {
      const happened = await leave(delivery, { state: "sent" }, trx);
      if (happened) await countSent(trx, delivery.dispatchId, 1);
      if (happened && pins !== undefined) await pinNext(trx, pins, [{ delivery }]);
      return happened;
    });
  }

  /** Gives up for good, with Telegram's words. */
  const fail = (delivery: Claim, error: string) => leave(delivery, { state: "failed", error });

  /** There is nothing to send any more: recalled, unsubscribed, blocked. */
  const skip = (delivery: Claim) => leave(delivery, { state: "skipped" });

  /** To be tried again at `dueAt` (epoch ms). */
  const postpone = (delivery: Claim, dueAt: number, error: string) =>
    leave(delivery, { state: "pending", dueAt, error });

  /** Claimed, but not tried: it is as if it had not been claimed. @param dueAt when it is to be claimed again at the earliest (epoch ms) */
  const giveBack = (delivery: Claim, dueAt?: number) =>
    leave(delivery, { state: "pending", attempts: delivery.attempts - 1, dueAt });

  /** Telegram refused its rich message: tried again at once as classic messages, and from then on. */
  const fallBack = (delivery: Claim) => leave(delivery, { state: "pending", classic: 1 });

  /** The group has another id: tried again there, unless it gets this dispatch under that id already. */
  async function redirect(delivery: Claim, chatId: ChatId): Promise<boolean> {
    const there = await database
      .selectFrom("delivery")
      .select("state")
      .where("dispatch_id", "=", delivery.dispatchId)
      .where("chat_id", "=", chatId)
      .executeTakeFirst();
    return there ? skip(delivery) : leave(delivery, { state: "pending", chatId });
  }

  /** Its message may or may not have arrived: tried again at `dueAt` (epoch ms), after `MAX_DOUBTS` given up. */
  const doubt = (delivery: Pick<ClaimedDelivery, keyof Claim | "doubts">, dueAt: number, error: string) =>
    delivery.doubts >= MAX_DOUBTS
      ? leave(delivery, { state: "failed", error: `in doubt: ${error}` })
      : leave(delivery, { state: "pending", dueAt, doubts: delivery.doubts + 1, error });

  /**
   * Gives back what `holder` has claimed and doesn't know of, because the answer to its claim was lost with the connection.
   * @param inHand the chats whose deliveries it knows of: at most one of each is claimed
   */
  async function letGoUnknown(holder: string, inHand: readonly number[]): Promise<void> {
    await database
      .updateTable("delivery")
      .set((eb) => ({
        state: "pending",
        claimed_by: null,
        updated_at: clock.now(),
        attempts: eb("attempts", "-", 1),
      }))
      .where("state", "=", "claimed")
      .where("claimed_by", "=", holder)
      .where("sending", "=", 0)
      .where("chat_id", "not in", numbersOf(database, inHand))
      .execute();
  }

  /**
   * What a sender that is no more had claimed. Called by whoever holds the sender's lease, before it claims anything.
   * @returns how many deliveries are in doubt and tried again, and how many were given up
   */
  async function recover(holder: string): Promise<{ retried: number; failed: number }> {
    return transaction(database, async (trx) => {
      const abandoned = trx.updateTable("delivery").where("state", "=", "claimed").where("claimed_by", "!=", holder);
      // An edit that is done twice does no harm, and is no matter of doubt.
      const sends = trx.selectFrom("dispatch").select("id").where("action", "=", "send");
      const inFlight = abandoned.where("sending", "=", 1).where("dispatch_id", "in", sends);
      const error = "in doubt: the sender stopped while it was in flight";
      const left = { claimed_by: null, sending: 0, updated_at: clock.now() };
      const failed = await inFlight
        .set({ ...left, state: "failed", error })
        .where("doubts", ">=", MAX_DOUBTS)
        .executeTakeFirst();
      const retried = await inFlight
        .set((eb) => ({ ...left, state: "pending", error, doubts: eb("doubts", "+", 1) }))
        .executeTakeFirst();
      await abandoned.set({ ...left, state: "pending" }).execute();
      return { retried: Number(retried.numUpdatedRows), failed: Number(failed.numUpdatedRows) };
    });
  }

  /**
   * Brings deliveries to their end that will not be sent: of a dispatch that was cancelled, or whose deadline has passed. A bounded
   * number at a time.
   * @returns false when there are none
   */
  async function settleHalted(): Promise<boolean> {
    const now = clock.now();
    const { rows } = await sql<{ id: number; state: "active" | "cancelled" }>`
      SELECT id, state FROM dispatch
      WHERE sent + failed + skipped < total AND (state = 'cancelled' OR state = 'active' AND deadline_at <= ${now})
        AND EXISTS (SELECT 1 FROM delivery WHERE dispatch_id = dispatch.id AND delivery.state = 'pending')
      LIMIT 1`.execute(database);
    const [halted] = rows;
    if (!halted) return false;
    const end = halted.state === "cancelled" ? { state: "skipped", why: null } : { state: "failed", why: TOO_LATE };
    const pending = sql`dispatch_id = ${halted.id} AND state = 'pending'`;
    const { place, locked, isPicked } = picking(database, "delivery", "chat_id", pending);
    await sql`
      WITH picked AS MATERIALIZED (
        SELECT ${place} AS place FROM delivery WHERE ${pending} LIMIT ${SETTLED_AT_ONCE} ${locked})
      UPDATE delivery
      SET state = ${end.state}, updated_at = ${now}, error = nullif(concat_ws(': ', CAST(${end.why} AS TEXT), error), '')
      WHERE ${isPicked}`.execute(database);
    return true;
  }

  /** How many chats a dispatch has so far, and whether those are all; none for one that was never enqueued. */
  async function countRecipients(content: DispatchContent): Promise<{ total: number; complete: boolean }> {
    const row = await database
      .selectFrom("dispatch")
      .select(["total", "audience"])
      .where("key", "=", dispatchKey(content))
      .executeTakeFirst();
    return { total: row?.total ?? 0, complete: !row?.audience };
  }

  /**
   * Digests of more than 30 days ago say nothing any more; articles' deliveries are kept for correction and recall. Forgets a
   * bounded number, so that it can be called every minute. What isn't settled is kept.
   */
  async function forgetOldDigests(): Promise<void> {
    const before = clock.now() - DIGESTS_KEPT_MS;
    await sql`
      DELETE FROM delivery WHERE (dispatch_id, chat_id) IN (
        SELECT delivery.dispatch_id, delivery.chat_id FROM dispatch
        JOIN delivery ON delivery.dispatch_id = dispatch.id
        WHERE dispatch.kind = 'digest' AND dispatch.created_at < ${before}
          AND delivery.state IN ('sent', 'failed', 'skipped')
        LIMIT ${FORGOTTEN_AT_ONCE})`.execute(database);
    await sql`
      DELETE FROM dispatch WHERE kind = 'digest' AND created_at < ${before}
        AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.dispatch_id = dispatch.id)`.execute(database);
  }

  return {
    enqueue,
    claim,
    anyOpen,
    commit,
    begin,
    notSent,
    recordMessage,
    finish,
    fail,
    skip,
    postpone,
    giveBack,
    fallBack,
    redirect,
    doubt,
    letGoUnknown,
    recover,
    settleHalted,
    countRecipients,
    forgetOldDigests,
  };
}

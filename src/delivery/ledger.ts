import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import { ArticleId, ChatId, DispatchId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import type { Row } from "../database/schema.ts";
import {
  type ClaimedDelivery,
  type DigestPayload,
  DigestPayload as DigestPayloadSchema,
  type DispatchContent,
  dispatchKey,
  type MessageIds,
  PRIORITY,
} from "./dispatch.ts";

/**
 * The ledger of deliveries.
 *
 *   pending ──claim──▶ claimed ──▶ sent | failed | skipped
 *    │   ▲                │
 *    │   └────────────────┘ postpone, give back, fall back, doubt, redirect
 *    └──▶ skipped           declined while it waited (`subscribers/due.ts`)
 *
 * Invariants, which the model and kill tests check:
 * 1. A dispatch and its whole audience are written in one transaction, once for each key.
 * 2. Every transition is one statement that names the state it leaves; of two that compete, one happens. What leaves `claimed`
 *    names the claim too, by its `attempts`, which every claim counts up: a sender that was overtaken changes nothing.
 * 3. `sent`, `failed` and `skipped` are final: what was recorded as sent is never claimed again. (What was declined while its
 *    request was on its way, and arrived, is recorded as the `sent` that it is.)
 * 4. A message is asked of Telegram only while its delivery is `claimed` and marked as `sending`. After a kill what is so marked
 *    is in doubt (at most the sender's window, at Telegram's pace one or two): each is tried again once, counted in `doubts`, and
 *    fails the second time. What was claimed without the mark was certainly not sent, and is pending again.
 * 5. Of a delivery of several messages, those recorded in `message_ids` are not sent again.
 * 6. Of a chat's deliveries at most one is claimed, in the order of urgency and age: its messages never mix or overtake.
 */

/** How often a delivery may be in doubt and still be tried again. */
export const MAX_DOUBTS = 1;
/** Due whatever the clock says: a clock that is set back holds nothing up. */
const AT_ONCE = 0;
const DIGESTS_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

const FORGOTTEN_AT_ONCE = 5000;

/** What names a claim: `attempts` tells it from every other claim of the same delivery. */
export type Claim = Pick<ClaimedDelivery, "dispatchId" | "chatId" | "attempts">;

interface ClaimedRow {
  dispatch_id: number;
  chat_id: number;
  priority: number;
  due_at: number;
  payload: string | null;
  attempts: number;
  doubts: number;
  classic: number;
  message_ids: string;
  article_id: number | null;
}

export type Ledger = ReturnType<typeof ledger>;

export interface Recipient {
  chatId: ChatId;
  payload?: DigestPayload;
  /** Not before (epoch ms); absent: at once. */
  dueAt?: number;
}

export function ledger(database: Database, clock: Clock) {
  /**
   * Writes a dispatch with a delivery for each recipient; a recipient that the dispatch has already is passed over.
   * @returns the dispatch and how many deliveries are new
   */
  async function enqueue(
    content: DispatchContent,
    recipients: readonly Recipient[],
  ): Promise<{ dispatchId: DispatchId; added: number }> {
    return transaction(database, async (trx) => {
      const now = clock.now();
      const { id } = await trx
        .insertInto("dispatch")
        .values({
          kind: content.kind,
          key: dispatchKey(content),
          article_id: content.kind === "article" ? content.articleId : null,
          created_at: now,
        })
        .onConflict((conflict) => conflict.column("key").doUpdateSet((eb) => ({ key: eb.ref("excluded.key") })))
        .returning("id")
        .executeTakeFirstOrThrow();
      let added = 0;
      // SQLite takes 32,766 parameters a statement (https://sqlite.org/limits.html); 7 a row.
      for (let from = 0; from < recipients.length; from += 4000) {
        const result = await trx
          .insertInto("delivery")
          .values(
            recipients.slice(from, from + 4000).map(({ chatId, payload, dueAt = AT_ONCE }) => ({
              dispatch_id: id,
              chat_id: chatId,
              state: "pending" as const,
              priority: PRIORITY[content.kind],
              due_at: dueAt,
              payload: payload ? JSON.stringify(payload) : null,
              updated_at: now,
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        added += Number(result.numInsertedOrUpdatedRows ?? 0n);
      }
      return { dispatchId: DispatchId.parse(id), added };
    });
  }

  /**
   * Takes up to `limit` deliveries that are due, the most urgent and oldest first, for `holder` to send; of each chat the first,
   * and none while one of the chat's is claimed.
   * @param except chats that must wait for their own reasons, such as pacing
   */
  async function claim(holder: string, limit: number, except: readonly number[] = []): Promise<ClaimedDelivery[]> {
    const now = clock.now();
    const due = sql<{ dispatch_id: number; chat_id: number }>`
      SELECT dispatch_id, chat_id FROM delivery AS it
      WHERE state = 'pending' AND due_at <= ${now}
        AND chat_id NOT IN (SELECT value FROM json_each(${JSON.stringify(except)}))
        AND NOT EXISTS (
          SELECT 1 FROM delivery AS other
          WHERE other.chat_id = it.chat_id AND other.state IN ('claimed', 'pending')
            AND (other.state = 'claimed' OR (other.due_at <= ${now}
              AND (other.priority, other.due_at, other.dispatch_id) < (it.priority, it.due_at, it.dispatch_id))))
      ORDER BY priority, due_at, dispatch_id LIMIT ${limit}`;
    const { rows } = await sql<ClaimedRow>`
      UPDATE delivery
      SET state = 'claimed', claimed_by = ${holder}, attempts = attempts + 1, updated_at = ${now}
      WHERE state = 'pending' AND (dispatch_id, chat_id) IN (${due})
      RETURNING dispatch_id, chat_id, priority, due_at, payload, attempts, doubts, classic, message_ids,
        (SELECT article_id FROM dispatch WHERE dispatch.id = delivery.dispatch_id) AS article_id`.execute(database);
    rows.sort((a, b) => a.priority - b.priority || a.due_at - b.due_at || a.dispatch_id - b.dispatch_id);
    const claimed: ClaimedDelivery[] = [];
    for (const row of rows) {
      const key = { dispatchId: DispatchId.parse(row.dispatch_id), chatId: ChatId.parse(row.chat_id) };
      const content = contentOf(row);
      if (content) {
        const { attempts, doubts } = row;
        const messageIds = JSON.parse(row.message_ids);
        claimed.push({ ...key, content, attempts, doubts, classic: row.classic === 1, messageIds });
      } else {
        await leave(
          { ...key, attempts: row.attempts },
          { state: "failed", error: "what it announced is no longer in the store" },
        );
      }
    }
    return claimed;
  }

  /** Whether anything waits that may go now, be it for its chat's gap, or is in flight, be its sender alive or not. */
  async function anyOpen(): Promise<boolean> {
    const row = await database
      .selectFrom("delivery")
      .select("chat_id")
      .where((eb) =>
        eb.or([
          eb.and([eb("state", "=", sql.lit("pending")), eb("due_at", "<=", clock.now())]),
          eb("state", "=", sql.lit("claimed")),
        ]),
      )
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The delivery, if it is still claimed as it was and in one of these states. */
  const claimOf = (delivery: Claim, ...states: Row<"delivery">["state"][]) =>
    database
      .updateTable("delivery")
      .where("dispatch_id", "=", delivery.dispatchId)
      .where("chat_id", "=", delivery.chatId)
      .where("attempts", "=", delivery.attempts)
      .where("state", "in", states);

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
  ): Promise<boolean> {
    const result = await claimOf(delivery, "claimed")
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

  async function mark(delivery: Claim, sending: 0 | 1): Promise<boolean> {
    const result = await claimOf(delivery, "claimed").set({ sending, updated_at: clock.now() }).executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /**
   * To be called before every message: from now on it may have arrived.
   * @returns false when it must not be sent: the claim doesn't stand any more, because somebody declined it or another sender took over
   */
  const begin = (delivery: Claim) => mark(delivery, 1);

  /** Telegram refused the message for now: it has certainly not arrived, and its delivery is still claimed. */
  const notSent = (delivery: Claim) => mark(delivery, 0);

  /** Records a message of the delivery as sent; with `last`, the whole delivery in the same statement. */
  async function recordMessage(delivery: Claim, messageIds: MessageIds, last: boolean): Promise<boolean> {
    const result = await claimOf(delivery, "claimed", "skipped")
      .set({
        message_ids: sql<string>`json_insert(message_ids, '$[#]', json(${JSON.stringify(messageIds)}))`,
        sending: 0,
        updated_at: clock.now(),
        ...(last && { state: "sent" as const, claimed_by: null }),
      })
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** All its messages have been sent, the last of them before this claim. */
  const finish = (delivery: Claim) => leave(delivery, { state: "sent" });

  /** Gives up for good, with Telegram's words. */
  const fail = (delivery: Claim, error: string) => leave(delivery, { state: "failed", error });

  /** There is nothing to send any more: recalled, unsubscribed, blocked. */
  const skip = (delivery: Claim) => leave(delivery, { state: "skipped" });

  /** To be tried again at `dueAt` (epoch ms). */
  const postpone = (delivery: Claim, dueAt: number, error: string) =>
    leave(delivery, { state: "pending", dueAt, error });

  /** Claimed, but not tried: it is as if it had not been claimed. */
  const giveBack = (delivery: Claim) => leave(delivery, { state: "pending", attempts: delivery.attempts - 1 });

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

  /** Its message may or may not have arrived: tried again once, at `dueAt` (epoch ms), then given up. */
  const doubt = (delivery: Pick<ClaimedDelivery, keyof Claim | "doubts">, dueAt: number, error: string) =>
    delivery.doubts >= MAX_DOUBTS
      ? leave(delivery, { state: "failed", error: `in doubt: ${error}` })
      : leave(delivery, { state: "pending", dueAt, doubts: delivery.doubts + 1, error });

  /**
   * What a sender that is no more had claimed. Called by whoever holds the sender's lease, before it claims anything.
   * @returns how many deliveries are in doubt and tried again, and how many were given up
   */
  async function recover(holder: string): Promise<{ retried: number; failed: number }> {
    return transaction(database, async (trx) => {
      const abandoned = trx.updateTable("delivery").where("state", "=", "claimed").where("claimed_by", "!=", holder);
      const inFlight = abandoned.where("sending", "=", 1);
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

  /** How many chats a dispatch has; 0 for one that was never enqueued. */
  async function countRecipients(content: DispatchContent): Promise<number> {
    const row = await database
      .selectFrom("delivery")
      .innerJoin("dispatch", "dispatch.id", "delivery.dispatch_id")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("dispatch.key", "=", dispatchKey(content))
      .executeTakeFirstOrThrow();
    return row.count;
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
    recover,
    countRecipients,
    forgetOldDigests,
  };
}

/** What a delivery announces; undefined when the article has been deleted or the payload was written by another program. */
function contentOf(row: ClaimedRow): ClaimedDelivery["content"] | undefined {
  if (row.payload === null) {
    return row.article_id === null ? undefined : { kind: "article", articleId: ArticleId.parse(row.article_id) };
  }
  const { data } = DigestPayloadSchema.safeParse(JSON.parse(row.payload));
  return data && { kind: "digest", coverage: data };
}

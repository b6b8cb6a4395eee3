import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import { ArticleId, ChatId, DispatchId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import {
  type ClaimedDelivery,
  type DigestPayload,
  DigestPayload as DigestPayloadSchema,
  type DispatchContent,
  dispatchKey,
  PRIORITY,
} from "./dispatch.ts";

/**
 * The ledger of deliveries.
 *
 *   pending ──claim──▶ claimed ──sent──▶ sent
 *      ▲  │                │ ├──failed─▶ failed
 *      │  └──skipped       │ └──skipped▶ skipped
 *      └────postpone───────┘
 *
 * Invariants, which the model and kill tests check:
 * 1. A dispatch and its whole audience are written in one transaction, once for each key.
 * 2. Every transition is one statement that names the state it leaves; of two that compete, one happens.
 * 3. `sent`, `failed` and `skipped` are final: what was recorded as sent is never claimed again.
 * 4. A delivery is `claimed` only while a sender has it in flight. After a kill these, at most the sender's window, are in doubt:
 *    each is tried again once, counted in `doubts`, and fails the second time.
 * 5. Of a delivery of several messages, those recorded in `message_ids` are not sent again.
 */

/** How often a delivery may be in doubt and still be tried again. */
export const MAX_DOUBTS = 1;
const DIGESTS_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export type Ledger = ReturnType<typeof ledger>;

export interface Recipient {
  chatId: ChatId;
  payload?: DigestPayload;
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
      // SQLite takes 32,766 parameters a statement; 6 a row.
      for (let from = 0; from < recipients.length; from += 4000) {
        const result = await trx
          .insertInto("delivery")
          .values(
            recipients.slice(from, from + 4000).map(({ chatId, payload }) => ({
              dispatch_id: id,
              chat_id: chatId,
              state: "pending" as const,
              priority: PRIORITY[content.kind],
              due_at: now,
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

  /** Takes up to `limit` deliveries that are due, the most urgent and oldest first, for `holder` to send. */
  async function claim(holder: string, limit: number): Promise<ClaimedDelivery[]> {
    const now = clock.now();
    const due = sql<{ dispatch_id: number; chat_id: number }>`
      SELECT dispatch_id, chat_id FROM delivery
      WHERE state = 'pending' AND due_at <= ${now}
      ORDER BY priority, due_at, dispatch_id LIMIT ${limit}`;
    const rows = await sql<{
      dispatch_id: number;
      chat_id: number;
      payload: string | null;
      attempts: number;
      doubts: number;
      message_ids: string;
      article_id: number | null;
    }>`
      UPDATE delivery
      SET state = 'claimed', claimed_by = ${holder}, attempts = attempts + 1, updated_at = ${now}
      WHERE state = 'pending' AND (dispatch_id, chat_id) IN (${due})
      RETURNING dispatch_id, chat_id, payload, attempts, doubts, message_ids,
        (SELECT article_id FROM dispatch WHERE dispatch.id = delivery.dispatch_id) AS article_id`.execute(database);
    return rows.rows.map((row) => ({
      dispatchId: DispatchId.parse(row.dispatch_id),
      chatId: ChatId.parse(row.chat_id),
      content:
        row.payload === null
          ? { kind: "article", articleId: ArticleId.parse(row.article_id) }
          : { kind: "digest", period: DigestPayloadSchema.parse(JSON.parse(row.payload)) },
      attempts: row.attempts,
      doubts: row.doubts,
      messageIds: JSON.parse(row.message_ids),
    }));
  }

  /** One statement for every way out of `claimed`. @returns whether it happened: false, and it had been left already */
  async function leave(
    delivery: Pick<ClaimedDelivery, "dispatchId" | "chatId">,
    change: {
      state: "pending" | "sent" | "failed" | "skipped";
      error?: string;
      dueAt?: number;
      doubts?: number;
    },
  ): Promise<boolean> {
    const result = await database
      .updateTable("delivery")
      .set({
        state: change.state,
        claimed_by: null,
        updated_at: clock.now(),
        ...(change.error !== undefined && { error: change.error }),
        ...(change.dueAt !== undefined && { due_at: change.dueAt }),
        ...(change.doubts !== undefined && { doubts: change.doubts }),
      })
      .where("dispatch_id", "=", delivery.dispatchId)
      .where("chat_id", "=", delivery.chatId)
      .where("state", "=", "claimed")
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** Records a message of the delivery as sent; with `last`, the whole delivery in the same statement. */
  async function recordMessage(
    delivery: Pick<ClaimedDelivery, "dispatchId" | "chatId">,
    messageId: number,
    last: boolean,
  ): Promise<boolean> {
    const result = await database
      .updateTable("delivery")
      .set({
        message_ids: sql<string>`json_insert(message_ids, '$[#]', ${messageId})`,
        updated_at: clock.now(),
        ...(last && { state: "sent" as const, claimed_by: null }),
      })
      .where("dispatch_id", "=", delivery.dispatchId)
      .where("chat_id", "=", delivery.chatId)
      .where("state", "=", "claimed")
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** Gives up for good, with Telegram's words. */
  const fail = (delivery: ClaimedDelivery, error: string) => leave(delivery, { state: "failed", error });

  /** There is nothing to send any more: recalled, unsubscribed, blocked. */
  const skip = (delivery: ClaimedDelivery, error?: string) => leave(delivery, { state: "skipped", error });

  /** To be tried again at `dueAt` (epoch ms). */
  const postpone = (delivery: ClaimedDelivery, dueAt: number, error: string) =>
    leave(delivery, { state: "pending", dueAt, error });

  /** Its message may or may not have arrived: tried again once, then given up. */
  const doubt = (delivery: ClaimedDelivery, error: string) =>
    delivery.doubts >= MAX_DOUBTS
      ? leave(delivery, { state: "failed", error: `in doubt: ${error}` })
      : leave(delivery, { state: "pending", dueAt: clock.now(), doubts: delivery.doubts + 1, error });

  /**
   * What a sender that is no more had in flight. Called by whoever holds the sender's lease, before it claims anything.
   * @returns how many deliveries are in doubt and tried again, and how many were given up
   */
  async function recover(holder: string): Promise<{ retried: number; failed: number }> {
    return transaction(database, async (trx) => {
      const abandoned = trx.updateTable("delivery").where("state", "=", "claimed").where("claimed_by", "!=", holder);
      const error = "in doubt: the sender stopped while it was in flight";
      const now = clock.now();
      const failed = await abandoned
        .set({ state: "failed", claimed_by: null, error, updated_at: now })
        .where("doubts", ">=", MAX_DOUBTS)
        .executeTakeFirst();
      const retried = await abandoned
        .set((eb) => ({
          state: "pending",
          claimed_by: null,
          error,
          doubts: eb("doubts", "+", 1),
          due_at: now,
          updated_at: now,
        }))
        .executeTakeFirst();
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

  /** Digests of long ago say nothing any more; articles' deliveries are kept for correction and recall. */
  async function forgetOldDigests(): Promise<void> {
    await database
      .deleteFrom("dispatch")
      .where("kind", "=", "digest")
      .where("created_at", "<", clock.now() - DIGESTS_KEPT_MS)
      .execute();
  }

  return {
    enqueue,
    claim,
    recordMessage,
    fail,
    skip,
    postpone,
    doubt,
    recover,
    countRecipients,
    forgetOldDigests,
  };
}

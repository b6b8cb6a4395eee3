import type { Clock } from "../core/clock.ts";
import type { Database } from "../database/database.ts";
import { nextDigestAt } from "./digest-time.ts";

/**
 * What changes with a chat's choices inside the same transaction: when its next digest is due, and what waits to be sent to it.
 * Both take the transaction of the change, so that after the answer nothing is sent that was just declined.
 */

/** Sets the chat's `next_digest_at` from its preferences and subscriptions. */
export async function scheduleDigest(trx: Database, clock: Clock, chatId: number): Promise<void> {
  const chat = await trx.selectFrom("chat").selectAll().where("id", "=", chatId).executeTakeFirst();
  if (!chat) return;
  const daily = await trx
    .selectFrom("subscription")
    .select("topic")
    .where("chat_id", "=", chatId)
    .where("cadence", "=", "daily")
    .limit(1)
    .executeTakeFirst();
  const settings = { timeZone: chat.time_zone, digestTime: chat.digest_time, lastDigestDate: chat.last_digest_date };
  const next = daily && chat.state === "active" ? nextDigestAt(settings, clock.now()) : null;
  await trx.updateTable("chat").set({ next_digest_at: next }).where("id", "=", chatId).execute();
}

/** What is still waiting for the chat is not sent. What is in flight at this moment can't be called back. */
export async function skipPending(trx: Database, clock: Clock, chatId: number): Promise<void> {
  await trx
    .updateTable("delivery")
    .set({ state: "skipped", updated_at: clock.now() })
    .where("chat_id", "=", chatId)
    .where("state", "=", "pending")
    .execute();
}

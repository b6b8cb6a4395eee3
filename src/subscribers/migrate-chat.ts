import type { Clock } from "../core/clock.ts";
import type { ChatId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import { scheduleDigest } from "./due.ts";

/**
 * A group became a supergroup: everything that the old id had moves to the new one (Bot API, `migrate_to_chat_id`), also when
 * the new one was heard of before. Learned twice, from the service message and from a refused request, it happens once.
 * What is on its way to the old id at this moment stays there: its sender learns of the migration from Telegram's answer. What it
 * has only claimed, waits at the new id.
 */
export async function migrateChat(trx: Database, clock: Clock, from: ChatId, to: ChatId): Promise<void> {
  const old = await trx.selectFrom("chat").selectAll().where("id", "=", from).executeTakeFirst();
  if (!old) return;
  const { state, created_at, ...choices } = old;
  const knownThere = await trx.selectFrom("subscription").select("topic").where("chat_id", "=", to).execute();
  await trx
    .insertInto("chat")
    .values({ ...choices, state, created_at, id: to, type: "supergroup" })
    .onConflict((conflict) =>
      // Heard of before without having subscribed, it has no choices of its own yet.
      knownThere.length > 0
        ? conflict.column("id").doNothing()
        : conflict.column("id").doUpdateSet({ ...choices, id: to, type: "supergroup" }),
    )
    .execute();
  await moveRows(trx, "subscription", from, to);
  await moveRows(trx, "mute", from, to);
  const known = trx.selectFrom("outlet").select("chat_id");
  await trx
    .updateTable("outlet")
    .set({ chat_id: to })
    .where("chat_id", "=", from)
    .where(({ not, exists }) => not(exists(known.where("chat_id", "=", to))))
    .execute();
  await trx.updateTable("outlet").set({ linked_id: to }).where("linked_id", "=", from).execute();
  const there = trx.selectFrom("delivery").select("dispatch_id").where("chat_id", "=", to);
  const waiting = trx
    .updateTable("delivery")
    .where("chat_id", "=", from)
    .where("state", "in", ["pending", "claimed"])
    .where("sending", "=", 0);
  await waiting
    .set({ chat_id: to, state: "pending", claimed_by: null, updated_at: clock.now() })
    .where("dispatch_id", "not in", there)
    .execute();
  await waiting.set({ state: "skipped", updated_at: clock.now() }).execute();
  await trx.deleteFrom("chat").where("id", "=", from).execute();
  await scheduleDigest(trx, clock, to);
}

/** What the new id has already stays as it is there. */
async function moveRows(trx: Database, table: "subscription" | "mute", from: ChatId, to: ChatId): Promise<void> {
  const rows = await trx.selectFrom(table).selectAll().where("chat_id", "=", from).execute();
  if (rows.length > 0) {
    await trx
      .insertInto(table)
      .values(rows.map((row) => ({ ...row, chat_id: to })) as never)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await trx.deleteFrom(table).where("chat_id", "=", from).execute();
}

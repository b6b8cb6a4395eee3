import type { Clock } from "../core/clock.ts";
import type { ChatId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { scheduleDigest, skipPending } from "./due.ts";
import { type Cadence, type Subscription, type Topic, topicKey, topicOf } from "./subscription.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

export type SubscriptionStore = ReturnType<typeof subscriptionStore>;

/** Who follows what. The chat has to be in the chat store before it can subscribe. */
export function subscriptionStore(database: Database, clock: Clock) {
  async function list(chatId: ChatId): Promise<Subscription[]> {
    const rows = await database
      .selectFrom("subscription")
      .select(["topic", "cadence"])
      .where("chat_id", "=", chatId)
      .orderBy("topic")
      .execute();
    return rows.map((row) => ({ topic: topicOf(row.topic), cadence: row.cadence }));
  }

  /**
   * Follows a topic, or changes how often. Everything and single tags exclude each other: the last choice holds. A first
   * subscription begins with the articles of the last 24 hours, so that the first digest isn't empty.
   */
  async function subscribe(chatId: ChatId, topic: Topic, cadence: Cadence): Promise<void> {
    await transaction(database, async (trx) => {
      const first = (await subscriptionStore(trx, clock).list(chatId)).length === 0;
      if (first) {
        const cursor = await revisionBefore(trx, clock.now() - DAY_MS);
        await trx.updateTable("chat").set({ digest_cursor: cursor }).where("id", "=", chatId).execute();
      }
      await trx
        .deleteFrom("subscription")
        .where("chat_id", "=", chatId)
        .where("topic", topic.kind === "all" ? "!=" : "=", "all")
        .execute();
      await trx
        .insertInto("subscription")
        .values({ chat_id: chatId, topic: topicKey(topic), cadence })
        .onConflict((conflict) => conflict.columns(["chat_id", "topic"]).doUpdateSet({ cadence }))
        .execute();
      await scheduleDigest(trx, clock, chatId);
    });
  }

  /** Follows a topic no longer; without a topic, nothing at all. What waits for the chat is not sent any more. */
  async function unsubscribe(chatId: ChatId, topic?: Topic): Promise<void> {
    await transaction(database, async (trx) => {
      let gone = trx.deleteFrom("subscription").where("chat_id", "=", chatId);
      if (topic) gone = gone.where("topic", "=", topicKey(topic));
      await gone.execute();
      const left = await trx
        .selectFrom("subscription")
        .select("topic")
        .where("chat_id", "=", chatId)
        .limit(1)
        .executeTakeFirst();
      if (!left) await skipPending(trx, clock, chatId);
      await scheduleDigest(trx, clock, chatId);
    });
  }

  /** All of the chat's subscriptions come instantly, or all in the digest. */
  async function setCadence(chatId: ChatId, cadence: Cadence): Promise<void> {
    await transaction(database, async (trx) => {
      await trx.updateTable("subscription").set({ cadence }).where("chat_id", "=", chatId).execute();
      await scheduleDigest(trx, clock, chatId);
    });
  }

  return { list, subscribe, unsubscribe, setCadence };
}

/** The newest revision that had been released at `instant` (epoch ms); 0 when none had. */
async function revisionBefore(trx: Database, instant: number): Promise<number> {
  const row = await trx
    .selectFrom("article")
    .select((eb) => eb.fn.max("released_revision").as("revision"))
    .where("released_at", "<=", instant)
    .executeTakeFirst();
  return row?.revision ?? 0;
}

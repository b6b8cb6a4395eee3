import type { Clock } from "../core/clock.ts";
import type { ChatId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { newestRevision, scheduleDigest, skipUnfollowed } from "./due.ts";
import { type Cadence, type Subscription, type Topic, topicKey, topicOf } from "./subscription.ts";

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
   * daily subscription begins with the articles of the last 24 hours, so that the first digest isn't empty.
   */
  async function subscribe(chatId: ChatId, topic: Topic, cadence: Cadence): Promise<void> {
    await transaction(database, async (trx) => {
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

  /** Follows a topic no longer; without a topic, nothing at all. What waits for the chat under it alone is not sent any more. */
  async function unsubscribe(chatId: ChatId, topic?: Topic): Promise<void> {
    await transaction(database, async (trx) => {
      let gone = trx.deleteFrom("subscription").where("chat_id", "=", chatId);
      if (topic) gone = gone.where("topic", "=", topicKey(topic));
      await gone.execute();
      await skipUnfollowed(trx, clock, chatId);
      await scheduleDigest(trx, clock, chatId);
    });
  }

  /**
   * All of the chat's subscriptions come instantly, or all in the digest. A chat that had everything at once begins its digests
   * with what is new from now on.
   */
  async function setCadence(chatId: ChatId, cadence: Cadence): Promise<void> {
    await transaction(database, async (trx) => {
      const { list } = subscriptionStore(trx, clock);
      const hadAllAtOnce = (await list(chatId)).every((one) => one.cadence === "instant");
      if (cadence === "daily" && hadAllAtOnce) {
        const cursor = await newestRevision(trx, clock.now());
        await trx.updateTable("chat").set({ digest_cursor: cursor }).where("id", "=", chatId).execute();
      }
      await trx.updateTable("subscription").set({ cadence }).where("chat_id", "=", chatId).execute();
      await scheduleDigest(trx, clock, chatId);
    });
  }

  return { list, subscribe, unsubscribe, setCadence };
}

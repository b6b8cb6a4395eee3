import type { Clock } from "../core/clock.ts";
import { type ChatId, SearchId, TagId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { beginning, leaveBehind, newestRevision, scheduleDigest, skipUnfollowed } from "./due.ts";
import { untilQuiet } from "./on-its-way.ts";
import { type Cadence, type Subscription, type Topic, topicKey, topicOf } from "./subscription.ts";

/** The most saved searches of a chat: more than anybody looks after, and each costs a little with every article. */
export const MAX_SAVED_SEARCHES = 50;

export interface SavedSearch {
  id: SearchId;
  query: string;
  /** Of the interface in which it was typed. */
  language: string;
}

export type SubscriptionStore = ReturnType<typeof subscriptionStore>;

/** Who follows what. The chat has to be in the chat store before it can subscribe. */
export function subscriptionStore(database: Database, clock: Clock) {
  async function list(chatId: ChatId): Promise<Subscription[]> {
    const rows = await database
      .selectFrom("subscription")
      .select(["topic", "cadence", "weekday"])
      .where("chat_id", "=", chatId)
      .orderBy("topic")
      .execute();
    return rows.map(({ topic, cadence, weekday }) => ({
      topic: topicOf(topic),
      cadence,
      ...(cadence === "weekly" && { weekday }),
    }));
  }

  /**
   * Follows a topic, or changes how often. Everything and single tags or feeds of the same cadence exclude each other: the last choice
   * holds. A topic that comes daily or weekly begins with what is already there of that time, so that the first digest isn't empty;
   * one that came at once begins its digests with what is new from now on.
   */
  async function subscribe(chatId: ChatId, topic: Topic, cadence: Cadence): Promise<void> {
    await transaction(database, async (trx) => {
      if (topic.kind !== "search") await dropRedundant(trx, chatId, cadence, topic.kind === "all");
      const known = await trx
        .selectFrom("subscription")
        .select("cadence")
        .where("chat_id", "=", chatId)
        .where("topic", "=", topicKey(topic))
        .executeTakeFirst();
      if (known) {
        await recadence(trx, chatId, cadence, [topicKey(topic)]);
      } else {
        const since = await beginning(trx, clock, chatId, cadence);
        const weekday = await usualWeekday(trx, chatId);
        await trx
          .insertInto("subscription")
          .values({ chat_id: chatId, topic: topicKey(topic), cadence, weekday, since, cursor: since })
          .execute();
      }
      if (topic.kind === "tag") await unmute(trx, chatId, topic.tagId);
      await scheduleDigest(trx, clock, chatId);
    });
  }

  /** Everything makes its parts redundant, and who chooses a part doesn't want everything. */
  async function dropRedundant(trx: Database, chatId: ChatId, cadence: Cadence, all: boolean): Promise<void> {
    const others = trx.deleteFrom("subscription").where("chat_id", "=", chatId).where("cadence", "=", cadence);
    const left = await (all
      ? others.where("topic", "!=", "all").where("topic", "not like", "search:%")
      : others.where("topic", "=", "all")
    )
      .returning(["cadence", "since", "cursor"])
      .execute();
    await leaveBehind(trx, chatId, left);
  }

  /** The day of what the chat begins to follow weekly. */
  async function usualWeekday(trx: Database, chatId: ChatId): Promise<number | undefined> {
    const chat = await trx.selectFrom("chat").select("weekday").where("id", "=", chatId).executeTakeFirst();
    return chat?.weekday;
  }

  /** The day on which a topic comes weekly; of one that doesn't, the day when it will. */
  async function setWeekday(chatId: ChatId, topic: Topic, weekday: number): Promise<void> {
    await transaction(database, async (trx) => {
      await trx
        .updateTable("subscription")
        .set({ weekday })
        .where("chat_id", "=", chatId)
        .where("topic", "=", topicKey(topic))
        .execute();
      await scheduleDigest(trx, clock, chatId);
    });
  }

  /** What came in digests goes on where it was; between those and at once, from now on. */
  async function recadence(trx: Database, chatId: ChatId, cadence: Cadence, topics: readonly string[]): Promise<void> {
    if (topics.length === 0) return;
    const these = trx
      .updateTable("subscription")
      .where("chat_id", "=", chatId)
      .where("topic", "in", topics)
      .where("cadence", "!=", cadence);
    const now = await newestRevision(trx, clock.now());
    const anew = cadence === "instant" ? these : these.where("cadence", "=", "instant");
    await anew.set({ cadence, since: now, cursor: now }).execute();
    await these.set({ cadence, ...(cadence === "weekly" && { weekday: await usualWeekday(trx, chatId) }) }).execute();
  }

  /** Follows a topic no longer; without a topic, nothing at all. What waits for the chat under it alone is not sent any more. */
  async function unsubscribe(chatId: ChatId, topic?: Topic): Promise<void> {
    await transaction(database, async (trx) => {
      let gone = trx.deleteFrom("subscription").where("chat_id", "=", chatId);
      if (topic) gone = gone.where("topic", "=", topicKey(topic));
      const topics = await gone.returning(["topic", "cadence", "since", "cursor"]).execute();
      await leaveBehind(trx, chatId, topics);
      await forgetUnusedSearches(
        trx,
        topics.map((row) => row.topic),
      );
      await skipUnfollowed(trx, clock, chatId);
      await scheduleDigest(trx, clock, chatId);
    });
  }

  /** All that the chat follows comes so often; what it hears of saved searches has a pace of its own. */
  async function setCadence(chatId: ChatId, cadence: Cadence): Promise<void> {
    await transaction(database, async (trx) => {
      const topics = (await subscriptionStore(trx, clock).list(chatId))
        .filter(({ topic }) => topic.kind !== "search")
        .map(({ topic }) => topicKey(topic));
      await recadence(trx, chatId, cadence, topics);
      if (topics.includes("all")) await dropRedundant(trx, chatId, cadence, true);
      await scheduleDigest(trx, clock, chatId);
    });
  }

  /**
   * Hears of new hits of a search from now on. The query is the only text of a reader that is kept with a chat.
   * @param language of the interface in which it was typed
   * @returns "too_many" when the chat has as many as it may
   */
  async function saveSearch(chatId: ChatId, query: string, language: string): Promise<SearchId | "too_many"> {
    return transaction(database, async (trx) => {
      const saved = await trx
        .selectFrom("subscription")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("chat_id", "=", chatId)
        .where("topic", "like", "search:%")
        .executeTakeFirstOrThrow();
      if (saved.count >= MAX_SAVED_SEARCHES) return "too_many";
      const { id } = await trx
        .insertInto("saved_search")
        .values({ query, language })
        .onConflict((conflict) => conflict.columns(["query", "language"]).doUpdateSet({ query }))
        .returning("id")
        .executeTakeFirstOrThrow();
      const searchId = SearchId.parse(id);
      const topic = topicKey({ kind: "search", searchId });
      const since = await newestRevision(trx, clock.now());
      await trx
        .insertInto("subscription")
        .values({
          chat_id: chatId,
          topic,
          cadence: "instant",
          weekday: await usualWeekday(trx, chatId),
          since,
          cursor: since,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return searchId;
    });
  }

  /** The saved searches with these ids; unknown ids are left out. */
  async function savedSearches(ids: readonly SearchId[]): Promise<SavedSearch[]> {
    if (ids.length === 0) return [];
    const rows = await database.selectFrom("saved_search").selectAll().where("id", "in", ids).orderBy("id").execute();
    return rows.map(({ id, query, language }) => ({ id: SearchId.parse(id), query, language }));
  }

  /** Articles with the tag come no more, whatever else the chat follows; the tag itself is followed no longer. */
  async function mute(chatId: ChatId, tagId: TagId): Promise<void> {
    await transaction(database, async (trx) => {
      await trx
        .insertInto("mute")
        .values({ chat_id: chatId, tag_id: tagId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await subscriptionStore(trx, clock).unsubscribe(chatId, { kind: "tag", tagId });
    });
  }

  async function unmute(trx: Database, chatId: ChatId, tagId: TagId): Promise<void> {
    await trx.deleteFrom("mute").where("chat_id", "=", chatId).where("tag_id", "=", tagId).execute();
  }

  /** The tags that the chat has muted. */
  async function muted(chatId: ChatId): Promise<TagId[]> {
    const rows = await database.selectFrom("mute").select("tag_id").where("chat_id", "=", chatId).execute();
    return rows.map((row) => TagId.parse(row.tag_id));
  }

  return {
    list,
    subscribe,
    unsubscribe,
    /** See `untilQuiet`. */
    untilQuiet: (chatId: ChatId) => untilQuiet(database, clock, chatId),
    setCadence,
    setWeekday,
    saveSearch,
    savedSearches,
    mute,
    unmute: (chatId: ChatId, tagId: TagId) => unmute(database, chatId, tagId),
    muted,
  };
}

/** Of topics that were followed: a search that nobody wants to hear of any more is not kept. */
export async function forgetUnusedSearches(trx: Database, topics: readonly string[]): Promise<void> {
  for (const key of topics) {
    const topic = topicOf(key);
    if (topic.kind !== "search") continue;
    const followed = trx.selectFrom("subscription").select("chat_id").where("topic", "=", key);
    await trx
      .deleteFrom("saved_search")
      .where("id", "=", topic.searchId)
      .where((eb) => eb.not(eb.exists(followed)))
      .execute();
  }
}

import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import { ChatId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { numbersOf } from "../database/said-differently.ts";
import type { NewRow, Row } from "../database/schema.ts";
import {
  ABOVE_TOPIC_IDS,
  Chat,
  ChatPreferences,
  type ChatType,
  isTopicId,
  type NewChatPreferences,
  type Place,
  USUAL,
} from "./chat.ts";
import { askAgain, scheduleDigest, skipNews, skipUnfollowed, skipWaiting } from "./due.ts";
import { migrateChat } from "./migrate-chat.ts";
import { subscriptionStore } from "./subscription-store.ts";

export type ChatStore = ReturnType<typeof chatStore>;

export function chatStore(database: Database, clock: Clock) {
  async function get(id: ChatId): Promise<Chat | undefined> {
    const row = await database.selectFrom("chat").selectAll().where("id", "=", id).executeTakeFirst();
    return row && toChat(row);
  }

  /** The chat at a place: a topic of a forum is one of its own. */
  async function find({ chatId, threadId }: Place): Promise<Chat | undefined> {
    if (threadId === undefined) return get(ChatId.parse(chatId));
    const row = await database
      .selectFrom("chat")
      .selectAll()
      .where("group_id", "=", chatId)
      .where("thread_id", "=", threadId)
      .executeTakeFirst();
    return row && toChat(row);
  }

  /** Those of the chats that are known. */
  async function many(ids: readonly ChatId[]): Promise<Map<ChatId, Chat>> {
    const { rows } = await sql<Row<"chat">>`
      SELECT * FROM chat WHERE id IN ${numbersOf(database, ids)}`.execute(database);
    return new Map(rows.map(toChat).map((chat) => [chat.id, chat]));
  }

  /** Where a chat is in Telegram, and whether it likes messages without a sound: asked before every message. */
  async function wayTo(id: ChatId): Promise<{ place: Place; silent: boolean } | undefined> {
    const row = await database
      .selectFrom("chat")
      .select(["group_id", "thread_id", "silent"])
      .where("id", "=", id)
      .executeTakeFirst();
    // An editor who has chosen nothing is told of feeds all the same; a topic that is forgotten is nowhere.
    if (!row) return isTopicId(id) ? undefined : { place: { chatId: id }, silent: false };
    const { group_id, thread_id, silent } = row;
    const place = group_id === null || thread_id === null ? { chatId: id } : { chatId: group_id, threadId: thread_id };
    return { place, silent: silent === 1 };
  }

  /** The chat, made with `preferences` when it isn't known yet; one that had been blocked or left is active again, as it was. */
  async function ensure(id: ChatId, type: ChatType, preferences: NewChatPreferences): Promise<Chat> {
    return transaction(database, (trx) => ensureRow(trx, { id, type, ...newRow(preferences) }));
  }

  /** The same for a place, which may be a topic of a forum. */
  async function ensureAt(place: Place, type: ChatType, preferences: NewChatPreferences): Promise<Chat> {
    const { chatId: group_id, threadId: thread_id } = place;
    if (thread_id === undefined) return ensure(ChatId.parse(group_id), type, preferences);
    return transaction(database, async (trx) => {
      const known = await chatStore(trx, clock).find(place);
      const { lowest } = await trx
        .selectFrom("chat")
        .select((eb) => eb.fn.min<number | null>("id").as("lowest"))
        .executeTakeFirstOrThrow();
      const id = known?.id ?? Math.min(lowest ?? 0, ABOVE_TOPIC_IDS) - 1;
      return ensureRow(trx, { id, type, group_id, thread_id, ...newRow(preferences) });
    });
  }

  async function ensureRow(trx: Database, row: Omit<NewRow<"chat">, "state" | "created_at">): Promise<Chat> {
    const { id, type } = row;
    await trx
      .insertInto("chat")
      .values({ ...row, state: "active", created_at: clock.now() })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ state: "active", type }))
      .execute();
    await scheduleDigest(trx, clock, id);
    return toChat(await trx.selectFrom("chat").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
  }

  /**
   * Changes preferences; the next digest moves with them, and never to a date that had one. What waits for the end of quiet hours waits
   * for that of the new ones.
   * @throws ZodError for a zone that Temporal doesn't know or a time that isn't "HH:MM"
   */
  async function change(id: ChatId, preferences: Partial<ChatPreferences>): Promise<void> {
    const row = rowOf(ChatPreferences.partial().parse(preferences));
    if (Object.keys(row).length === 0) return;
    await transaction(database, async (trx) => {
      await trx.updateTable("chat").set(row).where("id", "=", id).execute();
      // It is that of everything, until a topic is given another.
      const { weekday } = preferences;
      if (weekday !== undefined)
        await trx.updateTable("subscription").set({ weekday }).where("chat_id", "=", id).execute();
      if (preferences.quietHours !== undefined || preferences.timeZone !== undefined) await askAgain(trx, clock, id);
      await scheduleDigest(trx, clock, id);
    });
  }

  /**
   * Nothing comes before `until` (epoch ms), not even what waits already; null: from now on again. What is published meanwhile is
   * passed over, but for the last day (of what comes weekly, the last week), which the first digest holds.
   */
  async function pause(id: ChatId, until: number | null): Promise<void> {
    await transaction(database, async (trx) => {
      const ended = { paused_until: null, next_digest_at: null };
      await trx
        .updateTable("chat")
        .set(until === null ? ended : { paused_until: until })
        .where("id", "=", id)
        .execute();
      if (until !== null) await skipNews(trx, clock, id);
      await scheduleDigest(trx, clock, id);
    });
  }

  /** A supergroup and its topics, or the chat alone. */
  const withTopics = (trx: Database, id: ChatId) =>
    trx
      .selectFrom("chat")
      .select("id")
      .where((eb) => eb.or([eb("id", "=", id), eb("group_id", "=", id)]))
      .execute();

  /** Nothing more is sent from this moment on, to its topics neither; what was waiting is skipped. All choices stay. */
  async function deactivate(id: ChatId, state: "blocked" | "left"): Promise<void> {
    await transaction(database, async (trx) => {
      for (const one of await withTopics(trx, id)) {
        await trx.updateTable("chat").set({ state, next_digest_at: null }).where("id", "=", one.id).execute();
        await skipWaiting(trx, clock, one.id);
      }
    });
  }

  /** The chat is back, with its choices as they were; its next digest is the next one from now, with the last day or week. */
  async function reactivate(id: ChatId): Promise<void> {
    await transaction(database, async (trx) => {
      for (const one of await withTopics(trx, id)) {
        const result = await trx
          .updateTable("chat")
          .set({ state: "active" })
          .where("id", "=", one.id)
          .where("state", "in", ["blocked", "left"])
          .executeTakeFirst();
        if (result.numUpdatedRows > 0n) await scheduleDigest(trx, clock, one.id);
      }
    });
  }

  /** See `migrate-chat.ts`. */
  async function migrate(from: ChatId, to: ChatId): Promise<void> {
    await transaction(database, (trx) => migrateChat(trx, clock, from, to));
  }

  /**
   * The bot was given, or has lost, the right to post in a channel. A channel that was not known gets everything as it is
   * published, until its administrators choose.
   */
  async function setMayPost(id: ChatId, mayPost: boolean, preferences: NewChatPreferences): Promise<void> {
    await transaction(database, async (trx) => {
      const chats = chatStore(trx, clock);
      const known = await chats.get(id);
      if (!known && !mayPost) return;
      await chats.ensure(id, "channel", preferences);
      await trx
        .updateTable("chat")
        .set({ may_post: mayPost ? 1 : 0 })
        .where("id", "=", id)
        .execute();
      if (!known) await subscriptionStore(trx, clock).subscribe(id, { kind: "all" }, "instant");
      if (!mayPost) await skipWaiting(trx, clock, id);
      else await skipUnfollowed(trx, clock, id);
    });
  }

  /** The channels in which the bot may post. */
  async function channels(): Promise<Chat[]> {
    const rows = await database
      .selectFrom("chat")
      .selectAll()
      .where("may_post", "=", 1)
      .where("state", "=", "active")
      .orderBy("id")
      .execute();
    return rows.map(toChat);
  }

  /** Forgets every chat and all that waits for one: what the demonstration leaves behind. */
  async function forgetAll(): Promise<void> {
    await transaction(database, async (trx) => {
      for (const table of ["delivery", "dispatch", "subscription", "mute", "saved_search", "chat", "keyv"] as const) {
        await sql`DELETE FROM ${sql.table(table)}`.execute(trx);
      }
      await trx.deleteFrom("handled_update").execute();
    });
  }

  return {
    get,
    find,
    many,
    wayTo,
    ensure,
    ensureAt,
    change,
    pause,
    deactivate,
    reactivate,
    migrate,
    setMayPost,
    channels,
    forgetAll,
  };
}

/** Preferences as columns; what isn't given isn't there. */
function rowOf(preferences: Partial<ChatPreferences>) {
  const { language, timeZone, digestTime, form, weekday, digestFormat, languages, silent, quietHours } = preferences;
  return {
    ...(language !== undefined && { language }),
    ...(timeZone !== undefined && { time_zone: timeZone }),
    ...(digestTime !== undefined && { digest_time: digestTime }),
    ...(form !== undefined && { form }),
    ...(weekday !== undefined && { weekday }),
    ...(digestFormat !== undefined && { digest_format: digestFormat }),
    ...(languages !== undefined && { languages: languages?.join(",") ?? null }),
    ...(silent !== undefined && { silent: silent ? 1 : 0 }),
    ...(quietHours !== undefined && { quiet_hours: quietHours }),
  };
}

function newRow(given: NewChatPreferences) {
  const preferences = { ...USUAL, ...given };
  const { language, timeZone, digestTime } = preferences;
  return { ...rowOf(preferences), language, time_zone: timeZone, digest_time: digestTime };
}

function toChat(row: Row<"chat">): Chat {
  return Chat.parse({
    id: row.id,
    type: row.type,
    state: row.state,
    mayPost: row.may_post === 1,
    language: row.language,
    timeZone: row.time_zone,
    digestTime: row.digest_time,
    form: row.form,
    weekday: row.weekday,
    digestFormat: row.digest_format,
    languages: row.languages?.split(",") ?? null,
    silent: row.silent === 1,
    quietHours: row.quiet_hours,
    pausedUntil: row.paused_until,
    nextDigestAt: row.next_digest_at,
  });
}

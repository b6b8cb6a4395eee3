import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import type { ChatId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import type { Row } from "../database/schema.ts";
import { Chat, ChatPreferences, type ChatType, type NewChatPreferences } from "./chat.ts";
import { scheduleDigest, skipUnfollowed, skipWaiting } from "./due.ts";

export type ChatStore = ReturnType<typeof chatStore>;

export function chatStore(database: Database, clock: Clock) {
  async function get(id: ChatId): Promise<Chat | undefined> {
    const row = await database.selectFrom("chat").selectAll().where("id", "=", id).executeTakeFirst();
    return row && toChat(row);
  }

  /** Those of the chats that are known. */
  async function many(ids: readonly ChatId[]): Promise<Map<ChatId, Chat>> {
    const { rows } = await sql<Row<"chat">>`
      SELECT * FROM chat WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(database);
    return new Map(rows.map(toChat).map((chat) => [chat.id, chat]));
  }

  /** The chat, made with `preferences` when it isn't known yet; one that had been blocked or left is active again, as it was. */
  async function ensure(id: ChatId, type: ChatType, preferences: NewChatPreferences): Promise<Chat> {
    return transaction(database, async (trx) => {
      await trx
        .insertInto("chat")
        .values({
          id,
          type,
          state: "active",
          language: preferences.language,
          time_zone: preferences.timeZone,
          digest_time: preferences.digestTime,
          form: preferences.form ?? "classic",
          created_at: clock.now(),
        })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ state: "active", type }))
        .execute();
      await scheduleDigest(trx, clock, id);
      const row = await trx.selectFrom("chat").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
      return toChat(row);
    });
  }

  /**
   * Changes preferences; the next digest moves with them, and never to a date that had one.
   * @throws ZodError for a zone that Temporal doesn't know or a time that isn't "HH:MM"
   */
  async function change(id: ChatId, preferences: Partial<ChatPreferences>): Promise<void> {
    const { language, timeZone, digestTime, form } = ChatPreferences.partial().parse(preferences);
    const row = {
      ...(language !== undefined && { language }),
      ...(timeZone !== undefined && { time_zone: timeZone }),
      ...(digestTime !== undefined && { digest_time: digestTime }),
      ...(form !== undefined && { form }),
    };
    if (Object.keys(row).length === 0) return;
    await transaction(database, async (trx) => {
      await trx.updateTable("chat").set(row).where("id", "=", id).execute();
      await scheduleDigest(trx, clock, id);
    });
  }

  /** Nothing more is sent from this moment on; what was waiting for the chat is skipped. Its choices stay. */
  async function deactivate(id: ChatId, state: "blocked" | "left"): Promise<void> {
    await transaction(database, async (trx) => {
      await trx
        .updateTable("chat")
        .set({ state, next_digest_at: null })
        .where("id", "=", id)
        .where("state", "!=", "migrated")
        .execute();
      await skipWaiting(trx, clock, id);
    });
  }

  /** The chat is back, with its choices as they were; its next digest is the next one from now, with the last 24 hours. */
  async function reactivate(id: ChatId): Promise<void> {
    await transaction(database, async (trx) => {
      const result = await trx
        .updateTable("chat")
        .set({ state: "active" })
        .where("id", "=", id)
        .where("state", "in", ["blocked", "left"])
        .executeTakeFirst();
      if (result.numUpdatedRows > 0n) await scheduleDigest(trx, clock, id);
    });
  }

  /**
   * A group became a supergroup: everything that the old id had moves to the new one (Bot API, `migrate_to_chat_id`), also when
   * the new one was heard of before. Learned twice, from the service message and from a refused request, it happens once.
   * What is in flight to the old id at this moment stays there: its sender learns of the migration from Telegram's answer.
   */
  async function migrate(from: ChatId, to: ChatId): Promise<void> {
    await transaction(database, async (trx) => {
      const old = await trx
        .selectFrom("chat")
        .selectAll()
        .where("id", "=", from)
        .where("state", "!=", "migrated")
        .executeTakeFirst();
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
      const known = await trx.selectFrom("subscription").selectAll().where("chat_id", "=", from).execute();
      if (known.length > 0) {
        await trx
          .insertInto("subscription")
          .values(known.map((one) => ({ ...one, chat_id: to })))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await trx.deleteFrom("subscription").where("chat_id", "=", from).execute();
      }
      const there = trx.selectFrom("delivery").select("dispatch_id").where("chat_id", "=", to);
      await trx
        .updateTable("delivery")
        .set({ chat_id: to })
        .where("chat_id", "=", from)
        .where("state", "=", "pending")
        .where("dispatch_id", "not in", there)
        .execute();
      await trx
        .updateTable("delivery")
        .set({ state: "skipped", updated_at: clock.now() })
        .where("chat_id", "=", from)
        .where("state", "=", "pending")
        .execute();
      await trx.updateTable("chat").set({ state: "migrated", next_digest_at: null }).where("id", "=", from).execute();
      await scheduleDigest(trx, clock, to);
    });
  }

  /** The bot was given, or has lost, the right to post in a channel. */
  async function setMayPost(id: ChatId, mayPost: boolean, preferences: NewChatPreferences): Promise<void> {
    await transaction(database, async (trx) => {
      const chats = chatStore(trx, clock);
      if (mayPost || (await chats.get(id))) await chats.ensure(id, "channel", preferences);
      await trx
        .updateTable("chat")
        .set({ may_post: mayPost ? 1 : 0 })
        .where("id", "=", id)
        .execute();
      if (!mayPost) await skipUnfollowed(trx, clock, id);
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
      await trx.deleteFrom("delivery").execute();
      await trx.deleteFrom("dispatch").execute();
      await trx.deleteFrom("subscription").execute();
      await trx.deleteFrom("chat").execute();
      await trx.deleteFrom("keyv").execute();
      await trx.deleteFrom("handled_update").execute();
    });
  }

  return { get, many, ensure, change, deactivate, reactivate, migrate, setMayPost, channels, forgetAll };
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
    nextDigestAt: row.next_digest_at,
  });
}

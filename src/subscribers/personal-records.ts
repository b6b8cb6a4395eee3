import { sql } from "kysely";
import type { ChatId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { numbersOf } from "../database/said-differently.ts";
import type { State } from "../database/state.ts";
import { isTopicId } from "./chat.ts";
import { topicOf } from "./subscription.ts";
import { forgetUnusedSearches } from "./subscription-store.ts";

export type PersonalRecords = ReturnType<typeof personalRecords>;

/**
 * All that is kept of a chat: to be shown to it, and to be erased. Whatever else comes to be kept with a chat's id belongs into
 * both; a test looks for the id in every table afterwards.
 */
export function personalRecords(database: Database, state: Pick<State, "of" | "forget">) {
  /** A supergroup with its topics, or the chat alone. */
  async function idsOf(trx: Database, chatId: ChatId): Promise<number[]> {
    const topics = await trx.selectFrom("chat").select("id").where("group_id", "=", chatId).execute();
    return [chatId, ...topics.map(({ id }) => id)];
  }

  /** Everything, as it is stored, with the names of tags, feeds and searches; instants are epoch ms. */
  async function all(chatId: ChatId): Promise<Record<string, unknown>> {
    const ids = await idsOf(database, chatId);
    const chats = await database.selectFrom("chat").selectAll().where("id", "in", ids).execute();
    const subscriptions = await database.selectFrom("subscription").selectAll().where("chat_id", "in", ids).execute();
    const { rows: mutes } = await sql<{ chat_id: number; tag: string }>`
      SELECT chat_id, tag.title AS tag FROM mute JOIN tag ON tag.id = mute.tag_id
      WHERE chat_id IN ${numbersOf(database, ids)}`.execute(database);
    const { rows: deliveries } = await sql`
      SELECT delivery.*, dispatch.key AS dispatch FROM delivery JOIN dispatch ON dispatch.id = delivery.dispatch_id
      WHERE chat_id IN ${numbersOf(database, ids)}`.execute(database);
    const notices = await database.selectFrom("feed_notice").selectAll().where("chat_id", "in", ids).execute();
    const progress = await database.selectFrom("dispatch_message").selectAll().where("chat_id", "in", ids).execute();
    const outlets = await database.selectFrom("outlet").selectAll().where("chat_id", "in", ids).execute();
    const titles = await titlesOf(subscriptions.map(({ topic }) => topic));
    return {
      chats,
      subscriptions: subscriptions.map((row) => ({ ...row, title: titles.get(row.topic) })),
      muted: mutes,
      deliveries,
      conversation: await state.of(ids),
      notices,
      progress,
      outlets,
      editor: await editorial(chatId),
    };
  }

  /** What is kept of somebody as an editor; in the audit log, also what others did with that person's role. */
  async function editorial(id: number) {
    return {
      role: await database.selectFrom("editor").selectAll().where("id", "=", id).execute(),
      invitations: await database
        .selectFrom("invitation")
        .select(["role", "expires_at"])
        .where("invited_by", "=", id)
        .execute(),
      drafts: await database.selectFrom("approval").selectAll().where("author_id", "=", id).execute(),
      revisions: await database
        .selectFrom("article_revision")
        .select(["article_id", "revision", "at"])
        .where("editor_id", "=", id)
        .execute(),
      scheduled: await database
        .selectFrom("article")
        .select(["id", "published_at"])
        .where("scheduled_by", "=", id)
        .execute(),
      announcements: await database
        .selectFrom("announcement")
        .select(["id", "asked_by", "consent_by"])
        .where((eb) => eb.or([eb("asked_by", "=", id), eb("consent_by", "=", id)]))
        .execute(),
      notices: await database.selectFrom("editor_notice").selectAll().where("editor_id", "=", id).execute(),
      outletNotices: await database.selectFrom("outlet_notice").selectAll().where("editor_id", "=", id).execute(),
      troubles: await database.selectFrom("trouble_notice").selectAll().where("owner_id", "=", id).execute(),
      acts: await database
        .selectFrom("editorial_act")
        .selectAll()
        .where((eb) => eb.or([eb("editor_id", "=", id), eb("person_id", "=", id)]))
        .execute(),
    };
  }

  async function titlesOf(keys: readonly string[]): Promise<Map<string, string>> {
    const titles = new Map<string, string>();
    for (const key of keys) {
      const topic = topicOf(key);
      const title =
        topic.kind === "tag"
          ? await database.selectFrom("tag").select("title").where("id", "=", topic.tagId).executeTakeFirst()
          : topic.kind === "feed"
            ? await database.selectFrom("feed").select("title").where("id", "=", topic.feedId).executeTakeFirst()
            : undefined;
      if (title) titles.set(key, title.title);
      if (topic.kind !== "search") continue;
      const saved = database.selectFrom("saved_search").select("query").where("id", "=", topic.searchId);
      titles.set(key, (await saved.executeTakeFirst())?.query ?? "");
    }
    return titles;
  }

  /**
   * Erases it all, what waits to be sent too. A topic of a forum is erased alone, a group with all of its topics. An editor's role, and
   * what was done and written with it, is the newsroom's record: it stays. What the chat is in the middle of goes first, because it may
   * lie elsewhere: where that fails, all else is still there to be asked to be erased; the rest goes in one transaction.
   */
  async function forget(chatId: ChatId): Promise<void> {
    const ids = isTopicId(chatId) ? [chatId] : await idsOf(database, chatId);
    await state.forget(ids);
    await transaction(database, async (trx) => {
      await trx.deleteFrom("delivery").where("chat_id", "in", ids).execute();
      const gone = await trx.deleteFrom("subscription").where("chat_id", "in", ids).returning("topic").execute();
      await forgetUnusedSearches(
        trx,
        gone.map(({ topic }) => topic),
      );
      await trx.deleteFrom("mute").where("chat_id", "in", ids).execute();
      await trx.deleteFrom("feed_notice").where("chat_id", "in", ids).execute();
      await trx.deleteFrom("dispatch_message").where("chat_id", "in", ids).execute();
      await trx.deleteFrom("editor_notice").where("editor_id", "in", ids).execute();
      await trx.deleteFrom("outlet_notice").where("editor_id", "in", ids).execute();
      await trx.deleteFrom("trouble_notice").where("owner_id", "in", ids).execute();
      await trx.updateTable("article").set({ scheduled_by: null }).where("scheduled_by", "in", ids).execute();
      await trx.deleteFrom("chat").where("id", "in", ids).execute();
    });
  }

  return { all, forget };
}

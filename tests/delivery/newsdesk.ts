import type { ArticleDraft } from "../../src/content/article.ts";
import { articleStore } from "../../src/content/article-store.ts";
import { documentFromText } from "../../src/content/document.ts";
import { tagStore } from "../../src/content/tag-store.ts";
import type { Clock } from "../../src/core/clock.ts";
import { type ArticleId, ChatId, type TagId } from "../../src/core/ids.ts";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { chatStore } from "../../src/subscribers/chat-store.ts";
import type { Outlet } from "../../src/subscribers/outlet.ts";
import { outletStore } from "../../src/subscribers/outlet-store.ts";
import { subscriptionStore } from "../../src/subscribers/subscription-store.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const DEFAULTS = { language: "en", timeZone: "UTC", digestTime: "08:00" };

/** Who may do everything there. */
export const OWNER = 1003;

/** A clock that a test sets; sleeping is a turn of the event loop, and moves it. */
export function handClock(start: string): Clock & { set(iso: string): void; advance(ms: number): void } {
  let now = Date.parse(start);
  return {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
    set: (iso) => {
      now = Date.parse(iso);
    },
    advance: (ms) => {
      now += ms;
    },
  };
}

/** A database in memory with short ways to put articles and subscribers into it. */
export function newsdesk(clock: Clock, database: Database = openDatabase("sqlite::memory:")) {
  const articles = articleStore(database, clock);
  const tags = tagStore(database);
  const chats = chatStore(database, clock);
  const subscriptions = subscriptionStore(database, clock);
  const outlets = outletStore(database, clock, [OWNER]);
  let count = 0;

  const draft = (change: Partial<ArticleDraft> = {}): ArticleDraft => {
    count++;
    return {
      source: "post",
      sourceId: `a${count}`,
      title: `Article ${count}`,
      document: documentFromText(`The text of article ${count}.`),
      tags: [],
      language: "en",
      ...change,
    };
  };

  return {
    database,
    articles,
    chats,
    subscriptions,
    outlets,
    draft,
    /** Stores an article; published as news at once unless the change says otherwise. */
    async article(change: Partial<ArticleDraft> = {}): Promise<ArticleId> {
      return (await articles.save(draft(change))).id;
    },
    async tag(title: string): Promise<TagId> {
      const tag = await tags.find(title);
      if (!tag) throw new Error(`no article carries ${title}`);
      return tag.id;
    },
    /** A chat that follows everything: a person for a positive id, a group for a negative one. */
    async subscriber(id: number, cadence: "instant" | "daily", preferences = DEFAULTS): Promise<ChatId> {
      const chatId = ChatId.parse(id);
      await chats.ensure(chatId, id > 0 ? "private" : "group", preferences);
      await subscriptions.subscribe(chatId, { kind: "all" }, cadence);
      return chatId;
    },
    /** A channel (or with `type` a group) that the newsroom posts to; it follows nothing yet. */
    async outlet(id: number, type: "channel" | "supergroup" = "channel"): Promise<Outlet> {
      const chatId = ChatId.parse(id);
      await chats.ensure(chatId, type, DEFAULTS);
      if (type === "channel") await chats.setMayPost(chatId, true, DEFAULTS);
      await outlets.add(chatId, { title: String(id) }, OWNER);
      const outlet = await outlets.of(chatId);
      if (!outlet) throw new Error(`${id} is no outlet`);
      return outlet;
    },
    /** Many chats like the first of them, which follows everything: quickly, whatever their number. */
    async crowd(ids: readonly number[], cadence: "instant" | "daily"): Promise<void> {
      const [first, ...others] = ids;
      const of = await this.subscriber(first ?? 0, cadence);
      const chat = await database.selectFrom("chat").selectAll().where("id", "=", of).executeTakeFirstOrThrow();
      const follows = await database.selectFrom("subscription").selectAll().where("chat_id", "=", of).execute();
      for (let at = 0; at < others.length; at += 1000) {
        const some = others.slice(at, at + 1000);
        await database
          .insertInto("chat")
          .values(some.map((id) => ({ ...chat, id })))
          .execute();
        await database
          .insertInto("subscription")
          .values(some.flatMap((chat_id) => follows.map((row) => ({ ...row, chat_id }))))
          .execute();
      }
    },
    /** The ledger as [dispatch key, chat, state], in order. */
    async deliveries(): Promise<[string, number, string][]> {
      const rows = await database
        .selectFrom("delivery")
        .innerJoin("dispatch", "dispatch.id", "delivery.dispatch_id")
        .select(["dispatch.key", "delivery.chat_id", "delivery.state"])
        .orderBy("delivery.dispatch_id")
        .orderBy("delivery.chat_id")
        .execute();
      return rows.map((row) => [row.key, row.chat_id, row.state]);
    },
  };
}

import type { Document } from "../content/document.ts";
import type { Clock } from "../core/clock.ts";
import { ChatId, EditorId, OutletId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import type { Row } from "../database/schema.ts";
import { auditStore } from "./audit-store.ts";
import type { Place } from "./chat.ts";
import { chatStore } from "./chat-store.ts";
import { skipNews } from "./due.ts";
import { may } from "./editor.ts";
import { editorStore } from "./editor-store.ts";
import { MAX_OUTLETS, type Outlet, type OutletDeed } from "./outlet.ts";
import { subscriptionStore } from "./subscription-store.ts";

/** What of an outlet its editors choose beside what every chat has. */
export type OutletChoice = Partial<Pick<Outlet, "pins" | "preview">> & { signature?: Document | null };

/** What Telegram says of an outlet. */
export interface OutletFacts {
  /** What the channel or group is called. */
  title: string;
  /** See `Outlet`. */
  linkedId?: number | undefined;
}

/**
 * What came of a change:
 * - `done`: it is as was wanted.
 * - `forbidden`: whoever wants it may not publish (any more).
 * - `unknown`: there is no such outlet (any more).
 * - `configured`: the configuration names it, which no chat can change.
 */
export type OutletChange = "done" | "forbidden" | "unknown" | "configured";

export type Added = { kind: "added" | "known"; id: OutletId } | { kind: "forbidden" | "too_many" };

export type OutletStore = ReturnType<typeof outletStore>;

/**
 * Where the newsroom posts. Invariant: what is changed here by somebody is changed only if that person may publish at that moment, and the
 * audit log says so: the right is asked for, the change made and recorded in one transaction.
 * @param owners whom the configuration names (`subscribers/editor-store.ts`)
 */
export function outletStore(database: Database, clock: Clock, owners: readonly number[]) {
  const rows = (on: Database = database) => on.selectFrom("outlet").selectAll().orderBy("id").limit(MAX_OUTLETS);

  async function withChats(on: Database, found: readonly Row<"outlet">[]): Promise<Outlet[]> {
    const chats = chatStore(on, clock);
    const known = await chats.many(found.map((row) => ChatId.parse(row.chat_id)));
    const outlets: Outlet[] = [];
    for (const row of found) {
      const chat = known.get(ChatId.parse(row.chat_id));
      const way = await chats.wayTo(ChatId.parse(row.chat_id));
      if (chat && way) outlets.push(toOutlet(row, chat, way.place));
    }
    return outlets;
  }

  /** All of them, in the order in which they were added. */
  const list = async (): Promise<Outlet[]> => withChats(database, await rows().execute());

  async function get(id: OutletId): Promise<Outlet | undefined> {
    return (await withChats(database, await rows().where("id", "=", id).execute()))[0];
  }

  /** The outlet that a chat is. */
  async function of(chatId: ChatId): Promise<Outlet | undefined> {
    return (await withChats(database, await rows().where("chat_id", "=", chatId).execute()))[0];
  }

  /** Whether the newsroom posts at a place: in the chat itself, or in the forum that the topic is of. */
  async function isOurs({ chatId, threadId }: Place): Promise<boolean> {
    const found = await database
      .selectFrom("outlet")
      .innerJoin("chat", "chat.id", "outlet.chat_id")
      .select("outlet.id")
      .where((eb) =>
        eb.or([
          eb("chat.id", "=", chatId),
          eb.and([eb("chat.group_id", "=", chatId), eb("chat.thread_id", "=", threadId ?? 0)]),
        ]),
      )
      .executeTakeFirst();
    return found !== undefined;
  }

  /** Those of the chats that are outlets. */
  async function many(chatIds: readonly ChatId[]): Promise<Map<ChatId, Outlet>> {
    // No private chat is one.
    const ids = chatIds.filter((id) => id < 0);
    if (ids.length === 0) return new Map();
    const found = await withChats(database, await rows().where("chat_id", "in", ids).execute());
    return new Map(found.map((outlet) => [outlet.chat.id, outlet]));
  }

  /** Does something to an outlet in the name of an editor, and records it. */
  async function act(
    by: number,
    id: OutletId,
    as: "channel_change" | "channel_remove",
    work: (trx: Database, chatId: ChatId) => Promise<void>,
  ): Promise<OutletChange> {
    return transaction(database, async (trx) => {
      if (!(await mayPublish(trx, by))) return "forbidden";
      const row = await trx.selectFrom("outlet").select("chat_id").where("id", "=", id).executeTakeFirst();
      if (!row) return "unknown";
      const chatId = ChatId.parse(row.chat_id);
      await work(trx, chatId);
      await auditStore(trx, clock).record({ editorId: EditorId.parse(by), act: as, chatId });
      return "done";
    });
  }

  const mayPublish = async (trx: Database, by: number) =>
    may(await editorStore(trx, clock, owners).roleOf(by), "publish");

  /**
   * The newsroom posts to a chat from now on, which has to be in the chat store.
   * @param by who wants it
   */
  async function add(chatId: ChatId, facts: OutletFacts & { topicName?: string }, by: number): Promise<Added> {
    return transaction(database, async (trx) => {
      if (!(await mayPublish(trx, by))) return { kind: "forbidden" };
      const known = await trx.selectFrom("outlet").select("id").where("chat_id", "=", chatId).executeTakeFirst();
      if (known) return { kind: "known", id: OutletId.parse(known.id) };
      if ((await rows(trx).execute()).length >= MAX_OUTLETS) return { kind: "too_many" };
      const { id } = await trx
        .insertInto("outlet")
        .values({
          chat_id: chatId,
          title: facts.title,
          topic_name: facts.topicName ?? null,
          linked_id: facts.linkedId ?? null,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await auditStore(trx, clock).record({ editorId: EditorId.parse(by), act: "channel_add", chatId });
      return { kind: "added", id: OutletId.parse(id) };
    });
  }

  /**
   * The newsroom posts to channels that the configuration names (`CHANNELS`), which have to be in the chat store.
   * @param all whether these are all that it names: others may be removed from a chat then
   */
  async function configure(named: readonly ({ chatId: ChatId } & OutletFacts)[], all: boolean): Promise<void> {
    await transaction(database, async (trx) => {
      if (all) await trx.updateTable("outlet").set({ configured: 0 }).where("configured", "=", 1).execute();
      for (const { chatId: chat_id, title, linkedId } of named) {
        const row = { title, linked_id: linkedId ?? null, configured: 1 };
        await trx
          .insertInto("outlet")
          .values({ chat_id, ...row })
          .onConflict((conflict) => conflict.column("chat_id").doUpdateSet(row))
          .execute();
      }
    });
  }

  async function change(id: OutletId, choice: OutletChoice, by: number): Promise<OutletChange> {
    const { pins, preview, signature } = choice;
    return act(by, id, "channel_change", async (trx) => {
      await trx
        .updateTable("outlet")
        .set({
          ...(pins !== undefined && { pins: pins ? 1 : 0 }),
          ...(preview !== undefined && { preview }),
          ...(signature !== undefined && { signature: signature === null ? null : JSON.stringify(signature) }),
        })
        .where("id", "=", id)
        .execute();
    });
  }

  /** What else of it was changed, by what every chat's administrators have: only recorded. */
  const noteChange = (id: OutletId, by: number) => act(by, id, "channel_change", async () => {});

  /**
   * The newsroom posts there no more: what waits is not sent, nothing is followed any more, and the chat is its administrators' again. What
   * was posted stays, and is still put right.
   */
  async function remove(id: OutletId, by: number): Promise<OutletChange> {
    const known = await get(id);
    if (known?.isConfigured) return "configured";
    return act(by, id, "channel_remove", async (trx, chatId) => {
      await trx.deleteFrom("outlet").where("id", "=", id).execute();
      await subscriptionStore(trx, clock).unsubscribe(chatId);
      await trx.deleteFrom("mute").where("chat_id", "=", chatId).execute();
      await skipNews(trx, clock, chatId);
    });
  }

  /** What Telegram says of it today. @param fine whether nothing stands against posting and pinning there; undefined: not asked */
  async function learn(id: OutletId, { title, linkedId }: OutletFacts, fine?: boolean): Promise<void> {
    const cleared = { post_refusal: null, pin_refusal: null, checked_at: clock.now() };
    await database
      .updateTable("outlet")
      .set({ title, linked_id: linkedId ?? null, ...(fine && cleared) })
      .where("id", "=", id)
      .execute();
  }

  /** What stands against a deed there is what editors know now; undefined: nothing. */
  async function setRefusal(id: OutletId, deed: OutletDeed, reason: string | undefined): Promise<void> {
    const column = deed === "post" ? "post_refusal" : "pin_refusal";
    await database
      .updateTable("outlet")
      .set({ [column]: reason ?? null })
      .where("id", "=", id)
      .execute();
  }

  return { list, get, of, isOurs, many, add, configure, change, noteChange, remove, learn, setRefusal };
}

function toOutlet(row: Row<"outlet">, chat: Outlet["chat"], place: Outlet["place"]): Outlet {
  return {
    id: OutletId.parse(row.id),
    chat,
    place,
    title: place.threadId === undefined ? row.title : `${row.title} › ${row.topic_name ?? `#${place.threadId}`}`,
    isConfigured: row.configured === 1,
    linkedId: row.linked_id ?? undefined,
    pins: row.pins === 1,
    preview: row.preview,
    signature: row.signature === null ? undefined : (JSON.parse(row.signature) as Document),
    checkedAt: row.checked_at,
    refusals: {
      ...(row.post_refusal !== null && { post: row.post_refusal }),
      ...(row.pin_refusal !== null && { pin: row.pin_refusal }),
    },
  };
}

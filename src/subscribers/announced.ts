import { setImmediate as nextTurn } from "node:timers/promises";
import type { AnnouncementAudience } from "../content/announcement.ts";
import { ChatId, type TagId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import { type ChatRange, chatRange } from "./audience.ts";
import { quietEnds } from "./quiet-hours.ts";
import { topicKey } from "./subscription.ts";

/**
 * Who gets an announcement: active chats that follow something, whatever and in whatever cadence, channels among them only where the bot
 * may post. Of a tag those that follow that very tag; of languages those that the bot speaks to in one of them. Who has stopped everything
 * or pauses gets none; where it is quiet now, it comes afterwards.
 */

/** Chats that are counted at a time, some ms: a million subscribers don't hold up who waits for an answer. */
const COUNTED_AT_ONCE = 5000;

/** How many chats announcements would reach now. */
export interface Reach {
  everyone: number;
  /** By the code of the interface's language. */
  languages: Readonly<Record<string, number>>;
}

function reached(database: Database, now: number, { from, below }: ChatRange) {
  return database
    .selectFrom("chat")
    .where("chat.id", ">=", Math.max(from, Number.MIN_SAFE_INTEGER))
    .where("chat.id", "<", below)
    .where("chat.state", "=", "active")
    .where((eb) => eb.or([eb("chat.type", "!=", "channel"), eb("chat.may_post", "=", 1)]))
    .where((eb) => eb(eb.fn.coalesce("chat.paused_until", eb.lit(0)), "<=", now));
}

function following(database: Database, to: AnnouncementAudience, now: number, range: ChatRange) {
  const chats = reached(database, now, range);
  switch (to.kind) {
    case "everyone":
    case "languages": {
      const subscribers = chats.where((eb) =>
        eb.exists(eb.selectFrom("subscription").select("topic").whereRef("subscription.chat_id", "=", "chat.id")),
      );
      return to.kind === "everyone" ? subscribers : subscribers.where("chat.language", "in", to.languages);
    }
    case "tag":
      return chats.where((eb) =>
        eb.exists(
          eb
            .selectFrom("subscription")
            .select("topic")
            .whereRef("subscription.chat_id", "=", "chat.id")
            .where("topic", "=", topicKey(to)),
        ),
      );
    default:
      return to satisfies never;
  }
}

/**
 * The audience among the chats of a range, each once, with the instant (epoch ms) before which it doesn't come; 0: at once.
 * @param now epoch ms
 */
export async function announcedChats(
  database: Database,
  to: AnnouncementAudience,
  now: number,
  range: ChatRange,
): Promise<{ chatId: ChatId; dueAt: number }[]> {
  const rows = await following(database, to, now, range)
    .select(["chat.id", "chat.time_zone", "chat.quiet_hours"])
    .execute();
  const ends = quietEnds(now);
  return rows.map((row) => ({ chatId: ChatId.parse(row.id), dueAt: ends(row.time_zone, row.quiet_hours) ?? 0 }));
}

/** How many chats an announcement to everyone, or to those of a language, would reach at `now` (epoch ms). */
export async function reachNow(database: Database, now: number): Promise<Reach> {
  const languages: Record<string, number> = {};
  for await (const range of ranges(database)) {
    const rows = await following(database, { kind: "everyone" }, now, range)
      .select(["chat.language", (eb) => eb.fn.countAll<number>().as("count")])
      .groupBy("chat.language")
      .execute();
    for (const { language, count } of rows) languages[language] = (languages[language] ?? 0) + Number(count);
  }
  return { everyone: Object.values(languages).reduce((sum, count) => sum + count, 0), languages };
}

/** How many chats an announcement to the subscribers of each of some tags would reach at `now` (epoch ms); 0 is left out. */
export async function tagReachNow(
  database: Database,
  tagIds: readonly TagId[],
  now: number,
): Promise<Map<TagId, number>> {
  const reach = new Map<TagId, number>();
  const byTopic = new Map(tagIds.map((tagId) => [topicKey({ kind: "tag", tagId }), tagId]));
  if (tagIds.length === 0) return reach;
  for await (const range of ranges(database)) {
    const rows = await reached(database, now, range)
      .innerJoin("subscription", "subscription.chat_id", "chat.id")
      .select(["topic", (eb) => eb.fn.countAll<number>().as("count")])
      .where("topic", "in", [...byTopic.keys()])
      .groupBy("topic")
      .execute();
    for (const { topic, count } of rows) {
      const tagId = byTopic.get(topic);
      if (tagId !== undefined) reach.set(tagId, (reach.get(tagId) ?? 0) + Number(count));
    }
  }
  return reach;
}

/** How many chats an announcement would reach at `now` (epoch ms). */
export async function announcedNow(database: Database, to: AnnouncementAudience, now: number): Promise<number> {
  if (to.kind === "tag") return (await tagReachNow(database, [to.tagId], now)).get(to.tagId) ?? 0;
  const { everyone, languages } = await reachNow(database, now);
  return to.kind === "everyone" ? everyone : to.languages.reduce((sum, one) => sum + (languages[one] ?? 0), 0);
}

async function* ranges(database: Database): AsyncGenerator<ChatRange> {
  let below = Number.MAX_SAFE_INTEGER;
  while (Number.isFinite(below)) {
    const range = await chatRange(database, below, COUNTED_AT_ONCE);
    yield range;
    below = range.from;
    await nextTurn();
  }
}

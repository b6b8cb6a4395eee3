import type { Database } from "../database/database.ts";
import { numbersOf } from "../database/said-differently.ts";
import type { Interests } from "./news.ts";

/** What some chats want, in few statements however many they are; one that is not known is left out. */
export async function interestsOf(database: Database, chatIds: readonly number[]): Promise<Map<number, Interests>> {
  const ids = numbersOf(database, chatIds);
  const chats = await database.selectFrom("chat").select(["id", "languages"]).where("id", "in", ids).execute();
  const subscriptions = await database
    .selectFrom("subscription")
    .select(["chat_id", "topic", "cadence", "weekday", "since", "cursor"])
    .where("chat_id", "in", ids)
    .orderBy("chat_id")
    .orderBy("topic")
    .execute();
  const mutes = await database.selectFrom("mute").selectAll().where("chat_id", "in", ids).orderBy("tag_id").execute();
  const topics = Map.groupBy(subscriptions, (row) => row.chat_id);
  const muted = Map.groupBy(mutes, (row) => row.chat_id);
  return new Map(
    chats.map(({ id, languages }) => [
      id,
      {
        topics: topics.get(id) ?? [],
        mutedTags: (muted.get(id) ?? []).map((row) => row.tag_id),
        languages: languages?.split(",") ?? null,
      },
    ]),
  );
}

import type { Clock } from "../../core/clock.ts";
import { ChatId, FeedId } from "../../core/ids.ts";
import type { Database } from "../../database/database.ts";
import type { FeedNoticeKind } from "./feed.ts";

export interface FeedNotice {
  feedId: FeedId;
  chatId: ChatId;
  kind: FeedNoticeKind;
}

/** What editors have to be told of feeds; written in the transaction of what it tells. */
export function feedNotices(database: Database, clock: Clock) {
  /** Notes that these people are to be told something of a feed; what they have still to be told is told once. */
  async function notifyOf(id: FeedId, kind: FeedNoticeKind, editors: readonly number[]): Promise<void> {
    if (editors.length === 0) return;
    await database
      .insertInto("feed_notice")
      .values(editors.map((chatId) => ({ feed_id: id, chat_id: chatId, kind, created_at: clock.now() })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** What has still to be told, oldest first. */
  async function notices(limit: number): Promise<FeedNotice[]> {
    const rows = await database.selectFrom("feed_notice").selectAll().orderBy("created_at").limit(limit).execute();
    return rows.map((row) => ({
      feedId: FeedId.parse(row.feed_id),
      chatId: ChatId.parse(row.chat_id),
      kind: row.kind,
    }));
  }

  /** Takes a notice off: by one of several that want to tell it. @returns whether it was still there */
  async function takeNotice({ feedId, chatId, kind }: FeedNotice): Promise<boolean> {
    const result = await database
      .deleteFrom("feed_notice")
      .where("feed_id", "=", feedId)
      .where("chat_id", "=", chatId)
      .where("kind", "=", kind)
      .executeTakeFirst();
    return result.numDeletedRows === 1n;
  }

  return { notifyOf, notices, takeNotice };
}

import { z } from "zod";
import type { Clock } from "../core/clock.ts";
import { AnnouncementId, ArticleId, ChatId, EditorId, FeedId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import { Role } from "./editor.ts";

/** Everything that an editor can do that others have to be able to find out about; `render/audit.ts` says each in words. */
const ACTS = [
  "submit",
  "approve",
  "reject",
  "publish",
  "schedule",
  "unschedule",
  "edit",
  "restore",
  "recall",
  "discard",
  "broadcast_write",
  "broadcast_change",
  "broadcast_ask",
  "broadcast_consent",
  "broadcast_refuse",
  "broadcast",
  "broadcast_stop",
  "broadcast_discard",
  "broadcast_recall",
  "pause",
  "resume",
  "cancel",
  "invite",
  "revoke",
  "join",
  "role",
  "remove",
  "feed_add",
  "feed_change",
  "feed_remove",
  "channel_add",
  "channel_change",
  "channel_remove",
  "route",
] as const;

/** Who did what, when, and to which article, announcement, chat, feed or person. Never a text: the log outlives what it speaks of. */
export const EditorialAct = z.object({
  id: z.number().int().positive(),
  /** Epoch ms. */
  at: z.number().int(),
  editorId: EditorId,
  act: z.enum(ACTS),
  articleId: ArticleId.optional(),
  chatId: ChatId.optional(),
  feedId: FeedId.optional(),
  announcementId: AnnouncementId.optional(),
  /** Whose role it is about. */
  personId: EditorId.optional(),
  /** The role that was given. */
  role: Role.optional(),
});
export type EditorialAct = z.infer<typeof EditorialAct>;

export type AuditStore = ReturnType<typeof auditStore>;

/**
 * The audit log: it only grows. An act is recorded in the transaction that does it wherever that is in reach: then there is neither one
 * without its entry nor an entry without its act.
 */
export function auditStore(database: Database, clock: Clock) {
  async function record(act: Omit<EditorialAct, "id" | "at">): Promise<void> {
    await database
      .insertInto("editorial_act")
      .values({
        at: clock.now(),
        editor_id: act.editorId,
        act: act.act,
        article_id: act.articleId ?? null,
        chat_id: act.chatId ?? null,
        feed_id: act.feedId ?? null,
        announcement_id: act.announcementId ?? null,
        person_id: act.personId ?? null,
        role: act.role ?? null,
      })
      .execute();
  }

  /** A page, newest first, and how many there are on all. */
  async function list(page: { limit: number; offset: number }): Promise<{ acts: EditorialAct[]; total: number }> {
    const { total } = await database
      .selectFrom("editorial_act")
      .select((eb) => eb.fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow();
    const rows = await database
      .selectFrom("editorial_act")
      .selectAll()
      .orderBy("id", "desc")
      .limit(page.limit)
      .offset(page.offset)
      .execute();
    const acts = rows.map((row) =>
      EditorialAct.parse({
        id: row.id,
        at: row.at,
        editorId: row.editor_id,
        act: row.act,
        articleId: row.article_id ?? undefined,
        chatId: row.chat_id ?? undefined,
        feedId: row.feed_id ?? undefined,
        announcementId: row.announcement_id ?? undefined,
        personId: row.person_id ?? undefined,
        role: row.role ?? undefined,
      }),
    );
    return { acts, total };
  }

  return { record, list };
}

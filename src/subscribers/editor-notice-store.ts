import { AnnouncementId, ArticleId, EditorId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import type { Role } from "./editor.ts";

/** What an editor has to be told without having asked. */
export type EditorNews =
  /** A draft of this author waits for an editor. */
  | { kind: "approval"; articleId: ArticleId; personId: EditorId }
  /** To the author: what became of it. */
  | { kind: "approved" | "rejected"; articleId: ArticleId }
  | { kind: "discarded"; title: string }
  /** A source says something else now of an article that an editor has corrected: the correction stands. */
  | { kind: "held"; articleId: ArticleId }
  /** An announcement waits for the consent of somebody other than who asks. */
  | { kind: "consent"; announcementId: AnnouncementId; personId: EditorId }
  /** To who wants it sent: what another editor said. */
  | { kind: "consented" | "refused"; announcementId: AnnouncementId; personId: EditorId }
  /** The own role has changed; undefined: there is none any more. */
  | { kind: "role"; role: Role | undefined }
  /** To who invited: somebody has come. */
  | { kind: "joined"; personId: EditorId; role: Role };

export type EditorNotice = EditorNews & { id: number; editorId: EditorId };

/** Notices are written in the transaction of what they tell, and taken off once Telegram has answered (`jobs/editor-notices.ts`). */
export function editorNoticeStore(database: Database) {
  return {
    async add(editorIds: readonly EditorId[], news: EditorNews): Promise<void> {
      if (editorIds.length === 0) return;
      const row = {
        kind: news.kind,
        announcement_id: "announcementId" in news ? news.announcementId : null,
        title: "title" in news ? news.title : null,
        article_id: "articleId" in news ? news.articleId : null,
        person_id: "personId" in news ? news.personId : null,
        role: ("role" in news && news.role) || null,
      };
      const rows = editorIds.map((editor_id) => ({ editor_id, ...row }));
      await database.insertInto("editor_notice").values(rows).execute();
    },
    /** The oldest, at most `limit`. */
    async list(limit: number): Promise<EditorNotice[]> {
      const rows = await database.selectFrom("editor_notice").selectAll().orderBy("id").limit(limit).execute();
      return rows.map((row): EditorNotice => {
        const head = { id: row.id, editorId: EditorId.parse(row.editor_id) };
        switch (row.kind) {
          case "role":
            return { ...head, kind: row.kind, role: row.role ?? undefined };
          case "joined":
            return {
              ...head,
              kind: row.kind,
              personId: EditorId.parse(row.person_id),
              role: row.role ?? "author",
            };
          case "approval":
            return {
              ...head,
              kind: row.kind,
              articleId: ArticleId.parse(row.article_id),
              personId: EditorId.parse(row.person_id),
            };
          case "discarded":
            return { ...head, kind: row.kind, title: row.title ?? "" };
          case "consent":
          case "consented":
          case "refused":
            return {
              ...head,
              kind: row.kind,
              announcementId: AnnouncementId.parse(row.announcement_id),
              personId: EditorId.parse(row.person_id),
            };
          default:
            return { ...head, kind: row.kind, articleId: ArticleId.parse(row.article_id) };
        }
      });
    },
    async take(id: number): Promise<void> {
      await database.deleteFrom("editor_notice").where("id", "=", id).execute();
    },
  };
}

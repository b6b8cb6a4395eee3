import type { OutgoingMessage } from "../core/message.ts";
import type { EditorialAct } from "../subscribers/audit-store.ts";
import type { Setting } from "./article.ts";
import { csv } from "./csv.ts";
import { button, pager } from "./keyboard.ts";
import { shorten } from "./shorten.ts";
import { bold, concat, italic, join } from "./styled-text.ts";

/** Acts on a page. */
export const AUDIT_PAGE_SIZE = 10;
const LABEL_LENGTH = 60;

/** An act with what its numbers are called today; the log itself has none of these words. */
export interface NamedAct {
  act: EditorialAct;
  /** Who. */
  editor: string;
  /** The article, chat, feed or person that it is about; undefined: none, or none that is there any more. */
  subject: string | undefined;
}

/** A page of the audit log, newest first. */
export function auditMessage(
  acts: readonly NamedAct[],
  { page, pages }: { page: number; pages: number },
  { locale, timeZone }: Setting,
): OutgoingMessage & { kind: "text" } {
  const entries = acts.map(({ act, editor, subject }) => {
    const what = locale.t(`audit-${act.act.replace("_", "-")}`);
    const role = act.role && locale.t(`role-${act.role}`);
    const details = [subject ?? "", role ?? ""].filter((part) => part !== "");
    return join(
      [
        concat(
          bold(locale.isolate(shorten(editor, LABEL_LENGTH))),
          " · ",
          [what, ...details.map((part) => locale.isolate(shorten(part, LABEL_LENGTH)))].join(" · "),
        ),
        italic(locale.date(act.at, timeZone, "dateTime")),
      ],
      "\n",
    );
  });
  return {
    kind: "text",
    ...join([bold(locale.t("audit-title")), ...(entries.length > 0 ? entries : [locale.t("audit-empty")])], "\n\n"),
    keyboard: [
      ...pager(locale, page, pages, (to) => ({ kind: "audit", page: to })),
      ...(entries.length > 0 ? [[button(locale.t("button-csv"), { kind: "audit_file" })]] : []),
    ],
  };
}

/** The log as a table: numbers, codes and instants in UTC, the same in every language. */
export function auditTable(acts: readonly EditorialAct[]): string {
  return csv(
    ["id", "at", "editor", "act", "article", "chat", "feed", "person", "role", "announcement"],
    acts.map((act) => [
      act.id,
      Temporal.Instant.fromEpochMilliseconds(act.at).toString(),
      act.editorId,
      act.act,
      act.articleId,
      act.chatId,
      act.feedId,
      act.personId,
      act.role,
      act.announcementId,
    ]),
  );
}

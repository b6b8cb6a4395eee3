import type { TagCount } from "../content/tag.ts";
import type { OutgoingMessage } from "../core/message.ts";
import { button, inRows, pager } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { bold } from "./styled-text.ts";

/** Tags on a page. */
export const TAGS_PAGE_SIZE = 20;

/** A page of the publication's tags, each a button with its count. */
export function tagsMessage(
  tags: readonly TagCount[],
  total: number,
  page: number,
  pages: number,
  locale: Locale,
): OutgoingMessage & { kind: "text" } {
  const buttons = tags.map((tag) =>
    button(`${tag.title} (${locale.number(tag.count)})`, { kind: "tag", tagId: tag.id, page: 1 }),
  );
  return {
    kind: "text",
    ...bold(locale.t("tags-title", { count: total })),
    keyboard: [...inRows(buttons, 2), ...pager(locale, page, pages, (to) => ({ kind: "tags", page: to }))],
  };
}

import type { RichMessage } from "../core/message.ts";
import type { RichBlock, RichText } from "../core/rich-message.ts";
import type { Setting } from "./article.ts";
import {
  type Excerpt,
  entryFacts,
  LEAD_LENGTH,
  LIST_PAGE_SIZE,
  type ListEntry,
  type ListPage,
  listKeyboard,
} from "./list.ts";
import { shorten } from "./shorten.ts";

/** A page of a list as a rich message: numbered entries that are links, with the same buttons as the classic one. */
export function richList(list: ListPage, setting: Setting): RichMessage {
  const first = (list.page - 1) * LIST_PAGE_SIZE + 1;
  const [title = "", ...below] = list.header.text.split("\n");
  return {
    kind: "rich",
    blocks: [
      { type: "heading", text: title, size: 2 },
      ...below.map((text): RichBlock => ({ type: "paragraph", text })),
      ...(list.entries.length === 0
        ? []
        : [
            {
              type: "list" as const,
              items: list.entries.map((entry, index) => ({
                blocks: entryBlocks(entry, setting),
                value: first + index,
                type: "1" as const,
              })),
            },
          ]),
    ],
    rightToLeft: setting.locale.direction === "rtl",
    keyboard: listKeyboard(list, setting.locale),
  };
}

function entryBlocks(entry: ListEntry, setting: Setting): RichBlock[] {
  const { article, titleMarks = [], excerpt } = entry;
  const url = setting.deepLink(`article_${article.id}`);
  const said = excerpt ? markedText(excerpt.text, excerpt.marks) : shorten(article.lead ?? "", LEAD_LENGTH);
  return [
    {
      type: "paragraph",
      text: { type: "bold", text: { type: "url", text: markedText(article.title, titleMarks), url } },
    },
    { type: "paragraph", text: { type: "italic", text: entryFacts(entry, setting) } },
    ...(said === "" ? [] : [{ type: "paragraph" as const, text: said }]),
  ];
}

function markedText(text: string, marks: Excerpt["marks"]): RichText {
  const parts: RichText[] = [];
  let done = 0;
  for (const { offset, length } of marks) {
    parts.push(text.slice(done, offset), { type: "marked", text: text.slice(offset, offset + length) });
    done = offset + length;
  }
  return done === 0 ? text : [...parts, text.slice(done)].filter((part) => part !== "");
}

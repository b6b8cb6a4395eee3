import type { Block } from "../document.ts";
import type { HtmlContext } from "./html.ts";
import { attribute, elementsIn, type HtmlElement, hasClass, seenChildren } from "./html-nodes.ts";

/** How note lists and their notes are named: Markdown renderers, WordPress, Pandoc, MediaWiki, DPUB-ARIA 1.1. */
const NOTES = /(?:^|[\s_-])(?:footnotes?(?:-list)?|endnotes?|references)(?:$|[\s_-])/i;
const NOTE = /^(?:fn|footnote|cite_note|endnote|user-content-fn|note|_ftn)[:_-]?[\w-]*\d[\w-]*$/i;

/** The notes in a list of them; undefined for any other list. Their number is their place in it. */
export function footnotesIn(list: HtmlElement, around: HtmlContext): Block[] | undefined {
  const items = elementsIn(list).filter((item) => item.tagName === "li");
  if (items.length === 0 || list.tagName !== "ol" || !isNoteList(list, items)) return undefined;
  const start = Number.parseInt(attribute(list, "start") ?? "1", 10) || 1;
  return items.flatMap((item, index): Block[] => {
    const blocks = withoutArrow(around.blocks(seenChildren(item)));
    return blocks.length === 0 ? [] : [{ type: "footnote", label: String(start + index), blocks }];
  });
}

function isNoteList(list: HtmlElement, items: readonly HtmlElement[]): boolean {
  const around = list.parentNode && "tagName" in list.parentNode ? [list, list.parentNode] : [list];
  const isNamed = around.some((one) => hasClass(one, NOTES) || /^doc-endnotes$/.test(attribute(one, "role") ?? ""));
  const areNotes = items.every(
    (item) => NOTE.test(attribute(item, "id") ?? "") || attribute(item, "role") === "doc-endnote",
  );
  return areNotes || (isNamed && items.some((item) => attribute(item, "id") !== undefined));
}

/** The way back to the text leads nowhere in a message. */
function withoutArrow(blocks: readonly Block[]): Block[] {
  return blocks
    .map((block) => {
      if (block.type !== "paragraph") return block;
      const content = block.content.filter(
        (span) => !("text" in span && /^(?:[\s↩⏎^↑]|\ufe0e)+$/u.test(span.text) && span.text.trim() !== ""),
      );
      const tidy = content.map((span) =>
        span.type === "text" ? { ...span, text: span.text.replace(/\s*[↩⏎]\ufe0e?\s*$/u, "") } : span,
      );
      return { ...block, content: tidy };
    })
    .filter((block) => block.type !== "paragraph" || block.content.length > 0);
}

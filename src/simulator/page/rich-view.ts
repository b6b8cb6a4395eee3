import type { RichBlock, RichBlockListItem, RichBlockTableCell, RichMessage, RichText } from "grammy/types";
import { type Child, element } from "./element.ts";
import { collageView, mediaView, slideshowView } from "./rich-media-view.ts";
import { richTextView } from "./rich-text-view.ts";
import { blockWords, type Direction, directionOf, messageWords, textWords } from "./rich-words.ts";
import { expandable, revealOnPress, type TextActions } from "./text-view.ts";

/** What all blocks of an article have in common. */
interface Article {
  actions: TextActions;
  /** Where what has no letters runs. */
  direction: Direction;
  /** Whether the bot has said that all of it runs to the left. */
  isRtl: boolean;
}

/** A message is drawn anew when its neighbours change; what the reader has opened in it stays open. */
const drawn = new WeakMap<RichMessage, HTMLElement>();

/** A rich message as an article. */
export function richView(message: RichMessage, actions: TextActions): HTMLElement {
  const before = drawn.get(message);
  if (before) return before;
  const isRtl = message.is_rtl === true;
  const direction = isRtl ? "rtl" : (directionOf(messageWords(message)) ?? "ltr");
  const view = element(
    "div",
    { class: isRtl ? "rich runs-left" : "rich", dir: direction },
    ...blockViews(message.blocks, { actions, direction, isRtl }),
  );
  revealOnPress(view);
  drawn.set(message, view);
  return view;
}

function blockViews(blocks: readonly RichBlock[], article: Article): HTMLElement[] {
  return blocks.map((block) => {
    const view = blockView(block, article);
    const own = directionOf(blockWords(block)) ?? article.direction;
    view.dir = article.isRtl && block.type !== "pre" ? "rtl" : own;
    return view;
  });
}

function blockView(block: RichBlock, article: Article): HTMLElement {
  const { actions } = article;
  const words = (text: RichText) => richTextView(text, actions);
  switch (block.type) {
    case "paragraph":
      return element("p", {}, ...words(block.text));
    case "heading":
      return element(`h${block.size}`, {}, ...words(block.text));
    case "pre":
      return element("pre", { "data-language": block.language }, element("code", {}, ...words(block.text)));
    case "footer":
      return element("p", { class: "footer" }, ...words(block.text));
    case "divider":
      return element("hr");
    case "anchor":
      return element("div", { class: "anchor", "data-anchor": block.name });
    case "list":
      return listView(block.items, article);
    case "blockquote":
      return element("blockquote", {}, ...blockViews(block.blocks, article), credit(block.credit, actions));
    case "expandable_blockquote":
      return expandable([element("p", {}, ...words(block.text)), credit(block.credit, actions)]);
    case "pullquote":
      return element(
        "aside",
        { class: "pullquote" },
        element("p", {}, ...words(block.text)),
        credit(block.credit, actions),
      );
    case "details":
      return element(
        "details",
        { open: block.is_open === true },
        element("summary", {}, ...words(block.summary)),
        ...blockViews(block.blocks, article),
      );
    case "table":
      return tableView(block, actions);
    case "collage":
      return collageView(block, actions);
    case "slideshow":
      return slideshowView(block, actions);
    case "photo":
    case "video":
    case "animation":
    case "audio":
    case "document":
    case "voice_note":
      return mediaView(block, actions);
    case "map":
    case "buttons":
    case "mathematical_expression":
    case "thinking":
      // The simulator's server takes none.
      return element("p", { class: "faint" }, `A block of type ${block.type} (not shown by the simulator)`);
    default:
      return block satisfies never;
  }
}

function credit(text: RichText | undefined, actions: TextActions): Child {
  return text !== undefined && element("cite", {}, ...richTextView(text, actions));
}

function listView(items: readonly RichBlockListItem[], article: Article): HTMLElement {
  const isOrdered = items.some(({ type }) => type !== undefined);
  return element(isOrdered ? "ol" : "ul", { role: "list" }, ...items.map((item) => itemView(item, article)));
}

function itemView(item: RichBlockListItem, article: Article): HTMLElement {
  const isTask = item.has_checkbox === true;
  const showsLabel = !isTask || item.type !== undefined;
  const box = element("span", {
    class: item.is_checked ? "checkbox checked" : "checkbox",
    role: "img",
    "aria-label": item.is_checked ? "Done" : "To do",
  });
  return element(
    "li",
    {},
    element("span", { class: "label" }, showsLabel && item.label, isTask && box),
    element("div", { class: "item" }, ...blockViews(item.blocks, article)),
  );
}

/** A table scrolls sideways where it has no room, so it can be reached with the keyboard. */
function tableView(block: Extract<RichBlock, { type: "table" }>, actions: TextActions): HTMLElement {
  const classes = [block.is_bordered && "bordered", block.is_striped && "striped", block.is_compact && "compact"];
  const rows = block.cells.map((row) => element("tr", {}, ...row.map((cell) => cellView(cell, actions))));
  const table = element("table", { class: classes.filter(Boolean).join(" ") }, element("tbody", {}, ...rows));
  const name = block.caption ? textWords(block.caption) : "Table";
  return element(
    "figure",
    {},
    block.caption && element("figcaption", {}, ...richTextView(block.caption, actions)),
    element("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": name }, table),
  );
}

function cellView(cell: RichBlockTableCell, actions: TextActions): HTMLElement {
  const { text, is_header, colspan, rowspan, align, valign } = cell;
  const classes = [`align-${align}`, `valign-${valign}`, text === undefined && "empty"];
  return element(
    is_header ? "th" : "td",
    { class: classes.filter(Boolean).join(" "), colspan, rowspan },
    ...richTextView(text ?? "", actions),
  );
}

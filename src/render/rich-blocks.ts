import {
  type Block,
  blocksText,
  type Inline,
  inlineText,
  type ListItem,
  type Picture,
  type TableCell,
} from "../content/document.ts";
import {
  RICH_LIMITS,
  type RichBlock,
  type RichCaption,
  type RichCell,
  type RichPhoto,
  type RichText,
} from "../core/rich-message.ts";
import { EMBED_MARK } from "./document-text.ts";
import { isLinkable } from "./inline-text.ts";
import { clean } from "./styled-text.ts";

/** A document's blocks as a rich message's (Bot API 10, "Rich Messages"); text that lies deeper than Telegram nests stays as plain text. */
export function richBlocks(blocks: readonly Block[], rightToLeft: boolean): RichBlock[] {
  return nested(blocks, { level: 1, rightToLeft });
}

/** The picture above an article. */
export function photoBlock(picture: Picture): RichPhoto {
  return photoOf(picture, { level: 1, rightToLeft: false });
}

/** Titles, captions and credits can't be divided: longer ones are paragraphs, which can. UTF-16 units. */
const LONGEST_LINE = 2000;
const isLong = (content: readonly Inline[]) => inlineText(content).length > LONGEST_LINE;

interface Place {
  /** Of the block, from 1; each block and each style around a text is one. */
  level: number;
  rightToLeft: boolean;
}

/** Styles that a text may still have around it: one level is the text's own. */
const stylesLeft = (place: Place) => RICH_LIMITS.levels - place.level - 1;
/** A block that holds blocks needs room for them, and they for a styled text. */
const holdsBlocks = (place: Place) => place.level + 3 <= RICH_LIMITS.levels;
const inside = (place: Place): Place => ({ ...place, level: place.level + 1 });

function nested(blocks: readonly Block[], place: Place): RichBlock[] {
  return blocks.flatMap((block) => blockOf(block, place));
}

function blockOf(block: Block, place: Place): RichBlock[] {
  switch (block.type) {
    case "paragraph":
      return paragraph(block.content, place);
    case "heading": {
      if (isLong(block.content)) return paragraph(block.content, place);
      const text = richText(block.content, stylesLeft(place));
      // The largest size is the article's title.
      const size = Math.max(2, block.level) as 2 | 3 | 4 | 5 | 6;
      return inlineText(block.content).trim() === "" ? [] : [{ type: "heading", text, size }];
    }
    case "list":
      return holdsBlocks(inside(place)) ? listOf(block, inside(inside(place))) : flattened([block]);
    case "quote": {
      if (!holdsBlocks(place)) return flattened([block]);
      if (isLong(block.credit ?? [])) return flattened([block]);
      const blocks = nested(block.blocks, inside(place));
      if (blocks.length === 0) return paragraph(block.credit ?? [], place);
      return [{ type: "blockquote", blocks, ...creditOf(block.credit, place) }];
    }
    case "pull_quote": {
      if (isLong(block.content) || isLong(block.credit ?? [])) return flattened([block]);
      const text = richText(block.content, stylesLeft(place));
      return [{ type: "pullquote", text, ...creditOf(block.credit, place) }];
    }
    case "code": {
      const text = clean(block.text).replace(/\n+$/, "");
      return text.trim() === "" ? [] : [{ type: "pre", text, ...(block.language && { language: block.language }) }];
    }
    case "table":
      return tableOf(block, place);
    case "picture":
      return picturesOf([block], place);
    case "gallery":
      return picturesOf(block.pictures, place);
    case "embed":
      return [{ type: "paragraph", text: embedText(block) }];
    case "details":
      if (!holdsBlocks(place) || isLong(block.summary)) return flattened([block]);
      return [
        {
          type: "details",
          summary: richText(block.summary, stylesLeft(place)),
          blocks: nested(block.blocks, inside(place)),
        },
      ];
    case "footnote":
      return footnoteOf(block, place);
    case "divider":
      return [{ type: "divider" }];
    default:
      return block satisfies never;
  }
}

function paragraph(content: readonly Inline[], place: Place): RichBlock[] {
  if (inlineText(content).trim() === "") return [];
  return [{ type: "paragraph", text: richText(content, stylesLeft(place)) }];
}

/** What lies too deep, as paragraphs of its plain text. */
function flattened(blocks: readonly Block[]): RichBlock[] {
  const text = clean(blocksText(blocks));
  return text === "" ? [] : [{ type: "paragraph", text }];
}

/** Inline spans with at most `styles` styles around each text; those inside of more are left out, their text is not. */
function richText(content: readonly Inline[], styles: number): RichText {
  return spansOf(content, styles, new Set());
}

function spanOf(span: Inline, styles: number, within: ReadonlySet<string>): RichText {
  if (span.type === "text") return clean(span.text);
  if (styles <= 0) return clean("text" in span ? span.text : inlineText(span.children));
  if (span.type === "code") return { type: "code", text: clean(span.text) };
  const type = span.type === "link" ? "url" : span.type;
  const left = span.type === "link" && !isLinkTaken(span.url);
  // The same style once more, or a link in a link, says nothing; one that Telegram doesn't take is its text.
  if (within.has(type) || left) return spansOf(span.children, styles, within);
  const text = spansOf(span.children, styles - 1, new Set([...within, type]));
  return span.type === "link" ? { type: "url", text, url: span.url } : { type: span.type, text };
}

function spansOf(content: readonly Inline[], styles: number, within: ReadonlySet<string>): RichText {
  return joinedText(content.map((span) => spanOf(span, styles, within)));
}

/** Texts as one: what lies in lists of their own taken out, neighbouring plain texts joined. */
function joinedText(parts: readonly RichText[]): RichText {
  const flat: Exclude<RichText, RichText[]>[] = [];
  for (const part of parts.flat() as Exclude<RichText, RichText[]>[]) {
    const last = flat.at(-1);
    if (typeof part === "string" && typeof last === "string") flat[flat.length - 1] = last + part;
    else flat.push(part);
  }
  return flat.length <= 1 ? (flat[0] ?? "") : flat;
}

function isLinkTaken(url: string): boolean {
  return isLinkable(url) || /^(?:mailto|tel):/i.test(url);
}

function creditOf(credit: readonly Inline[] | undefined, place: Place): { credit?: RichText } {
  return credit && inlineText(credit).trim() !== "" ? { credit: richText(credit, stylesLeft(place)) } : {};
}

/** @param place of what is inside of an item */
function listOf(list: Block & { type: "list" }, place: Place): RichBlock[] {
  const items = list.items.map((item, index) => ({
    blocks: itemBlocks(item, place),
    ...(item.checked !== undefined && {
      has_checkbox: true as const,
      ...(item.checked && { is_checked: true as const }),
    }),
    ...(list.ordered && item.checked === undefined && { value: (list.start ?? 1) + index, type: "1" as const }),
  }));
  return items.length === 0 ? [] : [{ type: "list", items }];
}

/** An item has something in it, be it an empty line: its number or box counts. */
function itemBlocks(item: ListItem, place: Place): RichBlock[] {
  const blocks = nested(item.blocks, place);
  return blocks.length === 0 ? [{ type: "paragraph", text: " " }] : blocks;
}

/** A table; one with more columns than Telegram shows is a list of its rows. */
function tableOf(table: Block & { type: "table" }, place: Place): RichBlock[] {
  const columns = Math.max(0, ...table.rows.map((row) => row.length));
  const caption = table.caption && inlineText(table.caption).trim() !== "" ? table.caption : undefined;
  if (columns === 0) return paragraph(caption ?? [], place);
  if (caption && isLong(caption))
    return [...paragraph(caption, place), ...tableOf({ ...table, caption: undefined }, place)];
  if (columns > RICH_LIMITS.columns) {
    const rows = table.rows.map((row) => ({
      blocks: nested([{ type: "paragraph", content: joined(row) }], inside(inside(place))),
    }));
    const items = rows.filter(({ blocks }) => blocks.length > 0);
    return [
      ...(caption ? paragraph(caption, place) : []),
      ...(items.length > 0 ? [{ type: "list" as const, items }] : []),
    ];
  }
  return [
    {
      type: "table",
      cells: table.rows.map((row) => Array.from({ length: columns }, (_, column) => cellOf(row[column], place))),
      is_bordered: true,
      is_striped: true,
      ...(caption && { caption: richText(caption, stylesLeft(place)) }),
    },
  ];
}

function joined(row: readonly TableCell[]): Inline[] {
  return row.flatMap((cell, index) => [
    ...(index > 0 ? [{ type: "text" as const, text: " · " }] : []),
    ...cell.content,
  ]);
}

function cellOf(cell: TableCell | undefined, place: Place): RichCell {
  const align = cell?.align ?? "start";
  const start = place.rightToLeft ? "right" : "left";
  const end = place.rightToLeft ? "left" : "right";
  return {
    text: richText(cell?.content ?? [], stylesLeft(place)),
    ...(cell?.header && { is_header: true as const }),
    align: align === "center" ? "center" : align === "end" ? end : start,
    valign: "top",
  };
}

/** A picture with what is said of it; without a caption, what is to be seen on it. */
function photoOf({ source, alt = "", caption = [], credit = "" }: Picture, place: Place): RichPhoto {
  const text = inlineText(caption).trim() === "" ? alt : richText(caption, stylesLeft(place));
  const said: RichCaption | undefined =
    text === "" && credit === "" ? undefined : { text, ...(credit !== "" && { credit }) };
  return { type: "photo", photo: source, ...(said && { caption: said }) };
}

/** One picture as a photo, several as a collage; what is said at length of one stands below it. */
function picturesOf(pictures: readonly Picture[], place: Place): RichBlock[] {
  if (pictures.some(({ caption = [] }) => isLong(caption))) {
    return pictures.flatMap(({ source, caption = [], credit = "" }) => [
      photoOf({ source }, place),
      ...paragraph([...caption, { type: "text", text: credit === "" ? "" : ` · ${credit}` }], place),
    ]);
  }
  const inner = pictures.length > 1 ? inside(place) : place;
  const photos = pictures.map((picture) => photoOf(picture, inner));
  return photos.length > 1 ? [{ type: "collage", blocks: photos }] : photos;
}

function embedText({ media, url, title = "" }: Block & { type: "embed" }): RichText {
  const text = EMBED_MARK[media] + (title.trim() === "" ? url : title);
  return isLinkTaken(url) ? { type: "url", text, url } : text;
}

/** Its label before its first paragraph. */
function footnoteOf({ label, blocks }: Block & { type: "footnote" }, place: Place): RichBlock[] {
  const [first, ...others] = blocks;
  const mark: Inline = { type: "text", text: `${label} ` };
  const begun: Block[] =
    first?.type === "paragraph"
      ? [{ ...first, content: [mark, ...first.content] }, ...others]
      : [{ type: "paragraph", content: [mark] }, ...blocks];
  return nested(begun, place);
}

import type { PhotoSource } from "./message.ts";

/**
 * Rich content as data (Bot API 10, `InputRichBlock` and `RichText`): those kinds that Kiosk writes. Pictures are named by where
 * they come from; the messenger makes Telegram's media of them.
 */
export type RichText =
  | string
  | RichText[]
  | { type: RichStyle; text: RichText }
  | { type: "url"; text: RichText; url: string };

export type RichStyle =
  | "bold"
  | "italic"
  | "underline"
  | "strikethrough"
  | "spoiler"
  | "marked"
  | "subscript"
  | "superscript"
  | "code";

export interface RichCaption {
  text: RichText;
  credit?: RichText;
}

export interface RichListItem {
  blocks: RichBlock[];
  has_checkbox?: true;
  is_checked?: true;
  /** For ordered lists: the number, shown as `type` says. */
  value?: number;
  type?: "1";
}

export interface RichCell {
  text: RichText;
  is_header?: true;
  align: "left" | "center" | "right";
  valign: "top";
}

export type RichPhoto = { type: "photo"; photo: PhotoSource; caption?: RichCaption };

export type RichBlock =
  | { type: "paragraph"; text: RichText }
  | { type: "heading"; text: RichText; size: 1 | 2 | 3 | 4 | 5 | 6 }
  | { type: "pre"; text: string; language?: string }
  | { type: "footer"; text: RichText }
  | { type: "divider" }
  | { type: "list"; items: RichListItem[] }
  | { type: "blockquote"; blocks: RichBlock[]; credit?: RichText }
  | { type: "pullquote"; text: RichText; credit?: RichText }
  | { type: "table"; cells: RichCell[][]; is_bordered: true; is_striped: true; caption?: RichText }
  | { type: "details"; summary: RichText; blocks: RichBlock[] }
  | RichPhoto
  | { type: "collage"; blocks: RichPhoto[] };

/** A rich message that was certainly not sent, and won't be: the server knows no such messages, or doesn't take this one. */
export class RichRefused extends Error {
  override readonly name = "RichRefused";
}

/** What one rich message may hold (Bot API, "Rich Message Limits"). */
export interface RichLimits {
  /** Characters of text; counted in UTF-16 units here, of which there are never fewer. */
  characters: number;
  /** Blocks, nested ones, list items and table rows included. */
  blocks: number;
  /** Levels of nested formatting and blocks. */
  levels: number;
  media: number;
  /** Columns of a table. */
  columns: number;
}

/** Of the 50 media that the documentation allows, servers were seen to drop all after the twentieth without a word. */
export const RICH_LIMITS: RichLimits = { characters: 32_768, blocks: 500, levels: 16, media: 20, columns: 20 };

/** How much of the limits some content takes. */
export type RichSize = Pick<RichLimits, "characters" | "blocks" | "media">;

export const NO_SIZE: RichSize = { characters: 0, blocks: 0, media: 0 };

export function addSizes(...sizes: readonly RichSize[]): RichSize {
  return sizes.reduce(
    (sum, size) => ({
      characters: sum.characters + size.characters,
      blocks: sum.blocks + size.blocks,
      media: sum.media + size.media,
    }),
    NO_SIZE,
  );
}

/** The visible characters of a text. */
export function plainText(text: RichText): string {
  if (typeof text === "string") return text;
  return Array.isArray(text) ? text.map(plainText).join("") : plainText(text.text);
}

/** What blocks take of a message's limits. */
export function sizeOf(blocks: readonly RichBlock[]): RichSize {
  return addSizes(...blocks.map(blockSize));
}

function blockSize(block: RichBlock): RichSize {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "pre":
    case "footer":
      return addSizes(ONE_BLOCK, textSize(block.text));
    case "divider":
      return ONE_BLOCK;
    case "list":
      return addSizes(ONE_BLOCK, ...block.items.map((item) => addSizes(ONE_BLOCK, sizeOf(item.blocks))));
    case "blockquote":
      return addSizes(ONE_BLOCK, sizeOf(block.blocks), textSize(block.credit));
    case "pullquote":
      return addSizes(ONE_BLOCK, textSize(block.text), textSize(block.credit));
    case "table":
      return addSizes(
        ONE_BLOCK,
        textSize(block.caption),
        ...block.cells.map((row) => addSizes(ONE_BLOCK, ...row.map((cell) => textSize(cell.text)))),
      );
    case "details":
      return addSizes(ONE_BLOCK, textSize(block.summary), sizeOf(block.blocks));
    case "photo":
      return addSizes(
        ONE_BLOCK,
        { ...NO_SIZE, media: 1 },
        textSize(block.caption?.text),
        textSize(block.caption?.credit),
      );
    case "collage":
      return addSizes(ONE_BLOCK, sizeOf(block.blocks));
    default:
      return block satisfies never;
  }
}

const ONE_BLOCK: RichSize = { characters: 0, blocks: 1, media: 0 };

function textSize(text: RichText | undefined): RichSize {
  return text === undefined ? NO_SIZE : { ...NO_SIZE, characters: plainText(text).length };
}

import { z } from "zod";

/**
 * A document is an article's body: a tree of blocks with inline spans, shaped after Telegram's rich blocks
 * (Bot API 10, `InputRichBlock` and `RichText`). Importers produce it, renderers read it, nothing else is stored.
 */
export const DOCUMENT_VERSION = 1;

/** Inline text with its styles as a tree. A line break inside a paragraph is a "\n" in `text`. */
export type Inline =
  | { type: "text"; text: string }
  | { type: InlineStyle; children: Inline[] }
  | { type: "code"; text: string }
  | { type: "link"; url: string; children: Inline[] };

export const INLINE_STYLES = [
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "marked",
  "subscript",
  "superscript",
] as const;
export type InlineStyle = (typeof INLINE_STYLES)[number];

export interface ListItem {
  blocks: Block[];
  /** Only for a task item: whether it is done. */
  checked?: boolean;
}

export interface TableCell {
  content: Inline[];
  header?: boolean;
  align?: "start" | "center" | "end";
}

/** Where a picture is: bytes in the store, an address on the web, or a file that Telegram keeps for this bot. */
export type PictureSource = { kind: "media"; id: string } | { kind: "url"; url: string };

export interface Picture {
  source: PictureSource;
  /** What is to be seen, for who can't see it. */
  alt?: string;
  caption?: Inline[];
  credit?: string;
}

export type Block =
  | { type: "paragraph"; content: Inline[] }
  | { type: "heading"; level: 1 | 2 | 3 | 4 | 5 | 6; content: Inline[] }
  | { type: "list"; ordered: boolean; start?: number; items: ListItem[] }
  | { type: "quote"; blocks: Block[]; credit?: Inline[] }
  | { type: "pull_quote"; content: Inline[]; credit?: Inline[] }
  | { type: "code"; text: string; language?: string }
  | { type: "table"; rows: TableCell[][]; caption?: Inline[] }
  | ({ type: "picture" } & Picture)
  | { type: "gallery"; pictures: Picture[] }
  | { type: "embed"; media: "video" | "audio" | "other"; url: string; title?: string }
  | { type: "details"; summary: Inline[]; blocks: Block[] }
  | { type: "footnote"; label: string; blocks: Block[] }
  | { type: "divider" };

export interface Document {
  version: typeof DOCUMENT_VERSION;
  blocks: Block[];
}

export const Inline: z.ZodType<Inline> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("text"), text: z.string() }),
    z.strictObject({ type: z.literal(INLINE_STYLES), children: z.array(Inline) }),
    z.strictObject({ type: z.literal("code"), text: z.string() }),
    z.strictObject({
      type: z.literal("link"),
      url: z.url({ protocol: /^(https?|mailto|tel|tg)$/ }),
      children: z.array(Inline),
    }),
  ]),
);

const PictureSource = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("media"), id: z.string().min(1) }),
  z.strictObject({ kind: z.literal("url"), url: z.url({ protocol: /^https?$/ }) }),
]);

const pictureShape = {
  source: PictureSource,
  alt: z.string().optional(),
  caption: z.array(Inline).optional(),
  credit: z.string().optional(),
};

export const Picture: z.ZodType<Picture> = z.strictObject(pictureShape);

export const Block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("paragraph"), content: z.array(Inline) }),
    z.strictObject({
      type: z.literal("heading"),
      level: z.literal([1, 2, 3, 4, 5, 6]),
      content: z.array(Inline),
    }),
    z.strictObject({
      type: z.literal("list"),
      ordered: z.boolean(),
      start: z.number().int().optional(),
      items: z.array(z.strictObject({ blocks: z.array(Block), checked: z.boolean().optional() })),
    }),
    z.strictObject({ type: z.literal("quote"), blocks: z.array(Block), credit: z.array(Inline).optional() }),
    z.strictObject({ type: z.literal("pull_quote"), content: z.array(Inline), credit: z.array(Inline).optional() }),
    z.strictObject({ type: z.literal("code"), text: z.string(), language: z.string().optional() }),
    z.strictObject({
      type: z.literal("table"),
      rows: z.array(
        z.array(
          z.strictObject({
            content: z.array(Inline),
            header: z.boolean().optional(),
            align: z.enum(["start", "center", "end"]).optional(),
          }),
        ),
      ),
      caption: z.array(Inline).optional(),
    }),
    z.strictObject({ type: z.literal("picture"), ...pictureShape }),
    z.strictObject({ type: z.literal("gallery"), pictures: z.array(Picture) }),
    z.strictObject({
      type: z.literal("embed"),
      media: z.enum(["video", "audio", "other"]),
      url: z.url(),
      title: z.string().optional(),
    }),
    z.strictObject({ type: z.literal("details"), summary: z.array(Inline), blocks: z.array(Block) }),
    z.strictObject({ type: z.literal("footnote"), label: z.string(), blocks: z.array(Block) }),
    z.strictObject({ type: z.literal("divider") }),
  ]),
);

export const Document: z.ZodType<Document> = z.strictObject({
  version: z.literal(DOCUMENT_VERSION),
  blocks: z.array(Block),
});

/** The text of inline spans, styles dropped. */
export function inlineText(content: readonly Inline[]): string {
  return content.map((span) => ("text" in span ? span.text : inlineText(span.children))).join("");
}

/**
 * The visible text of blocks in reading order, blocks separated by an empty line: what search indexes and summaries read.
 * Pictures give their caption (or else what `alt` says), embeds their title.
 */
export function blocksText(blocks: readonly Block[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== "")
    .join("\n\n");
}

function pictureText(picture: Picture): string {
  const caption = inlineText(picture.caption ?? []) || (picture.alt ?? "");
  return [caption, picture.credit ?? ""].filter((text) => text !== "").join("\n");
}

function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return inlineText(block.content).trim();
    case "list":
      return block.items.map((item) => blocksText(item.blocks)).join("\n");
    case "quote":
      return [blocksText(block.blocks), inlineText(block.credit ?? [])].filter((text) => text !== "").join("\n");
    case "pull_quote":
      return [inlineText(block.content), inlineText(block.credit ?? [])].filter((text) => text !== "").join("\n");
    case "code":
      return block.text;
    case "table":
      return [
        inlineText(block.caption ?? []),
        ...block.rows.map((row) => row.map((cell) => inlineText(cell.content)).join("\t")),
      ]
        .filter((text) => text !== "")
        .join("\n");
    case "picture":
      return pictureText(block);
    case "gallery":
      return block.pictures
        .map(pictureText)
        .filter((text) => text !== "")
        .join("\n");
    case "embed":
      return block.title ?? "";
    case "details":
      return [inlineText(block.summary), blocksText(block.blocks)].filter((text) => text !== "").join("\n");
    case "footnote":
      return `${block.label} ${blocksText(block.blocks)}`.trim();
    case "divider":
      return "";
    default:
      return block satisfies never;
  }
}

/** A document of plain paragraphs, one for each part between empty lines; single line breaks are kept. */
export function documentFromText(text: string): Document {
  const blocks = text
    .split(/\n[^\S\n]*\n\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part): Block => ({ type: "paragraph", content: [{ type: "text", text: part }] }));
  return { version: DOCUMENT_VERSION, blocks };
}

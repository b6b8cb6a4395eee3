import {
  plainText,
  RICH_LIMITS,
  type RichBlock,
  type RichLimits,
  type RichSize,
  type RichText,
  sizeOf,
} from "../core/rich-message.ts";

/** A part that is cut before a heading is at least this full; what is less is cut where it is full. */
const FULL_ENOUGH = 1 / 3;

/**
 * Divides blocks into messages within Telegram's limits, before a heading where one is near, else between blocks. A block that
 * alone is too large is divided inside: lists between items, tables between rows with the header row again, texts between
 * paragraphs, lines, sentences or words.
 * @param limits of each part; by default what one message may hold
 */
export function richParts(blocks: readonly RichBlock[], limits: RichLimits = RICH_LIMITS): RichBlock[][] {
  const parts: RichBlock[][] = [];
  let part: RichBlock[] = [];
  const queue = blocks.flatMap((block) => pieces(block, limits));
  for (const block of queue) {
    while (part.length > 0 && !fits(sizeOf([...part, block]), limits)) {
      const cut = cutOf(part, limits);
      parts.push(part.slice(0, cut));
      part = part.slice(cut);
    }
    part.push(block);
  }
  return part.length > 0 ? [...parts, part] : parts;
}

/** Before the last heading of a part, if enough stands before it; else at its end. */
function cutOf(part: readonly RichBlock[], limits: RichLimits): number {
  const heading = part.findLastIndex((block) => block.type === "heading");
  return heading > 0 && share(sizeOf(part.slice(0, heading)), limits) >= FULL_ENOUGH ? heading : part.length;
}

function share(size: RichSize, limits: RichLimits): number {
  return Math.max(size.characters / limits.characters, size.blocks / limits.blocks, size.media / limits.media);
}

function fits(size: RichSize, limits: RichLimits): boolean {
  return share(size, limits) <= 1;
}

/** The block, or pieces of it that each fit a message. */
function pieces(block: RichBlock, limits: RichLimits): RichBlock[] {
  if (fits(sizeOf([block]), limits)) return [block];
  switch (block.type) {
    case "list":
      return inGroups(
        block.items,
        (items) => ({ ...block, items }),
        limits,
        (item) => inner(item.blocks, limits).map((blocks, index) => (index === 0 ? { ...item, blocks } : { blocks })),
      );
    case "table": {
      const header = block.cells[0]?.every((cell) => cell.is_header) ? block.cells.slice(0, 1) : [];
      const rows = block.cells.slice(header.length);
      const { caption, ...bare } = block;
      if (rows.some((row) => !fits(sizeOf([{ ...bare, cells: [...header, row] }]), limits)))
        return rowTexts(block, limits);
      const tables = inGroups(
        rows,
        (cells) => ({ ...bare, cells: [...header, ...cells] }),
        limits,
        (row) => [row],
      );
      return caption === undefined ? tables : [{ type: "paragraph", text: caption }, ...tables];
    }
    case "blockquote": {
      const { credit, ...bare } = block;
      const groups = inner(block.blocks, limits, credit);
      return groups.map((blocks, index) => ({
        ...bare,
        blocks,
        ...(credit !== undefined && index === groups.length - 1 && { credit }),
      }));
    }
    case "details":
      return inner(block.blocks, limits, block.summary).map((blocks) => ({ ...block, blocks }));
    case "collage":
      return inGroups(
        block.blocks,
        (blocks) => ({ ...block, blocks }),
        limits,
        (photo) => [photo],
      );
    case "pre":
      return textPieces(block.text, limits.characters).map((text) => ({ ...block, text }));
    case "paragraph":
    case "footer":
      return textPieces(plainText(block.text), limits.characters).map((text) => ({ ...block, text }));
    default:
      return [block];
  }
}

/** A table with a row that is too large for any message, as texts. */
function rowTexts({ caption, cells }: RichBlock & { type: "table" }, limits: RichLimits): RichBlock[] {
  const texts = [plainText(caption ?? ""), ...cells.map((row) => row.map((cell) => plainText(cell.text)).join(" · "))];
  const paragraphs = texts.filter((text) => text.trim() !== "").map((text) => ({ type: "paragraph" as const, text }));
  return paragraphs.flatMap((block) => pieces(block, limits));
}

/** What stands inside of a block, in groups that leave room for the block, an item around them, and what is said beside them. */
function inner(blocks: readonly RichBlock[], limits: RichLimits, beside: RichText = ""): RichBlock[][] {
  const characters = limits.characters - plainText(beside).length;
  return richParts(blocks, { ...limits, characters, blocks: limits.blocks - 2 });
}

/** Items in as few blocks as fit; an item that alone is too large is divided by `divide`. */
function inGroups<Item, Made extends RichBlock>(
  items: readonly Item[],
  make: (items: Item[]) => Made,
  limits: RichLimits,
  divide: (item: Item) => Item[],
): Made[] {
  const groups: Made[] = [];
  let group: Item[] = [];
  for (const item of items.flatMap((one) => (fits(sizeOf([make([one])]), limits) ? [one] : divide(one)))) {
    if (group.length > 0 && !fits(sizeOf([make([...group, item])]), limits)) {
      groups.push(make(group));
      group = [];
    }
    group.push(item);
  }
  return group.length > 0 ? [...groups, make(group)] : groups;
}

/** A text in pieces of at most `length`, cut after a line, a sentence or a word; never inside of a grapheme. */
function textPieces(text: string, length: number): string[] {
  const found: string[] = [];
  let rest = text.trimEnd();
  while (rest.length > length) {
    const head = rest.slice(0, length);
    const sentence = [...head.matchAll(/[.!?؟。…][\p{Pe}\p{Pf}"]*\s/gu)].at(-1);
    const ends = [head.lastIndexOf("\n"), sentence ? sentence.index + sentence[0].length : -1, head.lastIndexOf(" ")];
    // The best kind of end that leaves a good half.
    const cut = ends.find((end) => end > length / 2) ?? graphemeStart(rest, length);
    found.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === "" ? found : [...found, rest];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function graphemeStart(text: string, at: number): number {
  // A grapheme is short: its start is looked for near the cut only.
  const from = Math.max(0, at - 100);
  return from + (graphemes.segment(text.slice(from, at + 100)).containing(at - from)?.index ?? at - from) || at;
}

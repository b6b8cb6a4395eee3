import type { RichBlock } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import { cantParseBlock, contentRequired, Flag, readShape, WholeNumber } from "./rich-error.ts";
import { readList } from "./rich-list.ts";
import { readGallery, readMediaBlock } from "./rich-media.ts";
import type { RichReading } from "./rich-reading.ts";
import { readTable } from "./rich-table.ts";
import { readContent, readOptional, readVerbatim } from "./rich-text.ts";

type Reader = (reading: RichReading, given: unknown, depth: number) => RichBlock;

const Typed = z.looseObject({ type: z.string() });
const Text = z.looseObject({ text: z.unknown() });
const Heading = Text.extend({ size: WholeNumber });
const Preformatted = Text.extend({ language: z.string().optional() });
const Anchor = z.looseObject({ name: z.string() });
const Quotation = z.looseObject({ credit: z.unknown().optional() });
const Nested = z.looseObject({ blocks: z.array(z.unknown()) });
const Details = Nested.extend({ summary: z.unknown(), is_open: Flag });

/**
 * Blocks as a message has them, from those that a bot gives.
 * @param depth of the blocks: 1 for those that are in no other
 * @throws ApiError 400 for what Telegram, or the simulator, doesn't take
 */
export function readBlocks(reading: RichReading, given: readonly unknown[], depth: number): RichBlock[] {
  return given.map((one) => {
    reading.countBlock();
    reading.checkDepth(depth);
    const { type } = readShape(Typed, one);
    const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
    if (!read) throw cantParseBlock(`type "${type}" is unsupported`);
    return read(reading, one, depth);
  });
}

/** What is in a block that has others in it; there must be some. */
function inner(reading: RichReading, given: unknown, depth: number): RichBlock[] {
  const { blocks } = readShape(Nested, given);
  if (blocks.length === 0) throw contentRequired();
  return readBlocks(reading, blocks, depth + 1);
}

function readHeading(reading: RichReading, given: unknown, depth: number): RichBlock {
  const { text, size } = readShape(Heading, given);
  const sizes = [1, 2, 3, 4, 5, 6] as const;
  const known = sizes.find((one) => one === size);
  if (known === undefined) throw badRequest("invalid section heading size specified");
  return { type: "heading", text: readContent(reading, text, depth), size: known };
}

function textBlock(type: "paragraph" | "footer"): Reader {
  return (reading, given, depth) => ({ type, text: readContent(reading, readShape(Text, given).text, depth) });
}

function textQuotation(type: "pullquote" | "expandable_blockquote"): Reader {
  return (reading, given, depth) => ({
    type,
    text: readContent(reading, readShape(Text, given).text, depth),
    ...readOptional(reading, "credit", readShape(Quotation, given).credit, depth),
  });
}

function gallery(type: "collage" | "slideshow"): Reader {
  return (reading, given, depth) => readGallery(reading, type, given, depth, inner(reading, given, depth));
}

const medium =
  (kind: Parameters<typeof readMediaBlock>[1]): Reader =>
  (reading, given, depth) =>
    readMediaBlock(reading, kind, given, depth);

function unsupported(words: string): Reader {
  return () => {
    throw badRequest(words);
  };
}

const READERS: Record<string, Reader> = {
  paragraph: textBlock("paragraph"),
  footer: textBlock("footer"),
  heading: readHeading,
  pre: (reading, given, depth) => {
    const { text, language } = readShape(Preformatted, given);
    return { type: "pre", text: readVerbatim(reading, text, depth), ...(language && { language }) };
  },
  divider: () => ({ type: "divider" }),
  anchor: (_, given) => ({ type: "anchor", name: readShape(Anchor, given).name }),
  list: (reading, given, depth) => readList(reading, given, (blocks) => readBlocks(reading, blocks, depth + 1)),
  blockquote: (reading, given, depth) => ({
    type: "blockquote",
    blocks: inner(reading, given, depth),
    ...readOptional(reading, "credit", readShape(Quotation, given).credit, depth),
  }),
  expandable_blockquote: textQuotation("expandable_blockquote"),
  pullquote: textQuotation("pullquote"),
  collage: gallery("collage"),
  slideshow: gallery("slideshow"),
  table: readTable,
  details: (reading, given, depth) => {
    const { summary, is_open } = readShape(Details, given);
    return {
      type: "details",
      summary: readContent(reading, summary, depth),
      blocks: inner(reading, given, depth),
      ...(is_open && { is_open: true }),
    };
  },
  photo: medium("photo"),
  video: medium("video"),
  animation: medium("animation"),
  audio: medium("audio"),
  document: medium("document"),
  voice_note: medium("voice_note"),
  thinking: unsupported("a block of type thinking belongs only into sendRichMessageDraft"),
  mathematical_expression: unsupported("the simulator doesn't take formulas in a rich message"),
  map: unsupported("the simulator doesn't take maps in a rich message"),
  buttons: unsupported("the simulator doesn't take buttons in a rich message"),
};

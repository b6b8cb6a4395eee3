import fc from "fast-check";
import { type Block, INLINE_STYLES, type Inline, type Picture } from "../../src/content/document.ts";

/** Words that can be found again: letters of several scripts, emoji of several parts, never a digit or a mark of ours. */
const word = fc
  .array(fc.constantFrom("a", "B", "é", "ж", "س", "می\u200cم", "字", "ไ", "👩\u200d🚀", "🇩🇪", "e\u0301", "x"), {
    minLength: 1,
    maxLength: 8,
  })
  .map((letters) => letters.join(""));
const prose = fc
  .array(fc.tuple(word, fc.constantFrom(" ", " ", ". ", "! ", "\n", "؟ ", "。")), { minLength: 1, maxLength: 30 })
  .map((words) => words.flat().join(""));
const url = fc.constantFrom("https://example.org/", "https://example.org/a?b=c#d", "tg://resolve?domain=example");

const inline = fc.letrec<{ span: Inline; spans: Inline[] }>((tie) => ({
  span: fc.oneof(
    { maxDepth: 4, depthIdentifier: "inline" },
    prose.map((text): Inline => ({ type: "text", text })),
    fc.record({ type: fc.constantFrom(...INLINE_STYLES), children: tie("spans") }),
    word.map((text): Inline => ({ type: "code", text })),
    fc.record({ type: fc.constant("link" as const), url, children: tie("spans") }),
  ),
  spans: fc.array(tie("span"), { minLength: 1, maxLength: 3, depthIdentifier: "inline" }),
}));
export const inlineContent: fc.Arbitrary<Inline[]> = inline.spans;

const cell = fc.record({ content: inlineContent, align: fc.constantFrom(undefined, "start", "center", "end") });

const picture: fc.Arbitrary<Picture> = fc.record(
  {
    source: fc.oneof(
      fc.record({ kind: fc.constant("url" as const), url: fc.constant("https://example.org/picture.jpg") }),
      fc.record({ kind: fc.constant("media" as const), id: fc.constant("a") }),
    ),
    alt: word,
    caption: inlineContent,
    credit: word,
  },
  { requiredKeys: ["source"] },
);

const block = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: "block" },
    fc.record({ type: fc.constant("paragraph" as const), content: inlineContent }),
    fc.record({
      type: fc.constant("heading" as const),
      level: fc.constantFrom(1 as const, 2 as const, 3 as const),
      content: inlineContent,
    }),
    fc.record(
      {
        type: fc.constant("list" as const),
        ordered: fc.boolean(),
        items: fc.array(fc.record({ blocks: tie("blocks"), checked: fc.boolean() }, { requiredKeys: ["blocks"] }), {
          minLength: 1,
          maxLength: 4,
        }),
      },
      { requiredKeys: ["type", "ordered", "items"] },
    ),
    fc.record(
      { type: fc.constant("quote" as const), blocks: tie("blocks"), credit: inlineContent },
      { requiredKeys: ["type", "blocks"] },
    ),
    fc.record(
      { type: fc.constant("pull_quote" as const), content: inlineContent, credit: inlineContent },
      { requiredKeys: ["type", "content"] },
    ),
    fc.record({ type: fc.constant("code" as const), text: prose }),
    fc.record(
      {
        type: fc.constant("table" as const),
        rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        caption: inlineContent,
      },
      { requiredKeys: ["type", "rows"] },
    ),
    picture.map((one): Block => ({ type: "picture", ...one })),
    fc.record({ type: fc.constant("gallery" as const), pictures: fc.array(picture, { maxLength: 3 }) }),
    fc.record(
      {
        type: fc.constant("embed" as const),
        media: fc.constantFrom("video" as const, "audio" as const, "other" as const),
        url,
        title: word,
      },
      { requiredKeys: ["type", "media", "url"] },
    ),
    fc.record({ type: fc.constant("details" as const), summary: inlineContent, blocks: tie("blocks") }),
    fc.record({ type: fc.constant("footnote" as const), label: word, blocks: tie("blocks") }),
    fc.constant<Block>({ type: "divider" }),
  ),
  blocks: fc.array(tie("block"), { minLength: 1, maxLength: 4, depthIdentifier: "block" }),
}));

/** Documents of every kind of block, deeply nested too, without a table's header row (which is said again in every row). */
export const documentBlocks: fc.Arbitrary<Block[]> = block.blocks;

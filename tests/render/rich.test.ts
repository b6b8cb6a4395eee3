import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Block, blocksText } from "../../src/content/document.ts";
import { plainText, RICH_LIMITS, type RichBlock, type RichText, sizeOf } from "../../src/core/rich-message.ts";
import { inlineCard } from "../../src/render/inline-card.ts";
import { richArticle } from "../../src/render/rich-article.ts";
import { richBlocks } from "../../src/render/rich-blocks.ts";
import { richParts } from "../../src/render/rich-parts.ts";
import { anArticle, inlines, paragraph } from "../factories.ts";
import { fc, runs } from "../fuzz.ts";
import { documentBlocks } from "./arbitrary-document.ts";
import { inOrder } from "./in-order.ts";
import { settingOf } from "./settings.ts";

/** What a reader sees of rich blocks, in reading order. */
function visible(blocks: readonly RichBlock[]): string {
  return blocks.map(visibleBlock).join("\n");
}

function visibleBlock(block: RichBlock): string {
  const said = (...texts: (RichText | undefined)[]) => texts.map((text) => plainText(text ?? "")).join("\n");
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "pre":
    case "footer":
      return said(block.text);
    case "divider":
      return "";
    case "list":
      return block.items.map((item) => visible(item.blocks)).join("\n");
    case "blockquote":
      return `${visible(block.blocks)}\n${said(block.credit)}`;
    case "pullquote":
      return said(block.text, block.credit);
    case "table":
      return [said(block.caption), ...block.cells.flat().map((cell) => said(cell.text))].join("\n");
    case "details":
      return `${said(block.summary)}\n${visible(block.blocks)}`;
    case "photo":
      return said(block.caption?.text, block.caption?.credit);
    case "collage":
      return visible(block.blocks);
    default:
      return block satisfies never;
  }
}

/** Levels of nested blocks and formatting, as Telegram counts them. */
function levels(value: RichBlock | RichText): number {
  if (typeof value === "string") return 0;
  if (Array.isArray(value)) return Math.max(0, ...value.map(levels));
  const inner: (RichBlock | RichText)[] = [];
  if ("text" in value) inner.push(value.text);
  if ("summary" in value) inner.push(value.summary);
  if ("blocks" in value) inner.push(...value.blocks);
  if ("credit" in value && value.credit !== undefined) inner.push(value.credit);
  if ("cells" in value) inner.push(...value.cells.flat().map((cell) => cell.text));
  const items = "items" in value ? 1 + Math.max(0, ...value.items.flatMap((item) => item.blocks.map(levels))) : 0;
  return 1 + Math.max(items, 0, ...inner.map(levels));
}

/** The letters of a text, for comparing what is said without its spacing. */
const letters = (text: string) => text.replace(/\s+/g, "");

const deep = (depth: number): Block =>
  depth === 0
    ? paragraph("the bottom")
    : { type: "list", ordered: false, items: [{ blocks: [paragraph(`level ${depth}`), deep(depth - 1)] }] };

describe("a document as rich blocks", () => {
  it("keeps all text in order, and nests no deeper than Telegram does, whatever the document", () => {
    fc.assert(
      fc.property(documentBlocks, fc.boolean(), (blocks, rightToLeft) => {
        const rich = richBlocks(blocks, rightToLeft);
        assert.ok(inOrder(blocksText(blocks), letters(visible(rich))), visible(rich));
        const deepest = Math.max(0, ...rich.map(levels));
        assert.ok(deepest <= RICH_LIMITS.levels, `${deepest} levels`);
      }),
      { numRuns: runs(300) },
    );
  });

  it("keeps the text of what lies too deep", () => {
    const rich = richBlocks([deep(30)], false);
    assert.ok(Math.max(...rich.map(levels)) <= RICH_LIMITS.levels);
    assert.ok(inOrder(blocksText([deep(30)]), letters(visible(rich))));
    const bold = (depth: number): ReturnType<typeof inlines>[number] =>
      depth === 0 ? { type: "text", text: "x" } : { type: depth % 2 ? "bold" : "italic", children: [bold(depth - 1)] };
    assert.deepEqual(richBlocks([paragraph(bold(40))], false), [
      { type: "paragraph", text: { type: "italic", text: { type: "bold", text: "x" } } },
    ]);
  });

  it("has a native block for each kind", () => {
    const picture = { source: { kind: "media" as const, id: "a" }, alt: "A hat", credit: "Ada" };
    const rich = richBlocks(
      [
        { type: "heading", level: 1, content: inlines("Departures") },
        paragraph("See ", { type: "link", url: "https://example.org/", children: inlines("the table") }, "."),
        {
          type: "table",
          caption: inlines("Boats"),
          rows: [
            [
              { content: inlines("From"), header: true },
              { content: inlines("At"), header: true, align: "end" },
            ],
            [{ content: inlines("Pier") }],
          ],
        },
        { type: "list", ordered: true, start: 3, items: [{ blocks: [paragraph("three")] }] },
        {
          type: "list",
          ordered: false,
          items: [
            { blocks: [paragraph("done")], checked: true },
            { blocks: [], checked: false },
          ],
        },
        { type: "quote", blocks: [paragraph("So it is.")], credit: inlines("Edda") },
        { type: "pull_quote", content: inlines("So!") },
        { type: "code", text: "a = 1\n\n", language: "python" },
        { type: "picture", ...picture },
        { type: "gallery", pictures: [picture, picture] },
        { type: "embed", media: "video", url: "https://example.org/film" },
        { type: "details", summary: inlines("More"), blocks: [paragraph("inside")] },
        { type: "footnote", label: "1", blocks: [paragraph("A note.")] },
        { type: "divider" },
        paragraph("  "),
      ],
      true,
    );
    const photo = { type: "photo", photo: picture.source, caption: { text: "A hat", credit: "Ada" } };
    assert.deepEqual(rich, [
      { type: "heading", text: "Departures", size: 2 },
      { type: "paragraph", text: ["See ", { type: "url", text: "the table", url: "https://example.org/" }, "."] },
      {
        type: "table",
        cells: [
          [
            { text: "From", is_header: true, align: "right", valign: "top" },
            { text: "At", is_header: true, align: "left", valign: "top" },
          ],
          [
            { text: "Pier", align: "right", valign: "top" },
            { text: "", align: "right", valign: "top" },
          ],
        ],
        is_bordered: true,
        is_striped: true,
        caption: "Boats",
      },
      { type: "list", items: [{ blocks: [{ type: "paragraph", text: "three" }], value: 3, type: "1" }] },
      {
        type: "list",
        items: [
          { blocks: [{ type: "paragraph", text: "done" }], has_checkbox: true, is_checked: true },
          { blocks: [{ type: "paragraph", text: " " }], has_checkbox: true },
        ],
      },
      { type: "blockquote", blocks: [{ type: "paragraph", text: "So it is." }], credit: "Edda" },
      { type: "pullquote", text: "So!" },
      { type: "pre", text: "a = 1", language: "python" },
      photo,
      { type: "collage", blocks: [photo, photo] },
      { type: "paragraph", text: { type: "url", text: "▶ https://example.org/film", url: "https://example.org/film" } },
      { type: "details", summary: "More", blocks: [{ type: "paragraph", text: "inside" }] },
      { type: "paragraph", text: "1 A note." },
      { type: "divider" },
    ]);
  });

  it("tells the rows of a table that is too wide as a list", () => {
    const row = Array.from({ length: 21 }, (_, column) => ({ content: inlines(`c${column}`) }));
    const [list, ...others] = richBlocks([{ type: "table", rows: [row, row] }], false);
    assert.deepEqual(others, []);
    assert.ok(list?.type === "list" && list.items.length === 2);
    assert.match(visible([list]), /^c0 · c1 · .* · c20\n/);
  });
});

describe("the parts of a rich message", () => {
  const small = { ...RICH_LIMITS, characters: 300, blocks: 12, media: 2 };

  it("are within the limits and say all in order, whatever the document", () => {
    const limits = { ...RICH_LIMITS, characters: 2500, blocks: 30, media: 2 };
    fc.assert(
      fc.property(documentBlocks, (blocks) => {
        const rich = richBlocks(blocks, false);
        const parts = richParts(rich, limits);
        for (const part of parts) {
          const { characters, blocks: count, media } = sizeOf(part);
          assert.ok(characters <= 2500 && count <= 30 && media <= 2, JSON.stringify(sizeOf(part)));
        }
        assert.ok(inOrder(visible(rich), letters(visible(parts.flat()))));
      }),
      { numRuns: runs(300), endOnFailure: true },
    );
  });

  it("begin with a section where one is near", () => {
    const section = (n: number): RichBlock[] => [
      { type: "heading", text: `Section ${n}`, size: 2 },
      { type: "paragraph", text: "words ".repeat(16) },
    ];
    const parts = richParts([...section(1), ...section(2), ...section(3), ...section(4)], small);
    assert.deepEqual(
      parts.map((part) => part.map((block) => block.type)),
      [
        ["heading", "paragraph", "heading", "paragraph"],
        ["heading", "paragraph", "heading", "paragraph"],
      ],
    );
  });

  it("divide what is too large in itself, the header of a table in each piece", () => {
    const cell = (text: string, header = false) => ({
      text,
      ...(header && { is_header: true as const }),
      align: "left" as const,
      valign: "top" as const,
    });
    const rows = Array.from({ length: 30 }, (_, n) => [cell(`row ${n}`)]);
    const table: RichBlock = {
      type: "table",
      cells: [[cell("Head", true)], ...rows],
      is_bordered: true,
      is_striped: true,
      caption: "All",
    };
    const parts = richParts([table], small);
    const [caption, ...pieces] = parts.flat();
    assert.deepEqual(caption, { type: "paragraph", text: "All" });
    assert.equal(pieces.length, 3);
    for (const piece of pieces) assert.ok(piece.type === "table" && piece.cells[0]?.[0]?.text === "Head");
    const texts = richParts([{ type: "paragraph", text: "One sentence. ".repeat(60) }], small).flat();
    assert.equal(texts.length, 3);
    for (const text of texts) assert.match(visible([text]), /^One .*sentence\.$/);
    const list: RichBlock = {
      type: "list",
      items: Array.from({ length: 40 }, (_, n) => ({
        blocks: [{ type: "paragraph", text: `item ${n}` }],
        value: n + 1,
        type: "1",
      })),
    };
    const lists = richParts([list], small).flat();
    assert.ok(lists.every((piece) => piece.type === "list" && sizeOf([piece]).blocks <= 12));
    assert.deepEqual(
      lists.flatMap((piece) => (piece.type === "list" ? piece.items.map((item) => item.value) : [])),
      list.items.map((_, n) => n + 1),
    );
  });
});

describe("an inline result as a rich message", () => {
  it("is the article's head and what it says, in the article's direction", () => {
    const article = anArticle({ author: "Ada Quill", picture: { source: { kind: "media", id: "a" } } });
    const { rich_message } = inlineCard(article, "The baker opens at six.", settingOf("en"));
    assert.equal(
      visible((rich_message.blocks ?? []) as RichBlock[]),
      "The bread that is gone by seven\nNovember 20, 2026 · Ada Quill\nThe baker opens at six.\n🏷 Town · Food",
    );
    assert.equal(rich_message.is_rtl, undefined);
    const persian = inlineCard(anArticle({ language: "fa", tags: [] }), "", settingOf("en"));
    assert.equal(persian.rich_message.is_rtl, true);
    assert.deepEqual(
      persian.rich_message.blocks?.map(({ type }) => type),
      ["heading", "paragraph"],
    );
  });
});

describe("an article as a rich message", () => {
  it("is one message with its title, byline, picture, lead, text and tags, and its source below", () => {
    const article = anArticle({
      lead: "Bread for early risers.",
      author: "Ada Quill",
      url: "https://example.org/bread",
      picture: { source: { kind: "media", id: "a" }, alt: "A loaf" },
    });
    const [message, ...others] = richArticle(article, settingOf("en"));
    assert.deepEqual(others, []);
    assert.equal(message?.rightToLeft, false);
    assert.deepEqual(
      message?.blocks.map(({ type }) => type),
      ["heading", "paragraph", "photo", "paragraph", "paragraph", "paragraph", "footer"],
    );
    assert.equal(
      visible(message!.blocks),
      "The bread that is gone by seven\nNovember 20, 2026 · Ada Quill\nA loaf\n\nBread for early risers.\nThe baker opens at six.\nBy seven the rye is gone.\n🏷 Town · Food",
    );
    assert.deepEqual(
      message?.keyboard?.map((row) => row.map((button) => button.text)),
      [["More like this"], ["Save", "Share"], ["Read at the source ↗"]],
    );
  });

  it("runs right to left in a language that does", () => {
    assert.equal(richArticle(anArticle({ language: "fa" }), settingOf("en"))[0]?.rightToLeft, true);
  });

  it("is several messages only over Telegram's limits, the buttons under the last", () => {
    const body = Array.from({ length: 300 }, (_, n) => paragraph(`${n}. ${"A sentence about the sea. ".repeat(8)}`));
    const article = anArticle({ body, url: "https://example.org/" });
    const messages = richArticle(article, settingOf("en"));
    assert.ok(messages.length >= 2);
    for (const [index, { blocks, keyboard }] of messages.entries()) {
      const size = sizeOf(blocks);
      assert.ok(size.characters <= RICH_LIMITS.characters && size.blocks <= RICH_LIMITS.blocks);
      assert.equal(keyboard !== undefined, index === messages.length - 1);
    }
  });
});

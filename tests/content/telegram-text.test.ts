import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { blocksText, Document } from "../../src/content/document.ts";
import { documentFromTelegram } from "../../src/content/telegram-text.ts";
import { fc } from "../fuzz.ts";

describe("a document from an editor's Telegram message", () => {
  it("keeps nested styles and links", () => {
    const text = "The ferry leaves early, see the table.";
    const { blocks } = documentFromTelegram(text, [
      { type: "bold", offset: 4, length: 18 },
      { type: "italic", offset: 17, length: 5 },
      { type: "text_link", offset: 32, length: 5, url: "https://example.org/table" },
    ]);
    assert.deepEqual(blocks, [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "The " },
          {
            type: "bold",
            children: [
              { type: "text", text: "ferry leaves " },
              { type: "italic", children: [{ type: "text", text: "early" }] },
            ],
          },
          { type: "text", text: ", see the " },
          { type: "link", url: "https://example.org/table", children: [{ type: "text", text: "table" }] },
          { type: "text", text: "." },
        ],
      },
    ]);
  });

  it("makes paragraphs at empty lines and blocks of quotes and code", () => {
    const text = "One\nstill one\n\n\nTwo\nsaid she\nx = 1\ny = 2\nThe end";
    const { blocks } = documentFromTelegram(text, [
      { type: "blockquote", offset: text.indexOf("said"), length: 8 },
      { type: "pre", offset: text.indexOf("x = 1"), length: 11, language: "python" },
    ]);
    assert.deepEqual(
      blocks.map((block) => block.type),
      ["paragraph", "paragraph", "quote", "code", "paragraph"],
    );
    assert.deepEqual(blocks[0], { type: "paragraph", content: [{ type: "text", text: "One\nstill one" }] });
    assert.deepEqual(blocks[3], { type: "code", text: "x = 1\ny = 2", language: "python" });
  });

  it("divides a style that runs over several paragraphs", () => {
    const { blocks } = documentFromTelegram("One\n\nTwo", [{ type: "bold", offset: 0, length: 8 }]);
    assert.deepEqual(
      blocks.map((block) => block.type === "paragraph" && block.content[0]?.type),
      ["bold", "bold"],
    );
  });

  it("leads nowhere that is not an address for readers", () => {
    const { blocks } = documentFromTelegram("click", [
      { type: "text_link", offset: 0, length: 5, url: "javascript:alert(1)" },
    ]);
    assert.deepEqual(blocks, [{ type: "paragraph", content: [{ type: "text", text: "click" }] }]);
  });

  it("keeps every visible character in order, whatever the entities", () => {
    const entity = fc.record({
      type: fc.constantFrom(
        "bold",
        "italic",
        "code",
        "pre",
        "blockquote",
        "text_link",
        "mention",
        "spoiler",
        "nonsense",
      ),
      offset: fc.integer({ min: -2, max: 40 }),
      length: fc.integer({ min: 0, max: 40 }),
      url: fc.constant("https://example.org/"),
    });
    const words = fc.array(fc.constantFrom("a", "bb", " ", "\n", "\n\n", "سلام", "😀", "…"), { maxLength: 30 });
    fc.assert(
      fc.property(words, fc.array(entity, { maxLength: 6 }), (parts, entities) => {
        const text = parts.join("");
        const document = Document.parse(documentFromTelegram(text, entities));
        assert.equal(blocksText(document.blocks).replace(/\s/g, ""), text.replace(/\s/g, ""));
      }),
    );
  });
});

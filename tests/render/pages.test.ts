import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { StyledText } from "../../src/core/message.ts";
import { documentText } from "../../src/render/document-text.ts";
import { MAX_ENTITIES, paginate } from "../../src/render/pages.ts";
import { bold, concat, link, plain, preformatted, styled } from "../../src/render/styled-text.ts";
import { fc, runs } from "../fuzz.ts";
import { documentBlocks } from "./arbitrary-document.ts";
import { assertStyled } from "./limits.ts";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const withoutSpace = (text: string) => text.replace(/\s+/g, "");
const textOf = (pages: readonly StyledText[]) => pages.map((page) => page.text).join("\n");

/** What each visible UTF-16 unit is styled with, in order: the same before and after a division. */
function stylesOf({ text, entities }: StyledText): string[] {
  const types = Array.from(text, () => "").concat(Array.from({ length: text.length }, () => ""));
  for (const { type, offset, length } of entities) {
    for (let place = offset; place < offset + length; place++) types[place] += ` ${type}`;
  }
  return Array.from({ length: text.length }, (_, place) => types[place] ?? "").filter((_, place) =>
    /\S/.test(text.charAt(place)),
  );
}

describe("pages", () => {
  it("keep all text and its styles in order, within the limit, whatever the document", () => {
    fc.assert(
      fc.property(documentBlocks, fc.integer({ min: 60, max: 1500 }), (blocks, limit) => {
        const whole = documentText(blocks, "en");
        const pages = paginate(whole, limit, "en");
        for (const page of pages) {
          assert.ok(page.text.length <= limit);
          assert.ok(page.entities.length <= MAX_ENTITIES);
          assertStyled(page);
        }
        assert.equal(withoutSpace(textOf(pages)), withoutSpace(whole.text));
        assert.deepEqual(pages.flatMap(stylesOf), stylesOf(whole));
      }),
      { numRuns: runs(200) },
    );
  });

  it("never cut a grapheme, however small they are", () => {
    const letter = fc.constantFrom("a", " ", "👩\u200d👩\u200d👧\u200d👦", "🇮🇷", "e\u0301", "می\u200cر", "字", "\n\n");
    fc.assert(
      fc.property(
        fc.array(letter, { minLength: 1, maxLength: 200, size: "max" }),
        fc.integer({ min: 15, max: 60 }),
        (letters, limit) => {
          const text = letters.join("");
          const borders = new Set(Array.from(graphemes.segment(withoutSpace(text)), ({ index }) => index));
          let place = 0;
          for (const page of paginate(plain(text), limit, "und")) {
            assert.ok(borders.has(place) || place === withoutSpace(text).length, `a cut at ${place} of ${text}`);
            place += withoutSpace(page.text).length;
          }
        },
      ),
    );
  });

  it("are about as long as each other, and none is nearly empty", () => {
    const sentences = fc.array(fc.integer({ min: 5, max: 120 }), { minLength: 20, maxLength: 150, size: "max" });
    fc.assert(
      fc.property(sentences, (lengths) => {
        const text = lengths.map((length) => `${"w".repeat(length)}. `).join("");
        const pages = paginate(plain(text), 1000, "en");
        if (pages.length === 1) return;
        for (const page of pages) assert.ok(page.text.length > 200, `a page of ${page.text.length}`);
      }),
    );
  });

  it("don't leave the last line of a long paragraph alone on a page", () => {
    const text = `${"A long sentence of some words. ".repeat(32).trim()}\n\nThe end.`;
    const pages = paginate(plain(text), 1000, "en");
    assert.equal(pages.length, 2);
    for (const page of pages) assert.ok(page.text.length > 300, `a page of ${page.text.length}`);
  });

  it("prefer a paragraph's border, then a sentence's, then a word's", () => {
    const paragraphs = `${"a".repeat(40)}. ${"b".repeat(20)}\n\n${"c".repeat(50)}`;
    assert.deepEqual(
      paginate(plain(paragraphs), 80, "en").map(({ text }) => text),
      [`${"a".repeat(40)}. ${"b".repeat(20)}`, "c".repeat(50)],
    );
    const sentences = "Bread is baked here. It is gone by seven o'clock in the morning.";
    assert.deepEqual(
      paginate(plain(sentences), 50, "en").map(({ text }) => text),
      ["Bread is baked here.", "It is gone by seven o'clock in the morning."],
    );
    assert.deepEqual(
      paginate(plain("one two three four five"), 15, "en").map(({ text }) => text),
      ["one two three", "four five"],
    );
  });

  it("cut where no entity is, if there is a place", () => {
    const text = concat(
      "Some words that stand before. ",
      link("This sentence is a link. So is this one.", "https://example.org/"),
      " And some after it.",
    );
    const pages = paginate(text, 60, "en");
    assert.deepEqual(
      pages.map((page) => page.entities.length),
      [0, 1],
    );
  });

  it("go on with an entity that is longer than a page", () => {
    const pages = paginate(preformatted(`${"line\n".repeat(40)}`, "sh"), 100, "en");
    assert.ok(pages.length >= 2);
    for (const page of pages) {
      assert.deepEqual(page.entities, [{ type: "pre", offset: 0, length: page.text.length, language: "sh" }]);
    }
  });

  it("carry no more entities than Telegram takes", () => {
    const words = Array.from({ length: 250 }, (_, index) => concat(bold(`word${index}`), " "));
    const pages = paginate(concat(...words), 4096, "en");
    assert.equal(pages.length, 3);
    for (const page of pages) assert.ok(page.entities.length <= MAX_ENTITIES);
  });

  it("carry no more addresses than Telegram takes", () => {
    const url = `https://example.org/${"a".repeat(900)}`;
    const pages = paginate(concat(...Array.from({ length: 30 }, () => concat(link("here", url), " and "))), 4096, "en");
    for (const page of pages) assert.ok(page.entities.length <= 9, `${page.entities.length} long addresses on a page`);
  });

  it("give one page for nothing and for what fits", () => {
    assert.deepEqual(paginate(plain(" \n"), 100, "en"), [plain("")]);
    assert.deepEqual(paginate(styled("italic", "short "), 100, "en"), [styled("italic", "short")]);
  });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Block } from "../../src/content/document.ts";
import { summarise } from "../../src/content/summary.ts";
import { fc } from "../fuzz.ts";

const paragraph = (text: string): Block => ({ type: "paragraph", content: [{ type: "text", text }] });
const article = (blocks: (Block | string)[], rest: { title?: string; lead?: string; language?: string } = {}) => ({
  title: "The ferry returns",
  language: "en",
  document: {
    version: 1 as const,
    blocks: blocks.map((block) => (typeof block === "string" ? paragraph(block) : block)),
  },
  ...rest,
});

test("a real lead is the summary", () => {
  const lead = "After two winters the ferry crosses the lake again. Tickets cost 3.50 euros.";
  assert.equal(summarise(article(["The body says something else."], { lead })), lead);
});

test("a lead that repeats the title, or is a label, gives way to the first sentences", () => {
  const body = "The ferry left the harbour at nine o'clock sharp. Two hundred people were on board. Nobody was late.";
  const expected = "The ferry left the harbour at nine o'clock sharp. Two hundred people were on board.";
  for (const lead of ["“The Ferry returns!”", "Analysis", undefined]) {
    assert.equal(summarise(article([body], { lead })), expected);
  }
  assert.equal(summarise(article([body]), { sentences: 1 }), "The ferry left the harbour at nine o'clock sharp.");
});

test("headings, lists, bylines, dates and the title again are passed over", () => {
  const text = summarise(
    article([
      { type: "heading", level: 2, content: [{ type: "text", text: "What happened on the lake this morning." }] },
      "The ferry returns.",
      "By Jane Doe and John Smith",
      "12 March 2026, 10:00",
      { type: "list", ordered: false, items: [{ blocks: [paragraph("An item that is a whole sentence.")] }] },
      "Zurich, 12 March\nThe ferry left the harbour at nine.",
      "Yes. It was a bright and windy morning.",
    ]),
  );
  assert.equal(text, "The ferry left the harbour at nine. It was a bright and windy morning.");
});

test("sentences are found in the article's own language", () => {
  const persian = "کشتی امروز صبح بندر را ترک کرد. دویست نفر در آن بودند؟ هیچ‌کس دیر نکرد و همه شاد بودند.";
  assert.equal(
    summarise(article([persian], { language: "fa" })),
    "کشتی امروز صبح بندر را ترک کرد. دویست نفر در آن بودند؟",
  );
  const japanese = "船は今朝九時に港を出ました。二百人が乗っていました。遅れた人はいませんでした。";
  assert.equal(
    summarise(article([japanese], { language: "ja" })),
    "船は今朝九時に港を出ました。二百人が乗っていました。",
  );
});

test("a sentence that does not fit is left out, and cut between words only where it stands alone", () => {
  const long = `The ferry ${"sails and ".repeat(20)}rests.`;
  assert.equal(
    summarise(article([`It left the harbour early. ${long}`]), { maxLength: 60 }),
    "It left the harbour early.",
  );
  const cut = summarise(article([long]), { maxLength: 60 });
  assert.match(cut, /^The ferry (sails and )+sails( and)?…$/);
  assert.ok(cut.length <= 60);
});

test("without text the label or the title stands in", () => {
  assert.equal(summarise(article([])), "The ferry returns");
  assert.equal(summarise(article([], { lead: "In pictures" })), "In pictures");
  assert.equal(
    summarise(article([{ type: "quote", blocks: [paragraph("We waited for this day.")] }])),
    "We waited for this day.",
  );
});

test("of any text: one line, never longer than asked for", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.integer({ min: 1, max: 80 }), (text, maxLength) => {
      const summary = summarise(article([text, `${text}.`], { lead: text.slice(0, 50) }), { maxLength });
      assert.ok(summary.length <= maxLength);
      assert.doesNotMatch(summary, /\n/);
    }),
  );
});

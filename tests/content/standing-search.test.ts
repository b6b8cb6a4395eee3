import assert from "node:assert/strict";
import { it } from "node:test";
import { documentFromText } from "../../src/content/document.ts";
import { searchedArticle, standingSearch } from "../../src/content/standing-search.ts";
import { TagId } from "../../src/core/ids.ts";
import { fc } from "../fuzz.ts";

const NOW = "2026-05-10T12:00:00Z";
const context = { now: Temporal.Instant.from(NOW), timeZone: "UTC", language: "en" };
const tag = (title: string) => ({ id: TagId.parse(1), slug: title.toLowerCase(), title });

const ferries = searchedArticle({
  title: "The ferries are late",
  lead: "A storm keeps both boats in the harbour.",
  document: documentFromText("Nobody crossed the bay on Friday night.\n\nTickets stay good."),
  tags: [tag("Harbour"), tag("Weather")],
  author: "Ada Quill",
  language: "en",
  publishedAt: Date.parse(NOW),
});
const books = searchedArticle({
  title: "کتابخانه‌های شهر",
  document: documentFromText("کتاب‌ها را ببرید."),
  tags: [],
  language: "fa",
  publishedAt: Date.parse("2025-01-01T00:00:00Z"),
});

for (const [query, finds] of [
  ["ferry", true],
  ["FERRY storm", true],
  ["the ferry", true],
  ["the", true],
  ["ferry train", false],
  ['"stay good"', true],
  ['"good stay"', false],
  ["ferry -storm", false],
  ["ferry -train", true],
  ["weather", true],
  ["tag:weather", true],
  ["tag:sport ferry", false],
  ["author:quill", true],
  ["author:smith ferry", false],
  ["lang:en ferry", true],
  ["lang:fa ferry", false],
  ["ferry from:2026", true],
  ["ferry before:2026", false],
  ["on:2026", false],
  ["", false],
  ["…", false],
] as const) {
  it(`finds ${finds ? "" : "not "}by ${JSON.stringify(query)}`, () => {
    assert.equal(standingSearch(query, context)(ferries), finds);
  });
}

it("reads words as the article's language does, whatever the reader's", () => {
  assert.equal(standingSearch("كتاب", context)(books), true);
  assert.equal(standingSearch("کتابخانه شهر", { ...context, language: "fa" })(books), true);
  assert.equal(standingSearch("ferry", context)(books), false);
});

it("takes any text for a query", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (query) => void standingSearch(query, context)(ferries)));
});

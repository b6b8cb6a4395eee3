import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { foldQuery, listMessage, MAX_QUERY_LENGTH, queryOf } from "../../src/render/list.ts";
import { narrowed, searchHeader, widened } from "../../src/render/search.ts";
import { bold } from "../../src/render/styled-text.ts";
import { anArticle } from "../factories.ts";
import { fc, runs } from "../fuzz.ts";
import { assertSendable } from "./limits.ts";
import { settingOf } from "./settings.ts";

function results(query: string) {
  const entries = [{ article: anArticle() }];
  const header = searchHeader(query, { total: 1, more: false }, settingOf("en").locale);
  return listMessage(
    { header, entries, page: 1, pages: 2, turn: (page) => ({ kind: "search", page }) },
    settingOf("en"),
  );
}

describe("the query of search results", () => {
  it("is read back from the message, whatever was asked", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.string({ unit: "grapheme" })), (asked) => {
        const query = foldQuery(asked);
        if (query === "") return;
        const message = results(asked);
        assertSendable(message);
        assert.equal(queryOf(message.text, message.entities), query);
        assert.equal(foldQuery(query), query, "folding twice is folding once");
        assert.ok(query.length <= MAX_QUERY_LENGTH);
      }),
      { numRuns: runs(500) },
    );
  });

  it("has room for another filter, which can be taken off again", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.string({ maxLength: 300 })), (asked) => {
        const query = narrowed(asked, "tag:climate");
        assert.ok(query.length <= MAX_QUERY_LENGTH && query.isWellFormed());
        assert.equal(query, foldQuery(query), "as it will be read back");
        assert.match(query, /(?:^| )tag:climate$/);
        assert.ok(foldQuery(asked) === "" || foldQuery(asked).startsWith(widened(query)));
      }),
    );
  });

  it("is one line without white space at the ends", () => {
    assert.equal(foldQuery(" rye\n bread\t\u2068now\u2069 "), "rye bread now");
  });

  it("is whole where Telegram divides its entity at a mention", () => {
    const { text } = results("@baker bread");
    const entities = [
      { type: "mention", offset: 3, length: 6 },
      { type: "bold", offset: 3, length: 6 },
      { type: "bold", offset: 9, length: 6 },
    ];
    assert.equal(queryOf(text, entities), "@baker bread");
  });

  it("is not found in other messages", () => {
    assert.equal(queryOf(undefined, undefined), undefined);
    assert.equal(queryOf("🔎 Write any words", []), undefined);
    const message = bold("bread");
    assert.equal(queryOf(message.text, message.entities), undefined);
  });
});

describe("a list", () => {
  it("shortens long leads between words, or between graphemes where there are none", () => {
    const lead = (text: string) =>
      listMessage(
        {
          header: bold("All"),
          entries: [{ article: anArticle({ lead: text, tags: [] }) }],
          page: 1,
          pages: 1,
          turn: (page) => ({ kind: "latest", page }),
        },
        settingOf("en"),
      )
        .text.split("\n")
        .at(-1);
    assert.equal(lead("A\nshort one."), "A short one.");
    assert.equal(lead("word ".repeat(60)), `${"word ".repeat(36).trim()}…`);
    assert.equal(lead("👩\u200d👩\u200d👧\u200d👦".repeat(30)), `${"👩\u200d👩\u200d👧\u200d👦".repeat(16)}…`);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { blocksText } from "../../../src/content/document.ts";
import { draftFromJsonLine } from "../../../src/content/importers/jsonl.ts";
import { readableDraft } from "./golden.ts";

const line = (fields: object) => draftFromJsonLine(JSON.stringify({ title: "Bells", body: "They ring.", ...fields }));
const bodyOf = (fields: object) => blocksText(line(fields).document.blocks);

describe("a line of JSON Lines", () => {
  it("gives an article with all that it says", () => {
    const draft = line({
      id: "A/17 ",
      lead: "The bells ring again.",
      body: "The bells ring again.\n\nThey were **silent** for a year.\n\n© 2026 The Paper",
      tags: ["Town", "", null, "town", " # "],
      author: " Ann  Smith ",
      language: "en-GB",
      url: "https://a.example/bells",
      publishedAt: "2025-06-03T10:30:00+02:00",
    });
    assert.equal(draft.source, "jsonl");
    assert.equal(draft.sourceId, "A/17 ", "letter for letter");
    assert.equal(
      readableDraft(draft),
      [
        "title: Bells",
        "lead: The bells ring again.",
        "author: Ann Smith",
        "date: 2025-06-03T08:30:00.000Z",
        "tags: Town",
        "language: en",
        "url: https://a.example/bells",
        "",
        "They were <bold>silent</bold> for a year.",
      ].join("\n"),
    );
  });

  it("reads its body as Markdown, HTML or text", () => {
    assert.equal(bodyOf({ body: "a **b** <i>c</i>" }), "a b c");
    assert.equal(bodyOf({ body: "a **b** <i>c</i>", format: "html" }), "a **b** c");
    assert.equal(bodyOf({ body: "a **b** <i>c</i>", format: "text" }), "a **b** <i>c</i>");
  });

  it("is found by its id, also a number, or by its address, or by title and date", () => {
    assert.equal(line({ id: 4 }).sourceId, "4");
    assert.equal(line({ id: "", url: "https://a.example/" }).sourceId, "https://a.example/");
    assert.equal(line({ body: "Changed." }).sourceId, line({}).sourceId);
    assert.notEqual(line({ publishedAt: 1748943561 }).sourceId, line({}).sourceId);
  });

  it("takes tags as a list or as a text, and a date as a text or a number", () => {
    assert.deepEqual(line({ tags: "a, ,b،پ" }).tags, ["a", "b", "پ"]);
    for (const publishedAt of [1748943561, 1748943561000, 1748943561.0, "2025-06-03T09:39:21Z"]) {
      assert.equal(line({ publishedAt }).publishedAt, 1748943561000);
    }
    assert.equal(
      line({ publishedAt: null, tags: null, lead: null, author: null, language: null }).publishedAt,
      undefined,
    );
  });

  it("drops an address that is none, and keeps the article", () => {
    assert.equal(line({ url: "javascript:alert(1)" }).url, undefined);
  });

  for (const [text, message] of [
    ['{"title":"Cut off', /no JSON: Unterminated string/],
    ["[1,2]", /no JSON object/],
    ["17", /no JSON object/],
    ["null", /no JSON object/],
    ['{"body":"x"}', /"title" is missing/],
    ['{"title":"x"}', /"body" is missing/],
    ['{"title":"x","body":{"a":1}}', /"body" is missing or not/],
    ['{"title":" ","body":"x"}', /no title/],
    ['{"title":"x","body":" "}', /no text/],
    ['{"title":"x","body":"y","publishedAt":"soon"}', /"publishedAt" is "soon", which is no date/],
    ['{"title":"x","body":"y","format":"pdf"}', /"format"/],
    ['{"title":"x","body":"y","tags":[{"a":1}]}', /"tags/],
  ] as const) {
    it(`is refused with a reason: ${text}`, () => {
      assert.throws(() => draftFromJsonLine(text), { name: "AppError", code: "invalid", message });
    });
  }
});

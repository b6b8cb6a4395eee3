import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ArticleDraft } from "../../../src/content/article.ts";
import { draftsFromFeed } from "../../../src/content/importers/feed.ts";
import { draftFromJsonLine } from "../../../src/content/importers/jsonl.ts";
import { draftFromMarkdown } from "../../../src/content/importers/markdown-file.ts";
import { draftFromTextPage } from "../../../src/content/importers/text-page.ts";
import { AppError } from "../../../src/core/errors.ts";

/** Far above what any of these inputs takes on a slow machine, far below what a pattern that backtracks would. */
const LONG_MS = 5000;

const fromMarkdown = (text: string) => draftFromMarkdown({ text, name: "a.md", ageFrom: 0 });
const fromJson = (format: string) => (body: string) => draftFromJsonLine(JSON.stringify({ title: "T", body, format }));
/** The text as it is in the place of a feed, and as an item's body. */
const fromFeed = (text: string) => draftsFromFeed(text).map(draftOf);
const fromItem = (text: string) => {
  const html = text.replaceAll("]]>", "");
  return draftsFromFeed(
    `<rss version="2.0"><channel><item><title>T</title><description><![CDATA[${html}]]></description></item></channel></rss>`,
  ).map(draftOf);
};

function draftOf(result: ReturnType<typeof draftsFromFeed>[number]): ArticleDraft {
  if ("error" in result) throw result.error;
  return result.draft;
}

const READERS = {
  "a text page": draftFromTextPage,
  "a Markdown file": fromMarkdown,
  "a line of JSON": draftFromJsonLine,
  "a body of Markdown": fromJson("markdown"),
  "a body of HTML": fromJson("html"),
  "a body of text": fromJson("text"),
  "a feed": fromFeed,
  "an item of a feed": fromItem,
};

/** Reads, and lets nothing pass but a valid draft or a refusal, soon. */
function survives(read: (text: string) => ArticleDraft | ArticleDraft[], text: string): void {
  const began = performance.now();
  try {
    for (const draft of [read(text)].flat()) ArticleDraft.parse(draft);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  const took = performance.now() - began;
  assert.ok(took < LONG_MS, `took ${Math.round(took)} ms for ${JSON.stringify(text.slice(0, 60))}`);
}

const fragment = fc.oneof(
  fc.constantFrom(
    ..."--- | title: | date: | tags: [ | { | } | \" | ' | & | &amp; | &#x0; | <p> | </p> | <b> | <!-- | <![CDATA[ | ]]> | <?xml | <rss | <item> | ``` | ~~~ | **a_b | [a](b) | ![ | [^1]: | # | - | > | |a| | Tags: , , | برچسب‌ها: ، ، | By Ann Smith | Home > News | 3 June 2025 | ۱۳ خرداد ۱۴۰۴ | © 2026 | Share this article | Read more: | http://a.example | News | , , ,".split(
      " | ",
    ),
  ),
  fc.constantFrom("\n", "\n\n", "\r\n", "\t", " ", "\u00a0", "\u2028", "\ufeff", "\0", "\ud800", "\u200d", "\u202e"),
  fc.constantFrom(
    "The lead says the same once more.",
    "Harbour cat receives a pension",
    "گربهٔ بندر حقوق می‌گیرد",
    "x".repeat(400),
  ),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const hostile = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(""));

describe("whatever a source holds", () => {
  for (const [name, read] of Object.entries(READERS)) {
    it(`becomes a valid draft or a refusal: ${name}`, () => {
      fc.assert(
        fc.property(fc.oneof(hostile, fc.json(), fc.string({ unit: "grapheme" })), (text) => survives(read, text)),
        { numRuns: 150 },
      );
    });
  }

  it("is read soon, however often it repeats what is costly to look at", () => {
    const repeated = [
      ...'> |[|![|*a |`|<a |<div>|<b>|<b>x</b>|<p>the post |&amp;|Tags: ,|#|. |terms privacy |[a](b) |http://a.b |a@|By Ann |1 de 2025 |حقوق |a > |e\u0301|"|…|<table><tr><td>|<ul><li>|<details><summary>|<!--|\\|~~a '.split(
        "|",
      ),
      " ",
      "|a",
      "\t \n",
      "word ",
      "The same sentence is said here.\n",
      "A line\n\n",
      "- x\n",
      "Share\n",
      "Read more:\n",
      "Tags\n",
      "© 2026\n",
      "۱۴۰۴/۰۳/۱۳ ",
      "\0",
      "\ud800",
    ];
    for (const part of repeated) {
      for (const [name, read] of Object.entries(READERS)) {
        // The Markdown parser's own time grows with the square of what it has to match.
        const text = part.repeat(Math.ceil((/Markdown/.test(name) ? 2000 : 20_000) / part.length));
        survives(read, `${text}x`);
        survives(read, `News\nA title for all of it\nA lead that stands above.\n${text}\n${"no end ".repeat(40)}`);
      }
    }
  });
});

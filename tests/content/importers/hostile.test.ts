import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ArticleDraft } from "../../../src/content/article.ts";
import { draftsFromFeed } from "../../../src/content/importers/feed.ts";
import { draftsFromJson } from "../../../src/content/importers/json-file.ts";
import { draftFromJsonLine } from "../../../src/content/importers/jsonl.ts";
import { documentFromMarkdown } from "../../../src/content/importers/markdown.ts";
import { draftFromMarkdown } from "../../../src/content/importers/markdown-file.ts";
import { markdownPieces } from "../../../src/content/importers/markdown-pieces.ts";
import { draftFromTextPage } from "../../../src/content/importers/text-page.ts";
import { draftFromWebPage } from "../../../src/content/importers/web-page.ts";
import { draftsFromWordpressExport } from "../../../src/content/importers/wordpress-export.ts";
import { AppError } from "../../../src/core/errors.ts";
import { fc, runs } from "../../fuzz.ts";

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

/** The text as the body of a page, as a post of an export, and as a card of Ghost's editor. */
const fromPage = (text: string) =>
  draftFromWebPage({ html: `<html><head><title>A title</title></head><body>${text}</body></html>` });
const fromWordpress = (text: string) =>
  [
    ...draftsFromWordpressExport(
      `<rss xmlns:wp="x" xmlns:content="y"><channel><item><title>T</title><wp:post_id>1</wp:post_id><content:encoded><![CDATA[${text.replaceAll("]]>", "")}]]></content:encoded></item></channel></rss>`,
    ),
  ].map(draftOf);
const fromJsonFile = (text: string) => [...draftsFromJson(text)].map(draftOf);
const fromGhost = (text: string) => {
  const lexical = JSON.stringify({
    root: {
      type: "root",
      children: [
        { type: "markdown", markdown: text },
        { type: "html", html: text },
      ],
    },
  });
  return fromJsonFile(JSON.stringify({ data: { posts: [{ id: "1", title: "T", lexical }] } }));
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
  "a web page": fromPage,
  "a post of WordPress": fromWordpress,
  "a file of JSON": fromJsonFile,
  "a post of Ghost, with Markdown": fromGhost,
};

/** Reads, and lets nothing pass but a valid draft or a refusal, soon. */
async function survives(
  read: (text: string) => ArticleDraft | ArticleDraft[] | Promise<ArticleDraft>,
  text: string,
): Promise<void> {
  const began = performance.now();
  try {
    for (const draft of [await read(text)].flat()) ArticleDraft.parse(draft);
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
    it(`becomes a valid draft or a refusal: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(hostile, fc.json(), fc.string({ unit: "grapheme" })), (text) => survives(read, text)),
        { numRuns: runs(150) },
      );
    });
  }

  it("is read soon, however often it repeats what is costly to look at", async () => {
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
        // Markdown takes longest, though no longer for each character of a longer text.
        const text = part.repeat(Math.ceil((/Markdown/.test(name) ? 6000 : 20_000) / part.length));
        await survives(read, `${text}x`);
        await survives(
          read,
          `News\nA title for all of it\nA lead that stands above.\n${text}\n${"no end ".repeat(40)}`,
        );
      }
    }
  });

  it("is Markdown in pieces: the parser, whose time grows with the square, never sees much at once", () => {
    const texts = ["a\n=\n", "- x\n", "x\n\n", "```\n", "*a ", "> ", "word ", "| a | b |\n", "[a]: b\n"].map((part) =>
      part.repeat(80_000 / part.length),
    );
    for (const text of texts) {
      for (const piece of markdownPieces(text)) {
        assert.ok(
          piece.text.length < 60_000 && piece.text.split("\n").length < 4000,
          JSON.stringify(text.slice(0, 20)),
        );
      }
    }
    const began = performance.now();
    const { blocks } = documentFromMarkdown("a\n=\n".repeat(20_000));
    assert.equal(blocks.length, 20_000);
    assert.ok(performance.now() - began < 30_000, "once it took 40 s, and now it takes one");
  });

  it("is Markdown whose references lead across its pieces", () => {
    const filler = "A paragraph between them that is only there to be long.\n\n".repeat(400);
    const { blocks } = documentFromMarkdown(
      `See [here][x].[^n]\n\n${filler}[x]: https://a.example/\n\n[^n]: The note.\n`,
    );
    assert.deepEqual(blocks[0], {
      type: "paragraph",
      content: [
        { type: "text", text: "See " },
        { type: "link", url: "https://a.example/", children: [{ type: "text", text: "here" }] },
        { type: "text", text: "." },
        { type: "superscript", children: [{ type: "text", text: "[n]" }] },
      ],
    });
    assert.equal(blocks.length, 402);
    assert.equal(blocks.at(-1)?.type, "footnote");
  });

  it("expands no entities: a bomb is what is written", () => {
    const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");
    const [only] = draftsFromFeed(
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">${entities}]><rss version="2.0"><channel><title>T</title><item><title>T</title><description>&l9; words</description></item></channel></rss>`,
    );
    assert.ok(only && "draft" in only && JSON.stringify(only.draft).length < 1000);
  });

  for (const [what, html] of [
    ["nested deeply", `${"<div>".repeat(100_000)}text`],
    [
      "with huge attributes",
      `<p ${Array.from({ length: 20_000 }, (_, n) => `a${n}=b`).join(" ")} class="${"x ".repeat(200_000)}">text</p>`,
    ],
    [
      "with JSON-LD that is nested deeply",
      `<script type="application/ld+json">${"[".repeat(200_000)}</script><p>text</p>`,
    ],
    ["with NUL bytes and half characters", `<p>${"\0\ud800".repeat(100_000)}text</p>`],
    ["of a hundred thousand links", '<a rel="tag" href="x">t</a>'.repeat(100_000)],
  ] as const) {
    it(`is a page ${what}: read, or refused`, () => survives(fromPage, html));
  }
});

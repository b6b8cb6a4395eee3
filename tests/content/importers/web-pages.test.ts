import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, it } from "node:test";
import { blocksText, inlineText } from "../../../src/content/document.ts";
import { decodeText } from "../../../src/content/importers/decode.ts";
import { draftFromWebPage } from "../../../src/content/importers/web-page.ts";
import { writtenDate } from "../../../src/content/importers/written-date.ts";
import { fc, runs } from "../../fuzz.ts";
import { assertGolden, FIXTURES, readableDraft } from "./golden.ts";

const WEB = join(FIXTURES, "web");
const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

describe("a web page", () => {
  for (const name of readdirSync(WEB)) {
    it(`gives its article and not the site around it: ${name}`, async () => {
      const html = decodeText(readFileSync(join(WEB, name)));
      const shown = await draftFromWebPage({ html, name }).then(
        (draft) => `${draft.source} / ${draft.sourceId}\n${readableDraft(draft)}`,
        (error: Error) => `refused: ${error.message}`,
      );
      assertGolden(`web/${basename(name)}`, shown);
    });
  }

  it("is found again by its canonical address, or the one it was fetched from, or its file's name", async () => {
    const page = (head: string) =>
      `<html><head><title>T of the page</title>${head}</head><body><p>Words enough.</p></body></html>`;
    const id = async (head: string, url?: string) =>
      (await draftFromWebPage({ html: page(head), url, name: "a.html" })).sourceId;
    assert.equal(
      await id('<link rel="canonical" href="/x?utm_source=a">', "https://a.example/y"),
      "https://a.example/x",
    );
    assert.equal(await id("", "https://a.example/y?fbclid=1"), "https://a.example/y");
    assert.equal(await id(""), "a.html");
    const saved = `<!-- saved from url=(0021)https://a.example/z -->${page("")}`;
    assert.equal((await draftFromWebPage({ html: saved, name: "a.html" })).sourceId, "https://a.example/z");
  });

  it("resolves links and pictures against its base, or where it was", async () => {
    const html = (base: string) =>
      `<html><head><title>A title</title>${base}</head><body><article><p>${"Words of the text. ".repeat(10)}<a href="b">link</a></p><img src="c.png"></article></body></html>`;
    const shown = async (base: string) =>
      JSON.stringify(await draftFromWebPage({ html: html(base), url: "https://a.example/d/e" }));
    assert.match(await shown(""), /https:\/\/a\.example\/d\/b.*https:\/\/a\.example\/d\/c\.png/);
    assert.match(
      await shown('<base href="https://b.example/f/">'),
      /https:\/\/b\.example\/f\/b.*https:\/\/b\.example\/f\/c\.png/,
    );
  });

  it("reads a date that could be either as its page writes dates, or else as its language does", async () => {
    const published = async (root: string, date: string, more = "") => {
      const html = `<html ${root}><head><title>A title</title>${more}</head><body><h1>A title</h1><p class="date">${date}</p><p>Words enough of it.</p></body></html>`;
      const { publishedAt } = await draftFromWebPage({ html });
      return publishedAt === undefined ? undefined : new Date(publishedAt).toISOString().slice(0, 10);
    };
    const britain = '<meta property="og:locale" content="en_GB">';
    const archive = "</head><body><ul><li>12/25/2025</li><li>11/30/2025</li></ul>";
    assert.equal(await published('lang="en-US"', "03/04/2026"), "2026-03-04");
    assert.equal(await published('lang="en"', "03/04/2026"), "2026-03-04");
    assert.equal(await published('lang="en"', "03/04/2026", britain), "2026-04-03");
    assert.equal(await published('lang="en-GB"', "03/04/2026"), "2026-04-03");
    assert.equal(await published('lang="en-GB"', "03/04/2026", archive), "2026-03-04");
    assert.equal(await published('lang="en-US"', "03/04/2026, updated 25/04/2026"), "2026-04-03");
    assert.equal(await published('lang="en-US"', "03.04.2026"), "2026-04-03");
    assert.equal(await published('lang="fr"', "03/04/2026"), "2026-04-03");
    assert.equal(await published("", "03/04/2026"), "2026-04-03");
    assert.equal(await published('lang="not a language"', "03/04/2026"), "2026-04-03");
    assert.equal(await published('lang="en-GB"', "04/25/2026"), "2026-04-25");
  });

  it("reads Persian dates with the month first, and with Arabic letters", async () => {
    for (const date of ["سه‌شنبه، خرداد ۱۳، ۱۴۰۴", "خرداد ۱۳, ۱۴۰۴", "۱۳ خرداد، ۱۴۰۴", "ژوئن ۰۳، ۲۰۲۵"]) {
      assert.equal(writtenDate(date), Date.UTC(2025, 5, 3), date);
    }
    assert.equal(writtenDate("فروردين ۲، ۱۴۰۰"), Date.UTC(2021, 2, 22));
    assert.equal(writtenDate("مهٔ ۲۱, ۲۰۲۰"), Date.UTC(2020, 4, 21));
  });

  it("keeps the lists, tables and pictures beside the only paragraph of a page", async () => {
    const said = (n: number) => `${Array.from({ length: 24 }, (_, index) => `word${n}and${index}`).join(" ")}.`;
    const item = (n: number) => `<li>${said(n)}</li>`;
    const quotes = [
      `<blockquote><p>${said(0)}</p></blockquote>`,
      `<blockquote><p>${said(0)}</p><p>${said(9)}</p></blockquote>`,
    ];
    const besides = [
      `<ul>${item(1)}${item(2)}</ul><ul>${item(3)}${item(4)}</ul>`,
      `<ul>${item(1)}${item(2)}</ul><figure><img src="https://a.example/i.png"><figcaption>${said(3)}</figcaption></figure>`,
      `<h2>${said(1).slice(0, 40)}</h2><table><tr><th>${said(2)}</th></tr><tr><td>${said(3)}</td></tr></table><pre>${said(4)}</pre>`,
      `<dl><dt>Termed</dt><dd>${said(1)}</dd><dd>${said(2)}</dd><dd>${said(3)}</dd></dl>`,
    ];
    for (const quote of quotes) {
      for (const beside of besides) {
        for (const body of [beside + quote, quote + beside]) {
          const html = `<html><head><title>A page about something else</title></head><body><h1>A page about something else</h1><div class="x1"><div class="y2">${body}</div></div></body></html>`;
          const draft = await draftFromWebPage({ html });
          const shown = words([draft.lead ?? "", blocksText(draft.document.blocks)].join(" "));
          assert.deepEqual(shown, words(body.replace(/<[^>]*>/g, " ")));
        }
      }
    }
  });

  it("loses, repeats and reorders no word of an article, whatever the site around it is made of", async () => {
    const word = fc.string({ unit: fc.constantFrom(..."bcdfghjklmnprstvzaeiou"), minLength: 4, maxLength: 9 });
    const sentence = fc.array(word, { minLength: 12, maxLength: 30 }).map((list) => `${list.join(" ")}.`);
    const block = fc.oneof(
      sentence.map((text) => `<p>${text}</p>`),
      sentence.map((text) => `<p>${text.replace(" ", " <b>").replace(/\.$/, "</b>.")}</p>`),
      sentence.map((text) => `<blockquote><p>${text}</p></blockquote>`),
      fc.tuple(sentence, sentence).map(([a, b]) => `<blockquote><p>${a}</p><p>${b}</p></blockquote>`),
      fc.tuple(sentence, sentence).map(([a, b]) => `<ul><li>${a}</li><li>${b}</li></ul>`),
      fc.tuple(sentence, sentence).map(([a, b]) => `<ol><li><p>${a}</p><p>${b}</p></li></ol>`),
      fc.tuple(word, sentence).map(([a, b]) => `<dl><dt>${a}</dt><dd>${b}</dd></dl>`),
      sentence.map((text) => `<pre>${text}</pre>`),
      sentence.map((text) => `<h2>${text.slice(0, 30).replace(/\s\S*$/, "")}</h2>`),
      fc
        .tuple(word, word)
        .map(([a, b]) => `<table><tr><th>${a}</th><th>q</th></tr><tr><td>${b}</td><td>w</td></tr></table>`),
      sentence.map((text) => `<figure><img src="https://a.example/i.png"><figcaption>${text}</figcaption></figure>`),
      sentence.map((text) => `<details><summary>q</summary><p>${text}</p></details>`),
    );
    const pages = fc.record({
      body: fc.array(block, { minLength: 3, maxLength: 8 }),
      wrap: fc.constantFrom(
        ["<article>", "</article>"],
        ['<div class="entry-content">', "</div>"],
        ['<main><div itemprop="articleBody">', "</div></main>"],
        ['<div class="x1"><div class="y2">', "</div></div>"],
      ),
      site: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(pages, async ({ body, wrap: [open, close], site }) => {
        const around = site
          ? [
              "<nav><a href='/'>Home</a></nav>",
              '<aside class="related"><h3>More</h3><a href="/x">Other</a></aside><footer>© 2026 Them</footer>',
            ]
          : ["", ""];
        const html = `<html><head><title>A page about something else</title></head><body>${around[0]}<h1>A page about something else</h1>${open}${body.join("")}${close}${around[1]}</body></html>`;
        // A sentence that is said twice may be taken for a lead and its repetition.
        const all = words(body.join(" ").replace(/<[^>]*>/g, " ")).filter((one) => one.length > 1);
        fc.pre(new Set(all).size === all.length);
        const draft = await draftFromWebPage({ html });
        const said = words(body.join(" ").replace(/<[^>]*>/g, " "));
        const shown = words([draft.lead ?? "", blocksText(draft.document.blocks)].join(" "));
        // A figure at the top may have become the picture above the article, with its caption.
        const caption = words(inlineText(draft.picture?.caption ?? []));
        assert.deepEqual([...caption, ...shown], said);
      }),
      { numRuns: runs(120) },
    );
  });
});

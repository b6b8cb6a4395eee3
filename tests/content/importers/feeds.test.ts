import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, it } from "node:test";
import type { ArticleDraft } from "../../../src/content/article.ts";
import { blocksText } from "../../../src/content/document.ts";
import { decodeText } from "../../../src/content/importers/decode.ts";
import { draftsFromFeed, readFeedItems } from "../../../src/content/importers/feed.ts";
import { assertGolden, FIXTURES, readableDraft } from "./golden.ts";

/** The only article of an RSS feed with this inside of its item. */
function fromItem(item: string, channel = "<title>T</title><link>https://a.example/</link>"): ArticleDraft {
  const namespaces = `xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:media="http://search.yahoo.com/mrss/"`;
  const [only, ...more] = draftsFromFeed(
    `<rss version="2.0" ${namespaces}><channel>${channel}<item>${item}</item></channel></rss>`,
  );
  assert.ok(only && more.length === 0);
  if ("error" in only) throw only.error;
  return only.draft;
}

const bodyOf = (draft: ArticleDraft) => blocksText(draft.document.blocks);

describe("a feed", () => {
  const folders = [FIXTURES, join(FIXTURES, "feeds")];
  const feeds = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:rss|rdf|atom|xml)$|^feed\.json$/.test(name))
      .map((name) => join(folder, name)),
  );
  for (const path of feeds) {
    it(`gives clean articles: ${basename(path)}`, () => {
      const shown = draftsFromFeed(decodeText(readFileSync(path))).map((result) =>
        "draft" in result
          ? `${result.draft.source} / ${result.draft.sourceId}\n${readableDraft(result.draft)}`
          : `refused: ${(result.error as Error).message}`,
      );
      assertGolden(`feeds/${basename(path)}`, shown.join("\n\n―――――\n\n"));
    });
  }

  it("is read an item at a time: what is broken or cut off is broken alone", () => {
    const item = (n: number) =>
      `<item><title>No. ${n}</title><guid>${n}</guid><description>Text <![CDATA[</item><item>]]>.</description></item>`;
    const items = Array.from({ length: 250 }, (_, n) => item(n)).join("");
    const results = draftsFromFeed(`<rss version="2.0"><channel><title>T</title>${items}<item><title>Cut`);
    assert.equal(results.filter((one) => "draft" in one).length, 250);
    assert.equal(results.length, 251);
  });

  it("has a limit, which is told; what came before it is read", () => {
    const items = "<item><title>T</title><description>Text.</description></item>".repeat(50_100);
    let count = 0;
    let refusal: unknown;
    for (const result of readFeedItems(`<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`)) {
      if ("draft" in result) count++;
      else refusal = result.error;
    }
    assert.equal(count, 50_000);
    assert.match(String(refusal), /more than 50,000 items/);
  });

  it("is the same source whether it comes from a file or from its address", () => {
    const text = readFileSync(join(FIXTURES, "feeds", "wordpress.rss"), "utf8");
    const sources = [undefined, "https://kitchen.example/feed/", "https://mirror.example/copy.rss"].map((url) => {
      const [first] = draftsFromFeed(text, url);
      return first && "draft" in first && first.draft.source;
    });
    assert.deepEqual(sources, Array(3).fill("feed:https://kitchen.example/feed/"));
  });

  it("goes on after an item that is wrong", () => {
    const results = draftsFromFeed(
      `<rss version="2.0"><channel><title>T</title>
        <item><title>One</title><description>First text.</description></item>
        <item><title>Nothing below</title></item>
        <item><title>Three</title><description>${"&lt;div&gt;".repeat(9000)}deep</description></item>
        <item><title>Four</title><description>Fourth text.</description></item></channel></rss>`,
    );
    assert.deepEqual(
      results.map((result) => ("draft" in result ? result.draft.title : (result.error as Error).message)),
      ["One", '"Nothing below" has a title but no text.', "It is nested too deeply.", "Four"],
    );
  });

  it("calls what has no title by its first sentence", () => {
    assert.equal(
      fromItem("<description>&lt;p&gt;Fog horn test at six. Sorry, cats.&lt;/p&gt;</description>").title,
      "Fog horn test at six.",
    );
    const long = fromItem(`<description>${"very ".repeat(60)}long</description>`);
    assert.ok(long.title.length <= 100 && long.title.endsWith("very…"));
    assert.match(bodyOf(long), /long$/);
  });

  it("shows a summary once that the text begins with, and drops one that the feed's software cut off", () => {
    const lead = "The café at the harbour has been open for ten thousand nights in a row.";
    const content = (html: string) => `<title>Café</title><content:encoded><![CDATA[${html}]]></content:encoded>`;
    const own = fromItem(`${content("<p>Nobody has the key.</p>")}<description>${lead}</description>`);
    assert.deepEqual([own.lead, bodyOf(own)], [lead, "Nobody has the key."]);
    const again = fromItem(`${content(`<p>${lead}</p><p>Nobody has the key.</p>`)}<description>${lead}</description>`);
    assert.deepEqual([again.lead, bodyOf(again)], [lead, "Nobody has the key."]);
    const cut = fromItem(
      `${content(`<p>${lead}</p><p>Nobody has the key.</p>`)}<description>The café at the harbour has been open [&#8230;]</description>`,
    );
    assert.deepEqual([cut.lead, bodyOf(cut)], [undefined, `${lead}\n\nNobody has the key.`]);
  });

  it("takes tags apart that stand in one category, and drops empty ones and what software fills in", () => {
    const draft = fromItem(
      "<title>T</title><description>Text.</description><category>کتاب ، شعر، ،</category><category/><category>Uncategorized</category><category>Food</category>",
    );
    assert.deepEqual(draft.tags, ["کتاب", "شعر", "Food"]);
  });

  for (const [date, expected] of [
    ["Tue, 03 Jun 2025 09:39:21 GMT", "2025-06-03T09:39:21.000Z"],
    ["Tue, 03 Jun 2025 09:39:21 +0330", "2025-06-03T06:09:21.000Z"],
    ["Tue, 03 Jun 25 09:39 EST", "2025-06-03T14:39:00.000Z"],
    ["Tue, 03 Jun 2025 09:39:21 CEST", "2025-06-03T07:39:21.000Z"],
    ["2025-06-03 10:30:00", "2025-06-03T10:30:00.000Z"],
    ["2025-06-03T10:30:00+02:00", "2025-06-03T08:30:00.000Z"],
    ["سه‌شنبه, 13 خرداد 1404 10:30:00 +0330", "2025-06-03T07:00:00.000Z"],
    ["yesterday evening", undefined],
    ["Issue 5", undefined],
  ] as const) {
    it(`reads the date "${date}"`, () => {
      const { publishedAt } = fromItem(`<title>T</title><description>Text.</description><pubDate>${date}</pubDate>`);
      assert.equal(publishedAt === undefined ? undefined : new Date(publishedAt).toISOString(), expected);
    });
  }

  it("believes the feed's language only if the text is written in its letters", () => {
    const channel = "<title>T</title><language>en-US</language>";
    const item = (text: string) => `<title>${text}</title><description>${text}</description>`;
    assert.equal(
      fromItem(item("باران دیشب بندر را پس از سه ماه خشکی خیس کرد و کودکان در کوچه‌ها دویدند."), channel).language,
      "fa",
    );
    assert.equal(fromItem(item("Rain at last."), channel).language, "en");
  });

  it("shows a picture once that the text repeats in another size", () => {
    const item = (picture: string, html: string) =>
      fromItem(`<title>T</title>${picture}<description><![CDATA[${html}<p>Text.</p>]]></description>`);
    const large = '<enclosure url="https://a.example/u/hat.jpg" type="image/jpeg"/>';
    const draft = item(large, '<img src="https://a.example/u/hat-300x200.jpg" alt="A hat">');
    assert.deepEqual(draft.picture, { source: { kind: "url", url: "https://a.example/u/hat.jpg" }, alt: "A hat" });
    assert.equal(draft.document.blocks.length, 1);
    const thumbnail = '<media:thumbnail url="https://a.example/u/s72/x.jpg"/>';
    const better = item(thumbnail, '<img src="https://a.example/u/hat.jpg">');
    assert.deepEqual(better.picture, { source: { kind: "url", url: "https://a.example/u/hat.jpg" } });
    const other = item(large, '<img src="https://a.example/u/coat.jpg">');
    assert.equal(other.document.blocks.length, 2);
  });

  it("says what is no feed", () => {
    for (const text of ["", "hello", "<html></html>", "{}", "<rss", '{"version":"https://jsonfeed.org/version/1.1"']) {
      assert.throws(() => draftsFromFeed(text), { code: "invalid" }, text);
    }
  });
});

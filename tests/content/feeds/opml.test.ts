import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { feedsFromOpml, opmlFromFeeds } from "../../../src/content/feeds/opml.ts";
import { fc } from "../../fuzz.ts";

describe("OPML", () => {
  it("is read with folders and categories as tags, each address once, what is no feed passed over", () => {
    const feeds = feedsFromOpml(`<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
      <outline text="Town">
        <outline text="Inner"><outline type="rss" text="Bread &amp; more" xmlUrl="https://a.example/rss?x=1&amp;y=2"/></outline>
        <outline type="rss" title="Sea" text="x" xmlUrl="https://b.example/atom" category="/News/Harbour,Boats"/>
      </outline>
      <outline type="rss" text="Again" xmlUrl="https://b.example/atom"/>
      <outline text="A link" type="link" url="https://c.example/"/>
      <outline text="Not of the web" xmlUrl="file:///etc/passwd"/>
      <outline xmlUrl="https://d.example/feed"/>
    </body></opml>`);
    assert.deepEqual(feeds, [
      { url: "https://a.example/rss?x=1&y=2", title: "Bread & more", tags: ["Town", "Inner"], mode: undefined },
      { url: "https://b.example/atom", title: "Sea", tags: ["Town", "Harbour", "Boats"], mode: undefined },
      { url: "https://d.example/feed", title: undefined, tags: [], mode: undefined },
    ]);
  });

  it("comes back as it was written, whatever titles and tags hold", () => {
    const word = fc
      .stringMatching(/^[\p{L}\p{N}<>&"' ]{0,20}[\p{L}\p{N}]$/u)
      .map((text) => text.normalize("NFC").trim());
    const feed = fc.record(
      {
        url: fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href),
        title: word.map((text) => text.replace(/\s+/g, " ")),
        tags: fc.uniqueArray(fc.constantFrom("Town", "Food", "شهر", "R&D"), { maxLength: 3 }),
        mode: fc.constantFrom("publish" as const, "draft" as const),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(fc.uniqueArray(feed, { selector: ({ url }) => url, maxLength: 5, minLength: 1 }), (feeds) => {
        assert.deepEqual(feedsFromOpml(opmlFromFeeds(feeds, "Mine")), feeds);
      }),
    );
  });

  for (const text of ["", "no xml", "<html><p>x", "<opml/>", "{}", "<opml><body><outline"]) {
    it(`is refused: ${JSON.stringify(text)}`, () => {
      assert.throws(() => feedsFromOpml(text), { code: "invalid" });
    });
  }

  it("is not made of no feeds, which is said in words", () => {
    assert.throws(() => opmlFromFeeds([], "Feeds"), /There are no feeds\./);
  });

  it("takes folders in folders however deep", () => {
    const deep = `${"<outline text='f'>".repeat(5000)}${"</outline>".repeat(5000)}`;
    try {
      assert.deepEqual(
        feedsFromOpml(`<opml><body>${deep}<outline xmlUrl="https://a.example/"/></body></opml>`).length,
        1,
      );
    } catch (error) {
      assert.match(String(error), /no OPML file/);
    }
  });
});

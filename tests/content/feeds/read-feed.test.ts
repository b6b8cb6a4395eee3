import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { MAX_FEED_TITLE_LENGTH, MAX_ITEMS } from "../../../src/content/feeds/feed.ts";
import { feedFacts, feedItems } from "../../../src/content/feeds/read-feed.ts";
import { rss } from "./feed-server.ts";

const FIXTURES = join(import.meta.dirname, "..", "..", "fixtures", "import");
const OWN = { source: "feed:https://a.example/feed", tags: ["Town"] };

describe("a feed", () => {
  it("says its title and its ttl, in every format", () => {
    assert.deepEqual(feedFacts(rss([{ id: "1" }], { title: "Bread &amp;amp; &lt;b&gt;salt&lt;/b&gt;", ttl: 90 })), {
      title: "Bread & salt",
      ttlMinutes: 90,
    });
    assert.deepEqual(feedFacts('{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[]}'), {
      title: "J",
      ttlMinutes: undefined,
    });
    for (const name of readdirSync(join(FIXTURES, "feeds"))) {
      assert.ok(feedFacts(readFileSync(join(FIXTURES, "feeds", name), "utf8")), name);
    }
    assert.equal(feedFacts(readFileSync(join(FIXTURES, "atom.xml"), "utf8")).title === undefined, false);
  });

  it("has a title of one line that is not too long, or none; and no ttl that is none", () => {
    const { title } = feedFacts(rss([], { title: "Word\n ".repeat(100) }));
    assert.ok(title !== undefined && title.length <= MAX_FEED_TITLE_LENGTH && !title.includes("\n"));
    assert.deepEqual(feedFacts(rss([], { title: " ", ttl: -5 })), { title: undefined, ttlMinutes: undefined });
  });

  for (const text of ["", "<html><p>x", "{}", "<rss", "plain"]) {
    it(`is none: ${JSON.stringify(text)}`, () => {
      assert.throws(() => feedFacts(text), { code: "invalid" });
    });
  }

  it("gives its articles as its own, whatever it says to be, oldest first, with its tags before theirs", () => {
    const text = rss([
      { id: "2", tags: ["Sea", "town"] },
      { id: "1", tags: [] },
    ]).replace(
      "<title>",
      '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="https://other.example/"/><title>',
    );
    const { drafts } = feedItems(text, OWN, "https://a.example/feed");
    assert.deepEqual(
      drafts.map(({ source, sourceId, tags }) => [source, sourceId, tags]),
      [
        [OWN.source, "1", ["Town"]],
        [OWN.source, "2", ["Town", "Sea"]],
      ],
    );
  });

  it("is read to its thousandth item", () => {
    const many = rss(Array.from({ length: MAX_ITEMS + 20 }, (_, n) => ({ id: `${n}`, text: "Some words." })));
    const { drafts, refused } = feedItems(many, OWN, "https://a.example/feed");
    assert.deepEqual([drafts.length, refused, drafts.at(-1)?.sourceId], [MAX_ITEMS, 0, "0"]);
  });
});

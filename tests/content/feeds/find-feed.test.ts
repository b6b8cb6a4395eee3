import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { feedOfPage, findFeed } from "../../../src/content/feeds/find-feed.ts";
import { rss } from "./feed-server.ts";

const page = (head: string) =>
  `<!DOCTYPE html>\n<html><head><title>Home</title>${head}</head><body><p>Hello</body></html>`;

describe("a feed at an address", () => {
  const web = (pages: Record<string, string | [status: number, location: string]>): typeof fetch => {
    return async (input) => {
      const found = pages[String(input)];
      if (found === undefined) return new Response(null, { status: 404, statusText: "Not Found" });
      return typeof found === "string"
        ? new Response(found)
        : new Response(null, { status: found[0], headers: { location: found[1] } });
    };
  };

  it("is the address itself, with or without https", async () => {
    const fetchFrom = web({ "https://a.example/feed": rss([], { title: "Bread &amp; salt", ttl: 60 }) });
    for (const address of ["https://a.example/feed", "a.example/feed"]) {
      assert.deepEqual(await findFeed(address, fetchFrom), {
        url: "https://a.example/feed",
        facts: { title: "Bread & salt", ttlMinutes: 60 },
      });
    }
  });

  it("is what a page names, and where that has moved", async () => {
    const fetchFrom = web({
      "https://a.example/": page('<link rel="alternate" type="application/rss+xml" href="/feed">'),
      "https://a.example/feed": [301, "/feed.xml"],
      "https://a.example/feed.xml": rss([{ id: "1" }]),
    });
    assert.equal((await findFeed("https://a.example/", fetchFrom)).url, "https://a.example/feed.xml");
  });

  for (const [address, reason] of [
    ["https://a.example/plain", /is a web page that names no feed/],
    ["https://a.example/none", /answers 404 Not Found/],
    ["https://a.example/page-of-page", /no RSS, Atom or JSON feed/],
    ["https://a.example/text", /no RSS, Atom or JSON feed/],
    ["ftp://a.example/feed", /no http\(s\) address/],
    ["not an address", /no http\(s\) address/],
  ] as const) {
    it(`is not there: ${address}`, async () => {
      const fetchFrom = web({
        "https://a.example/plain": page(""),
        "https://a.example/page-of-page": page('<link rel="alternate" type="application/rss+xml" href="/plain">'),
        "https://a.example/text": "Hello",
      });
      await assert.rejects(findFeed(address, fetchFrom), reason);
    });
  }
});

describe("what a page names as its feed", () => {
  for (const [name, head, expected] of [
    ["RSS", '<link rel=alternate type="application/rss+xml" href="/rss">', "https://a.example/rss"],
    [
      "Atom",
      '<LINK REL="Alternate feed" TYPE="Application/Atom+XML; charset=utf-8" HREF="atom.xml">',
      "https://a.example/b/atom.xml",
    ],
    [
      "JSON Feed",
      '<link rel="alternate" type="application/feed+json" href="//c.example/f.json">',
      "https://c.example/f.json",
    ],
    [
      "the first of several",
      '<link rel="alternate" type="application/rss+xml" href="1"><link rel="alternate" type="application/rss+xml" href="2">',
      "https://a.example/b/1",
    ],
    [
      "by its base",
      '<base href="https://d.example/x/"><link rel="alternate" type="application/rss+xml" href="f">',
      "https://d.example/x/f",
    ],
    ["no other language's page", '<link rel="alternate" hreflang="de" href="/de">', undefined],
    ["no style", '<link rel="stylesheet" type="application/rss+xml" href="/x">', undefined],
    ["nothing but the web", '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', undefined],
  ] as const) {
    it(`is ${name}`, () => assert.equal(feedOfPage(page(head), "https://a.example/b/"), expected));
  }

  it("is found in a page of whatever depth", () => {
    assert.equal(feedOfPage("<div>".repeat(50_000), "https://a.example/"), undefined);
  });
});

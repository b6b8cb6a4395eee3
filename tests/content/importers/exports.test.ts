import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { blocksText } from "../../../src/content/document.ts";
import { documentFromHtml } from "../../../src/content/importers/html.ts";
import { readSource } from "../../../src/content/importers/source.ts";
import { postsAddress, postsBySite } from "../../../src/content/importers/wordpress-rest.ts";
import { htmlFromWordpress } from "../../../src/content/importers/wordpress-text.ts";
import { AppError } from "../../../src/core/errors.ts";
import { assertGolden, FIXTURES, readableDraft } from "./golden.ts";

async function shown(path: string): Promise<string> {
  const parts: string[] = [];
  for await (const item of readSource(path, { ageFrom: 0 })) {
    parts.push(
      item.kind === "article"
        ? `${item.draft.source} / ${item.draft.sourceId}\n${readableDraft(item.draft)}`
        : `refused ${item.where.slice(path.length)}: ${item.reason}`,
    );
  }
  return parts.join("\n\n―――――\n\n");
}

describe("an export", () => {
  for (const folder of ["wordpress", "ghost"]) {
    for (const name of readdirSync(join(FIXTURES, folder))) {
      it(`gives its posts as they were seen: ${folder}/${name}`, async () => {
        assertGolden(`exports/${folder}-${name}`, await shown(join(FIXTURES, folder, name)));
      });
    }
  }

  it("gives what site generators make of their files", async () => {
    assertGolden("exports/site", await shown(join(FIXTURES, "site")));
  });

  for (const [stored, text] of [
    ["One\nline.\n\nTwo", "One\nline.\n\nTwo"],
    ["a [sic] b [1] c [[gallery]]", "a [sic] b [1] c [gallery]"],
    ['[box color="red"]in[/box] out', "in out"],
    ["[unknown]in[/unknown]", "in"],
    ["<pre>[gallery]\n\nx</pre>", "[gallery]\n\nx"],
    ["before\n<!--more-->\nafter", "before\n\nafter"],
    ["[caption id='x']<img src='https://a.example/a.png'> Words[/caption]", "Words"],
    ["[caption]never closed", "never closed"],
    ["x [y](https://a.example/) z", "x [y](https://a.example/) z"],
  ] as const) {
    it(`reads classic text as WordPress shows it: ${JSON.stringify(stored)}`, () => {
      assert.equal(blocksText(documentFromHtml(htmlFromWordpress(stored)).blocks), text);
    });
  }
});

describe("a WordPress site", () => {
  const post = (id: number, more: object = {}) => ({
    id,
    date_gmt: "2026-01-09T07:00:00",
    link: `https://a.example/${id}/`,
    title: { rendered: `No. ${id}` },
    content: { rendered: `<p>Text ${id}.</p>` },
    excerpt: { rendered: "" },
    status: "publish",
    author: 7,
    tags: [5],
    categories: [1],
    featured_media: 9,
    ...more,
  });

  it("is asked page after page, and for the names that it doesn't embed", async () => {
    const asked: string[] = [];
    const get = async (url: string): Promise<unknown> => {
      asked.push(url.replace(/^.*\/wp-json\/wp\/v2/, ""));
      const { pathname, searchParams } = new URL(url);
      if (pathname.endsWith("/users")) return [{ id: 7, name: "Ann" }];
      if (pathname.endsWith("/tags")) return [{ id: 5, name: "Sea" }];
      if (pathname.endsWith("/categories")) return [{ id: 1, name: "Uncategorized" }];
      if (pathname.endsWith("/media")) return [{ id: 9, source_url: "https://a.example/p.jpg", media_type: "image" }];
      const page = Number(searchParams.get("page"));
      if (page === 3) throw new AppError("unavailable", `${url} answers 400 Bad Request`);
      return Array.from({ length: 100 }, (_, at) => post(page * 1000 + at));
    };
    const address = postsAddress("https://a.example/wp-json/wp/v2/posts");
    assert.ok(address);
    const found = [];
    for await (const result of postsBySite(address, get)) found.push(result);
    assert.equal(found.length, 200);
    const [first] = found;
    assert.ok(first && "draft" in first);
    assert.deepEqual(first.draft.tags, ["Sea"]);
    assert.equal(first.draft.author, "Ann");
    assert.deepEqual(first.draft.picture, { source: { kind: "url", url: "https://a.example/p.jpg" } });
    assert.equal(asked.filter((one) => one.startsWith("/posts")).length, 3);
  });

  it("is known by its addresses", () => {
    assert.equal(postsAddress("https://a.example/wp-json/")?.href, "https://a.example/wp-json/wp/v2/posts");
    assert.equal(postsAddress("https://a.example/?rest_route=/wp/v2/posts")?.pathname, "/");
    assert.equal(postsAddress("https://a.example/feed"), undefined);
  });

  it("has the same posts in its export", async () => {
    const ids = async (name: string) => {
      for await (const item of readSource(join(FIXTURES, "wordpress", name), { ageFrom: 0 })) {
        if (item.kind === "article") return `${item.draft.source}/${item.draft.sourceId}`;
      }
      return undefined;
    };
    assert.equal(await ids("gutenberg.xml"), await ids("rest-embedded.json"));
    assert.match(readFileSync(join(FIXTURES, "wordpress", "gutenberg.xml"), "utf8"), /wxr_version/);
  });
});

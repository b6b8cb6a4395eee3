import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { blocksText } from "../../../src/content/document.ts";
import { fetchSource } from "../../../src/content/importers/fetch.ts";
import { guardedFetch } from "../../../src/content/importers/guarded-fetch.ts";
import { readSource, sizeOfSource } from "../../../src/content/importers/source.ts";
import { FIXTURES } from "./golden.ts";

const NOW = Date.parse("2026-03-14T12:00:00Z");
/** The servers of these tests are on this machine. */
const anywhere = guardedFetch({ allowPrivate: true });

/** What a source holds, one line for each item: its id and title, or where it was refused and why. */
async function itemsOf(source: string, options: Partial<Parameters<typeof readSource>[1]> = {}): Promise<string[]> {
  const items: string[] = [];
  for await (const item of readSource(source, { ageFrom: NOW, fetch: anywhere, ...options })) {
    items.push(
      item.kind === "article" ? `${item.draft.sourceId}: ${item.draft.title}` : `${item.where}: ${item.reason}`,
    );
  }
  return items;
}

describe("a source", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "kiosk-sources-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Writes a file into the test's folder. */
  function written(name: string, content: string | Uint8Array): string {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  it("is a folder: every file in it that can be read, in order of their names", async () => {
    const posts = join(FIXTURES, "posts");
    const items = await itemsOf(posts);
    assert.deepEqual(
      items.map((item) => item.replace(`${posts}/`, "")),
      [
        'bad-date.md:3: "date" is "the other day", which is no date; write it like 2026-03-14T09:30:00Z.',
        'bad-yaml.md:3: The front matter is no YAML: Nested mappings are not allowed in compact mappings. A value with ": " in it needs quotes.',
        "everything.md: Everything at once",
        "untitled.md: It has no title.",
        "wetter.de.md: Wetter",
        "windows-1: Windows: a file",
      ],
    );
  });

  it("is passed over in a folder where it is hidden, a program's, or nothing that Kiosk reads", async () => {
    const text = "# T\n\nText";
    for (const name of ["a/.git/x.md", "a/node_modules/x.md", "a/.x.md", "a/x.png", "a/x"]) written(name, text);
    written("a/deep/er/x.md", text);
    assert.deepEqual(await itemsOf(join(folder, "a")), ["deep/er/x.md: T"]);
  });

  it("is a file of JSON Lines: what is wrong is told with its line, and the rest goes on", async () => {
    const path = join(FIXTURES, "archive.jsonl");
    assert.deepEqual(
      (await itemsOf(path)).map((item) => item.replace(path, "archive.jsonl")),
      [
        "A/17 : Bells",
        "archive.jsonl:3: The line is no JSON: Unterminated string.",
        'archive.jsonl:4: "body" is missing or not what it must be.',
        "4: HTML",
        'archive.jsonl:6: "publishedAt" is "soon", which is no date; write it like 2026-03-14T09:30:00Z.',
        "https://mirror.example/fa: متن ساده",
        "archive.jsonl:8: The line is no JSON object.",
      ],
    );
  });

  it("may begin with a byte order mark and end its lines as Windows does", async () => {
    const lines = ['{"id":1,"title":"One","body":"Text."}', "", '{"id":2,"title":"Two\u2028","body":"Text."}'];
    const path = written("windows.jsonl", `\ufeff${lines.join("\r\n")}`);
    assert.deepEqual(await itemsOf(path), ["1: One", "2: Two"]);
  });

  it("refuses a line that is too long, and reads the next one", async () => {
    const long = JSON.stringify({ id: 1, title: "Long", body: "x".repeat(10 * 1024 * 1024) });
    const path = written("long.jsonl", `${long}\n{"id":2,"title":"Two","body":"Text."}\n`);
    assert.deepEqual(await itemsOf(path), [`${path}:1: The line is longer than 10 MB.`, "2: Two"]);
  });

  it("may be compressed, whatever it is called", async () => {
    const line = '{"id":1,"title":"One","body":"Text."}';
    assert.deepEqual(await itemsOf(written("a.jsonl.gz", gzipSync(line))), ["1: One"]);
    assert.deepEqual(await itemsOf(written("b.jsonl", gzipSync(line))), ["1: One"]);
    const cut = written("c.jsonl.gz", gzipSync(line.repeat(50)).subarray(0, 30));
    assert.deepEqual(await itemsOf(cut), [`${cut}: It is compressed, but damaged or cut off.`]);
    assert.deepEqual(await itemsOf(written("gz/d.md.gz", gzipSync("# T\n\nText"))), ["d.md.gz: T"]);
  });

  for (const [name, title, text] of [
    ["windows-1256.rss", "خبرهاي بندر", /ديشب/],
    ["says-utf8-is-latin1.rss", "Der Bäcker öffnet früher", /Bäckerei/],
    ["says-latin1-is-utf8.rss", "Der Bäcker öffnet früher", /Bäckerei/],
    ["utf16.txt", "A title for the page in old Windows", /short/],
  ] as const) {
    it(`is read in its own encoding, whatever it says: ${name}`, async () => {
      for await (const item of readSource(join(FIXTURES, name), { ageFrom: NOW })) {
        assert.ok(item.kind === "article");
        assert.equal(item.draft.title, title);
        assert.match(blocksText(item.draft.document.blocks), text);
      }
    });
  }

  it("is told by its beginning where its name doesn't say", async () => {
    const feed = readFileSync(join(FIXTURES, "feed.json"));
    assert.deepEqual(await itemsOf(written("x.json", feed)), ["1: A note with a picture", "2: Plain"]);
    assert.deepEqual(await itemsOf(written("y.txt", '{"id":1,"title":"One","body":"Text."}')), ["1: One"]);
    assert.deepEqual(await itemsOf(written("z", "---\ntitle: T\n---\nText")), ["z: T"]);
  });

  for (const [name, content, reason] of [
    ["page.txt", "<!doctype html><p>x", /no title/],
    ["other.json", '[{"id":1}]', /JSON array/],
    ["list.json", '[{"title":"x"}]', /JSON array.*JSON Lines/],
    ["object.json", '{\n  "a": 1\n}', /neither a JSON Feed nor JSON Lines/],
    ["map.xml", "<?xml version='1.0'?><urlset/>", /neither RSS nor Atom/],
    ["picture.txt", "\x01\0\x02", /no text/],
    ["empty.txt", "", /no title/],
    ["empty.rss", "", /no RSS, Atom or JSON feed/],
  ] as const) {
    it(`is refused with what it is: ${name}`, async () => {
      const path = written(name, content);
      const [only, ...more] = await itemsOf(path);
      assert.ok(only !== undefined && more.length === 0);
      assert.ok(only.startsWith(`${path}: `), only);
      assert.match(only, reason);
    });
  }

  it("is refused where nothing is, and where nothing can be reached", async () => {
    assert.deepEqual(await itemsOf(join(folder, "none")), [
      `${join(folder, "none")}: There is no such file or folder.`,
    ]);
    assert.deepEqual(await itemsOf("ftp://a.example/x"), [
      "ftp://a.example/x: ftp://a.example/x is no http(s) address.",
    ]);
    const [unreachable] = await itemsOf("http://127.0.0.1:9/feed");
    assert.match(unreachable ?? "", /^http:\/\/127\.0\.0\.1:9\/feed: http:\/\/127\.0\.0\.1:9\/feed can't be reached/);
  });

  it("has the size of the bytes that are counted while it is read", async () => {
    for (const source of [join(FIXTURES, "posts"), join(FIXTURES, "archive.jsonl")]) {
      let bytes = 0;
      await itemsOf(source, { onBytes: (count) => (bytes += count) });
      assert.equal(bytes, await sizeOfSource(source));
    }
    assert.equal(await sizeOfSource("https://a.example/"), 0);
    assert.equal(await sizeOfSource(join(folder, "none")), 0);
  });

  it("lets go of its file when nobody reads on", async () => {
    const path = written("many.jsonl", '{"title":"One","body":"Text."}\n'.repeat(20_000));
    for await (const item of readSource(path, { ageFrom: NOW })) {
      assert.equal(item.kind, "article");
      break;
    }
    rmSync(path);
  });
});

describe("a source on the web", () => {
  let origin: string;
  const routes: Record<string, RequestListener> = {
    "/feed": (_, answer) => answer.end(readFileSync(join(FIXTURES, "feeds", "wordpress.rss"))),
    "/atom": (_, answer) => answer.end(readFileSync(join(FIXTURES, "atom.xml"))),
    "/json": (_, answer) => answer.end(readFileSync(join(FIXTURES, "feed.json"))),
    "/lines.jsonl": (_, answer) => answer.end(readFileSync(join(FIXTURES, "archive.jsonl"))),
    "/post.md": (_, answer) => answer.end("# T\n\n![x](/etc/hostname) Text"),
    "/feed.gz": (_, answer) => answer.end(gzipSync(readFileSync(join(FIXTURES, "feeds", "ghost.rss")))),
    "/encoded": (_, answer) =>
      answer.setHeader("content-encoding", "gzip").end(gzipSync(readFileSync(join(FIXTURES, "feeds", "ghost.rss")))),
    "/charset": (_, answer) =>
      answer
        .setHeader("content-type", "application/rss+xml; charset=ISO-8859-1")
        .end(
          Buffer.from(
            "<rss><channel><item><title>B\xe4cker</title><description>Text.</description></item></channel></rss>",
            "latin1",
          ),
        ),
    "/moved": (_, answer) => answer.writeHead(301, { location: "/feed" }).end(),
    "/circle": (_, answer) => answer.writeHead(302, { location: "/circle" }).end(),
    "/away": (_, answer) => answer.writeHead(302, { location: "file:///etc/hostname" }).end(),
    "/gone": (_, answer) => answer.writeHead(410).end("gone"),
    "/page": (_, answer) => answer.setHeader("content-type", "text/html").end("<!doctype html><p>x"),
    "/cut": (_, answer) => {
      answer.writeHead(200, { "content-length": 1000 });
      answer.write("<rss>");
      setImmediate(() => answer.destroy());
    },
    "/large": (_, answer) => {
      const part = Buffer.alloc(1024 * 1024, "x");
      for (let i = 0; i < 11; i++) answer.write(part);
      answer.end();
    },
  };
  const server = createServer((request, answer) => {
    const route = routes[request.url ?? ""];
    if (route) route(request, answer);
    else answer.writeHead(404).end();
  });
  before(async () => {
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  it("is a feed of any kind, JSON Lines or Markdown, compressed or not", async () => {
    const count = async (path: string) =>
      (await itemsOf(`${origin}${path}`)).filter((item) => !item.startsWith("http://127")).length;
    assert.equal(await count("/feed"), 2);
    assert.equal(await count("/atom"), 2);
    assert.equal(await count("/json"), 2);
    assert.equal(await count("/lines.jsonl"), 3);
    assert.equal(await count("/feed.gz"), 1);
    assert.equal(await count("/encoded"), 1);
    assert.deepEqual(await itemsOf(`${origin}/post.md`), [`${origin}/post.md: T`]);
  });

  it("never takes a file of this machine for a picture", async () => {
    for await (const item of readSource(`${origin}/post.md`, { ageFrom: NOW, fetch: anywhere })) {
      assert.ok(item.kind === "article" && item.media.length === 0);
    }
  });

  it("is read in the encoding that its server names", async () => {
    assert.match((await itemsOf(`${origin}/charset`)).join(), /Bäcker/);
  });

  it("is the same one after it has moved", async () => {
    assert.deepEqual(await itemsOf(`${origin}/moved`), await itemsOf(`${origin}/feed`));
  });

  for (const [path, reason] of [
    ["/gone", /answers 410 Gone$/],
    ["/nowhere", /answers 404 Not Found$/],
    ["/circle", /redirects more than 5 times/],
    ["/away", /file:\/\/\/etc\/hostname is no http\(s\) address/],
    ["/page", /no title/],
    ["/cut", /can't be reached/],
    ["/large", /larger than 10 MB/],
  ] as const) {
    it(`is refused with a reason: ${path}`, async () => {
      const [only, ...more] = await itemsOf(`${origin}${path}`);
      assert.ok(only !== undefined && more.length === 0);
      assert.ok(only.startsWith(`${origin}${path}: `), only);
      assert.match(only, reason);
    });
  }

  it("is given up when it doesn't answer in time", async () => {
    const never: typeof fetch = async () => {
      throw new DOMException("timed out", "TimeoutError");
    };
    await assert.rejects(fetchSource("https://a.example/", never), {
      code: "unavailable",
      message: "https://a.example/ did not answer within 20 s.",
    });
  });
});

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { previewImport } from "../../src/content/import-preview.ts";

const FIXTURES = join(import.meta.dirname, "..", "fixtures", "import");
const clock = { now: () => Date.parse("2026-03-14T12:00:00Z"), sleep: async () => {} };

async function preview(...names: string[]) {
  let written = "";
  const sources = names.map((given) => ({ given, path: join(FIXTURES, given) }));
  const { ok } = await previewImport(sources, { clock }, { write: (text) => (written += text) });
  const lines = written
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { ok, lines };
}

describe("a preview of an import", () => {
  it("says an article a line, with all that would be stored", async () => {
    const { ok, lines } = await preview("web/news-site.html");
    assert.equal(ok, true);
    const [{ text, document, media, ...facts } = {}, ...more] = lines;
    assert.equal(more.length, 0);
    assert.deepEqual(Object.keys(facts), [
      "source",
      "id",
      "title",
      "lead",
      "tags",
      "author",
      "language",
      "url",
      "publishedAt",
      "picture",
    ]);
    assert.equal(facts.source, "web/news-site.html");
    assert.equal(facts.publishedAt, "2026-03-12T06:30:00.000Z");
    assert.match(String(text), /^The harbour bridge will close to all traffic at 5am on Monday/);
    assert.deepEqual(media, [
      "https://cdn.northernpost.example/img/bridge-1200x630.jpg",
      "https://www.northernpost.example/img/ferry.jpg",
    ]);
    assert.equal((document as { version: number }).version, 1);
  });

  it("says what is refused, the whole of a source or an item of it", async () => {
    const { ok, lines } = await preview("none.html", "archive.jsonl", "feed.json", "feed.json");
    assert.equal(ok, false);
    assert.deepEqual(lines[0], { source: "none.html", error: "There is no such file or folder." });
    const refused = lines.filter((line) => "error" in line && line.source === "archive.jsonl");
    assert.equal(refused.length, 4);
    assert.match(String(refused[0]?.where), /archive\.jsonl:3$/);
    assert.equal(lines.filter((line) => /earlier item/.test(String(line.error))).length, 2);
  });

  it("stores nothing and writes nothing else, as an operator calls it", () => {
    const folder = mkdtempSync(join(tmpdir(), "kiosk-preview-"));
    try {
      const database = join(folder, "kiosk.db");
      const args = [
        "src/cli.ts",
        "import",
        "--dry-run",
        "--json",
        "tests/fixtures/import/atom.xml",
        "tests/fixtures/import/wordpress/classic.xml",
      ];
      const stdout = execFileSync(process.execPath, args, {
        cwd: join(import.meta.dirname, "..", ".."),
        env: { ...process.env, DATABASE_URL: `sqlite:${database}`, INIT_CWD: "" },
        encoding: "utf8",
      });
      const lines = stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as { source: string });
      assert.deepEqual(
        lines.map(({ source }) => source),
        [
          "tests/fixtures/import/atom.xml",
          "tests/fixtures/import/atom.xml",
          "tests/fixtures/import/wordpress/classic.xml",
        ],
      );
      assert.equal(existsSync(database), false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

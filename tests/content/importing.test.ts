import assert from "node:assert/strict";
import { appendFileSync, copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, it } from "node:test";
import { sql } from "kysely";
import { articleStore } from "../../src/content/article-store.ts";
import { blocksText } from "../../src/content/document.ts";
import { guardedFetch } from "../../src/content/importers/guarded-fetch.ts";
import { type ImportDeps, type ImportResult, importSources } from "../../src/content/importing.ts";
import type { Database } from "../../src/database/database.ts";
import { isPostgres } from "../../src/database/postgres.ts";
import { describeOnBoth } from "../database/databases.ts";

const FIXTURES = join(import.meta.dirname, "..", "fixtures", "import");
const DAY = 86_400_000;

describeOnBoth("an import", (open) => {
  let now: number;
  let folder: string;
  let database: Database;
  let articles: ReturnType<typeof articleStore>;
  const clock = { now: () => now, sleep: async () => {} };

  beforeEach(async () => {
    now = Date.parse("2026-03-14T12:00:00Z");
    folder = mkdtempSync(join(tmpdir(), "kiosk-import-"));
    database = await open();
    articles = articleStore(database, clock);
  });
  afterEach(async () => {
    await database.destroy();
    rmSync(folder, { recursive: true });
  });

  /** From now on the database takes no article of this title. @returns what ends that */
  const troubleWith = async (title: string) => {
    const words = sql.lit("disk trouble");
    const when = sql`BEFORE INSERT ON article`;
    const which = sql`NEW.title = ${sql.lit(title)}`;
    if (isPostgres(database)) {
      await sql`CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''disk trouble''; END'`.execute(
        database,
      );
      await sql`CREATE TRIGGER refuse ${when} FOR EACH ROW WHEN (${which}) EXECUTE FUNCTION refuse()`.execute(database);
      return () => sql`DROP TRIGGER refuse ON article`.execute(database);
    }
    await sql`CREATE TRIGGER refuse ${when} WHEN ${which} BEGIN SELECT RAISE(ABORT, ${words}); END`.execute(database);
    return () => sql`DROP TRIGGER refuse`.execute(database);
  };
  const run = (sources: string[], deps: Partial<ImportDeps> = {}) =>
    importSources(sources, { database, clock, ...deps });
  const counts = ({ new: added, changed, unchanged, refused }: ImportResult) => ({
    new: added,
    changed,
    unchanged,
    refused,
  });
  const titles = async () => {
    const list = await articles.list({ limit: 100, offset: 0 });
    return list.articles.map((article) => article.title).sort();
  };
  const written = (name: string, ...lines: (string | object)[]) => {
    const path = join(folder, name);
    writeFileSync(path, lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join(""));
    return path;
  };
  const mediaCount = async () => (await database.selectFrom("media").select("id").execute()).length;

  it("takes in every kind of source at once", async () => {
    const result = await run([
      join(FIXTURES, "posts"),
      join(FIXTURES, "archive.jsonl"),
      join(FIXTURES, "atom.xml"),
      join(FIXTURES, "feed.json"),
      join(FIXTURES, "page-en.txt"),
    ]);
    assert.deepEqual(counts(result), { new: 11, changed: 0, unchanged: 0, refused: 7 });
    assert.deepEqual(result.failedSources, []);
    assert.deepEqual(await titles(), [
      "A note with a picture",
      "Bells",
      "Coastal town reopens its lighthouse after forty years",
      "Ein Reiher im Pavillon",
      "Everything at once",
      "HTML",
      "Plain",
      "Wenn a < b ist",
      "Windows: a file",
      "متن ساده",
    ]);
  });

  it("changes nothing when it comes again, also days later", async () => {
    const all = [FIXTURES];
    const first = await run(all);
    const revision = await articles.revision();
    now += 3 * DAY;
    const second = await run(all);
    assert.deepEqual(counts(second), { new: 0, changed: 0, unchanged: first.new, refused: first.refused });
    assert.deepEqual(second.refusals, first.refusals);
    assert.equal(await articles.revision(), revision);
  });

  it("updates what its source changed, and that alone", async () => {
    const path = join(folder, "archive.jsonl");
    const line = (title: string, body: string) => ({ id: title, title, body });
    written("archive.jsonl", line("One", "First."), line("Two", "Second."));
    await run([path]);
    written("archive.jsonl", line("One", "First."), line("Two", "Second, corrected."), line("Three", "Third."));
    const result = await run([path]);
    assert.deepEqual(counts(result), { new: 1, changed: 1, unchanged: 1, refused: 0 });
    const two = await articles.findPublishedBySourceId("Two");
    assert.equal(blocksText(two?.document.blocks ?? []), "Second, corrected.");
    assert.equal((await titles()).length, 3);
  });

  it("updates a Markdown file that was changed, found again by its place in the folder", async () => {
    cpSync(join(FIXTURES, "posts"), folder, { recursive: true });
    await run([folder]);
    appendFileSync(join(folder, "everything.md"), "\n\nAn addition.\n");
    const result = await run([folder]);
    assert.deepEqual(counts(result), { new: 0, changed: 1, unchanged: 2, refused: 3 });
    const article = await articles.findPublishedBySourceId("everything.md");
    assert.match(blocksText(article?.document.blocks ?? []), /An addition\./);
  });

  it("finds the articles of a feed again when it comes from its address and not from a file", async () => {
    const file = join(FIXTURES, "feeds", "ghost.rss");
    const server: Server = createServer((_, answer) => {
      import("node:fs").then(({ readFileSync }) => answer.end(readFileSync(file)));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    try {
      await run([file]);
      const result = await run([`http://127.0.0.1:${(server.address() as AddressInfo).port}/rss`], {
        fetch: guardedFetch({ allowPrivate: true }),
      });
      assert.deepEqual(counts(result), { new: 0, changed: 0, unchanged: 1, refused: 0 });
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it("refuses the later of two items with one id, and says which", async () => {
    const path = written("twice.jsonl", { id: 1, title: "One", body: "x" }, { id: "1", title: "Other", body: "y" });
    const result = await run([path]);
    assert.deepEqual(counts(result), { new: 1, changed: 0, unchanged: 0, refused: 1 });
    assert.deepEqual(result.refusals, [
      { where: `${path}:2`, reason: 'Its id "1" is that of an earlier item of this import; every item needs its own.' },
    ]);
    assert.deepEqual(await titles(), ["One"]);
  });

  it("goes on after what is broken: items, files, sources", async () => {
    const path = written("a.jsonl", "{", { id: 1, title: "One", body: "x" }, "[]", { id: 2, title: "Two", body: "y" });
    const result = await run([join(folder, "none"), "ftp://a.example/", path, join(FIXTURES, "posts", "bad-date.md")]);
    assert.deepEqual(counts(result), { new: 2, changed: 0, unchanged: 0, refused: 5 });
    assert.deepEqual(result.failedSources, [
      join(folder, "none"),
      "ftp://a.example/",
      join(FIXTURES, "posts", "bad-date.md"),
    ]);
    assert.deepEqual(
      result.refusals.map(({ where }) => where),
      [
        join(folder, "none"),
        "ftp://a.example/",
        `${path}:1`,
        `${path}:3`,
        `${join(FIXTURES, "posts", "bad-date.md")}:3`,
      ],
    );
  });

  it("stores the others of a batch when one can't be stored, and that one not in part", async () => {
    copyFileSync(join(FIXTURES, "posts", "pictures", "dot.png"), join(folder, "dot.png"));
    for (const name of ["a", "b", "c"]) written(`${name}.md`, `# ${name}`, "", "Text. ![x](dot.png)");
    const over = await troubleWith("b");
    const result = await run([folder]);
    assert.deepEqual(counts(result), { new: 2, changed: 0, unchanged: 0, refused: 1 });
    assert.match(result.refusals[0]?.reason ?? "", /^It can't be stored: .*disk trouble/);
    assert.deepEqual(await titles(), ["a", "c"]);
    assert.deepEqual((await database.selectFrom("article_source").select("source_id").execute()).length, 2);
    await over();
  });

  it("stores pictures with their article or not at all", async () => {
    copyFileSync(join(FIXTURES, "posts", "pictures", "dot.png"), join(folder, "dot.png"));
    const path = written("a.md", "# a", "", "Text. ![x](dot.png)");
    const over = await troubleWith("a");
    assert.deepEqual(counts(await run([path])), { new: 0, changed: 0, unchanged: 0, refused: 1 });
    assert.equal(await mediaCount(), 0);
    await over();
    assert.deepEqual(counts(await run([path])), { new: 1, changed: 0, unchanged: 0, refused: 0 });
    assert.equal(await mediaCount(), 1);
  });

  it("stores nothing of an article that is refused", async () => {
    copyFileSync(join(FIXTURES, "posts", "pictures", "dot.png"), join(folder, "dot.png"));
    await run([written("a.md", "---", "date: soon", "picture: dot.png", "---", "# a", "", "Text. ![x](dot.png)")]);
    assert.equal(await mediaCount(), 0);
    assert.equal(await articles.revision(), 0);
  });

  it("takes in more than fits into one batch", async () => {
    const lines = Array.from({ length: 450 }, (_, id) => ({ id, title: `No. ${id}`, body: "Text." }));
    const path = written("many.jsonl", ...lines.slice(0, 300), "{", ...lines.slice(300));
    const outcomes: string[] = [];
    const result = await run([path], { onItem: (_, outcome) => outcomes.push(outcome) });
    assert.deepEqual(counts(result), { new: 450, changed: 0, unchanged: 0, refused: 1 });
    assert.equal(outcomes.length, 451);
    assert.equal(result.refusals[0]?.where, `${path}:301`);
  });

  it("keeps drafts and what lies in the future from readers", async () => {
    const path = join(FIXTURES, "posts", "wetter.de.md");
    const later = written("later.jsonl", { id: 1, title: "Tomorrow", body: "x", publishedAt: now + DAY });
    assert.deepEqual(counts(await run([path, later])), { new: 2, changed: 0, unchanged: 0, refused: 0 });
    assert.deepEqual(await titles(), []);
  });

  it("can store everything under one name", async () => {
    await run([join(FIXTURES, "archive.jsonl")], { source: "demonstration" });
    assert.equal((await articles.findPublishedBySourceId("4"))?.source, "demonstration");
  });
});

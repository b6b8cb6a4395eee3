import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { ArticleContent, ArticleState } from "../../src/content/article.ts";
import { articleStore } from "../../src/content/article-store.ts";
import { type Block, blocksText } from "../../src/content/document.ts";
import { documentFromMarkdown } from "../../src/content/importers/markdown.ts";
import { importSources } from "../../src/content/importing.ts";
import { AppError } from "../../src/core/errors.ts";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { settleRestored } from "../../src/delivery/restored.ts";
import { type ArticleLine, insertArticles } from "../../src/export/article-lines.ts";
import { documentMarkdown } from "../../src/export/document-markdown.ts";
import { isExport, MANIFEST, type Manifest } from "../../src/export/manifest.ts";
import { readExport } from "../../src/export/read-export.ts";
import { CARRIED, LEFT_BEHIND, WITH_ARTICLES } from "../../src/export/tables.ts";
import { writeExport } from "../../src/export/write-export.ts";
import { describeOnPostgres } from "../database/databases.ts";
import { handClock } from "../delivery/newsdesk.ts";
import { fc, runs } from "../fuzz.ts";
import { documentBlocks } from "../render/arbitrary-document.ts";
import { dump, fillNewsroom } from "./rich-newsroom.ts";

/** What an export leaves out on purpose. */
const EXCEPT = { tables: Object.keys(LEFT_BEHIND), columns: ["media.file_id", "feed.claimed_until"] };

describe("an export", () => {
  const place = mkdtempSync(join(tmpdir(), "kiosk-export-"));
  const folder = join(place, "newsroom");
  const clock = handClock("2026-11-25T09:00:00Z");
  let database: Database;
  let count = 0;

  before(async () => {
    database = openDatabase("sqlite::memory:");
    await fillNewsroom(database, clock);
    await writeExport(database, clock, folder);
  });
  after(async () => {
    await database.destroy();
    rmSync(place, { recursive: true });
  });

  /** A copy of the export, changed, with a manifest that knows of it or not. */
  function changed(name: string, change: (text: string) => string, signed = true): string {
    const copy = join(place, `changed-${++count}`);
    cpSync(folder, copy, { recursive: true });
    const path = join(copy, name);
    writeFileSync(path, change(readFileSync(path, "utf8")));
    if (!signed) return copy;
    const bytes = readFileSync(path);
    const manifest = JSON.parse(readFileSync(join(copy, MANIFEST), "utf8")) as Manifest;
    const files = manifest.files.map((file) =>
      file.path === name
        ? { ...file, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") }
        : file,
    );
    writeFileSync(join(copy, MANIFEST), JSON.stringify({ ...manifest, files }));
    return copy;
  }

  /** The error of taking a folder into an empty store, which is as empty afterwards. */
  async function refusal(from: string): Promise<string> {
    const empty = openDatabase("sqlite::memory:");
    const untouched = await dump(empty);
    const error = await readExport(empty, clock, from).then(
      () => assert.fail("it was taken"),
      (thrown: unknown) => thrown,
    );
    assert.deepEqual(await dump(empty), untouched, "nothing changed");
    await empty.destroy();
    assert.ok(error instanceof AppError, String(error));
    return error.message.replaceAll(from, "…");
  }

  it("carries every table but those that are named, and the fixture has rows of each", async () => {
    const tables = await dump(database);
    const known = [...CARRIED, ...WITH_ARTICLES, ...Object.keys(LEFT_BEHIND), "sequences"].toSorted();
    assert.deepEqual(Object.keys(tables).toSorted(), known);
    assert.deepEqual(
      Object.entries(tables).flatMap(([name, rows]) => (rows.length === 0 ? [name] : [])),
      [],
    );
  });

  it("is for its owner's eyes only, and there as a whole or not at all", async () => {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const { mode } = statSync(join(folder, name));
      assert.equal(mode & 0o077, 0, name);
    }
    assert.ok(!existsSync(`${folder}.unfinished`));
    await assert.rejects(writeExport(database, clock, folder), /is not empty/);
    assert.ok(isExport(folder));
    assert.ok(!isExport(place) && !isExport(join(place, "nowhere")));
    const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
    const text = all.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path, "latin1"));
    const { token_hash } = await database.selectFrom("invitation").selectAll().executeTakeFirstOrThrow();
    assert.ok(!text.join().includes(token_hash), "no secret");
  });

  it("is taken back to an equal store, table by table", async () => {
    const back = openDatabase("sqlite::memory:");
    const { settled } = await readExport(back, clock, folder, { resend: true });
    assert.equal(settled, undefined);
    assert.deepEqual(await dump(back, EXCEPT), await dump(database, EXCEPT));
    const again = join(place, "again");
    await writeExport(back, clock, again);
    assert.equal(readFileSync(join(again, MANIFEST), "utf8"), readFileSync(join(folder, MANIFEST), "utf8"));
    await back.destroy();
  });

  it("sends nothing that may have been sent since, as after a restore", async () => {
    const later = { ...clock, now: () => clock.now() + 3 * 86_400_000 };
    const back = openDatabase("sqlite::memory:");
    const { settled } = await readExport(back, later, folder);
    assert.ok(settled && settled.deliveries > 0 && settled.overdue === 1);
    const expected = openDatabase("sqlite::memory:");
    await readExport(expected, later, folder, { resend: true });
    await settleRestored(expected, later);
    assert.deepEqual(await dump(back), await dump(expected));
    const states = await back.selectFrom("delivery").select("state").distinct().execute();
    assert.deepEqual(states.map(({ state }) => state).toSorted(), ["failed", "sent", "skipped"]);
    await Promise.all([back.destroy(), expected.destroy()]);
  });

  it("is refused by a store that has something in it, or is in use", async () => {
    const other = openDatabase("sqlite::memory:");
    await other.insertInto("editor").values({ id: 1, role: "editor", created_at: 0 }).execute();
    const before = await dump(other);
    await assert.rejects(
      readExport(other, clock, folder),
      /into an empty store only, and this one has something in it \(editor\)/,
    );
    await other.deleteFrom("editor").execute();
    await other
      .insertInto("lease")
      .values({ name: "x", holder: "y", expires_at: clock.now() + 1 })
      .execute();
    await assert.rejects(readExport(other, clock, folder), /Kiosk is running with this database/);
    await other.deleteFrom("lease").execute();
    await other.insertInto("editor").values({ id: 1, role: "editor", created_at: 0 }).execute();
    assert.deepEqual(await dump(other), before);
    await other.destroy();
  });

  it("is refused with file and line where it is damaged, cut off or was changed", async () => {
    assert.match(
      await refusal(changed("chat.jsonl", (text) => text.replace("UTC", "PST"), false)),
      /^…\/chat\.jsonl is not what was exported/,
    );
    const [file = ""] = readdirSync(join(folder, "articles")).filter((name) => name.endsWith(".md"));
    assert.match(
      await refusal(changed(`articles/${file}`, (text) => `${text}\nMore.\n`, false)),
      /\.md was changed after the export\. To take articles that were edited by hand, import the folder …\/articles alone\.$/,
    );
    const without = changed("mute.jsonl", (text) => text);
    rmSync(join(without, "mute.jsonl"));
    assert.match(await refusal(without), /^…\/mute\.jsonl is missing/);

    const second = (change: (line: string) => string) => (text: string) =>
      text
        .split("\n")
        .map((line, index) => (index === 1 ? change(line) : line))
        .join("\n");
    const cases: [string, (text: string) => string, RegExp][] = [
      ["chat.jsonl", second((line) => line.slice(0, 20)), /^…\/chat\.jsonl:2: it is no JSON: /],
      ["chat.jsonl", second((line) => line.replace('"active"', '"asleep"')), /^…\/chat\.jsonl:2: its state is wrong: /],
      ["chat.jsonl", second((line) => line.replace('"type"', '"kind"')), /^…\/chat\.jsonl:2: its /],
      [
        "chat.jsonl",
        (text) => `${text}${text.split("\n")[0]}\n`,
        /^…\/chat\.jsonl:\d+: the database does not take it: UNIQUE/,
      ],
      [
        "delivery.jsonl",
        second((line) => line.replace(/"dispatch_id":\d+/, '"dispatch_id":999')),
        /^…\/delivery\.jsonl:2: the database does not take it: FOREIGN KEY/,
      ],
      [
        "articles.jsonl",
        second((line) => line.replace('"type":"paragraph"', '"type":"script"')),
        /^…\/articles\.jsonl:2: its document\.blocks\.0\.type is wrong/,
      ],
      [
        "articles.jsonl",
        second((line) =>
          line.replace(
            /"document":\{.*?"blocks":\[/,
            (start) => `${start}${'{"type":"quote","blocks":['.repeat(9000)}${"]}".repeat(9000)},`,
          ),
        ),
        /^…\/articles\.jsonl:2: it is nested too deeply/,
      ],
      [
        "articles.jsonl",
        second((line) => line.replace(/"tags":\[\{"id":\d+/, '"tags":[{"id":999')),
        /^…\/articles\.jsonl:2: the database does not take it/,
      ],
      ["media.jsonl", (text) => text.replace(/"id":"./, '"id":"x'), /^…\/media\.jsonl:1: its id is wrong/],
      [
        "media.jsonl",
        (text) => text.replace(/"id":"[0-9a-f]{64}/, `"id":"${"0".repeat(64)}`),
        /^…\/media\.jsonl:1: its file .* can't be read/,
      ],
      [MANIFEST, (text) => text.replace(/"version": \d+/, '"version": 99'), /newer version of Kiosk/],
      [
        MANIFEST,
        (text) => text.replace('"path": "chat.jsonl"', '"path": "../chat.jsonl"'),
        /its files\.\d+\.path is wrong/,
      ],
      [
        MANIFEST,
        (text) => text.replace('"path": "chat.jsonl"', '"path": "chats.jsonl"'),
        /it does not name chat\.jsonl/,
      ],
      [MANIFEST, (text) => text.slice(0, 300), /manifest\.json: it can't be read/],
    ];
    for (const [name, change, expected] of cases) {
      const copy = changed(name, change, name !== MANIFEST);
      assert.match(await refusal(copy), expected);
      rmSync(copy, { recursive: true });
    }
  });

  it("has articles that can be edited by hand and imported as any others", async () => {
    const copy = join(place, "edited");
    cpSync(join(folder, "articles"), copy, { recursive: true });
    const files = readdirSync(copy).filter((name) => name.endsWith(".md"));
    const bread = files.find((name) => name.endsWith("-bread.md")) ?? "";
    appendFileSync(join(copy, bread), "\nAnd **tomorrow** again.\n");
    const other = openDatabase("sqlite::memory:");
    const result = await importSources([copy], { database: other, clock });
    assert.deepEqual(result.refusals, []);
    const ids = await other.selectFrom("article").select(["id", "title", "state"]).execute();
    const states = (of: string) => ids.filter(({ state }) => state === of).map(({ title }) => title);
    assert.ok(states("draft").includes("Wrong"), "what was recalled does not come out by itself");
    assert.deepEqual(states("scheduled"), ["Scheduled far"]);
    const id = ids.find(({ title }) => title === "Bread, corrected")?.id;
    const edited = await articleStore(other, clock).get(id as never);
    const original = await articleStore(database, clock).findPublishedBySlug("bread");
    assert.ok(edited && original);
    assert.deepEqual(
      { ...edited, document: edited.document.blocks.slice(0, -1) },
      {
        ...original,
        id: edited.id,
        revision: edited.revision,
        source: "folder",
        slug: undefined,
        correctedAt: undefined,
        recallReason: undefined,
        tags: edited.tags,
        lead: "Rye and wheat",
        title: original.title,
        document: original.document.blocks,
      },
    );
    assert.deepEqual(
      edited.tags.map(({ title }) => title),
      original.tags.map(({ title }) => title),
    );
    assert.equal(blocksText(edited.document.blocks.slice(-1)), "And tomorrow again.");
    const { rows } = await sql<{ same: number }>`SELECT count(*) AS same FROM media`.execute(other);
    assert.equal(rows[0]?.same, 1, "with its picture");
    await other.destroy();
  });
});

it("an export that an earlier program made is taken back, with every line of it", async () => {
  const folder = join(import.meta.dirname, "..", "fixtures", "exports", "1");
  const back = openDatabase("sqlite::memory:");
  const { manifest } = await readExport(back, handClock("2026-11-27T00:00:00Z"), folder);
  for (const { path, lines } of manifest.files) {
    if (lines === undefined) continue;
    const table = path === "articles.jsonl" ? "article" : path.replace(/\.jsonl$/, "");
    const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM ${sql.table(table)}`.execute(back);
    assert.equal(rows[0]?.count, lines, table);
  }
  const article = await articleStore(back, handClock("2026-11-27T00:00:00Z")).findPublishedBySlug("bread");
  assert.equal(article?.title, "Bread, corrected");
  await back.destroy();
});

describeOnPostgres("an export", (newUrl) => {
  it("is the same of either database, and taken back by either", async () => {
    const place = mkdtempSync(join(tmpdir(), "kiosk-export-"));
    const clock = handClock("2026-11-25T09:00:00Z");
    const [server, other] = [openDatabase(await newUrl()), openDatabase(await newUrl())];
    await fillNewsroom(server, clock);
    await writeExport(server, clock, join(place, "server"));
    const embedded = openDatabase("sqlite::memory:");
    await readExport(embedded, clock, join(place, "server"), { resend: true });
    assert.deepEqual(await dump(embedded, EXCEPT), await dump(server, EXCEPT));
    await writeExport(embedded, clock, join(place, "embedded"));
    const manifest = (name: string) => readFileSync(join(place, name, MANIFEST), "utf8");
    assert.equal(manifest("embedded"), manifest("server"));
    await readExport(other, clock, join(place, "embedded"), { resend: true });
    assert.deepEqual(await dump(other, EXCEPT), await dump(server, EXCEPT));
    const { id } = await other
      .insertInto("tag")
      .values({ slug: "new", title: "New" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const { newest } = await server
      .selectFrom("tag")
      .select((eb) => eb.fn.max("id").as("newest"))
      .executeTakeFirstOrThrow();
    assert.ok(id > newest, "new ids are new");
    await Promise.all([server, other, embedded].map((one) => one.destroy()));
    rmSync(place, { recursive: true });
  });
});

/** Articles as the store may hold them, with all that belongs to them. */
const arbitraryLine: fc.Arbitrary<ArticleLine> = fc.record({
  id: fc.constant(0),
  state: fc.constantFrom(...ArticleState.options),
  revision: fc.constant(0),
  released_revision: fc.option(fc.nat()),
  released_at: fc.option(fc.integer()),
  title: fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }).map((text) => `t${text}`),
  lead: fc.option(fc.string({ unit: "binary" })),
  document: documentBlocks.map((blocks) => ({ version: 1 as const, blocks })),
  author: fc.option(fc.string()),
  language: fc.constantFrom("en", "fa", "und"),
  url: fc.option(fc.webUrl()),
  address_key: fc.option(fc.string()),
  picture: fc.option(fc.constant({ source: { kind: "url" as const, url: "https://example.org/a.png" }, alt: "\n" })),
  published_at: fc.integer({ min: -8.64e15, max: 8.64e15 }),
  slug: fc.constant(null),
  corrected_at: fc.option(fc.nat()),
  recall_reason: fc.option(fc.string({ unit: "binary" })),
  scheduled_by: fc.option(fc.nat()),
  breaking: fc.constantFrom(0, 1),
  tags: fc.constant([]),
  sources: fc.uniqueArray(
    fc.record({
      source: fc.string(),
      source_id: fc.string({ unit: "binary" }),
      fingerprint: fc.string(),
      is_main: fc.constantFrom(0 as const, 1 as const),
    }),
    { selector: ({ source_id }) => source_id, maxLength: 2 },
  ),
  bands: fc.uniqueArray(fc.record({ band: fc.nat(5), key: fc.nat() }), { selector: ({ band }) => band, maxLength: 3 }),
  revisions: fc.constant([]),
  approval: fc.option(fc.record({ author_id: fc.nat(), revision: fc.nat() })),
});

it("any articles are taken back as they were", async () => {
  const place = mkdtempSync(join(tmpdir(), "kiosk-export-"));
  const clock = handClock("2026-11-25T09:00:00Z");
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryLine, { maxLength: 8 }), async (lines) => {
      const [store, back] = [openDatabase("sqlite::memory:"), openDatabase("sqlite::memory:")];
      await insertArticles(
        store,
        lines.map((line, index) => ({
          ...line,
          id: index * 60 + 1,
          revision: index + 1,
          sources: line.sources.map((one) => ({ ...one, source_id: `${index} ${one.source_id}` })),
          revisions: [{ revision: index + 1, at: 5, editor_id: null, content: contentOf(line) }],
        })),
      );
      const folder = join(place, String(++count));
      await writeExport(store, clock, folder);
      await readExport(back, clock, folder, { resend: true });
      assert.deepEqual(await dump(back), await dump(store));
      rmSync(folder, { recursive: true });
      await Promise.all([store.destroy(), back.destroy()]);
    }),
    { numRuns: runs(15) },
  );
  rmSync(place, { recursive: true });
});

function contentOf({ title, document, language }: ArticleLine): ArticleContent {
  return ArticleContent.parse({ title: title.trim() || "t", document, tags: ["a"], language });
}

it("no word of a document is lost in its Markdown", () => {
  const words = (blocks: readonly Block[]) =>
    blocksText(blocks)
      .split(/[\s\p{P}\p{S}\u200c\u200d]+/u)
      .join("")
      .normalize("NFC")
      // An embed without a title is a link with its address, where no element shows it.
      .replaceAll("tgresolvedomainexample", "");
  fc.assert(
    fc.property(documentBlocks, (blocks) => {
      // Each picture is another one: of one that stands twice in a row, importers take the first.
      let count = 0;
      const address = () => `https://example.org/${++count}.jpg`;
      const back = documentFromMarkdown(documentMarkdown(blocks, address));
      assert.equal(words(back.blocks), words(blocks));
    }),
    { numRuns: runs(100) },
  );
});

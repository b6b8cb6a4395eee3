import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { articleChanges } from "../../../src/content/article-changes.ts";
import { articleStore } from "../../../src/content/article-store.ts";
import { documentFromText } from "../../../src/content/document.ts";
import { openSearchIndex, rebuildSearchIndex, type SearchIndex } from "../../../src/content/search/search-index.ts";
import type { SearchOptions, SearchResults } from "../../../src/content/search/search-results.ts";
import { clockAt } from "../../../src/core/clock.ts";
import { AppError } from "../../../src/core/errors.ts";
import { openDatabase } from "../../../src/database/database.ts";
import { fc, runs } from "../../fuzz.ts";
import { FakeStore, type Written } from "./generated-articles.ts";

const folder = mkdtempSync(join(tmpdir(), "kiosk-search-"));
after(() => rmSync(folder, { recursive: true }));
let files = 0;
/** The folder of a new index, and its file. */
const newFolder = () => join(folder, `search-${++files}`);
const fileIn = (path: string) => join(path, "1.db");

const context = { now: Temporal.Instant.fromEpochMilliseconds(Date.UTC(2026, 5)), timeZone: "UTC", language: "en" };
const find = (index: SearchIndex, query: string, options: Partial<SearchOptions> = {}) =>
  index.search(query, { limit: 50, offset: 0, context, ...options });

async function indexOf(...written: Written[]): Promise<{ index: SearchIndex; store: FakeStore }> {
  const store = new FakeStore();
  for (const [position, article] of written.entries()) store.write(position + 1, article);
  const index = openSearchIndex(":memory:", store);
  await index.catchUp();
  return { index, store };
}

async function idsOf(index: SearchIndex, query: string, language?: string): Promise<number[]> {
  const { hits } = await find(index, query, { language });
  return hits.map((hit) => hit.id);
}

test("a long article about what is looked for comes before a short one that mentions it", async () => {
  const sentences = (count: number) => "It was built too small and burnt once. ".repeat(count);
  const { index } = await indexOf(
    ...Array.from({ length: 20 }, (_, n) => ({ title: `Other news ${n}`, body: sentences(20) })),
    { title: "The long story of the lighthouse", body: `The lighthouse stands. ${sentences(200)}` },
    { title: "Five questions", lead: "He lived in the lighthouse.", body: "A lighthouse is lonely." },
  );
  assert.deepEqual(await idsOf(index, "lighthouse"), [21, 22]);
});

test("an article is found by every word of its title, its lead, its tags and its text", async () => {
  const titles = [
    "Harbour bridges reopen after winter storms",
    "Die Straßenbahn fährt wieder über den Großen Platz",
    "Новый мост через реку открыли в пятницу",
    "کتابخانه‌ی ملی ایران درهای خود را گشود",
    "مدرسة جديدة في القاهرة",
    "東京の桜は来週満開になります",
    "ตลาดน้ำเปิดใหม่อีกครั้ง",
    "İzmir'de ılık bir kış",
  ];
  const { index } = await indexOf(...titles.map((title) => ({ title })));
  for (const [position, title] of titles.entries()) {
    for (const { segment, isWordLike } of new Intl.Segmenter("und", { granularity: "word" }).segment(title)) {
      if (isWordLike) assert.ok((await idsOf(index, segment)).includes(position + 1), `${segment} finds ${title}`);
    }
    assert.equal((await idsOf(index, title))[0], position + 1, `${title} is first for itself`);
  }
  const other = await indexOf({ title: "One", lead: "A lighthouse.", tags: ["Sea Travel"], body: "Gulls everywhere." });
  for (const word of ["lighthouses", "SEA", "travel", "gull"]) assert.deepEqual(await idsOf(other.index, word), [1]);
});

test("Persian is found however reader and writer spell it", async () => {
  const { index } = await indexOf(
    { title: "كتاب هاي تازه كودكان", language: "fa" },
    { title: "کتاب‌خانهٔ مدرسه", language: "fa" },
    { title: "سال ۱۴۰۳", language: "fa" },
  );
  for (const query of ["کتاب‌های", "کتابهای", "کتاب های", "كتاب هاى", "کتاب"]) {
    assert.ok((await idsOf(index, query)).includes(1), query);
  }
  for (const query of ["کتابخانه", "كتاب‌خانه", "کتاب خانه"]) assert.equal((await idsOf(index, query))[0], 2, query);
  assert.deepEqual(await idsOf(index, "1403"), [3]);
});

test("a German umlaut is found however it is written", async () => {
  const { index } = await indexOf({ title: "Herr Müller", language: "de" }, { title: "Frau Mueller", language: "de" });
  for (const query of ["müller", "mueller", "MÜLLER"])
    assert.deepEqual((await idsOf(index, query)).sort(), [1, 2], query);
});

test("only published articles are found, and a change at once", async () => {
  const { index, store } = await indexOf({ title: "Harvest begins" });
  store.write(2, { title: "Harvest drafted" }, "draft");
  store.write(3, { title: "Harvest tomorrow" }, "scheduled");
  assert.equal(await index.catchUp(), 2);
  assert.deepEqual(await idsOf(index, "harvest"), [1]);
  store.write(2, { title: "Harvest festival" });
  store.write(1, { title: "Harvest begins" }, "recalled");
  await index.catchUp();
  assert.deepEqual(await idsOf(index, "harvest"), [2]);
  store.write(2, { title: "Vintage festival" });
  await index.catchUp();
  assert.deepEqual(await idsOf(index, "harvest"), []);
  assert.deepEqual(await idsOf(index, "vintage"), [2]);
  assert.equal(await index.catchUp(), 0);
});

test("a whole archive may change at once", async () => {
  const words = (id: number, from: string) =>
    Array.from({ length: 400 }, (_, n) => `${from}${(id * 7919 + n * 104_729) % 5000}`).join(" ");
  const store = new FakeStore();
  for (let id = 1; id <= 100; id++) store.write(id, { title: `Article ${id}`, body: words(id, "first") });
  const index = openSearchIndex(newFolder(), store);
  await index.catchUp();
  for (let id = 1; id <= 100; id++) store.write(id, { title: `Article ${id}`, body: words(id, "second") });
  assert.equal(await index.catchUp(), 100);
  assert.deepEqual(await idsOf(index, "first7919"), []);
  assert.equal((await idsOf(index, "Article 77"))[0], 77);
  await index.close();
});

test("the article store feeds it", async () => {
  const database = openDatabase("sqlite::memory:");
  const articles = articleStore(database, clockAt(Date.UTC(2026, 4, 1)));
  const index = openSearchIndex(":memory:", articleChanges(database));
  const draft = {
    source: "test",
    sourceId: "1",
    document: documentFromText("Ships wait."),
    tags: ["Harbour"],
    language: "en",
  };
  const { id } = await articles.save({ ...draft, title: "Fog over the bay" });
  await index.catchUp();
  assert.deepEqual(await idsOf(index, "fog harbour ship"), [id]);
  await articles.save({ ...draft, title: "Sun over the bay" });
  await index.catchUp();
  assert.deepEqual(await idsOf(index, "fog"), []);
  await articles.recallSources(["test"]);
  await index.catchUp();
  assert.deepEqual(await idsOf(index, "sun"), []);
  await database.destroy();
});

test("articles with every word come before those with some, and a title before a text", async () => {
  const { index } = await indexOf(
    { title: "Weather", body: "The night train was late." },
    { title: "Night train to Vienna", body: "It leaves at nine." },
    { title: "Trains", body: "By day only." },
    { title: "A quiet night", body: "Nobody came." },
  );
  const ids = await idsOf(index, "night trains");
  assert.deepEqual(ids.slice(0, 2), [2, 1]);
  assert.deepEqual(ids.slice(2).sort(), [3, 4]);
});

test("the article that is called exactly so is first, whatever others say more often", async () => {
  const { index } = await indexOf(
    { title: "Night train", body: "Short." },
    { title: "Night train night train night train", body: "Night train. ".repeat(50) },
    { title: "The night train returns", tags: ["night", "train"], publishedAt: Date.UTC(2030, 0) },
  );
  assert.equal((await idsOf(index, "night train"))[0], 1);
});

test("of two that say the same the newer is first", async () => {
  const { index } = await indexOf(
    { title: "Market report for May", publishedAt: Date.UTC(2026, 4) },
    { title: "Market report for April", publishedAt: Date.UTC(2026, 3) },
  );
  assert.deepEqual(await idsOf(index, "market report"), [1, 2]);
});

test("by date only what has every word is listed, where there is any", async () => {
  const { index } = await indexOf(
    { title: "Night train", publishedAt: 1000 },
    { title: "The last night train", publishedAt: 3000 },
    { title: "A night at sea", publishedAt: 5000 },
  );
  assert.deepEqual(await idsOf(index, "night train sort:new"), [2, 1]);
  assert.deepEqual(await idsOf(index, "night harbour sort:new"), [3, 2, 1]);
});

test("phrases, exclusions, a language and an unfinished last word", async () => {
  const { index } = await indexOf(
    { title: "Red wine from Spain", language: "en" },
    { title: "Wine red as blood", language: "en" },
    { title: "Red in Berlin", language: "de" },
  );
  assert.deepEqual(await idsOf(index, '"red wine"'), [1]);
  assert.deepEqual((await idsOf(index, "red -wine")).sort(), [3]);
  assert.deepEqual((await idsOf(index, 'red -"red wine"')).sort(), [2, 3]);
  assert.deepEqual(await idsOf(index, "red", "de"), [3]);
  assert.deepEqual(await idsOf(index, "-berlin"), [3]);
  assert.equal((await idsOf(index, "red berl"))[0], 3);
  assert.deepEqual(await idsOf(index, "in the"), [3]);
});

test("a word typed on another keyboard layout is found, also where a letter of it is a punctuation key", async () => {
  const { index } = await indexOf(
    { title: "Новая работа для города", body: "Люди строят.", language: "ru" },
    { title: "ورزش همگانی", body: "مردم می‌دوند.", language: "fa" },
    { title: "Plain words", body: "of another article" },
  );
  const asked = async (query: string) => {
    const { hits, corrected } = await find(index, query);
    return [hits[0]?.id, corrected];
  };
  assert.deepEqual(await asked("hf,jnf"), [1, "работа"]);
  assert.deepEqual(await asked("yjdfz hf,jnf"), [1, "новая работа"]);
  assert.deepEqual(await asked(",vca"), [2, "ورزش"]);
});

test("of two words that are one in other articles both stay asked for", async () => {
  const { index } = await indexOf(
    { title: "A foot note", body: "on the ball of the foot" },
    { title: "A ball in the court", body: "one foot before the other" },
    { title: "Foot", body: "nothing else" },
    { title: "Football", body: "a game" },
  );
  const { hits, didYouMean } = await find(index, "foot ball");
  assert.deepEqual(new Set(hits.slice(0, 2).map((hit) => hit.id)), new Set([1, 2]));
  assert.equal(hits.at(-1)?.id, 3);
  assert.equal(didYouMean, "football");
});

test("pages follow each other without repeats, also past what is ranked closely", async () => {
  const many = Array.from({ length: 450 }, (_, n) => ({ title: `Report ${n}`, body: "report ".repeat(n % 7) }));
  const { index } = await indexOf(...many);
  const seen: number[] = [];
  for (let offset = 0; ; offset += 37) {
    const { total, hits } = await find(index, "report", { limit: 37, offset });
    assert.equal(total, 450);
    if (hits.length === 0) break;
    seen.push(...hits.map((hit) => hit.id));
  }
  assert.equal(seen.length, 450);
  assert.equal(new Set(seen).size, 450);
  assert.deepEqual((await find(index, "report", { limit: 0 })).hits, []);
});

test("nothing but words finds nothing", async () => {
  const { index } = await indexOf({ title: "Something" });
  for (const query of ["", "   ", '"', "-", "*", "()", "🎉", '""', "…"]) {
    const { total, hits, marksIn } = await find(index, query);
    assert.deepEqual([total, hits, marksIn("Something", "en")], [0, [], []]);
  }
});

test("no query throws, however hostile", async () => {
  const { index } = await indexOf(
    { title: "NEAR AND OR NOT title lead tags body", body: "رود 河 river à la carte" },
    { title: "Second river", language: "fa" },
  );
  const hostile = fc.constantFrom(
    ...[
      '"',
      "'",
      "*",
      "^",
      "-",
      "(",
      ")",
      "{",
      "}",
      ":",
      "+",
      ",",
      "\0",
      "AND",
      "OR",
      "NOT",
      "NEAR(",
      "title:",
      "river",
    ],
    ...[
      "=en",
      "ﷺ",
      "½",
      "\u200c",
      "رود\u200cها",
      "河",
      "\ud800",
      "\udc00",
      "«",
      "»",
      " ",
      '-"',
      "Mueller",
      "'; DROP TABLE terms; --",
    ],
  );
  const query = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc
      .array(fc.oneof(hostile, fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 40 })
      .map((all) => all.join("")),
  );
  await fc.assert(
    fc.asyncProperty(query, fc.option(fc.string({ maxLength: 5 }), { nil: undefined }), async (text, language) => {
      const { total, hits } = await find(index, text, { limit: 5, language });
      assert.ok(hits.length <= total);
    }),
    { numRuns: runs(1000) },
  );
  await find(index, "river ".repeat(100_000));
  await find(index, Array.from({ length: 10_000 }, (_, n) => `w${n}`).join(" "));
});

test("catching up goes on where it was stopped, after a restart too", async () => {
  const path = newFolder();
  const store = new FakeStore();
  for (let id = 1; id <= 350; id++) store.write(id, { title: `Report ${id}` });
  let reads = 0;
  const killed = async (revision: number, limit: number) => {
    if (++reads === 2) throw new Error("killed");
    return store.changedSince(revision, limit);
  };
  const stopped = openSearchIndex(path, { ...store, changedSince: killed });
  await assert.rejects(stopped.catchUp(), /killed/);
  await stopped.close();

  const index = openSearchIndex(path, store);
  const before = (await find(index, "report")).total;
  assert.ok(before > 0 && before < 350);
  assert.equal(await index.catchUp(), 350 - before);
  assert.equal((await find(index, "report")).total, 350);
  await index.close();
});

test("two handles on one file share the work and see each other's", async () => {
  const path = newFolder();
  const store = new FakeStore();
  for (let id = 1; id <= 250; id++) store.write(id, { title: `Report ${id}` });
  const [one, other] = [openSearchIndex(path, store), openSearchIndex(path, store)];
  const [first, second] = await Promise.all([one.catchUp(), other.catchUp()]);
  assert.equal(first + second, 250);
  store.write(251, { title: "Report of the last" });
  await one.catchUp();
  assert.equal((await find(other, "report")).total, 251);
  assert.equal((await idsOf(other, "last report"))[0], 251);
  await one.close();
  await other.close();
});

test("an index that follows another store, or one set back, is made anew", async () => {
  let store = new FakeStore();
  const index = openSearchIndex(":memory:", {
    changedSince: (revision, limit) => store.changedSince(revision, limit),
    textsOf: (ids) => store.textsOf(ids),
  });
  for (let id = 1; id <= 5; id++) store.write(id, { title: `Old ${id}` });
  await index.catchUp();

  store = new FakeStore();
  store.write(1, { title: "New one" });
  await index.catchUp();
  assert.deepEqual(await idsOf(index, "old"), []);
  assert.deepEqual(await idsOf(index, "new"), [1]);

  store = new FakeStore();
  store.write(1, { title: "Different" });
  store.write(2, { title: "Different too" });
  await index.catchUp();
  assert.deepEqual(await idsOf(index, "new"), []);
  assert.deepEqual((await idsOf(index, "different")).sort(), [1, 2]);
  await index.close();
});

test("a file that is damaged or of another version is made anew", async () => {
  const store = new FakeStore();
  for (let id = 1; id <= 30; id++) store.write(id, { title: `Report ${id}`, body: "words ".repeat(400) });
  const ruin: ((path: string) => void)[] = [
    (path) =>
      writeFileSync(
        path,
        "this is no database, but it is long enough to look like a file with a header of 100 bytes and more",
      ),
    (path) => writeFileSync(path, Buffer.alloc(statSync(path).size, 7), { flag: "r+" }),
    (path) => {
      const database = new DatabaseSync(path);
      database.exec("PRAGMA user_version = 999");
      database.close();
    },
  ];
  for (const harm of ruin) {
    const path = newFolder();
    const index = openSearchIndex(path, store);
    await index.catchUp();
    await index.close();
    harm(fileIn(path));
    const again = openSearchIndex(path, store);
    assert.equal(await again.catchUp(), 30);
    assert.equal((await find(again, "report")).total, 30);
    await again.close();
  }
});

test("damage that shows only in reading is mended by the next catching up", async () => {
  const store = new FakeStore();
  for (let id = 1; id <= 300; id++) store.write(id, { title: `Report ${id}`, body: `word${id} `.repeat(400) });
  for (const reader of ["search", "catchUp"] as const) {
    const path = newFolder();
    const index = openSearchIndex(path, store);
    await index.catchUp();
    await index.close();
    const bytes = readFileSync(fileIn(path));
    // The first pages hold the schema: opening sees nothing wrong.
    writeFileSync(fileIn(path), bytes.fill(7, 16 * 8192));

    const damaged = openSearchIndex(path, store);
    if (reader === "search") assert.equal((await find(damaged, "report")).total, 0);
    else store.write(301, { title: "Report 301" });
    await damaged.catchUp();
    assert.equal((await find(damaged, "report")).total, reader === "search" ? 300 : 301);
    await damaged.close();
  }
});

test("a database of something else is refused and left alone", () => {
  const path = newFolder();
  mkdirSync(path);
  const database = new DatabaseSync(fileIn(path));
  database.exec("CREATE TABLE article (id INTEGER PRIMARY KEY); INSERT INTO article VALUES (1)");
  database.close();
  assert.throws(() => openSearchIndex(path, new FakeStore()), AppError);
  const untouched = new DatabaseSync(fileIn(path));
  assert.equal(untouched.prepare("SELECT count(*) AS n FROM article").get()?.n, 1);
  untouched.close();
});

test("an index that is made anew takes the place of one that goes on answering", async () => {
  const path = newFolder();
  const store = new FakeStore();
  for (let id = 1; id <= 1200; id++) store.write(id, { title: `Report ${id}` });
  const index = openSearchIndex(path, store, { threads: true });
  await index.catchUp();
  const progress: number[] = [];
  const during: number[] = [];
  const slowly = async (revision: number, limit: number) => {
    during.push((await find(index, "report")).total);
    return store.changedSince(revision, limit);
  };
  assert.equal(await rebuildSearchIndex(path, { changedSince: slowly }, (taken) => progress.push(taken)), 1200);
  assert.ok(during.length > 1 && during.every((total) => total === during[0]));
  assert.equal(progress.at(-1), 1200);
  store.write(1201, { title: "Report of the last day" });
  await index.catchUp();
  assert.equal((await idsOf(index, "last day"))[0], 1201);
  assert.deepEqual(
    readdirSync(path).filter((name) => /^\d+\.db$/.test(name)),
    ["2.db"],
  );
  await index.close();
});

test("searches on threads answer as they do here, many at once", async () => {
  const path = newFolder();
  const store = new FakeStore();
  for (let id = 1; id <= 60; id++) store.write(id, { title: `Report ${id}`, body: `Day ${id % 7} of the harvest.` });
  const [there, here] = [openSearchIndex(path, store, { threads: true }), openSearchIndex(path, store)];
  await there.catchUp();
  const queries = Array.from({ length: 50 }, (_, n) => `report ${n} day ${n % 7}`);
  const [answers, expected] = await Promise.all([
    Promise.all(queries.map((query) => find(there, query))),
    Promise.all(queries.map((query) => find(here, query))),
  ]);
  const shown = (results: SearchResults) => ({
    ...results,
    marks: results.marksIn("Report 7", "en"),
    marksIn: undefined,
  });
  assert.deepEqual(answers.map(shown), expected.map(shown));
  await Promise.all([there.close(), here.close()]);
});

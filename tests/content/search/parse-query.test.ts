import assert from "node:assert/strict";
import { test } from "node:test";
import { type ParsedQuery, parseQuery } from "../../../src/content/search/parse-query.ts";
import { fc, runs } from "../../fuzz.ts";

const context = { now: Temporal.Instant.from("2026-11-25T10:00:00Z"), timeZone: "UTC", language: "en" };
const parse = (text: string, other: Partial<typeof context> = {}) => parseQuery(text, { ...context, ...other });
const texts = (clauses: ParsedQuery["wanted"]) => clauses.map(({ text, phrase }) => (phrase ? `"${text}"` : text));
const day = (at: number | undefined) => at !== undefined && new Date(at).toISOString().slice(0, 10);

test("words, phrases and what must not be there", () => {
  const cases: [query: string, wanted: string[], unwanted: string[]][] = [
    ["night train", ["night", "train"], []],
    ["night night", ["night"], []],
    ['"night train" vienna', ['"night train"', "vienna"], []],
    ["«ночной поезд» “red wine” „roter Wein“", ['"ночной поезд"', '"red wine"', '"roter Wein"'], []],
    ["red -wine −beer", ["red"], ["wine", "beer"]],
    ['red -"white wine"', ["red"], ['"white wine"']],
    ["e-mail 3-4", ["e-mail", "3-4"], []],
    ["-berlin", ["berlin"], []],
    ['"unclosed phrase', ["unclosed", "phrase"], []],
    ["- * () 🎉", [], []],
  ];
  for (const [query, wanted, unwanted] of cases) {
    const parsed = parse(query);
    assert.deepEqual([texts(parsed.wanted), texts(parsed.unwanted)], [wanted, unwanted], query);
  }
});

test("tags, authors, languages and order, in the interface's languages", () => {
  const parsed = parse('water tag:climate Etiqueta:agua author:"Ada Lovelace" lang:fa Sprache:German sort:new');
  assert.deepEqual(
    [parsed.tags, parsed.authors, parsed.languages, parsed.sort, parsed.plain],
    [["climate", "agua"], ["Ada Lovelace"], ["fa", "de"], "new", "water"],
  );
  assert.deepEqual(parse("برچسب:آب زبان:فارسی مرتب:جدید", { language: "fa" }).languages, ["fa"]);
  assert.deepEqual(parse("тег:вода автор:Чехов").tags, ["вода"]);
});

test("times, in the reader's calendar and zone", () => {
  const cases: [query: string, from: string | false, before: string | false, other?: Partial<typeof context>][] = [
    ["from:2024", "2024-01-01", false],
    ["from:2024-05", "2024-05-01", false],
    ["after:2024-05", "2024-06-01", false],
    ["after:2024-05-01", "2024-05-02", false],
    ["before:2024-05-01", false, "2024-05-01"],
    ["on:2024-05", "2024-05-01", "2024-06-01"],
    ["from:1.5.2024 before:1.6.2024", "2024-05-01", "2024-06-01"],
    ["from:5/13/2024", "2024-05-13", false],
    ["from:1403/02/12", "2024-05-01", false],
    ["from:۱۴۰۳", "2024-03-20", false],
    ["from:yesterday", "2026-11-24", false],
    ["from:last week", "2026-11-16", false],
    ['on:"last month"', "2026-10-01", "2026-11-01"],
    ["from:last-year", "2025-01-01", false],
    ["from:3d", "2026-11-22", false],
    ["von:gestern", "2026-11-24", false],
    ["depuis:hier", "2026-11-24", false],
    ["از:دیروز", "2026-11-24", false, { language: "fa" }],
    ["on:پارسال", "2025-03-21", "2026-03-21", { language: "fa" }],
    ["с:вчера", "2026-11-24", false],
    ["from:2024 from:2025 before:2026", "2025-01-01", "2026-01-01"],
  ];
  for (const [query, from, before, other] of cases) {
    const parsed = parse(`x ${query}`, other);
    assert.deepEqual([day(parsed.from), day(parsed.before), texts(parsed.wanted)], [from, before, ["x"]], query);
  }
  const there = parse("x on:2026-03-29", { timeZone: "Europe/Berlin" });
  assert.equal((there.before ?? 0) - (there.from ?? 0), 23 * 3_600_000, "a day on which the clocks go forward");
});

test("what is not well formed is words", () => {
  for (const query of [
    "tag:",
    "from:banana",
    "from:2024-13-01",
    "lang:klingonish",
    "sort:old",
    "http://x.example",
    "12:30",
  ]) {
    const parsed = parse(query);
    assert.deepEqual(texts(parsed.wanted), [query], query);
    assert.deepEqual(
      [parsed.tags, parsed.languages, parsed.from, parsed.sort],
      [[], [], undefined, "relevance"],
      query,
    );
  }
});

test("any string is a query, and plain words stay what they are", () => {
  const piece = fc.constantFrom(
    "tag:",
    "from:",
    '"',
    "«",
    "-",
    "−",
    ":",
    "2024-02-30",
    "99999999",
    "last week",
    "sort:new",
    "\u200c",
    "\ud800",
    "از:",
    "1/1/1",
  );
  const any = fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 60 });
  fc.assert(
    fc.property(any, fc.constantFrom("", " "), fc.constantFrom("en", "fa", "ar"), (parts, glue, language) => {
      const parsed = parse(parts.join(glue), { language });
      assert.ok(parsed.wanted.length <= 32 && parsed.unwanted.length <= 32);
      for (const at of [parsed.from, parsed.before]) assert.ok(at === undefined || Number.isFinite(at));
    }),
    { numRuns: runs(2000) },
  );
  const word = fc.stringMatching(/^[a-zа-яآ-غف-وی]{1,10}$/u);
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), (words) => {
      assert.deepEqual(texts(parse(words.join(" ")).wanted), words);
    }),
    { numRuns: runs(300) },
  );
  parse('"'.repeat(100_000));
  parse("a:".repeat(100_000));
});

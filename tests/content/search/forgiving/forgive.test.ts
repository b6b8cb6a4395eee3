import assert from "node:assert/strict";
import test from "node:test";
import { type Forgiven, forgive } from "../../../../src/content/search/forgiving/forgive.ts";
import { fc, runs } from "../../../fuzz.ts";
import { counting, lexiconOf } from "./lexicons.ts";

const ARCHIVE = lexiconOf({
  newspaper: 40,
  news: 100,
  paper: 80,
  climate: 30,
  change: 50,
  government: 9,
  receive: 60,
  receve: 1,
  hello: 4,
  world: 9,
  wahl: 9,
  bundestag: 5,
  ghost: 3,
  привет: 3,
  мир: 20,
  путин: 50,
  سلام: 3,
  تهران: 30,
  کتابخانه: 4,
  کتاب: 9,
  jhf: 1,
  خانه: 9,
});

const QUERIES: readonly [typed: string, corrected: string | undefined, kind?: string][] = [
  ["govermment", "government", "spelling"],
  ["newspapr climate", "newspaper climate", "spelling"],
  ["govermnet", "government", "spelling"],
  ["receve", "receive", "spelling"],
  ["“wrold”", "world", "spelling"],
  ["climatechange", "climate change", "compound"],
  ["bundestagswahl", "bundestag wahl", "compound"],
  ["newsp aper", "newspaper", "compound"],
  ["ghbdtn", "привет", "layout"],
  ["ghbdtn vbh", "привет мир", "layout"],
  ["ghbdtn climate", "привет climate", "layout"],
  ["руддщ цщкдв", "hello world", "layout"],
  ["sghl", "سلام", "layout"],
  [";jhf", "کتاب", "layout"],
  ["putin", "путин", "transliteration"],
  ["tehran", "تهران", "transliteration"],
  ["climate", undefined],
  ["news paper", undefined],
  ["qqqqqq", undefined],
  ["government2", undefined],
  ["ne", undefined],
  ["", undefined],
];

for (const [typed, corrected, kind] of QUERIES) {
  test(`"${typed}" means ${corrected ?? "what it says"}`, () => {
    const forgiven = forgive(typed.split(" "), ARCHIVE);
    assert.equal(forgiven.corrected?.join(" "), corrected);
    if (kind !== undefined) assert.ok(forgiven.alternatives.some((one) => one.kind === kind));
  });
}

test("Words that the archive has are offered joined and split, and are not otherwise touched", () => {
  const offered = ({ alternatives }: Forgiven) =>
    alternatives.map(({ at, count, words }) => [at, count, words.join(" ")]);
  assert.deepEqual(offered(forgive(["the", "news", "paper"], ARCHIVE)), [[1, 2, "newspaper"]]);
  assert.deepEqual(offered(forgive(["کتاب", "خانه"], ARCHIVE)), [[0, 2, "کتابخانه"]]);
  assert.deepEqual(offered(forgive(["کتابخانه"], ARCHIVE)), [[0, 1, "کتاب خانه"]]);
  assert.deepEqual(offered(forgive(["کتاب\u200cخانه"], ARCHIVE)), [[0, 1, "کتاب خانه"]]);
});

test("A query that is one on another layout is taken for it before it is respelt", () => {
  const lexicon = lexiconOf({ ghbdtns: 50, привет: 1 });
  assert.deepEqual(
    forgive(["ghbdtn"], lexicon).alternatives.map((one) => one.kind),
    ["layout", "spelling"],
  );
  const mixed = forgive(["ghbdtn", "qqqqqq"], lexicon).alternatives.map((one) => one.kind);
  assert.deepEqual(mixed, ["spelling", "layout"]);
});

const ALPHABETS = ["abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя", "ابپتثجچحخدذرزسشصضطظعغفقکگلمنوهی"];
const words = fc.oneof(
  ...ALPHABETS.map((letters) => fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 16 })),
);

test("A word with one letter missing, doubled or swapped is found among others", () => {
  const mistake = fc.constantFrom<(word: string, at: number) => string>(
    (word, at) => word.slice(0, at) + word.slice(at + 1),
    (word, at) => word.slice(0, at) + word[at] + word.slice(at),
    (word, at) => word.slice(0, at) + (word[at + 1] ?? "") + word[at] + word.slice(at + 2),
  );
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 8 }), fc.nat(15), mistake, (word, others, which, mistaken) => {
      const typed = mistaken(word, which % word.length);
      fc.pre(!others.includes(typed) && typed !== word);
      const lexicon = lexiconOf(Object.fromEntries([word, ...others].map((known) => [known, 3])));
      assert.ok(forgive([typed], lexicon).alternatives.some((one) => one.words.join(" ") === word));
    }),
  );
});

/** An archive that has every word: each is looked for all the same. */
const everything = (share: number) => ({
  frequencies: (asked: readonly string[]) =>
    new Map(asked.filter((_, at) => at % 100 < share).map((word): [string, number] => [word, 1 + (word.length % 40)])),
  beginningWith: (prefix: string, limit: number) =>
    Array.from({ length: limit }, (_, at) => ({ word: `${prefix}${at.toString(36)}`, frequency: at })),
});

test("No query raises an error or asks for more than 5,000 words, whatever the archive has", () => {
  const unit = fc.constantFrom(...ALPHABETS.join(""), ..." '.,;[]-0123\u200c");
  const queries = fc.oneof(
    fc.string({ unit, maxLength: 500 }),
    fc.string({ unit: "binary", maxLength: 500 }),
    fc.array(words, { maxLength: 40 }).map((query) => query.join(" ")),
    fc.tuple(words, fc.nat(100)).map(([word, times]) => word.repeat(times).slice(0, 500)),
  );
  fc.assert(
    fc.property(queries, fc.constantFrom(0, 1, 50, 100), (query, share) => {
      const typed = query.split(" ");
      const lexicon = counting(everything(share));
      const { alternatives, corrected } = forgive(typed, lexicon);
      assert.ok(lexicon.asked() <= 5_000, `${lexicon.asked()} words`);
      assert.ok(lexicon.beginnings() <= 4);
      for (const { at, count, words: instead, weight } of alternatives) {
        assert.ok(count >= 1 && at >= 0 && at + count <= typed.length && instead.length > 0);
        assert.ok(weight > 0 && weight <= 0.9);
      }
      assert.ok(corrected === undefined || corrected.length > 0);
    }),
    { numRuns: runs(60) },
  );
});

import assert from "node:assert/strict";
import test from "node:test";
import { alphabetOf, distance, editsOf } from "../../../../src/content/search/forgiving/edits.ts";
import { fartherSpellings, guessesOf, spellingsOf } from "../../../../src/content/search/forgiving/spellings.ts";
import { fc } from "../../../fuzz.ts";
import { lexiconOf } from "./lexicons.ts";

const WORDS: Record<string, number> = {
  government: 30,
  receive: 12,
  believe: 9,
  letter: 20,
  latter: 20,
  привет: 3,
  правительство: 40,
  دولت: 20,
  ورزش: 8,
  ελλαδα: 4,
  שלומ: 5,
  bundesregierung: 9,
  gəncə: 2,
};
const lexicon = lexiconOf(WORDS);

function best(word: string): string | undefined {
  const guesses = guessesOf(word);
  return spellingsOf(guesses, lexicon.frequencies([...guesses.keys()]))[0]?.word;
}

const MISTAKES: readonly [mistaken: string, meant: string | undefined][] = [
  ["goverment", "government"],
  ["governnment", "government"],
  ["recieve", "receive"],
  ["belueve", "believe"],
  ["lettter", "letter"],
  ["letyer", "letter"],
  ["превет", "привет"],
  ["привте", "привет"],
  ["правителство", "правительство"],
  ["ورذش", "ورزش"],
  ["دولتت", "دولت"],
  ["ελαδα", "ελλαδα"],
  ["שלוםמ", "שלומ"],
  ["bundesregirung", "bundesregierung"],
  ["gəcə", "gəncə"],
  ["xyzzy", undefined],
  ["letter1", undefined],
  ["lёtter", undefined],
  ["a".repeat(40), undefined],
];

for (const [mistaken, meant] of MISTAKES) {
  test(`${mistaken} is ${meant ?? "nothing else"}`, () => assert.equal(best(mistaken), meant));
}

test("Two mistakes are found in a long word that begins right", () => {
  assert.deepEqual(
    fartherSpellings("govermnet", lexicon).map(({ word }) => word),
    ["government"],
  );
  assert.deepEqual(fartherSpellings("lxttxr", lexicon), []);
});

test("Of several words the more frequent one is likelier, and the likelier mistake", () => {
  const order = (word: string, frequencies: Record<string, number>): string[] =>
    spellingsOf(guessesOf(word), new Map(Object.entries(frequencies))).map((one) => one.word);
  assert.deepEqual(order("wtnd", { wind: 50, wand: 5 }), ["wind", "wand"]);
  assert.deepEqual(order("form", { from: 9, fork: 9 }), ["from", "fork"]);
});

const words = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), minLength: 3, maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(..."абвгдежзийклмнопрстуфхцчшщъыьэюя"), minLength: 3, maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(..."ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"), minLength: 3, maxLength: 20 }),
);

test("Every single edit leads back to the word, at distance 1", () => {
  fc.assert(
    fc.property(words, fc.nat(), (word, which) => {
      const alphabet = alphabetOf(word)!;
      const edits = [...editsOf(word, alphabet).keys()];
      const mistaken = edits[which % edits.length]!;
      assert.equal(distance(word, mistaken, 2), 1);
      if (mistaken.length >= 3) assert.ok(guessesOf(mistaken).has(word));
    }),
  );
});

test("The distance is symmetrical, and no more than told", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), fc.nat(4), (one, other, limit) => {
      const found = distance(one, other, limit);
      assert.equal(found, distance(other, one, limit));
      assert.equal(found, Math.min(distance(one, other, 12), limit + 1));
    }),
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { eachRun } from "../../../src/content/search/word-runs.ts";
import { fc, runs } from "../../fuzz.ts";

/** What `eachRun` says is said by these too, slower. */
const RUN = /[\p{L}\p{M}\p{N}\u00ad\u200c-\u200f\u2060\ufeff]+(?:['’][sS](?![\p{L}\p{M}\p{N}]))?/gu;
const TURKISH_RUN = /[\p{L}\p{M}\p{N}\u00ad\u200c-\u200f\u2060\ufeff]+(?:['’]\p{L}+)?/gu;

function runsIn(text: string, turkish: boolean): string[] {
  const found: string[] = [];
  eachRun(text, turkish, (start, end) => void found.push(text.slice(start, end)));
  return found;
}

test("runs of letters, marks and digits are found in any text, with what belongs to them behind an apostrophe", () => {
  assert.deepEqual(runsIn("The river's end – it's “3rd” rock'n'roll", false), [
    "The",
    "river's",
    "end",
    "it's",
    "3rd",
    "rock",
    "n",
    "roll",
  ]);
  assert.deepEqual(runsIn("İstanbul'dan geldi", true), ["İstanbul'dan", "geldi"]);
  assert.deepEqual(runsIn("می‌روم، 𝒜𝒷 c", false), ["می‌روم", "𝒜𝒷", "c"]);
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.constantFrom("'", "’", "s", "S", "'s", "’S", "\u200c", "\u00ad", "é", "𝒜", "\ud835", "می", " ", "0", "e\u0301"),
  );
  const property = fc.property(fc.array(piece), fc.boolean(), (pieces, turkish) => {
    const text = pieces.join("");
    assert.deepEqual(
      runsIn(text, turkish),
      [...text.matchAll(turkish ? TURKISH_RUN : RUN)].map(([run]) => run),
    );
  });
  fc.assert(property, { numRuns: runs(2000) });
});

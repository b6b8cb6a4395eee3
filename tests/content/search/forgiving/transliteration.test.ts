import assert from "node:assert/strict";
import test from "node:test";
import { transliterationsOf } from "../../../../src/content/search/forgiving/transliteration.ts";
import { fc } from "../../../fuzz.ts";

const WRITTEN: readonly [typed: string, meant: string][] = [
  ["putin", "путин"],
  ["moskva", "москва"],
  ["dostoevsky", "достоевский"],
  ["zhizn", "жизнь"],
  ["shchuka", "щука"],
  ["tchaikovsky", "чайковский"],
  ["novosti", "новости"],
  ["tehran", "تهران"],
  ["iran", "ایران"],
  ["salam", "سلام"],
  ["esfahan", "اصفهان"],
  ["mohammad", "محمد"],
  ["varzesh", "ورزش"],
  ["eghtesad", "اقتصاد"],
  ["khaneh", "خانه"],
  ["берлин", "berlin"],
  ["микрософт", "microsoft"],
  ["تهران", "tehran"],
  ["تلگرام", "telegram"],
];

for (const [typed, meant] of WRITTEN) {
  test(`${typed} may be ${meant}`, () => assert.ok(transliterationsOf(typed).includes(meant)));
}

test("No word is too odd to be tried, and none has too many spellings", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."aeiouyshkctz'абвшьاوهیکخ^$"), maxLength: 40 });
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ unit: "binary" })), (word) => transliterationsOf(word).length <= 240),
  );
});

import assert from "node:assert/strict";
import test from "node:test";
import { joined, splitsOf } from "../../../../src/content/search/forgiving/compounds.ts";

const PARTED: readonly [compound: string, parts: string[] | undefined][] = [
  ["bundestagswahl", ["bundestag", "wahl"]],
  ["sonnenschein", ["sonne", "schein"]],
  ["freundeskreis", ["freund", "kreis"]],
  ["staatenbund", ["staat", "bund"]],
  ["hausaufgabe", ["haus", "aufgabe"]],
  ["climatechange", ["climate", "change"]],
  ["کتابخانه", ["کتاب", "خانه"]],
  ["телепрограмма", ["теле", "программа"]],
  ["orwahl", undefined],
  ["wahl2024", undefined],
  ["wahlxyz", undefined],
];
const WORDS = new Map(PARTED.flatMap(([, parts]) => parts ?? []).map((word): [string, number] => [word, 5]));

for (const [compound, parts] of PARTED) {
  test(`${compound} is ${parts?.join(" + ") ?? "no compound"}`, () =>
    assert.deepEqual(splitsOf(compound, WORDS)[0]?.words, parts));
}

test("Of several partings the one whose parts are frequent comes first", () => {
  const frequencies = new Map(Object.entries({ wach: 2, stube: 9, wachs: 9, tube: 9 }));
  const words = splitsOf("wachstube", frequencies).map((split) => split.words.join(" "));
  assert.deepEqual(words, ["wachs tube", "wach stube", "wach tube"]);
});

test("Words are joined that make one of letters", () => {
  assert.equal(joined("news", "paper"), "newspaper");
  assert.equal(joined("کتاب", "خانه"), "کتابخانه");
  assert.equal(joined("a", "b"), undefined);
  assert.equal(joined("covid", "19"), undefined);
  assert.equal(joined("a".repeat(40), "b".repeat(40)), undefined);
});

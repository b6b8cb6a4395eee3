import assert from "node:assert/strict";
import test from "node:test";
import { areNeighbours, onOtherLayouts } from "../../../../src/content/search/forgiving/layouts.ts";
import { fc } from "../../../fuzz.ts";

const TYPED: readonly [typed: string, meant: string][] = [
  ["ghbdtn", "привет"],
  ["GHBDTN", "привет"],
  ["[kt,", "хлеб"],
  ["j,]tv", "объем"],
  [";bpym", "жизнь"],
  ["руддщ", "hello"],
  ["ьгышс", "music"],
  ["sghl", "سلام"],
  ["j[hvj", "تجارت"],
  ["'vl", "گرم"],
  [";jhf", "کتاب"],
  [",',", "وگو"],
  [",vca", "ورزش"],
  ["vCdl", "رژیم"],
  ["اثممخ", "hello"],
  ["لاخخن", "book"],
  ["hgsghl", "السلام"],
];

for (const [typed, meant] of TYPED) {
  test(`${typed} is ${meant} on another layout`, () => assert.ok(onOtherLayouts(typed).includes(meant)));
}

test("A long list of ambiguous keys is cut off", () => {
  assert.ok(onOtherLayouts("fgshcfgshcfgshcfgshc").length <= 3 * 24);
  assert.deepEqual(onOtherLayouts("f".repeat(500)), []);
});

test("No text is too odd to be tried", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => Array.isArray(onOtherLayouts(text))));
});

test("Neighbours are keys of one row or of rows one above the other", () => {
  assert.ok(areNeighbours("q", "w") && areNeighbours("q", "a") && areNeighbours("п", "р") && areNeighbours("ک", "گ"));
  assert.ok(!areNeighbours("q", "p") && !areNeighbours("ф", "a"));
});

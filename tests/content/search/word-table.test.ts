import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wordTable } from "../../../src/content/search/word-table.ts";
import { fc, runs } from "../../fuzz.ts";

describe("a table of words", () => {
  it("tells what a map of the same spellings tells, while it grows", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "ي", "\u200c", "𝒜"), maxLength: 5 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 3000, size: "max" }), fc.string(), (words, before) => {
        const table = wordTable<number>(1 << 12);
        const map = new Map<string, number>();
        for (const [serial, spelt] of words.entries()) {
          const text = `${before}${spelt}${serial}`;
          const [start, end] = [before.length, before.length + spelt.length];
          assert.equal(table.find(text, start, end), map.get(spelt));
          if (map.has(spelt)) continue;
          table.put(text, start, end, serial);
          map.set(spelt, serial);
        }
      }),
      { numRuns: runs(20) },
    );
  });

  it("forgets when it is full, and goes on", () => {
    const table = wordTable<string>(4);
    const put = (spelt: string) => table.put(spelt, 0, spelt.length, spelt);
    const find = (spelt: string) => table.find(spelt, 0, spelt.length);
    for (const spelt of ["one", "two", "three", "four"]) put(spelt);
    assert.equal(find("four"), "four");
    put("five");
    assert.deepEqual(["one", "four", "five"].map(find), [undefined, undefined, "five"]);
    for (const spelt of ["six", "seven", "eight"]) put(spelt);
    assert.deepEqual(["five", "six", "seven", "eight"].map(find), ["five", "six", "seven", "eight"]);
  });
});

import assert from "node:assert/strict";
import { it } from "node:test";
import { PRIORITY } from "../../src/delivery/dispatch.ts";
import { createShares, type Waiting } from "../../src/delivery/shares.ts";
import { fc } from "../fuzz.ts";

const article = (id: number): Waiting => ({ id, priority: PRIORITY.article });
const digest = (id: number): Waiting => ({ id, priority: PRIORITY.digest });

/** Divides `rounds` times, each dispatch taking all that it may. */
function run(waiting: Waiting[], rounds: number, places: number, shares = createShares()): Record<number, number> {
  const had: Record<number, number> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [id, share] of shares.divide(waiting, places)) {
      had[id] = (had[id] ?? 0) + share;
      shares.spend(waiting.find((one) => one.id === id) as Waiting, share);
    }
  }
  return had;
}

it("shares places equally between articles, and three to one with digests, one place at a time or many", () => {
  for (const places of [1, 3, 100]) {
    const had = run([article(1), article(2), digest(3)], 700, places);
    const total = 700 * places;
    for (const [id, share] of [
      [1, 3 / 7],
      [2, 3 / 7],
      [3, 1 / 7],
    ] as const) {
      assert.ok(Math.abs((had[id] ?? 0) - total * share) <= 3, `${id} had ${had[id]} of ${total}`);
    }
  }
});

it("gives what is breaking all places, and the others theirs when it is done", () => {
  const urgent = { id: 9, priority: PRIORITY.breaking };
  assert.deepEqual(run([article(1), urgent], 5, 10), { 9: 50 });
  assert.deepEqual(run([article(1)], 5, 10), { 1: 50 });
});

it("has nobody who comes late make up for the past", () => {
  const shares = createShares();
  run([article(1)], 1000, 10, shares);
  const had = run([article(1), article(2)], 10, 10, shares);
  assert.ok(Math.abs((had[1] ?? 0) - 50) <= 1, `the first still had ${had[1]} of 100`);
});

it("gives out every place, whoever waits", () => {
  const waiting = fc.uniqueArray(fc.record({ id: fc.nat(), priority: fc.constantFrom(...Object.values(PRIORITY)) }), {
    selector: ({ id }) => id,
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(waiting, fc.integer({ min: 1, max: 200 }), (all, places) => {
      const division = createShares().divide(all, places);
      assert.equal(
        [...division.values()].reduce((sum, one) => sum + one, 0),
        places,
      );
      assert.ok([...division.keys()].every((id) => all.some((one) => one.id === id)));
    }),
  );
});

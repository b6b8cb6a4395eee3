import assert from "node:assert/strict";
import { it } from "node:test";
import { estimate, progressOf } from "../../src/delivery/progress.ts";

const NOW = Date.parse("2026-05-10T12:00:00Z");

it("tells speed and time to go by what was settled since the mark", () => {
  const counts = { total: 1000, sent: 380, failed: 20, skipped: 100 };
  const progress = progressOf(counts, { at: NOW - 10_000, settled: 100 }, NOW);
  assert.deepEqual(progress, { ...counts, left: 500, share: 0.5, perSecond: 30, secondsLeft: 500 / 30 });
});

it("says nothing of what it can't know", () => {
  const counts = { total: 10, sent: 5, failed: 0, skipped: 0 };
  const unknown = [undefined, { at: NOW - 1, settled: 0 }, { at: NOW + 3_600_000, settled: 0 }];
  for (const mark of unknown) assert.equal(progressOf(counts, mark, NOW).perSecond, undefined);
  const stalled = progressOf(counts, { at: NOW - 60_000, settled: 5 }, NOW);
  assert.deepEqual([stalled.perSecond, stalled.secondsLeft], [0, undefined]);
  const nobody = progressOf({ total: 0, sent: 0, failed: 0, skipped: 0 }, undefined, NOW);
  assert.deepEqual([nobody.share, nobody.secondsLeft], [1, 0]);
});

it("estimates nine hours for a million, and what it costs to be faster", () => {
  const free = estimate(1_000_000, { perSecond: 30 });
  assert.equal(Math.round(free.seconds / 360) / 10, 9.3);
  assert.equal(free.stars, 0);
  const paid = { perSecond: 30, paid: { perSecond: 1000, stars: 50_000 } };
  const some = estimate(1_000_000, paid);
  assert.equal(some.stars, 50_000);
  assert.equal(Math.round(some.seconds), Math.round(500_000 / 30 + 500_000 / 1000));
  assert.deepEqual(estimate(1800, paid), { recipients: 1800, seconds: 60, stars: 0 });
});

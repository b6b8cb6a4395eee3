import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { Clock } from "../../src/core/clock.ts";
import { createPacing, type Pacing } from "../../src/delivery/pacing.ts";

/** Without the little by which a second is cut long. */
const nominal = (ms: number) => Math.round(ms / 1.005);

/** A clock on which many may sleep at once; `run` wakes them in order until nobody sleeps. */
function virtualClock(): Clock & { run(): Promise<void> } {
  let now = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    sleep: (ms) => new Promise((wake) => sleepers.push({ at: now + ms, wake })),
    async run() {
      for (await settle(); sleepers.length > 0; await settle()) {
        sleepers.sort((a, b) => a.at - b.at);
        const next = sleepers.shift();
        now = Math.max(now, next?.at ?? 0);
        next?.wake();
      }
    },
  };
}

describe("pacing", () => {
  const never = new AbortController().signal;
  let clock: ReturnType<typeof virtualClock>;
  let pacing: Pacing;
  /** [chat, ms] in the order in which turns came. */
  let turns: [number, number][];

  beforeEach(() => {
    clock = virtualClock();
    pacing = createPacing({ perSecond: 10, chatGapMs: 1000, groupGapMs: 3000 }, clock);
    turns = [];
  });

  const ask = (...chats: number[]) => {
    for (const chat of chats) void pacing.turn(chat, never).then(() => turns.push([chat, nominal(clock.now())]));
  };

  it("spreads the token's messages evenly over each second", async () => {
    ask(...Array.from({ length: 25 }, (_, i) => i + 1));
    await clock.run();
    assert.deepEqual(
      turns,
      Array.from({ length: 25 }, (_, i) => [i + 1, i * 100]),
    );
  });

  it("keeps a private chat's and a group's own gap, and lets others pass meanwhile", async () => {
    ask(1, 1, -2, -2, 3);
    await clock.run();
    assert.deepEqual(turns, [
      [1, 0],
      [-2, 200],
      [3, 400],
      [1, 1000],
      [-2, 3200],
    ]);
  });

  it("says which chats are resting, and for how long", async () => {
    assert.deepEqual(pacing.resting(), { chats: [], firstFreeInMs: Number.POSITIVE_INFINITY });
    ask(1, -2);
    await clock.run();
    const { chats, firstFreeInMs } = pacing.resting();
    assert.deepEqual([chats, nominal(firstFreeInMs)], [[1, -2], 900]);
    void clock.sleep(firstFreeInMs);
    await clock.run();
    assert.deepEqual(pacing.resting().chats, [-2]);
  });

  it("gives nobody a turn while the gate is closed, and no burst when it opens", async () => {
    ask(1, 2, 3);
    await new Promise((resolve) => setImmediate(resolve));
    pacing.close(5000);
    ask(4);
    await clock.run();
    assert.deepEqual(turns[0], [1, 0]);
    const after = turns.slice(1).map(([, at]) => at);
    assert.deepEqual(after, [4975, 5075, 5175]);
  });

  it("holds nobody who is told to stop", async () => {
    const stopping = new AbortController();
    const real = createPacing({ perSecond: 10, chatGapMs: 0, groupGapMs: 0 });
    real.close(60_000);
    const turn = real.turn(1, stopping.signal);
    stopping.abort();
    await turn;
  });

  it("has no limit when it is lifted", async () => {
    pacing = createPacing({ perSecond: Number.POSITIVE_INFINITY, chatGapMs: 0, groupGapMs: 0 }, clock);
    ask(1, 1, 1, -2, -2);
    await clock.run();
    assert.deepEqual(
      turns.map(([, at]) => at),
      [0, 0, 0, 0, 0],
    );
    assert.deepEqual(pacing.resting().chats, []);
  });
});

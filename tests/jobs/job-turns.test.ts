import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import { systemClock } from "../../src/core/clock.ts";
import type { Database } from "../../src/database/database.ts";
import { jobTurns } from "../../src/jobs/job-turns.ts";
import { describeOnBoth } from "../database/databases.ts";

const NOON = "minute:2026-05-10T12:00:00.000Z";
const FEEDS = "feeds:2026-05-10T12:00:00.000Z";
const NEXT = "minute:2026-05-10T12:01:00.000Z";

describeOnBoth("the turns of a job", (open) => {
  let database: Database;
  let now = 0;
  const clock = { now: () => now, sleep: systemClock.sleep };
  const process = (name: string) => jobTurns(database, clock, name);

  beforeEach(async () => {
    database = await open();
  });

  it("give each of its times to one process, also when the others come to it later", async () => {
    const [a, b, c] = [process("a"), process("b"), process("c")];
    assert.deepEqual((await Promise.all([a, b, c].map((one) => one.shouldRun(NOON, 0)))).filter(Boolean), [true]);
    for (const one of [a, b, c]) await one.onComplete?.(NOON);
    assert.equal(await b.shouldRun(FEEDS, 0), true, "another job has its own turns");
    await b.onComplete?.(FEEDS);
    await systemClock.sleep(20);
    assert.equal(await c.shouldRun(NOON, 0), false, "it has been run");
    assert.equal(await c.shouldRun(NEXT, 0), true);
    await c.onComplete?.(NEXT);
  });

  it("wait for who is still at it, and don't wait for who is dead", async () => {
    const [a, b] = [process("a"), process("b")];
    assert.equal(await a.shouldRun(NOON, 0), true);
    assert.equal(await b.shouldRun(NEXT, 0), false);
    assert.equal(await a.shouldRun(NEXT, 0), false, "nor does it run twice in one process");
    await a.onComplete?.(NOON);
    // What was killed renews nothing.
    const dead = { name: "job:feeds", holder: "the dead", expires_at: now + 10_000 };
    await database.insertInto("lease").values(dead).execute();
    assert.equal(await b.shouldRun(FEEDS, 0), false);
    now += 10_000;
    assert.equal(await b.shouldRun(FEEDS, 0), true);
    await b.onComplete?.(FEEDS);
  });
});

import assert from "node:assert/strict";
import { it } from "node:test";
import { systemClock } from "../../src/core/clock.ts";
import { lease } from "../../src/database/lease.ts";
import { handClock, newsdesk } from "../delivery/newsdesk.ts";
import { describeOnBoth } from "./databases.ts";

describeOnBoth("a lease", (open) => {
  it("has one holder, who renews it; another gets it when it is given back or has run out", async () => {
    const clock = handClock("2026-05-10T12:00:00Z");
    const { database } = newsdesk(clock, await open());
    const [a, b] = ["a", "b"].map((holder) => lease(database, clock, "sender:1", holder, 1000));
    assert.ok(a && b);
    assert.equal(await a.acquire(), clock.now() + 1000);
    assert.equal(await b.acquire(), undefined);
    clock.advance(600);
    assert.equal(await a.acquire(), clock.now() + 1000);
    clock.advance(999);
    assert.equal(await b.acquire(), undefined);
    clock.advance(1);
    assert.equal(await b.acquire(), clock.now() + 1000);
    assert.equal(await a.acquire(), undefined);
    await a.release();
    assert.equal(await a.acquire(), undefined, "nobody gives back what is another's");
    await b.release();
    assert.ok(await a.acquire());
    assert.ok(await lease(database, clock, "sender:2", "b", 1000).acquire(), "another token is another right");
  });

  it("lasts as long as what is done under it, and is given back also when that fails", async () => {
    let now = 0;
    const clock = { now: () => now, sleep: systemClock.sleep };
    const { database } = newsdesk(clock, await open());
    const [a, b] = ["a", "b"].map((holder) => lease(database, clock, "job:minute", holder, 30));
    assert.ok(a && b);
    const done: string[] = [];
    const working = a.during(async () => {
      for (let tenth = 0; tenth < 10; tenth++) {
        await systemClock.sleep(12);
        now += 12;
        assert.equal(await b.during(async () => void done.push("b")), false);
      }
      done.push("a");
    });
    assert.equal(await working, true);
    assert.deepEqual(done, ["a"]);
    await assert.rejects(
      b.during(async () => {
        throw new Error("broken");
      }),
      /broken/,
    );
    assert.equal(await a.during(async () => {}), true);
  });
});

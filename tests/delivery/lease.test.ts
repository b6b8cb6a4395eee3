import assert from "node:assert/strict";
import { it } from "node:test";
import { lease } from "../../src/delivery/lease.ts";
import { describeOnBoth } from "../database/databases.ts";
import { handClock, newsdesk } from "./newsdesk.ts";

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
});

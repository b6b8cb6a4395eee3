import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LONGEST_MS, nextPoll, nextRetry, SHORTEST_MS, USUAL_MS } from "../../../src/content/feeds/poll-time.ts";
import { fc } from "../../fuzz.ts";

const NOW = Date.UTC(2026, 10, 20, 8);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("the next poll", () => {
  for (const [name, freshness, minutes] of [
    ["nothing is said", {}, 30],
    ["the feed has a ttl", { ttlMinutes: 60 }, 60],
    ["the server says how long it is fresh", { cacheControl: "public, max-age=5400" }, 90],
    ["a cache had it for a while", { cacheControl: "max-age=5400", age: "1800" }, 60],
    ["both say something, the later", { ttlMinutes: 60, cacheControl: "max-age=7200" }, 120],
    ["it must not be kept", { cacheControl: "no-cache, max-age=7200" }, 30],
    ["it is for private caches", { cacheControl: "private, max-age=3600" }, 60],
    ["shared caches keep it otherwise", { cacheControl: "s-maxage=9999, max-age=3600" }, 60],
    ["it is fresh for a moment", { cacheControl: "max-age=30" }, 10],
    ["it is fresh for a year", { cacheControl: "max-age=31536000" }, 1440],
    ["it is fresh for no time", { cacheControl: "max-age=0" }, 30],
    ["it is older than fresh", { cacheControl: "max-age=60", age: "90" }, 30],
    ["nonsense is said", { cacheControl: "max-age=soon", age: "x", ttlMinutes: 0 }, 30],
  ] as const) {
    it(`is after ${minutes} minutes where ${name}`, () => {
      assert.equal(nextPoll(NOW, freshness, 0), NOW + minutes * MINUTE);
    });
  }

  it("is up to a tenth later by chance", () => {
    assert.equal(nextPoll(NOW, {}, 0.5), NOW + USUAL_MS * 1.05);
  });

  it("is within ten minutes and a day, whatever anybody says", () => {
    const freshness = fc.record(
      { cacheControl: fc.string(), age: fc.string(), ttlMinutes: fc.integer({ min: 0, max: 2 ** 50 }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(freshness, fc.double({ min: 0, max: 0.999, noNaN: true }), (said, jitter) => {
        const wait = nextPoll(NOW, said, jitter) - NOW;
        assert.ok(wait >= SHORTEST_MS && wait <= LONGEST_MS * 1.1, String(wait));
      }),
    );
  });
});

describe("the next try after a failure", () => {
  it("is twice as far each time, a day at most", () => {
    const waits = [1, 2, 3, 4, 8, 9, 100, 1e9].map((failures) => nextRetry(NOW, failures, undefined, 0) - NOW);
    assert.deepEqual(
      waits.map((wait) => wait / MINUTE),
      [10, 20, 40, 80, 1280, 1440, 1440, 1440],
    );
  });

  it("is not before the server wants it, within a day", () => {
    const retry = (retryAfter: string) => (nextRetry(NOW, 1, retryAfter, 0) - NOW) / MINUTE;
    assert.equal(retry("7200"), 120);
    assert.equal(retry("60"), 10);
    assert.equal(retry(new Date(NOW + 3 * HOUR).toUTCString()), 180);
    assert.equal(retry(new Date(NOW - HOUR).toUTCString()), 10);
    assert.equal(retry("99999999"), 1440);
    assert.equal(retry("later"), 10);
  });
});

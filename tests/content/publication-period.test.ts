import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { periodUntil } from "../../src/content/publication-period.ts";

const at = (iso: string) => Date.parse(iso);

describe("the period of a digest on demand", () => {
  it("begins at the reader's midnight", () => {
    const now = at("2026-05-10T01:00:00Z");
    assert.equal(periodUntil(now, "Asia/Tehran", "today").from, at("2026-05-09T20:30:00Z"));
    assert.equal(periodUntil(now, "America/New_York", "today").from, at("2026-05-09T04:00:00Z"));
  });

  it("counts calendar days over a change of the clocks", () => {
    const now = at("2026-03-30T10:00:00Z");
    assert.equal(periodUntil(now, "Europe/Berlin", "week").from, at("2026-03-23T23:00:00Z"));
    assert.equal(periodUntil(now, "Europe/Berlin", "today").from, at("2026-03-29T22:00:00Z"));
  });

  it("holds what was published this very millisecond", () => {
    const now = at("2026-05-10T12:00:00Z");
    assert.ok(periodUntil(now, "UTC", "month").until > now);
  });
});

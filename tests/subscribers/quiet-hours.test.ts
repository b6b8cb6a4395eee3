import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { QuietHours } from "../../src/subscribers/chat.ts";
import { quietUntil } from "../../src/subscribers/quiet-hours.ts";
import { fc, runs } from "../fuzz.ts";

const MINUTE = 60_000;
const at = (iso: string) => Date.parse(iso);
const until = (hours: string, zone: string, now: string) => {
  const end = quietUntil(QuietHours.parse(hours), zone, at(now));
  return end && new Date(end).toISOString();
};

describe("quiet hours", () => {
  it("end in the morning of the reader's zone, today's or tomorrow's", () => {
    assert.equal(until("22:00-07:00", "Europe/Berlin", "2026-05-10T21:00:00Z"), "2026-05-11T05:00:00.000Z");
    assert.equal(until("22:00-07:00", "Europe/Berlin", "2026-05-11T04:59:00Z"), "2026-05-11T05:00:00.000Z");
    assert.equal(until("13:00-14:30", "UTC", "2026-05-10T13:00:00Z"), "2026-05-10T14:30:00.000Z");
  });

  it("don't hold outside of them", () => {
    for (const now of ["2026-05-10T19:59:00Z", "2026-05-11T05:00:00Z", "2026-05-11T12:00:00Z"]) {
      assert.equal(until("22:00-07:00", "Europe/Berlin", now), undefined, now);
    }
  });

  it("end when the clocks show it, on nights on which they change too", () => {
    assert.equal(until("22:00-07:00", "Europe/Berlin", "2026-03-29T00:30:00Z"), "2026-03-29T05:00:00.000Z");
    assert.equal(until("22:00-07:00", "Europe/Berlin", "2026-10-24T22:30:00Z"), "2026-10-25T06:00:00.000Z");
    assert.equal(until("22:00-02:30", "Europe/Berlin", "2026-03-29T00:30:00Z"), "2026-03-29T01:30:00.000Z");
  });

  it("begin and end at different times", () => {
    for (const hours of ["22:00-22:00", "22:00", "24:00-07:00", "7:00-8:00", ""]) {
      assert.equal(QuietHours.safeParse(hours).success, false, hours);
    }
  });

  it("end later than now and within a day and an hour, in every zone, and don't hold any more then", () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
        fc.tuple(time, time).filter(([from, end]) => from !== end),
        fc.integer({ min: at("2015-01-01T00:00:00Z"), max: at("2028-01-01T00:00:00Z") }),
        (zone, [from, end], now) => {
          const hours = QuietHours.parse(`${from}-${end}`);
          const ends = quietUntil(hours, zone, now);
          if (ends === undefined) return;
          assert.ok(ends > now && ends <= now + 25 * 60 * MINUTE, new Date(ends).toISOString());
          const shown = Temporal.Instant.fromEpochMilliseconds(ends).toZonedDateTimeISO(zone).toPlainTime();
          // Where the end isn't on the clock that day, it is the shifted time.
          if (shown.toString({ smallestUnit: "minute" }) === end)
            assert.equal(quietUntil(hours, zone, ends), undefined);
        },
      ),
      { numRuns: runs(400) },
    );
  });
});

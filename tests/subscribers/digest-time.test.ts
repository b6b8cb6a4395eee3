import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { atDue, localDate, nextDigestAt, weekdaysHeld } from "../../src/subscribers/digest-time.ts";
import { fc, runs } from "../fuzz.ts";

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number) => new Date(instant).toISOString();
const settings = (timeZone: string, digestTime: string, lastDigestDate: string | null = null) => ({
  timeZone,
  digestTime,
  weekdays: null,
  lastDigestDate,
});

describe("the next digest", () => {
  it("comes at the chat's hour in its own zone, today or else tomorrow", () => {
    const tehran = settings("Asia/Tehran", "08:00");
    assert.equal(iso(nextDigestAt(tehran, at("2026-05-10T03:00:00Z"))), "2026-05-10T04:30:00.000Z");
    assert.equal(iso(nextDigestAt(tehran, at("2026-05-10T04:30:00Z"))), "2026-05-11T04:30:00.000Z");
  });

  it("comes at the shifted time on the day on which its hour doesn't exist", () => {
    const berlin = settings("Europe/Berlin", "02:30");
    assert.equal(iso(nextDigestAt(berlin, at("2026-03-28T12:00:00Z"))), "2026-03-29T01:30:00.000Z");
    assert.equal(
      iso(nextDigestAt({ ...berlin, lastDigestDate: "2026-03-29" }, at("2026-03-29T01:30:00Z"))),
      "2026-03-30T00:30:00.000Z",
    );
  });

  it("comes once on the day on which its hour comes twice", () => {
    const newYork = settings("America/New_York", "01:30");
    const first = nextDigestAt(newYork, at("2026-10-31T12:00:00Z"));
    assert.equal(iso(first), "2026-11-01T05:30:00.000Z");
    assert.equal(iso(nextDigestAt({ ...newYork, lastDigestDate: "2026-11-01" }, first)), "2026-11-02T06:30:00.000Z");
  });

  it("knows a zone whose clocks move by half an hour, and one that skipped a date", () => {
    const lordHowe = settings("Australia/Lord_Howe", "02:15");
    assert.equal(iso(nextDigestAt(lordHowe, at("2026-10-03T00:00:00Z"))), "2026-10-03T15:45:00.000Z");
    const apia = settings("Pacific/Apia", "08:00", "2011-12-29");
    assert.equal(iso(nextDigestAt(apia, at("2011-12-29T18:00:00Z"))), "2011-12-30T18:00:00.000Z");
    assert.equal(localDate(at("2011-12-30T18:00:00Z"), "Pacific/Apia"), "2011-12-31");
  });

  it("doesn't come a second time on a date because the hour was changed", () => {
    const changed = settings("UTC", "20:00", "2026-05-10");
    assert.equal(iso(nextDigestAt(changed, at("2026-05-10T09:00:00Z"))), "2026-05-11T20:00:00.000Z");
  });
});

describe("a digest that is due", () => {
  it("is sent late when today's hour has passed while the program was down", () => {
    const step = atDue(settings("UTC", "08:00", "2026-05-07"), at("2026-05-08T08:00:00Z"), at("2026-05-10T11:00:00Z"));
    assert.deepEqual(step, { kind: "send", date: "2026-05-10", next: at("2026-05-11T08:00:00Z") });
  });

  it("waits for today's hour when it is still to come", () => {
    const step = atDue(settings("UTC", "08:00", "2026-05-07"), at("2026-05-08T08:00:00Z"), at("2026-05-10T07:00:00Z"));
    assert.deepEqual(step, { kind: "wait", next: at("2026-05-10T08:00:00Z") });
  });

  it("is not sent on a date that had one, by whatever clock or rules it came to be due", () => {
    const step = atDue(settings("UTC", "08:00", "2026-05-10"), at("2026-05-10T09:00:00Z"), at("2026-05-10T09:00:00Z"));
    assert.deepEqual(step, { kind: "wait", next: at("2026-05-11T08:00:00Z") });
  });
});

describe("weeks of minutes with restarts and changed settings", () => {
  const ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "UTC",
    "Africa/Casablanca",
  ];
  const minutes = 60_000;

  it("bring exactly one digest for each local date while the program is up", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom("2026-03-20T00:00:00Z", "2026-10-20T00:00:00Z", "2011-12-20T00:00:00Z", "2026-02-10T00:00:00Z"),
        (timeZone, minute, start) => {
          const digestTime = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
          const dates: string[] = [];
          let last: string | null = null;
          let due = nextDigestAt(settings(timeZone, digestTime), at(start));
          while (due < at(start) + 20 * 1440 * minutes) {
            const step = atDue(settings(timeZone, digestTime, last), due, due);
            assert.equal(step.kind, "send");
            if (step.kind === "send") {
              dates.push(step.date);
              last = step.date;
            }
            due = step.next;
          }
          assert.equal(new Set(dates).size, dates.length);
          const skipped = timeZone === "Pacific/Apia" && start.startsWith("2011") ? 1 : 0;
          assert.ok(dates.length >= 19 - skipped, `${dates.length} dates: ${dates}`);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it("bring one in every zone on each date on which the program is up at or after the hour, at the first such minute", () => {
    const time = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
    // Lengths of being up and down in turns, in minutes; zero: a restart within the minute.
    const turns = fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 20, maxLength: 20 });
    const start = fc.integer({ min: at("2011-12-01T00:00:00Z"), max: at("2027-12-01T00:00:00Z") });
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
        time,
        start,
        turns,
        (timeZone, clock, begin, lengths) => {
          const first = begin - (begin % minutes);
          const pad = (part: number) => String(part).padStart(2, "0");
          const digestTime = `${pad(clock.hour)}:${pad(clock.minute)}`;
          const sent: string[] = [];
          const expected: string[] = [];
          let last: string | null = null;
          let due = nextDigestAt(settings(timeZone, digestTime), first - 1);
          let now = first;
          for (const [turn, length] of lengths.entries()) {
            const until = now + length * minutes;
            if (turn % 2 === 0) {
              for (const { date, instant } of hours(timeZone, digestTime, first, until)) {
                const seen = Math.max(instant, now);
                if (seen < until && localDate(seen, timeZone) === date && !expected.some((one) => one.endsWith(date))) {
                  expected.push(`${iso(seen)} ${date}`);
                }
              }
              for (let minute = now; minute < until; minute += minutes) {
                if (due > minute) continue;
                const step = atDue(settings(timeZone, digestTime, last), due, minute);
                due = step.next;
                if (step.kind === "wait") continue;
                last = step.date;
                sent.push(`${iso(minute)} ${step.date}`);
              }
            }
            now = until;
          }
          assert.deepEqual(sent, expected);
        },
      ),
      { numRuns: runs(150) },
    );
  });

  /** The digest hour of every local date from one instant to another, reckoned date by date. */
  function hours(timeZone: string, digestTime: string, from: number, until: number) {
    const found: { date: string; instant: number }[] = [];
    let date = Temporal.PlainDate.from(localDate(from, timeZone));
    const end = Temporal.PlainDate.from(localDate(until, timeZone));
    for (; Temporal.PlainDate.compare(date, end) <= 0; date = date.add({ days: 1 })) {
      const due = date.toZonedDateTime({ timeZone, plainTime: digestTime });
      const exists = due.toPlainDate().equals(date);
      if (exists && due.epochMilliseconds >= from) found.push({ date: String(date), instant: due.epochMilliseconds });
    }
    return found;
  }

  it("never bring two on one date, whatever is changed and however long the program is down", () => {
    const change = fc.record({
      afterMinutes: fc.integer({ min: 1, max: 3000 }),
      kind: fc.constantFrom("down", "time", "zone"),
      hour: fc.integer({ min: 0, max: 23 }),
      zone: fc.constantFrom(...ZONES),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 15 }), (changes) => {
        let now = at("2026-03-20T00:00:00Z");
        let current = settings("Europe/Berlin", "08:00");
        let due = nextDigestAt(current, now);
        let lastDate = "";
        const run = (instant: number) => {
          while (due <= instant) {
            const step = atDue(current, due, instant);
            due = step.next;
            if (step.kind === "wait") continue;
            assert.ok(step.date > lastDate, `${step.date} after ${lastDate}`);
            lastDate = step.date;
            current = { ...current, lastDigestDate: step.date };
          }
        };
        for (const { afterMinutes, kind, hour, zone } of changes) {
          const until = now + afterMinutes * minutes;
          // While it is up, each due minute is seen in time; while it is down, only the end is.
          if (kind !== "down") while (due <= until) run(due);
          run(until);
          now = until;
          if (kind === "time") current = { ...current, digestTime: `${String(hour).padStart(2, "0")}:15` };
          if (kind === "zone") current = { ...current, timeZone: zone };
          if (kind !== "down") due = nextDigestAt(current, now);
          assert.ok(due > now);
          assert.ok(due - now <= 3 * 1440 * minutes, "never far away");
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it("bring a weekly one in every zone in every week, on its day, and whatever is late at the first chance", () => {
    const start = fc.integer({ min: at("2012-06-01T00:00:00Z"), max: at("2027-12-01T00:00:00Z") });
    // How long the program is down after each digest, in minutes; most of the time it isn't.
    const downs = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12_000 })), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 1439 }),
        start,
        downs,
        (timeZone, weekday, minute, begin, lengths) => {
          const digestTime = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
          const weekly = (lastDigestDate: string | null) => ({
            timeZone,
            digestTime,
            weekdays: [weekday],
            lastDigestDate,
          });
          let last: string | null = null;
          let due = nextDigestAt(weekly(null), begin);
          const sent: string[] = [];
          for (const down of lengths) {
            const up = due + down * minutes;
            let step = atDue(weekly(last), due, up);
            // Late, with the hour still to come: it waits for that, and for nothing else.
            if (step.kind === "wait") {
              assert.ok(step.next - up <= 25 * 60 * minutes, iso(step.next));
              due = step.next;
              step = atDue(weekly(last), due, due);
            }
            assert.equal(step.kind, "send");
            if (step.kind !== "send") return;
            sent.push(step.date);
            if (down === 0) assert.equal(Temporal.PlainDate.from(step.date).dayOfWeek, weekday, step.date);
            last = step.date;
            const gap = (step.next - due) / (24 * 60 * minutes);
            assert.ok(gap > 0 && gap < 14.2, `${gap} days`);
            due = step.next;
            assert.equal(Temporal.PlainDate.from(localDate(due, timeZone)).dayOfWeek, weekday);
          }
          assert.equal(new Set(sent).size, sent.length);
        },
      ),
      { numRuns: runs(150) },
    );
  });
});

describe("what is weekly", () => {
  const SUNDAY = "2026-05-10";
  const held = (date: string, lastDigestDate: string | null, dueAt = `${date}T08:00:00Z`) =>
    weekdaysHeld(date, { timeZone: "UTC", lastDigestDate }, at(dueAt));

  it("is in the digest of its day, or in the first one after it", () => {
    assert.deepEqual(held(SUNDAY, "2026-05-09"), [7]);
    assert.deepEqual(held("2026-05-11", SUNDAY), [1]);
    assert.deepEqual(held("2026-05-11", "2026-05-08"), [1, 6, 7], "Saturday and Sunday were slept over");
    assert.deepEqual(held("2026-05-16", "2026-04-15"), [1, 2, 3, 4, 5, 6, 7]);
    assert.deepEqual(held("2026-05-13", null), [3]);
    assert.deepEqual(held("2026-05-14", null, "2026-05-13T08:00:00Z"), [3, 4], "the first one was slept over");
  });

  it("is due on each of its days", () => {
    const days = { timeZone: "UTC", digestTime: "08:00", weekdays: [2, 5], lastDigestDate: null };
    const monday = at("2026-05-11T08:00:00Z");
    assert.equal(iso(nextDigestAt(days, monday)), "2026-05-12T08:00:00.000Z");
    assert.equal(iso(nextDigestAt(days, at("2026-05-12T08:00:00Z"))), "2026-05-15T08:00:00.000Z");
  });
});

import assert from "node:assert/strict";
import { it } from "node:test";
import { dayToCome } from "../../src/handlers/written-date.ts";

const now = Temporal.Instant.from("2026-11-25T10:00:00Z");

for (const [text, language, date] of [
  ["24 December", "en", "2026-12-24"],
  ["December 24", "en", "2026-12-24"],
  ["24 December 2028", "en", "2028-12-24"],
  ["7 January", "en", "2027-01-07"],
  ["25 November", "en", "2027-11-25"],
  ["24.12.", "de", "2026-12-24"],
  ["24.12", "de", "2026-12-24"],
  ["7. Januar", "de", "2027-01-07"],
  ["24 de diciembre", "es", "2026-12-24"],
  ["24 décembre", "fr", "2026-12-24"],
  ["24 декабря", "ru", "2026-12-24"],
  ["24 Aralık", "tr", "2026-12-24"],
  ["24 ديسمبر", "ar", "2026-12-24"],
  ["۲۴ دی", "fa", "2027-01-14"],
  ["2026-12-24", "en", "2026-12-24"],
  ["yesterday", "en", undefined],
  ["2020", "en", undefined],
  ["soon", "en", undefined],
  ["31 February", "en", undefined],
  ["", "en", undefined],
] as const) {
  it(`${JSON.stringify(text)} (${language}) is ${date ?? "no day to come"}`, () => {
    const start = dayToCome(text, { now, timeZone: "Europe/Berlin", language });
    const local =
      start === undefined
        ? undefined
        : Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO("Europe/Berlin");
    assert.equal(local?.toPlainDate().toString(), date);
    if (local) assert.equal(local.toPlainTime().toString(), "00:00:00");
  });
}

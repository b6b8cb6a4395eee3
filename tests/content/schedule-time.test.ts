import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scheduleOffers, scheduleTime } from "../../src/content/schedule-time.ts";
import { fc, runs } from "../fuzz.ts";

/** A Wednesday, 10:20 in Berlin. */
const now = Temporal.Instant.from("2026-11-25T09:20:00Z");

function read(written: string, language = "en", timeZone = "Europe/Berlin"): string | undefined {
  const time = scheduleTime(written, { now, timeZone, language });
  if (time?.kind !== "at") return time?.kind;
  const there = Temporal.Instant.fromEpochMilliseconds(time.at).toZonedDateTimeISO(timeZone);
  return there.toPlainDateTime().toString({ smallestUnit: "minute" });
}

describe("when something is to go out", () => {
  const tomorrowAtEight = "2026-11-26T08:00";
  for (const [language, written] of [
    ["en", "tomorrow 8:00"],
    ["en", "Tomorrow at 8 am"],
    ["en", "8:00 tomorrow"],
    ["en", "tomorrow"],
    ["de", "morgen um 8 Uhr"],
    ["de", "Morgen 8.00"],
    ["fr", "demain à 8h"],
    ["fr", "demain 8 h 00"],
    ["es", "mañana a las 8:00"],
    ["ru", "завтра в 8:00"],
    ["tr", "yarın saat 8'de"],
    ["ar", "غداً الساعة ٨"],
    ["fa", "فردا ساعت ۸"],
    ["fa", "فردا ۸:۰۰"],
  ] as const) {
    it(`is read from "${written}"`, () => assert.equal(read(written, language), tomorrowAtEight));
  }

  const inTwoHours = "2026-11-25T12:20";
  for (const [language, written] of [
    ["en", "in 2 h"],
    ["en", "2 hours"],
    ["en", "120 min"],
    ["de", "in 2 Stunden"],
    ["fr", "dans 2 heures"],
    ["es", "en 2 horas"],
    ["es", "dentro de 2 horas"],
    ["ru", "через 2 часа"],
    ["tr", "2 saat sonra"],
    ["ar", "بعد ساعتين"],
    ["ar", "بعد ٢ ساعات"],
    ["fa", "۲ ساعت دیگر"],
  ] as const) {
    it(`is counted from now in "${written}"`, () => assert.equal(read(written, language), inTwoHours));
  }

  for (const [written, at, language] of [
    ["in an hour", "2026-11-25T11:20"],
    ["через час", "2026-11-25T11:20", "ru"],
    ["in 1.5 h", "2026-11-25T11:50"],
    ["in 30 min", "2026-11-25T10:50"],
    ["in 1 h 30 min", "2026-11-25T11:50"],
    ["dans 1h30", "2026-11-25T11:50", "fr"],
    ["in half an hour", "2026-11-25T10:50"],
    ["in einer halben Stunde", "2026-11-25T10:50", "de"],
    ["через полчаса", "2026-11-25T10:50", "ru"],
    ["نیم ساعت دیگر", "2026-11-25T10:50", "fa"],
    ["tonight 9pm", "2026-11-25T21:00"],
    ["tonight", "2026-11-25T18:00"],
    ["heute Abend", "2026-11-25T18:00", "de"],
    ["Monday morning", "2026-11-30T08:00"],
    ["Montag um halb 8", "2026-11-30T07:30", "de"],
    ["Dec 24 at 6pm", "2026-12-24T18:00"],
    ["Pazartesi günü saat 8.30", "2026-11-30T08:30", "tr"],
    ["послезавтра в 8 вечера", "2026-11-27T20:00", "ru"],
    ["پس‌فردا ساعت ۸", "2026-11-27T08:00", "fa"],
    ["بعد غد الساعة ٨ مساءً", "2026-11-27T20:00", "ar"],
    ["in 2 weeks", "2026-12-09T10:20"],
    ["18:00", "2026-11-25T18:00"],
    ["8:00", "2026-11-26T08:00"],
    ["8pm", "2026-11-25T20:00"],
    ["12 am", "2026-11-26T00:00"],
    ["8h", "2026-11-26T08:00", "fr"],
    ["noon", "2026-11-25T12:00"],
    ["today at noon", "2026-11-25T12:00"],
    ["Friday", "2026-11-27T08:00"],
    ["next Monday 17:30", "2026-11-30T17:30"],
    ["Wednesday 12:00", "2026-11-25T12:00"],
    ["Wednesday 9:00", "2026-12-02T09:00"],
    ["Freitag 17 Uhr", "2026-11-27T17:00", "de"],
    ["в пятницу в 9:00", "2026-11-27T09:00", "ru"],
    ["يوم الجمعة ٩:٠٠", "2026-11-27T09:00", "ar"],
    ["vendredi prochain 9h", "2026-11-27T09:00", "fr"],
    ["пятница 9:00", "2026-11-27T09:00", "ru"],
    ["شنبه ساعت ۹", "2026-11-28T09:00", "fa"],
    ["the day after tomorrow 7:15", "2026-11-27T07:15"],
    ["2027-05-01 06:00", "2027-05-01T06:00"],
    ["3.12. 9:00", "2026-12-03T09:00", "de"],
    ["3/12 9:00", "2026-12-03T09:00", "de"],
    ["12/3 9:00", "2026-12-03T09:00", "en"],
    ["3 May", "2027-05-03T08:00"],
    ["May 3rd, 10:00", "2027-05-03T10:00"],
    ["12 de mayo de 2027 18:00", "2027-05-12T18:00", "es"],
    ["12 mai 18h30", "2027-05-12T18:30", "fr"],
    ["12 خرداد ساعت ۸", "2027-06-02T08:00", "fa"],
    ["۱۴۰۵/۱۰/۰۱ ۸:۰۰", "2026-12-22T08:00", "fa"],
    ["today 9:00", "past"],
    ["2025-05-01", "past"],
    ["in 0 min", "past"],
    ["2099-01-01", undefined],
    ["31 February", undefined],
    ["25:00", undefined],
    ["hour", undefined],
    ["soon", undefined],
    ["", undefined],
  ] as const) {
    it(`of ${JSON.stringify(written)} is ${at}`, () => assert.equal(read(written, language), at));
  }

  it("is the editor's local time, on the days on which clocks change too", () => {
    const before = Temporal.Instant.from("2027-03-27T12:00:00Z");
    const time = scheduleTime("tomorrow 2:30", { now: before, timeZone: "Europe/Berlin", language: "en" });
    assert.deepEqual(time, { kind: "at", at: Date.parse("2027-03-28T01:30:00Z") });
    const tehran = scheduleTime("tomorrow 8:00", { now, timeZone: "Asia/Tehran", language: "en" });
    assert.deepEqual(tehran, { kind: "at", at: Date.parse("2026-11-26T04:30:00Z") });
  });

  it("takes whatever anybody writes", () => {
    const anything = fc.oneof(fc.string(), fc.stringMatching(/^[\d:./ -]{0,20}$/), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(anything, fc.constantFrom("en", "fa", "fr"), (written, language) => {
        const time = scheduleTime(written, { now, timeZone: "Europe/Berlin", language });
        if (time?.kind === "at") assert.ok(time.at > now.epochMilliseconds);
      }),
      { numRuns: runs(500) },
    );
  });

  it("is offered in its order, each once, all to come", () => {
    const offers = scheduleOffers({ now, timeZone: "Europe/Berlin" }).map((at) => new Date(at).toISOString());
    assert.deepEqual(offers, [
      "2026-11-25T10:20:00.000Z",
      "2026-11-25T12:20:00.000Z",
      "2026-11-25T17:00:00.000Z",
      "2026-11-26T07:00:00.000Z",
      "2026-11-26T17:00:00.000Z",
      "2026-11-30T07:00:00.000Z",
    ]);
    const sunday = Temporal.Instant.from("2026-11-29T22:30:00Z");
    const late = scheduleOffers({ now: sunday, timeZone: "Europe/Berlin" });
    assert.equal(late.length, 4);
    assert.ok(late.every((at) => at > sunday.epochMilliseconds));
  });
});

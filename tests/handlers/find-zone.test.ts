import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, it } from "node:test";
import { TimeZone } from "../../src/core/local-time.ts";
import { findZones } from "../../src/handlers/find-zone.ts";
import largeCities from "../../src/handlers/large-cities.json" with { type: "json" };
import { loadLocales } from "../../src/newsroom.ts";
import { ZONES } from "../../src/render/settings.ts";
import { fc, runs } from "../fuzz.ts";

const require = createRequire(import.meta.url);
const NOW = Date.parse("2026-11-25T12:00:00Z");
const locales = loadLocales("en");
const zones = (text: string, language = "en") => findZones(text, locales.get(language), locales, NOW);

/** What CLDR calls the cities of zones, where that isn't their own name. */
function citiesOf(language: string): Record<string, string> {
  const { main } = require(`cldr-dates-full/main/${language}/timeZoneNames.json`);
  const cities: Record<string, string> = {};
  const walk = (path: readonly string[], node: Record<string, unknown>) => {
    const { exemplarCity } = node;
    const zone = TimeZone.safeParse(path.join("/")).data;
    if (typeof exemplarCity === "string" && zone && exemplarCity !== path.at(-1)?.replaceAll("_", " "))
      cities[zone] = exemplarCity;
    for (const [name, inner] of Object.entries(node)) {
      if (typeof inner === "object") walk([...path, name], inner as Record<string, unknown>);
    }
  };
  walk([], main[language].dates.timeZoneNames.zone);
  return cities;
}

it("the cities of zones are spelt as CLDR has them", () => {
  const path = join(import.meta.dirname, "../../src/handlers/zone-cities.json");
  const cities = Object.fromEntries(locales.all.map(({ language }) => [language, citiesOf(language)]));
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, `${JSON.stringify(cities, null, 2)}\n`);
  assert.deepEqual(JSON.parse(readFileSync(path, "utf8")), cities);
});

describe("a time zone that a reader writes", () => {
  for (const [text, zone, language = "en"] of [
    ["Europe/Paris", "Europe/Paris"],
    ["europe paris", "Europe/Paris"],
    ["utc", "UTC"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["asia/calcutta", "Asia/Calcutta"],
    ["Europe/Kyiv", "Europe/Kyiv"],
    ["tehran", "Asia/Tehran"],
    ["NEW YORK", "America/New_York"],
    ["new_york", "America/New_York"],
    ["تهران", "Asia/Tehran", "fa"],
    ["تهران", "Asia/Tehran", "en"],
    ["طهران", "Asia/Tehran", "ar"],
    ["Москва", "Europe/Moscow", "ru"],
    ["Zürich", "Europe/Zurich", "de"],
    ["zurich", "Europe/Zurich", "de"],
    ["Londra", "Europe/London", "tr"],
    ["İstanbul", "Europe/Istanbul", "tr"],
    ["istanbul", "Europe/Istanbul", "tr"],
    ["ایران", "Asia/Tehran", "fa"],
    ["Iran", "Asia/Tehran"],
    ["Türkiye", "Europe/Istanbul", "tr"],
    ["Самара", "Europe/Samara", "ru"],
    ["Mashhad", "Asia/Tehran"],
    ["Munich", "Europe/Berlin"],
    ["Lyon", "Europe/Paris", "fr"],
    ["برلین", "Europe/Berlin", "fa"],
    ["بغداد", "Asia/Baghdad", "ar"],
    ["Варшава", "Europe/Warsaw", "ru"],
    ["Bruxelles", "Europe/Brussels", "fr"],
    ["Афины", "Europe/Athens", "en"],
    ["Польша", "Europe/Warsaw", "de"],
    ["مشهد", "Asia/Tehran", "fa"],
    ["شیراز", "Asia/Tehran", "fa"],
    ["Казань", "Europe/Moscow", "ru"],
    ["Челябинск", "Asia/Yekaterinburg", "ru"],
  ] as const) {
    it(`is ${zone} for ${text} (${language})`, () => assert.equal(zones(text, language)[0], zone));
  }

  it("is known of every large city that names none", () => {
    for (const [zone, cities] of Object.entries(largeCities)) {
      assert.ok(TimeZone.safeParse(zone).success, zone);
      for (const city of cities) assert.ok(zones(city).includes(zone), `${city}: ${zones(city)}`);
    }
    assert.deepEqual(zones("köln"), ["Europe/Berlin"]);
    assert.deepEqual(zones("جده"), ["Asia/Riyadh"]);
  });

  it("is one of several where a country has several", () => {
    assert.deepEqual(zones("Germany"), ["Europe/Berlin"], "Büsingen's clocks go as Berlin's");
    assert.deepEqual(zones("España", "es"), ["Atlantic/Canary", "Europe/Madrid"]);
    assert.ok(zones("Россия", "ru").includes("Asia/Vladivostok"));
    const states = zones("United States");
    assert.deepEqual(states.slice(0, 2), ["America/Adak", "Pacific/Honolulu"]);
    assert.ok(
      states.includes("America/New_York") && states.includes("America/Denver") && states.length < 10,
      `${states}`,
    );
  });

  it("is none for what is no place", () => {
    for (const text of ["", "  ", "banana republic of x", "🙂", "42", "/", "a".repeat(500)]) {
      assert.deepEqual(zones(text), [], JSON.stringify(text));
    }
  });

  it("is always one that there is, whatever anybody writes", () => {
    const written = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("Springfield", "San Jose", "Victoria", "+03:30", "2026-01-01", "EST", "Etc/GMT+5"),
    );
    fc.assert(
      fc.property(written, fc.constantFrom("en", "fa", "ru"), (text, language) => {
        for (const zone of zones(text, language)) assert.ok(TimeZone.safeParse(zone).success, zone);
      }),
      { numRuns: runs(30) },
    );
  });

  it("can be chosen from a list that is in every language", () => {
    for (const timeZone of ZONES) {
      assert.ok(TimeZone.safeParse(timeZone).success, timeZone);
      for (const locale of locales.all) {
        assert.equal(findZones(locale.city(timeZone), locale, locales, NOW)[0], timeZone, locale.city(timeZone));
      }
    }
  });
});

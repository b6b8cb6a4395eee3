import { cityMapping } from "city-timezones";
import { fold } from "../content/search/fold.ts";
import { transliterationsOf } from "../content/search/forgiving/transliteration.ts";
import { TimeZone } from "../core/local-time.ts";
import type { Locale, Locales } from "../render/locale.ts";
import { ZONES } from "../render/settings.ts";
// Large cities that name no zone, as people there and in the languages of the interface call them: what no package at hand has.
import largeCities from "./large-cities.json" with { type: "json" };
// Zones' cities as CLDR spells them in the languages of the interface; a test makes the file from `cldr-dates-full` (Unicode License v3).
import zoneCities from "./zone-cities.json" with { type: "json" };

/** More than a person wants to choose from. */
const MAX_FOUND = 18;

/**
 * The time zones that a person means by what they write: a zone's own name ("Europe/Paris"), a city or a country, in any case and
 * script as far as it is known: zones' cities (CLDR) and all countries in the languages of the interface, zones' names in the
 * reader's own (Intl), and some 7,000 cities in English (`city-timezones`), also as they are spelt in Cyrillic or Persian letters.
 * @param now epoch ms
 * @returns IANA names; several for a country, or for cities of one name, if their clocks differ; none for what is no place
 */
export function findZones(text: string, reader: Locale, locales: Locales, now: number): string[] {
  const wanted = spelt(text);
  if (wanted === "") return [];
  const named = zoneByName(text);
  if (named !== undefined) return [named];
  for (const zones of [
    byCity(wanted, locales),
    differing(byCountry(wanted, locales), now),
    byIntlName(wanted, reader.language),
    byLargeCity(wanted),
    byTransliteration(wanted),
  ]) {
    if (zones.length > 0) return [...new Set(zones)].slice(0, MAX_FOUND);
  }
  return [];
}

/** As one line of small letters without accents, signs and what keyboards do to letters. */
function spelt(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Intl lists some zones by an older name only ("Asia/Calcutta"): those of our list come first. */
const zones = [...new Set(["UTC", ...ZONES, ...Intl.supportedValuesOf("timeZone")])];

/** Its name in any case, with blanks for slashes and underscores; one that Intl has only as another's alias is written with a slash. */
function zoneByName(text: string): string | undefined {
  const known = indexOf("zones", () => zones.map((zone) => [zone, zone] as const)).get(spelt(text))?.[0];
  return known ?? (text.includes("/") ? TimeZone.safeParse(text.trim().replaceAll(" ", "_")).data : undefined);
}

/** Zones by how something is spelt; made when it is first asked for, and kept. */
type Index = Map<string, string[]>;
const indexes = new Map<string, Index>();

function indexOf(name: string, entries: () => Iterable<readonly [text: string, zone: string]>): Index {
  let index = indexes.get(name);
  if (!index) {
    index = new Map();
    for (const [text, zone] of entries()) {
      const key = spelt(text);
      const known = index.get(key);
      if (!known) index.set(key, [zone]);
      else if (!known.includes(zone)) known.push(zone);
    }
    indexes.set(name, index);
  }
  return index;
}

function byCity(wanted: string, locales: Locales): string[] {
  const entries = () =>
    zones.flatMap((zone) => [
      [zone.split("/").at(-1) ?? zone, zone] as const,
      ...locales.all.map((locale) => [locale.city(zone), zone] as const),
    ]);
  const spelling = Object.values(zoneCities).flatMap((cities) =>
    Object.entries<string>(cities).map(([zone, city]) => [city, zone] as const),
  );
  const large = Object.entries(largeCities).flatMap(([zone, cities]) => cities.map((city) => [city, zone] as const));
  return indexOf("cities", () => [...entries(), ...spelling, ...large]).get(wanted) ?? [];
}

/**
 * Zones whose clocks differ this winter or summer, from west to east; of those that go alike the one with the largest city. The
 * United States have 29 zones, most of which are one town.
 */
function differing(found: readonly string[], now: number): string[] {
  const offsets = (zone: string) =>
    [0, 183].map(
      (days) =>
        Temporal.Instant.fromEpochMilliseconds(now + days * 86_400_000).toZonedDateTimeISO(zone).offsetNanoseconds /
        6e10,
    );
  const alike = Map.groupBy(found, (zone) => offsets(zone).join(" "));
  return [...alike.values()]
    .map((group) => group.find((zone) => ZONES.includes(zone)) ?? group.toSorted(byPeople)[0] ?? "")
    .toSorted((a, b) => (offsets(a)[0] ?? 0) - (offsets(b)[0] ?? 0));
}

function byPeople(a: string, b: string): number {
  const people = (zone: string) =>
    Math.max(0, ...cityMapping.filter(({ timezone }) => timezone === zone).map(({ pop }) => pop));
  return people(b) - people(a);
}

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** ISO 3166 codes of countries. */
const COUNTRIES = Array.from({ length: 26 * 26 }, (_, index) =>
  String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
).filter((code) => regions.of(code) !== undefined);

function byCountry(wanted: string, locales: Locales): string[] {
  const entries = () => {
    const names = ["en", ...locales.all.map(({ language }) => language)].map(
      (code) => new Intl.DisplayNames(code, { type: "region", fallback: "none" }),
    );
    return COUNTRIES.flatMap((country) =>
      zonesOf(country).flatMap((zone) => names.map((name) => [name.of(country) ?? "", zone] as const)),
    );
  };
  return indexOf("countries", entries).get(wanted) ?? [];
}

/** ECMA-402, `Intl.Locale.prototype.getTimeZones`: the zones of a region. */
function zonesOf(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
  return locale.getTimeZones?.() ?? [];
}

/** What Intl calls a zone ("Los Angeles Time", «وقت لوس‌آنجلس»), without the word for time. */
function byIntlName(wanted: string, reader: string): string[] {
  const entries = () => {
    const names = zones.map((zone) => [spelt(intlName(zone, reader)), zone] as const);
    const counts = new Map<string, number>();
    for (const [name] of names) for (const word of name.split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
    const common = (word: string) => (counts.get(word) ?? 0) > zones.length / 4;
    return names.map(
      ([name, zone]) =>
        [
          name
            .split(" ")
            .filter((word) => !common(word))
            .join(" "),
          zone,
        ] as const,
    );
  };
  return indexOf(`names ${reader}`, entries).get(wanted) ?? [];
}

function intlName(timeZone: string, reader: string): string {
  const format = new Intl.DateTimeFormat(reader, { timeZone, timeZoneName: "shortGeneric" });
  return format.formatToParts(0).find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** Spellings of a name that are looked up. */
const MAX_SPELLINGS = 200;

/** A city whose name is written by its sound: "Челябинск", «اصفهان». */
function byTransliteration(wanted: string): string[] {
  if (/[a-z]/.test(wanted)) return [];
  const words = wanted.split(" ").map(transliterationsOf);
  const each = Math.floor(MAX_SPELLINGS ** (1 / words.length));
  let names = [""];
  for (const spellings of words) {
    names = names.flatMap((name) => spellings.slice(0, each).map((spelling) => `${name} ${spelling}`.trim()));
  }
  for (const name of names) {
    const zones = byLargeCity(name);
    if (zones.length > 0) return zones;
  }
  return [];
}

function byLargeCity(wanted: string): string[] {
  const entries = () =>
    cityMapping
      .toSorted((a, b) => b.pop - a.pop)
      .flatMap(({ city, city_ascii, timezone }) => {
        const zone = TimeZone.safeParse(timezone).data;
        return zone === undefined ? [] : [[city, zone] as const, [city_ascii, zone] as const];
      });
  return indexOf("large cities", entries).get(wanted) ?? [];
}

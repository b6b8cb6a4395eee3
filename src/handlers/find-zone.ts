import { cityMapping } from "city-timezones";
import { fold } from "../content/search/fold.ts";
import { TimeZone } from "../core/local-time.ts";
import type { Locale, Locales } from "../render/locale.ts";
import { ZONES } from "../render/settings.ts";

/** More than a person wants to choose from: the United States have 29 zones, most of which are one town. */
const MAX_FOUND = 12;

/**
 * The time zones that a person means by what they write: a zone's own name ("Europe/Paris"), a city or a country, in any case and
 * script as far as it is known: well-known cities and all countries in the languages of the interface, zones' names in the
 * reader's own (Intl), and some 7,000 cities in English (`city-timezones`).
 * @returns IANA names, the likeliest first; several for a country, or for cities of one name; none for what is no place
 */
export function findZones(text: string, reader: Locale, locales: Locales): string[] {
  const wanted = spelt(text);
  if (wanted === "") return [];
  const named = zoneByName(text);
  if (named !== undefined) return [named];
  for (const zones of [
    byCity(wanted, locales),
    byCountry(wanted, reader.language),
    byIntlName(wanted, reader.language),
    byLargeCity(wanted),
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
  const wanted = spelt(text);
  const known = zones.find((zone) => spelt(zone) === wanted);
  return known ?? (text.includes("/") ? TimeZone.safeParse(text.trim().replaceAll(" ", "_")).data : undefined);
}

function byCity(wanted: string, locales: Locales): string[] {
  return zones.filter(
    (zone) =>
      spelt(zone.split("/").at(-1) ?? zone) === wanted ||
      locales.all.some((locale) => spelt(locale.city(zone)) === wanted),
  );
}

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** ISO 3166 codes of countries. */
const COUNTRIES = Array.from({ length: 26 * 26 }, (_, index) =>
  String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
).filter((code) => regions.of(code) !== undefined);

function byCountry(wanted: string, reader: string): string[] {
  const names = ["en", reader].map((language) => new Intl.DisplayNames(language, { type: "region", fallback: "none" }));
  const country = COUNTRIES.find((code) => names.some((name) => spelt(name.of(code) ?? "") === wanted));
  return country === undefined ? [] : zonesOf(country);
}

/** ECMA-402, `Intl.Locale.prototype.getTimeZones`: the zones of a region. */
function zonesOf(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
  return locale.getTimeZones?.() ?? [];
}

/** What Intl calls a zone ("Los Angeles Time", «وقت لوس‌آنجلس»): the words that only this one has. */
function byIntlName(wanted: string, reader: string): string[] {
  return zones.filter((timeZone) => {
    const format = new Intl.DateTimeFormat(reader, { timeZone, timeZoneName: "shortGeneric" });
    const name = format.formatToParts(0).find(({ type }) => type === "timeZoneName")?.value ?? "";
    return ` ${spelt(name)} `.includes(` ${wanted} `) && wanted.length > 3;
  });
}

function byLargeCity(wanted: string): string[] {
  return cityMapping
    .filter(({ city, city_ascii }) => spelt(city) === wanted || spelt(city_ascii) === wanted)
    .toSorted((a, b) => b.pop - a.pop)
    .flatMap(({ timezone }) => TimeZone.safeParse(timezone).data ?? []);
}

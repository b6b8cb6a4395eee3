import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Setting } from "../../src/render/article.ts";
import { createLocales } from "../../src/render/locale.ts";

export const LANGUAGES = ["en", "fa", "de"] as const;

/** The Fluent source of a language's interface. */
export function sourceOf(language: string): string {
  return readFileSync(join(import.meta.dirname, `../../src/locales/${language}.ftl`), "utf8");
}

export const locales = createLocales(
  Object.fromEntries(LANGUAGES.map((language) => [language, sourceOf(language)])),
  "en",
);

const ZONES: Record<string, string> = { en: "Europe/London", fa: "Asia/Tehran", de: "Europe/Berlin" };

export function settingOf(language: string): Setting {
  return {
    locale: locales.get(language),
    timeZone: ZONES[language] ?? "UTC",
    deepLink: (payload) => `https://t.me/kiosk_bot?start=${payload}`,
    saves: true,
  };
}

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { FluentResource } from "@fluent/bundle";
import { createLocales } from "../../src/render/locale.ts";
import { bold } from "../../src/render/styled-text.ts";
import { readableText } from "./golden.ts";
import { LANGUAGES, locales, sourceOf } from "./settings.ts";

const SOURCES = join(import.meta.dirname, "../../src");

/** Every message of a language with the names of the values that it takes. */
function messagesOf(language: string): Map<string, string[]> {
  const { body } = new FluentResource(sourceOf(language));
  const messages = body.filter((entry) => !entry.id.startsWith("-"));
  return new Map(
    messages.map((entry) => [entry.id, [...new Set(variablesIn("value" in entry ? entry.value : null))].sort()]),
  );
}

function variablesIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  if ("type" in node && node.type === "var" && "name" in node) return [String(node.name)];
  return Object.values(node).flatMap(variablesIn);
}

function sourceFiles(): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(join(SOURCES, path), "utf8"));
}

describe("the interface's languages", () => {
  const english = messagesOf("en");
  const sources = sourceFiles();

  it("are all in the folder and in these tests", () => {
    const files = readdirSync(join(SOURCES, "locales")).map((name) => name.replace(/\.ftl$/, ""));
    assert.deepEqual(files.toSorted(), [...LANGUAGES].sort());
  });

  for (const language of LANGUAGES) {
    it(`say the same things with the same values: ${language}`, () => {
      assert.deepEqual(messagesOf(language), english);
    });
  }

  it("have every message that the program says", () => {
    const said = sources.flatMap((source) =>
      Array.from(source.matchAll(/\.(?:t|styled)\(\s*"([\w-]+)"/g), ([, id = ""]) => id),
    );
    assert.ok(said.length > 50, "the program's messages were not found");
    assert.deepEqual(
      [...new Set(said)].filter((id) => !english.has(id)),
      [],
    );
  });

  it("have no message that the program never says", () => {
    const quoted = new Set(sources.flatMap((source) => Array.from(source.matchAll(/"([\w-]+)"/g), ([, id]) => id)));
    const beginnings = sources.flatMap((source) =>
      Array.from(source.matchAll(/\.(?:t|styled)\(\s*`([\w-]+-)\$\{/g), ([, beginning = ""]) => beginning),
    );
    const unused = [...english.keys()].filter(
      (id) => !quoted.has(id) && !beginnings.some((beginning) => id.startsWith(beginning)),
    );
    assert.deepEqual(unused, []);
  });

  it("describe each command within Telegram's 256 characters", () => {
    for (const locale of locales.all) {
      for (const id of english.keys()) {
        if (id.startsWith("command-")) assert.ok(locale.t(id).length <= 256, `${locale.language} ${id}`);
      }
    }
  });
});

describe("a locale", () => {
  it("is found by a language code, and is the default one for a language that isn't spoken here", () => {
    assert.deepEqual(
      ["fa", "de-AT", "DE", "en-GB", "tlh", undefined].map((code) => locales.get(code).language),
      ["fa", "de", "de", "en", "en", "en"],
    );
    assert.equal(locales.has("de-CH"), true);
    assert.equal(locales.has("fr"), false);
  });

  it("names its language in that language", () => {
    assert.deepEqual(
      locales.all.map(({ name, direction }) => `${name} ${direction}`),
      ["English ltr", "فارسی rtl", "Deutsch ltr"],
    );
  });

  it("writes numbers, dates and times with its readers' digits and calendar", () => {
    const instant = Date.UTC(2026, 10, 20, 20, 45);
    const shown = (language: string, timeZone: string) => {
      const locale = locales.get(language);
      return [
        locale.number(1234),
        locale.time("07:05"),
        locale.date(instant, timeZone),
        locale.date(instant, timeZone, "day"),
        locale.date(instant, timeZone, "dateTime"),
      ];
    };
    assert.deepEqual(shown("en", "UTC"), [
      "1,234",
      "07:05",
      "November 20, 2026",
      "Friday, November 20",
      "November 20, 2026 at 20:45",
    ]);
    assert.deepEqual(shown("de", "Europe/Berlin"), [
      "1.234",
      "07:05",
      "20. November 2026",
      "Freitag, 20. November",
      "20. November 2026 um 21:45",
    ]);
    assert.deepEqual(shown("fa", "Asia/Tehran"), [
      "۱٬۲۳۴",
      "۰۷:۰۵",
      "۳۰ آبان ۱۴۰۵",
      "شنبه ۳۰ آبان",
      "۳۰ آبان ۱۴۰۵ ساعت ۰۰:۱۵",
    ]);
  });

  it("isolates a value that runs the other way, and no other", () => {
    assert.equal(locales.get("fa").t("digest-today", { publication: "The Kiosk" }), "\u2068The Kiosk\u2069: امروز");
    assert.equal(locales.get("fa").t("digest-today", { publication: "کیوسک" }), "کیوسک: امروز");
    assert.equal(locales.get("en").t("digest-today", { publication: "کیوسک" }), "\u2068کیوسک\u2069: today");
    assert.equal(locales.get("en").t("digest-today", { publication: "The Kiosk" }), "The Kiosk: today");
  });

  it("keeps the formatting of a value, and reads no other character as one", () => {
    const said = (language: string, tag: string) =>
      readableText(locales.get(language).styled("tag-title", { tag: bold(tag) }));
    assert.equal(said("en", "Town\ue000"), "Articles about [bold]Town\ue000[/bold]");
    assert.equal(said("fa", "Town"), "مقاله‌های «⟨FSI⟩[bold]Town[/bold]⟨PDI⟩»");
  });

  it("throws for a message that isn't there, and for one without its values", () => {
    assert.throws(() => locales.get("en").t("no-such-thing"), /no "no-such-thing"/);
    assert.throws(() => locales.get("en").t("welcome-title"), /welcome-title/);
  });

  it("needs the default language and readable sources", () => {
    assert.throws(() => createLocales({ en: "a = b" }, "fa"), /no interface in "fa"; there is en/);
  });
});

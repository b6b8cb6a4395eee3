import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ParsedQuery, parseQuery, type QueryContext } from "../../../src/content/search/parse-query.ts";
import { fc, runs } from "../../fuzz.ts";

const LANGUAGES = ["ar", "de", "en", "es", "fa", "fr", "ru", "tr"];
/** A Wednesday: 25 November 2026, 4 Azar 1405. */
const NOW = Temporal.Instant.from("2026-11-25T12:00:00Z");

const contextOf = (language: string, timeZone = "UTC"): QueryContext => ({ now: NOW, timeZone, language });
const parse = (text: string, language = "en") => parseQuery(text, contextOf(language));
/** Words as they are, phrases in angle brackets. */
const listed = (clauses: ParsedQuery["wanted"]) => clauses.map(({ text, phrase }) => (phrase ? `<${text}>` : text));
const day = (at: number | undefined) => at && new Date(at).toISOString().replace("T00:00:00.000Z", "");
/** From and before as days of UTC. */
const time = (text: string, language = "en") => {
  const { from, before } = parse(text, language);
  return [day(from), day(before)];
};

describe("a query", () => {
  it("is its words, each once, and as a whole what would be a title", () => {
    const query = parse("New York, New York");
    assert.deepEqual(listed(query.wanted), ["New", "York,", "York"]);
    assert.equal(query.plain, "New York, New York");
    assert.deepEqual(listed(parse("e-mail 3-4 12:30").wanted), ["e-mail", "3-4", "12:30"]);
    assert.deepEqual(listed(parse("- * () 🎉").wanted), []);
  });

  for (const [typed, phrase] of [
    ['"night train"', "night train"],
    ["“night train”", "night train"],
    ["„Nachtzug fährt“", "Nachtzug fährt"],
    ["»Nachtzug fährt«", "Nachtzug fährt"],
    ["« train de nuit »", "train de nuit"],
    ["«ночной поезд»", "ночной поезд"],
    ["«قطار شب»", "قطار شب"],
    ["「夜行列車」", "夜行列車"],
    ["《红楼梦》", "红楼梦"],
  ] as const) {
    it(`takes ${typed} for a phrase`, () =>
      assert.deepEqual(listed(parse(`x ${typed} y`).wanted), ["x", `<${phrase}>`, "y"]));
  }

  it("takes a quotation mark without another for nothing", () => {
    assert.deepEqual(listed(parse('night "train').wanted), ["night", "train"]);
    assert.deepEqual(listed(parse('12" records').wanted), ["12", "records"]);
    assert.deepEqual(listed(parse('"night train"late').wanted), ["<night train>", "late"]);
  });

  for (const minus of ["-", "−", "\ufe63", "\uff0d"]) {
    it(`leaves out what a ${minus} stands before`, () => {
      const { wanted, unwanted } = parse(`train ${minus}night ${minus}"dining car" ${minus}e-mail – all-day`);
      assert.deepEqual(listed(wanted), ["train", "all-day"]);
      assert.deepEqual(listed(unwanted), ["night", "<dining car>", "<e-mail>"]);
    });
  }

  it("leaves out years, but no numbers below zero and nothing after a dash", () => {
    const { wanted, unwanted } = parse("snow -5 degrees -2023 Paris –Lyon");
    assert.deepEqual([listed(wanted), listed(unwanted)], [["snow", "-5", "degrees", "Paris", "–Lyon"], ["2023"]]);
  });

  it("looks for what is unwanted where nothing is wanted", () => {
    const { wanted, unwanted, plain } = parse("-night");
    assert.deepEqual([listed(wanted), unwanted, plain], [["night"], [], "night"]);
    assert.deepEqual(listed(parse("-night tag:trains").unwanted), ["night"]);
  });

  it("reads operators with plain and quoted values, and keeps them out of the words", () => {
    const query = parse('train tag:travel author:"Ada Baker" lang:German Tag:night sort:new station -delay "all day"');
    assert.deepEqual(
      [query.tags, query.authors, query.languages, query.sort],
      [["travel", "night"], ["Ada Baker"], ["de"], "new"],
    );
    assert.deepEqual([listed(query.wanted), query.plain], [["train", "station", "<all day>"], "train station all day"]);
    assert.equal(query.others, 'tag:travel author:"Ada Baker" lang:German Tag:night sort:new -delay "all day"');
  });

  it("knows the operators in the languages of the interface", () => {
    const inTheir: Record<string, string> = {
      ar: "قطار وسم:سفر لغة:الفارسية ترتيب:جديد من:2024",
      de: "Zug Schlagwort:Reise Sprache:Persisch Sortierung:neu von:2024",
      en: "train tag:travel lang:Persian sort:new from:2024",
      es: "tren etiqueta:viaje idioma:persa orden:nuevo desde:2024",
      fa: "قطار برچسب:سفر زبان:فارسی مرتب:جدید از:۲۰۲۴",
      fr: "train étiquette:voyage langue:persan tri:récent depuis:2024",
      ru: "поезд тег:поездки язык:персидский порядок:новые с:2024",
      tr: "tren etiket:gezi dil:Farsça sırala:yeni başlangıç:2024",
    };
    for (const [language, text] of Object.entries(inTheir)) {
      const query = parse(text, language);
      assert.deepEqual(
        [query.wanted.length, query.tags.length, query.languages, query.sort, day(query.from)],
        [1, 1, ["fa"], "new", "2024-01-01"],
        text,
      );
    }
  });

  it("knows a language by its code and by its names", () => {
    for (const value of ["fa", "FA", "fa-IR", "Persian", "farsi", "فارسی", "persisch"]) {
      assert.deepEqual(parse(`lang:${value}`, "de").languages, ["fa"], value);
    }
    for (const value of ["İngilizce", "ingilizce", "INGILIZCE"]) {
      assert.deepEqual(parse(`lang:${value}`, "tr").languages, ["en"], value);
    }
  });

  for (const text of [
    "tag:",
    "tag: travel",
    "from:banana",
    "from:2024-13",
    "from:2023-02-29",
    "lang:zz9",
    "lang:klingonish",
    "sort:old",
    "colour:red",
    "on:",
    "https://example.org/a:b",
  ]) {
    it(`takes ${text} for plain words`, () => {
      const { tags, authors, languages, from, before, sort, plain } = parse(`train ${text}`);
      assert.deepEqual([tags, authors, languages, from, before, sort], [[], [], [], undefined, undefined, "relevance"]);
      assert.equal(plain, `train ${text}`);
    });
  }

  it("leaves out a tag or an author, but takes no other operator's name for a word", () => {
    assert.deepEqual(listed(parse('train -tag:sport -author:"Ada Baker"').unwanted), ["sport", "<Ada Baker>"]);
    assert.deepEqual(listed(parse("train -lang:de").unwanted), ["<lang:de>"]);
  });
});

describe("the time of a query", () => {
  it("begins with the named time for from:, behind it for after:, ends before it for before:, and is it for on:", () => {
    assert.deepEqual(time("from:2024-05"), ["2024-05-01", undefined]);
    assert.deepEqual(time("after:2024-05"), ["2024-06-01", undefined]);
    assert.deepEqual(time("before:2024-05"), [undefined, "2024-05-01"]);
    assert.deepEqual(time("on:2024-05"), ["2024-05-01", "2024-06-01"]);
    assert.deepEqual(time("from:2023 from:2024 before:2026 before:2025"), ["2024-01-01", "2025-01-01"]);
  });

  const written: [text: string, language: string, first: string, next: string][] = [
    ["2024", "en", "2024-01-01", "2025-01-01"],
    ["2024-02-29", "en", "2024-02-29", "2024-03-01"],
    ["1.5.2024", "en", "2024-05-01", "2024-05-02"],
    ["1/5/2024", "en", "2024-01-05", "2024-01-06"],
    ["1/5/2024", "fr", "2024-05-01", "2024-05-02"],
    ["13/5/2024", "en", "2024-05-13", "2024-05-14"],
    ["5/13/2024", "fr", "2024-05-13", "2024-05-14"],
    ["5/2024", "en", "2024-05-01", "2024-06-01"],
    ["May 2024", "en", "2024-05-01", "2024-06-01"],
    ["May 12, 2024", "en", "2024-05-12", "2024-05-13"],
    ["12. Mai 2024", "de", "2024-05-12", "2024-05-13"],
    ["12 de mayo de 2024", "es", "2024-05-12", "2024-05-13"],
    ["février 2024", "fr", "2024-02-01", "2024-03-01"],
    ["1403/02/12", "en", "2024-05-01", "2024-05-02"],
    ["۱۴۰۳/۰۲/۱۲", "fa", "2024-05-01", "2024-05-02"],
    ["۱۲ اردیبهشت ۱۴۰۳", "fa", "2024-05-01", "2024-05-02"],
    ["۱۴۰۳", "fa", "2024-03-20", "2025-03-21"],
    ["1445-02-12", "ar", "2023-08-28", "2023-08-29"],
    ["today", "en", "2026-11-25", "2026-11-26"],
    ["yesterday", "en", "2026-11-24", "2026-11-25"],
    ["3 days", "en", "2026-11-22", "2026-11-23"],
    ["3 days ago", "en", "2026-11-22", "2026-11-23"],
    ["vor 2 Wochen", "de", "2026-11-11", "2026-11-12"],
    ["il y a 3 jours", "fr", "2026-11-22", "2026-11-23"],
    ["3 дня назад", "ru", "2026-11-22", "2026-11-23"],
    ["۳ روز پیش", "fa", "2026-11-22", "2026-11-23"],
    ["3 gün önce", "tr", "2026-11-22", "2026-11-23"],
    ["6m", "en", "2026-05-25", "2026-05-26"],
    ["last week", "en", "2026-11-16", "2026-11-23"],
    ["last-week", "en", "2026-11-16", "2026-11-23"],
    ["هفتهٔ گذشته", "fa", "2026-11-14", "2026-11-21"],
    ["الاسبوع الماضي", "ar", "2026-11-14", "2026-11-21"],
    ["letzte Woche", "de", "2026-11-16", "2026-11-23"],
    ["la semaine dernière", "fr", "2026-11-16", "2026-11-23"],
    ["semana pasada", "es", "2026-11-16", "2026-11-23"],
    ["прошлую неделю", "ru", "2026-11-16", "2026-11-23"],
    ["geçen hafta", "tr", "2026-11-16", "2026-11-23"],
    ["this month", "en", "2026-11-01", "2026-12-01"],
    ["این ماه", "fa", "2026-11-22", "2026-12-22"],
    ["last year", "en", "2025-01-01", "2026-01-01"],
    ["پارسال", "fa", "2025-03-21", "2026-03-21"],
    ["Monday", "en", "2026-11-23", "2026-11-24"],
    ["wed", "en", "2026-11-25", "2026-11-26"],
    ["Donnerstag", "de", "2026-11-19", "2026-11-20"],
    ["سه‌شنبه", "fa", "2026-11-24", "2026-11-25"],
    ["суббота", "ru", "2026-11-21", "2026-11-22"],
    ["March", "en", "2026-03-01", "2026-04-01"],
    ["December", "en", "2025-12-01", "2026-01-01"],
    ["ноября", "ru", "2026-11-01", "2026-12-01"],
    ["Ağustos", "tr", "2026-08-01", "2026-09-01"],
    ["اسفند", "fa", "2026-02-20", "2026-03-21"],
  ];
  for (const [text, language, first, next] of written) {
    it(`is read from ${text} (${language}), in quotation marks or without`, () => {
      for (const query of [`train on:${text} station`, `train on:"${text}" station`]) {
        assert.deepEqual(time(query, language), [first, next]);
        assert.deepEqual(listed(parse(query, language).wanted), ["train", "station"]);
      }
    });
  }

  it("is that of the reader's zone", () => {
    const { from } = parseQuery("from:today", contextOf("fa", "Asia/Tehran"));
    assert.equal(from, Date.parse("2026-11-25T00:00:00+03:30"));
    const forward = parseQuery("on:2026-03-29", contextOf("de", "Europe/Berlin"));
    assert.equal((forward.before ?? 0) - (forward.from ?? 0), 23 * 3_600_000, "a day on which the clocks go forward");
  });
});

describe("any string is a query", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...'"«»„“-−:：tag from\u200c\u0000\ud800۱4/.') }),
    fc.constantFrom(
      "tag:",
      "from:",
      "-",
      '"',
      "last week",
      "1403/02/12",
      "9999-99-99",
      "lang:",
      "on:99999",
      "0y",
      "9999d",
    ),
  );
  const context = fc.record({
    now: fc.integer({ min: 0, max: 4e12 }).map((at) => Temporal.Instant.fromEpochMilliseconds(at)),
    timeZone: fc.constantFrom("UTC", "Asia/Tehran", "America/St_Johns"),
    language: fc.constantFrom(...LANGUAGES),
  });

  it("and is read into a bounded number of clauses with finite times", () => {
    const property = fc.property(fc.array(piece), fc.constantFrom("", " "), context, (pieces, gap, asker) => {
      const { wanted, unwanted, tags, authors, languages, from, before, plain } = parseQuery(pieces.join(gap), asker);
      for (const { length } of [wanted, unwanted, tags, authors, languages]) assert.ok(length <= 32);
      for (const at of [from, before]) assert.ok(at === undefined || Number.isInteger(at));
      for (const { text } of [...wanted, ...unwanted]) assert.match(text, /[\p{L}\p{N}]/u);
      assert.ok(plain.isWellFormed());
    });
    fc.assert(property, { numRuns: runs(1000) });
  });

  it("whose plain words are looked for as they are, in their order", () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}]{1,12}$/u).map((text) => text.normalize("NFC"));
    const property = fc.property(fc.uniqueArray(word, { maxLength: 20 }), context, (words, asker) => {
      const { wanted, unwanted, plain } = parseQuery(words.join(" "), asker);
      assert.deepEqual([listed(wanted), unwanted, plain], [words, [], words.join(" ")]);
    });
    fc.assert(property, { numRuns: runs(300) });
  });

  it("of which no more than the beginning is read, at once", () => {
    for (const text of ['"', '-"', "tag:", "from:last ", "a:", "a:".repeat(9), "« ", "-", "۱/", "\u200c", "x"]) {
      const started = performance.now();
      parse(text.repeat(100_000));
      assert.ok(performance.now() - started < 250, JSON.stringify(text));
    }
  });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { eachWord, spelling, termsOf } from "../../../src/content/search/analysis.ts";
import { isStopWord } from "../../../src/content/search/stop-words.ts";
import { fc, runs } from "../../fuzz.ts";

const terms = (text: string, language = "und") => termsOf(text, language).join(" ");

test("spellings that readers take for one are one, in every language", () => {
  const same: [string, string][] = [
    ["STRASSE", "Straße"],
    ["Müller", "muller"],
    ["Œuvre", "oeuvre"],
    ["İstanbul", "istanbul"],
    ["ΣΟΦΟΣ", "σοφός"],
    ["ёлка", "елка"],
    ["كتابي", "کتابی"],
    ["أحمد", "احمد"],
    ["آسيا", "اسیا"],
    ["مدرسة", "مدرسه"],
    ["كَتَبَ", "کتب"],
    ["ســـلام", "سلام"],
    ["مسئول", "مسیول"],
    ["خانهٔ", "خانه"],
    ["۱۴۰۳", "1403"],
    ["١٤٠٣", "1403"],
    ["ｆｕｌｌ", "full"],
    ["co\u00adoperate", "cooperate"],
    ["the river's", "the river"],
  ];
  for (const [one, other] of same) assert.equal(terms(one), terms(other), `${one} = ${other}`);
});

test("letters that make another word stay", () => {
  const different: [string, string][] = [
    ["йод", "иод"],
    ["が", "か"],
    ["कि", "की"],
  ];
  for (const [one, other] of different) assert.notEqual(terms(one), terms(other), `${one} ≠ ${other}`);
});

test("the forms of a word are one, by its language", () => {
  const forms: Record<string, string[]> = {
    ar: ["كتاب الكتاب كتابها", "مدرسة المدرسة مدرسه", "سياسي السياسية", "والاقتصاد اقتصاد", "إسلام الاسلام"],
    de: [
      "Haus Häuser Haeuser",
      "Müller Mueller MULLER",
      "Straße Strassen",
      "Universität Universitaeten",
      "Kind Kindern",
    ],
    en: ["study studies studying", "city cities", "elect election elections", "condition conditional", "sky skies"],
    es: ["información informaciones informacion", "económico económicas", "país paises"],
    fa: ["کتاب کتاب‌ها کتابها كتابهاي کتاب‌هایی", "بزرگ بزرگ‌تر بزرگ‌ترین بزرگترین", "خانه خانهٔ خانه‌ها", "املاء املا"],
    fi: ["talo talossa talon"],
    fr: ["élection elections", "économique économiques", "mangé manger"],
    hu: ["könyv konyvek"],
    it: ["città citta", "elezione elezioni"],
    pt: ["informação informacoes", "cidade cidades"],
    ru: ["книга книгами", "ёлка елки", "выборы выборах"],
    sv: ["människa människor"],
    tr: [
      "kitap kitaplar kitapları KİTAPLARDA",
      "çocuk çocuklar cocuklari",
      "gazete gazeteler gazetede",
      "seçim seçimler seçimde",
      "ışık IŞIKLAR isiklar",
      "başkan başkanlar",
      "İstanbul İstanbul'da Istanbul’dan",
    ],
    uk: ["книга книгу"],
  };
  for (const [language, rows] of Object.entries(forms)) {
    for (const row of rows) {
      const stems = new Set(row.split(" ").map((word) => terms(word, language)));
      assert.equal(stems.size, 1, `${language}: ${row} → ${[...stems].join(" ")}`);
    }
  }
});

test("words that only look alike stay apart", () => {
  const different: [string, string, string][] = [
    ["en", "news", "new"],
    ["en", "herring", "her"],
    ["de", "neue", "neu nu"],
    ["fa", "تنها", "تن"],
    ["fa", "دختر", "دخ"],
    ["tr", "başkan", "başka"],
    ["und", "rivers", "river"],
  ];
  for (const [language, one, other] of different) {
    assert.notEqual(terms(one, language), terms(other, language), `${language}: ${one} ≠ ${other}`);
  }
});

test("a Persian affix is dropped behind a non-joiner, and says nothing behind a space", () => {
  assert.equal(terms("کتاب\u200cها", "fa"), "کتاب");
  assert.equal(terms("می\u200cخواهم", "fa"), "خواهم");
  const [book, affix = ""] = termsOf("كتاب هاي", "fa");
  assert.equal(book, "کتاب");
  assert.ok(isStopWord(affix, "fa"));
});

test("a Persian compound is found in its parts and as a whole", () => {
  assert.equal(terms("کتاب\u200cخانه", "fa"), "کتاب خانه کتابخانه");
  assert.equal(spelling("کتاب\u200cخانه ملی"), spelling("كتابخانه ملي"));
});

test("scripts without spaces are divided into words", () => {
  assert.equal(terms("東京都の天気は晴れ。", "ja"), "東京 都 の 天気 は 晴れ");
  assert.ok(termsOf("ภาษาไทยไม่มีช่องว่าง", "th").length > 2);
});

test("stop words are those of their language, in any form of it", () => {
  const stops: [string, string][] = [
    ["en", "Which"],
    ["fa", "مي شود"],
    ["de", "für"],
    ["tr", "için"],
    ["ar", "إلى"],
    ["nn", "ikke"],
  ];
  for (const [language, words] of stops) {
    for (const term of termsOf(words, language)) assert.ok(isStopWord(term, language), `${language}: ${words}`);
  }
  assert.ok(!isStopWord("war", "en"));
  assert.ok(!isStopWord("constructor", "constructor"));
});

test("a word's offsets are those of its spelling in the text", () => {
  const text = "«Müllers» کتاب\u200cها 天気予報, e\u0301te\u0301! İzmir'de";
  const seen: string[] = [];
  eachWord(text, "tr", (_, start, end) => seen.push(text.slice(start, end)));
  assert.deepEqual(seen, ["Müllers", "کتاب\u200cها", "天気", "予報", "e\u0301te\u0301", "İzmir'de"]);
});

test("terms of any text are letters, marks and digits, and words follow each other", () => {
  const languages = fc.constantFrom("und", "en", "de", "fa", "ar", "tr", "es", "pt", "ru", "hi");
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), languages, (text, language) => {
      for (const term of termsOf(text, language)) assert.match(term, /^[\p{L}\p{M}\p{N}]{1,64}$/u);
      let end = 0;
      eachWord(text, language, (_, start, stop) => {
        assert.ok(start >= end && stop > start && stop <= text.length);
        end = stop;
      });
    }),
    { numRuns: runs(500) },
  );
});

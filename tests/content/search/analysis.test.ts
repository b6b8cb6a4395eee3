import assert from "node:assert/strict";
import { test } from "node:test";
import { eachWord, spelling, termsOf } from "../../../src/content/search/analysis.ts";
import { isStopWord } from "../../../src/content/search/stop-words.ts";
import { fc, runs } from "../../fuzz.ts";

const terms = (text: string, language = "und") => termsOf(text, language).join(" ");

test("spellings that readers take for one are one", () => {
  const same: [string, string][] = [
    ["STRASSE", "Straße"],
    ["Müller", "muller"],
    ["Œuvre", "oeuvre"],
    ["İstanbul", "istanbul"],
    ["ΣΟΦΟΣ", "σοφός"],
    ["ёлка", "елка"],
    ["كتابي", "کتابی"],
    ["أحمد", "احمد"],
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

test("the forms of a word are one in its language, and only there", () => {
  const same: [language: string, one: string, other: string][] = [
    ["en", "rivers", "river"],
    ["en", "running", "runs"],
    ["de", "Häuser", "Haus"],
    ["de", "Mueller", "Müller"],
    ["de", "Größe", "Groesse"],
    ["fr", "chevaux", "cheval"],
    ["fr", "élections", "election"],
    ["es", "canciones", "canción"],
    ["ru", "мостами", "моста"],
    ["tr", "kitaplar", "kitap"],
    ["tr", "ILIK", "ılık"],
    ["ar", "المدرسة", "مدرسه"],
    ["fa", "کتابهای", "کتاب"],
    ["fa", "املاء", "املا"],
    ["it", "giornali", "giornale"],
  ];
  for (const [language, one, other] of same) assert.equal(terms(one, language), terms(other, language), one);
  const different: [language: string, one: string, other: string][] = [
    ["und", "rivers", "river"],
    ["en", "news", "new"],
    ["de", "neue", "nue"],
    ["fa", "تنها", "تن"],
  ];
  for (const [language, one, other] of different) assert.notEqual(terms(one, language), terms(other, language), one);
});

test("stop words are those of the language", () => {
  const isStop = (word: string, language: string) => isStopWord(terms(word, language), language);
  for (const [word, language] of [
    ["the", "en"],
    ["Die", "de"],
    ["für", "de"],
    ["что", "ru"],
    ["این", "fa"],
    ["ها", "fa"],
    ["التي", "ar"],
  ] as const) {
    assert.ok(isStop(word, language), word);
  }
  assert.ok(!isStop("die", "en"));
  assert.ok(!isStop("war", "en"));
});

test("a Persian plural is its singular, attached, behind a non-joiner or behind a space", () => {
  assert.equal(terms("کتاب\u200cها", "fa"), "کتاب");
  assert.equal(terms("کتابهای", "fa"), "کتاب");
  assert.equal(terms("كتاب هاي", "fa").split(" ")[0], "کتاب");
  assert.equal(terms("می\u200cخواهم", "fa"), "خواهم");
});

test("a Persian compound is found in its parts and as a whole", () => {
  assert.equal(terms("کتاب\u200cخانه", "fa"), "کتاب خانه کتابخانه");
  assert.equal(spelling("کتاب\u200cخانه ملی"), spelling("كتابخانه ملي"));
});

test("scripts without spaces are divided into words", () => {
  assert.equal(terms("東京都の天気は晴れ。"), "東京 都 の 天気 は 晴れ");
  assert.ok(terms("ภาษาไทยไม่มีช่องว่าง").split(" ").length > 2);
});

test("a word's offsets are those of its spelling in the text", () => {
  const text = "«Müllers» کتاب\u200cها 天気予報, e\u0301te\u0301!";
  const seen: string[] = [];
  eachWord(text, "und", (_, start, end) => seen.push(text.slice(start, end)));
  assert.deepEqual(seen, ["Müllers", "کتاب\u200cها", "天気", "予報", "e\u0301te\u0301"]);
});

test("terms of any text are letters, marks and digits, and words follow each other", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      for (const term of terms(text).split(" ")) {
        if (term !== "") assert.match(term, /^[\p{L}\p{M}\p{N}]{1,64}$/u);
      }
      let end = 0;
      eachWord(text, "und", (_, start, stop) => {
        assert.ok(start >= end && stop > start && stop <= text.length);
        end = stop;
      });
    }),
    { numRuns: runs(500) },
  );
});

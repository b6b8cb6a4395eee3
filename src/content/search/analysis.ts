import { fold } from "./fold.ts";
import { PERSIAN_AFFIXES } from "./persian-stemming.ts";
import { stem } from "./stemming.ts";
import { eachRun } from "./word-runs.ts";
import { type WordTable, wordTable } from "./word-table.ts";

/**
 * A word as the index knows it. Terms are made of letters, marks and digits only, so that no term can be query syntax.
 */
export interface Word {
  /** One term for most words; several where a zero-width non-joiner or a compatibility form (ﷺ) holds a phrase together. */
  parts: readonly string[];
  /** For a Persian compound with a non-joiner inside ("کتاب‌خانه"): the same written as one word. */
  joined?: string;
  /** Tells it from every other `Word` of this thread, for those who keep something beside it. */
  serial: number;
}

/** Longest term, in code points; what is longer is no word (a key, a hash) and is found by its beginning. */
const MAX_TERM_LENGTH = 64;

const ENDING = /['’]\p{L}+$/u;
const TERM = /[\p{L}\p{M}\p{N}]+/gu;
const HAS_LETTER = /[\p{L}\p{N}]/u;
const ARABIC_SCRIPT = /\p{Script=Arabic}/u;
const NON_JOINER = "\u200c";

/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** ICU chooses its dictionary by script, so one segmenter serves all of them. */
const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** Words of a language that are remembered: texts repeat themselves, and analysing costs more than looking up. */
const REMEMBERED = 1 << 17;
const known = new Map<string, WordTable<Word>>();
let serials = 0;

/**
 * Calls `visit` for every word of `text` in order; `start` and `end` are UTF-16 offsets of its raw spelling in `text`.
 * @param language a BCP 47 primary language subtag, which says how words are stemmed; "und" where it isn't known
 */
export function eachWord(
  text: string,
  language: string,
  visit: (word: Word, start: number, end: number) => void,
): void {
  const words = known.get(language) ?? wordTable<Word>(REMEMBERED);
  known.set(language, words);
  const visitWord = (start: number, end: number) => {
    let word = words.find(text, start, end);
    if (!word) {
      // A copy: a piece of a text, which terms may be pieces of, would keep the whole text in memory.
      const raw = ` ${text.slice(start, end)}`.slice(1);
      word = { ...analyseWord(raw, language), serial: serials++ };
      words.put(text, start, end, word);
    }
    if (word.parts.length > 0) visit(word, start, end);
  };
  eachRun(text, language === "tr", (start, end) => {
    if (text.charCodeAt(start) < 0x0e00 || !UNSPACED.test(text.slice(start, end))) return visitWord(start, end);
    for (const { segment, index } of segmenter.segment(text.slice(start, end))) {
      visitWord(start + index, start + index + segment.length);
    }
  });
}

/** The terms of a text in order. */
export function termsOf(text: string, language: string): string[] {
  const terms: string[] = [];
  eachWord(text, language, ({ parts, joined }) => {
    terms.push(...parts);
    if (joined !== undefined) terms.push(joined);
  });
  return terms;
}

/**
 * A text's words run together, Persian affixes left out: the same however the writer uses spaces and non-joiners. Two titles with
 * the same are the same title.
 */
export function spelling(text: string): string {
  let spelt = "";
  eachWord(text, "und", ({ parts }) => {
    for (const part of parts) if (!PERSIAN_AFFIXES.has(part)) spelt += part;
  });
  return spelt;
}

function analyseWord(raw: string, language: string): Omit<Word, "serial"> {
  const folded = fold(raw.replace(ENDING, ""));
  if (ARABIC_SCRIPT.test(folded)) return arabicScriptWord(folded, language);
  return { parts: termsIn(folded.replaceAll(NON_JOINER, "")).map((term) => stem(term, language)) };
}

/**
 * Persian separates affixes and the parts of compounds by a non-joiner, by a space or not at all, as the writer likes.
 * Affixes are dropped here; where they stand behind a space, they are left out of queries (`stop-words.ts`).
 */
function arabicScriptWord(folded: string, language: string): Omit<Word, "serial"> {
  const pieces = termsIn(folded);
  const roots = folded.includes(NON_JOINER) ? pieces.filter((piece) => !PERSIAN_AFFIXES.has(piece)) : pieces;
  const parts = (roots.length > 0 ? roots : pieces).map((piece) => stem(piece, language));
  if (parts.length < 2 || !folded.includes(NON_JOINER)) return { parts };
  return { parts, joined: bounded(parts.join("")) };
}

function termsIn(folded: string): string[] {
  return (folded.match(TERM) ?? []).filter((term) => HAS_LETTER.test(term)).map(bounded);
}

function bounded(term: string): string {
  return term.length <= MAX_TERM_LENGTH ? term : [...term].slice(0, MAX_TERM_LENGTH).join("");
}

import { eachWord, type Word } from "./analysis.ts";

/** Longest snippet, in UTF-16 units, the ellipses not counted. */
export const SNIPPET_LENGTH = 160;
/** How much of an article is looked through for its best passage, in UTF-16 units. */
const MAX_SCANNED = 100_000;
/** A word that was found again in the same passage is worth this much of a word that was not yet there. */
const REPEATED = 0.1;

/** A piece of the original text; `offset` and `length` of the marks count UTF-16 units within `text` and cut no grapheme. */
export interface Snippet {
  text: string;
  marks: { offset: number; length: number }[];
}

interface Found {
  term: string;
  start: number;
  end: number;
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const words = new Intl.Segmenter("und", { granularity: "word" });

/**
 * The passage of `text` that shows the most of what was looked for, cut between words, white space folded, "…" where text was
 * left out. Without anything found: the beginning.
 * @param found tells which looked-for term a word is, if any
 */
export function makeSnippet(text: string, language: string, found: (word: Word) => string | undefined): Snippet {
  const scanned = text.slice(0, MAX_SCANNED);
  const hits: Found[] = [];
  eachWord(scanned, language, (word, start, end) => {
    const term = found(word);
    if (term !== undefined) hits.push({ term, start, end });
  });
  const passage = bestPassage(hits);
  const { from, to } = cut(scanned, passage);
  return pieceOf(scanned, from, to, hits, { before: from > 0, after: to < text.trimEnd().length });
}

/** Tells which of these terms a word is. */
export function termMatcher(terms: readonly string[]): (word: Word) => string | undefined {
  const wanted = new Set(terms);
  return ({ parts, joined }) =>
    joined !== undefined && wanted.has(joined) ? joined : parts.find((part) => wanted.has(part));
}

/** What was found in a short text, such as a title: the marks that a snippet of it all would have. */
export function marksIn(text: string, language: string, found: (word: Word) => string | undefined): Snippet["marks"] {
  const marks: Snippet["marks"] = [];
  eachWord(text, language, (word, start, end) => {
    if (found(word) !== undefined) marks.push(wholeGraphemes(text, start, end));
  });
  return marks.filter((mark) => mark.length > 0);
}

/** The span of hits, at most a snippet long, with the most different terms; the earliest of several. */
function bestPassage(hits: readonly Found[]): { start: number; end: number } {
  let best = { start: 0, end: 0 };
  let bestWorth = 0;
  for (const [position, first] of hits.entries()) {
    const seen = new Set<string>();
    let worth = 0;
    let end = first.start;
    for (let next = position; next < hits.length; next++) {
      const hit = hits[next];
      if (!hit || hit.end - first.start > SNIPPET_LENGTH) break;
      worth += seen.has(hit.term) ? REPEATED : 1;
      seen.add(hit.term);
      end = hit.end;
    }
    if (worth > bestWorth) {
      best = { start: first.start, end };
      bestWorth = worth;
    }
  }
  return best;
}

/** Gives a passage the room that is left: from the start of its sentence where that is near, else half before it. */
function cut(text: string, passage: { start: number; end: number }): { from: number; to: number } {
  const spare = SNIPPET_LENGTH - (passage.end - passage.start);
  const earliest = Math.max(0, passage.start - spare);
  const sentence = sentenceStart(text.slice(earliest, passage.start));
  let from = Math.max(0, passage.start - (spare >> 1));
  if (sentence !== undefined) from = earliest + sentence;
  else if (earliest === 0) from = 0;
  else if (from + SNIPPET_LENGTH > text.length) from = Math.max(0, text.length - SNIPPET_LENGTH);
  const to = Math.min(text.length, from + SNIPPET_LENGTH);
  const inner = { from: Math.min(safeStart(text, from), passage.start), to: Math.max(safeEnd(text, to), passage.end) };
  const [first, last] = [graphemeStart(text, inner.from), graphemeStart(text, inner.to)];
  return last - first > 0 && last - first <= 2 * SNIPPET_LENGTH
    ? { from: first, to: last }
    : { from: wellFormed(text, from), to: wellFormed(text, to) };
}

/** Where the last sentence or paragraph begins in `before`; undefined where none does. */
function sentenceStart(before: string): number | undefined {
  const ends = [...before.matchAll(/(?:[.!?…؟۔]["'”’»)]*\s+|[。！？]|\n\s*)(?=\S)/g)];
  const last = ends.at(-1);
  return last && last.index + last[0].length;
}

/** `at`, or the end of the word that it would cut. */
function safeStart(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return at;
  const word = words.segment(text).containing(at);
  if (!word || word.index === at || word.segment.length > SNIPPET_LENGTH / 4) return at;
  return word.index + word.segment.length;
}

/** `at`, or the start of the word that it would cut. */
function safeEnd(text: string, at: number): number {
  if (at >= text.length) return at;
  const word = words.segment(text).containing(at);
  return !word || word.segment.length > SNIPPET_LENGTH / 4 ? at : word.index;
}

function graphemeStart(text: string, at: number): number {
  return at >= text.length ? text.length : (graphemes.segment(text).containing(at)?.index ?? at);
}

/** `at`, moved out of a surrogate pair. */
function wellFormed(text: string, at: number): number {
  return at > 0 && at < text.length && /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

/** The text of `[from, to)` with white space folded, and the hits in it as marks. */
function pieceOf(
  text: string,
  from: number,
  to: number,
  hits: readonly Found[],
  ellipses: { before: boolean; after: boolean },
): Snippet {
  const offsets: number[] = [];
  let piece = ellipses.before ? "…" : "";
  let blank = true;
  for (let at = from; at < to; at++) {
    offsets.push(piece.length);
    const unit = text.charAt(at);
    const blankBefore = blank;
    blank = /\s/.test(unit);
    if (!blank) piece += unit;
    // Items of a list, cells and headings would run into one another.
    else if (unit === "\n" && /[\p{L}\p{M}\p{N}]\s?$/u.test(piece)) piece = `${piece.trimEnd()} · `;
    else if (!blankBefore) piece += " ";
  }
  const trimmed = piece.trimEnd();
  const marks = hits
    .filter((hit) => hit.start >= from && hit.end <= to)
    .map((hit) => wholeGraphemes(trimmed, offsets[hit.start - from] ?? 0, offsets[hit.end - from] ?? trimmed.length))
    .filter((mark) => mark.length > 0);
  return { text: ellipses.after ? `${trimmed}…` : trimmed, marks };
}

function wholeGraphemes(text: string, start: number, end: number): { offset: number; length: number } {
  const offset = graphemeStart(text, start);
  const last = graphemes.segment(text).containing(Math.min(end, text.length) - 1);
  return { offset, length: last ? last.index + last.segment.length - offset : 0 };
}

import type { StyledText } from "../core/message.ts";
import { slice, trim } from "./styled-text.ts";

/**
 * Divides a text into pages of at most `limit` UTF-16 units: at the paragraph border nearest to equal pages, else at a sentence's, else
 * at a word's, and inside a word only between graphemes. Entities go on on the next page. Nothing but white space at
 * the cuts is dropped.
 * @param language of the text, for its sentences
 */
export function paginate(value: StyledText, limit: number, language: string): StyledText[] {
  const pages: StyledText[] = [];
  let rest = trim(value);
  while (rest.text.length > limit) {
    const cut = cutOf(rest.text, limit, language);
    pages.push(trim(slice(rest, 0, cut)));
    rest = trim(slice(rest, cut));
  }
  if (rest.text !== "" || pages.length === 0) pages.push(rest);
  return pages;
}

function cutOf(text: string, limit: number, language: string): number {
  const ideal = text.length / Math.ceil(text.length / limit);
  // A page shorter than half the ideal would read like a mistake; a cut in a worse place is better then.
  const least = ideal / 2;
  const head = text.slice(0, limit + 2);
  const candidates = [
    () => Array.from(head.matchAll(/\n\n+/g), (match) => match.index),
    () => Array.from(head.matchAll(/\n/g), (match) => match.index),
    () => segmentStarts(head, language, "sentence"),
    () => Array.from(head.matchAll(/\s+/g), (match) => match.index),
    () => segmentStarts(head, language, "grapheme"),
  ];
  for (const find of candidates) {
    const cuts = find().filter((cut) => cut >= least && cut <= limit);
    const best = cuts.toSorted((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal))[0];
    if (best !== undefined) return best;
  }
  // One grapheme longer than a page: only a hostile text has it, and a surrogate pair is all that is kept together.
  return limit - (/[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? 1 : 0);
}

function segmentStarts(text: string, language: string, granularity: "sentence" | "grapheme"): number[] {
  const segmenter = new Intl.Segmenter(language === "und" ? undefined : language, { granularity });
  return Array.from(segmenter.segment(text), ({ index }) => index);
}

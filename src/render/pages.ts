import type { Entity, StyledText } from "../core/message.ts";
import { slice, trim } from "./styled-text.ts";

/** Entities after the hundredth of a message are ignored by Telegram, without a word (tdlib/telegram-bot-api issue 820). */
export const MAX_ENTITIES = 100;
/** Telegram refuses entities that are together longer than about 9,500 (`ENTITIES_TOO_LONG`, tdlib/telegram-bot-api issue 165). */
const MAX_ENTITIES_SIZE = 9000;
/** What an entity without its address counts, well on the safe side. */
const ENTITY_SIZE = 24;

/**
 * Divides a text into pages of at most `limit` UTF-16 units that carry no more entities than Telegram takes: at the paragraph
 * border nearest to equal pages, else at a sentence's, else at a word's, and inside a word only between graphemes; inside an
 * entity only where there is no place outside of one. Entities go on on the next page. Nothing but white space at the cuts is dropped.
 * @param language of the text, for its sentences
 */
export function paginate(value: StyledText, limit: number, language: string): StyledText[] {
  const pages: StyledText[] = [];
  let rest = trim(value);
  for (;;) {
    const most = Math.min(limit, entityLimit(rest.entities));
    if (rest.text.length <= most) break;
    const cut = cutOf(rest, most, language);
    pages.push(trim(slice(rest, 0, cut)));
    rest = trim(slice(rest, cut));
  }
  if (rest.text !== "" || pages.length === 0) pages.push(rest);
  return pages;
}

/** Where the first entity begins that is one too many for a message; they are sorted by their beginning. */
function entityLimit(entities: readonly Entity[]): number {
  let size = 0;
  for (const [index, entity] of entities.entries()) {
    size += ENTITY_SIZE + ("url" in entity ? entity.url.length : 0);
    if (index > 0 && (index >= MAX_ENTITIES || size > MAX_ENTITIES_SIZE)) return Math.max(2, entity.offset);
  }
  return Number.POSITIVE_INFINITY;
}

function cutOf({ text, entities }: StyledText, limit: number, language: string): number {
  const ideal = text.length / Math.ceil(text.length / limit);
  // A page shorter than half the ideal, this one or the last, would read like a mistake; a cut in a worse place is better then.
  const least = ideal / 2;
  const most = Math.min(limit, text.length - least);
  const head = text.slice(0, limit + 2);
  const starts = (pattern: RegExp) => Array.from(head.matchAll(pattern), (match) => match.index);
  const borders = [
    () => starts(/\n\n+/g),
    () => starts(/\n/g),
    () => segmentStarts(head, language, "sentence"),
    () => starts(/\s+/g),
    () => segmentStarts(head, language, "grapheme"),
  ].map(lazily);
  const [paragraph, line, sentence, word, grapheme] = borders;
  const outside = (cut: number) => !entities.some((one) => one.offset < cut && cut < one.offset + one.length);
  const anywhere = () => true;
  const tries = [
    ...[paragraph, line, sentence].map((find) => ({ find, fits: outside })),
    ...[paragraph, line, sentence].map((find) => ({ find, fits: anywhere })),
    { find: word, fits: outside },
    { find: word, fits: anywhere },
    { find: grapheme, fits: anywhere },
  ];
  for (const { find, fits } of tries) {
    const cuts = find?.().filter((cut) => cut >= least && cut <= most && fits(cut));
    const best = cuts?.toSorted((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal))[0];
    if (best !== undefined) return best;
  }
  const last = grapheme?.()
    .filter((cut) => cut > 0 && cut <= limit)
    .at(-1);
  if (last !== undefined) return last;
  // One grapheme longer than a page: only a hostile text has it, and a surrogate pair is all that is kept together.
  return limit - (/[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? 1 : 0);
}

function lazily<T>(find: () => T): () => T {
  let found: { value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

function segmentStarts(text: string, language: string, granularity: "sentence" | "grapheme"): number[] {
  const segmenter = new Intl.Segmenter(language === "und" ? undefined : language, { granularity });
  return Array.from(segmenter.segment(text), ({ index }) => index);
}

/**
 * The tokens of `posting` (see `index-file.ts`). Years and months are those of UTC: coarse bounds, behind which the exact time is
 * compared.
 */

/** A time of more months than this is told by its years. */
const MAX_MONTHS = 24;

const DIGITS = Buffer.from("abcdefghijklmnopqrstuvwxyz234567");
/** Bytes of a term's token: 25 bits, five at a time. Thirty million words are more than any archive has. */
const TERM_TOKEN_LENGTH = 5;
const written = Buffer.alloc(TERM_TOKEN_LENGTH);

/** A term as a token (`writeTermToken`). */
export function termToken(term: number): string {
  writeTermToken(written, 0, term);
  return written.toString("latin1", 0, TERM_TOKEN_LENGTH);
}

/**
 * Writes a term's token at `at`: its id, below 2^25, spread over all numbers of that size (Fibonacci hashing: Knuth, TAOCP 6.4; each
 * has one of its own, for the factor is odd). FTS5's own hash of short strings that differ little is so poor that indexing took twice
 * as long. Bytes, because strings of 300 terms cost an article more than writing them into the index.
 */
function writeTermToken(bytes: Uint8Array, at: number, term: number): void {
  let spread = Math.imul(term, 0x9e3779b1);
  for (let end = at + TERM_TOKEN_LENGTH; at < end; at++) {
    bytes[at] = DIGITS[spread & 31] as number;
    spread >>>= 5;
  }
}

/** Before a term's token: it stands in the title or the tags. */
export const TITLE_MARK = "^";
/** It stands in the author's name. */
export const AUTHOR_MARK = "@";

let many = Buffer.alloc(1 << 12);

/** The tokens of terms with a mark of one ASCII character, or none, before each; a space between them. */
export function tokensOf(terms: readonly number[], mark: string): string {
  const size = terms.length * (TERM_TOKEN_LENGTH + 2);
  if (many.length < size) many = Buffer.alloc(2 * size);
  let end = 0;
  for (let at = 0; at < terms.length; at++) {
    if (mark !== "") many[end++] = mark.charCodeAt(0);
    writeTermToken(many, end, terms[at] as number);
    end += TERM_TOKEN_LENGTH;
    many[end++] = 0x20;
  }
  return many.toString("latin1", 0, end);
}

export const languageToken = (language: string): string => `=${language}`;
export const tagToken = (slug: string): string => `#${slug}`;
export const yearToken = (year: number): string => `~${year}`;
const monthToken = (month: number): string => `~${Math.floor(month / 12)}m${(month % 12) + 1}`;

/** @param at epoch ms @returns the tokens of an article's year and month */
export const timeTokens = (at: number): [year: string, month: string] => [
  yearToken(new Date(at).getUTCFullYear()),
  monthToken(monthsOf(at)),
];

/**
 * The months that `[from, before)`, epoch ms, touches, the newest first; for a longer time its years.
 * @param before later than `from`
 */
export function periodTokens(from: number, before: number): string[] {
  const [first, last] = [monthsOf(from), monthsOf(before - 1)];
  const yearly = last - first >= MAX_MONTHS;
  const tokens = new Set<string>();
  for (let month = last; month >= first; month--) {
    tokens.add(yearly ? yearToken(Math.floor(month / 12)) : monthToken(month));
  }
  return [...tokens];
}

/** Months since the year 0. */
function monthsOf(at: number): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

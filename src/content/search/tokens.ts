/**
 * The tokens of `posting` (see `index-file.ts`). Years and months are those of UTC: coarse bounds, behind which the exact time is
 * compared.
 */

/** A time of more months than this is told by its years. */
const MAX_MONTHS = 24;

export const termToken = (term: number): string => term.toString(36);
/** The term stands in the title or the tags. */
export const titleToken = (term: number): string => `^${term.toString(36)}`;
/** The term stands in the author's name. */
export const authorToken = (term: number): string => `@${term.toString(36)}`;
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

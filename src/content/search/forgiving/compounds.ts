/** Shorter ones are articles, prepositions and endings, of which nearly every long word could be made. */
const MIN_PART = 3;
const MIN_JOINED = 5;
const MAX_LENGTH = 48;
const MAX_SPLITS = 3;
const MAX_WEIGHT = 0.9;
/** Parts that are whole words of the archive by chance: "information" is no "in" + "formation". */
const PART_WEIGHT = 0.8;

/**
 * What German compounds have between their parts (Langer, Zur Morphologie und Semantik von Nominalkomposita, 1998): "Bundestag-s-wahl".
 * The longest last, so that a part that ends so itself comes first.
 */
const LINKS = ["", "s", "n", "e", "es", "en"];

const WORD = /^[\p{L}\p{M}]+$/u;
const LATIN = /^[a-z]+$/;

export interface Split {
  words: string[];
  weight: number;
}

/** Two words written as one ("news", "paper" → "newspaper"; "کتاب", "خانه" → "کتابخانه"); undefined where they're no words. */
export function joined(one: string, other: string): string | undefined {
  const whole = one + other;
  const plausible = WORD.test(whole) && whole.length >= MIN_JOINED && whole.length <= MAX_LENGTH;
  return plausible ? whole : undefined;
}

/** Every way to write one word as two, all of whose parts are to be asked for. */
export function partings(word: string): [first: string, second: string][] {
  if (!WORD.test(word) || word.length > MAX_LENGTH) return [];
  const found: [string, string][] = [];
  for (let at = MIN_PART; at <= word.length - MIN_PART; at++) {
    for (const link of LATIN.test(word) ? LINKS : [""]) {
      const first = word.slice(0, at - link.length);
      if (first.length >= MIN_PART && word.slice(0, at).endsWith(link)) found.push([first, word.slice(at)]);
    }
  }
  return found;
}

/**
 * The partings whose parts are words, the likeliest first: by the geometric mean of their frequencies
 * (Koehn & Knight, Empirical Methods for Compound Splitting, EACL 2003).
 */
export function splitsOf(word: string, frequencies: ReadonlyMap<string, number>): Split[] {
  const scored: { words: string[]; score: number }[] = [];
  for (const words of partings(word)) {
    const [first = 0, second = 0] = words.map((part) => frequencies.get(part) ?? 0);
    // Letters that belong to no part were guessed.
    const share = words.join("").length / word.length;
    if (first > 0 && second > 0)
      scored.push({ words, score: share * (1 + Math.log(1 + first) + Math.log(1 + second)) });
  }
  scored.sort((a, b) => b.score - a.score || (a.words.join(" ") < b.words.join(" ") ? -1 : 1));
  const best = scored[0]?.score ?? 1;
  return scored
    .slice(0, MAX_SPLITS)
    .map(({ words, score }) => ({ words, weight: MAX_WEIGHT * PART_WEIGHT * (score / best) }));
}

import { joined, partings, splitsOf } from "./compounds.ts";
import { onOtherLayouts } from "./layouts.ts";
import type { Lexicon } from "./lexicon.ts";
import { fartherSpellings, type Guesses, guessesOf, spellingsOf } from "./spellings.ts";
import { transliterationsOf } from "./transliteration.ts";

/** What may have been meant by one or two words of a query. */
export interface ForgivenAlternative {
  /** The first of the words that it replaces. */
  at: number;
  /** How many it replaces. */
  count: number;
  /** Folded words of the archive, side by side. */
  words: string[];
  /** Above 0, at most 0.9: what it counts beside words as typed. */
  weight: number;
  kind: "spelling" | "layout" | "transliteration" | "compound";
}

export interface Forgiven {
  /** By the words that they replace; the most trusted first. */
  alternatives: ForgivenAlternative[];
  /** The whole query as it was most likely meant; absent where it is best as it stands. */
  corrected?: string[];
}

/** What follows is taken as it was typed. */
const MAX_WORDS = 40;
const MIN_LENGTH = 3;
const MAX_ALTERNATIVES = 10;

/** How many words the lexicon is asked for, by what for: in all fewer than 5,000. */
const LOOKUPS = { compounds: 800, layouts: 500, spellings: 3_000, transliterations: 600 };
/** For how many words the dearest is tried: to spell them in other scripts, and to read all that begin alike. */
const MAX_TRANSLITERATED = 8;
const MAX_FARTHER = 4;

/** A word in so few articles may be a mistake itself, beside one that is so many times as frequent. */
const HARDLY_THERE = 2;
const FAR_MORE_FREQUENT = 20;

const WEIGHTS = { joined: 0.9, knownJoined: 0.6, knownSplit: 0.4, wholeLayout: 0.9, layout: 0.7, transliteration: 0.6 };
/** Of spellings, where all that isn't known is known on another layout. */
const SPELLING_BESIDE_LAYOUT = 0.6;
/** How much less likely each further spelling on other layouts or in other scripts is. */
const NEXT = { layout: 0.85, transliteration: 0.99 };

interface QueryWord {
  at: number;
  typed: string;
  /** Without the punctuation around it. */
  word: string;
  frequency: number;
  /** Whether it may be something else: absent (`isMissing`), and neither short nor with digits. */
  unknown: boolean;
}

/**
 * What a query may have meant whose words the archive hasn't, or hardly: by spelling, as a compound written otherwise, typed on another
 * keyboard layout or, where none of these helps, in another script. Words that the archive has are only joined and split.
 * @param words as typed between spaces, folded, in order. Punctuation may stay: on other layouts it is letters.
 */
export function forgive(words: readonly string[], lexicon: Lexicon): Forgiven {
  const plain = words.slice(0, MAX_WORDS).map((typed) => ({ typed, word: bare(typed) }));
  const whole = plain.slice(1).map(({ word }, at) => joined(plain[at]!.word, word));
  const parts = plain.flatMap(({ word }) => partings(word).flat());
  const frequencies = lookedUp(
    [...plain.map(({ word }) => word), ...whole.filter((word) => word !== undefined), ...parts],
    LOOKUPS.compounds,
    lexicon,
  );
  const query = plain.map(({ typed, word }, at): QueryWord => {
    const frequency = frequencies.get(word) ?? 0;
    const unknown = isMissing(typed, frequency) && typed.length >= MIN_LENGTH && !/\p{N}/u.test(word);
    return { at, typed, word, frequency, unknown };
  });
  const unknown = query.filter((one) => one.unknown);

  const compounds = [...joinedIn(query, whole, frequencies), ...query.flatMap((one) => splitIn(one, frequencies))];
  const layouts = inOtherWriting("layout", unknown, onOtherLayouts, lexicon);
  const isOtherLayout = unknown.length > 0 && unknown.every(({ at }) => layouts.some((one) => one.at === at));
  for (const one of layouts) one.weight *= isOtherLayout ? WEIGHTS.wholeLayout : WEIGHTS.layout;
  const spellings = spelledIn(query, lexicon);
  if (isOtherLayout) for (const one of spellings) one.weight *= SPELLING_BESIDE_LAYOUT;

  const found = [...compounds, ...layouts, ...spellings];
  const hopeless = unknown.filter(({ at }) => !found.some((one) => one.at <= at && at < one.at + one.count));
  const transliterations = inOtherWriting(
    "transliteration",
    hopeless.slice(0, MAX_TRANSLITERATED),
    transliterationsOf,
    lexicon,
  );
  for (const one of transliterations) one.weight *= WEIGHTS.transliteration;
  const untold = hopeless.filter(({ at }) => !transliterations.some((one) => one.at === at));
  const farther = untold
    .slice(0, MAX_FARTHER)
    .flatMap(({ at, word }) => spellingsAt(at, fartherSpellings(word, lexicon)));

  const alternatives = query.flatMap(({ at }) =>
    [...found, ...transliterations, ...farther]
      .filter((one) => one.at === at)
      .sort((a, b) => b.weight - a.weight || b.count - a.count)
      .slice(0, MAX_ALTERNATIVES),
  );
  const corrected = correctedBy(alternatives, query, words);
  return corrected ? { alternatives, corrected } : { alternatives };
}

function bare(typed: string): string {
  return typed.replaceAll("\u200c", "").replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "");
}

/** Nobody begins a word with a comma: where the rest is hardly there, it's a letter of another layout (",vca" is "ورزش"). */
function isMissing(typed: string, frequency: number): boolean {
  return frequency <= (/^[,;[\]]/.test(typed) ? HARDLY_THERE : 0);
}

function lookedUp(words: Iterable<string>, limit: number, lexicon: Lexicon): Map<string, number> {
  const distinct = [...new Set(words)].filter((word) => word !== "");
  return distinct.length > 0 ? lexicon.frequencies(distinct.slice(0, limit)) : new Map();
}

function joinedIn(
  query: readonly QueryWord[],
  whole: readonly (string | undefined)[],
  frequencies: ReadonlyMap<string, number>,
): ForgivenAlternative[] {
  return whole.flatMap((word, at) => {
    if (word === undefined || !frequencies.has(word)) return [];
    const isKnown = query[at]!.frequency > 0 && query[at + 1]!.frequency > 0;
    const weight = isKnown ? WEIGHTS.knownJoined : WEIGHTS.joined;
    return [{ at, count: 2, words: [word], weight, kind: "compound" as const }];
  });
}

function splitIn({ at, word, frequency }: QueryWord, frequencies: ReadonlyMap<string, number>): ForgivenAlternative[] {
  return splitsOf(word, frequencies).map(({ words, weight }) => ({
    at,
    count: 1,
    words,
    weight: frequency > 0 ? weight * WEIGHTS.knownSplit : weight,
    kind: "compound" as const,
  }));
}

/** Words that the archive has as they are written otherwise: the likeliest and most frequent first; weights from 1 downwards. */
function inOtherWriting(
  kind: "layout" | "transliteration",
  words: readonly QueryWord[],
  otherwise: (word: string) => string[],
  lexicon: Lexicon,
): ForgivenAlternative[] {
  const written = words.map(({ at, typed, word }) => ({ at, others: otherwise(kind === "layout" ? typed : word) }));
  const limit = kind === "layout" ? LOOKUPS.layouts : LOOKUPS.transliterations;
  const frequencies = lookedUp(turnByTurn(written.map((one) => one.others)), limit, lexicon);
  return written.flatMap(({ at, others }) => {
    const scored = others.flatMap((word, rank) => {
      const frequency = frequencies.get(word);
      return frequency === undefined ? [] : [{ word, score: NEXT[kind] ** rank * (1 + Math.log(1 + frequency)) }];
    });
    const best = Math.max(...scored.map((one) => one.score));
    return scored.map(({ word, score }) => ({ at, count: 1, words: [word], weight: score / best, kind }));
  });
}

/** The first of each list, then the second of each …: where not all is looked up, every word has the likeliest looked up. */
function* turnByTurn(lists: readonly (readonly string[])[]): Generator<string> {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let rank = 0; rank < longest; rank++) {
    for (const list of lists) {
      const word = list[rank];
      if (word !== undefined) yield word;
    }
  }
}

function spelledIn(query: readonly QueryWord[], lexicon: Lexicon): ForgivenAlternative[] {
  const doubtful: { one: QueryWord; guesses: Guesses }[] = [];
  let lookups = 0;
  // Words that the archive hasn't come first: the others are more likely meant.
  for (const one of [...query].sort((a, b) => a.frequency - b.frequency)) {
    if (!one.unknown && (one.frequency === 0 || one.frequency > HARDLY_THERE)) continue;
    const guesses = guessesOf(one.word);
    if (lookups + guesses.size > LOOKUPS.spellings) break;
    lookups += guesses.size;
    doubtful.push({ one, guesses });
  }
  const frequencies = lookedUp(
    doubtful.flatMap(({ guesses }) => [...guesses.keys()]),
    LOOKUPS.spellings,
    lexicon,
  );
  return doubtful.flatMap(({ one, guesses }) =>
    spellingsAt(
      one.at,
      spellingsOf(guesses, frequencies).filter(({ frequency }) => frequency >= one.frequency * FAR_MORE_FREQUENT),
    ),
  );
}

function spellingsAt(at: number, spellings: readonly { word: string; weight: number }[]): ForgivenAlternative[] {
  return spellings.map(({ word, weight }) => ({ at, count: 1, words: [word], weight, kind: "spelling" }));
}

/** The best alternative for each word that needs one, from the first on. */
function correctedBy(
  alternatives: readonly ForgivenAlternative[],
  query: readonly QueryWord[],
  words: readonly string[],
): string[] | undefined {
  const corrected: string[] = [];
  let isOther = false;
  for (let at = 0; at < words.length; ) {
    const best = alternatives.find((one) => one.at === at && needed(one, query));
    corrected.push(...(best?.words ?? [words[at]!]));
    isOther ||= best !== undefined;
    at += best?.count ?? 1;
  }
  return isOther ? corrected : undefined;
}

/** A word that the archive has is replaced by a far more frequent one only. */
function needed({ at, count, kind }: ForgivenAlternative, query: readonly QueryWord[]): boolean {
  return kind === "spelling" || query.slice(at, at + count).some((one) => one.unknown);
}

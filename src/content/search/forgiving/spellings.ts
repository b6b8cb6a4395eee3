import { alphabetOf, distance, editsOf } from "./edits.ts";
import type { Lexicon } from "./lexicon.ts";

export interface Spelling {
  word: string;
  /** In how many articles. */
  frequency: number;
  /** 0 to 0.9: what it counts beside a word as typed. */
  weight: number;
}

/** Two letters are too little to go by; three may be what is left of four. */
const MIN_LENGTH = 3;
/** A longer one is no word, and would have thousands of edits. */
const MAX_LENGTH = 32;
const MAX_SPELLINGS = 8;
const MAX_WEIGHT = 0.9;

/** Two mistakes in a shorter word leave too little of it. */
const MIN_LENGTH_OF_TWO = 7;
const SHARED = 3;
const MAX_SHARING = 500;
/** How much less a word two mistakes away counts. */
const FARTHER = 0.6;

/** Spellings of a word and how likely each mistake is, before anybody knows which of them are words. */
export type Guesses = ReadonlyMap<string, number>;

/** Every spelling that is one mistake away; none for a word that isn't corrected: too short, too long, with digits. */
export function guessesOf(word: string): Guesses {
  const alphabet = alphabetOf(word);
  if (alphabet === undefined || word.length < MIN_LENGTH || word.length > MAX_LENGTH) return new Map();
  return editsOf(word, alphabet);
}

/**
 * The guesses that are words, the likeliest first: how likely the mistake is times how likely the word (a noisy channel: Kernighan,
 * Church & Gale 1990). Words count by the logarithm of their frequency, as a query's words are rarer than a text's.
 */
export function spellingsOf(guesses: Guesses, frequencies: ReadonlyMap<string, number>): Spelling[] {
  const scored: { word: string; frequency: number; score: number }[] = [];
  for (const [word, likelihood] of guesses) {
    const frequency = frequencies.get(word) ?? 0;
    if (frequency > 0) scored.push({ word, frequency, score: likelihood * (1 + Math.log(1 + frequency)) });
  }
  scored.sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
  const best = scored[0]?.score ?? 1;
  return scored
    .slice(0, MAX_SPELLINGS)
    .map(({ word, frequency, score }) => ({ word, frequency, weight: MAX_WEIGHT * (score / best) }));
}

/** Words two mistakes away that begin like this one, the likeliest first. */
export function fartherSpellings(word: string, lexicon: Lexicon): Spelling[] {
  if (alphabetOf(word) === undefined || word.length < MIN_LENGTH_OF_TWO || word.length > MAX_LENGTH) return [];
  const guesses = new Map<string, number>();
  const frequencies = new Map<string, number>();
  for (const near of lexicon.beginningWith(word.slice(0, SHARED), MAX_SHARING)) {
    if (distance(word, near.word, 2) > 2) continue;
    guesses.set(near.word, 1);
    frequencies.set(near.word, near.frequency);
  }
  return spellingsOf(guesses, frequencies).map((spelling) => ({ ...spelling, weight: spelling.weight * FARTHER }));
}

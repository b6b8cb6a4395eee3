import { type Clause, runsOf, withAlternatives } from "./clauses.ts";
import { fold } from "./fold.ts";
import { type ForgivenAlternative, forgive } from "./forgiving/forgive.ts";
import type { IndexLexicon } from "./index-lexicon.ts";

/** How many words like those that were asked for are named, and how long a beginning they share. */
const MAX_NEAREST = 5;
const SHARED = 3;

/**
 * A query's clauses with what may have been meant beside what was typed, and the one query that was most likely meant; undefined
 * where nothing else comes to mind.
 */
export function forgiving(
  clauses: readonly Clause[],
  languages: readonly string[],
  lexicon: IndexLexicon,
): { clauses: Clause[]; query: string } | undefined {
  const positions = clauses.flatMap((clause, at) => (clause.phrase ? [] : [at]));
  const words = positions.map((at) => clauses[at] as Clause);
  const alone = words.map((word, at) => (runOf(words, at) === 1 ? word.typed : word.text));
  const { alternatives, corrected } = forgive(alone.map(surface), lexicon);
  const whole = layoutsOfRuns(words, lexicon);
  if (alternatives.length + whole.length === 0) return undefined;
  const meant: Clause[] = [...clauses];
  for (const { at, count, words: instead, weight } of [...alternatives, ...whole]) {
    const runs = languages.flatMap((language) => runsOf(instead.join(" "), language, lexicon));
    if (runs.length === 0) continue;
    // What words are when they are joined stands for each of them.
    for (const position of positions.slice(at, at + count)) {
      meant[position] = withAlternatives(
        meant[position] as Clause,
        runs.map(({ terms }) => ({ terms, weight })),
        lexicon,
      );
    }
  }
  const said =
    whole.length === 0
      ? (corrected ?? withLikeliest(words, alternatives))
      : words.flatMap((word, at) => saidInstead(word, at, whole, alternatives));
  return { clauses: meant, query: said.join(" ") };
}

/** How many words in a row, from the one at `at`, were typed without a space between; 0 in the middle of such a run. */
function runOf(words: readonly Clause[], at: number): number {
  const { typed } = words[at] as Clause;
  if (at > 0 && words[at - 1]?.typed === typed) return 0;
  const end = words.findIndex((word, further) => further > at && word.typed !== typed);
  return (end < 0 ? words.length : end) - at;
}

/**
 * What looks like several words, but is one on another keyboard layout, where a punctuation key is a letter ("hf,jnf" is "работа"): of those
 * that aren't words of the archive.
 */
function layoutsOfRuns(words: readonly Clause[], lexicon: IndexLexicon): ForgivenAlternative[] {
  return words.flatMap((word, at) => {
    const count = runOf(words, at);
    if (count < 2 || words.slice(at, at + count).every((one) => one.alternatives.length > 0)) return [];
    const { alternatives } = forgive([surface(word.typed)], lexicon);
    const [best] = alternatives.filter((one) => one.kind === "layout");
    return best ? [{ ...best, at, count }] : [];
  });
}

/** The query with its likeliest alternative, where none is needed. */
function withLikeliest(words: readonly Clause[], alternatives: readonly ForgivenAlternative[]): string[] {
  const best = alternatives.reduce((one, other) => (other.weight > one.weight ? other : one));
  const said = words.map((word) => surface(word.text));
  return [...said.slice(0, best.at), ...best.words, ...said.slice(best.at + best.count)];
}

/** What is said instead of a word, where some runs of them are said otherwise as they are on another layout. */
function saidInstead(
  word: Clause,
  at: number,
  whole: readonly ForgivenAlternative[],
  others: readonly ForgivenAlternative[],
): string[] {
  const run = whole.find((one) => one.at <= at && at < one.at + one.count);
  if (run) return run.at === at ? run.words : [];
  const other = word.alternatives.length > 0 ? undefined : others.find((one) => one.at === at && one.count === 1);
  return other?.words ?? [surface(word.text)];
}

/** Words of the archive that begin like those that were asked for, the most frequent first. */
export function nearestWords(clauses: readonly Clause[], lexicon: IndexLexicon): string[] {
  const found = clauses.flatMap(({ text }) => {
    const word = surface(text);
    return word.length > SHARED ? lexicon.beginningWith(word.slice(0, SHARED), MAX_NEAREST) : [];
  });
  found.sort((a, b) => b.frequency - a.frequency);
  return [...new Set(found.map((one) => one.word))].slice(0, MAX_NEAREST);
}

/** A word as the lexicon has it. */
function surface(text: string): string {
  return fold(text).replaceAll("\u200c", "");
}

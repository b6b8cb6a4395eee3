import { type Clause, runsOf, withAlternatives } from "./clauses.ts";
import { fold } from "./fold.ts";
import { forgive } from "./forgiving/forgive.ts";
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
  const words = positions.map((at) => surface(clauses[at]?.text ?? ""));
  const { alternatives, corrected } = forgive(words, lexicon);
  if (alternatives.length === 0) return undefined;
  const meant: Clause[] = [...clauses];
  const swallowed = new Set<number>();
  for (const { at, count, words: instead, weight } of alternatives) {
    const position = positions[at];
    const clause = position === undefined ? undefined : meant[position];
    if (position === undefined || !clause) continue;
    const runs = languages.flatMap((language) => runsOf(instead.join(" "), language, lexicon));
    if (runs.length === 0) continue;
    meant[position] = withAlternatives(
      clause,
      runs.map(({ terms }) => ({ terms, weight })),
      lexicon,
    );
    // Of words that are joined the others are optional: the joined one stands for them.
    for (const other of positions.slice(at + 1, at + count)) swallowed.add(other);
  }
  const kept = meant.map((clause, at) => (swallowed.has(at) && !clause.phrase ? { ...clause, stop: true } : clause));
  return { clauses: kept, query: (corrected ?? words).join(" ") };
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

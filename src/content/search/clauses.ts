import { eachWord } from "./analysis.ts";
import { fold } from "./fold.ts";
import type { IndexLexicon } from "./index-lexicon.ts";
import type { QueryClause } from "./parse-query.ts";
import { isStopWord } from "./stop-words.ts";

/** A shorter beginning is in too many words to mean one; an ideograph is a word. */
const MIN_PREFIX_LENGTH = 2;
/** How many words a beginning may stand for, and how much of a word that was typed out such a one counts. */
const MAX_COMPLETIONS = 12;
const COMPLETION_WEIGHT = 0.7;

/** Any of several runs of terms. */
export interface Alternative {
  terms: readonly number[];
  /** 1: as it was typed; less: what may have been meant. */
  weight: number;
}

/** A clause of a query, as an index knows its words. */
export interface Clause {
  text: string;
  /** Without a space, all that was typed where this word stands, which may be several words; of a phrase, the phrase. */
  typed: string;
  phrase: boolean;
  stop: boolean;
  /** None: no article has it. */
  alternatives: readonly Alternative[];
  /** At most so many articles have it. */
  articles: number;
}

/**
 * Looks a query's clauses up: a word in each of the archive's languages, for each has its own analysis.
 * @param languages of the archive, the reader's first
 */
export function clausesOf(
  wanted: readonly QueryClause[],
  languages: readonly string[],
  lexicon: IndexLexicon,
): Clause[] {
  const words = wanted.flatMap(({ text, phrase }) =>
    phrase ? [{ text, typed: text, phrase }] : wordsIn(text, languages[0] ?? "und"),
  );
  const stops = stopLanguage(words, languages);
  return words.map(({ text, typed, phrase }) => {
    const runs = languages.map((language) => runsOf(text, language, lexicon));
    return clauseOf({
      text,
      typed,
      phrase,
      stop: !phrase && stops !== undefined && isStopClause(text, stops),
      alternatives: distinct(runs.flat()),
      lexicon,
    });
  });
}

/** What was typed without a space may be several words: "boundary-layer". */
function wordsIn(typed: string, language: string): (QueryClause & { typed: string })[] {
  const words: (QueryClause & { typed: string })[] = [];
  eachWord(typed, language, (_, start, end) => {
    words.push({ text: typed.slice(start, end), typed, phrase: false });
  });
  return words;
}

export function clauseOf({
  lexicon,
  ...clause
}: Omit<Clause, "articles"> & { lexicon: Pick<IndexLexicon, "articlesWith"> }): Clause {
  let articles = 0;
  for (const { terms } of clause.alternatives) articles += Math.min(...terms.map(lexicon.articlesWith));
  return { ...clause, articles };
}

/** The clause, which was typed last, as the beginning of words too. */
export function completed(clause: Clause, lexicon: IndexLexicon): Clause {
  const prefix = fold(clause.text).replaceAll("\u200c", "");
  const long = [...prefix].length >= MIN_PREFIX_LENGTH || /[\p{Script=Han}\p{Script=Hiragana}]/u.test(prefix);
  if (clause.phrase || !long || !/^[\p{L}\p{M}\p{N}]+$/u.test(prefix)) return clause;
  const ends = lexicon.termsBeginning(prefix, MAX_COMPLETIONS);
  return withAlternatives(
    { ...clause, stop: false },
    ends.map(({ id }) => ({ terms: [id], weight: COMPLETION_WEIGHT })),
    lexicon,
  );
}

/** What may have been meant joins what was typed. */
export function withAlternatives(clause: Clause, more: readonly Alternative[], lexicon: IndexLexicon): Clause {
  return clauseOf({ ...clause, alternatives: distinct([...clause.alternatives, ...more]), lexicon });
}

/** How a text, taken as words side by side, stands in the index: none where an article can't have it. */
export function runsOf(text: string, language: string, lexicon: Pick<IndexLexicon, "term">): Alternative[] {
  let runs: string[][] = [[]];
  eachWord(text, language, ({ parts, joined }) => {
    const spellings = joined === undefined ? [parts] : [[...parts, joined], [joined]];
    // A phrase of many compounds would have more spellings than anybody wrote.
    const used = runs.length > 4 ? spellings.slice(0, 1) : spellings;
    runs = used.flatMap((spelling) => runs.map((run) => [...run, ...spelling]));
  });
  return runs.flatMap((run) => {
    const ids = run.map((term) => lexicon.term(term)?.id);
    return run.length > 0 && ids.every((id) => id !== undefined) ? [{ terms: ids as number[], weight: 1 }] : [];
  });
}

function distinct(alternatives: readonly Alternative[]): Alternative[] {
  const byRun = new Map<string, Alternative>();
  for (const one of alternatives) {
    const key = one.terms.join(" ");
    if ((byRun.get(key)?.weight ?? 0) < one.weight) byRun.set(key, one);
  }
  return [...byRun.values()];
}

/**
 * The language whose small words a query has the most of, the first of several: "war" is a stop word beside "der", and none
 * beside "and".
 */
function stopLanguage(wanted: readonly QueryClause[], languages: readonly string[]): string | undefined {
  const counts = languages.map((language) => wanted.filter(({ text }) => isStopClause(text, language)).length);
  return languages[counts.indexOf(Math.max(...counts))];
}

function isStopClause(text: string, language: string): boolean {
  const terms: string[] = [];
  eachWord(text, language, ({ parts }) => void terms.push(...parts));
  return terms.length > 0 && terms.every((term) => isStopWord(term, language));
}

/** Whether terms stand side by side, in this order, in a field. */
export function hasRun(field: Uint32Array, terms: readonly number[]): boolean {
  const [first] = terms;
  if (first === undefined) return false;
  for (let at = field.indexOf(first); at >= 0; at = field.indexOf(first, at + 1)) {
    if (terms.every((term, further) => field[at + further] === term)) return true;
  }
  return false;
}

import type { DatabaseSync } from "node:sqlite";
import type { Lexicon } from "./forgiving/lexicon.ts";

/** How many words with one beginning are weighed against each other. */
const MAX_COMPLETIONS = 2_000;
/** Of more, those that the archive had early, so that they are hardly rare. */
const EARLY_TERMS = 30_000;
/** The most counts that are kept. */
const MAX_COUNTS = 100_000;
/** Sorts behind every letter. */
const LAST = "\u{10ffff}";

export interface KnownTerm {
  id: number;
  /** How many articles hold it. */
  articles: number;
}

/** What one search reads of the words of an index; what it has asked once it remembers. */
export interface IndexLexicon extends Lexicon {
  /** The ids of terms, as the analysis gives them; undefined for one that no article holds. */
  term(term: string): KnownTerm | undefined;
  /** How many articles hold a term; 0 for an id that is none. */
  articlesWith(termId: number): number;
  /** The terms of folded words that begin so, the most frequent first. */
  termsBeginning(prefix: string, limit: number): KnownTerm[];
  /** How a term is spelt, as the analysis has it. */
  termOf(id: number): string | undefined;
}

/** How many articles hold a term, as far as it has been asked of an index at one revision. */
export interface KnownCounts {
  revision: number;
  counts: Map<number, number>;
}

/** @param known kept between searches: ranking asks for thousands of terms */
export function indexLexicon(database: DatabaseSync, known: KnownCounts): IndexLexicon {
  const findTerm = database.prepare("SELECT id, articles FROM term WHERE term = ? AND articles > 0");
  const findArticles = database.prepare("SELECT articles FROM term WHERE id = ?");
  const findName = database.prepare("SELECT term FROM term WHERE id = ?");
  const findWord = database.prepare(
    "SELECT max(term.articles) AS articles FROM word JOIN term ON term.id = word.term WHERE word = ?",
  );
  const findBeginning = database.prepare(`
    SELECT word, id, articles FROM word JOIN term ON term.id = word.term
    WHERE word >= ? AND word < ? AND word.term <= ? LIMIT ${MAX_COMPLETIONS}`);
  const terms = new Map<string, KnownTerm | undefined>();

  function term(name: string): KnownTerm | undefined {
    if (!terms.has(name)) {
      const row = findTerm.get(name);
      terms.set(name, row && { id: Number(row.id), articles: Number(row.articles) });
    }
    return terms.get(name);
  }

  const revision = Number(database.prepare("SELECT revision FROM projection").get()?.revision);
  if (known.revision !== revision || known.counts.size > MAX_COUNTS) known.counts.clear();
  known.revision = revision;

  function articlesWith(id: number): number {
    let articles = known.counts.get(id);
    if (articles === undefined) {
      articles = Number(findArticles.get(id)?.articles ?? 0);
      known.counts.set(id, articles);
    }
    return articles;
  }

  function beginning(prefix: string): (KnownTerm & { word: string })[] {
    const all = findBeginning.all(prefix, prefix + LAST, Number.MAX_SAFE_INTEGER);
    const found = all.length < MAX_COMPLETIONS ? all : findBeginning.all(prefix, prefix + LAST, EARLY_TERMS);
    return found
      .map((row) => ({ word: String(row.word), id: Number(row.id), articles: Number(row.articles) }))
      .sort((a, b) => b.articles - a.articles || (a.word < b.word ? -1 : 1));
  }

  function frequencies(words: readonly string[]): Map<string, number> {
    const found = new Map<string, number>();
    for (const word of words) {
      const articles = Number(findWord.get(word)?.articles ?? 0);
      if (articles > 0) found.set(word, articles);
    }
    return found;
  }

  return {
    term,
    frequencies,
    termOf: (id) => {
      const row = findName.get(id);
      return row && String(row.term);
    },
    articlesWith,
    termsBeginning: (prefix, limit) => beginning(prefix).slice(0, limit),
    beginningWith: (prefix, limit) =>
      beginning(prefix)
        .slice(0, limit)
        .map(({ word, articles }) => ({ word, frequency: articles })),
  };
}

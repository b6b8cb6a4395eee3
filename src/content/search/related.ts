import type { DatabaseSync } from "node:sqlite";
import { findCandidates, quoted } from "./candidates.ts";
import { clauseOf } from "./clauses.ts";
import { foldDuplicates } from "./duplicates.ts";
import { type Entry, readEntries, readStatistics } from "./entries.ts";
import { decodeForward } from "./forward.ts";
import { indexLexicon, type KnownCounts } from "./index-lexicon.ts";
import { rank } from "./rank.ts";
import { timesOf } from "./restriction.ts";
import { isStopWord } from "./stop-words.ts";
import { languageToken } from "./tokens.ts";

/** How many of an article's words stand for it. */
const TELLING = 12;
/** How much a word counts in the title and in the tags, relative to the body. */
const TITLE_WEIGHT = 4;
const TAG_WEIGHT = 3;
/** A word that only the article itself has leads nowhere; one that so large a share of all has says nothing. */
const MAX_SHARE = 0.2;
/** In an archive of not many more articles than this any word may tell. */
const FEW = 50;

/**
 * The articles in the same language that say most about what an article says: those that its own most telling words (by tf·idf)
 * find, without itself and what tells the same story.
 */
export function relatedTo(
  database: DatabaseSync,
  { id, limit }: { id: number; limit: number },
  known: KnownCounts,
): number[] {
  const row = database.prepare("SELECT language, forward FROM entry WHERE id = ?").get(id);
  if (!(row?.forward instanceof Uint8Array)) return [];
  const [article, language] = [decodeForward(row.forward), String(row.language)];
  const lexicon = indexLexicon(database, known);
  const statistics = readStatistics(database);
  const uses = new Map<number, number>();
  const add = (terms: Uint32Array, weight: number) => {
    for (const term of terms) uses.set(term, (uses.get(term) ?? 0) + weight);
  };
  add(article.title, TITLE_WEIGHT);
  add(article.tags, TAG_WEIGHT);
  add(article.lead, 1);
  add(article.body, 1);
  const most = Math.max(FEW, statistics.articles * MAX_SHARE);
  const telling = [...uses]
    .flatMap(([term, count]) => {
      const articles = lexicon.articlesWith(term);
      if (articles < 2 || articles > most) return [];
      const spelt = lexicon.termOf(term) ?? "";
      // The same number stands in articles about anything.
      if (!/\p{L}/u.test(spelt) || isStopWord(spelt, language)) return [];
      return [{ term, worth: (1 + Math.log(count)) * Math.log(1 + statistics.articles / articles) }];
    })
    .sort((a, b) => b.worth - a.worth || a.term - b.term)
    .slice(0, TELLING);
  const best = telling[0]?.worth ?? 1;
  const clauses = telling.map(({ term, worth }) =>
    clauseOf({
      text: "",
      typed: "",
      phrase: false,
      stop: false,
      alternatives: [{ terms: [term], weight: worth / best }],
      lexicon,
    }),
  );
  const restriction = { must: [quoted(languageToken(language))], never: [] };
  const { ids } = findCandidates(database, clauses, restriction, statistics.articles);
  const entries = readEntries(database, [id, ...ids]);
  const ranked = rank(
    clauses,
    entries,
    { ...statistics, articlesWith: lexicon.articlesWith },
    { now: timesOf(database).newest, sort: "relevance" },
  );
  const found = ranked.flatMap(({ index }) => entries[index] ?? []).filter((entry) => entry.id !== id);
  // The article itself stands first, so that what is like it folds into it.
  const wordsOf = (position: number) =>
    position === 0 ? article : decodeForward((found[position - 1] as Entry).forward);
  return foldDuplicates(found.length + 1, wordsOf, 2 * limit + 2)
    .slice(1, limit + 1)
    .flatMap(({ position }) => found[position - 1]?.id ?? []);
}

import type { DatabaseSync } from "node:sqlite";
import { type Candidates, findCandidates, newestFirst, type Restriction } from "./candidates.ts";
import { type Clause, clausesOf, completed, runsOf } from "./clauses.ts";
import { foldDuplicates } from "./duplicates.ts";
import { type Entry, readEntries, readStatistics } from "./entries.ts";
import { facetsOf } from "./facets.ts";
import { forgiving, nearestWords } from "./forgiveness.ts";
import { decodeForward } from "./forward.ts";
import { type IndexLexicon, indexLexicon, type KnownCounts } from "./index-lexicon.ts";
import { type ParsedQuery, parseQuery } from "./parse-query.ts";
import { rank } from "./rank.ts";
import { restrict, timesOf } from "./restriction.ts";
import type { SearchOptions, SearchResults } from "./search-results.ts";
import { titleKey } from "./title-key.ts";
import { periodTokens } from "./tokens.ts";

/** The exact words found little when they found fewer articles than this. */
const LITTLE = 3;
/** How many hits are compared with each other for being the same story. */
const COMPARED = 50;
/** Of how many articles with the very title that is asked for one is found in any case. */
const MAX_NAMESAKES = 20;

/** A search as it goes to another thread. */
export interface SearchRequest extends Omit<SearchOptions, "context"> {
  text: string;
  /** `now` in epoch ms. */
  context: { now: number; timeZone: string; language: string };
}

/** Results as they come from another thread: the terms to mark, instead of a function that marks. */
export interface SearchAnswer extends Omit<SearchResults, "hits" | "marksIn"> {
  hits: { id: number; score: number; duplicates: number }[];
  terms: string[];
}

/** What one attempt found, the best first. */
interface Found {
  clauses: readonly Clause[];
  entries: Entry[];
  scores: number[];
  /** How many have every word. */
  complete: number;
  more: boolean;
}

/** Searches an index as it is. The caller holds a transaction, so that it is one state of it. */
export function searchIn(database: DatabaseSync, request: SearchRequest, known: KnownCounts): SearchAnswer {
  const nothing = { total: 0, more: false, hits: [], tags: [], years: [], nearest: [], terms: [] };
  const statistics = readStatistics(database);
  if (statistics.articles === 0) return nothing;
  const lexicon = indexLexicon(database, known);
  const { context } = request;
  const parsed = parseQuery(request.text, { ...context, now: Temporal.Instant.fromEpochMilliseconds(context.now) });
  const languages = [...new Set([context.language, ...statistics.languages])].filter((language) =>
    statistics.languages.includes(language),
  );
  const { restriction, words } = restrict(database, parsed, request, languages, lexicon);
  const { from = -Infinity, before = Infinity } = parsed;
  const typed = clausesOf([...parsed.wanted, ...words], languages, lexicon);
  if (typed.length === 0 && restriction.must.length === 0) return nothing;
  const last = typed.at(-1);
  const exact = request.prefix && last ? [...typed.slice(0, -1), completed(last, lexicon)] : typed;
  const never = parsed.unwanted
    .filter((clause) => clause.phrase)
    .flatMap(({ text }) => languages.flatMap((language) => runsOf(text, language, lexicon).map(({ terms }) => terms)));

  const find = (clauses: readonly Clause[]): Found => {
    const newest = parsed.sort === "new" || clauses.length === 0;
    const found = newest
      ? findNewest(database, clauses, restriction, request)
      : findCandidates(database, clauses, restriction, statistics.articles);
    const plain = restriction.must.length + restriction.never.length === 0;
    const ids = plain ? [...new Set([...namesakes(database, parsed), ...found.ids])] : found.ids;
    // Of the time FTS5 knows the months.
    const entries = readEntries(database, ids).filter(({ publishedAt }) => publishedAt >= from && publishedAt < before);
    const options = { now: context.now, sort: newest ? "new" : "relevance", never } as const;
    const all = rank(clauses, entries, { ...statistics, articlesWith: lexicon.articlesWith }, options);
    const complete = all.filter((one) => one.complete);
    // By date what has only some of the words would stand above what has them all.
    const ranked = newest && complete.length > 0 ? complete : all;
    return {
      clauses,
      entries: ranked.flatMap(({ index }) => entries[index] ?? []),
      scores: ranked.map((one) => one.score),
      complete: complete.length,
      more: found.more,
    };
  };

  let found = find(exact);
  let [corrected, didYouMean]: (string | undefined)[] = [];
  if (found.complete < LITTLE && exact.length > 0) {
    const meant = forgiving(exact, languages, lexicon);
    const other = meant && find(meant.clauses);
    if (other && (other.complete > found.complete || found.entries.length === 0)) {
      if (found.complete > 0) didYouMean = meant.query;
      else [found, corrected] = [other, meant.query];
    }
  }
  const wordsOf = (position: number) => decodeForward((found.entries[position] as Entry).forward);
  const folded = foldDuplicates(found.entries.length, wordsOf, COMPARED);
  const page = folded.slice(Math.max(0, request.offset), Math.max(0, request.offset) + Math.max(0, request.limit));
  return {
    total: folded.length,
    more: found.more,
    hits: page.flatMap(({ position, duplicates }) => {
      const entry = found.entries[position];
      return entry ? [{ id: entry.id, score: found.scores[position] ?? 0, duplicates }] : [];
    }),
    ...facetsOf(found.entries, context),
    corrected,
    didYouMean,
    nearest: found.entries.length === 0 ? nearestWords(exact, lexicon) : [],
    terms: termsOf(found.clauses, lexicon),
  };
}

/** Articles that are called exactly so. */
function namesakes(database: DatabaseSync, { plain }: ParsedQuery): number[] {
  return database
    .prepare(`SELECT id FROM entry WHERE title_key = ? ORDER BY id DESC LIMIT ${MAX_NAMESAKES}`)
    .all(titleKey(plain))
    .map((row) => Number(row.id));
}

/** The newest by their dates: among all that match where they are few enough, else month by month. */
function findNewest(
  database: DatabaseSync,
  clauses: readonly Clause[],
  restriction: Restriction,
  { limit, offset }: SearchRequest,
): Candidates {
  const all = findCandidates(database, clauses, restriction, 0);
  if (!all.more) return all;
  const { oldest, newest } = timesOf(database);
  const enough = Math.max(0, offset) + Math.max(0, limit) + COMPARED;
  return newestFirst(database, clauses, restriction, periodTokens(oldest, newest + 1), enough);
}

/** What to mark in a text: the words that carry the query, or all where it has no others. */
function termsOf(clauses: readonly Clause[], lexicon: IndexLexicon): string[] {
  const telling = clauses.filter((clause) => !clause.stop);
  const ids = (telling.length > 0 ? telling : clauses).flatMap(({ alternatives }) =>
    alternatives.flatMap(({ terms }) => terms),
  );
  return [...new Set(ids)].flatMap((id) => lexicon.termOf(id) ?? []);
}

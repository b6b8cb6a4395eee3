import type { DatabaseSync } from "node:sqlite";
import type { Clause } from "./clauses.ts";
import { TITLE_MARK, termToken } from "./tokens.ts";

/** How many articles are given a score, at some 4 microseconds each: in an archive of at most so many articles, and in a larger one. */
const SMALL_ARCHIVE = 20_000;
const MAX_CANDIDATES = 1_500;
const MAX_CANDIDATES_OF_MANY = 800;
/** Fewer articles than this with every word: those with only some of them join them. */
const FEW = 200;
/** The share that is taken of those that have every word; of those that have every word in title or tags; of each other list. */
const COMPLETE = 0.6;
const TITLED = 0.25;
const PARTLY = 0.15;
/** Of so many of the rarest words each is looked for alone, in a large archive. */
const MAX_LISTED_OF_MANY = 4;
/** Pairs of so many of the rarest words are looked for, in a small one. */
const MAX_PAIRED = 4;
/** How many articles may be passed over in all, at some 30 nanoseconds each: what a list costs is told by its rarest word. */
const MAX_PASSED = 1_000_000;

export interface Candidates {
  ids: number[];
  /** Every one of them has every word. */
  complete: boolean;
  /** There are more than these. */
  more: boolean;
}

/** Restricts all that is looked for: an FTS5 expression that must hold, and one that must not. */
export interface Restriction {
  must: readonly string[];
  never: readonly string[];
}

/**
 * The articles that are worth a score. In a small archive all that have any of the words; in a large one, where a common word
 * has hundreds of thousands: those with all words, with all of them in title or tags, with the rarest ones, with pairs of the
 * rare ones, and of each list the newest (the highest ids). What it costs is bounded by what the words' frequencies say before.
 */
export function findCandidates(
  database: DatabaseSync,
  clauses: readonly Clause[],
  restriction: Restriction,
  articles: number,
): Candidates {
  const statement = database.prepare("SELECT rowid FROM posting WHERE posting MATCH ? ORDER BY rowid DESC LIMIT ?");
  const large = articles > SMALL_ARCHIVE;
  const most = large ? MAX_CANDIDATES_OF_MANY : MAX_CANDIDATES;
  const [maxComplete, maxTitled, maxPartly] = [COMPLETE, TITLED, PARTLY].map((share) => Math.round(share * most)) as [
    number,
    number,
    number,
  ];
  const newest = (expression: string, limit: number) =>
    statement.all(restricted(expression, restriction), limit).map((row) => Number(row.rowid));
  const known = clauses.filter((clause) => clause.alternatives.length > 0).sort((a, b) => a.articles - b.articles);
  const rare = known.filter((clause) => !clause.stop);
  const asked = rare.length > 0 ? rare : known;
  if (asked.length === 0) {
    const ids = clauses.length === 0 && restriction.must.length > 0 ? newest("", most + 1) : [];
    return { ids: ids.slice(0, most), complete: true, more: ids.length > most };
  }
  const phrases = asked.filter((clause) => clause.phrase);
  const unknown = clauses.some((clause) => clause.alternatives.length === 0 && !clause.stop);
  const found = new Set<number>();
  let passed = 0;
  const take = (expression: string, limit: number, cost: number): number => {
    passed += cost;
    if (limit <= 0 || passed > MAX_PASSED || found.size >= most) return 0;
    const ids = newest(expression, limit);
    for (const id of ids) if (found.size < most) found.add(id);
    return ids.length;
  };
  const all = and(asked.map(anywhere));
  const complete = unknown ? 0 : take(all, maxComplete, 0);
  if (complete >= FEW) {
    if (complete === maxComplete) take(and(asked.map(titled)), maxTitled, 0);
    return { ids: [...found], complete: true, more: complete === maxComplete };
  }

  // What stands in quotation marks has to be there.
  const required = phrases.map(anywhere);
  const optional = asked.filter((clause) => !clause.phrase);
  const some = (list: readonly string[]) => and([...required, ...list]);
  const any = some(optional.length > 0 ? [or(optional.map(anywhere))] : []);
  const together = asked.reduce((sum, clause) => sum + clause.articles, 0);
  if (together <= most || articles <= most) {
    take(any, most, 0);
    return { ids: [...found], complete: false, more: false };
  }
  for (let count = optional.length - 1; count > 1; count--) {
    const rarest = optional.slice(0, count);
    take(some(rarest.map(anywhere)), maxPartly, 2 * (rarest[0]?.articles ?? 0));
  }
  // Each list costs a large archive a millisecond or two.
  const [listed, paired] = large ? [MAX_LISTED_OF_MANY, 0] : [optional.length, MAX_PAIRED];
  for (const clause of optional.slice(0, listed)) take(some([titled(clause)]), maxPartly, maxPartly);
  for (const [position, first] of optional.slice(0, paired).entries()) {
    for (const second of optional.slice(position + 1, paired)) {
      take(some([anywhere(first), anywhere(second)]), maxPartly, 2 * first.articles);
    }
  }
  for (const clause of optional.slice(0, listed)) take(some([anywhere(clause)]), maxPartly, maxPartly);
  take(any, most - found.size, most);
  return { ids: [...found], complete: false, more: found.size >= most };
}

/**
 * The newest articles, by the months in which they were published, that have every word.
 * @param months tokens, the newest first
 * @param enough no month is asked after so many
 */
export function newestFirst(
  database: DatabaseSync,
  clauses: readonly Clause[],
  restriction: Restriction,
  months: readonly string[],
  enough: number,
): Candidates {
  const statement = database.prepare("SELECT rowid FROM posting WHERE posting MATCH ? ORDER BY rowid DESC LIMIT ?");
  const asked = clauses.filter((clause) => !clause.stop || clauses.every((one) => one.stop));
  if (asked.some((clause) => clause.alternatives.length === 0)) return { ids: [], complete: true, more: false };
  const all = asked.length === 0 ? "" : and(asked.map(anywhere));
  const ids: number[] = [];
  for (const month of months) {
    const inMonth = { ...restriction, must: [...restriction.must, quoted(month)] };
    for (const row of statement.all(restricted(all, inMonth), MAX_CANDIDATES)) ids.push(Number(row.rowid));
    if (ids.length >= enough) return { ids, complete: true, more: true };
  }
  return { ids, complete: true, more: false };
}

/** A clause as an FTS5 expression (https://sqlite.org/fts5.html#full_text_query_syntax): any of its runs, wherever their terms stand. */
export function anywhere(clause: Pick<Clause, "alternatives">): string {
  return or(clause.alternatives.map(({ terms }) => and(terms.map((term) => quoted(termToken(term))))));
}

function titled(clause: Clause): string {
  return or(clause.alternatives.map(({ terms }) => and(terms.map((term) => quoted(TITLE_MARK + termToken(term))))));
}

function restricted(expression: string, { must, never }: Restriction): string {
  const wanted = and([...(expression === "" ? [] : [expression]), ...must]);
  return never.length === 0 ? wanted : `(${wanted} NOT ${or(never)})`;
}

/** A token as a string of FTS5's syntax. What the tokenizer would cut it at can't be in one. */
export function quoted(token: string): string {
  return `"${token.replace(/[^\w^@=#~\-\u0080-\uffff]/g, "_")}"`;
}

export function and(expressions: readonly string[]): string {
  return expressions.length === 1 ? (expressions[0] ?? "") : `(${expressions.join(" AND ")})`;
}

export function or(expressions: readonly string[]): string {
  return expressions.length === 1 ? (expressions[0] ?? "") : `(${expressions.join(" OR ")})`;
}

import type { DatabaseSync } from "node:sqlite";
import type { Word } from "./analysis.ts";
import { expressionOf, type Query, type Scope, withPrefix, wordMatcher } from "./query.ts";

/** Fewer articles than this with every word: those with any of them join them. */
const FEW = 30;
/** How many of the best by their words alone are ranked by everything that is known; the others follow as they are. */
const WINDOW = 200;
/**
 * How many articles are given a score, at some microseconds each. Where more match, the words are common ones: then those that have them
 * in title or tags and the newest (the highest ids) are scored, and the others follow, newest first.
 */
const MAX_SCORED = 5_000;
/** How much a word counts in title, lead, tags, body and language marker, relative to the body (`bench/search-quality.ts`). */
const SCORE = "-bm25(terms, 4.0, 2.0, 3.0, 1.0, 0.0)";
/** What being new adds to a score at most, and after how long half of it is gone. */
const FRESHNESS = 0.1;
const FRESHNESS_HALF_LIFE_MS = 180 * 24 * 60 * 60 * 1000;
/** What having every word in title or tags adds: a long article whose subject it is counts for more than a short one that mentions it. */
const TITLED = 2;
/** What having every word adds where articles with only some of them are in the list too. */
const COMPLETE = 0.1;

export interface Ranked {
  id: number;
  /** Higher is better. */
  score: number;
}

export interface Found {
  total: number;
  page: Ranked[];
  /** Which looked-for term a word of an article is: for marking. */
  matches: (word: Word) => string | undefined;
}

interface Page {
  limit: number;
  offset: number;
  language?: string;
}

/** What is looked for, as FTS5 expressions. */
interface Search {
  expression: string;
  /** The same, where title and tags alone would do. */
  titled: string;
  /** Finds those that have every word in title or tags. */
  subject: string;
  /** Finds those that have every word, where `expression` asks for any. */
  complete?: string;
  titleKey: number;
}

/**
 * Articles with every word come first. Only where they are few, articles with any of the words join them; only where there
 * are none at all, the last word may be the beginning of one.
 */
export function rankedSearch(database: DatabaseSync, query: Query, { language, ...page }: Page): Found {
  const scope: Scope = { language };
  const effective = hasAny(database, query, scope) ? query : completed(database, query, scope);
  const everyWord = expressionOf(effective, "AND", scope);
  let total = count(database, everyWord);
  const subject = expressionOf(effective, "AND", { ...scope, titled: true });
  let search: Search = {
    expression: everyWord,
    titled: subject,
    subject,
    titleKey: query.titleKey,
  };
  if (total < FEW && effective.wanted.length > 1) {
    const telling = tellingWords(database, effective, scope);
    search = {
      expression: expressionOf(telling, "OR", scope),
      titled: expressionOf(telling, "OR", { ...scope, titled: true }),
      subject,
      complete: everyWord,
      titleKey: query.titleKey,
    };
    total = count(database, search.expression);
  }
  return { total, page: pageOf(database, search, page), matches: wordMatcher(effective) };
}

/** The query with its last word open to be continued, where that finds something. */
function completed(database: DatabaseSync, query: Query, scope: Scope): Query {
  const open = withPrefix(query);
  return open && hasAny(database, open, scope) ? open : query;
}

/**
 * The rarest words of a query, as many as can be scored, and at least one: beside a rare word a common one tells next to nothing, but is
 * in most articles.
 */
function tellingWords(database: DatabaseSync, query: Query, scope: Scope): Query {
  const counted = query.wanted
    .map((clause) => ({ clause, count: count(database, expressionOf({ ...query, wanted: [clause] }, "AND", scope)) }))
    .filter((word) => word.count > 0)
    .sort((a, b) => a.count - b.count);
  let sum = 0;
  const telling = counted.filter((word, position) => {
    sum += word.count;
    return position === 0 || sum <= MAX_SCORED;
  });
  return telling.length === 0 ? query : { ...query, wanted: telling.map((word) => word.clause) };
}

function pageOf(database: DatabaseSync, search: Search, { limit, offset }: Page): Ranked[] {
  if (limit <= 0) return [];
  const newest = newestScored(database, search.expression);
  const window = rankedWindow(database, search, newest);
  const page = window.slice(offset, offset + limit);
  if (page.length === limit || window.length < WINDOW) return page;
  const order = newest === 0 ? "score DESC, rowid DESC" : "rowid DESC";
  const rest = database
    .prepare(
      `SELECT rowid AS id, ${newest === 0 ? SCORE : "0.0"} AS score FROM terms
       WHERE terms MATCH ? AND rowid NOT IN (SELECT value FROM json_each(?))
       ORDER BY ${order} LIMIT ? OFFSET ?`,
    )
    .all(
      search.expression,
      JSON.stringify(window.map((hit) => hit.id)),
      limit - page.length,
      Math.max(0, offset - window.length),
    );
  return [...page, ...rest.map((row) => ({ id: Number(row.id), score: Number(row.score) }))];
}

/** The best by their words, and whatever bears the query as its title, ranked by everything that is known of them. */
function rankedWindow(database: DatabaseSync, search: Search, newest: number): Ranked[] {
  const candidates = new Map([
    ...bestByWords(database, search.expression, newest),
    ...(newest > 0 ? bestByWords(database, search.titled, newestScored(database, search.titled)) : []),
    ...calledExactly(database, search),
  ]);
  const entries = entriesOf(database, [...candidates.keys()]);
  const subjects = new Set(idsOf(database, search.subject, Math.min(...candidates.keys())));
  const complete = new Set(search.complete === undefined ? [] : idsOf(database, search.complete));
  const latest = Number(database.prepare("SELECT max(published_at) AS latest FROM entry").get()?.latest ?? 0);
  const top = Math.max(...candidates.values(), 0);
  return [...candidates]
    .map(([id, words]) => {
      const entry = entries.get(id);
      const age = Math.max(0, latest - (entry?.publishedAt ?? 0));
      const fresh = FRESHNESS * 2 ** (-age / FRESHNESS_HALF_LIFE_MS);
      const score = words * (1 + fresh + (complete.has(id) ? COMPLETE : 0) + (subjects.has(id) ? TITLED : 0));
      return { id, score: entry?.titleKey === search.titleKey ? score + 2 * top : score };
    })
    .sort((a, b) => b.score - a.score || b.id - a.id);
}

/** The lowest id that is scored: 0 where all are, else that of the `MAX_SCORED`th newest. */
function newestScored(database: DatabaseSync, expression: string): number {
  const row = database
    .prepare(`SELECT rowid AS id FROM terms WHERE terms MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ${MAX_SCORED}`)
    .get(expression);
  return row === undefined ? 0 : Number(row.id) + 1;
}

/** Scores by id of the best among the ids from `newest` on. */
function bestByWords(database: DatabaseSync, expression: string, newest: number): [number, number][] {
  return database
    .prepare(
      `SELECT rowid AS id, ${SCORE} AS score FROM terms
       WHERE terms MATCH ? AND rowid >= ? ORDER BY score DESC, rowid DESC LIMIT ${WINDOW}`,
    )
    .all(expression, newest)
    .map((row) => [Number(row.id), Number(row.score)]);
}

/** Scores by id of the newest articles whose title is the query. */
function calledExactly(database: DatabaseSync, { expression, titleKey }: Search): [number, number][] {
  const ids = database.prepare("SELECT id FROM entry WHERE title_key = ? ORDER BY id DESC LIMIT 20").all(titleKey);
  const scored = database.prepare(`SELECT ${SCORE} AS score FROM terms WHERE terms MATCH ? AND rowid = ?`);
  return ids.flatMap(({ id }): [number, number][] => {
    const row = scored.get(expression, Number(id));
    return row === undefined ? [] : [[Number(id), Number(row.score)]];
  });
}

function entriesOf(database: DatabaseSync, ids: readonly number[]) {
  const rows = database
    .prepare("SELECT id, published_at, title_key FROM entry WHERE id IN (SELECT value FROM json_each(?))")
    .all(JSON.stringify(ids));
  return new Map(
    rows.map((row) => [Number(row.id), { publishedAt: Number(row.published_at), titleKey: Number(row.title_key) }]),
  );
}

function idsOf(database: DatabaseSync, expression: string, from = 0): number[] {
  return database
    .prepare("SELECT rowid AS id FROM terms WHERE terms MATCH ? AND rowid >= ?")
    .all(expression, from)
    .map((row) => Number(row.id));
}

function hasAny(database: DatabaseSync, query: Query, scope: Scope): boolean {
  const row = database
    .prepare("SELECT 1 FROM terms WHERE terms MATCH ? LIMIT 1")
    .get(expressionOf(query, "AND", scope));
  return row !== undefined;
}

function count(database: DatabaseSync, expression: string): number {
  return Number(database.prepare("SELECT count(*) AS total FROM terms WHERE terms MATCH ?").get(expression)?.total);
}

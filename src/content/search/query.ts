import { eachWord, type Word } from "./analysis.ts";
import { fold } from "./fold.ts";
import { stemLatin } from "./stemming.ts";
import { isStopWord } from "./stop-words.ts";
import { titleKey } from "./title-key.ts";

/** How much of a query is read, in UTF-16 units: a pasted page is no query. */
const MAX_QUERY_LENGTH = 500;
/** The most different words and phrases that are looked for. */
const MAX_CLAUSES = 16;
/** A shorter beginning is in too many words to mean one; an ideograph is a word. */
const MIN_PREFIX_LENGTH = 2;

/** One thing looked for: any of several spellings, each a run of terms. */
export interface Clause {
  spellings: readonly (readonly string[])[];
  stop: boolean;
  /** What was typed last, and may be typed further: the folded beginning of a word. */
  prefix?: string;
}

export interface Query {
  wanted: readonly Clause[];
  unwanted: readonly Clause[];
  /** What the whole query would be filed under if it were a title. */
  titleKey: number;
}

/** A phrase in quotation marks, or what stands between white space; either with "-" before it. */
const ITEM = /(?<![^\s])(-?)["“”„«]([^"“”„«»]*)["“”»]|(\S+)/g;

/**
 * Reads any string as a query: words, "exact phrases", -without. What is not well formed is words.
 */
export function parseQuery(text: string): Query {
  const wanted = new Map<string, Clause>();
  const unwanted = new Map<string, Clause>();
  const bounded = text.slice(0, MAX_QUERY_LENGTH);
  for (const [, minus, phrase, plain] of bounded.matchAll(ITEM)) {
    const without = phrase === undefined ? /^-\p{L}/u.test(plain ?? "") : minus === "-";
    const clauses = phrase === undefined ? wordClauses(plain ?? "") : phraseClauses(phrase);
    for (const clause of clauses) add(without ? unwanted : wanted, clause);
  }
  // "-without" alone can't mean everything else.
  const only = wanted.size === 0 ? unwanted : undefined;
  return {
    wanted: significant([...(only ?? wanted).values()]),
    unwanted: only ? [] : [...unwanted.values()],
    titleKey: titleKey(bounded),
  };
}

/** Which articles a query is asked of, and where in them its words must be. */
export interface Scope {
  /** Only articles in this language; absent: in any. */
  language?: string;
  /** The words stand in the title and the tags too; being matched twice, they also count twice there. */
  titled?: boolean;
}

/**
 * The query in FTS5's syntax (https://sqlite.org/fts5.html#full_text_query_syntax), where terms and clauses hold no character
 * that means something.
 * @param join "AND": articles that have every clause; "OR": any
 */
export function expressionOf(query: Pick<Query, "wanted" | "unwanted">, join: "AND" | "OR", scope: Scope): string {
  let expression = `(${query.wanted.map(clauseExpression).join(` ${join} `)})`;
  if (scope.titled) expression = `(${expression} AND ({title tags} : ${expression}))`;
  if (query.unwanted.length > 0)
    expression = `(${expression} NOT (${query.unwanted.map(clauseExpression).join(" OR ")}))`;
  return scope.language === undefined ? expression : `${expression} AND (language : "${languageTerm(scope.language)}")`;
}

/** How an article's language stands in the index: no word of an article or a query is spelt like that. */
export function languageTerm(language: string): string {
  return `=${language.replace(/[^a-z]/g, "")}`;
}

/** The query with its last word taken as the beginning of one; undefined where that is not a word, or too short. */
export function withPrefix(query: Query): Query | undefined {
  const last = query.wanted.at(-1);
  if (last?.prefix === undefined) return undefined;
  const open: Clause = { ...last, spellings: [] };
  return { ...query, wanted: [...query.wanted.slice(0, -1), open] };
}

/** Which words of an article's text a query found: for marking them. */
export function wordMatcher(query: Query): (word: Word) => string | undefined {
  const terms = new Set(query.wanted.flatMap((clause) => clause.spellings.flat()));
  const prefixes = query.wanted.flatMap((clause) =>
    clause.spellings.length === 0 && clause.prefix !== undefined ? [clause.prefix] : [],
  );
  return (word) => {
    if (word.joined !== undefined && terms.has(word.joined)) return word.joined;
    return word.parts.find((term) => terms.has(term) || prefixes.some((prefix) => term.startsWith(prefix)));
  };
}

function clauseExpression(clause: Clause): string {
  if (clause.spellings.length === 0) return `"${clause.prefix ?? ""}" *`;
  return `(${clause.spellings.map((terms) => `"${terms.join(" ")}"`).join(" OR ")})`;
}

/** Stop words only where there is nothing else; never more than `MAX_CLAUSES`. */
function significant(clauses: Clause[]): Clause[] {
  const telling = clauses.filter((clause) => !clause.stop);
  return (telling.length > 0 ? telling : clauses).slice(0, MAX_CLAUSES);
}

function add(clauses: Map<string, Clause>, clause: Clause): void {
  clauses.set(JSON.stringify(clause.spellings), clause);
}

function wordClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  eachWord(text, (word, start, end) => {
    const raw = text.slice(start, end);
    const spellings = word.joined === undefined ? word.parts.map((part) => [part]) : [[word.joined], word.parts];
    const first = word.parts[0] ?? "";
    // A compatibility form that stands for a phrase (ﷺ) is looked for as one.
    if (word.parts.length > 1 && word.joined === undefined) {
      clauses.push({ spellings: [word.parts], stop: false });
      return;
    }
    const umlaut = umlautSpelling(raw, first);
    if (umlaut !== undefined) spellings.push([umlaut]);
    const beginning = fold(raw).replace(/[^\p{L}\p{M}\p{N}]/gu, "");
    clauses.push({
      spellings,
      stop: word.parts.length === 1 && isStopWord(first),
      ...(beginning.length >= MIN_PREFIX_LENGTH && { prefix: beginning }),
    });
  });
  return clauses;
}

function phraseClauses(text: string): Clause[] {
  const terms: string[] = [];
  eachWord(text, (word) => {
    if (word.joined === undefined) terms.push(...word.parts);
    else terms.push(word.joined);
  });
  return terms.length === 0 ? [] : [{ spellings: [terms.slice(0, MAX_CLAUSES)], stop: false }];
}

/** The other way to write a German umlaut: "müller" is also "mueller", and the other way round. */
function umlautSpelling(raw: string, term: string): string | undefined {
  const spelled = raw.normalize("NFC").toLowerCase();
  if (/[äöü]/.test(spelled)) return stemLatin(fold(spelled.replace(/[äöü]/g, (letter) => `${fold(letter)}e`)));
  return /^[a-z]*[aou]e[a-z]*$/.test(term) ? term.replace(/([aou])e/g, "$1") : undefined;
}

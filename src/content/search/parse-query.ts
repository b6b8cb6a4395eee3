import { fold } from "./fold.ts";
import { languageCode } from "./language-code.ts";
import { MAX_PERIOD_WORDS, periodOf } from "./written-period.ts";

/** How much of a query is read, in UTF-16 units: a pasted page is no query. */
const MAX_QUERY_LENGTH = 500;
/** The most different words and phrases that are looked for, and the most values of an operator. */
const MAX_CLAUSES = 32;
const MAX_VALUES = 8;

/** One thing looked for: a word as it was typed, or the words of a phrase. */
export interface QueryClause {
  text: string;
  phrase: boolean;
}

export interface ParsedQuery {
  wanted: QueryClause[];
  unwanted: QueryClause[];
  /** As they were typed; the languages as codes. */
  tags: string[];
  authors: string[];
  languages: string[];
  /** When it was published: epoch ms, `from` inclusive, `before` exclusive. */
  from?: number;
  before?: number;
  sort: "relevance" | "new";
  /** What is wanted, without the operators: what the query would be as a title. */
  plain: string;
  /** What is more than plain words, as it was typed: operators, phrases, what is unwanted. */
  others: string;
}

/** Who asks: the time zone (IANA) and the language of the interface tell what "yesterday" or 1/5/2024 is. */
export interface QueryContext {
  now: Temporal.Instant;
  timeZone: string;
  language: string;
}

type Operator = "tag" | "author" | "lang" | "from" | "after" | "before" | "on" | "sort";

/** The operators' names, in the interface's languages too. */
const OPERATORS: Record<Operator, string> = {
  tag: "tag برچسب وسم schlagwort etiqueta étiquette тег тэг etiket",
  author: "author by نویسنده كاتب autor autorin auteur автор yazar",
  lang: "lang language زبان لغة sprache idioma langue язык dil",
  from: "from since از من منذ von seit desde depuis с от başlangıç",
  after: "after پس‌از بعداز بعد nach después après после sonra",
  before: "before until پیش‌از قبل vor antes avant до önce",
  on: "on date تاریخ datum am fecha дата tarih",
  sort: "sort مرتب ترتيب sortierung orden tri порядок sırala",
};
const OPERATOR_OF: ReadonlyMap<string, Operator> = new Map(
  (Object.keys(OPERATORS) as Operator[]).flatMap((operator) =>
    OPERATORS[operator].split(" ").map((name) => [spelt(name), operator] as const),
  ),
);
/** Values of `sort:`. */
const NEW: ReadonlySet<string> = new Set(
  "new newest latest date جدید تازه neu neueste nuevo reciente récent nouveau новые yeni".split(" ").map(spelt),
);

/** Quotation marks of all scripts: any begins a phrase and any ends it, for who types mixes them. */
const QUOTE = '["＂“”„‟«»‹›「」『』《》〈〉〝〞〟]';
const NO_QUOTE = QUOTE.replace("[", "[^");
/** What is written before a word that shall not be there: signs that keyboards have for minus, but no dashes, which stand in titles. */
const MINUS = "[-\u2212\ufe63\uff0d]";
/** "-5", which is a number; "-2023" is a year that shall not be there. */
const SMALL_NUMBER = "\\p{N}{1,3}(?!\\p{N})";
/** A word, or a phrase in quotation marks; before either a minus, the name of an operator, or both. */
const ITEM = new RegExp(
  `(?<minus>${MINUS}(?!${SMALL_NUMBER}))?(?:(?<name>\\p{L}[\\p{L}\\p{M}\\u200c]{0,19})[:：])?(?:${QUOTE}(?<quoted>${NO_QUOTE}*)${QUOTE}|(?<word>\\S+))`,
  "gu",
);
const QUOTES = new RegExp(QUOTE, "gu");
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
/** Two words without a space between: "e-mail", "tag:sport". */
const COMPOUND = /[\p{L}\p{N}][^\p{L}\p{M}\p{N}'’\u200c]+[\p{L}\p{N}]/u;

interface Item {
  /** As it was typed. */
  whole: string;
  minus: boolean;
  operator: Operator | undefined;
  /** Without what stands before it, and without quotation marks. */
  text: string;
  quoted: boolean;
}

/**
 * Reads any string as a query: words; "exact phrases"; -without, which also takes a phrase; and what must hold:
 * - `tag:`, `author:`: of several, all; `lang:`: of several, any; a value of several words stands in quotation marks;
 * - `from:` a day, or the first of a longer time, and what follows; `after:` what follows the named time; `before:` what precedes it;
 *   `on:` what is within it; see `periodOf` for how times are written;
 * - `sort:new`.
 * What is not well formed is words: "tag:", "from:banana". Nothing raises an error.
 */
export function parseQuery(text: string, context: QueryContext): ParsedQuery {
  const query: ParsedQuery = {
    wanted: [],
    unwanted: [],
    tags: [],
    authors: [],
    languages: [],
    sort: "relevance",
    plain: "",
    others: "",
  };
  const items = itemsOf(text.slice(0, MAX_QUERY_LENGTH).toWellFormed().normalize("NFC"));
  const plain: string[] = [];
  const others: string[] = [];
  for (let at = 0; at < items.length; ) {
    const used = applyOperator(query, items.slice(at, at + MAX_PERIOD_WORDS), context);
    const taken = items.slice(at, at + Math.max(1, used));
    if (used === 0) addClause(query, plain, items[at] as Item);
    if (used > 0 || taken.some((item) => item.minus || item.quoted)) others.push(...taken.map((item) => item.whole));
    at += taken.length;
  }
  // "-without" alone can't mean everything else.
  if (query.wanted.length === 0 && !restricts(query)) {
    [query.wanted, query.unwanted] = [query.unwanted, []];
    plain.push(...query.wanted.map((clause) => clause.text));
  }
  query.plain = plain.join(" ");
  query.others = others.join(" ");
  return query;
}

function itemsOf(text: string): Item[] {
  return [...text.matchAll(ITEM)].flatMap(({ 0: whole, groups = {} }) => {
    const quoted = groups.quoted !== undefined;
    const operator = groups.name === undefined ? undefined : OPERATOR_OF.get(spelt(groups.name));
    const value = groups.quoted ?? groups.word ?? "";
    // A name that is no operator's is the beginning of a word: "https://…", "Re:Zero".
    const isWord = groups.name !== undefined && operator === undefined && !quoted;
    const said = (isWord ? `${groups.name}:${value}` : value).replace(QUOTES, "").trim();
    if (!SAYS_SOMETHING.test(said)) return [];
    const item = { whole, minus: groups.minus !== undefined, operator, text: said, quoted };
    // `a:"b c"`, where a is no operator: a word, and a phrase.
    const before = groups.name !== undefined && operator === undefined && quoted;
    return before
      ? [
          { ...item, text: groups.name ?? "", quoted: false },
          { ...item, minus: false },
        ]
      : [item];
  });
}

/** @returns how many of the items were an operator with its value: 0 where the first is none, or has a value that it can't have */
function applyOperator(query: ParsedQuery, items: readonly Item[], context: QueryContext): number {
  const [item] = items;
  if (!item?.operator || item.minus) return 0;
  switch (item.operator) {
    case "tag":
      return addValue(query.tags, item.text);
    case "author":
      return addValue(query.authors, item.text);
    case "lang":
      return addValue(query.languages, languageCode(item.text, context.language));
    case "sort":
      if (!NEW.has(spelt(item.text))) return 0;
      query.sort = "new";
      return 1;
    default:
      return restrictTime(query, item.operator, items, context);
  }
}

function addValue(values: string[], value: string | undefined): number {
  if (value === undefined) return 0;
  if (values.length < MAX_VALUES && !values.includes(value)) values.push(value);
  return 1;
}

/** A time may go on in the words that follow: "from:last week". As many of them belong to it as make a time. */
function restrictTime(
  query: ParsedQuery,
  operator: "from" | "after" | "before" | "on",
  [first, ...others]: readonly Item[],
  context: QueryContext,
): number {
  const until = others.findIndex((item) => item.operator !== undefined || item.quoted || item.minus);
  const words = [first, ...(first?.quoted ? [] : others.slice(0, until < 0 ? undefined : until))];
  for (let count = words.length; count > 0; count--) {
    const written = words.slice(0, count).map((item) => item?.text);
    const period = periodOf(written.join(" "), context);
    if (!period) continue;
    if (operator === "before" || operator === "on") {
      const before = operator === "on" ? period.end : period.start;
      query.before = Math.min(query.before ?? Number.POSITIVE_INFINITY, before);
    }
    if (operator !== "before") {
      const from = operator === "after" ? period.end : period.start;
      query.from = Math.max(query.from ?? Number.NEGATIVE_INFINITY, from);
    }
    return count;
  }
  return 0;
}

function addClause(query: ParsedQuery, plain: string[], { whole, minus, operator, text, quoted }: Item): void {
  if (minus) {
    // A tag or an author that shall not be there: no such word.
    const isValue = operator === undefined || operator === "tag" || operator === "author";
    const unwanted = isValue ? text : whole.slice(1).replace(QUOTES, "");
    // Of "-e-mail" neither half is unwanted alone.
    push(query.unwanted, { text: unwanted, phrase: quoted || COMPOUND.test(unwanted) });
    return;
  }
  // An operator with a value that it can't have is what it looks like.
  const said = operator ? whole.replace(QUOTES, "") : text;
  const words = operator ? said.split(/\s+/).filter((word) => SAYS_SOMETHING.test(word)) : [said];
  for (const word of words) push(query.wanted, { text: word, phrase: quoted && !operator });
  plain.push(said);
}

function push(clauses: QueryClause[], clause: QueryClause): void {
  const known = clauses.some((one) => one.text === clause.text && one.phrase === clause.phrase);
  if (!known && clauses.length < MAX_CLAUSES) clauses.push(clause);
}

function restricts({ tags, authors, languages, from, before, sort }: ParsedQuery): boolean {
  return (
    tags.length + authors.length + languages.length > 0 || from !== undefined || before !== undefined || sort === "new"
  );
}

/** A name as it is looked up: without case, accents and what keyboards do to it. */
function spelt(name: string): string {
  return fold(name).replaceAll("\u200c", "");
}

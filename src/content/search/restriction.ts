import type { DatabaseSync } from "node:sqlite";
import { tagSlug } from "../tag.ts";
import { and, anywhere, or, quoted, type Restriction } from "./candidates.ts";
import { clausesOf, runsOf } from "./clauses.ts";
import type { IndexLexicon } from "./index-lexicon.ts";
import type { ParsedQuery, QueryClause } from "./parse-query.ts";
import type { SearchOptions } from "./search-results.ts";
import { AUTHOR_MARK, languageToken, periodTokens, tagToken, termToken, yearToken } from "./tokens.ts";

/**
 * What a query restricts its words to: tags, authors, languages, a time, and what must not be there.
 * @returns the restriction, and as words what names no tag or author of the archive: "tag:" may be meant as it stands
 */
export function restrict(
  database: DatabaseSync,
  query: ParsedQuery,
  options: Pick<SearchOptions, "language" | "tag" | "year">,
  languages: readonly string[],
  lexicon: IndexLexicon,
): { restriction: Restriction; words: QueryClause[] } {
  const some = database.prepare("SELECT 1 FROM posting WHERE posting MATCH ? LIMIT 1");
  const must: string[] = [];
  const words: QueryClause[] = [];
  const require = (expression: string | undefined, text: string): void => {
    if (expression !== undefined && some.get(expression)) must.push(expression);
    else for (const word of text.split(/\s+/).filter(Boolean)) words.push({ text: word, phrase: false });
  };
  for (const tag of query.tags) require(quotedTag(tag), tag);
  for (const author of query.authors) require(authorExpression(author, lexicon), author);
  // A filter that was chosen by a button is what it is, also when it has come to hold nothing.
  if (options.tag !== undefined) must.push(quotedTag(options.tag) ?? quoted(tagToken("")));
  if (options.year !== undefined) must.push(quoted(yearToken(options.year)));
  if (options.language !== undefined) must.push(quoted(languageToken(options.language)));
  if (query.languages.length > 0) must.push(or(query.languages.map((language) => quoted(languageToken(language)))));
  const time = timeExpression(database, query);
  if (time !== undefined) must.push(time);
  const never = clausesOf(
    query.unwanted.filter((clause) => !clause.phrase),
    languages,
    lexicon,
  )
    .filter((clause) => clause.alternatives.length > 0)
    .map(anywhere);
  return { restriction: { must, never }, words };
}

function quotedTag(tag: string): string | undefined {
  const slug = tagSlug(tag);
  return slug === "" ? undefined : quoted(tagToken(slug));
}

function authorExpression(author: string, lexicon: IndexLexicon): string | undefined {
  const [run] = runsOf(author, "und", lexicon);
  return run && and(run.terms.map((term) => quoted(AUTHOR_MARK + termToken(term))));
}

/** The months or years of what is asked for, as far as there are articles; undefined where any time will do. */
function timeExpression(
  database: DatabaseSync,
  { from = -Infinity, before = Infinity }: ParsedQuery,
): string | undefined {
  if (from === -Infinity && before === Infinity) return undefined;
  const { oldest, newest } = timesOf(database);
  const [start, end] = [Math.max(from, oldest), Math.min(before, newest + 1)];
  return start < end ? or(periodTokens(start, end).map(quoted)) : quoted(yearToken(NaN));
}

/** When the oldest and the newest article of an index were published, epoch ms. */
export function timesOf(database: DatabaseSync): { oldest: number; newest: number } {
  const row = database
    .prepare("SELECT (SELECT min(published_at) FROM entry) AS oldest, (SELECT max(published_at) FROM entry) AS newest")
    .get();
  return { oldest: Number(row?.oldest ?? 0), newest: Number(row?.newest ?? 0) };
}

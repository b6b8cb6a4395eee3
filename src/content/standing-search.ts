import type { Article } from "./article.ts";
import { blocksText } from "./document.ts";
import { eachWord, termsOf } from "./search/analysis.ts";
import { type ParsedQuery, parseQuery, type QueryClause, type QueryContext } from "./search/parse-query.ts";
import { isStopWord } from "./search/stop-words.ts";
import { tagSlug } from "./tag.ts";

/**
 * A search that waits for articles instead of the other way around: whether a new article is a hit of a query that was kept. It is
 * read as any query (`search/parse-query.ts`) and compared by the same analysis; but where a search ranks and forgives, this
 * has only yes and no: every word has to be there, as it was written or in another form of it.
 */

/** What of an article is asked; the terms of its words in order, field by field. */
export interface SearchedArticle {
  language: string;
  publishedAt: number;
  slugs: readonly string[];
  authorTerms: ReadonlySet<string>;
  fields: readonly (readonly string[])[];
  terms: ReadonlySet<string>;
}

/** As much of a text as search indexes. UTF-16 units. */
const MAX_SEARCHED = 200_000;

export function searchedArticle(
  article: Pick<Article, "title" | "lead" | "document" | "tags" | "author" | "language" | "publishedAt">,
): SearchedArticle {
  const { title, lead = "", author = "", tags, language, publishedAt } = article;
  const body = blocksText(article.document.blocks).slice(0, MAX_SEARCHED);
  const texts = [title, lead, ...tags.map((tag) => tag.title), author, body];
  const fields = texts.map((text) => termsOf(text, language));
  return {
    language,
    publishedAt,
    slugs: tags.map((tag) => tag.slug),
    authorTerms: new Set(termsOf(author, "und")),
    fields,
    terms: new Set(fields.flat()),
  };
}

/** A query that is made ready to be compared with many articles. */
export type StandingSearch = (article: SearchedArticle) => boolean;

/**
 * @param context when and by whom it was asked: relative times ("from:yesterday") count from there
 * @returns a test of articles; of a query without anything to look for it says no to all
 */
export function standingSearch(query: string, context: QueryContext): StandingSearch {
  const parsed = parseQuery(query, context);
  const slugs = parsed.tags.map(tagSlug).filter((slug) => slug !== "");
  const authors = parsed.authors.map((author) => termsOf(author, "und"));
  const byLanguage = new Map<string, { wanted: Run[]; unwanted: Run[] }>();
  const runsFor = (language: string) => {
    let runs = byLanguage.get(language);
    if (!runs) {
      runs = { wanted: telling(parsed.wanted, language), unwanted: runsOf(parsed.unwanted, language) };
      byLanguage.set(language, runs);
    }
    return runs;
  };
  if (saysNothing(parsed)) return () => false;
  return (article) => {
    if (parsed.languages.length > 0 && !parsed.languages.includes(article.language)) return false;
    if (article.publishedAt < (parsed.from ?? Number.NEGATIVE_INFINITY)) return false;
    if (article.publishedAt >= (parsed.before ?? Number.POSITIVE_INFINITY)) return false;
    if (!slugs.every((slug) => article.slugs.includes(slug))) return false;
    if (!authors.every((terms) => terms.every((term) => article.authorTerms.has(term)))) return false;
    const { wanted, unwanted } = runsFor(article.language);
    return wanted.every((run) => has(article, run)) && !unwanted.some((run) => has(article, run));
  };
}

/** The terms of one word, or of a phrase, that have to stand side by side. */
type Run = readonly string[];

function runsOf(clauses: readonly QueryClause[], language: string): Run[] {
  return clauses.flatMap(({ text, phrase }) => {
    if (phrase) return [termsOf(text, language)];
    const words: Run[] = [];
    eachWord(text, language, ({ parts, joined }) => void words.push(joined === undefined ? parts : [joined]));
    return words;
  });
}

/** What has to be there: small words needn't, unless there is nothing else. */
function telling(clauses: readonly QueryClause[], language: string): Run[] {
  const runs = runsOf(clauses, language).filter((run) => run.length > 0);
  const said = runs.filter((run) => run.length > 1 || !isStopWord(run[0] ?? "", language));
  return said.length > 0 ? said : runs;
}

function saysNothing({ wanted, tags, authors }: ParsedQuery): boolean {
  return wanted.length + tags.length + authors.length === 0;
}

function has({ fields, terms }: SearchedArticle, run: Run): boolean {
  const [first] = run;
  if (first === undefined || !run.every((term) => terms.has(term))) return false;
  if (run.length === 1) return true;
  return fields.some((field) => {
    for (let at = field.indexOf(first); at >= 0; at = field.indexOf(first, at + 1)) {
      if (run.every((term, further) => field[at + further] === term)) return true;
    }
    return false;
  });
}

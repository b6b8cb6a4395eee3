import type { StoredArticle, StoredText } from "../article-changes.ts";
import { blocksText, Document } from "../document.ts";
import { inTransaction, isDamage, openIndexFile } from "./index-file.ts";
import type { KnownCounts } from "./index-lexicon.ts";
import { indexWriter } from "./index-writer.ts";
import { relatedTo } from "./related.ts";
import { type SearchAnswer, type SearchRequest, searchIn } from "./search-engine.ts";
import { makeSnippet, type Snippet, termMatcher } from "./snippet.ts";

/** What a session answers: that a file is damaged is told as data, for an error loses its code on the way between threads. */
export type Answer<T> = { value: T } | { damage: string };

/** Everything that is asked of one open index file; questions and answers are data, on the caller's thread or between two. */
export type IndexSession = ReturnType<typeof openIndexSession>;

/** Opens an index file for one thread. */
export function openIndexSession(path: string) {
  const database = openIndexFile(path);
  const writer = indexWriter(database);
  const known: KnownCounts = { revision: -1, counts: new Map() };

  return {
    search: answering(
      (request: SearchRequest): SearchAnswer =>
        inTransaction(database, "read", () => searchIn(database, request, known)),
    ),
    related: answering((request: { id: number; limit: number }): number[] =>
      inTransaction(database, "read", () => relatedTo(database, request, known)),
    ),
    snippets: answering(({ texts, terms }: { texts: readonly StoredText[]; terms: readonly string[] }): Snippet[] =>
      texts.map((text) => makeSnippet(textOf(text), text.language, termMatcher(terms))),
    ),
    revision: answering((_: null) => writer.revision()),
    holds: answering((article: StoredArticle) => writer.holds(article)),
    apply: answering(({ changes, seen, last }: { changes: readonly StoredArticle[]; seen: number; last: boolean }) =>
      writer.apply(changes, seen, last),
    ),
    clear: answering((_: null) => writer.clear()),
    close: () => database.close(),
  };
}

function answering<Question, T>(work: (question: Question) => T): (question: Question) => Answer<T> {
  return (question) => {
    try {
      return { value: work(question) };
    } catch (error) {
      if (isDamage(error)) return { damage: String(error) };
      throw error;
    }
  };
}

/** What a snippet of an article is cut from. */
function textOf({ lead, document }: StoredText): string {
  const body = blocksText(Document.parse(JSON.parse(document)).blocks);
  return lead === null || lead === "" ? body : `${lead}\n\n${body}`;
}

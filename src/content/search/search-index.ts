import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { ArticleId } from "../../core/ids.ts";
import type { Article } from "../article.ts";
import type { ArticleStore } from "../article-store.ts";
import { blocksText } from "../document.ts";
import { indexTerms } from "./analysis.ts";
import { discardIndexFile, inTransaction, isDamage, openIndexFile } from "./index-file.ts";
import { languageTerm, parseQuery } from "./query.ts";
import { type Found, rankedSearch } from "./ranking.ts";
import { makeSnippet, marksIn, type Snippet } from "./snippet.ts";
import { titleKey } from "./title-key.ts";

/** How many changes are read and written at once: what a kill may cost, and how long a batch holds the event loop (some 50 ms). */
const BATCH = 100;

export interface SearchOptions {
  /** Hits of this page; none for 0 or less. */
  limit: number;
  /** Hits before it. */
  offset: number;
  /** Only articles in this language (`Article.language`); absent: in any. */
  language?: string;
}

export interface SearchHit {
  id: ArticleId;
  /** Higher is better; to be compared within one search only. */
  score: number;
  snippet: Snippet;
}

export interface SearchResults {
  /** Hits on all pages. */
  total: number;
  hits: SearchHit[];
  /** What the query finds in a short text that the index doesn't keep, such as a hit's title. */
  marksIn(text: string): Snippet["marks"];
}

/**
 * The articles' words, to be searched: a projection of the article store in a file of its own, which several processes may
 * have open. It is never the truth: what it says may be a moment old, so whoever shows an article asks the store for it.
 */
export interface SearchIndex {
  /**
   * Takes over what changed in the store since the last time: published articles are put in, all others taken out. Killed
   * at any point, it goes on from its last batch. An index that does not come from this store is emptied and made anew.
   * @returns the number of changes that were taken over
   */
  catchUp(articles: Pick<ArticleStore, "changedSince">): Promise<number>;
  /**
   * Finds published articles, the best first. Any string is a query (`query.ts`); the same query on the same articles gives
   * the same order, so pages neither repeat nor leave out.
   */
  search(query: string, options: SearchOptions): Promise<SearchResults>;
  close(): void;
}

/**
 * Opens the index in the file `path`, or an empty one in memory for ":memory:". An index that is damaged or of another version
 * is thrown away; the next `catchUp` makes it anew.
 * @throws AppError "configuration" when `path` is a database of something else
 */
export function openSearchIndex(path: string): SearchIndex {
  let database = openIndexFile(path);

  /** Damage may show at any reading: then the file is thrown away, and the work is done on an empty one. */
  function repairing<T>(work: (database: DatabaseSync) => T): T {
    try {
      return work(database);
    } catch (error) {
      if (!isDamage(error)) throw error;
      database.close();
      discardIndexFile(path);
      database = openIndexFile(path);
      return work(database);
    }
  }

  async function catchUp(articles: Pick<ArticleStore, "changedSince">): Promise<number> {
    let taken = 0;
    for (;;) {
      const revision = repairing(revisionOf);
      // The last change that was taken over is read once more, to see that the index and the store belong together.
      const changes = await articles.changedSince(Math.max(0, revision - 1), BATCH);
      const last = changes[0]?.revision === revision ? changes.shift() : undefined;
      const foreign = revision > 0 && (last ? !repairing((file) => holds(file, last)) : changes.length === 0);
      if (!foreign && changes.length === 0) return taken;
      const written = repairing((file) =>
        inTransaction(file, "write", () => {
          // Another process may have been here since: then what was read is old, and is read anew.
          if (revisionOf(file) !== revision) return false;
          if (foreign) empty(file);
          else changes.forEach(articleWriter(file));
          return true;
        }),
      );
      if (written && !foreign) taken += changes.length;
      await setImmediate();
    }
  }

  async function search(text: string, options: SearchOptions): Promise<SearchResults> {
    const query = parseQuery(text);
    if (query.wanted.length === 0) return { total: 0, hits: [], marksIn: () => [] };
    return repairing((file) =>
      // One state of the index throughout, whatever another process writes meanwhile.
      inTransaction(file, "read", () => {
        const found = rankedSearch(file, query, options);
        const marks = (words: string) => marksIn(words, found.matches);
        return { total: found.total, hits: withSnippets(file, found), marksIn: marks };
      }),
    );
  }

  return { catchUp, search, close: () => database.close() };
}

function revisionOf(database: DatabaseSync): number {
  return Number(database.prepare("SELECT revision FROM projection").get()?.revision);
}

/** Whether the index says of an article what its present state would have put there. */
function holds(database: DatabaseSync, article: Article): boolean {
  const row = database.prepare("SELECT title_key, published_at FROM entry WHERE id = ?").get(article.id);
  if (article.state !== "published") return row === undefined;
  return row?.title_key === titleKey(article.title) && row.published_at === article.publishedAt;
}

function empty(database: DatabaseSync): void {
  database.exec("INSERT INTO terms (terms) VALUES ('delete-all'); DELETE FROM entry; DELETE FROM passage");
  database.exec("UPDATE projection SET revision = 0");
}

/** Brings one article's entry up to date; made once a batch, for the statements are kept ready. */
function articleWriter(database: DatabaseSync): (article: Article) => void {
  const prepare = (sql: string) => {
    const statement = database.prepare(sql);
    // Each run tells the last row id of the connection, and those of FTS5's own tables are beyond what a number holds.
    statement.setReadBigInts(true);
    return statement;
  };
  const removeEntry = prepare("DELETE FROM entry WHERE id = ?");
  const removePassage = prepare("DELETE FROM passage WHERE id = ?");
  const removeTerms = prepare("DELETE FROM terms WHERE rowid = ?");
  const putEntry = prepare("INSERT INTO entry (id, published_at, title_key) VALUES (?, ?, ?)");
  const putPassage = prepare("INSERT INTO passage (id, text) VALUES (?, ?)");
  const putTerms = prepare("INSERT INTO terms (rowid, title, lead, tags, body, language) VALUES (?, ?, ?, ?, ?, ?)");
  const setRevision = prepare("UPDATE projection SET revision = ?");

  function put({ id, title, lead = "", tags, document, language, publishedAt }: Article): void {
    const body = blocksText(document.blocks);
    const tagTerms = indexTerms(tags.map((tag) => tag.title).join("\n"));
    putTerms.run(id, indexTerms(title), indexTerms(lead), tagTerms, indexTerms(body), languageTerm(language));
    putEntry.run(id, publishedAt, titleKey(title));
    putPassage.run(id, deflateRawSync(lead === "" ? body : `${lead}\n\n${body}`, { level: 1 }));
  }

  return (article) => {
    if (removeEntry.run(article.id).changes > 0) {
      removePassage.run(article.id);
      removeTerms.run(article.id);
    }
    if (article.state === "published") put(article);
    setRevision.run(article.revision);
  };
}

function withSnippets(database: DatabaseSync, found: Found): SearchHit[] {
  const rows = database
    .prepare("SELECT id, text FROM passage WHERE id IN (SELECT value FROM json_each(?))")
    .all(JSON.stringify(found.page.map((hit) => hit.id)));
  const texts = new Map(rows.map((row) => [row.id, row.text]));
  return found.page.map(({ id, score }) => {
    const text = texts.get(id);
    const passage = text instanceof Uint8Array ? inflateRawSync(text).toString("utf8") : "";
    return { id: ArticleId.parse(id), score, snippet: makeSnippet(passage, found.matches) };
  });
}

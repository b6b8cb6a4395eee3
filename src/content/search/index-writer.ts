import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { StoredArticle } from "../article-changes.ts";
import { blocksText, Document } from "../document.ts";
import { eachWord, type Word } from "./analysis.ts";
import { fold } from "./fold.ts";
import { decodeForward, encodeForward } from "./forward.ts";
import { beginWriting, inTransaction } from "./index-file.ts";
import { articleCounts, distinctTerms } from "./term-sets.ts";
import { titleKey } from "./title-key.ts";
import { AUTHOR_MARK, languageToken, TITLE_MARK, tagToken, timeTokens, tokensOf } from "./tokens.ts";

/** After so many changes what was taken over is committed in any case: what a kill may cost. */
const MAX_UNCOMMITTED = 10_000;
/** How much of an article is indexed, in UTF-16 units: a novel must not hold up the news. */
const MAX_INDEXED = 500_000;
/** Words whose ids are kept ready between articles, each at the place that its serial number gives; a power of two. */
const PLACES = 1 << 17;
/** Longest word that is kept as it is spelt, in UTF-16 units: what is longer nobody types. */
const MAX_SPELT = 32;

/** Articles, and terms in their titles, leads, tags and bodies. */
type LanguageNumbers = [number, number, number, number, number];

export type Applied = "done" | "outdated" | "busy";

export interface IndexWriter {
  /** The newest revision of the article store that the index has seen. */
  revision(): number;
  /**
   * Whether the index says of an article what its present state would have put there. If not, the index was made from
   * another store.
   */
  holds(article: StoredArticle): boolean;
  /**
   * Takes over changes, in the order of their revisions. Killed at any point, the index has what was committed: all or none of some
   * calls.
   * @param seen the revision at which the changes were read
   * @param last nothing more follows now: what was taken over is committed. Else that may wait for more, for words are counted
   *   once a transaction
   * @returns "done"; "outdated" when another process has written since: nothing was done, the changes are to be read anew; "busy"
   *   when another process is writing just now
   */
  apply(changes: readonly StoredArticle[], seen: number, last: boolean): Applied;
  /** Makes the index as empty as a new one. */
  clear(): void;
}

/** The one that writes into an index file. What it keeps in memory is only what it would otherwise look up there. */
export function indexWriter(database: DatabaseSync): IndexWriter {
  const statements = prepareStatements(database);
  /**
   * At each place a word's serial number and the id of its term, side by side because memory is slower than all else here; 0 where it has
   * several, which are in `idsAt`. A word of a language is one as long as the analysis remembers it.
   */
  const knownAt = new Int32Array(2 * PLACES);
  const idsAt: (readonly number[])[] = new Array(PLACES).fill([]);
  const changed = articleCounts();
  /**
   * By how much each language's row has changed. These too are written once a transaction: a statement that might have to be undone, as an
   * upsert, makes FTS5 write out what it has gathered (its savepoint method), which took three quarters of the time.
   */
  const languages = new Map<string, LanguageNumbers>();
  const distinct = distinctTerms();
  let nextId = 1;
  let uncommitted = 0;
  /** The revision that this writer has left the file at: at any other, somebody else may have given ids. */
  let left = -1;

  /** Within a transaction that of the file is older: it is written once, as the words' numbers are. */
  const revision = () => (uncommitted > 0 ? left : Number(statements.revision.get()?.revision));

  function forgetIds(): void {
    knownAt.fill(-1);
    nextId = Number(statements.lastTerm.get()?.id ?? 0) + 1;
  }

  function idOf(term: string): number {
    const known = statements.findTerm.get(term);
    if (known) return Number(known.id);
    // Given here: INSERT … RETURNING would make FTS5 write out what it has gathered.
    statements.addTerm.run(nextId, term);
    return nextId++;
  }

  function idsOf({ parts, joined }: Word, raw: string): readonly number[] {
    const ids = parts.map(idOf);
    if (joined !== undefined) ids.push(idOf(joined));
    const spelt = /^[\p{L}\p{M}\p{N}]+/u.exec(fold(raw).replaceAll("\u200c", ""))?.[0];
    const whole = joined === undefined && parts.length > 1 ? undefined : ids.at(-1);
    if (spelt !== undefined && spelt.length <= MAX_SPELT && whole !== undefined) statements.addWord.run(spelt, whole);
    return ids;
  }

  function termsOf(text: string, language: string): number[] {
    const terms: number[] = [];
    eachWord(text, language, (word, start, end) => {
      const place = word.serial % PLACES;
      if (knownAt[2 * place] !== word.serial) {
        const ids = idsOf(word, text.slice(start, end));
        knownAt[2 * place] = word.serial;
        knownAt[2 * place + 1] = ids.length === 1 ? (ids[0] as number) : 0;
        idsAt[place] = ids;
      }
      const id = knownAt[2 * place + 1] as number;
      if (id > 0) terms.push(id);
      else terms.push(...(idsAt[place] as readonly number[]));
    });
    return terms;
  }

  function addToLanguage(language: string, numbers: LanguageNumbers): void {
    const sums = languages.get(language) ?? [0, 0, 0, 0, 0];
    languages.set(language, sums.map((sum, at) => sum + (numbers[at] as number)) as LanguageNumbers);
  }

  function takeOut(id: number): void {
    const row = statements.forwardOf.get(id);
    if (!(row?.forward instanceof Uint8Array)) return;
    const { title, lead, tags, body } = decodeForward(row.forward);
    changed.add(distinct([title, lead, tags, body]), -1);
    addToLanguage(String(row.language), [-1, -title.length, -lead.length, -tags.length, -body.length]);
    statements.removeEntry.run(id);
    statements.removePosting.run(id);
  }

  function put(article: StoredArticle): void {
    const { id, title, tags, language, publishedAt } = article;
    const [lead, author] = [article.lead ?? "", article.author ?? ""];
    const body = blocksText(Document.parse(JSON.parse(article.document)).blocks).slice(0, MAX_INDEXED);
    // Who knows only who wrote it finds it by that.
    const tagWords = [...tags.map((tag) => tag.title), author].join("\n");
    const fields = [title, lead, tagWords, body].map((text) => termsOf(text, language));
    const [titleTerms = [], leadTerms = [], tagTerms = [], bodyTerms = []] = fields;
    const all = distinct(fields);
    changed.add(all, 1);
    const tokens = [
      tokensOf(all, ""),
      tokensOf(distinct([titleTerms, tagTerms]), TITLE_MARK),
      tokensOf(distinct([termsOf(author, "und")]), AUTHOR_MARK),
      languageToken(language),
      ...timeTokens(publishedAt),
      ...tags.map(({ slug }) => tagToken(slug)),
    ];
    const slugs = tags.map((tag) => tag.slug).join(" ");
    statements.putPosting.run(id, tokens.join(" "));
    statements.putEntry.run(id, publishedAt, titleKey(title), language, slugs, encodeForward(fields));
    addToLanguage(language, [1, titleTerms.length, leadTerms.length, tagTerms.length, bodyTerms.length]);
  }

  /** Terms that no article holds any more go, and with them how they were spelt: of what was recalled nothing stays. */
  function recount(): void {
    for (const [language, numbers] of languages) statements.addToLanguage.run(language, ...numbers);
    languages.clear();
    let gone = false;
    changed.take((id, by) => {
      if (by !== 0) statements.addToTerm.run(by, id);
      if (by > 0 || Number(statements.articlesOf.get(id)?.articles) > 0) return;
      statements.removeWords.run(id);
      statements.removeTerm.run(id);
      gone = true;
    });
    if (gone) forgetIds();
  }

  function apply(changes: readonly StoredArticle[], seen: number, last: boolean): Applied {
    if (!database.isTransaction && !beginWriting(database)) return "busy";
    try {
      const now = revision();
      const current = now === seen;
      if (current) {
        if (now !== left) forgetIds();
        for (const article of changes) {
          takeOut(article.id);
          if (article.state === "published") put(article);
        }
        uncommitted += changes.length;
        left = changes.at(-1)?.revision ?? now;
      }
      if (last || !current || uncommitted >= MAX_UNCOMMITTED) commit();
      return current ? "done" : "outdated";
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      // Ids that were given in what has been rolled back are no ids.
      forgetIds();
      changed.take(() => {});
      languages.clear();
      [left, uncommitted] = [-1, 0];
      throw error;
    }
  }

  function commit(): void {
    recount();
    if (uncommitted > 0) statements.setRevision.run(left);
    uncommitted = 0;
    database.exec("COMMIT");
  }

  function holds(article: StoredArticle): boolean {
    const row = statements.described.get(article.id);
    if (article.state !== "published") return row === undefined;
    return row?.title_key === titleKey(article.title) && row.published_at === article.publishedAt;
  }

  function clear(): void {
    forgetIds();
    left = -1;
    inTransaction(database, "write", () => {
      database.exec("INSERT INTO posting (posting) VALUES ('delete-all')");
      for (const table of ["entry", "term", "word", "language"]) database.exec(`DELETE FROM ${table}`);
      statements.setRevision.run(0);
    });
  }

  return { revision, holds, apply, clear };
}

function prepareStatements(database: DatabaseSync) {
  const prepare = (sql: string): StatementSync => {
    const statement = database.prepare(sql);
    // Each run tells the last row id of the connection, and those of FTS5's own tables are beyond what a number holds.
    if (!sql.startsWith("SELECT")) statement.setReadBigInts(true);
    return statement;
  };
  return {
    revision: prepare("SELECT revision FROM projection"),
    setRevision: prepare("UPDATE projection SET revision = ?"),
    described: prepare("SELECT title_key, published_at FROM entry WHERE id = ?"),
    forwardOf: prepare("SELECT language, forward FROM entry WHERE id = ?"),
    removeEntry: prepare("DELETE FROM entry WHERE id = ?"),
    putEntry: prepare(
      "INSERT INTO entry (id, published_at, title_key, language, tags, forward) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    removePosting: prepare("DELETE FROM posting WHERE rowid = ?"),
    putPosting: prepare("INSERT INTO posting (rowid, tokens) VALUES (?, ?)"),
    findTerm: prepare("SELECT id FROM term WHERE term = ?"),
    lastTerm: prepare("SELECT max(id) AS id FROM term"),
    addTerm: prepare("INSERT INTO term (id, term, articles) VALUES (?, ?, 0)"),
    addToTerm: prepare("UPDATE term SET articles = articles + ? WHERE id = ?"),
    articlesOf: prepare("SELECT articles FROM term WHERE id = ?"),
    removeTerm: prepare("DELETE FROM term WHERE id = ?"),
    addWord: prepare("INSERT OR IGNORE INTO word (word, term) VALUES (?, ?)"),
    removeWords: prepare("DELETE FROM word WHERE term = ?"),
    addToLanguage: prepare(`
      INSERT INTO language (language, articles, title, lead, tags, body) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (language) DO UPDATE SET articles = articles + excluded.articles, title = title + excluded.title,
      lead = lead + excluded.lead, tags = tags + excluded.tags, body = body + excluded.body`),
  };
}

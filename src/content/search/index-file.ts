import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { AppError } from "../../core/errors.ts";
import { keepPrivate } from "../../database/private-files.ts";

/** What SQLite keeps at byte 68 of the file (https://sqlite.org/pragma.html#pragma_application_id): "KSrc". */
const APPLICATION_ID = 0x4b537263;
/** Grows with every change of the tables or of the analysis: an index that was made otherwise is made again. */
const INDEX_VERSION = 6;
/** How much FTS5 gathers in memory before it writes, in bytes: pieces of one megabyte, its own choice, are merged again and again. */
const GATHERED = 16 * 2 ** 20;
/** Bytes: rows of some hundred leave less of a larger page unused. */
const PAGE_SIZE = 8192;
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;
/** How long another process's batch is waited for, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * - `term`: every word as the analysis knows it (`analysis.ts`), with the number of articles that hold it; by its id in all else.
 * - `word`: how people spell it (`fold.ts`): what a misspelling is compared with and a beginning completed to.
 * - `entry`: an article. `forward` is its terms in their order (`forward.ts`), for everything that FTS5 is not asked: scores,
 *   phrases, nearness. Texts aren't kept: snippets are cut from what the article store holds.
 * - `posting`: which articles hold a term, and nothing else ("detail = none"): some 30 ns an article, so that an intersection of
 *   common words costs milliseconds among a million articles, where `bm25()` costs hundreds. Its tokens: a term's (`tokens.ts`);
 *   with "^" before it where the title or the tags have it, with "@" where the author's name has it; "=en" a language, "#slug" a
 *   tag, "~2024" and "~2024m5" when it was published (UTC).
 */
const SCHEMA = `
CREATE TABLE projection (revision INTEGER NOT NULL) STRICT;
INSERT INTO projection (revision) VALUES (0);
CREATE TABLE language (
  language TEXT PRIMARY KEY, articles INTEGER NOT NULL,
  title INTEGER NOT NULL, lead INTEGER NOT NULL, tags INTEGER NOT NULL, body INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE term (id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE, articles INTEGER NOT NULL) STRICT;
CREATE TABLE word (word TEXT NOT NULL, term INTEGER NOT NULL, PRIMARY KEY (word, term)) STRICT, WITHOUT ROWID;
CREATE INDEX word_term ON word (term);
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, published_at INTEGER NOT NULL, title_key INTEGER NOT NULL, language TEXT NOT NULL, tags TEXT NOT NULL,
  forward BLOB NOT NULL
) STRICT;
CREATE INDEX entry_title ON entry (title_key);
CREATE INDEX entry_published ON entry (published_at);
CREATE VIRTUAL TABLE posting USING fts5 (
  tokens, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '^@=#~-_'"
);
INSERT INTO posting (posting, rank) VALUES ('hashsize', ${GATHERED});
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${INDEX_VERSION};
`;

/**
 * Opens (and creates, with its folder) the index file `path`, or one in memory for ":memory:". A file that is damaged, or was
 * made by another version, is thrown away: everything in it comes from the articles.
 * @throws AppError "configuration" when the file is a database of something else, which must not be thrown away
 */
export function openIndexFile(path: string): DatabaseSync {
  if (path !== ":memory:") keepPrivate(path);
  try {
    const database = connect(path);
    if (database) return database;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  discardIndexFile(path);
  const fresh = connect(path);
  if (fresh) return fresh;
  throw new AppError(
    "unavailable",
    `The search index ${path} was changed by another version while it was opened. Stop that one, then try again.`,
  );
}

/** Removes the file and what belongs to it; does nothing for ":memory:". */
export function discardIndexFile(path: string): void {
  if (path === ":memory:") return;
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
}

/** Whether SQLite says that a file is no database, or a broken one. */
export function isDamage(error: unknown): boolean {
  const code = resultCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

/** SQLite's primary result code (https://sqlite.org/rescode.html); undefined for an error of something else. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return undefined;
  return error.errcode & 0xff;
}

/**
 * Runs `work` in a transaction, in which the index is seen in one state; nothing of it stays when `work` throws. One that writes holds
 * the write lock from its start, for a lock that is wanted later could be refused at once.
 */
export function inTransaction<T>(database: DatabaseSync, purpose: "read" | "write", work: () => T): T {
  database.exec(purpose === "write" ? "BEGIN IMMEDIATE" : "BEGIN");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/**
 * Begins a transaction that writes and may last: whoever comes second is told so at once, for its waiting would hold its thread.
 * @returns false when another connection is writing
 */
export function beginWriting(database: DatabaseSync): boolean {
  database.exec("PRAGMA busy_timeout = 0");
  try {
    database.exec("BEGIN IMMEDIATE");
    return true;
  } catch (error) {
    if (resultCode(error) === SQLITE_BUSY) return false;
    throw error;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}

/** @returns undefined for an index of another version */
function connect(path: string): DatabaseSync | undefined {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    // Nothing is lost that can't be made again, so a commit need not wait for the disk.
    database.exec(`PRAGMA page_size = ${PAGE_SIZE}; PRAGMA journal_mode = WAL`);
    database.exec("PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000");
    const usable = inTransaction(database, "write", () => {
      if (tableCount(database) === 0) database.exec(SCHEMA);
      else if (pragma(database, "application_id") !== APPLICATION_ID) {
        throw new AppError(
          "configuration",
          `The search index can't be kept in ${path}: that file is a database of something else. Name another file.`,
        );
      }
      return pragma(database, "user_version") === INDEX_VERSION;
    });
    if (usable) return database;
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  return undefined;
}

function tableCount(database: DatabaseSync): number {
  return Number(database.prepare("SELECT count(*) AS tables FROM sqlite_schema").get()?.tables);
}

function pragma(database: DatabaseSync, name: "application_id" | "user_version"): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}

import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { AppError } from "../../core/errors.ts";

/** What SQLite keeps at byte 68 of the file (https://sqlite.org/pragma.html#pragma_application_id): "KSrc". */
const APPLICATION_ID = 0x4b537263;
/** Grows with every change of the tables or of the analysis: an index that was made otherwise is made again. */
const INDEX_VERSION = 1;
/** How long another process's batch is waited for, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * The text is kept beside the terms, compressed, because snippets must be cut from exactly what was indexed, in one read,
 * whether or not the articles are on another machine. It has a table of its own so that ranking, which reads some hundred rows
 * of `entry`, does not have to pass over it.
 *
 * Terms come analysed and separated by spaces; FTS5's "ascii" tokenizer leaves everything else in them as it is.
 * `language` holds "=en": no word of an article or a query is spelt like that.
 */
const SCHEMA = `
CREATE TABLE projection (revision INTEGER NOT NULL) STRICT;
INSERT INTO projection (revision) VALUES (0);
CREATE TABLE entry (id INTEGER PRIMARY KEY, published_at INTEGER NOT NULL, title_key INTEGER NOT NULL) STRICT;
CREATE INDEX entry_title ON entry (title_key);
CREATE INDEX entry_published ON entry (published_at);
CREATE TABLE passage (id INTEGER PRIMARY KEY, text BLOB NOT NULL) STRICT;
CREATE VIRTUAL TABLE terms USING fts5 (
  title, lead, tags, body, language,
  content = '', contentless_delete = 1, tokenize = "ascii tokenchars '='"
);
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${INDEX_VERSION};
`;

/**
 * Opens (and creates, with its folder) the index file `path`, or one in memory for ":memory:". A file that is damaged, or was
 * made by another version, is thrown away: everything in it comes from the articles.
 * @throws AppError "configuration" when the file is a database of something else, which must not be thrown away
 */
export function openIndexFile(path: string): DatabaseSync {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
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

/** Whether SQLite says that a file is no database, or a broken one (SQLITE_CORRUPT 11, SQLITE_NOTADB 26, extended codes too). */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return false;
  return [11, 26].includes(error.errcode & 0xff);
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

/** @returns undefined for an index of another version */
function connect(path: string): DatabaseSync | undefined {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    // Nothing is lost that can't be made again, so a commit need not wait for the disk.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY");
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

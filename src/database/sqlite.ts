import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import { AppError, messageOf } from "../core/errors.ts";
import { migrations } from "./migrations.ts";
import type { Schema } from "./schema.ts";

/**
 * The embedded database: `node:sqlite` behind Kysely.
 *
 * WAL with `synchronous = FULL`: a transaction that was reported as committed survives a loss of power, which the ledger of
 * deliveries rests upon. Another process (the `kiosk` command beside the running bot) waits up to 10 s for the write lock.
 */
const PRAGMAS = [
  "PRAGMA journal_mode = WAL",
  "PRAGMA synchronous = FULL",
  "PRAGMA foreign_keys = ON",
  "PRAGMA busy_timeout = 10000",
  "PRAGMA temp_store = MEMORY",
];

/** Kysely asks for better-sqlite3's shape; this gives it `node:sqlite`, statements kept ready by their text. */
class PreparingDatabase {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  prepare(text: string) {
    // Kysely begins deferred; a deferred transaction that reads first fails at once when another process wrote meanwhile,
    // instead of waiting for the lock (https://sqlite.org/lang_transaction.html, "immediate").
    const sql = text === "begin" ? "begin immediate" : text;
    const statement = this.#statements.get(sql) ?? this.#keep(sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters: readonly unknown[]) => statement.all(...(parameters as SQLInputValue[])),
      run: (parameters: readonly unknown[]) => statement.run(...(parameters as SQLInputValue[])),
      iterate: (parameters: readonly unknown[]) => statement.iterate(...(parameters as SQLInputValue[])),
    };
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #keep(sql: string): StatementSync {
    // Statements differ by the length of their lists; a bound keeps an unusual mix from growing for ever.
    if (this.#statements.size >= 500) this.#statements.clear();
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Brings the schema up to date; refuses a database that a newer program has changed. */
function migrate(database: DatabaseSync, path: string): void {
  database.exec("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT");
  // The write lock first: two processes that start at once must not both run a migration.
  database.exec("BEGIN IMMEDIATE");
  try {
    const done = database.prepare("SELECT name FROM migration ORDER BY position").all();
    const unknown = done[migrations.length];
    if (unknown) {
      throw new AppError(
        "configuration",
        `The database ${path} was made by a newer version of Kiosk (it has "${String(unknown.name)}"). Start that version, or point DATABASE_URL at another file.`,
      );
    }
    for (const [position, migration] of migrations.entries()) {
      if (position < done.length) continue;
      for (const statement of migration.statements) database.exec(statement);
      database.prepare("INSERT INTO migration (name, position) VALUES (?, ?)").run(migration.name, position);
    }
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

/**
 * Opens (and creates, with its folder) the SQLite file `path`, or a private one in memory for ":memory:", and brings its schema
 * up to date.
 * @throws AppError "configuration" when the file can't be opened, is no database or is newer than the program
 */
export function openSqlite(path: string): Kysely<Schema> {
  try {
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    const database = new DatabaseSync(path);
    for (const pragma of PRAGMAS) database.exec(pragma);
    migrate(database, path);
    return new Kysely<Schema>({ dialect: new SqliteDialect({ database: new PreparingDatabase(database) }) });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("configuration", `The database ${path} can't be opened: ${messageOf(error)}.`, { cause: error });
  }
}

import { type FileHandle, open } from "node:fs/promises";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { Kysely, type LogEvent, SqliteDialect, sql } from "kysely";
import { AppError, messageOf } from "../core/errors.ts";
import { migrations } from "./migrations.ts";
import { keepPrivate } from "./private-files.ts";
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
  readonly #path: string;
  readonly #statements = new Map<string, StatementSync>();
  #log: Promise<FileHandle> | undefined;

  constructor(database: DatabaseSync, path: string) {
    this.#database = database;
    this.#path = path;
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
    this.#log?.then((file) => file.close()).catch(() => {});
    this.#database.close();
  }

  /** Resolves when all that was committed so far is on the disk; the event loop goes on meanwhile. */
  async sync(): Promise<void> {
    // SQLite locks the database and the shared memory, never the log: another handle of it is harmless.
    this.#log ??= open(`${this.#path}-wal`, "r+");
    await (await this.#log).datasync();
  }

  #keep(sql: string): StatementSync {
    // Statements differ by the length of their lists; a bound keeps an unusual mix from growing for ever.
    if (this.#statements.size >= 500) this.#statements.clear();
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

const preparingOf = new WeakMap<Kysely<Schema>, PreparingDatabase>();

/**
 * A transaction like any other, but for who waits for the disk: SQLite would hold the event loop for as long as that takes; here
 * the log is synced on a thread of its own (`fdatasync`) after the commit, and the promise resolves after that. Whoever awaits it
 * may rely on it as on any other; a loss of power in between takes the transaction back, and nobody has been told of it.
 * Of a database in memory and within a transaction it is a plain one.
 * @throws Error as an outage (`outage.ts`) when the log can't be synced: what was committed may be done again
 */
export async function syncedAside<T>(
  database: Kysely<Schema>,
  work: (transaction: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  const preparing = preparingOf.get(database);
  if (!preparing) return database.isTransaction ? work(database) : database.transaction().execute(work);
  const result = await database.connection().execute(async (connection) => {
    await sql`PRAGMA synchronous = NORMAL`.execute(connection);
    try {
      return await connection.transaction().execute(work);
    } finally {
      await sql`PRAGMA synchronous = FULL`.execute(connection);
    }
  });
  await preparing.sync().catch((error: unknown) => {
    throw Object.assign(new Error(`the database's log can't be synced: ${messageOf(error)}`), {
      errcode: SQLITE_IOERR,
    });
  });
  return result;
}

/** https://sqlite.org/rescode.html */
const SQLITE_IOERR = 10;

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
 * Has SQLite count what it plans statements by, where that has changed much (https://sqlite.org/pragma.html#pragma_optimize): without, it
 * may read all published articles for what an index has in its first row. What it looks at is bounded, however much is stored.
 * Each opening does; a program that runs for long does now and then.
 */
export async function refreshStatistics(database: Kysely<Schema>): Promise<void> {
  await sql`PRAGMA optimize`.execute(database);
}

/** Told how long a statement took, in seconds, and which it was, without its parameters. */
export type QueryObserver = (seconds: number, statement: string) => void;

/**
 * Opens (and creates, with its folder, for the program's own user only) the SQLite file `path`, or a private one in memory for ":memory:", and brings its schema
 * up to date.
 * @throws AppError "configuration" when the file can't be opened, is no database or is newer than the program
 */
export function openSqlite(path: string, observe?: QueryObserver): Kysely<Schema> {
  try {
    if (path !== ":memory:") keepPrivate(path);
    const database = new DatabaseSync(path);
    for (const pragma of PRAGMAS) database.exec(pragma);
    migrate(database, path);
    database.exec("PRAGMA optimize = 0x10002");
    const preparing = new PreparingDatabase(database, path);
    const kysely = new Kysely<Schema>({
      dialect: new SqliteDialect({ database: preparing }),
      ...(observe && { log: (event: LogEvent) => observe(event.queryDurationMillis / 1000, event.query.sql) }),
    });
    if (path !== ":memory:") preparingOf.set(kysely, preparing);
    return kysely;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("configuration", `The database ${path} can't be opened: ${messageOf(error)}.`, { cause: error });
  }
}

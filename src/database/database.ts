import { type Kysely, sql } from "kysely";
import { AppError } from "../core/errors.ts";
import { isPostgres, isPostgresUrl, openPostgres } from "./postgres.ts";
import type { Schema } from "./schema.ts";
import { openSqlite, type QueryObserver, refreshStatistics, syncedAside } from "./sqlite.ts";

export type { QueryObserver };

/** An open database, or a transaction in it: stores take either, so that several stores can change in one transaction. */
export type Database = Kysely<Schema>;

/**
 * Opens the database that `DATABASE_URL` names: "sqlite:<path>", "sqlite::memory:" or "postgres://…" (which is connected to when it is
 * first asked something, and may refuse then: see `openPostgres`).
 * @throws AppError "configuration" for another scheme or a file that can't be used
 */
export function openDatabase(url: string, observe?: QueryObserver): Database {
  if (url.startsWith("sqlite:")) return openSqlite(url.slice("sqlite:".length), observe);
  if (isPostgresUrl(url)) return openPostgres(url, observe);
  throw new AppError(
    "configuration",
    "DATABASE_URL must look like sqlite:data/kiosk.db or postgres://user:password@host/database, but its scheme is neither.",
  );
}

/** Keeps what statements are planned by up to date; PostgreSQL does by itself (autovacuum). */
export async function keepStatistics(database: Database): Promise<void> {
  if (!isPostgres(database)) await refreshStatistics(database);
}

/** Runs `work` in one transaction: all of it happens, or nothing. Within a transaction it joins that one. */
export function transaction<T>(database: Database, work: (transaction: Database) => Promise<T>): Promise<T> {
  return database.isTransaction ? work(database) : database.transaction().execute(work);
}

/**
 * Runs one statement that decides by other rows than those that it changes, so that nobody changes them meanwhile: with SQLite every
 * statement is alone, with PostgreSQL a transaction is (`postgres-driver.ts`).
 */
export function alone<T>(database: Database, statement: (database: Database) => Promise<T>): Promise<T> {
  return isPostgres(database) ? transaction(database, statement) : statement(database);
}

/**
 * A transaction like any other, but for who waits for the disk: with SQLite that would be the event loop (`sqlite.ts`); with PostgreSQL
 * it is the server as ever.
 */
export function transactionSyncedAside<T>(database: Database, work: (transaction: Database) => Promise<T>): Promise<T> {
  return isPostgres(database) ? transaction(database, work) : syncedAside(database, work);
}

/** Reads one state of the database, whatever others write meanwhile; who writes is not held up. `work` must only read. */
export function oneState<T>(database: Database, work: (state: Database) => Promise<T>): Promise<T> {
  // Kysely's own transactions take the lock for writing (`sqlite.ts`, `postgres-driver.ts`).
  const begin = isPostgres(database) ? sql`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY` : sql`BEGIN DEFERRED`;
  return database.connection().execute(async (connection) => {
    await begin.execute(connection);
    try {
      return await work(connection);
    } finally {
      // There is nothing to be kept; and a connection that is lost has nothing to give up.
      await sql`ROLLBACK`.execute(connection).catch(() => {});
    }
  });
}

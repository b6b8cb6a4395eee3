import { type Kysely, sql } from "kysely";
import { AppError } from "../core/errors.ts";
import type { Schema } from "./schema.ts";
import { openSqlite, type QueryObserver } from "./sqlite.ts";

export type { QueryObserver };

/** An open database, or a transaction in it: stores take either, so that several stores can change in one transaction. */
export type Database = Kysely<Schema>;

/**
 * Opens the database that `DATABASE_URL` names: "sqlite:<path>" or "sqlite::memory:".
 * @throws AppError "configuration" for another scheme or a file that can't be used
 */
export function openDatabase(url: string, observe?: QueryObserver): Database {
  if (url.startsWith("sqlite:")) return openSqlite(url.slice("sqlite:".length), observe);
  throw new AppError(
    "configuration",
    `DATABASE_URL must look like sqlite:data/kiosk.db, but its scheme is not sqlite.`,
  );
}

/** Runs `work` in one transaction: all of it happens, or nothing. Within a transaction it joins that one. */
export function transaction<T>(database: Database, work: (transaction: Database) => Promise<T>): Promise<T> {
  return database.isTransaction ? work(database) : database.transaction().execute(work);
}

/** Reads one state of the database, whatever others write meanwhile; who writes is not held up. `work` must only read. */
export function oneState<T>(database: Database, work: (state: Database) => Promise<T>): Promise<T> {
  return database.connection().execute(async (connection) => {
    // Kysely's own transactions take the lock for writing (`sqlite.ts`).
    await sql`BEGIN DEFERRED`.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`COMMIT`.execute(connection);
    }
  });
}

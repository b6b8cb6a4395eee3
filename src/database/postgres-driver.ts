import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from "kysely";
import type { Pool, PoolClient } from "pg";
import { AppError, messageOf } from "../core/errors.ts";

/**
 * Kysely's driver of PostgreSQL, with a lock of the database that says who writes when.
 *
 * The stores were written for SQLite, where one transaction writes at a time and sees no other: they read, decide, and write. That is
 * kept. A transaction holds the lock alone; a statement that writes by itself holds it together with others of its kind. So
 * - transactions happen one after the other, and each sees all that came before: nothing is decided by what has just changed, nothing
 *   has to be tried again, and no two can wait for each other's rows. SERIALIZABLE promises the first as well; but all that publishes takes
 *   the next revision, and all that is sent is counted in the same rows of dispatches: it would answer much of that with 40001, and
 *   every transaction had to be fit to be run twice.
 * - single statements run side by side. Each names the state that it leaves, and of two that change a row the second looks at it once
 *   more (READ COMMITTED). One that decides by other rows than those that it changes has to be a transaction
 *   (`alone`).
 * - whoever reads waits for nobody, and nobody for them.
 * The lock ends with its transaction, also when the process dies: the server hears of that at once. A newsroom's transactions take some
 * ms, and there are some dozens a second at most; what takes time (reading, searching, composing, sending) is done side by side.
 */

/** The program's advisory locks: their first number is "kios" in ASCII. */
export const LOCK = { writing: "1802072947, 1", migrating: "1802072947, 2" } as const;

const ALONE = `begin; select pg_advisory_xact_lock(${LOCK.writing})`;
const TOGETHER = `begin; select pg_advisory_xact_lock_shared(${LOCK.writing})`;

export class OneWriterDriver implements Driver {
  readonly #pool: Pool;
  readonly #name: string;
  readonly #prepare: (client: PoolClient) => Promise<void>;

  /**
   * @param name of the database, as it may be shown
   * @param prepare what is done before the first statement, on a connection of its own; when it fails, the next statement tries again
   */
  constructor(pool: Pool, name: string, prepare: (client: PoolClient) => Promise<void>) {
    this.#pool = pool;
    this.#name = name;
    this.#prepare = prepare;
  }

  async init(): Promise<void> {
    const client = await this.#pool
      .connect()
      .catch(named)
      .catch((error: unknown) => {
        throw new AppError("unavailable", `The database ${this.#name} can't be opened: ${wordsOf(error)}.`, {
          cause: error,
        });
      });
    let whole = false;
    try {
      await this.#prepare(client);
      whole = true;
    } finally {
      client.release(!whole);
    }
  }

  async acquireConnection(): Promise<WriterConnection> {
    return new WriterConnection(await this.#pool.connect().catch(named));
  }

  beginTransaction(connection: WriterConnection): Promise<void> {
    return connection.begin(ALONE);
  }

  commitTransaction(connection: WriterConnection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: WriterConnection): Promise<void> {
    return connection.rollback();
  }

  async releaseConnection(connection: WriterConnection): Promise<void> {
    connection.release();
  }

  destroy(): Promise<void> {
    return this.#pool.end();
  }
}

class WriterConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  #within = false;
  /** Nobody knows whether it is within a transaction: it isn't used again. */
  #lost = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async begin(statement: string): Promise<void> {
    try {
      await this.#client.query(statement).catch(named);
      this.#within = true;
    } catch (error) {
      // Who waits too long for the lock is within a transaction already.
      await this.rollback();
      throw error;
    }
  }

  async commit(): Promise<void> {
    const { command } = await this.#client.query("commit").catch(named);
    this.#within = false;
    // The server's answer to the commit of a transaction in which a statement failed.
    if (command === "ROLLBACK") throw new Error("The transaction was rolled back: one of its statements had failed.");
  }

  /** Where it can't be said, the connection is lost, which undoes it too; the error to be told is the one that led here. */
  async rollback(): Promise<void> {
    this.#within = false;
    try {
      await this.#client.query("rollback");
    } catch {
      this.#lost = true;
    }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#within || !writes(query)) return this.#execute(query);
    await this.begin(TOGETHER);
    try {
      const result = await this.#execute<R>(query);
      await this.commit();
      return result;
    } catch (error) {
      if (this.#within) await this.rollback();
      throw error;
    }
  }

  async #execute<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.#client.query(sql, [...parameters]).catch(named);
    const changed = command === "INSERT" || command === "UPDATE" || command === "DELETE";
    return { rows, ...(changed && { numAffectedRows: BigInt(rowCount ?? 0) }) };
  }

  // biome-ignore lint/correctness/useYield: no store streams; Kysely asks for the method.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("Nothing is streamed from PostgreSQL here.");
  }

  release(): void {
    this.#client.release(this.#lost);
  }
}

/** pg has no code for what it finds out itself, such as "Connection terminated unexpectedly". */
function named(error: unknown): never {
  if (
    error instanceof Error &&
    !("code" in error) &&
    /^(?:Connection terminated|timeout exceeded|Client has)/.test(error.message)
  )
    throw Object.assign(error, { code: CONNECTION_FAILURE });
  throw error;
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const CONNECTION_FAILURE = "08006";

/** A host with several addresses fails with an error for each and no words of its own. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(wordsOf).join("; ");
  return messageOf(error);
}

function writes({ query, sql }: CompiledQuery): boolean {
  switch (query.kind) {
    case "InsertQueryNode":
    case "UpdateQueryNode":
    case "DeleteQueryNode":
      return true;
    case "RawNode":
      return /^\s*(?:insert|update|delete|with)\b/i.test(sql);
    default:
      return false;
  }
}

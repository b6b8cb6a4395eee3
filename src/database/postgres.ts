import { Kysely, type LogEvent, PostgresAdapter, PostgresDialect } from "kysely";
import { Pool, type PoolClient, types } from "pg";
import { AppError } from "../core/errors.ts";
import { migrations } from "./migrations.ts";
import { baseline } from "./postgres-baseline.ts";
import { LOCK, OneWriterDriver } from "./postgres-driver.ts";
import type { Schema } from "./schema.ts";
import type { QueryObserver } from "./sqlite.ts";

/**
 * PostgreSQL (15 or later) behind Kysely, by `pg`: for more processes or machines than one. Who writes when is told in
 * `postgres-driver.ts`. A transaction that was reported as committed is on the server's disk (`synchronous_commit`, on by default).
 */

/** Connections of a process; the server's `max_connections` (100 by default) has to suffice for all processes. */
const CONNECTIONS = 10;
const CONNECT_MS = 10_000;
/** As long as SQLite waits for its writer. */
const LOCK_MS = 10_000;
/** A process whose machine went away within a transaction holds up the others for no longer. */
const IDLE_MS = 8000;

/**
 * BIGINT, and NUMERIC as the sum of some, are read as numbers: Telegram's ids have at most 52 bits (Bot API, "Chat"), instants are
 * epoch ms.
 */
const NUMBERS: readonly number[] = [types.builtins.INT8, types.builtins.NUMERIC];

/** Whether `DATABASE_URL` is an address of PostgreSQL. */
export function isPostgresUrl(url: string): boolean {
  return /^postgres(?:ql)?:/.test(url);
}

/**
 * A `postgres:` address as it may be shown: without user, password and options.
 * @throws AppError "configuration" for what is no address of a database
 */
export function postgresName(url: string): string {
  const address = URL.parse(url);
  if (!address || !isPostgresUrl(url) || address.pathname.length < 2) {
    throw new AppError(
      "configuration",
      "DATABASE_URL must look like postgres://user:password@host:5432/database (what it is isn't shown: it may hold a password).",
    );
  }
  return `postgres://${address.host}${address.pathname}`;
}

/** Whether this database, or the one of this transaction, is PostgreSQL. */
export function isPostgres(database: Kysely<Schema>): boolean {
  return database.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * The database at a `postgres:` address. The first statement connects to it and brings its schema up to date; it throws AppError
 * "unavailable" when there is no connection, and "configuration" when the database is newer than the program.
 * @throws AppError "configuration" for what is no address of a database
 */
export function openPostgres(url: string, observe?: QueryObserver): Kysely<Schema> {
  const name = postgresName(url);
  const pool = new Pool({
    connectionString: url,
    application_name: "kiosk",
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_MS,
    types: {
      getTypeParser: (oid, format) => (NUMBERS.includes(oid) ? Number : types.getTypeParser(oid, format)),
    },
  });
  // A connection that is lost says so twice: by the statement that it was at, or the next one, and by an event that, without a listener,
  // ends the program.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const dialect = new PostgresDialect({ pool });
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (database) => dialect.createIntrospector(database),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver: () => new OneWriterDriver(pool, name, (client) => migrate(client, name)),
    },
    ...(observe && { log: (event: LogEvent) => observe(event.queryDurationMillis / 1000, event.query.sql) }),
  });
}

/** Brings the schema up to date; refuses a database that a newer program has changed. */
async function migrate(client: PoolClient, name: string): Promise<void> {
  // The lock first: two processes that start at once must not both run a migration.
  await client.query(`begin; select pg_advisory_xact_lock(${LOCK.migrating})`);
  await client.query(
    `create table if not exists migration (name text collate "C" primary key, position bigint not null)`,
  );
  const { rows: done } = await client.query<{ name: string }>("select name from migration order by position");
  const unknown = done[migrations.length];
  if (unknown) {
    throw new AppError(
      "configuration",
      `The database ${name} was made by a newer version of Kiosk (it has "${unknown.name}"). Start that version, or point DATABASE_URL at another database.`,
    );
  }
  if (done.length === 0) for (const statement of baseline) await client.query(statement);
  for (const [position, migration] of migrations.entries()) {
    if (position < done.length) continue;
    for (const statement of migration.postgres) await client.query(statement);
    await client.query("insert into migration (name, position) values ($1, $2)", [migration.name, position]);
  }
  await client.query("commit");
}

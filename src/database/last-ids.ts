import { sql } from "kysely";
import type { Database } from "./database.ts";
import { isPostgres } from "./postgres.ts";
import type { Schema } from "./schema.ts";

/** The last `id` that the database gave to a row of a table, which may be gone: no id is given twice. 0: none was given yet. */
export async function lastIdOf(database: Database, table: keyof Schema): Promise<number> {
  const { rows } = isPostgres(database)
    ? await sql<{ last: number | null }>`
        SELECT pg_sequence_last_value(pg_get_serial_sequence(${table}, 'id')::regclass) AS last`.execute(database)
    : await sql<{ last: number }>`SELECT seq AS last FROM sqlite_sequence WHERE name = ${table}`.execute(database);
  return rows[0]?.last ?? 0;
}

/** From now on greater ids are given. */
export async function setLastId(database: Database, table: keyof Schema, last: number): Promise<void> {
  if (isPostgres(database)) {
    const sequence = sql`pg_get_serial_sequence(${table}, 'id')`;
    await sql`SELECT setval(${sequence}, greatest(${last}::bigint, 1), ${last}::bigint > 0)`.execute(database);
    return;
  }
  await sql`DELETE FROM sqlite_sequence WHERE name = ${table}`.execute(database);
  if (last > 0) await sql`INSERT INTO sqlite_sequence (name, seq) VALUES (${table}, ${last})`.execute(database);
}

import { sql } from "kysely";
import type { Database } from "./database.ts";
import { isPostgres } from "./postgres.ts";

/** The last id that each table has given of itself: what was deleted never gives its id to another. By table; those that gave one. */
export type Sequences = Record<string, number>;

export async function readSequences(database: Database): Promise<Sequences> {
  const { rows } = isPostgres(database)
    ? await sql<{ name: string; seq: number }>`
        SELECT regexp_replace(sequencename, '_id_seq$', '') AS name, last_value AS seq FROM pg_sequences
        WHERE schemaname = current_schema() AND last_value IS NOT NULL`.execute(database)
    : await sql<{ name: string; seq: number }>`SELECT name, seq FROM sqlite_sequence WHERE seq > 0`.execute(database);
  const byName = rows.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return Object.fromEntries(byName.map(({ name, seq }) => [name, seq]));
}

/**
 * Has tables give ids after these only.
 * @param sequences of tables that there are and that give ids
 */
export async function setSequences(trx: Database, sequences: Sequences): Promise<void> {
  for (const [name, seq] of Object.entries(sequences)) {
    if (isPostgres(trx)) {
      await sql`SELECT setval(pg_get_serial_sequence(${name}, 'id'), ${seq})`.execute(trx);
    } else {
      await sql`DELETE FROM sqlite_sequence WHERE name = ${name}`.execute(trx);
      await sql`INSERT INTO sqlite_sequence (name, seq) VALUES (${name}, ${seq})`.execute(trx);
    }
  }
}

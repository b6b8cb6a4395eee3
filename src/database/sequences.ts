import { sql } from "kysely";
import type { Database } from "./database.ts";

/** The last id that each table has given (`AUTOINCREMENT`): what was deleted never gives its id to another. By table. */
export type Sequences = Record<string, number>;

export async function readSequences(database: Database): Promise<Sequences> {
  const { rows } = await sql<{ name: string; seq: number }>`
    SELECT name, seq FROM sqlite_sequence ORDER BY name`.execute(database);
  return Object.fromEntries(rows.map(({ name, seq }) => [name, seq]));
}

/** Has tables give no id up to these. @param sequences of tables that there are */
export async function setSequences(trx: Database, sequences: Sequences): Promise<void> {
  for (const [name, seq] of Object.entries(sequences)) {
    await sql`DELETE FROM sqlite_sequence WHERE name = ${name}`.execute(trx);
    await sql`INSERT INTO sqlite_sequence (name, seq) VALUES (${name}, ${seq})`.execute(trx);
  }
}

import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { it } from "node:test";
import { Client } from "pg";
import { openDatabase } from "../../src/database/database.ts";
import { migrations } from "../../src/database/migrations.ts";
import { baseline } from "../../src/database/postgres-baseline.ts";
import { dump } from "../export/rich-newsroom.ts";
import { describeOnPostgres } from "./databases.ts";
import { migrate, readSnapshot } from "./snapshot.ts";

/** What the snapshots are for, on the other database: it began with this schema. */
const FIRST = migrations.findIndex(({ postgres }) => postgres.length > 0);

/** An empty database as a program of `schema` migrations left it, with the rows of the snapshot. */
async function asItWas(url: string, schema: number, rows: DatabaseSync): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    await client.query("CREATE TABLE migration (name TEXT PRIMARY KEY, position BIGINT NOT NULL)");
    const made = migrations.slice(0, schema);
    for (const statement of [...baseline, ...made.flatMap(({ postgres }) => postgres)]) await client.query(statement);
    // Rows as they are: no trigger counts them again, and they come in any order.
    await client.query("SET session_replication_role = replica");
    const tables = rows
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all()
      .map(({ name }) => String(name));
    for (const table of tables) {
      await client.query(`DELETE FROM "${table}"`);
      for (const row of rows.prepare(`SELECT * FROM "${table}"`).all()) {
        const columns = Object.keys(row).map((column) => `"${column}"`);
        const places = columns.map((_, index) => `$${index + 1}`);
        await client.query(`INSERT INTO "${table}" (${columns}) VALUES (${places})`, Object.values(row));
      }
    }
  } finally {
    await client.end();
  }
}

describeOnPostgres("a database of an earlier version", (newUrl) => {
  for (let schema = FIRST; schema < migrations.length; schema++) {
    it(`comes from ${migrations[schema - 1]?.name} to the newest schema as SQLite's does`, async () => {
      const embedded = new DatabaseSync(":memory:");
      embedded.exec(readSnapshot(schema).sql);
      const url = await newUrl();
      await asItWas(url, schema, embedded);
      const server = openDatabase(url);
      const upgraded = await dump(server);
      await server.destroy();
      migrate(embedded, schema, migrations.length);
      assert.ok((upgraded.article?.length ?? 0) > 0);
      for (const [table, rows] of Object.entries(upgraded)) {
        if (table !== "sequences") assert.deepEqual(rows, rowsOf(embedded, table), table);
      }
      embedded.close();
    });
  }
});

/** As `dump` shows them. */
function rowsOf(database: DatabaseSync, table: string): string[] {
  return database
    .prepare(`SELECT * FROM "${table}"`)
    .all()
    .map((row) => {
      const columns = Object.entries(row).map(([column, value]) => [
        column,
        value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
      ]);
      return JSON.stringify(columns.toSorted());
    })
    .toSorted();
}

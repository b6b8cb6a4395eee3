import assert from "node:assert/strict";
import { it } from "node:test";
import { sql } from "kysely";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { migrations } from "../../src/database/migrations.ts";
import { describeOnPostgres } from "./databases.ts";

/** By table: its columns, and whether each may be without a value. */
async function tables(database: Database): Promise<Record<string, string[]>> {
  const found = await database.introspection.getTables();
  return Object.fromEntries(
    found
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, columns }) => [
        name,
        columns
          .map((column) => `${column.name}${column.isNullable && !isKey(name, column.name) ? "?" : ""}`)
          .toSorted(),
      ]),
  );
}

/** SQLite tells of an INTEGER PRIMARY KEY that it could be null. */
function isKey(table: string, column: string): boolean {
  return (
    ["id", "update_id", "name", "key", "day"].includes(column) || (table === "approval" && column === "article_id")
  );
}

describeOnPostgres("the schema", (newUrl) => {
  it("is the same in both databases: tables, columns, indexes and triggers", async () => {
    const [embedded, server] = [openDatabase("sqlite::memory:"), openDatabase(await newUrl())];
    try {
      assert.deepEqual(await tables(server), await tables(embedded));
      const inSqlite = await sql<{ name: string }>`
        SELECT name FROM sqlite_schema WHERE type IN ('index', 'trigger') AND name NOT LIKE 'sqlite_%' ORDER BY name`.execute(
        embedded,
      );
      const inPostgres = await sql<{ name: string }>`
        SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public'
          AND indexname NOT LIKE '%\\_pkey' AND indexname NOT LIKE '%\\_key'
        UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY name`.execute(server);
      assert.deepEqual(
        inPostgres.rows.map(({ name }) => name),
        inSqlite.rows.map(({ name }) => name),
      );
      const { rows } = await sql<{ name: string }>`SELECT name FROM migration ORDER BY position`.execute(server);
      assert.deepEqual(
        rows.map(({ name }) => name),
        migrations.map(({ name }) => name),
      );
      const badly = await sql`
        SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'
          AND (data_type = 'text' AND collation_name IS DISTINCT FROM 'C' OR data_type NOT IN ('text', 'bigint', 'bytea'))`.execute(
        server,
      );
      assert.deepEqual(badly.rows, [], "texts are compared by their bytes, whole numbers have 64 bits");
    } finally {
      await Promise.all([embedded.destroy(), server.destroy()]);
    }
  });
});

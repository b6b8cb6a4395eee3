import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { migrations } from "../../src/database/migrations.ts";

/** Snapshots of databases at earlier schemas, as SQL text: `tests/fixtures/schemas/README.md`. */

const FOLDER = join(import.meta.dirname, "..", "fixtures", "schemas");

/** "0004-feeds.sql" for 4. */
function pathOf(schema: number): string {
  return join(FOLDER, `${migrations[schema - 1]?.name.replaceAll(" ", "-")}.sql`);
}

/** What the first migrations say, to the letter. */
export function hashOfMigrations(schema: number): string {
  const said = migrations
    .slice(0, schema)
    // From before PostgreSQL there is nothing else to say.
    .map(({ name, statements, postgres }) => ({ name, statements, ...(postgres.length > 0 && { postgres }) }));
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}

/** The snapshot of a schema; `hash` is that of the migrations that it was made with. */
export function readSnapshot(schema: number): { sql: string; hash: string } {
  const sql = readFileSync(pathOf(schema), "utf8");
  return { sql, hash: /^-- migrations: ([0-9a-f]{64})$/m.exec(sql)?.[1] ?? "" };
}

/** Keeps a database, which has the schema of the first migrations, as a snapshot. */
export function writeSnapshot(schema: number, database: DatabaseSync, madeBy: string): void {
  const head = `-- ${migrations[schema - 1]?.name}\n-- made by: ${madeBy}\n-- migrations: ${hashOfMigrations(schema)}\n`;
  writeFileSync(pathOf(schema), `${head}\n${sqlOf(database)}`);
}

/** Runs migrations `from` (counted from 0) up to before `until`, as `database/sqlite.ts` does. */
export function migrate(database: DatabaseSync, from: number, until: number): void {
  database.exec("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT");
  for (const [offset, { name, statements }] of migrations.slice(from, until).entries()) {
    for (const statement of statements) database.exec(statement);
    database.prepare("INSERT INTO migration (name, position) VALUES (?, ?)").run(name, from + offset);
  }
}

/** What there is by type and name, white space aside. */
export function schemaOf(database: DatabaseSync): Record<string, string> {
  const rows = database
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
    .all();
  return Object.fromEntries(
    rows.map(({ type, name, sql }) => [`${type} ${name}`, String(sql).replace(/\s+/g, " ").trim()]),
  );
}

/** Tables and rows, then what acts on rows. */
function sqlOf(database: DatabaseSync): string {
  const objects = database
    .prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND sql IS NOT NULL ORDER BY rowid",
    )
    .all();
  const create = (isTable: boolean) =>
    objects.filter(({ type }) => (type === "table") === isTable).map(({ sql }) => `${String(sql)};`);
  const rows = objects.filter(({ type }) => type === "table").flatMap(({ name }) => rowsOf(database, String(name)));
  return [
    // A table may refer to one that came later.
    "PRAGMA foreign_keys = OFF;",
    ...create(true),
    ...rows,
    "DELETE FROM sqlite_sequence;",
    ...rowsOf(database, "sqlite_sequence"),
    ...create(false),
    "",
  ].join("\n");
}

function rowsOf(database: DatabaseSync, table: string): string[] {
  const columns = database
    .prepare(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => String(name));
  const values = columns.map((column) => `quote("${column}")`).join(" || ', ' || ");
  return database
    .prepare(`SELECT ${values} AS row FROM "${table}" ORDER BY 1`)
    .all()
    .map(
      ({ row }) =>
        `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(", ")}) VALUES (${String(row)});`,
    );
}

import { createHash } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Clock } from "../core/clock.ts";
import { AppError, messageOf } from "../core/errors.ts";
import { type Database, transaction } from "./database.ts";
import { isInUse } from "./lease.ts";
import { readSequences, setSequences } from "./sequences.ts";
import { TABLES, type TableFacts } from "./tables.ts";

/**
 * Copies a whole database into an empty one, of whatever kind either is.
 *
 * Invariant: a batch of rows and the note of how far the copy is (a row of the target's `setting`) are one transaction. Killed anywhere, it
 * goes on after the last batch, and nothing is there twice. The note stays until both databases have been read once more and every table
 * was found equal by its count and checksum; as long as it is there, the program doesn't start on the target (`arrival.ts`).
 */

const NAME = "copy";
/** How far a copy is: `after` is the key of the last row of `table` that is there; null: none is. */
const Note = z.object({
  from: z.string(),
  table: z.string(),
  after: z.array(z.union([z.string(), z.number()])).nullable(),
});
type Note = z.infer<typeof Note>;
type Key = (string | number)[];
type AnyRow = Record<string, unknown>;

/** SQLite takes 32,766 values in a statement, PostgreSQL twice that. */
const MAX_VALUES = 30_000;
const BATCH = 1000;
/** Of tables with long rows: pictures of some MB, texts of some hundred kB. */
const BATCHES: Partial<Record<TableFacts["name"], number>> = { media: 10, article: 100, article_revision: 100 };

export interface CopyOptions {
  /** What is copied, as it may be shown; a copy is gone on with from the same one only. */
  from: string;
  clock: Clock;
  /** Told after each batch how many rows of all are done; each is counted when it is copied and when it is compared. */
  onProgress?: (done: number, total: number) => void;
}

export interface CopyReport {
  /** Rows by table. */
  rows: Record<string, number>;
  /** Whether an earlier copy was gone on with. */
  resumed: boolean;
}

/**
 * @throws AppError "configuration" when a program runs on either database, or the target holds other data; "unavailable" when something
 * can't be written, or isn't the same in the end
 */
export async function copyDatabase(source: Database, target: Database, options: CopyOptions): Promise<CopyReport> {
  const { from, onProgress = () => {} } = options;
  await refuseWhileUsed(source, options.clock, "copied from");
  await refuseWhileUsed(target, options.clock, "copied to");
  const note = await noteOf(target);
  if (note && note.from !== from) throw holdsOther(`a part of ${note.from}: finish that copy, or empty it`);
  if (!note) await refuseUnlessEmpty(target);
  const counts = new Map<TableFacts, number>();
  for (const table of TABLES) counts.set(table, await countOf(source, table));
  const total = 2 * counts.values().reduce((sum, count) => sum + count, 0);
  let done = 0;
  const advance = (rows: number) => {
    done += rows;
    onProgress(done, total);
  };

  const first = note ? TABLES.findIndex(({ name }) => name === note.table) : 0;
  for (const [index, table] of TABLES.entries()) {
    if (index < first) advance(counts.get(table) ?? 0);
    else await copyTable(source, target, table, from, note && index === first ? note.after : null, advance);
  }
  const sequences = await readSequences(source);
  await transaction(target, (trx) => setSequences(trx, sequences));
  for (const table of TABLES) {
    const [there, here] = [await digestOf(source, table, advance), await digestOf(target, table)];
    if (there.rows === here.rows && there.checksum === here.checksum) continue;
    throw new AppError(
      "unavailable",
      `The copy is not the same in table ${table.name}: ${there.rows} rows there, ${here.rows} here. Was the source changed meanwhile? Empty the target, and copy again.`,
    );
  }
  await target.deleteFrom("setting").where("name", "=", NAME).execute();
  return {
    rows: Object.fromEntries([...counts].map(([{ name }, count]) => [name, count])),
    resumed: note !== undefined,
  };
}

/** Whether the database is the target of a copy that hasn't come to its end. */
export async function isHalfCopied(database: Database): Promise<boolean> {
  return (await noteOf(database)) !== undefined;
}

async function noteOf(database: Database): Promise<Note | undefined> {
  const row = await database.selectFrom("setting").select("value").where("name", "=", NAME).executeTakeFirst();
  return row && Note.parse(JSON.parse(row.value));
}

const holdsOther = (what: string) => new AppError("configuration", `The database to copy to holds ${what}.`);

async function refuseWhileUsed(database: Database, clock: Clock, which: string): Promise<void> {
  if (!(await isInUse(database, clock))) return;
  throw new AppError(
    "configuration",
    `Kiosk is running with the database that is ${which}, or was until a moment ago. Stop it, wait half a minute, and copy again.`,
  );
}

/** A new database has its revision and its tallies, all of them zero. */
async function refuseUnlessEmpty(target: Database): Promise<void> {
  for (const table of TABLES) {
    const rows = await page(target, table, null, 10);
    const isNew = (row: AnyRow) =>
      (table.name === "setting" && row.name === "revision" && row.value === "0") ||
      (table.name === "subscriber_tally" && row.count === 0);
    if (!rows.every(isNew)) {
      throw holdsOther(`other data (in table ${table.name}). Name an empty one: nothing is written over`);
    }
  }
}

async function copyTable(
  source: Database,
  target: Database,
  table: TableFacts,
  from: string,
  begin: Key | null,
  advance: (rows: number) => void,
): Promise<void> {
  if (begin) advance(await countOf(source, table, begin));
  for (let after = begin; ; ) {
    const rows = (await page(source, table, after, BATCHES[table.name] ?? BATCH)).filter((row) => !isNote(table, row));
    const next = rows.length > 0 ? keyOf(table, rows.at(-1) as AnyRow) : after;
    try {
      await transaction(target, async (trx) => {
        await put(trx, table, rows);
        const note = JSON.stringify({ from, table: table.name, after: next } satisfies Note);
        await put(trx, { name: "setting", key: ["name"] }, [{ name: NAME, value: note }]);
      });
    } catch (error) {
      const where = after === null ? "its first rows" : `the rows after ${after.join(", ")}`;
      throw new AppError(
        "unavailable",
        `Of table ${table.name}, ${where} can't be written: ${messageOf(error)}. Copying again goes on from there.`,
        { cause: error },
      );
    }
    if (rows.length === 0) return;
    advance(rows.length);
    after = next;
  }
}

/** Writes rows; one that is there already (a tally that was made with the database) becomes as it is here. */
async function put(trx: Database, table: TableFacts, rows: readonly AnyRow[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const others = columns.filter((column) => !table.key.includes(column));
  const atOnce = Math.max(1, Math.floor(MAX_VALUES / Math.max(1, columns.length)));
  for (let first = 0; first < rows.length; first += atOnce) {
    const names = columns.map((column) => sql.ref(column));
    const values = rows
      .slice(first, first + atOnce)
      .map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
    const same = others.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
    await sql`INSERT INTO ${sql.table(table.name)} (${sql.join(names)}) VALUES ${sql.join(values)}
      ON CONFLICT (${sql.join(table.key.map((column) => sql.ref(column)))})
      ${same.length > 0 ? sql`DO UPDATE SET ${sql.join(same)}` : sql`DO NOTHING`}`.execute(trx);
  }
}

/** The next rows in the order of their key, which is the same in both databases: numbers, and texts by their bytes. */
async function page(database: Database, table: TableFacts, after: Key | null, limit: number): Promise<AnyRow[]> {
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const { rows } = await sql<AnyRow>`
    SELECT * FROM ${sql.table(table.name)} ${after ? sql`WHERE (${key}) > (${sql.join(after)})` : sql``}
    ORDER BY ${key} LIMIT ${limit}`.execute(database);
  return rows;
}

async function countOf(database: Database, table: TableFacts, upTo?: Key): Promise<number> {
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM ${sql.table(table.name)}
    ${upTo ? sql`WHERE (${key}) <= (${sql.join(upTo)})` : sql``}`.execute(database);
  return rows[0]?.count ?? 0;
}

/** SHA-256 over the rows of a table in the order of their key. */
async function digestOf(database: Database, table: TableFacts, advance: (rows: number) => void = () => {}) {
  const hash = createHash("sha256");
  let count = 0;
  for (let after: Key | null = null; ; ) {
    const rows: AnyRow[] = await page(database, table, after, BATCHES[table.name] ?? BATCH);
    for (const row of rows) {
      if (isNote(table, row)) continue;
      count++;
      for (const column of Object.keys(row).toSorted()) hash.update(`${column}=${told(row[column])}\n`);
    }
    const last = rows.at(-1);
    if (!last) break;
    advance(rows.length);
    after = keyOf(table, last);
  }
  return { rows: count, checksum: hash.digest("hex") };
}

/** A value so that no two are told alike. */
function told(value: unknown): string {
  return value instanceof Uint8Array ? `bytes ${Buffer.from(value).toString("hex")}` : JSON.stringify(value);
}

function keyOf(table: TableFacts, row: AnyRow): Key {
  return table.key.map((column) => row[column] as string | number);
}

function isNote(table: TableFacts, row: AnyRow): boolean {
  return table.name === "setting" && row.name === NAME;
}

import { type RawBuilder, sql } from "kysely";
import type { Database } from "./database.ts";
import { isPostgres } from "./postgres.ts";

/**
 * What SQLite and PostgreSQL say differently, for stores that write their SQL themselves. All else is SQL that both speak: CASE, not
 * iif; coalesce(sum(…), 0), not total(…); names of columns in quotes where they have capital letters.
 */

/** Numbers as the rows of a subquery: one parameter, however many they are, and so one statement to be prepared. */
export function numbersOf<T extends number>(database: Database, numbers: readonly T[]): RawBuilder<T> {
  return isPostgres(database) ? sql<T>`(SELECT unnest(${numbers}::bigint[]))` : jsonRows(numbers);
}

/** The same of texts. */
export function textsOf(database: Database, texts: readonly string[]): RawBuilder<string> {
  return isPostgres(database) ? sql<string>`(SELECT unnest(${texts}::text[]))` : jsonRows(texts);
}

const jsonRows = <T>(values: readonly T[]) => sql<T>`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

/**
 * A list of rows as a table with one column, `value`: the JSON array of each. `value ->> 0` is the first of a row; it is a text in
 * PostgreSQL, and has to be CAST.
 */
export function rowsOf(database: Database, rows: readonly (readonly unknown[])[]): RawBuilder<unknown> {
  const json = JSON.stringify(rows);
  return isPostgres(database) ? sql`json_array_elements(${json}::json)` : sql`json_each(${json})`;
}

/**
 * The text of a JSON array with one more element. PostgreSQL leaves it alone when that is its last one already: a commit whose answer was
 * lost is done again.
 * @param list a column
 * @param element an expression of JSON, such as `value -> 2`
 */
export function withElement(database: Database, list: RawBuilder<string>, element: RawBuilder<unknown>) {
  if (!isPostgres(database)) return sql<string>`json_insert(${list}, '$[#]', json(${element}))`;
  const added = sql`(${element})::text`;
  return sql<string>`
    CASE WHEN ${list} = '[]' THEN '[' || ${added} || ']'
      WHEN ${list} = '[' || ${added} || ']' OR right(${list}, length(${added}) + 2) = ',' || ${added} || ']' THEN ${list}
      ELSE left(${list}, -1) || ',' || ${added} || ']' END`;
}

/** Whether a number is anywhere in the text of a JSON array, or in an array in it. */
export function holdsNumber(database: Database, list: RawBuilder<string>, number: number): RawBuilder<boolean> {
  return isPostgres(database)
    ? sql`jsonb_path_exists(${list}::jsonb, '$.** ? (@ == $number)', jsonb_build_object('number', ${number}::bigint))`
    : sql`EXISTS (SELECT 1 FROM json_tree(${list}) WHERE json_tree.atom = ${number})`;
}

/**
 * For a statement that picks some rows of a table, and then changes those:
 * `WITH picked AS MATERIALIZED (SELECT place AS place FROM … LIMIT … locked) UPDATE … WHERE isPicked`.
 *
 * PostgreSQL finds them by where they lie on the disk: by their keys, it may go through all rows like them as long as its statistics are
 * of the time before a large audience was written. It locks what it picks, so that they stay what they are; what somebody else holds at
 * this moment, such as an operator at psql, is passed over instead of waited for.
 * @param key the column that tells the rows for which `alike` is true
 */
export function picking(
  database: Database,
  table: string,
  key: string,
  alike: RawBuilder<unknown>,
): Record<"place" | "locked" | "isPicked", RawBuilder<unknown>> {
  if (isPostgres(database)) {
    return {
      place: sql.ref(`${table}.ctid`),
      locked: sql`FOR UPDATE OF ${sql.table(table)} SKIP LOCKED`,
      isPicked: sql`ctid = ANY (ARRAY(SELECT place FROM picked))`,
    };
  }
  const place = sql.ref(`${table}.${key}`);
  return { place, locked: sql``, isPicked: sql`${alike} AND ${place} IN (SELECT place FROM picked)` };
}

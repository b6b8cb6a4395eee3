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
 * To follow a SELECT of rows that are to be taken: rows that somebody else holds at this moment, such as an operator at psql, are passed
 * over instead of waited for. SQLite has no locks of rows.
 */
export function skippingLocked(database: Database): RawBuilder<unknown> {
  return isPostgres(database) ? sql`FOR UPDATE SKIP LOCKED` : sql``;
}

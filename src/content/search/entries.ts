import type { DatabaseSync } from "node:sqlite";
import type { Candidate, CollectionStatistics } from "./rank.ts";

/** An article as the index knows it. */
export type Entry = Candidate & {
  /** Its tags' slugs, a space between them. */
  slugs: string;
};

/** What an index says of articles, the newest (with the highest id) first; those that it doesn't have are left out. */
export function readEntries(database: DatabaseSync, ids: readonly number[]): Entry[] {
  // All in one statement: to begin one costs more than a row.
  const find = database.prepare(`
    SELECT id, published_at, tags, forward FROM entry WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC`);
  find.setReturnArrays(true);
  const rows = find.all(JSON.stringify(ids)) as unknown as [number, number, string, Uint8Array][];
  return rows.map(([id, publishedAt, slugs, forward]) => ({ id, publishedAt, slugs, forward }));
}

/** How many articles an index has, in which languages (the most used first), and how long they are on average, in terms. */
export function readStatistics(
  database: DatabaseSync,
): Omit<CollectionStatistics, "articlesWith"> & { languages: string[] } {
  const rows = database.prepare("SELECT * FROM language WHERE articles > 0 ORDER BY articles DESC, language").all();
  const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);
  const articles = sum("articles");
  const average = (column: string) => (articles === 0 ? 0 : sum(column) / articles);
  return {
    articles,
    languages: rows.map((row) => String(row.language)),
    averageLength: { title: average("title"), lead: average("lead"), tags: average("tags"), body: average("body") },
  };
}

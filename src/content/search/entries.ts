import type { DatabaseSync } from "node:sqlite";
import type { Candidate, CollectionStatistics } from "./rank.ts";

/** An article as the index knows it. */
export type Entry = Candidate & {
  /** Its tags' slugs, a space between them. */
  slugs: string;
};

/** What an index says of articles, the newest (with the highest id) first; those that it doesn't have are left out. */
export function readEntries(database: DatabaseSync, ids: readonly number[]): Entry[] {
  const find = database.prepare("SELECT published_at, tags, forward FROM entry WHERE id = ?");
  find.setReturnArrays(true);
  // In the order in which they lie in the file.
  return [...ids]
    .sort((a, b) => b - a)
    .flatMap((id) => {
      const row = find.get(id) as unknown as [number, string, Uint8Array] | undefined;
      if (!row) return [];
      const [publishedAt, slugs, forward] = row;
      return [{ id, publishedAt, slugs, forward }];
    });
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

import { openSearchIndex } from "../../../src/content/search/search-index.ts";
import { FakeStore } from "./generated-articles.ts";

const ARTICLES = 2500;

/** The same archive in every process: articles, some changed, some recalled. */
export function projectedStore(): FakeStore {
  const store = new FakeStore();
  const written = (id: number, turn: number) => ({
    title: `Title${id} word${id % 7} word${(id * turn) % 23}`,
    body: Array.from({ length: 60 }, (_, n) => `word${(id * 31 + n * n * turn) % 97}`).join(" "),
    tags: [`Topic ${id % 5}`],
    publishedAt: id * 1000,
  });
  for (let id = 1; id <= ARTICLES; id++) store.write(id, written(id, 1));
  for (let id = 3; id <= ARTICLES; id += 3) store.write(id, written(id, 2), id % 2 ? "published" : "recalled");
  return store;
}

// As a program of its own: brings the index in a folder up to date, until it is done or killed.
if (process.argv[1] === import.meta.filename) {
  const index = openSearchIndex(process.argv[2] ?? "", projectedStore());
  await index.catchUp();
  await index.close();
}

/**
 * Search over a generated archive, beside plain FTS5 over the same text in the same run.
 *
 * The archive: a vocabulary of pronounceable words whose frequencies follow Zipf's law (exponent 1), as words of natural
 * language do, every third one repeating an earlier word of its text; titles of 5–12 words, leads of 15–35, bodies of
 * 150–650 (some 2,400 characters together), 1–3 tags out of 50.
 * The queries: one to four words taken from random places of random articles, so that common words are asked for as often as
 * they are written. Everything comes from one seed.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Article } from "../src/content/article.ts";
import { documentFromText } from "../src/content/document.ts";
import { openSearchIndex, type SearchIndex } from "../src/content/search/search-index.ts";
import { ArticleId, TagId } from "../src/core/ids.ts";

const ARTICLES = 10_000;
const VOCABULARY = 60_000;
/** The share of words that an article takes from what it has said before: texts keep to their subject. */
const REPEATED = 1 / 3;
const QUERIES = 400;
const HITS = 5;
const SEED = 20_261_124;

/** Milliseconds. */
export interface Latency {
  p50: number;
  p95: number;
  p99: number;
}

export interface SearchBench {
  articles: number;
  search: Latency;
  plainFts5: Latency;
  /** Articles a second. */
  indexing: number;
  plainIndexing: number;
  /** Size of the index file relative to the UTF-8 text. */
  indexToText: number;
}

/** Runs the measurement (some ten seconds for the default size), prints it, and gives the figures. */
export async function benchSearch(size = ARTICLES): Promise<SearchBench> {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-bench-search-"));
  try {
    return await measure(folder, size);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(folder: string, size: number): Promise<SearchBench> {
  const random = randomNumbers(SEED);
  const archive = makeArchive(random, size);
  const queries = makeQueries(archive.texts, random);

  const plainPath = join(folder, "plain.db");
  const plain = new DatabaseSync(plainPath);
  const plainIndexing = perSecond(size, indexPlainly(plain, archive.texts));

  const path = join(folder, "search.db");
  const index = openSearchIndex(path);
  const start = performance.now();
  await index.catchUp({
    changedSince: async (revision, limit) => archive.articles.slice(revision, revision + limit),
  });
  const indexing = perSecond(size, performance.now() - start);

  const ours = await latency(queries, (query) => ask(index, query));
  const theirs = await latency(queries, async (query) => askPlainly(plain, query));
  index.close();
  plain.close();
  const bytes = archive.texts.reduce((sum, text) => sum + Buffer.byteLength(text.join("")), 0);
  const result = {
    articles: size,
    search: ours,
    plainFts5: theirs,
    indexing,
    plainIndexing,
    indexToText: statSync(path).size / bytes,
  };
  print(result);
  return result;
}

function print({ articles, search, plainFts5, indexing, plainIndexing, indexToText }: SearchBench): void {
  const line = ({ p50, p95, p99 }: Latency) => [p50, p95, p99].map((ms) => ms.toFixed(2).padStart(7)).join(" ");
  console.log(`search: ${articles} articles, ${QUERIES} queries of 1-4 words, ms at p50, p95, p99`);
  console.log(`  search(), ${HITS} hits with snippets ${line(search)}`);
  console.log(`  plain FTS5 bm25() OR, ${HITS} ids    ${line(plainFts5)}`);
  console.log(`  ratio at p95: ${(search.p95 / plainFts5.p95).toFixed(2)}`);
  console.log(
    `  indexing: ${Math.round(indexing)} articles/s; bare FTS5 inserts ${Math.round(plainIndexing)}/s; ratio ${(indexing / plainIndexing).toFixed(2)}`,
  );
  console.log(`  index file: ${indexToText.toFixed(2)} x the text`);
}

type Text = readonly [title: string, lead: string, tags: string, body: string];

function makeArchive(random: () => number, size: number): { articles: Article[]; texts: Text[] } {
  const word = zipfianWords(random);
  const words = (least: number, most: number) => {
    const written: string[] = [];
    for (let length = least + Math.floor(random() * (most - least + 1)); length > 0; length--) {
      const repeated = random() < REPEATED ? written[Math.floor(random() * written.length)] : undefined;
      written.push(repeated ?? word());
    }
    return written.join(" ");
  };
  const texts: Text[] = [];
  const articles: Article[] = [];
  for (let id = 1; id <= size; id++) {
    const topics = Array.from({ length: 1 + Math.floor(random() * 3) }, () => 1 + Math.floor(random() * 50));
    const tags = topics.map((topic) => ({ id: TagId.parse(topic), slug: `topic-${topic}`, title: `Topic ${topic}` }));
    const [title, lead, body] = [words(5, 12), words(15, 35), words(150, 650)];
    texts.push([title, lead, tags.map((tag) => tag.title).join(" "), body]);
    articles.push({
      id: ArticleId.parse(id),
      revision: id,
      state: "published",
      source: "generated",
      sourceId: String(id),
      title,
      lead,
      document: documentFromText(body),
      tags,
      language: "en",
      publishedAt: Date.UTC(2020, 0, 1) + id * 3_600_000,
    });
  }
  return { articles, texts };
}

function makeQueries(texts: readonly Text[], random: () => number): string[] {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: QUERIES }, (_, number) => {
    const body = one(texts)[3].split(" ");
    return Array.from({ length: 1 + (number % 4) }, () => one(body)).join(" ");
  });
}

/** A sampler of words: rank r is drawn with a probability proportional to 1/r; frequent words are short. */
function zipfianWords(random: () => number): () => string {
  const syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru".split(" ");
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= VOCABULARY; rank++) {
    sum += 1 / rank;
    sums.push(sum);
  }
  const spelt = (rank: number): string =>
    (syllables[rank % syllables.length] ?? "") +
    (rank < syllables.length ? "" : spelt(Math.floor(rank / syllables.length)));
  const vocabulary = Array.from({ length: VOCABULARY }, (_, rank) => spelt(rank));
  return () => {
    const target = random() * sum;
    let [low, high] = [0, VOCABULARY - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < target) low = middle + 1;
      else high = middle;
    }
    return vocabulary[low]!;
  };
}

/** @returns how long it took, in milliseconds */
function indexPlainly(database: DatabaseSync, texts: readonly Text[]): number {
  const start = performance.now();
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec("CREATE VIRTUAL TABLE plain USING fts5 (title, lead, tags, body, content = '')");
  const insert = database.prepare("INSERT INTO plain (rowid, title, lead, tags, body) VALUES (?, ?, ?, ?, ?)");
  for (let first = 0; first < texts.length; first += 100) {
    database.exec("BEGIN");
    for (const [position, text] of texts.slice(first, first + 100).entries()) insert.run(first + position + 1, ...text);
    database.exec("COMMIT");
  }
  return performance.now() - start;
}

async function ask(index: SearchIndex, query: string): Promise<void> {
  await index.search(query, { limit: HITS, offset: 0 });
}

function askPlainly(database: DatabaseSync, query: string): void {
  const expression = query
    .split(" ")
    .map((word) => `"${word}"`)
    .join(" OR ");
  database
    .prepare("SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY bm25(plain, 4, 2, 3, 1) LIMIT ?")
    .all(expression, HITS);
}

function perSecond(count: number, ms: number): number {
  return (count / ms) * 1000;
}

async function latency(queries: readonly string[], work: (query: string) => Promise<void>): Promise<Latency> {
  for (const query of queries.slice(0, 20)) await work(query);
  const times: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    await work(query);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Numbers in [0, 1) that are the same every time: mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

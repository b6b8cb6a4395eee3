/**
 * One search engine over a generated archive of one size, in a process of its own, so that its memory is only its own:
 * `node bench/search-engines.ts kiosk|fts5|minisearch <articles> <folder>` prints its figures as JSON.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { DatabaseSync } from "node:sqlite";
import MiniSearch from "minisearch";
import { termsOf } from "../src/content/search/analysis.ts";
import { openSearchIndex } from "../src/content/search/search-index.ts";
import { generatedArchive, generatedQueries, generatedText } from "./generated-archive.ts";

const QUERIES = 400;
const HITS = 5;
const READERS = 50;
const ROUNDS = 4;

/** Milliseconds. */
export interface Latency {
  p50: number;
  p95: number;
  p99: number;
}

export interface EngineFigures {
  latency: Latency;
  /** Articles a second. */
  indexing: number;
  /** The analysis of the texts alone, articles a second. */
  analysis?: number;
  /** Bytes of the files, relative to the UTF-8 text. */
  indexToText?: number;
  /** Resident memory after the searches, bytes, without what indexing left behind. */
  resident?: number;
  /** The longest that the event loop was held during the searches, milliseconds. */
  held?: number;
  /** With 50 readers searching at once; the slowest and the quickest reader's mean, milliseconds. */
  together?: { latency: Latency; slowest: number; quickest: number };
}

type Mode = "kiosk-index" | "kiosk-search" | "fts5" | "minisearch";

const [mode, size, folder] = [process.argv[2] as Mode, Number(process.argv[3]), process.argv[4] ?? ""];
const modes = { "kiosk-index": indexOurs, "kiosk-search": searchOurs, fts5: plainFts5, minisearch: miniSearch };
console.log(JSON.stringify(await modes[mode]()));

async function indexOurs(): Promise<Partial<EngineFigures>> {
  const archive = generatedArchive(size);
  const index = openSearchIndex(join(folder, "kiosk"), archive);
  const start = performance.now();
  await index.catchUp();
  const indexing = perSecond(performance.now() - start - archive.spent);
  await index.close();
  const bytes = readdirSync(join(folder, "kiosk")).reduce(
    (sum, name) => sum + statSync(join(folder, "kiosk", name)).size,
    0,
  );
  return { indexing, indexToText: bytes / textBytes() };
}

async function searchOurs(): Promise<Partial<EngineFigures>> {
  const archive = generatedArchive(size);
  const index = openSearchIndex(join(folder, "kiosk"), archive, { threads: true });
  const context = { now: Temporal.Now.instant(), timeZone: "UTC", language: "en" };
  const ask = async (query: string) => void (await index.search(query, { limit: HITS, offset: 0, context }));
  const queries = generatedQueries(size, QUERIES);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  for (const query of queries.slice(0, 20)) await ask(query);
  const latency = await latencyOf(queries, ask, () => archive.spent);
  // Once more, for by now all texts have been made: making them is no part of a search, and would hold the event loop.
  delay.enable();
  for (const query of queries) await ask(query);
  delay.disable();
  const together = await searchTogether(queries, ask);
  const resident = process.memoryUsage().rss;
  await index.close();
  return { latency, together, resident, held: delay.max / 1e6 };
}

async function searchTogether(queries: readonly string[], ask: (query: string) => Promise<void>) {
  const times: number[] = [];
  const means = await Promise.all(
    Array.from({ length: READERS }, async (_, reader) => {
      let sum = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const start = performance.now();
        await ask(queries[(reader * ROUNDS + round) % queries.length]!);
        times.push(performance.now() - start);
        sum += times.at(-1)!;
      }
      return sum / ROUNDS;
    }),
  );
  return { latency: percentiles(times), slowest: Math.max(...means), quickest: Math.min(...means) };
}

async function plainFts5(): Promise<EngineFigures> {
  const path = join(folder, "plain.db");
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.exec("CREATE VIRTUAL TABLE plain USING fts5 (title, lead, tags, body, content = '')");
  const insert = database.prepare("INSERT INTO plain (rowid, title, lead, tags, body) VALUES (?, ?, ?, ?, ?)");
  let [inserting, analysing] = [0, 0];
  for (let first = 1; first <= size; first += 1000) {
    const texts = Array.from({ length: Math.min(1000, size - first + 1) }, (_, position) =>
      generatedText(first + position),
    );
    const start = performance.now();
    const analysed = texts.map(({ title, lead, tags, body }) =>
      [title, lead, tags.join(" "), body].map((text) => termsOf(text, "en").join(" ")),
    );
    const ready = performance.now();
    database.exec("BEGIN");
    for (const [position, text] of analysed.entries()) insert.run(first + position, ...text);
    database.exec("COMMIT");
    analysing += ready - start;
    inserting += performance.now() - ready;
  }
  const search = database.prepare(
    "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY bm25(plain, 4, 2, 3, 1) LIMIT ?",
  );
  const latency = await latencyOf(generatedQueries(size, QUERIES), async (query) => {
    const words = termsOf(query, "en");
    search.all(words.map((word) => `"${word}"`).join(" OR "), HITS);
  });
  database.close();
  return {
    latency,
    indexing: perSecond(inserting),
    analysis: perSecond(analysing),
    indexToText: statSync(path).size / textBytes(),
  };
}

async function miniSearch(): Promise<EngineFigures> {
  const index = new MiniSearch<{ id: number; title: string; lead: string; tags: string; body: string }>({
    fields: ["title", "lead", "tags", "body"],
  });
  let spent = 0;
  for (let id = 1; id <= size; id++) {
    const { tags, ...text } = generatedText(id);
    const start = performance.now();
    index.add({ id, ...text, tags: tags.join(" ") });
    spent += performance.now() - start;
  }
  const boost = { title: 4, lead: 2, tags: 3 };
  const latency = await latencyOf(generatedQueries(size, QUERIES), async (query) => {
    index.search(query, { boost }).slice(0, HITS);
  });
  return { latency, indexing: perSecond(spent), resident: process.memoryUsage().rss };
}

function perSecond(ms: number): number {
  return (size / ms) * 1000;
}

/** The archive's text in UTF-8 bytes, from a sample of it. */
function textBytes(): number {
  const sample = Math.min(size, 2000);
  let bytes = 0;
  for (let id = 1; id <= sample; id++) {
    const { title, lead, tags, body } = generatedText(id);
    bytes += Buffer.byteLength([title, lead, ...tags, body].join(" "));
  }
  return (bytes / sample) * size;
}

/** @param spent what making texts has taken so far (ms), which is no part of a search: an archive reads them */
async function latencyOf(
  queries: readonly string[],
  ask: (query: string) => Promise<void>,
  spent: () => number = () => 0,
): Promise<Latency> {
  const times: number[] = [];
  for (const query of queries) {
    const start = performance.now() - spent();
    await ask(query);
    times.push(performance.now() - spent() - start);
  }
  return percentiles(times);
}

function percentiles(times: number[]): Latency {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

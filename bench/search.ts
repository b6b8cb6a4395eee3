/** Search over a generated archive (`generated-archive.ts`), beside plain FTS5 and, where it fits in memory, MiniSearch. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { EngineFigures, Latency } from "./search-engines.ts";

/** MiniSearch keeps some 20 kB of memory for an article of this length. */
const MINISEARCH_UP_TO = 50_000;
const MB = 2 ** 20;

/** Runs the measurement for each size, in articles, and prints it: a minute for 100,000, some ten for a million. */
export async function benchSearch(sizes: readonly number[]): Promise<void> {
  const grown: { size: number; p95: number }[] = [];
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), "kiosk-bench-search-"));
    try {
      grown.push({ size, p95: await measure(folder, size) });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  const [first, last] = [grown[0], grown.at(-1)];
  if (!first || !last || first === last) return;
  console.log(
    `search: from ${first.size} to ${last.size} articles p95 grows ${(last.p95 / first.p95).toFixed(1)} times, the archive ${last.size / first.size} times`,
  );
}

/** @returns our p95, in milliseconds */
async function measure(folder: string, size: number): Promise<number> {
  const run = async (engine: string): Promise<EngineFigures> => {
    const script = join(import.meta.dirname, "search-engines.ts");
    const { stdout } = await promisify(execFile)(process.execPath, [script, engine, String(size), folder]);
    return JSON.parse(stdout);
  };
  const ours = { ...(await run("kiosk-index")), ...(await run("kiosk-search")) };
  const plain = await run("fts5");
  const mini = size <= MINISEARCH_UP_TO ? await run("minisearch") : undefined;
  console.log(`search: ${size} articles, queries of 1-4 words, ms at p50, p95, p99`);
  console.log(`  search(), 5 hits with snippets    ${shown(ours.latency)}`);
  console.log(`  plain FTS5 bm25() OR, 5 ids       ${shown(plain.latency)}`);
  if (mini) console.log(`  MiniSearch, ids and scores        ${shown(mini.latency)}`);
  console.log(`  ratio to plain FTS5 at p95: ${(ours.latency.p95 / plain.latency.p95).toFixed(2)}`);
  if (ours.together) {
    const { latency, slowest, quickest } = ours.together;
    console.log(
      `  50 readers at once                ${shown(latency)}; a reader's mean from ${quickest.toFixed(0)} to ${slowest.toFixed(0)}`,
    );
  }
  console.log(
    `  event loop held at most ${ours.held?.toFixed(1)} ms; resident ${((ours.resident ?? 0) / MB).toFixed(0)} MB${mini ? `, MiniSearch ${((mini.resident ?? 0) / MB).toFixed(0)} MB` : ""}`,
  );
  const ofAnalysed = 1 / (1 / ours.indexing - 1 / (plain.analysis ?? Infinity));
  console.log(
    `  indexing ${Math.round(ours.indexing)} articles/s, of which the analysis alone ${Math.round(plain.analysis ?? 0)}/s: the rest, of analysed text, ${Math.round(ofAnalysed)}/s; bare FTS5 inserts of it ${Math.round(plain.indexing)}/s (ratio ${(ofAnalysed / plain.indexing).toFixed(2)})`,
  );
  console.log(`  index ${ours.indexToText?.toFixed(2)} x the text; plain FTS5 ${plain.indexToText?.toFixed(2)}`);
  return ours.latency.p95;
}

function shown({ p50, p95, p99 }: Latency): string {
  return [p50, p95, p99].map((ms) => ms.toFixed(2).padStart(8)).join(" ");
}

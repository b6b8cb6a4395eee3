/**
 * How well search ranks judged collections: `node bench/search-quality.ts <folder>` prints nDCG@10 (gain 2^grade - 1) of each
 * collection in the folder. A collection is `<name>.docs.jsonl.gz` (articles as `kiosk import` takes them),
 * `<name>.queries.jsonl` (`id`, `text`) and `<name>.qrels.json` (`{query: {article: grade}}`). Persian ones are measured twice:
 * as given, and typed as readers do.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Article } from "../src/content/article.ts";
import { documentFromText } from "../src/content/document.ts";
import { openSearchIndex, type SearchIndex } from "../src/content/search/search-index.ts";
import { ArticleId } from "../src/core/ids.ts";

const DEPTH = 10;

const JudgedArticle = z.object({ id: z.string(), title: z.string(), body: z.string(), language: z.string() });
const JudgedQuery = z.object({ id: z.string(), text: z.string() });
const Judgements = z.record(z.string(), z.record(z.string(), z.number()));

function jsonLines<T>(text: string, schema: z.ZodType<T>): T[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => schema.parse(JSON.parse(line)));
}

function readCollection(folder: string, name: string) {
  const read = (suffix: string) => readFileSync(join(folder, `${name}.${suffix}`));
  return {
    docs: jsonLines(gunzipSync(read("docs.jsonl.gz")).toString("utf8"), JudgedArticle),
    queries: jsonLines(read("queries.jsonl").toString("utf8"), JudgedQuery),
    judgements: Judgements.parse(JSON.parse(read("qrels.json").toString("utf8"))),
  };
}

/** The number of an article in the list is its id and revision. */
function asArticle(doc: z.infer<typeof JudgedArticle>, position: number): Article {
  return {
    id: ArticleId.parse(position + 1),
    revision: position + 1,
    state: "published",
    source: "judged",
    sourceId: doc.id,
    title: doc.title,
    document: documentFromText(doc.body),
    tags: [],
    language: doc.language,
    publishedAt: 0,
  };
}

/** Persian letters for the Arabic ones, and a zero-width non-joiner before the plural and after the verb prefix. */
function asReadersType(text: string): string {
  return text
    .replaceAll("ي", "ی")
    .replaceAll("ك", "ک")
    .replace(/ (ها|های|هایی)(?= |$)/g, "\u200c$1")
    .replace(/(^| )(ن?می) /g, "$1$2\u200c");
}

function ndcg(ranking: readonly string[], grades: Record<string, number>): number {
  const gain = (grade: number, rank: number) => (2 ** grade - 1) / Math.log2(rank + 2);
  const best = Object.values(grades)
    .sort((a, b) => b - a)
    .slice(0, DEPTH);
  const ideal = best.reduce((sum, grade, rank) => sum + gain(grade, rank), 0);
  return ideal === 0 ? 0 : ranking.reduce((sum, id, rank) => sum + gain(grades[id] ?? 0, rank), 0) / ideal;
}

async function measure(folder: string, name: string): Promise<void> {
  const { docs, queries, judgements } = readCollection(folder, name);
  const articles = docs.map(asArticle);
  const index = openSearchIndex(":memory:");
  await index.catchUp({ changedSince: async (revision, limit) => articles.slice(revision, revision + limit) });
  const given = await meanNdcg(index, queries, (text) => text);
  console.log(`${name}: nDCG@${DEPTH} ${given.toFixed(3)}, ${queries.length} queries, ${docs.length} articles`);
  if (docs.some((doc) => doc.language === "fa")) {
    console.log(`${name}, typed as readers type: ${(await meanNdcg(index, queries, asReadersType)).toFixed(3)}`);
  }
  index.close();

  async function meanNdcg(from: SearchIndex, asked: typeof queries, typed: (text: string) => string): Promise<number> {
    let sum = 0;
    for (const { id, text } of asked) {
      const { hits } = await from.search(typed(text), { limit: DEPTH, offset: 0 });
      const ranking = hits.map((hit) => articles[hit.id - 1]?.sourceId ?? "");
      sum += ndcg(ranking, judgements[id] ?? {});
    }
    return sum / asked.length;
  }
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error("Name the folder of the judged collections: node bench/search-quality.ts <folder>");
  process.exitCode = 2;
} else {
  const collections = readdirSync(folder).filter((file) => file.endsWith(".docs.jsonl.gz"));
  for (const file of collections) await measure(folder, file.slice(0, -".docs.jsonl.gz".length));
}

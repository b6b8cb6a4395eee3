/**
 * Collections with relevance judgements. One is `<name>.docs.jsonl.gz` (articles as `kiosk import` takes them),
 * `<name>.queries.jsonl` (`id`, `text`) and `<name>.qrels.json` (`{query: {article: grade}}`).
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

export const DEPTH = 10;

const JudgedArticle = z.object({ id: z.string(), title: z.string(), body: z.string(), language: z.string() });
const JudgedQuery = z.object({ id: z.string(), text: z.string() });
const Judgements = z.record(z.string(), z.record(z.string(), z.number()));

export interface JudgedCollection {
  name: string;
  docs: z.infer<typeof JudgedArticle>[];
  queries: z.infer<typeof JudgedQuery>[];
  judgements: z.infer<typeof Judgements>;
}

export function readCollections(folder: string): JudgedCollection[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".docs.jsonl.gz"))
    .map((file) => readCollection(folder, file.slice(0, -".docs.jsonl.gz".length)));
}

function readCollection(folder: string, name: string): JudgedCollection {
  const read = (suffix: string) => readFileSync(join(folder, `${name}.${suffix}`));
  return {
    name,
    docs: jsonLines(gunzipSync(read("docs.jsonl.gz")).toString("utf8"), JudgedArticle),
    queries: jsonLines(read("queries.jsonl").toString("utf8"), JudgedQuery),
    judgements: Judgements.parse(JSON.parse(read("qrels.json").toString("utf8"))),
  };
}

function jsonLines<T>(text: string, schema: z.ZodType<T>): T[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => schema.parse(JSON.parse(line)));
}

/** nDCG at `DEPTH`, with a gain of 2^grade - 1 (Burges et al., "Learning to Rank using Gradient Descent", ICML 2005). */
export function ndcg(ranking: readonly string[], grades: Record<string, number>): number {
  const gain = (grade: number, rank: number) => (2 ** grade - 1) / Math.log2(rank + 2);
  const best = Object.values(grades)
    .sort((a, b) => b - a)
    .slice(0, DEPTH);
  const ideal = best.reduce((sum, grade, rank) => sum + gain(grade, rank), 0);
  const first = ranking.slice(0, DEPTH);
  return ideal === 0 ? 0 : first.reduce((sum, id, rank) => sum + gain(grades[id] ?? 0, rank), 0) / ideal;
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

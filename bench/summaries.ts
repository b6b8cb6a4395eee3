/**
 * How well summaries of news articles meet the sentences that people chose: `node bench/summaries.ts <folder>` reads the folder's
 * `bbc.jsonl` (articles as `kiosk import` takes them, lower-cased, each with a `summary`) and prints ROUGE-1 and ROUGE-2 (Lin 2004;
 * F1 over words of `[a-z0-9]+`, without stemming) of two sentences, beside the first two and plain LexRank in the same run, for all articles
 * and for the even and the odd ones. Then what a summary costs.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { ArticleDraft } from "../src/content/article.ts";
import { inlineText } from "../src/content/document.ts";
import { draftFromJsonLine } from "../src/content/importers/jsonl.ts";
import { sentencesOf } from "../src/content/summary/sentences.ts";
import { summarise } from "../src/content/summary.ts";

const SENTENCES = 2;
const DAMPING = 0.85;
const ITERATIONS = 100;
const ROUNDS = 10;

interface Judged {
  article: ArticleDraft;
  /** The words of the sentences that people chose. */
  reference: string[];
}

type Summariser = (article: ArticleDraft) => string;

const SUMMARISERS: Record<string, Summariser> = {
  "first two sentences": (article) => allSentences(article).slice(0, SENTENCES).join(" "),
  "plain LexRank": lexRank,
  Kiosk: (article) => summarise(article, { sentences: SENTENCES, maxLength: Number.POSITIVE_INFINITY }),
  "Kiosk, in 300 characters": (article) => summarise(article),
};

function readJudged(path: string): Judged[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ({
      article: draftFromJsonLine(line),
      reference: wordsOf(z.object({ summary: z.string() }).parse(JSON.parse(line)).summary),
    }));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

function allSentences({ document, language }: ArticleDraft): string[] {
  return document.blocks.flatMap((block) =>
    block.type === "paragraph" ? [...sentencesOf(inlineText(block.content).replace(/\s+/g, " ").trim(), language)] : [],
  );
}

function counted(items: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

function rouge(words: readonly string[], reference: readonly string[], size: 1 | 2): number {
  const grams = (text: readonly string[]) =>
    counted(size === 1 ? text : text.slice(1).map((word, index) => `${text[index]} ${word}`));
  const [ours, theirs] = [grams(words), grams(reference)];
  const shared = sumOf(ours.entries().map(([gram, times]) => Math.min(times, theirs.get(gram) ?? 0)));
  return shared === 0 ? 0 : (2 * shared) / (sumOf(ours.values()) + sumOf(theirs.values()));
}

/** Erkan and Radev 2004, continuous: cosine of tf-idf vectors, idf from the article, the power method. */
function lexRank(article: ArticleDraft): string {
  const sentences = allSentences(article);
  const counts = sentences.map((sentence) => counted(wordsOf(sentence)));
  const found = counted(counts.flatMap((count) => [...count.keys()]));
  const vectors = counts.map(
    (count) =>
      new Map([...count].map(([word, times]) => [word, times * Math.log(sentences.length / (found.get(word) ?? 1))])),
  );
  const dot = (a: Map<string, number>, b: Map<string, number>) =>
    sumOf(a.entries().map(([word, weight]) => weight * (b.get(word) ?? 0)));
  const norms = vectors.map((vector) => Math.sqrt(dot(vector, vector)));
  const edges = vectors.map((a, i) => vectors.map((b, j) => dot(a, b) / ((norms[i] ?? 0) * (norms[j] ?? 0) || 1)));
  const degrees = edges.map(sumOf);
  let ranks = sentences.map(() => 1 / sentences.length);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    ranks = ranks.map((_, j) => {
      const voted = ranks.map((rank, i) => (rank * (edges[i]?.[j] ?? 0)) / (degrees[i] || 1));
      return (1 - DAMPING) / sentences.length + DAMPING * sumOf(voted);
    });
  }
  const best = ranks
    .map((rank, index) => ({ rank, index }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, SENTENCES);
  return best
    .sort((a, b) => a.index - b.index)
    .map(({ index }) => sentences[index])
    .join(" ");
}

function mean(numbers: readonly number[]): string {
  return (sumOf(numbers) / numbers.length).toFixed(3);
}

function measure(judged: readonly Judged[]): void {
  console.log(`${judged.length} articles; ROUGE-1 and ROUGE-2 of all, of the even and of the odd ones`);
  for (const [name, summariser] of Object.entries(SUMMARISERS)) {
    const scores = judged.map(({ article, reference }) => {
      const words = wordsOf(summariser(article));
      return { one: rouge(words, reference, 1), two: rouge(words, reference, 2) };
    });
    const even = scores.filter((_, index) => index % 2 === 0);
    const odd = scores.filter((_, index) => index % 2 === 1);
    const shown = [scores, even, odd].map(
      (part) => `${mean(part.map(({ one }) => one))} ${mean(part.map(({ two }) => two))}`,
    );
    console.log(`  ${name.padEnd(26)} ${shown.join("   ")}`);
  }
}

function time(articles: readonly ArticleDraft[], text: string): void {
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round++) for (const article of articles) summarise(article);
  const each = (performance.now() - start) / ROUNDS / articles.length;
  console.log(`  ${text}: ${(each * 1000).toFixed(0)} µs`);
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error("Name the folder of the articles with summaries: node bench/summaries.ts <folder>");
  process.exitCode = 2;
} else {
  const judged = readJudged(join(folder, "bbc.jsonl"));
  measure(judged);
  const articles = judged.map(({ article }) => article);
  time(articles, "an article of this collection");
  const blocks = articles.flatMap(({ document }) => document.blocks);
  const [first] = articles;
  if (first) time([{ ...first, document: { version: 1, blocks } }], "all of them as one article");
}

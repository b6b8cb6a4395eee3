/**
 * A generated archive of any size, for measuring search: article n is always the same, so none has to be kept.
 *
 * Its words: pronounceable ones whose frequencies follow Zipf's law (exponent 1, 60,000 ranks), as words of natural language do,
 * a third of them repeating an earlier word of the same text, and one of 500 a name out of five millions, so that the
 * vocabulary grows with the archive, as Heaps' law says. Titles of 5-12 words, leads of 15-35, bodies of 150-650 (some 2,600
 * characters together), 1-3 tags out of 50.
 */
import type { ArticleChanges, StoredArticle } from "../src/content/article-changes.ts";
import { documentFromText } from "../src/content/document.ts";

const VOCABULARY = 60_000;
const NAMES = 5_000_000;
const NAME_SHARE = 1 / 500;
/** The share of words that an article takes from what it has said before: texts keep to their subject. */
const REPEATED = 1 / 3;
const HOUR_MS = 3_600_000;

export interface GeneratedText {
  title: string;
  lead: string;
  tags: string[];
  body: string;
}

const word = zipfianWords();

export function generatedText(id: number): GeneratedText {
  const random = randomNumbers(id);
  const words = (least: number, most: number) => {
    const written: string[] = [];
    for (let length = least + Math.floor(random() * (most - least + 1)); length > 0; length--) {
      const repeated = random() < REPEATED ? written[Math.floor(random() * written.length)] : undefined;
      written.push(repeated ?? word(random));
    }
    return written.join(" ");
  };
  const tags = Array.from({ length: 1 + Math.floor(random() * 3) }, () => `Topic ${1 + Math.floor(random() * 50)}`);
  return { title: words(5, 12), lead: words(15, 35), body: words(150, 650), tags: [...new Set(tags)] };
}

function storedArticle(id: number): StoredArticle {
  const { title, lead, tags, body } = generatedText(id);
  return {
    id,
    revision: id,
    state: "published",
    title,
    lead,
    author: null,
    language: "en",
    publishedAt: Date.UTC(1990, 0, 1) + id * HOUR_MS,
    tags: tags.map((tag) => ({ title: tag, slug: tag.toLowerCase().replace(" ", "-") })),
    document: JSON.stringify(documentFromText(body)),
  };
}

/** The archive as the search index reads it. `spent` adds up the milliseconds that making it took; a text that was asked for is kept. */
export function generatedArchive(size: number): Pick<ArticleChanges, "changedSince" | "textsOf"> & { spent: number } {
  const asked = new Map<number, StoredArticle>();
  const archive = {
    spent: 0,
    async changedSince(revision: number, limit: number): Promise<StoredArticle[]> {
      const start = performance.now();
      const count = Math.max(0, Math.min(limit, size - revision));
      const articles = Array.from({ length: count }, (_, position) => storedArticle(revision + 1 + position));
      archive.spent += performance.now() - start;
      return articles;
    },
    async textsOf(ids: readonly number[]) {
      const start = performance.now();
      const articles = ids.map((id) => {
        const article = asked.get(id) ?? storedArticle(id);
        asked.set(id, article);
        return article;
      });
      archive.spent += performance.now() - start;
      return articles;
    },
  };
  return archive;
}

/** Queries of one to four words from random places of random articles: common words are asked for as often as they are written. */
export function generatedQueries(size: number, count: number): string[] {
  const random = randomNumbers(-1);
  return Array.from({ length: count }, (_, number) => {
    const body = generatedText(1 + Math.floor(random() * size)).body.split(" ");
    return Array.from({ length: 1 + (number % 4) }, () => body[Math.floor(random() * body.length)]).join(" ");
  });
}

/** A sampler of words: rank r is drawn with a probability proportional to 1/r; frequent words are short. */
function zipfianWords(): (random: () => number) => string {
  const sums = new Float64Array(VOCABULARY);
  const vocabulary = new Set<string>();
  const letters = randomNumbers(0);
  let sum = 0;
  for (let rank = 1; rank <= VOCABULARY; rank++) {
    sum += 1 / rank;
    sums[rank - 1] = sum;
    while (vocabulary.size < rank) vocabulary.add(spelt(letters, 2 + Math.round(Math.log2(rank) / 2)));
  }
  const words = [...vocabulary];
  return (random) => {
    if (random() < NAME_SHARE) return spelt(randomNumbers(Math.floor(random() * NAMES)), 9);
    const target = random() * sum;
    let [low, high] = [0, VOCABULARY - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < target) low = middle + 1;
      else high = middle;
    }
    return words[low]!;
  };
}

/** A word of a length, or one letter more: consonants and vowels in turn. */
function spelt(random: () => number, length: number): string {
  const one = (letters: string) => letters[Math.floor(random() * letters.length)] ?? "";
  const first = random() < 0.5 ? 0 : 1;
  const size = length + (random() < 0.5 ? 0 : 1);
  return Array.from({ length: size }, (_, at) => one((at + first) % 2 ? "aeiou" : "bcdfghjklmnpqrstvwxz")).join("");
}

/** Numbers in [0, 1) that are the same every time: mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) ^ 20_261_124;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

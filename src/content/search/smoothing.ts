import { idf } from "./bm25.ts";
import type { Forward } from "./forward.ts";
import type { CollectionStatistics } from "./rank.ts";

/** How many count as the most like one. */
const NEIGHBOURS = 10;
/** Words that more articles than this share of all have make none alike. */
const MAX_SHARE = 0.25;
/** The inverse document frequency that is supposed of a word that only one of them has: as if one article in 150 had it. */
const LONE_RARITY = 5;

/**
 * Moves each score towards those of the articles most like it among these (cosine of their tf·idf): relevant articles are like one
 * another, so one that scores high by chance stands alone.
 * @param ranked changed in place; the best first
 * @param weight what the score of an article just like it counts beside its own; up to 1, two alone never change places
 */
export function smoothed(
  ranked: readonly { index: number; score: number }[],
  at: (index: number) => Forward,
  statistics: CollectionStatistics,
  weight: number,
): void {
  const likeness = likenesses(
    ranked.map(({ index }) => at(index)),
    statistics,
  );
  const before = Float64Array.from(ranked, (one) => one.score);
  for (const [position, one] of ranked.entries()) {
    const alike = likeness.subarray(position * ranked.length, (position + 1) * ranked.length);
    let [sum, total] = [one.score, 1];
    for (const other of mostAlike(alike)) {
      const share = weight * (alike[other] ?? 0);
      total += share;
      sum += share * (before[other] ?? 0);
    }
    one.score = sum / total;
  }
}

/** Positions of the greatest, as many as there are neighbours. */
function mostAlike(alike: Float64Array): number[] {
  const most: number[] = [];
  for (let other = 0; other < alike.length; other++) {
    const value = alike[other] ?? 0;
    let place = most.length;
    while (place > 0 && (alike[most[place - 1] ?? 0] ?? 0) < value) place--;
    if (value === 0 || place === NEIGHBOURS) continue;
    most.splice(place, 0, other);
    if (most.length > NEIGHBOURS) most.pop();
  }
  return most;
}

/**
 * The cosine of each two articles' words, row by row; 0 of an article with itself. By what both have, term by term, for most pairs share
 * few. How rare a word is that only one of them has is guessed, for looking it up would cost more than all else.
 */
function likenesses(articles: readonly Forward[], statistics: CollectionStatistics): Float64Array {
  const size = articles.length;
  const squares = new Float64Array(size);
  const alike = new Float64Array(size * size);
  for (const [term, { articles: holders, weights }] of postingsOf(articles)) {
    const [lone = 0] = holders;
    if (holders.length === 1) {
      squares[lone] = (squares[lone] ?? 0) + ((weights[0] ?? 0) * LONE_RARITY) ** 2;
      continue;
    }
    const held = statistics.articlesWith(term);
    if (held > statistics.articles * MAX_SHARE && statistics.articles > size) continue;
    const rarity = idf(held, statistics.articles);
    for (const [place, article] of holders.entries()) {
      const weight = (weights[place] ?? 0) * rarity;
      weights[place] = weight;
      squares[article] = (squares[article] ?? 0) + weight * weight;
    }
    addProducts(holders, weights, alike, size);
  }
  const norms = squares.map(Math.sqrt);
  for (let first = 0; first < size; first++) {
    for (let second = 0; second < first; second++) {
      const norm = (norms[first] ?? 0) * (norms[second] ?? 0);
      const cosine = norm > 0 ? (alike[first * size + second] ?? 0) / norm : 0;
      alike[first * size + second] = cosine;
      alike[second * size + first] = cosine;
    }
  }
  return alike;
}

/** By term: the articles that hold it, and what its count weighs in each. */
function postingsOf(articles: readonly Forward[]): Map<number, { articles: number[]; weights: number[] }> {
  const postings = new Map<number, { articles: number[]; weights: number[] }>();
  for (const [article, words] of articles.entries()) {
    for (const [term, count] of countsOf(words)) {
      const list = postings.get(term) ?? { articles: [], weights: [] };
      if (list.articles.length === 0) postings.set(term, list);
      list.articles.push(article);
      list.weights.push(1 + Math.log(count));
    }
  }
  return postings;
}

/** Adds the products of each two holders' weights at the later one's row. */
function addProducts(holders: readonly number[], weights: readonly number[], sums: Float64Array, size: number): void {
  for (let first = 1; first < holders.length; first++) {
    const row = (holders[first] ?? 0) * size;
    const weight = weights[first] ?? 0;
    for (let second = 0; second < first; second++) {
      const place = row + (holders[second] ?? 0);
      sums[place] = (sums[place] ?? 0) + weight * (weights[second] ?? 0);
    }
  }
}

function countsOf({ title, lead, body }: Forward): Map<number, number> {
  const counts = new Map<number, number>();
  for (const field of [title, lead, body]) for (const term of field) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

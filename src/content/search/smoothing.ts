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
  const { terms, starts, holders, weights } = postingsOf(articles);
  for (let place = 0; place < terms.length; place++) {
    const [start, end] = [starts[place] as number, starts[place + 1] as number];
    if (end - start === 1) {
      const lone = holders[start] as number;
      squares[lone] = (squares[lone] as number) + ((weights[start] as number) * LONE_RARITY) ** 2;
      continue;
    }
    const held = statistics.articlesWith(terms[place] as number);
    if (held > statistics.articles * MAX_SHARE && statistics.articles > size) continue;
    const rarity = idf(held, statistics.articles);
    for (let first = start; first < end; first++) {
      const article = holders[first] as number;
      const weight = (weights[first] as number) * rarity;
      weights[first] = weight;
      squares[article] = (squares[article] as number) + weight * weight;
      // Holders are in ascending order, so each product stands in the row of the later one.
      const row = article * size;
      for (let second = start; second < first; second++) {
        const at = row + (holders[second] as number);
        alike[at] = (alike[at] as number) + weight * (weights[second] as number);
      }
    }
  }
  const norms = squares.map(Math.sqrt);
  for (let first = 0; first < size; first++) {
    for (let second = 0; second < first; second++) {
      const norm = (norms[first] as number) * (norms[second] as number);
      const cosine = norm > 0 ? (alike[first * size + second] as number) / norm : 0;
      alike[first * size + second] = cosine;
      alike[second * size + first] = cosine;
    }
  }
  return alike;
}

/** By term, in the order of `terms`: the articles that hold it, from `starts[n]` to `starts[n + 1]`, and what its count weighs in each. */
interface Postings {
  terms: Uint32Array;
  starts: Uint32Array;
  holders: Uint16Array;
  weights: Float64Array;
}

/** By term: one more than its place among the terms of these articles, else 0. Kept between calls, for it is as long as the vocabulary. */
let places = new Int32Array(1 << 16);

function postingsOf(articles: readonly Forward[]): Postings {
  const fieldsOf = ({ title, lead, body }: Forward) => [title, lead, body];
  let most = 0;
  let greatest = 0;
  for (const article of articles) {
    for (const field of fieldsOf(article)) {
      most += field.length;
      for (let at = 0; at < field.length; at++) greatest = Math.max(greatest, field[at] as number);
    }
  }
  if (places.length <= greatest) places = new Int32Array(2 ** Math.ceil(Math.log2(greatest + 1)));

  // First each article's terms with their counts, in the articles' order; then sorted by term (a counting sort).
  const terms = new Uint32Array(most);
  const counted = new Uint32Array(most + 1);
  const seen = new Int32Array(most).fill(-1);
  const [placeAt, holderAt, countAt] = [new Uint32Array(most), new Uint16Array(most), new Uint32Array(most)];
  let [distinct, pairs] = [0, 0];
  for (let article = 0; article < articles.length; article++) {
    const first = pairs;
    for (const field of fieldsOf(articles[article] as Forward)) {
      for (let at = 0; at < field.length; at++) {
        const term = field[at] as number;
        let place = (places[term] as number) - 1;
        if (place < 0) {
          place = distinct++;
          places[term] = distinct;
          terms[place] = term;
        }
        let pair = seen[place] as number;
        if (pair < first) {
          pair = pairs++;
          seen[place] = pair;
          placeAt[pair] = place;
          holderAt[pair] = article;
          counted[place + 1] = (counted[place + 1] as number) + 1;
        }
        countAt[pair] = (countAt[pair] as number) + 1;
      }
    }
  }
  for (let place = 0; place < distinct; place++) {
    places[terms[place] as number] = 0;
    counted[place + 1] = (counted[place + 1] as number) + (counted[place] as number);
  }
  const next = counted.slice(0, distinct);
  const [holders, weights] = [new Uint16Array(pairs), new Float64Array(pairs)];
  for (let pair = 0; pair < pairs; pair++) {
    const place = placeAt[pair] as number;
    const at = next[place] as number;
    next[place] = at + 1;
    holders[at] = holderAt[pair] as number;
    weights[at] = 1 + Math.log(countAt[pair] as number);
  }
  return { terms: terms.subarray(0, distinct), starts: counted.subarray(0, distinct + 1), holders, weights };
}

import { idf, saturated } from "./bm25.ts";
import { hasRun } from "./clauses.ts";
import { feedbackFrom } from "./feedback.ts";
import { decodeForward, type Forward } from "./forward.ts";
import { nearness } from "./nearness.ts";
import { type FieldWeights, RANK_WEIGHTS, type RankWeights } from "./rank-weights.ts";
import { type Scan, scanFor } from "./scan.ts";
import { smoothed } from "./smoothing.ts";

/** How many of the best are looked at for nearness and feedback, and for likeness; the others follow as they are. */
const WINDOW = 200;
const SMOOTHED = 100;
/** Among so many articles likeness costs more than it tells: fewer are compared. */
const MANY_ARTICLES = 20_000;
const SMOOTHED_OF_MANY = 40;
/** After how long half of what being new adds is gone. */
const FRESHNESS_HALF_LIFE_MS = 180 * 24 * 60 * 60 * 1000;

/** An article that is given a score. */
export interface Candidate {
  id: number;
  /** Epoch ms. */
  publishedAt: number;
  /** Its terms by field, in order (`encodeForward`). */
  forward: Uint8Array;
}

export interface CollectionStatistics {
  articles: number;
  /** In terms. */
  averageLength: FieldWeights;
  /** How many articles hold a term. */
  articlesWith(term: number): number;
}

/** What is looked for: any of several runs of terms that stand side by side. */
export interface RankClause {
  alternatives: readonly { terms: readonly number[]; weight: number }[];
  stop: boolean;
  phrase: boolean;
  /** At most so many articles have it. */
  articles: number;
}

export interface RankOptions {
  /** Epoch ms. */
  now: number;
  sort: "relevance" | "new";
  /** Runs of terms, side by side: what has one of them isn't found. */
  never?: readonly (readonly number[])[];
  /** Default: those that were chosen. */
  weights?: RankWeights;
}

export interface Ranked {
  /** Position in the candidates. */
  index: number;
  score: number;
  /** It has every word. */
  complete: boolean;
}

/**
 * Ranks candidates, the best first; of equals the newer, then the one with the higher id. What stands in quotation marks has to be
 * there. First a field-weighted BM25 (Robertson, Zaragoza & Taylor, "Simple BM25 Extension to Multiple Weighted Fields", CIKM 2004)
 * with coordination; then, among the best, nearness and order of the words (Tao & Zhai, "An Exploration of Proximity Measures",
 * SIGIR 2007), relevance feedback without a reader's (Lavrenko & Croft, "Relevance-Based Language Models", SIGIR 2001, mixed as
 * RM3), and smoothing of a score by those of the articles most like it (Diaz, "Regularizing Ad Hoc Retrieval Scores", CIKM 2005).
 * What is called exactly as the query comes first.
 */
export function rank(
  clauses: readonly RankClause[],
  candidates: readonly Candidate[],
  statistics: CollectionStatistics,
  { now, sort, never = [], weights = RANK_WEIGHTS }: RankOptions,
): Ranked[] {
  const telling = clauses.filter((clause) => !clause.stop);
  const asked = telling.length > 0 ? telling : clauses;
  const newest = (a: Ranked, b: Ranked) => {
    const [first, second] = [candidates[a.index], candidates[b.index]];
    return (second?.publishedAt ?? 0) - (first?.publishedAt ?? 0) || (second?.id ?? 0) - (first?.id ?? 0);
  };
  const best = (a: Ranked, b: Ranked) => b.score - a.score || newest(a, b);
  const worths = worthsOf(asked, statistics, weights);
  const scan = scanFor(asked, clauses, never, statistics, weights);
  const found: Scored[] = [];
  for (let index = 0; index < candidates.length; index++) {
    scan.read((candidates[index] as Candidate).forward);
    const scored = scan.unwanted ? undefined : firstScore(index, asked, worths, scan, weights);
    if (scored) found.push(scored);
  }
  if (sort === "new") return found.map((one) => ({ ...one, score: 0 })).sort(newest);

  const scored = found.filter((one) => one.score > 0).sort(best);
  const window = scored.slice(0, WINDOW);
  const words = new Map(
    window.map(({ index }): [number, Forward] => [index, decodeForward((candidates[index] as Candidate).forward)]),
  );
  const at = (index: number) => words.get(index) as Forward;
  for (const one of window) {
    one.near = (weights.nearness * nearness(asked, worths, at(one.index))) / asked.length;
    one.score += one.near;
  }
  window.sort(best);
  const feedback = feedbackFrom(window, at, statistics, weights);
  for (const one of window) {
    const more = feedback.found(at(one.index));
    const sum = (1 - weights.feedback) * one.sum + weights.feedback * more.sum;
    one.score = sum * coordinated(one.held + more.held, asked.length + feedback.size, weights);
  }
  window.sort(best);
  const compared = statistics.articles > MANY_ARTICLES ? SMOOTHED_OF_MANY : SMOOTHED;
  smoothed(window.slice(0, compared), at, statistics, weights.likeness);
  for (const one of window) {
    const age = Math.max(0, now - (candidates[one.index]?.publishedAt ?? 0));
    const fresh = weights.freshness * 0.5 ** (age / FRESHNESS_HALF_LIFE_MS);
    one.score = (one.score + one.near) * (1 + fresh + (isAbout(asked, at(one.index)) ? weights.titled : 0));
  }
  // What was looked at closely stays above what wasn't.
  const floor = Math.min(...window.map((one) => one.score));
  const rest = scored.slice(WINDOW);
  const scale = rest[0] && rest[0].score > 0 ? Math.min(1, floor / rest[0].score) : 1;
  for (const one of rest) one.score *= scale;
  const top = Math.max(0, ...window.map((one) => one.score));
  for (const one of scored) one.score += top * one.called;
  return scored.sort(best);
}

interface Scored extends Ranked {
  /** What the words it has are worth, of all words asked for. */
  sum: number;
  /** How many of them it has. */
  held: number;
  /** What their nearness adds. */
  near: number;
  /** How much it is called as the query (`Scan`). */
  called: number;
}

/** What each clause is worth: together as much as their inverse document frequencies. */
function worthsOf(
  clauses: readonly RankClause[],
  { articles }: CollectionStatistics,
  { rarity }: RankWeights,
): number[] {
  const frequencies = clauses.map((clause) => idf(clause.articles, articles));
  const raised = frequencies.map((one) => one ** rarity);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const scale = sum(raised) > 0 ? sum(frequencies) / sum(raised) : 0;
  return raised.map((one) => one * scale);
}

function coordinated(held: number, asked: number, { coordination }: RankWeights): number {
  return 1 + (coordination * held) / asked;
}

/** @returns undefined for an article without what stands in quotation marks */
function firstScore(
  index: number,
  asked: readonly RankClause[],
  worths: readonly number[],
  { frequencies, called }: Scan,
  weights: RankWeights,
): Scored | undefined {
  let [sum, held] = [0, 0];
  for (let at = 0; at < asked.length; at++) {
    const found = frequencies[at] as number;
    if (found > 0) {
      sum += ((worths[at] as number) * saturated(found, weights)) / asked.length;
      held++;
    } else if (asked[at]?.phrase) {
      return undefined;
    }
  }
  const score = held === 0 ? 0 : sum * coordinated(held, asked.length, weights);
  return { index, score, complete: held === asked.length, sum, held, near: 0, called };
}

function isAbout(clauses: readonly RankClause[], { title, tags }: Forward): boolean {
  return clauses.every(({ alternatives }) =>
    alternatives.some(({ terms }) => hasRun(title, terms) || hasRun(tags, terms)),
  );
}

import { idf, occurrenceWeights, saturated } from "./bm25.ts";
import type { Forward } from "./forward.ts";
import type { CollectionStatistics } from "./rank.ts";
import { FIELDS, type RankWeights } from "./rank-weights.ts";
import { termTable } from "./term-table.ts";

/** How many of the best are taken for relevant, and how many of their words are added. */
const RELEVANT = 5;
const ADDED = 20;
/** A word that more articles than this share of all have says nothing. */
const MAX_SHARE = 0.25;

/** What the words that were added to a query find in one article. */
export interface Feedback {
  /** How many words were added. */
  size: number;
  found(article: Forward): { sum: number; held: number };
}

/**
 * Adds to a query the words that the best articles have in common: how likely a word is in them, each as its score says, times how
 * rare it is elsewhere.
 * @param ranked the best first
 */
export function feedbackFrom(
  ranked: readonly { index: number; score: number }[],
  at: (index: number) => Forward,
  statistics: CollectionStatistics,
  weights: RankWeights,
): Feedback {
  const added = feedbackWeights(ranked.slice(0, RELEVANT), at, statistics);
  const table = termTable([...added.keys()]);
  const worths = Float64Array.from(added.values());
  const frequencies = new Float64Array(worths.length);
  function found(article: Forward): { sum: number; held: number } {
    frequencies.fill(0);
    const { title, lead, tags, body } = article;
    const lengths = { title: title.length, lead: lead.length, tags: tags.length, body: body.length };
    const counting = occurrenceWeights(lengths, statistics.averageLength, weights);
    for (const field of FIELDS) {
      const terms = article[field];
      for (let at = 0; at < terms.length; at++) {
        const place = table.placeOf(terms[at] as number);
        if (place >= 0) frequencies[place] = (frequencies[place] as number) + counting[field];
      }
    }
    let [sum, held] = [0, 0];
    for (let place = 0; place < frequencies.length; place++) {
      const frequency = frequencies[place] as number;
      if (frequency === 0) continue;
      sum += (worths[place] as number) * saturated(frequency, weights);
      held++;
    }
    return { sum, held };
  }
  return { size: worths.length, found };
}

/** By term: its share of what is added, times its inverse document frequency. */
function feedbackWeights(
  relevant: readonly { index: number; score: number }[],
  at: (index: number) => Forward,
  statistics: CollectionStatistics,
): Map<number, number> {
  const total = relevant.reduce((sum, one) => sum + one.score, 0);
  const likely = new Map<number, number>();
  for (const { index, score } of relevant) {
    const { title, lead, tags, body } = at(index);
    const share = score / total / (title.length + lead.length + tags.length + body.length);
    for (const field of [title, lead, tags, body]) {
      for (const term of field) likely.set(term, (likely.get(term) ?? 0) + share);
    }
  }
  const weighed: { term: number; weight: number; rare: number }[] = [];
  for (const [term, probability] of likely) {
    const held = statistics.articlesWith(term);
    if (held < 2 || held > statistics.articles * MAX_SHARE) continue;
    const rare = idf(held, statistics.articles);
    weighed.push({ term, weight: probability * rare, rare });
  }
  weighed.sort((a, b) => b.weight - a.weight || a.term - b.term);
  const added = weighed.slice(0, ADDED);
  const sum = added.reduce((all, one) => all + one.weight, 0);
  return new Map(added.map(({ term, weight, rare }) => [term, (weight / sum) * rare]));
}

import type { Forward } from "./forward.ts";
import { FIELDS, type FieldWeights, type RankWeights } from "./rank-weights.ts";

/** The inverse document frequency of BM25, never negative. */
export function idf(held: number, articles: number): number {
  return Math.log(1 + (articles - Math.min(held, articles) + 0.5) / (held + 0.5));
}

/** What a word counts that is there so often: at most `saturation` + 1 times what it counts once. */
export function saturated(frequency: number, { saturation }: Pick<RankWeights, "saturation">): number {
  return (frequency * (saturation + 1)) / (frequency + saturation);
}

/** What one occurrence in each field of an article counts: less, the longer the field is against the average. */
export function occurrenceWeights(
  article: Forward,
  averageLength: FieldWeights,
  { fields, lengths }: Pick<RankWeights, "fields" | "lengths">,
): FieldWeights {
  const weights = { ...fields };
  for (const field of FIELDS) {
    const relative = averageLength[field] > 0 ? article[field].length / averageLength[field] : 1;
    weights[field] = fields[field] / (1 - lengths[field] + lengths[field] * relative);
  }
  return weights;
}

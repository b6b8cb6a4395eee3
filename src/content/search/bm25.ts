import type { FieldWeights, RankWeights } from "./rank-weights.ts";

/** The inverse document frequency of BM25, never negative. */
export function idf(held: number, articles: number): number {
  return Math.log(1 + (articles - Math.min(held, articles) + 0.5) / (held + 0.5));
}

/** What a word counts that is there so often: at most `saturation` + 1 times what it counts once. */
export function saturated(frequency: number, { saturation }: Pick<RankWeights, "saturation">): number {
  return (frequency * (saturation + 1)) / (frequency + saturation);
}

/**
 * What one occurrence in each field of an article counts: less, the longer the field is against the average.
 * @param lengths the fields' lengths, in terms
 */
export function occurrenceWeights(
  lengths: FieldWeights,
  averageLength: FieldWeights,
  weights: Pick<RankWeights, "fields" | "lengths">,
): FieldWeights {
  const worth = (field: keyof FieldWeights) => {
    const relative = averageLength[field] > 0 ? lengths[field] / averageLength[field] : 1;
    return weights.fields[field] / (1 - weights.lengths[field] + weights.lengths[field] * relative);
  };
  return { title: worth("title"), lead: worth("lead"), tags: worth("tags"), body: worth("body") };
}

/** What a score is made of. `bench/search-weights.ts` measures others; `docs/search.md` says what came of it. */
export interface RankWeights {
  /** How much a word counts in each field. */
  fields: FieldWeights;
  /** How much a field's length against the average tells, 0 to 1: BM25's b. */
  lengths: FieldWeights;
  /** How soon more of the same word says nothing new: BM25's k1. */
  saturation: number;
  /** How much more the rarer of the words asked for count than their inverse document frequency says: its exponent. */
  rarity: number;
  /** What having all words adds to a score, and having some of them in proportion. */
  coordination: number;
  /** How much two words side by side count, relative to what the rarer of them is worth; further apart, less. */
  nearness: number;
  /** The share of a score that comes from what the best have in common beyond the words asked for. */
  feedback: number;
  /** How much the scores of the articles most like one count beside its own, times how like they are. */
  likeness: number;
  /** What having every word in title or tags adds: a long article whose subject it is before a short one that mentions it. */
  titled: number;
  /** What being new adds at most. */
  freshness: number;
}

export type FieldWeights = Record<(typeof FIELDS)[number], number>;
export const FIELDS = ["title", "lead", "tags", "body"] as const;

export const RANK_WEIGHTS: RankWeights = {
  fields: { title: 3, lead: 1.5, tags: 2, body: 1 },
  lengths: { title: 0.5, lead: 0.5, tags: 0.5, body: 0.75 },
  saturation: 1.6,
  rarity: 1.25,
  coordination: 0.25,
  nearness: 0.2,
  feedback: 0.2,
  likeness: 1,
  titled: 0.3,
  freshness: 0.05,
};

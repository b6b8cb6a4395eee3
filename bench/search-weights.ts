/**
 * Which weights rank judged collections best: `node bench/search-weights.ts <folder>` prints nDCG@10 of each collection with the weights
 * in use, then with one of them changed at a time, and last what choosing among all these on four fifths of the queries gives on the
 * fifth that was left out, for figures on queries that weights were chosen on flatter. Everything is in memory and every article
 * is a candidate, so it tells of analysis and ranking alone.
 */
import { eachWord } from "../src/content/search/analysis.ts";
import { clausesOf } from "../src/content/search/clauses.ts";
import { encodeForward } from "../src/content/search/forward.ts";
import type { IndexLexicon } from "../src/content/search/index-lexicon.ts";
import { parseQuery } from "../src/content/search/parse-query.ts";
import { type Candidate, rank } from "../src/content/search/rank.ts";
import { RANK_WEIGHTS, type RankWeights } from "../src/content/search/rank-weights.ts";
import { type JudgedCollection, mean, ndcg, readCollections } from "./judged-collections.ts";

const FOLDS = 5;

const { fields, lengths } = RANK_WEIGHTS;
/** By what is changed: the weights to try instead. */
const TRIED: [string, Partial<RankWeights>][] = [
  ["BM25 alone", { rarity: 1, coordination: 0, nearness: 0, feedback: 0, likeness: 0, titled: 0 }],
  ...[1, 2, 4, 5].map((title): [string, Partial<RankWeights>] => [`title ${title}`, { fields: { ...fields, title } }]),
  ...[0.5, 0.9].map((body): [string, Partial<RankWeights>] => [`length ${body}`, { lengths: { ...lengths, body } }]),
  ...variants("saturation", [1.2, 2]),
  ...variants("rarity", [1, 1.5]),
  ...variants("coordination", [0, 0.5, 1]),
  ...variants("nearness", [0, 0.1, 0.5]),
  ...variants("feedback", [0, 0.1, 0.3, 0.4]),
  ...variants("likeness", [0, 0.5, 1.5, 2]),
  ...variants("titled", [0, 0.15, 0.6]),
];

function variants(weight: keyof RankWeights, values: readonly number[]): [string, Partial<RankWeights>][] {
  return values.map((value) => [`${weight} ${value}`, { [weight]: value }]);
}

/** A collection as ranking sees it, and a function from weights to the nDCG of each query. */
function measured({ docs, queries, judgements }: JudgedCollection): (weights: RankWeights) => number[] {
  const ids = new Map<string, number>();
  const held: number[] = [];
  const idsOf = (text: string, language: string) => {
    const terms: number[] = [];
    const add = (term: string) => {
      if (!ids.has(term)) ids.set(term, ids.size);
      terms.push(ids.get(term) ?? 0);
    };
    eachWord(text, language, ({ parts, joined }) => {
      parts.forEach(add);
      if (joined !== undefined) add(joined);
    });
    return terms;
  };
  const averageLength = { title: 0, lead: 0, tags: 0, body: 0 };
  const candidates = docs.map(({ title, body, language }, id): Candidate => {
    const words = { title: idsOf(title, language), body: idsOf(body, language) };
    for (const term of new Set([...words.title, ...words.body])) held[term] = (held[term] ?? 0) + 1;
    averageLength.title += words.title.length / docs.length;
    averageLength.body += words.body.length / docs.length;
    return { id, publishedAt: 0, forward: encodeForward([words.title, [], [], words.body]) };
  });
  const articlesWith = (term: number) => held[term] ?? 0;
  const lexicon: IndexLexicon = {
    term: (term) => {
      const id = ids.get(term);
      return id === undefined ? undefined : { id, articles: articlesWith(id) };
    },
    articlesWith,
    // Queries are taken at their word: nothing is completed or corrected.
    termOf: () => undefined,
    termsBeginning: () => [],
    frequencies: () => new Map(),
    beginningWith: () => [],
  };
  const languages = [...new Set(docs.map((doc) => doc.language))];
  const context = { now: Temporal.Instant.fromEpochMilliseconds(0), timeZone: "UTC", language: languages[0] ?? "und" };
  const asked = queries.map(({ id, text }) => ({
    clauses: clausesOf(parseQuery(text, context).wanted, languages, lexicon),
    grades: judgements[id] ?? {},
  }));
  const statistics = { articles: docs.length, averageLength, articlesWith };
  return (weights) =>
    asked.map(({ clauses, grades }) => {
      const ranked = rank(clauses, candidates, statistics, { now: 0, sort: "relevance", weights });
      return ndcg(
        ranked.map(({ index }) => docs[index]?.id ?? ""),
        grades,
      );
    });
}

/** Of each fold what the weights give that are best on all others. */
function crossValidated(tried: readonly number[][]): number {
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const inFold = (scores: readonly number[]) => scores.filter((_, query) => query % FOLDS === fold);
    const outside = (scores: readonly number[]) => scores.filter((_, query) => query % FOLDS !== fold);
    const best = tried.reduce((a, b) => (mean(outside(b)) > mean(outside(a)) ? b : a));
    return inFold(best);
  });
  return mean(folds.flat());
}

function perFold(scores: readonly number[]): string {
  return Array.from({ length: FOLDS }, (_, fold) =>
    mean(scores.filter((_, query) => query % FOLDS === fold)).toFixed(3),
  ).join(" ");
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error("Name the folder of the judged collections: node bench/search-weights.ts <folder>");
  process.exitCode = 2;
} else {
  for (const collection of readCollections(folder)) {
    const measure = measured(collection);
    const tried = [["as they are", {}] as [string, Partial<RankWeights>], ...TRIED].map(([label, changed]) => {
      const scores = measure({ ...RANK_WEIGHTS, ...changed });
      console.log(`${collection.name}, ${label}: ${mean(scores).toFixed(4)} (${perFold(scores)})`);
      return scores;
    });
    console.log(
      `${collection.name}, chosen without the queries they are measured on: ${crossValidated(tried).toFixed(4)}`,
    );
  }
}

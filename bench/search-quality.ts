/**
 * How well search ranks judged collections, end to end: `node bench/search-quality.ts <folder>` prints nDCG@10 of each collection in the
 * folder (`judged-collections.ts`). Persian ones are measured twice: as given, and typed as readers do.
 */
import type { StoredArticle } from "../src/content/article-changes.ts";
import { documentFromText } from "../src/content/document.ts";
import { openSearchIndex, type SearchIndex } from "../src/content/search/search-index.ts";
import { DEPTH, type JudgedCollection, ndcg, readCollections } from "./judged-collections.ts";

/** The number of an article in the list is its id and revision. */
function asStored(doc: JudgedCollection["docs"][number], position: number): StoredArticle {
  return {
    id: position + 1,
    revision: position + 1,
    state: "published",
    title: doc.title,
    lead: null,
    author: null,
    document: JSON.stringify(documentFromText(doc.body)),
    tags: [],
    language: doc.language,
    publishedAt: 0,
  };
}

/** Persian letters for the Arabic ones, and a zero-width non-joiner before the plural and after the verb prefix. */
function asReadersType(text: string): string {
  return text
    .replaceAll("ي", "ی")
    .replaceAll("ك", "ک")
    .replace(/ (ها|های|هایی)(?= |$)/g, "\u200c$1")
    .replace(/(^| )(ن?می) /g, "$1$2\u200c");
}

async function measure({ name, docs, queries, judgements }: JudgedCollection): Promise<void> {
  const articles = docs.map(asStored);
  const language = docs[0]?.language ?? "en";
  const index = openSearchIndex(":memory:", {
    changedSince: async (revision, limit) => articles.slice(revision, revision + limit),
    textsOf: async (ids) => ids.flatMap((id) => articles[id - 1] ?? []),
  });
  await index.catchUp();
  const given = await meanNdcg(index, queries, (text) => text);
  console.log(`${name}: nDCG@${DEPTH} ${given.toFixed(3)}, ${queries.length} queries, ${docs.length} articles`);
  if (docs.some((doc) => doc.language === "fa")) {
    console.log(`${name}, typed as readers type: ${(await meanNdcg(index, queries, asReadersType)).toFixed(3)}`);
  }
  await index.close();

  async function meanNdcg(from: SearchIndex, asked: typeof queries, typed: (text: string) => string): Promise<number> {
    let sum = 0;
    for (const { id, text } of asked) {
      const context = { now: Temporal.Now.instant(), timeZone: "UTC", language };
      const { hits } = await from.search(typed(text), { limit: DEPTH, offset: 0, context });
      const ranking = hits.map((hit) => docs[hit.id - 1]?.id ?? "");
      sum += ndcg(ranking, judgements[id] ?? {});
    }
    return sum / asked.length;
  }
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error("Name the folder of the judged collections: node bench/search-quality.ts <folder>");
  process.exitCode = 2;
} else {
  for (const collection of readCollections(folder)) await measure(collection);
}

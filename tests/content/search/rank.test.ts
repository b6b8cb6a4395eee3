import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeForward, encodeForward, type Forward } from "../../../src/content/search/forward.ts";
import { type Candidate, type RankClause, type RankOptions, rank } from "../../../src/content/search/rank.ts";
import { RANK_WEIGHTS } from "../../../src/content/search/rank-weights.ts";
import { smoothed } from "../../../src/content/search/smoothing.ts";
import { fc, runs } from "../../fuzz.ts";

const DAY = 24 * 60 * 60 * 1000;
const NOW = 1_000 * DAY;

interface Text {
  title?: string;
  lead?: string;
  tags?: string;
  body?: string;
  publishedAt?: number;
}

/** Words stand for themselves: each is a term. */
function archive(texts: readonly Text[]) {
  const ids = new Map<string, number>();
  const idsOf = (text = "") =>
    Uint32Array.from(text.split(" ").filter(Boolean), (word) => ids.get(word) ?? ids.set(word, ids.size).size - 1);
  const candidates = texts.map(
    ({ title, lead, tags, body, publishedAt = 0 }, id): Candidate => ({
      id,
      publishedAt,
      forward: encodeForward([idsOf(title), idsOf(lead), idsOf(tags), idsOf(body)]),
    }),
  );
  const words = candidates.map(({ forward }) => decodeForward(forward));
  const articlesWith = (term: number) =>
    words.filter((one) => Object.values(one).some((field: Uint32Array) => field.includes(term))).length;
  const average = (field: "title" | "lead" | "tags" | "body") =>
    words.reduce((sum, one) => sum + one[field].length, 0) / candidates.length;
  const statistics = {
    articles: candidates.length,
    averageLength: { title: average("title"), lead: average("lead"), tags: average("tags"), body: average("body") },
    articlesWith,
  };
  /** Words, or phrases in quotation marks; what begins with a dot is a stop word. */
  const clausesOf = (query: string): RankClause[] =>
    (query.match(/"[^"]+"|\S+/g) ?? []).map((word) => {
      const terms = [...idsOf(word.replace(/["]|^\./g, ""))];
      const articles = Math.min(...terms.map(articlesWith));
      return { alternatives: [{ terms, weight: 1 }], stop: word.startsWith("."), phrase: terms.length > 1, articles };
    });
  return {
    candidates,
    words,
    statistics,
    clausesOf,
    /** Positions in `texts`, the best first. */
    ranked: (query: string, options: Partial<RankOptions> = {}) =>
      rank(clausesOf(query), candidates, statistics, { now: NOW, sort: "relevance", ...options }).map(
        (one) => one.index,
      ),
  };
}

/** Articles that have nothing to do with what is looked for, so that words are rare. */
const OTHERS = Array.from(
  { length: 40 },
  (_, at): Text => ({ title: `other${at}`, body: `filler${at} common words here` }),
);

test("a word in the title counts more than one in the text, and a rare word more than a common one", () => {
  const { ranked } = archive([
    { title: "harvest report", body: "numbers of one two three four five six seven eight wheat" },
    { title: "annual report", body: "harvest of one two three four five six seven eight wheat" },
    ...OTHERS.map((other) => ({ ...other, body: `${other.body} and more than twice as many of them as in any other` })),
  ]);
  assert.deepEqual(ranked("harvest wheat"), [0, 1]);
  const rare = archive([{ body: "volcano filler" }, { body: "common filler" }, ...OTHERS]);
  assert.equal(rare.ranked("volcano common")[0], 0);
});

test("words side by side and in the order asked for come before the same words turned, and apart", () => {
  const { ranked } = archive([
    { body: "water supply has been scarce in the old city since the dry year and then came plenty of" },
    { body: "supply water has been scarce in the old city since the dry year and then came plenty of" },
    { body: "water in the old city has been scarce since the dry year and then came plenty of supply" },
    ...OTHERS,
  ]);
  assert.deepEqual(ranked("water supply"), [0, 1, 2]);
});

test("a phrase is found only where its words stand side by side", () => {
  const { ranked } = archive([{ body: "new york times" }, { body: "york new times" }, ...OTHERS]);
  assert.deepEqual(ranked('"new york"'), [0]);
});

test("the article that is called exactly so comes first, whatever else speaks of it", () => {
  const { ranked } = archive([
    { title: "the harvest", body: "short" },
    { title: "harvest harvest harvest", tags: "harvest", body: "harvest harvest harvest harvest", publishedAt: NOW },
    { title: "the harvest of the year", lead: "the harvest", body: "harvest", publishedAt: NOW },
    ...OTHERS,
  ]);
  assert.equal(ranked(".the harvest")[0], 0);
});

test("stop words find only where nothing else is asked for", () => {
  const { ranked } = archive([{ body: "who knows" }, { body: "the storm" }, ...OTHERS]);
  assert.deepEqual(ranked(".who storm"), [1]);
  assert.deepEqual(ranked(".who"), [0]);
});

test("an article with every word stays above those that only have what the best have in common", () => {
  const alike = Array.from({ length: 12 }, (_, at) => ({
    title: `glacier melting ${at}`,
    body: "glacier ice alps summit melting snow climbers summer warm",
  }));
  const { ranked } = archive([...alike, { title: "museum", body: "a glacier in a museum of stones" }, ...OTHERS]);
  assert.equal(ranked("glacier museum")[0], alike.length);
});

test("what the best have in common puts an article that is about it before one that mentions a word", () => {
  const about = Array.from({ length: 6 }, () => ({ body: "election votes parliament party seats coalition" }));
  const { ranked } = archive([
    ...about,
    { body: "election votes parliament party seats recount" },
    { body: "election filler1 filler2 filler3 filler4 filler5" },
    ...OTHERS,
  ]);
  const places = ranked("election");
  assert.ok(places.indexOf(6) < places.indexOf(7));
});

test("an article like others that score high rises, and two alone keep their order however alike they are", () => {
  const { words, statistics } = archive([
    { body: "drought rivers wells farmers" },
    { body: "drought rivers wells harvest" },
    { body: "drought players goals referee" },
    ...OTHERS,
  ]);
  const smooth = (scores: readonly number[]) => {
    const ranked = scores.map((score, index) => ({ index, score }));
    smoothed(ranked, (index) => words[index] as Forward, statistics, RANK_WEIGHTS.likeness);
    return ranked.sort((a, b) => b.score - a.score).map((one) => one.index);
  };
  assert.deepEqual(smooth([1, 0.8, 0.85]), [0, 1, 2]);
  assert.deepEqual(smooth([0.2, 1]), [1, 0]);
});

test("of equals the newer comes first, then the one with the higher id", () => {
  const same = { title: "storm", body: "storm at sea" };
  const { ranked } = archive([
    { ...same, publishedAt: 1 },
    { ...same, publishedAt: 2 },
    { ...same, publishedAt: 2 },
  ]);
  assert.deepEqual(ranked("storm at", { now: 2 }), [2, 1, 0]);
});

test("being new decides between articles that are nearly as good, and not against a clearly better one", () => {
  const old = { title: "old storm", body: "storm over the coast with rain", publishedAt: NOW - 900 * DAY };
  const fresh = { title: "new storm", body: "storm over the coast with rain again", publishedAt: NOW };
  assert.deepEqual(archive([old, fresh, ...OTHERS]).ranked("storm"), [1, 0]);
  const mention = { title: "council", body: "the council met before the storm came and went", publishedAt: NOW };
  assert.deepEqual(archive([old, mention, ...OTHERS]).ranked("storm"), [0, 1]);
});

test("the age of articles that are all of one date changes nothing", () => {
  const { candidates, clausesOf, statistics } = archive([
    { title: "storm" },
    { body: "storm sea" },
    { body: "sea" },
    ...OTHERS,
  ]);
  const order = (publishedAt: number) =>
    rank(
      clausesOf("storm sea"),
      candidates.map((one) => ({ ...one, publishedAt })),
      statistics,
      { now: NOW, sort: "relevance" },
    ).map((one) => one.index);
  assert.deepEqual(order(0), order(NOW));
});

test("the newest come first where a reader asks for them", () => {
  const { ranked } = archive([
    { title: "storm", publishedAt: 1 },
    { body: "a storm", publishedAt: 3 },
    { body: "storm storm", publishedAt: 2 },
  ]);
  assert.deepEqual(ranked("storm", { sort: "new" }), [1, 2, 0]);
});

test("a spelling that was only meant counts less than one that was typed", () => {
  const { candidates, statistics, clausesOf } = archive([{ body: "form of it" }, { body: "from of it" }, ...OTHERS]);
  const [typed, meant] = clausesOf("from form");
  const alternatives = [
    ...(typed?.alternatives ?? []),
    ...(meant?.alternatives ?? []).map((one) => ({ ...one, weight: 0.5 })),
  ];
  const clause = { alternatives, stop: false, phrase: false, articles: 2 };
  const order = rank([clause], candidates, statistics, { now: NOW, sort: "relevance" });
  assert.deepEqual(
    order.map((one) => one.index),
    [1, 0],
  );
});

test("any query over any articles gives each that has a word once, by falling scores, however the candidates lie", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 12 }).map((list) => list.join(" "));
  const texts = fc.array(fc.record({ title: words, lead: words, tags: words, body: words, publishedAt: fc.nat(9) }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(texts, words, (articles, query) => {
      const { candidates, words: fields, clausesOf, statistics } = archive(articles);
      const clauses = clausesOf(query);
      const order = (list: readonly Candidate[]) => rank(clauses, list, statistics, { now: 9, sort: "relevance" });
      const found = order(candidates);
      const asked = new Set(clauses.flatMap((clause) => clause.alternatives.flatMap(({ terms }) => terms)));
      const holding = fields.filter((one) =>
        [one.title, one.lead, one.tags, one.body].some((field) => field.some((term) => asked.has(term))),
      );
      assert.equal(new Set(found.map((one) => one.index)).size, holding.length);
      for (const [place, { score }] of found.entries())
        assert.ok(score > 0 && score <= (found[place - 1]?.score ?? Infinity));
      const turned = [...candidates].reverse();
      assert.deepEqual(
        order(turned).map((one) => turned[one.index]?.id),
        found.map((one) => candidates[one.index]?.id),
      );
    }),
    { numRuns: runs(200) },
  );
});

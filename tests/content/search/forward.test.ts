import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeForward, encodeForward } from "../../../src/content/search/forward.ts";
import type { RankClause } from "../../../src/content/search/rank.ts";
import { RANK_WEIGHTS } from "../../../src/content/search/rank-weights.ts";
import { scanFor } from "../../../src/content/search/scan.ts";
import { fc, runs } from "../../fuzz.ts";

/** Small numbers, those around what takes another form, and the greatest. */
const term = fc.oneof(
  { weight: 5, arbitrary: fc.nat(4) },
  fc.constantFrom(0xfffe, 0xffff, 0x10000, 0x10001, 0xffff_ffff),
);
const field = fc.array(term, { maxLength: 8 });
const fields = fc.tuple(field, field, field, field);

test("an article's terms are read as they were written, whatever their ids", () => {
  const property = fc.property(fields, fc.boolean(), ([title, lead, tags, body], odd) => {
    const bytes = encodeForward([title, lead, tags, body]);
    // At an odd address, as a piece of something larger may lie.
    const given = odd ? new Uint8Array([0, ...bytes]).subarray(1) : bytes;
    const read = decodeForward(given);
    assert.deepEqual(
      [read.title, read.lead, read.tags, read.body].map((one) => [...one]),
      [title, lead, tags, body],
    );
  });
  fc.assert(property, { numRuns: runs(500) });
});

test("a scan finds in each field what looking through it finds", () => {
  const run = fc.record({ terms: fc.array(term, { minLength: 1, maxLength: 3 }), weight: fc.constantFrom(1, 0.5) });
  const clause = fc.record({
    alternatives: fc.array(run, { maxLength: 3 }),
    stop: fc.constant(false),
    phrase: fc.constant(false),
    articles: fc.constant(1),
  });
  const average = { title: 3, lead: 3, tags: 3, body: 3 };
  /** Without the articles' lengths, so that an occurrence counts what its field does. */
  const weights = { fields: RANK_WEIGHTS.fields, lengths: { title: 0, lead: 0, tags: 0, body: 0 } };
  const count = (terms: readonly number[], run: readonly number[]) =>
    terms.filter((_, at) => run.every((one, further) => terms[at + further] === one)).length;
  const property = fc.property(
    fc.array(fields, { minLength: 1, maxLength: 4 }),
    fc.array(clause, { maxLength: 4 }),
    fc.array(fc.array(term, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    (articles, clauses: RankClause[], never) => {
      const scan = scanFor(clauses, clauses, never, { averageLength: average }, weights);
      for (const article of articles) {
        scan.read(encodeForward(article));
        const counting = [weights.fields.title, weights.fields.lead, weights.fields.tags, weights.fields.body];
        for (const [at, { alternatives }] of clauses.entries()) {
          let expected = 0;
          for (const { terms, weight } of alternatives) {
            for (const [place, words] of article.entries()) expected += weight * counting[place]! * count(words, terms);
          }
          assert.ok(Math.abs(scan.frequencies[at]! - expected) < 1e-9);
        }
        const unwanted = never.some((run) => article.some((words) => count(words, run) > 0));
        assert.equal(scan.unwanted, unwanted);
      }
    },
  );
  fc.assert(property, { numRuns: runs(500) });
});

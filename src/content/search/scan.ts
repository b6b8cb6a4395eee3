import { occurrenceWeights } from "./bm25.ts";
import { ESCAPE, forwardReader, HEADER, readEnds, twoUnits, unitsOf } from "./forward.ts";
import type { CollectionStatistics, RankClause } from "./rank.ts";
import type { FieldWeights, RankWeights } from "./rank-weights.ts";
import { termTable } from "./term-table.ts";

/** What of a query one article has. */
export interface Scan {
  /** By clause: how often it is there, by what its fields count. */
  frequencies: Float64Array;
  /** It has a run of terms that it must not have. */
  unwanted: boolean;
  /**
   * How much its title is the query, word for word: 1 when it is, less where other spellings than the typed ones make it so, 0 when it
   * isn't.
   */
  called: number;
  /** Reads an article (`encodeForward`) and sets what is above. */
  read(forward: Uint8Array): void;
}

interface Run {
  terms: readonly number[];
  weight: number;
  /** The position of its clause; -1 for what must not be there. */
  clause: number;
}

const reader = forwardReader();

/**
 * Looks for a query in many articles, in one pass over each one's terms and without leaving anything for the garbage collector: a search
 * reads up to a million terms, nearly all of which are others than those that are looked for.
 * @param asked what frequencies are counted of
 * @param title the whole query, stop words included
 * @param never runs of terms that rule an article out
 */
export function scanFor(
  asked: readonly RankClause[],
  title: readonly RankClause[],
  never: readonly (readonly number[])[],
  { averageLength }: Pick<CollectionStatistics, "averageLength">,
  weights: Pick<RankWeights, "fields" | "lengths">,
): Scan {
  const runs: Run[] = [
    ...asked.flatMap(({ alternatives }, clause) => alternatives.map((run) => ({ ...run, clause }))),
    ...never.map((terms) => ({ terms, weight: 1, clause: -1 })),
  ].filter(({ terms }) => terms.length > 0);
  const byFirst = Map.groupBy(runs, ({ terms }) => terms[0] as number);
  const table = termTable([...byFirst.keys()]);
  const beginning = [...byFirst.values()];
  const longestTitle = title.reduce(
    (sum, { alternatives }) => sum + Math.max(0, ...alternatives.map(({ terms }) => terms.length)),
    0,
  );
  /** 1 where a unit may begin a term that is looked for. */
  const telling = new Uint8Array(1 << 16);
  telling[ESCAPE] = 1;
  for (const term of byFirst.keys()) telling[Math.min(term, ESCAPE)] = 1;

  const ends = { title: 0, lead: 0, tags: 0, body: 0 };
  const lengths: FieldWeights = { title: 0, lead: 0, tags: 0, body: 0 };
  let counting = lengths;
  /** Whether `reader` has this article. */
  let decoded = false;

  function found(runsHere: readonly Run[], position: number, forward: Uint8Array): void {
    const field = fieldAt(position, ends);
    for (const { terms, weight, clause } of runsHere) {
      if (terms.length > 1) {
        if (!decoded) reader.read(forward);
        decoded = true;
        if (position + terms.length > ends[field] || !isAt(reader.ids, position, terms)) continue;
      }
      if (clause < 0) scan.unwanted = true;
      else scan.frequencies[clause] = (scan.frequencies[clause] as number) + weight * counting[field];
    }
  }

  const scan: Scan = {
    frequencies: new Float64Array(asked.length),
    unwanted: false,
    called: 0,
    read(forward) {
      const units = unitsOf(forward);
      readEnds(units, ends);
      lengths.title = ends.title;
      lengths.lead = ends.lead - ends.title;
      lengths.tags = ends.tags - ends.lead;
      lengths.body = ends.body - ends.tags;
      counting = occurrenceWeights(lengths, averageLength, weights);
      scan.frequencies.fill(0);
      scan.unwanted = false;
      decoded = false;
      let escapes = 0;
      for (let at = HEADER; at < units.length; at++) {
        let term = units[at] as number;
        if (telling[term] === 0) continue;
        const position = at - HEADER - 2 * escapes;
        if (term === ESCAPE) {
          term = twoUnits(units, at + 1);
          at += 2;
          escapes++;
        }
        const place = table.placeOf(term);
        if (place >= 0) found(beginning[place] as Run[], position, forward);
      }
      scan.called = 0;
      if (ends.title > longestTitle || longestTitle === 0) return;
      if (!decoded) reader.read(forward);
      scan.called = calledSo(reader.ids, ends.title, title);
    },
  };
  return scan;
}

function fieldAt(position: number, ends: FieldWeights): keyof FieldWeights {
  if (position >= ends.tags) return "body";
  if (position < ends.title) return "title";
  return position < ends.lead ? "lead" : "tags";
}

function isAt(ids: Uint32Array, position: number, terms: readonly number[]): boolean {
  for (let further = 0; further < terms.length; further++) {
    if (ids[position + further] !== terms[further]) return false;
  }
  return true;
}

/** @param ids a title's terms are the first `length` of them */
function calledSo(ids: Uint32Array, length: number, clauses: readonly RankClause[]): number {
  let ends = new Map([[0, 1]]);
  for (const { alternatives } of clauses) {
    const next = new Map<number, number>();
    for (const [from, sure] of ends) {
      for (const { terms, weight } of alternatives) {
        const end = from + terms.length;
        if (end > length || !isAt(ids, from, terms)) continue;
        next.set(end, Math.max(next.get(end) ?? 0, sure * Math.min(1, weight)));
      }
    }
    ends = next;
  }
  return clauses.length > 0 ? (ends.get(length) ?? 0) : 0;
}

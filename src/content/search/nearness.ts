import type { Forward } from "./forward.ts";
import type { RankClause } from "./rank.ts";

/** Words further apart than this, in words, have nothing to do with each other. */
const FAR = 8;

/**
 * How near each two words that follow each other in the query come in an article: 1/distance, one further where their order is
 * turned, times the weight of the rarer.
 */
export function nearness(clauses: readonly RankClause[], weights: readonly number[], candidate: Forward): number {
  if (clauses.length < 2) return 0;
  let sum = 0;
  for (const field of [candidate.title, candidate.lead, candidate.body]) {
    const positions = clauses.map((clause) => positionsOf(clause, field));
    for (let at = 0; at + 1 < clauses.length; at++) {
      const distance = least(positions[at] ?? [], positions[at + 1] ?? []);
      if (distance < FAR) sum += Math.min(weights[at] ?? 0, weights[at + 1] ?? 0) / distance;
    }
  }
  return sum;
}

function positionsOf({ alternatives }: RankClause, field: Uint32Array): number[] {
  const found: number[] = [];
  for (const { terms } of alternatives) {
    const [first = -1] = terms;
    for (let at = field.indexOf(first); at >= 0; at = field.indexOf(first, at + 1)) found.push(at);
  }
  return alternatives.length > 1 ? found.sort((a, b) => a - b) : found;
}

/** The least distance between positions of two words, both in ascending order. */
function least(first: readonly number[], second: readonly number[]): number {
  let distance = Number.POSITIVE_INFINITY;
  for (let [a, b] = [0, 0]; a < first.length && b < second.length; ) {
    const gap = (second[b] ?? 0) - (first[a] ?? 0);
    if (gap > 0) {
      distance = Math.min(distance, gap);
      a++;
    } else {
      if (gap < 0) distance = Math.min(distance, 1 - gap);
      b++;
    }
  }
  return distance;
}

/**
 * Sets and counts of terms by arrays as long as the vocabulary: ids are small numbers, and an index is made of hundreds of millions of
 * occurrences. The arrays grow with the ids that are put in.
 */

/** @returns a function that gives the distinct terms of some fields, in the order in which they are first there; the array is its own */
export function distinctTerms(): (fields: readonly ArrayLike<number>[]) => number[] {
  /** By term: the last call in which it was seen. */
  let seen = new Uint32Array(1 << 16);
  let call = 0;
  return (fields) => {
    call++;
    const distinct: number[] = [];
    for (const field of fields) {
      for (let at = 0; at < field.length; at++) {
        const term = field[at] as number;
        if (term >= seen.length) seen = grown(seen, term);
        if (seen[term] === call) continue;
        seen[term] = call;
        distinct.push(term);
      }
    }
    return distinct;
  };
}

/** By how much the number of articles of each term has changed. */
export interface ArticleCounts {
  add(terms: readonly number[], by: 1 | -1): void;
  /** Tells of each term that was added to, its sum may be 0, and forgets it. */
  take(visit: (term: number, by: number) => void): void;
}

export function articleCounts(): ArticleCounts {
  let sums = new Int32Array(1 << 16);
  let isListed = new Uint8Array(sums.length);
  let listed: number[] = [];
  return {
    add(terms, by) {
      for (const term of terms) {
        if (term >= sums.length) {
          sums = grown(sums, term);
          isListed = grown(isListed, term);
        }
        sums[term] = (sums[term] as number) + by;
        if (isListed[term] === 1) continue;
        isListed[term] = 1;
        listed.push(term);
      }
    },
    take(visit) {
      const taken = listed;
      listed = [];
      for (const term of taken) {
        const by = sums[term] as number;
        sums[term] = 0;
        isListed[term] = 0;
        visit(term, by);
      }
    },
  };
}

/** @returns a longer copy of an array, which has `place`, its length a power of two */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(array: T, place: number): T {
  const larger = new (array.constructor as new (length: number) => T)(2 ** Math.ceil(Math.log2(place + 1)));
  larger.set(array);
  return larger;
}

/**
 * Finds few terms among very many: an open-addressing hash table with linear probing (Knuth, TAOCP 6.4), nearly empty, so that most
 * questions are answered by one look into memory that is at hand.
 */
export interface TermTable {
  /** The place of a term in the list that the table was made of; -1 for any other. */
  placeOf(term: number): number;
}

const SLOTS_PER_TERM = 8;

/** @param terms without duplicates */
export function termTable(terms: readonly number[]): TermTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(64, terms.length * SLOTS_PER_TERM)));
  const mask = size - 1;
  const places = new Int32Array(size).fill(-1);
  const keys = new Uint32Array(size);
  for (const [place, term] of terms.entries()) {
    let slot = term & mask;
    while (places[slot] !== -1) slot = (slot + 1) & mask;
    places[slot] = place;
    keys[slot] = term;
  }
  return {
    placeOf(term) {
      for (let slot = term & mask; ; slot = (slot + 1) & mask) {
        const place = places[slot] as number;
        if (place === -1 || keys[slot] === term) return place;
      }
    },
  };
}

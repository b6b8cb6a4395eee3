import { grown } from "./term-sets.ts";

/**
 * What is known of words, by their raw spelling where it stands in a text. A map would need each occurrence as a string of its own, to be
 * cut and hashed before it is looked up: that was a third of what indexing took.
 */
export interface WordTable<Word> {
  /** @returns what was put of the spelling that stands in `text` from `start` to `end` (UTF-16 units); undefined where nothing was */
  find(text: string, start: number, end: number): Word | undefined;
  /** To be called after `find` has found nothing, with the same. When the table is full all others are forgotten. */
  put(text: string, start: number, end: number, word: Word): void;
}

/**
 * Odd, and another in every process, so that nobody can write a text whose words all come to lie at one place. Over all units of a word
 * it makes what is called a polynomial hash.
 */
const FACTOR = Math.floor(Math.random() * 2 ** 30) * 2 + 1;

/** Words that a table begins with room for; a power of two. A thread that only searches knows few, in many languages. */
const FIRST_CAPACITY = 1 << 9;

/**
 * An open hash table with linear probing (Knuth, TAOCP 6.4, algorithm L), at most half full.
 * @param most words, a power of two: of more, all are forgotten
 */
export function wordTable<Word>(most: number): WordTable<Word> {
  let capacity = Math.min(FIRST_CAPACITY, most);
  /** At each place a hash, and the number of an entry from 1 on, or 0: side by side, because memory is slower than all else here. */
  let table = new Int32Array(4 * capacity);
  let lastPlace = 2 * capacity - 1;
  /** Where each entry's spelling ends in `units`; it begins where the one before it ends. */
  let ends = new Uint32Array(capacity + 1);
  let units = new Uint16Array(8 * capacity);
  const words: Word[] = [];

  function isSpelt(entry: number, text: string, start: number, end: number): boolean {
    let unit = ends[entry - 1] as number;
    if ((ends[entry] as number) - unit !== end - start) return false;
    for (let at = start; at < end; at++) if (units[unit++] !== text.charCodeAt(at)) return false;
    return true;
  }

  function find(text: string, start: number, end: number): Word | undefined {
    const hash = hashOf(text, start, end);
    for (let place = hash & lastPlace; ; place = (place + 1) & lastPlace) {
      const entry = table[2 * place + 1] as number;
      if (entry === 0) return undefined;
      if (table[2 * place] === hash && isSpelt(entry, text, start, end)) return words[entry - 1];
    }
  }

  function put(text: string, start: number, end: number, word: Word): void {
    if (words.length === capacity) makeRoom();
    words.push(word);
    enter(hashOf(text, start, end), words.length);
    let unit = ends[words.length - 1] as number;
    if (units.length < unit + end - start) units = grown(units, unit + end - start);
    for (let at = start; at < end; at++) units[unit++] = text.charCodeAt(at);
    ends[words.length] = unit;
  }

  function enter(hash: number, entry: number): void {
    let place = hash & lastPlace;
    while (table[2 * place + 1] !== 0) place = (place + 1) & lastPlace;
    table[2 * place] = hash;
    table[2 * place + 1] = entry;
  }

  function makeRoom(): void {
    if (capacity === most) {
      table.fill(0);
      words.length = 0;
      return;
    }
    const former = table;
    capacity *= 2;
    lastPlace = 2 * capacity - 1;
    table = new Int32Array(4 * capacity);
    ends = grown(ends, capacity);
    for (let at = 0; at < former.length; at += 2) {
      if (former[at + 1] !== 0) enter(former[at] as number, former[at + 1] as number);
    }
  }

  return { find, put };
}

function hashOf(text: string, start: number, end: number): number {
  let hash = FACTOR;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FACTOR);
  // The upper bits depend on all units, the lower ones on little of them.
  return hash ^ (hash >>> 15);
}

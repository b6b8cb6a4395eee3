import type { Forward } from "./forward.ts";

/** Two articles are told as one when so much of their words is the same (Jaccard's index of their sets of terms). */
const SAME = 0.9;
/** Articles of the same story are nearly of one length. */
const SAME_LENGTH = 0.8;
/** Articles of fewer different terms are too alike by chance, or are notices of one form. */
const MIN_TERMS = 20;

/**
 * Of the rarest words of an article so many are compared first: of two that say the same nearly all are the same. A word's id is the
 * higher, the later it was first seen.
 */
const RAREST = 8;

type Words = Pick<Forward, "title" | "lead" | "body">;

interface Compared {
  words: Words;
  length: number;
  rarest: Uint32Array;
  /** Made when it is needed. */
  terms?: ReadonlySet<number>;
}

/**
 * Folds near-duplicates: of several that say the same the first stays.
 * @param count how many articles there are, the best first
 * @param wordsOf the words of the article at a position
 * @param depth only so many of the first are compared
 * @returns positions, in order, with how many were folded into each
 */
export function foldDuplicates(
  count: number,
  wordsOf: (position: number) => Words,
  depth: number,
): { position: number; duplicates: number }[] {
  const kept: { position: number; duplicates: number; compared?: Compared }[] = [];
  for (let position = 0; position < count; position++) {
    if (position >= depth) {
      kept.push({ position, duplicates: 0 });
      continue;
    }
    const compared = comparedOf(wordsOf(position));
    const same = kept.find((one) => one.compared && areSame(one.compared, compared));
    if (same) same.duplicates++;
    else kept.push({ position, duplicates: 0, compared });
  }
  return kept.map(({ position, duplicates }) => ({ position, duplicates }));
}

function comparedOf(words: Words): Compared {
  const { title, lead, body } = words;
  const rarest = new Uint32Array(RAREST);
  for (const field of [title, lead, body]) {
    for (let at = 0; at < field.length; at++) {
      const term = field[at] as number;
      if (term <= (rarest[0] as number) || rarest.includes(term)) continue;
      // In ascending order: the least of them makes way.
      let place = 0;
      for (; place + 1 < RAREST && (rarest[place + 1] as number) < term; place++) {
        rarest[place] = rarest[place + 1] as number;
      }
      rarest[place] = term;
    }
  }
  return { words, length: title.length + lead.length + body.length, rarest };
}

function areSame(a: Compared, b: Compared): boolean {
  // Most articles are of another length, or have other rare words, which is quickly seen.
  if (Math.min(a.length, b.length) < SAME_LENGTH * Math.max(a.length, b.length)) return false;
  if (!a.rarest.some((term) => b.rarest.includes(term))) return false;
  return haveSame(termsOf(a), termsOf(b));
}

function termsOf(compared: Compared): ReadonlySet<number> {
  const { title, lead, body } = compared.words;
  compared.terms ??= new Set([...title, ...lead, ...body]);
  return compared.terms;
}

function haveSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size < MIN_TERMS || small.size < SAME * large.size) return false;
  // |A ∩ B| / |A ∪ B| ≥ s means that |A ∩ B| ≥ s (|A| + |B|) / (1 + s).
  const needed = (SAME * (a.size + b.size)) / (1 + SAME);
  let missing = 0;
  for (const term of small) if (!large.has(term) && ++missing > small.size - needed) return false;
  return true;
}

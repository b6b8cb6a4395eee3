import type { Forward } from "./forward.ts";

/** Two articles are told as one when so much of their words is the same (Jaccard's index of their sets of terms). */
const SAME = 0.9;
/** Articles of the same story are nearly of one length. */
const SAME_LENGTH = 0.8;
/** Articles of fewer different terms are too alike by chance, or are notices of one form. */
const MIN_TERMS = 20;

/**
 * Folds near-duplicates: of several that say the same the first stays.
 * @param articles the best first; only the first `depth` of them are compared
 * @returns positions in `articles`, in order, with how many were folded into each
 */
export function foldDuplicates(
  articles: readonly Pick<Forward, "title" | "lead" | "body">[],
  depth: number,
): { position: number; duplicates: number }[] {
  const sets = new Map<number, ReadonlySet<number>>();
  const termsOf = (position: number): ReadonlySet<number> => {
    const known = sets.get(position);
    if (known) return known;
    const { title, lead, body } = articles[position] as (typeof articles)[number];
    const terms = new Set([...title, ...lead, ...body]);
    sets.set(position, terms);
    return terms;
  };
  const lengths = articles.slice(0, depth).map(({ title, lead, body }) => title.length + lead.length + body.length);
  const kept: { position: number; duplicates: number }[] = [];
  for (const position of articles.keys()) {
    const length = lengths[position];
    const same =
      length === undefined
        ? undefined
        : kept.find((one) => {
            const other = lengths[one.position] ?? 0;
            // Most articles are of another length, which is quickly seen.
            const alike = Math.min(length, other) >= SAME_LENGTH * Math.max(length, other);
            return alike && areSame(termsOf(one.position), termsOf(position));
          });
    if (same) same.duplicates++;
    else kept.push({ position, duplicates: 0 });
  }
  return kept;
}

function areSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size < MIN_TERMS || small.size < SAME * large.size) return false;
  // |A ∩ B| / |A ∪ B| ≥ s means that |A ∩ B| ≥ s (|A| + |B|) / (1 + s).
  const needed = (SAME * (a.size + b.size)) / (1 + SAME);
  let missing = 0;
  for (const term of small) if (!large.has(term) && ++missing > small.size - needed) return false;
  return true;
}

/** Persian affixes that are written attached, detached by a space, or by a zero-width non-joiner; in folded spelling. */
const PLURAL = "ها|های|هایی|هایم|هایت|هایش|هایمان|هایتان|هایشان";
export const PERSIAN_AFFIXES: ReadonlySet<string> = new Set([
  ...PLURAL.split("|"),
  ..."می نمی تر ترین تری ی ای ام ات اش اند ایم اید مان تان شان".split(" "),
]);
const ATTACHED_PLURAL = new RegExp(`^(.{2,}?)(?:${PLURAL})$`);
/** Words that only look like a plural: alone, they, these, end, loneliness, final. */
const NO_PLURAL: ReadonlySet<string> = new Set("تنها انها اینها انتها تنهایی انتهایی نهایی تنهای انتهای".split(" "));
/** An attached superlative; the comparative has too many words that only look like one (دختر, دفتر). */
const SUPERLATIVE = /^(.{3,})ترین$/;
/** The stem of a folded Persian word: without an attached plural or superlative, and without a hamza at its end. */
export function persianStem(word: string): string {
  const bare = word.length > 2 && word.endsWith("ء") ? word.slice(0, -1) : word;
  if (NO_PLURAL.has(bare)) return bare;
  const singular = ATTACHED_PLURAL.exec(bare)?.[1] ?? bare;
  return SUPERLATIVE.exec(singular)?.[1] ?? singular;
}

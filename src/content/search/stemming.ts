/**
 * Endings that are cheap to take off and clearly only endings. More than this needs to know the language.
 */

/** Persian affixes that are written attached, detached by a space, or by a zero-width non-joiner; in folded spelling. */
const PERSIAN_PLURAL = "ها|های|هایی|هایم|هایت|هایش|هایمان|هایتان|هایشان";
export const PERSIAN_AFFIXES: ReadonlySet<string> = new Set([
  ...PERSIAN_PLURAL.split("|"),
  ..."می نمی تر ترین تری ی ای ام ات اش اند ایم اید مان تان شان".split(" "),
]);
const ATTACHED_PLURAL = new RegExp(`^(.{2,}?)(?:${PERSIAN_PLURAL})$`);
/** Words that only look like a plural: alone, they, these, end, loneliness, final. */
const NO_PLURAL: ReadonlySet<string> = new Set("تنها انها اینها انتها تنهایی انتهایی نهایی تنهای انتهای".split(" "));

/** English words in -s that have no singular, or another one. */
const NO_SINGULAR: ReadonlySet<string> = new Set(["news", "always", "perhaps", "does", "goes", "lens", "gas"]);

/**
 * The singular of an English regular plural; most other languages in Latin letters either form it likewise (French, Spanish,
 * Dutch) or lose nothing by it. After Harman's S-stemmer ("How effective is suffixing?", 1991), with sibilants added.
 */
export function stemLatin(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || NO_SINGULAR.has(word) || !/^[a-z]+$/.test(word)) return word;
  if (/(?:us|ss|is)$/.test(word)) return word;
  if (/[^ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** A Persian word, folded, without an attached plural ending and without a hamza at its end. */
export function stemArabicScript(word: string): string {
  const bare = word.length > 2 && word.endsWith("ء") ? word.slice(0, -1) : word;
  if (NO_PLURAL.has(bare)) return bare;
  return ATTACHED_PLURAL.exec(bare)?.[1] ?? bare;
}

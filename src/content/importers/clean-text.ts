/**
 * The text rules that hold for everything that comes in: one normal form (NFC), "\n" for every kind of line break, and no
 * characters that are neither seen nor needed. Zero-width joiners and direction marks stay: Persian and Hebrew are written
 * with them.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/(?![\n\t])\p{Cc}|[\ufeff\ufffe\uffff]/gu, "");
}

/**
 * One line: runs of white space (non-breaking ones included) become one space, none at the ends. Embeddings, overrides and isolates
 * (UAX #9) go: in a title or a name they turn what stands beside it.
 */
export function oneLine(text: string): string {
  return cleanText(text)
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** At most `length` UTF-16 units, cut at a word and ended with "…" where something was cut. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const atWord = cut.replace(/\s+\S*$/, "");
  return `${(atWord.length > length / 2 ? atWord : cut)
    .toWellFormed()
    .replace(/\ufffd$/, "")
    .trimEnd()}…`;
}

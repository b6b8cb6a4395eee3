/** Words beyond this are not compared: a lead is shorter. */
const MAX_WORDS = 150;
/** The share of words in common from which two texts say the same thing, when both are sentences. */
const NEARLY = 0.85;
/** Fewer words than this have to be the same ones. */
const SENTENCE_WORDS = 6;

/** The words of a text in the form in which they are compared: no case, no punctuation, Arabic letters as Persian writes them. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[يى]/g, "ی")
      .replace(/ك/g, "ک")
      // Persian is written with a space where there should be a non-joiner, and the other way round.
      .replaceAll("\u200c", " ")
      .replace(/[\u200b-\u200f\u00ad\u064b-\u065f\u0640'’]/g, "")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** Whether a text says that it goes on elsewhere: "…", "..." or "[…]" at its end. */
export function isCutOff(text: string): boolean {
  return /(?:…|\.\.\.)\]?$/.test(text.trim());
}

/** The words of a text, of one that is cut off without the last: it may be half a word. */
export function wholeWordsOf(text: string): string[] {
  const words = wordsOf(text);
  return isCutOff(text) ? words.slice(0, -1) : words;
}

/**
 * Whether two texts say the same in nearly the same words. Short ones (a title) must have the same words; a number that differs
 * is a difference.
 */
export function nearlySame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  if (a.length === b.length && a.every((word, index) => word === b[index])) return true;
  if (Math.min(a.length, b.length) < SENTENCE_WORDS || Math.max(a.length, b.length) > MAX_WORDS) return false;
  if (numbers(a) !== numbers(b)) return false;
  // What is so much longer has something of its own to say.
  if (Math.abs(a.length - b.length) > Math.max(2, a.length / 10)) return false;
  return (2 * commonWords(a, b)) / (a.length + b.length) >= NEARLY;
}

function numbers(words: readonly string[]): string {
  return words.filter((word) => /\p{N}/u.test(word)).join(" ");
}

/** The length of the longest common subsequence of words. */
function commonWords(a: readonly string[], b: readonly string[]): number {
  let before = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const row = [0];
    for (const [index, other] of b.entries()) {
      row.push(word === other ? (before[index] ?? 0) + 1 : Math.max(before[index + 1] ?? 0, row[index] ?? 0));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}

/** Whether `text` begins with all the words of `start`. */
export function beginsWith(text: readonly string[], start: readonly string[]): boolean {
  return start.length > 0 && start.length <= text.length && start.every((word, index) => word === text[index]);
}

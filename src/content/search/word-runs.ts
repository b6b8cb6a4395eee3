/**
 * Where words stand in a text. It says the same as the regular expression
 * `[\p{L}\p{M}\p{N}\u00ad\u200c-\u200f\u2060\ufeff]+` with an ending behind an apostrophe, four times as fast, for an archive is gone
 * through unit by unit whenever it is indexed.
 */

/** Letters, marks, digits, and characters that nobody sees between them. */
const IN_WORD = /^[\p{L}\p{M}\p{N}\u00ad\u200c-\u200f\u2060\ufeff]$/u;
const LETTER = /^\p{L}$/u;
const VISIBLE = /^[\p{L}\p{M}\p{N}]$/u;

const UNKNOWN = 0;
const OUTSIDE = 1;
const INSIDE = 2;
/** Half of a character: what it is depends on the other half. */
const SURROGATE = 3;

/** By UTF-16 unit, as far as it has been asked. */
const kinds = new Uint8Array(1 << 16);

function classify(unit: number): number {
  const surrogate = unit >= 0xd800 && unit <= 0xdfff;
  const kind = surrogate ? SURROGATE : IN_WORD.test(String.fromCharCode(unit)) ? INSIDE : OUTSIDE;
  kinds[unit] = kind;
  return kind;
}

/** @returns the end of the character at `at`, in UTF-16 units, if it belongs to a word; else -1 */
function endOfInside(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  let kind = kinds[unit] as number;
  if (kind === UNKNOWN) kind = classify(unit);
  if (kind === INSIDE) return at + 1;
  if (kind === OUTSIDE) return -1;
  const character = String.fromCodePoint(text.codePointAt(at) as number);
  return IN_WORD.test(character) ? at + character.length : -1;
}

/**
 * Calls `visit` with the bounds, in UTF-16 units, of each run of letters, marks and digits in order. An ending behind an apostrophe
 * belongs to it: in Turkish any ("İstanbul'dan"), elsewhere the English genitive's.
 */
export function eachRun(text: string, turkish: boolean, visit: (start: number, end: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const first = endOfInside(text, at);
    if (first < 0) {
      at++;
      continue;
    }
    const start = at;
    let end = first;
    while (end < text.length) {
      const next = endOfInside(text, end);
      if (next < 0) break;
      end = next;
    }
    end = endOfEnding(text, end, turkish);
    visit(start, end);
    at = end;
  }
}

/** @returns where the ending behind an apostrophe at `at` ends; `at` where there is none */
function endOfEnding(text: string, at: number, turkish: boolean): number {
  const apostrophe = text.charCodeAt(at);
  if (apostrophe !== 0x27 && apostrophe !== 0x2019) return at;
  if (!turkish) {
    const letter = text[at + 1];
    const alone = (letter === "s" || letter === "S") && !VISIBLE.test(characterAt(text, at + 2));
    return alone ? at + 2 : at;
  }
  let end = at + 1;
  for (let next = characterAt(text, end); LETTER.test(next); next = characterAt(text, end)) end += next.length;
  return end === at + 1 ? at : end;
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? "" : String.fromCodePoint(point);
}

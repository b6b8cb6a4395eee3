import { stemmer as snowball } from "@orama/stemmers/turkish";

/** Each stripping uncovers another ending: as many as a noun has. */
const MAX_ROUNDS = 4;

/**
 * "My" and "your", which news seldom says: what seems to end so is most often a part of the word (seçim, deprem, başkan). After a vowel
 * the genitive begins with an n of its own.
 */
const POSSESSIVE = /^(?:[ıiuü]?m|n(?![ıiuü]n$))/;

/**
 * The stem of a folded Turkish word, by Snowball. Its endings are taken off until nothing more comes, so that a word has one stem
 * with few endings and with many.
 */
export function turkishStem(word: string): string {
  let stem = harmonious(word);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const shorter = snowball(stem) || stem;
    const kept = POSSESSIVE.exec(stem.slice(shorter.length))?.[0] ?? "";
    if (shorter + kept === stem) break;
    stem = shorter + kept;
  }
  return stem.replace(/[ıöüçğ]/g, (letter) => FOLDED.get(letter) ?? letter);
}

/**
 * Gives the vowels their dots back or takes them, by vowel harmony, as Snowball looks for endings that agree with the word: a
 * vowel is a front one (e, i, ö, ü) after a front one, and a back one (a, ı, o, u) after a back one; what comes before the first "a" or
 * "e" is as that is.
 */
function harmonious(word: string): string {
  const first = /[ae]/.exec(word)?.[0];
  let front = first === "e" || (first === undefined && /^[^aeiou]*i/.test(word));
  let spelt = "";
  for (const letter of word) {
    if (letter === "a" || letter === "e") front = letter === "e";
    spelt += (front ? FRONT : BACK).get(letter) ?? letter;
  }
  return spelt;
}

const FRONT = new Map(Object.entries({ o: "ö", u: "ü" }));
const BACK = new Map(Object.entries({ i: "ı" }));
/** Snowball hardens a softened consonant at the end again (kitab-ı: kitap), to ç too. */
const FOLDED = new Map(Object.entries({ ı: "i", ö: "o", ü: "u", ç: "c", ğ: "g" }));

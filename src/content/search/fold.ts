/**
 * One spelling for each word: what makes "Müller", "MULLER" and "muller" one term, and "كتابي" and "کتابی" another.
 * Articles and queries go through the same rules, whatever language they are in, so a query's language need not be guessed.
 */

/**
 * Marks that readers leave out when they type: accents of Latin, Greek and Cyrillic (but not the breve of й, which is another
 * letter than и), Hebrew points, Arabic harakat and the hamza and madda above or below a letter; also tatweel and characters
 * that nobody sees (soft hyphen, joiners, direction marks). Marks of other scripts are vowels and voicing: they stay.
 */
const DROPPED =
  /[\u0300-\u0305\u0307-\u036f]|(?<!и)\u0306|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]|\u200d|[\u00ad\u200e\u200f\u2060\ufeff]/g;

/** Letters that Unicode keeps apart and readers do not: Arabic and Persian forms of one letter, ligatures, strokes, digits. */
const SAME = new Map(
  Object.entries({
    ي: "ی",
    ى: "ی",
    ے: "ی",
    ك: "ک",
    ة: "ه",
    ہ: "ه",
    ھ: "ه",
    ە: "ه",
    ٱ: "ا",
    ß: "ss",
    æ: "ae",
    œ: "oe",
    ø: "o",
    đ: "d",
    ð: "d",
    ł: "l",
    ı: "i",
    þ: "th",
    ς: "σ",
  }),
);
for (let digit = 0; digit <= 9; digit++) {
  SAME.set(String.fromCodePoint(0x0660 + digit), String(digit));
  SAME.set(String.fromCodePoint(0x06f0 + digit), String(digit));
}
const VARIANT = new RegExp(`[${[...SAME.keys()].join("")}]`, "g");

const ASCII = /^[\0-\x7f]*$/;

/**
 * Folds case, compatibility forms (NFKC), marks and letter variants away. The zero-width non-joiner stays: what it means
 * depends on the script (`analysis.ts`).
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(DROPPED, "")
    .replace(VARIANT, (letter) => SAME.get(letter) ?? letter)
    .normalize("NFC");
}

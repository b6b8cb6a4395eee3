import { areNeighbours } from "./layouts.ts";

/** Letters of each script, as `fold` leaves them. */
const ALPHABETS: readonly { script: RegExp; letters: string }[] = [
  { script: /^\p{Script=Latin}+$/u, letters: "abcdefghijklmnopqrstuvwxyz" },
  { script: /^\p{Script=Cyrillic}+$/u, letters: "абвгдежзийклмнопрстуфхцчшщъыьэюяђєіјљњћџґ" },
  { script: /^\p{Script=Arabic}+$/u, letters: "ءابتثجحخدذرزسشصضطظعغفقلمنهوپچژکگی" },
  { script: /^\p{Script=Greek}+$/u, letters: "αβγδεζηθικλμνξοπρστυφχψω" },
  { script: /^\p{Script=Hebrew}+$/u, letters: "אבגדהוזחטיךכלםמןנסעףפץצקרשת" },
];

/**
 * The letters of a word's script, and those of its own that the script's main languages haven't; undefined for a word of several
 * scripts, or of one whose words aren't spelt by letters.
 */
export function alphabetOf(word: string): string | undefined {
  const letters = ALPHABETS.find(({ script }) => script.test(word))?.letters;
  return letters && [...new Set(letters + word)].join("");
}

/** Letters that are taken for each other because they sound or look alike. */
const ALIKE = (
  "aeiouy аоя еиыэйі зс бп дт гк вф жш шщчц ьъ bp dt gkc sz cs fv iy kq vw mn gj jy " +
  "زذضظ سصث تط هح قغ اع یء کگ جچ پب ژز ιηυ οω εα אע טת כק חה שס בו"
).split(" ");

/**
 * How likely each kind of mistake is beside the likeliest: the channel model of Kernighan, Church & Gale (A Spelling Correction Program
 * Based on a Noisy Channel Model, COLING 1990), but in coarse classes instead of their counts of letters, as an archive has no
 * mistakes to learn from. The figures were tried on Persian titles with one letter changed at random.
 */
const LIKELIHOOD = { swapped: 1, doubled: 1, alike: 0.7, neighbour: 0.65, missing: 0.75, superfluous: 0.4, wrong: 0.5 };
/**
 * The first letter is seldomer wrong than others (Pollock & Zamora, Automatic Spelling Correction in Scientific and Scholarly Text,
 * 1984), though not by much once a word is unknown.
 */
const FIRST_LETTER = 0.85;

/**
 * What a word may have been before one edit (Damerau 1964): a letter wrong, swapped with the next, missing or too many; each with how
 * likely that mistake is, 0 to 1.
 * @param word folded
 * @param alphabet the letters that may be in it (`alphabetOf`)
 */
export function editsOf(word: string, alphabet: string): Map<string, number> {
  const edits = new Map<string, number>();
  const add = (spelling: string, likelihood: number, at: number): void => {
    const likely = at === 0 ? likelihood * FIRST_LETTER : likelihood;
    if (spelling !== word && likely > (edits.get(spelling) ?? 0)) edits.set(spelling, likely);
  };
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    const [letter, next] = [after[0], after[1]];
    if (letter !== undefined) {
      add(before + after.slice(1), superfluous(word, at), at);
      for (const other of alphabet) add(before + other + after.slice(1), wrong(letter, other), at);
    }
    if (letter !== undefined && next !== undefined)
      add(before + next + letter + after.slice(2), LIKELIHOOD.swapped, at);
    for (const other of alphabet) {
      const doubled = other === letter || other === before.at(-1);
      add(before + other + after, doubled ? LIKELIHOOD.doubled : LIKELIHOOD.missing, at);
    }
  }
  return edits;
}

function superfluous(word: string, at: number): number {
  const beside = [word[at - 1], word[at + 1]];
  if (beside.includes(word[at])) return LIKELIHOOD.doubled;
  return beside.some((letter) => letter !== undefined && areNeighbours(letter, word[at]!))
    ? LIKELIHOOD.neighbour
    : LIKELIHOOD.superfluous;
}

function wrong(typed: string, meant: string): number {
  if (ALIKE.some((letters) => letters.includes(typed) && letters.includes(meant))) return LIKELIHOOD.alike;
  return areNeighbours(typed, meant) ? LIKELIHOOD.neighbour : LIKELIHOOD.wrong;
}

/**
 * Damerau–Levenshtein distance where no part of a word is edited twice ("optimal string alignment"), as far as it is told from `limit`.
 * @returns at most `limit + 1`
 */
export function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let [before, previous] = [[] as number[], Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, before[column - 2]! + 1);
      }
      current.push(cost);
    }
    if (Math.min(...current) > limit) return limit + 1;
    [before, previous] = [previous, current];
  }
  return Math.min(previous[other.length]!, limit + 1);
}

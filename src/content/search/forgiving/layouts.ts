import { fold } from "../fold.ts";

/** Of one word: many keys carry two letters, and the product of them all is no list to go through. */
const MAX_CONVERSIONS = 24;
const MAX_LENGTH = 64;

/**
 * What each key types, row by row: without and with the shift key. Keys are parted by spaces, as some type two letters; `·` stands
 * for a key that types nothing that is written.
 */
interface Layout {
  plain: string;
  shifted: string;
}

const QWERTY: Layout = {
  plain: "` 1 2 3 4 5 6 7 8 9 0 - = q w e r t y u i o p [ ] \\ a s d f g h j k l ; ' z x c v b n m , . /",
  shifted: '~ ! @ # $ % ^ & * ( ) _ + Q W E R T Y U I O P { } | A S D F G H J K L : " Z X C V B N M < > ?',
};

/** The standard layout of Windows and of XKB's `ru(winkeys)`. */
const RUSSIAN: Layout = {
  plain: "ё 1 2 3 4 5 6 7 8 9 0 - = й ц у к е н г ш щ з х ъ \\ ф ы в а п р о л д ж э я ч с м и т ь б ю .",
  shifted: 'Ё ! " № ; % : ? * ( ) _ + Й Ц У К Е Н Г Ш Щ З Х Ъ / Ф Ы В А П Р О Л Д Ж Э Я Ч С М И Т Ь Б Ю ,',
};

/** ISIRI 9147, as in XKB's `ir(pes)`. */
const PERSIAN: Layout = {
  plain: "· ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰ - = ض ص ث ق ف غ ع ه خ ح ج چ \\ ش س ی ب ل ا ت ن م ک گ ظ ط ز ر ذ د پ و . /",
  shifted: "÷ ! ٬ ٫ ﷼ ٪ × ، * ) ( ـ + · · · · · · · · ] [ } { | ؤ ئ ي إ أ آ ة » « : ؛ ك · ژ · · · ء > < ؟",
};

/** Arabic (101), the layout of Windows. */
const ARABIC: Layout = {
  plain: "ذ 1 2 3 4 5 6 7 8 9 0 - = ض ص ث ق ف غ ع ه خ ح ج د \\ ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر لا ى ة و ز ظ",
  shifted: '· ! @ # $ % ^ & * ) ( _ + · · · · لإ إ ‘ ÷ × ؛ < > | · · ] [ لأ أ ـ ، / : " · · } { لآ آ ’ , . ؟',
};

/** What somebody meant who typed a text on one layout and had another in mind. */
interface Conversion {
  /** The letters that the text is in, one of which at least it has. */
  from: RegExp;
  /** What each character may stand for, the likeliest first; the longest key has two characters. */
  meant: ReadonlyMap<string, readonly string[]>;
}

/** Of punctuation what is a letter on another layout. */
const LATIN = /[a-z,;'[\]]/;
const CONVERSIONS: readonly Conversion[] = [
  conversion(QWERTY, RUSSIAN, LATIN),
  conversion(QWERTY, PERSIAN, LATIN),
  conversion(QWERTY, ARABIC, LATIN),
  conversion(RUSSIAN, QWERTY, /\p{Script=Cyrillic}/u),
  conversion(PERSIAN, QWERTY, /\p{Script=Arabic}/u),
  conversion(ARABIC, QWERTY, /\p{Script=Arabic}/u),
];

/**
 * The words, folded, that a word is on other layouts: "ghbdtn" → "привет", "руддщ" → "hello", "sghl" → "سلام".
 * @param word as typed or folded, with its punctuation: on other layouts those keys are letters. As folding forgets the shift key,
 *   a letter may be any that its key types.
 */
export function onOtherLayouts(word: string): string[] {
  if (word.length > MAX_LENGTH) return [];
  const typed = fold(word);
  const found = new Set<string>();
  for (const { from, meant } of CONVERSIONS) {
    if (!from.test(typed)) continue;
    for (const converted of spelt(typed, meant)) {
      if (/^\p{L}+$/u.test(converted)) found.add(converted);
    }
  }
  return [...found];
}

/** Every spelling in which each character is one of those that it may stand for. */
function spelt(typed: string, meant: ReadonlyMap<string, readonly string[]>): string[] {
  const ends: string[][] = [[""]];
  for (let end = 1; end <= typed.length; end++) {
    const spellings: string[] = [];
    for (const length of [1, 2]) {
      for (const letter of meant.get(typed.slice(Math.max(0, end - length), end)) ?? []) {
        for (const start of ends[end - length] ?? []) spellings.push(start + letter);
      }
    }
    ends.push(spellings.slice(0, MAX_CONVERSIONS));
  }
  return ends[typed.length]!;
}

function conversion(from: Layout, to: Layout, script: RegExp): Conversion {
  const meant = new Map<string, string[]>();
  for (const [source, target] of [
    [from.plain, to.plain],
    [from.shifted, to.shifted],
  ] as const) {
    const keys = target.split(" ").map(fold);
    for (const [at, typed] of source.split(" ").map(fold).entries()) {
      const key = keys[at]!;
      // A tatweel is folded to nothing.
      if (typed === "·" || key === "·" || key === "") continue;
      const known = meant.get(typed) ?? [];
      if (!known.includes(key)) meant.set(typed, [...known, key]);
    }
  }
  return { from: script, meant };
}

/** A key's distance from the left edge, in keys, by its row. */
const ROW_OFFSETS = [0, 1.5, 1.75, 2.25];
const ROW_LENGTHS = [13, 13, 11, 10];
/** In keys; the next key of the row is 1 away, those above and below about as much. */
const NEAR = 1.3;

const NEIGHBOURS = new Set([QWERTY, RUSSIAN, PERSIAN, ARABIC].flatMap(({ plain }) => neighboursOn(plain.split(" "))));

/** Whether two folded letters are on keys side by side, or one above the other, on any layout. */
export function areNeighbours(one: string, other: string): boolean {
  return NEIGHBOURS.has(`${one} ${other}`);
}

function neighboursOn(keys: readonly string[]): string[] {
  const places: { letter: string; row: number; column: number }[] = [];
  for (const [row, length] of ROW_LENGTHS.entries()) {
    const typed = keys.slice(places.length, places.length + length);
    places.push(...typed.map((key, column) => ({ letter: fold(key), row, column: column + ROW_OFFSETS[row]! })));
  }
  return places.flatMap((here) =>
    places
      .filter((there) => here !== there && Math.hypot(here.row - there.row, here.column - there.column) < NEAR)
      .map((there) => `${here.letter} ${there.letter}`),
  );
}

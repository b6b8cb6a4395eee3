import type { Lexicon } from "../../../../src/content/search/forgiving/lexicon.ts";

/** An archive's words by how many articles hold them. */
export function lexiconOf(frequencies: Readonly<Record<string, number>>): Lexicon {
  const known = new Map(Object.entries(frequencies));
  return {
    frequencies: (words) => new Map(words.flatMap((word) => (known.has(word) ? [[word, known.get(word)!]] : []))),
    beginningWith: (prefix, limit) =>
      [...known]
        .filter(([word]) => word.startsWith(prefix))
        .map(([word, frequency]) => ({ word, frequency }))
        .sort((a, b) => b.frequency - a.frequency)
        .slice(0, limit),
  };
}

/** A lexicon that counts what it is asked. */
export function counting(lexicon: Lexicon): Lexicon & { asked: () => number; beginnings: () => number } {
  let [asked, beginnings] = [0, 0];
  return {
    frequencies(words) {
      asked += words.length;
      return lexicon.frequencies(words);
    },
    beginningWith(prefix, limit) {
      beginnings++;
      return lexicon.beginningWith(prefix, limit);
    },
    asked: () => asked,
    beginnings: () => beginnings,
  };
}

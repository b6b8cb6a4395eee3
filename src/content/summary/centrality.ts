import { isStopWord } from "../search/stop-words.ts";

/** BM25's usual parameters (Robertson and Zaragoza 2009): how fast a repeated word stops counting, and how much length is held against it. */
const K1 = 1.2;
const B = 0.75;
/** What a stop word counts beside another word: little, but a sentence is more than its names and nouns. */
const STOP_WORD = 0.2;
/**
 * What the first sentence is worth before any other supports it; the second half of that, the third a third. In a long article the best
 * have a degree of some ten times as much; in a short one, where little supports anything, the order decides.
 */
const POSITION = 8;
/** What a sentence is worth that opens a quotation without closing it, or the other way round, beside a whole one. */
const BROKEN_QUOTATION = 0.3;
/** A sentence says the same again when more than this share of its words is in those already chosen. */
const SAME_AGAIN = 0.6;

export interface SummarySentence {
  text: string;
  /** The terms of its words, in order (`search/analysis.ts`). */
  terms: readonly string[];
}

interface Candidate {
  index: number;
  length: number;
  terms: ReadonlySet<string>;
  worth: number;
}

/**
 * The sentences that say most of what the others say. Centrality is that of degree in the graph of sentences (Erkan and Radev 2004,
 * "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", section 3.1), whose edges are BM25 similarities (Barrios,
 * López, Argerich and Wachenchauzer 2016, "Variations of the Similarity Function of TextRank for Automated Summarization") with an idf
 * from the text itself. Earlier sentences have a head start, and none says again what a better one has said.
 * @param language that of the terms; it tells which are stop words
 * @param limits at most so many sentences (`most`), in so many UTF-16 units with one between two of them (`room`): what doesn't fit any more
 *   is left out for the next best that does
 * @returns indexes into `sentences`, ascending; empty if none fits
 */
export function centralSentences(
  sentences: readonly SummarySentence[],
  language: string,
  { most, room }: { most: number; room: number },
): number[] {
  const said = new Set<string>();
  const chosen: number[] = [];
  let free = room;
  for (const { index, length, terms } of weighed(sentences, language).sort((a, b) => b.worth - a.worth)) {
    if (chosen.length >= most) break;
    if (length > free || isSaid(terms, said)) continue;
    chosen.push(index);
    free -= length + 1;
    for (const term of terms) said.add(term);
  }
  return chosen.sort((a, b) => a - b);
}

function isSaid(terms: ReadonlySet<string>, said: ReadonlySet<string>): boolean {
  return said.size > 0 && terms.intersection(said).size > terms.size * SAME_AGAIN;
}

/**
 * A sentence's degree is the sum of its BM25 similarities to all others; taken word by word, it is a sum over its words of idf times
 * what all the others hold of the word: linear in the length of the text, though the graph has a square of edges.
 */
function weighed(sentences: readonly SummarySentence[], language: string): Candidate[] {
  const counts = sentences.map(({ terms }) => termCounts(terms));
  const meanLength = sentences.reduce((sum, { terms }) => sum + terms.length, 0) / sentences.length;
  const held = (times: number, { terms }: SummarySentence) =>
    (times * (K1 + 1)) / (times + K1 * (1 - B + (B * terms.length) / meanLength));

  const inAll = new Map<string, { sentences: number; held: number }>();
  for (const [index, sentence] of sentences.entries()) {
    for (const [term, times] of counts[index] ?? []) {
      const total = inAll.get(term) ?? { sentences: 0, held: 0 };
      total.sentences++;
      total.held += held(times, sentence);
      inAll.set(term, total);
    }
  }
  const supportOf = (term: string, times: number, sentence: SummarySentence) => {
    const total = inAll.get(term);
    if (!total || total.sentences < 2) return 0;
    const support = Math.log(1 + sentences.length / total.sentences) * (total.held - held(times, sentence));
    return isStopWord(term, language) ? support * STOP_WORD : support;
  };
  return sentences.map((sentence, index) => {
    let worth = POSITION / (1 + index);
    const count = counts[index] ?? new Map<string, number>();
    for (const [term, times] of count) worth += supportOf(term, times, sentence);
    if (isQuotationBroken(sentence.text)) worth *= BROKEN_QUOTATION;
    return { index, length: sentence.text.length, terms: new Set(count.keys()), worth };
  });
}

function termCounts(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Quotation marks come in pairs in every language; single ones aren't counted, for apostrophes look like them. */
function isQuotationBroken(text: string): boolean {
  return (text.match(/["“”„«»]/g)?.length ?? 0) % 2 === 1;
}

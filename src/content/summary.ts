import type { Article } from "./article.ts";
import { type Block, inlineText } from "./document.ts";

const DEFAULT_SENTENCES = 2;
const DEFAULT_MAX_LENGTH = 300;
/** A lead shorter than this, in words, is a label ("Analysis", "Berlin, Monday") and not a sentence. */
const MIN_LEAD_WORDS = 4;
/** A sentence with fewer words than this carries too little to stand for an article. */
const MIN_SENTENCE_WORDS = 4;
/** How many of an article's first sentences are looked at. */
const MAX_EXAMINED = 30;

export interface SummaryOptions {
  /** The most sentences that are taken; default 2. */
  sentences?: number;
  /** Longest summary in UTF-16 units; default 300. */
  maxLength?: number;
}

/** A line with no more words than this and no end of a sentence is a byline, a date or a heading in disguise. */
const MAX_LABEL_WORDS = 8;
const SENTENCE_END = /[.!?…؟۔。！？।။።][\p{Pe}\p{Pf}"'”’]*$/u;

/**
 * One or two sentences that tell what an article says: its lead where that is a real one (a sentence, and not the title again),
 * else the first sentences of its paragraphs that carry something. Headings, lists, tables, bylines and lines with only a date
 * are passed over. A sentence is cut only where it alone is over the limit; then between words, with "…".
 * @returns plain text in one line; the title where there is nothing else
 */
export function summarise(
  article: Pick<Article, "title" | "lead" | "document" | "language">,
  options: SummaryOptions = {},
): string {
  const { sentences: most = DEFAULT_SENTENCES, maxLength = DEFAULT_MAX_LENGTH } = options;
  const lead = oneLine(article.lead ?? "");
  const source = isRealLead(lead, article) ? sentencesOf(lead, article.language) : telling(article);
  const [first, ...others] = source;
  if (first === undefined) return cutAtWord(lead === "" ? oneLine(article.title) : lead, maxLength, article.language);
  let summary = first;
  if (summary.length > maxLength) return cutAtWord(summary, maxLength, article.language);
  for (const sentence of others.slice(0, Math.max(0, most - 1))) {
    const longer = summary + gapAfter(summary) + sentence;
    if (longer.length > maxLength) break;
    summary = longer;
  }
  return summary;
}

function isRealLead(lead: string, { title, language }: Pick<Article, "title" | "language">): boolean {
  return wordCount(lead, language) >= MIN_LEAD_WORDS && !sameWords(lead, title);
}

/** The article's first sentences that carry something. */
function telling({ title, document, language }: Pick<Article, "title" | "document" | "language">): string[] {
  const found: string[] = [];
  let examined = 0;
  for (const paragraph of paragraphs(document.blocks, language)) {
    for (const sentence of sentencesOf(paragraph, language)) {
      if (wordCount(sentence, language) >= MIN_SENTENCE_WORDS && !sameWords(sentence, title)) found.push(sentence);
      if (++examined >= MAX_EXAMINED) return found;
    }
  }
  return found;
}

/** Texts of the paragraphs in reading order; those of quotes and details, another's words or an aside, only if there are no others. */
function paragraphs(blocks: readonly Block[], language: string): string[] {
  const own = blocks.flatMap((block) =>
    block.type === "paragraph" ? withoutLabels(inlineText(block.content), language) : [],
  );
  if (own.length > 0) return own;
  return blocks.flatMap((block) =>
    block.type === "quote" || block.type === "details" ? paragraphs(block.blocks, language) : [],
  );
}

/** A paragraph without the bylines and dates that it begins with; nothing where it is no more than that. */
function withoutLabels(text: string, language: string): string[] {
  const lines = text
    .split("\n")
    .map(oneLine)
    .filter((line) => line !== "");
  const first = lines.findIndex((line) => SENTENCE_END.test(line) || wordCount(line, language) > MAX_LABEL_WORDS);
  return first < 0 ? [] : [lines.slice(first).join(" ")];
}

function sentencesOf(text: string, language: string): string[] {
  return [...segmenter(language, "sentence").segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((s) => s !== "");
}

function wordCount(text: string, language: string): number {
  let count = 0;
  for (const { isWordLike } of segmenter(language, "word").segment(text)) if (isWordLike) count++;
  return count;
}

function sameWords(a: string, b: string): boolean {
  const bare = (text: string) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "");
  return bare(a) === bare(b);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Chinese and Japanese put no space after a full stop. */
function gapAfter(text: string): string {
  return /[。！？]["'”’」』]?$/.test(text) ? "" : " ";
}

function cutAtWord(text: string, maxLength: number, language: string): string {
  if (text.length <= maxLength) return text;
  let end = 0;
  for (const { segment, index, isWordLike } of segmenter(language, "word").segment(text)) {
    if (index + segment.length > maxLength - 1) break;
    if (isWordLike) end = index + segment.length;
  }
  if (end > 0) return `${text.slice(0, end)}…`;
  for (const { segment, index } of segmenter(language, "grapheme").segment(text)) {
    if (index + segment.length > maxLength - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string, granularity: "sentence" | "word" | "grapheme"): Intl.Segmenter {
  const key = `${language} ${granularity}`;
  const known = segmenters.get(key);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity });
  segmenters.set(key, made);
  return made;
}

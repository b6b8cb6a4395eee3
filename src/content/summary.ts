import type { Article } from "./article.ts";
import { type Block, inlineText } from "./document.ts";
import { termsOf } from "./search/analysis.ts";
import { centralSentences, type SummarySentence } from "./summary/centrality.ts";
import { sentencesOf } from "./summary/sentences.ts";

const DEFAULT_SENTENCES = 2;
const DEFAULT_MAX_LENGTH = 300;
/** A lead shorter than this, in words, is a label ("Analysis", "Berlin, Monday") and not a sentence. */
const MIN_LEAD_WORDS = 4;
/** A sentence with fewer words than this carries too little to stand for an article. */
const MIN_SENTENCE_WORDS = 4;
/** Longer sentences are taken only where there are no others: nobody reads them in a list of articles. UTF-16 units. */
const LONG_SENTENCE = 300;
/** What is longer is no sentence (a list without full stops, a text without any) and never taken. UTF-16 units. */
const MAX_SENTENCE = 1000;
/** How many of an article's first sentences are looked at, and how far: what is only said later is not what an article is about. */
const MAX_EXAMINED = 400;
const MAX_EXAMINED_LENGTH = 100_000;
/** A paragraph begins with at most so many labels. */
const MAX_LABELS = 10;

export interface SummaryOptions {
  /** The most sentences that are taken; default 2. */
  sentences?: number;
  /** Longest summary in UTF-16 units; default 300, `Infinity` for no limit. */
  maxLength?: number;
}

/** A line with no more words than this and no end of a sentence is a byline, a date or a heading in disguise. */
const MAX_LABEL_WORDS = 8;
const SENTENCE_END = /[\p{STerm}…][\p{Pe}\p{Pf}\p{Pi}"'”’]*$/u;
/** A sentence that announces what comes after it (a list, somebody's words) says nothing alone. */
const ANNOUNCES = /[:：]$/;

/**
 * Some sentences that tell what an article says: its lead where that is a real one (sentences, and not the title again), else those of
 * its paragraphs that are most central (`summary/centrality.ts`), in the order of the article. Headings, lists, tables, bylines and lines with
 * only a date are passed over. A sentence is never cut: where it doesn't fit, the next best that does is taken.
 * @returns plain text in one line; where no sentence fits, a lead that is a label, or the title; "" where that is too long as well
 */
export function summarise(
  article: Pick<Article, "title" | "lead" | "document" | "language">,
  options: SummaryOptions = {},
): string {
  const { sentences: most = DEFAULT_SENTENCES, maxLength = DEFAULT_MAX_LENGTH } = options;
  const lead = oneLine(article.lead ?? "");
  const isReal = isRealLead(lead, article);
  const found = (isReal ? beginning(lead, article.language, most, maxLength) : "") || extract(article, most, maxLength);
  if (found !== "") return found;
  const title = oneLine(article.title);
  return [isReal ? "" : lead, title].find((text) => text !== "" && text.length <= maxLength) ?? "";
}

function isRealLead(lead: string, { title, language }: Pick<Article, "title" | "language">): boolean {
  const terms = termsOf(lead, language);
  return terms.length >= MIN_LEAD_WORDS && terms.join(" ") !== termsOf(title, language).join(" ");
}

/** The first sentences of a lead, as many as fit; later ones lean on those before them. */
function beginning(lead: string, language: string, most: number, maxLength: number): string {
  let text = "";
  for (const sentence of [...sentencesOf(lead, language)].slice(0, most)) {
    const longer = text === "" ? sentence : text + gapAfter(text) + sentence;
    if (longer.length > maxLength) break;
    text = longer;
  }
  return text;
}

function extract(article: Pick<Article, "title" | "document" | "language">, most: number, maxLength: number): string {
  const telling = tellingSentences(article);
  const short = telling.filter(({ text }) => text.length <= LONG_SENTENCE);
  const sentences = short.length > 0 ? short : telling;
  return centralSentences(sentences, article.language, { most, room: maxLength })
    .map((index) => sentences[index]?.text ?? "")
    .reduce((text, sentence) => (text === "" ? sentence : text + gapAfter(text) + sentence), "");
}

/** The article's first sentences that carry something. */
function tellingSentences({
  title,
  document,
  language,
}: Pick<Article, "title" | "document" | "language">): SummarySentence[] {
  const inTitle = termsOf(title, language).join(" ");
  const found: SummarySentence[] = [];
  let examined = 0;
  for (const paragraph of paragraphs(document.blocks, language)) {
    for (const text of sentencesOf(paragraph, language)) {
      if (++examined > MAX_EXAMINED) return found;
      if (text.length > MAX_SENTENCE || ANNOUNCES.test(text)) continue;
      const terms = termsOf(text, language);
      if (terms.length >= MIN_SENTENCE_WORDS && terms.join(" ") !== inTitle) found.push({ text, terms });
    }
  }
  return found;
}

/** Texts of the paragraphs in reading order; those of quotes and details, another's words or an aside, only if there are no others. */
function* paragraphs(blocks: readonly Block[], language: string): Generator<string> {
  let hasOwn = false;
  let examined = 0;
  for (const block of blocks) {
    if (block.type !== "paragraph") continue;
    if (examined > MAX_EXAMINED_LENGTH) return;
    const whole = inlineText(block.content);
    examined += whole.length + 1;
    const text = withoutLabels(whole, language);
    if (text === "") continue;
    hasOwn = true;
    yield text;
  }
  if (hasOwn) return;
  for (const block of blocks) {
    if (block.type === "quote" || block.type === "details") yield* paragraphs(block.blocks, language);
  }
}

/** A paragraph in one line, without the bylines and dates that it begins with; nothing where it is no more than that. */
function withoutLabels(text: string, language: string): string {
  const lines = text
    .split("\n")
    .map(oneLine)
    .filter((line) => line !== "");
  const first = lines.slice(0, MAX_LABELS).findIndex((line) => !isLabel(line, language));
  return first < 0 ? "" : lines.slice(first).join(" ");
}

function isLabel(line: string, language: string): boolean {
  if (line.length > MAX_SENTENCE || SENTENCE_END.test(line)) return false;
  return termsOf(line, language).length <= MAX_LABEL_WORDS;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Chinese and Japanese put no space after a full stop. */
function gapAfter(text: string): string {
  return /[。！？]["'”’」』]?$/.test(text) ? "" : " ";
}

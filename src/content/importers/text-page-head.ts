import { isBoilerplate } from "./boilerplate.ts";
import { bylineIn, isNameAlone, isRole } from "./byline.ts";
import { isDateLine } from "./date-line.ts";
import { isFurniture, isPictureLine, isSourceLine } from "./page-furniture.ts";
import { HEADLINE_WORDS, isParagraph, type PageLine } from "./page-line.ts";
import { repeatedLead, saysAgain, titleIn } from "./page-title.ts";
import { wordsOf } from "./similar.ts";
import { writtenDate } from "./written-date.ts";

/** The head of a page is looked for in this many lines, */
const HEAD_LINES = 40;
/** and among these no more than so many paragraphs, repetitions not counted: the lead may stand below a summary. */
const HEAD_PARAGRAPHS = 3;
/** Below so many paragraphs, lines that look like the page's frame are the article's own. */
const FRAMED_PARAGRAPHS = 2;
/** A first paragraph that is longer is no lead, in UTF-16 units. */
const LONGEST_LEAD = 500;
/** A line of fewer words that ends no sentence is no lead. */
const LEAD_WORDS = 8;

export interface PageHead {
  title: string;
  lead?: string;
  author?: string;
  /** Epoch ms. */
  publishedAt?: number;
  /** The lines after the head, the lead's repetition still among them. */
  body: string[];
}

/** Tells the lines at the top of a copied page apart: section, title, lead, byline, date. Undefined for no lines at all. */
export function readHead(lines: readonly string[]): PageHead | undefined {
  const { facts, head, below } = withoutFrame(lines);
  const leadAt = repeatedLead(head);
  const titleAt = titleIn(head, leadAt);
  const title = head[titleAt]?.text ?? below[0];
  if (title === undefined) return undefined;
  if (leadAt !== undefined) {
    // What stands between a title and its lead and is too short to say something is a topic or a name.
    const between = head.slice(titleAt + 1, leadAt).filter(({ words }) => words.length >= HEADLINE_WORDS);
    const after = [...between, ...head.slice(leadAt + 1)].map(({ text }) => text);
    return { title, ...facts, lead: head[leadAt]?.text, body: [...after, ...below] };
  }
  const [first, ...rest] = head.slice(titleAt + 1);
  const body = [...rest.map(({ text }) => text), ...below];
  if (first === undefined) return { title, ...facts, body: below.slice(head.length === 0 ? 1 : 0) };
  const isLead = (isParagraph(first) || first.words.length >= LEAD_WORDS) && first.text.length <= LONGEST_LEAD;
  return {
    title,
    ...facts,
    ...(isLead && body.length > 1 ? { lead: first.text, body } : { body: [first.text, ...body] }),
  };
}

/** The head without the lines of the page's frame, and what these say: who and when. */
function withoutFrame(lines: readonly string[]) {
  const facts = { author: undefined as string | undefined, publishedAt: undefined as number | undefined };
  const head: PageLine[] = [];
  let group = 0;
  let paragraphs = 0;
  let index = 0;
  for (; index < Math.min(lines.length, HEAD_LINES) && paragraphs < HEAD_PARAGRAPHS; index++) {
    const text = lines[index] ?? "";
    const author = authorIn(text, lines[index + 1], head.length > 0);
    const isRoleBelow = isRole(text) && authorIn(lines[index - 1] ?? "", text, true) !== undefined;
    if (paragraphs < FRAMED_PARAGRAPHS && (author !== undefined || isRoleBelow || isFrame(text))) {
      facts.author ??= author;
      facts.publishedAt ??= isDateLine(text) ? writtenDate(text) : undefined;
      group++;
      continue;
    }
    const line = { text, words: wordsOf(text), group };
    if (isParagraph(line) && !head.some((earlier) => saysAgain(line, earlier))) paragraphs++;
    head.push(line);
  }
  return { facts, head, below: lines.slice(index) };
}

/** Who wrote it: a byline, or below a title a name alone with the date or a role on the next line. */
function authorIn(line: string, next = "", belowTitle = false): string | undefined {
  return bylineIn(line) ?? (belowTitle && isNameAlone(line) && (isDateLine(next) || isRole(next)) ? line : undefined);
}

function isFrame(line: string): boolean {
  return [isFurniture, isSourceLine, isPictureLine, isBoilerplate, isDateLine].some((is) => is(line));
}

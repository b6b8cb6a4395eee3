import { type Block, blocksText, type Document, type Inline, inlineText } from "../document.ts";
import { announcesOthers, isBoilerplate } from "./boilerplate.ts";
import { tidyInline } from "./inline-flow.ts";
import { beginsWith, isCutOff, nearlySame, wholeWordsOf, wordsOf } from "./similar.ts";

/** How far into the body a repeated title or lead is looked for, in blocks: pictures and bylines may stand before it. */
const START = 4;
/** A longer paragraph is no lead, in UTF-16 units. */
const LONGEST_LEAD = 500;
/** A shorter paragraph with which the lead begins may be there by itself. */
const COVERED_WORDS = 4;

export interface CleanParts {
  title: string;
  lead?: string;
  document: Document;
}

/**
 * Takes out what a source says twice and what belongs to its page: the title and the lead repeated at the body's start, and
 * boilerplate at its end. Text that is said once is never lost: a lead that is only a cut-off beginning of the body goes itself,
 * and so does one that is all there is.
 */
export function cleanArticle({ title, lead, document }: CleanParts): CleanParts {
  const body = withoutTitle(withoutTail(document.blocks), title);
  const sameAsTitle = lead !== undefined && nearlySame(wordsOf(lead), wordsOf(title));
  const once = leadOnce(sameAsTitle ? undefined : lead, body);
  return { title, lead: once.lead, document: { ...document, blocks: once.body } };
}

function withoutTitle(blocks: Block[], title: string): Block[] {
  const words = wordsOf(title);
  const index = blocks
    .slice(0, START)
    .findIndex((block) => isText(block) && nearlySame(wordsOf(inlineText(block.content)), words));
  return index < 0 || blocks.length === 1 ? blocks : blocks.toSpliced(index, 1);
}

function isText(block: Block): block is Block & { type: "paragraph" | "heading"; content: Inline[] } {
  return block.type === "paragraph" || block.type === "heading";
}

function leadOnce(lead: string | undefined, body: Block[]): { lead?: string; body: Block[] } {
  if (lead === undefined || lead.trim() === "") return { body };
  const words = wholeWordsOf(lead);
  if (body.length === 0 || words.length === 0) return { lead, body };
  for (const [index, block] of body.slice(0, START).entries()) {
    if (!isText(block)) continue;
    const said = wholeWordsOf(inlineText(block.content));
    // The longer of two that begin alike says more than the other, so this comes before what is nearly the same.
    if (said.length > words.length && beginsWith(said, words)) return withoutStart(lead, words.length, body, index);
    if (nearlySame(said, words)) return keepingText(lead, body, body.toSpliced(index, 1));
    if (beginsWith(words, said) && said.length >= COVERED_WORDS && block.type === "paragraph") {
      return coveredByLead(lead, words, body, index);
    }
  }
  return { lead, body };
}

/** A lead that is all of the body is the body. */
function keepingText(lead: string, body: Block[], rest: Block[]): { lead?: string; body: Block[] } {
  return blocksText(rest) === "" ? { body } : { lead, body: rest };
}

/**
 * The paragraph goes on after the lead: whole sentences are taken out of it. Where it goes on with the same sentence, it is itself
 * the better lead; of what feed software cut off, it is the better text.
 */
function withoutStart(lead: string, count: number, body: Block[], index: number): { lead?: string; body: Block[] } {
  const block = body[index];
  if (!block || !isText(block) || isCutOff(lead)) return { body };
  const rest = /[.!?؟。][\p{Pe}\p{Pf}"'”]*$/u.test(lead.trim()) ? afterWords(block.content, count) : undefined;
  if (rest) return keepingText(lead, body, body.with(index, { ...block, content: rest }));
  const text = inlineText(block.content);
  const isPlain = block.content.every((span) => span.type === "text") && !text.includes("\n");
  return isPlain && text.length <= LONGEST_LEAD ? keepingText(text, body, body.toSpliced(index, 1)) : { body };
}

/** What follows the first `count` words and the punctuation that ends their sentence; undefined if no sentence ends there. */
function afterWords(content: readonly Inline[], count: number): Inline[] | undefined {
  const text = inlineText(content);
  for (const end of text.matchAll(/[.!?؟。][\p{Pe}\p{Pf}"'”]*\s+/gu)) {
    const length = end.index + end[0].length;
    const words = wordsOf(text.slice(0, length)).length;
    if (words === count) return tidyInline(dropped(content, length).content);
    if (words > count) return undefined;
  }
  return undefined;
}

function dropped(content: readonly Inline[], length: number): { content: Inline[]; left: number } {
  let left = length;
  const kept: Inline[] = [];
  for (const span of content) {
    if ("children" in span) {
      const inner = dropped(span.children, left);
      kept.push({ ...span, children: inner.content });
      left = inner.left;
    } else {
      kept.push({ ...span, text: span.text.slice(left) });
      left = Math.max(0, left - span.text.length);
    }
  }
  return { content: kept, left };
}

/** The lead says all of the body's first paragraphs: they go. Where it is cut off within the next one, it goes itself. */
function coveredByLead(
  lead: string,
  words: readonly string[],
  body: Block[],
  from: number,
): { lead?: string; body: Block[] } {
  let covered = 0;
  let index = from;
  for (; index < body.length && covered < words.length; index++) {
    const block = body[index];
    const said = block && isText(block) ? wholeWordsOf(inlineText(block.content)) : [];
    if (!beginsWith(words.slice(covered), said)) break;
    covered += said.length;
  }
  const next = body[index];
  const isCutWithin =
    covered < words.length &&
    next &&
    isText(next) &&
    beginsWith(wordsOf(inlineText(next.content)), words.slice(covered));
  const isCutAtEnd = covered === words.length && isCutOff(lead);
  return isCutWithin || isCutAtEnd ? { body } : keepingText(lead, body, body.toSpliced(from, index - from));
}

/** Without the boilerplate at the end; lists of other articles go with the line that announces them. */
export function withoutTail(blocks: readonly Block[]): Block[] {
  let end = blocks.length;
  while (end > 1 && isTail(blocks[end - 1])) end--;
  const announced = blocks.findLastIndex((block, index) => index > 0 && index < end && announces(block));
  if (announced > 0 && blocks.slice(announced + 1, end).every(isOnlyLinks)) {
    return withoutTail(blocks.slice(0, announced));
  }
  // A divider only sets boilerplate off; where there was none, it is the article's own.
  while (end > 1 && end < blocks.length && blocks[end - 1]?.type === "divider") end--;
  return blocks.slice(0, end);
}

function isTail(block: Block | undefined): boolean {
  if (!block) return false;
  if (block.type === "list") return block.items.every((item) => item.blocks.length > 0 && item.blocks.every(isTail));
  if (!isText(block)) return false;
  return inlineText(block.content)
    .split("\n")
    .every((line) => line.trim() === "" || isBoilerplate(line));
}

function announces(block: Block): boolean {
  return isText(block) && announcesOthers(inlineText(block.content));
}

function isOnlyLinks(block: Block): boolean {
  if (block.type === "divider" || isTail(block)) return true;
  if (block.type === "list") return block.items.every((item) => item.blocks.every(isOnlyLinks));
  return isText(block) && onlyLinks(block.content);
}

function onlyLinks(content: readonly Inline[]): boolean {
  return content.every((span) => {
    if (span.type === "link") return true;
    return "children" in span ? onlyLinks(span.children) : !/[\p{L}\p{N}]/u.test(span.text);
  });
}

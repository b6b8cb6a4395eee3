import { endsSentence, HEADLINE_WORDS, isParagraph, type PageLine } from "./page-line.ts";
import { isSectionName } from "./page-sections.ts";
import { beginsWith, nearlySame, wholeWordsOf } from "./similar.ts";

/** Fewer words than this that are said twice are rather a name or a section. */
const TITLE_WORDS = 4;

/** Which line of the head the page says again: the lead, if it isn't the title that is said twice. */
export function repeatedLead(head: readonly PageLine[]): number | undefined {
  const repeated = [...head.entries()].filter(([index, line]) => {
    const isBelowTitle = head.slice(0, index).some(({ text }) => !isSectionName(text));
    return isBelowTitle && line.words.length >= HEADLINE_WORDS && againIn(head, index).length > 0;
  });
  const sentence = repeated.find(([index, line]) =>
    [line, ...againIn(head, index).filter(({ words }) => nearlySame(words, line.words))].some(({ text }) =>
      endsSentence(text),
    ),
  );
  // Without a full stop it is a lead only if something that may be a title stands above it.
  const belowTitle = repeated.find(([index, { words }]) =>
    head.slice(0, index).some((above) => mayBeTitle(above) && !nearlySame(above.words, words)),
  );
  return (sentence ?? belowTitle)?.[0];
}

function againIn(head: readonly PageLine[], index: number): PageLine[] {
  const line = head[index];
  return line ? head.slice(index + 1).filter((later) => saysAgain(later, line)) : [];
}

function mayBeTitle({ text, words }: PageLine): boolean {
  return words.length >= TITLE_WORDS && !isSectionName(text);
}

/** Whether a later line is the lead once more, perhaps slightly changed, going on, or cut off. */
export function saysAgain(later: PageLine, { words }: PageLine): boolean {
  if (nearlySame(words, later.words) || beginsWith(later.words, words)) return true;
  return later.words.length >= HEADLINE_WORDS && beginsWith(words, wholeWordsOf(later.text));
}

/**
 * Which line of the head is the title: above the lead where that is known, or else above the first paragraph. Sections, site names
 * and kickers stand before it.
 */
export function titleIn(head: readonly PageLine[], leadAt: number | undefined): number {
  const end = leadAt ?? head.findIndex(isParagraph);
  const candidates = [...head.entries()]
    .slice(0, end < 0 ? head.length : end)
    .filter(([, { text }]) => !isSectionName(text));
  const twice = saidTwice(candidates);
  if (twice !== undefined) return twice;
  const firstHeadline = candidates.find(([, line]) => isHeadline(line) && !leadsToTitle(line));
  if (firstHeadline) {
    const [at, { group }] = firstHeadline;
    // Next to a lead that is known stands the title; a headline above it in the same group is a kicker.
    const last = candidates.findLast(([, line]) => isHeadline(line) && line.group === group);
    return leadAt !== undefined && last ? last[0] : at;
  }
  if (end < 0) return candidates[0]?.[0] ?? 0;
  // Without a headline, the title is as short as what stands above it: sections, the site's name.
  const group = candidates[0]?.[1].group;
  return candidates.findLast(([, line]) => line.group === group)?.[0] ?? end;
}

/** The page's own title and the heading are often both copied, the former with the site's name after it. */
function saidTwice(candidates: readonly [number, PageLine][]): number | undefined {
  const found = candidates.findLast(
    ([at, { words }]) =>
      words.length >= TITLE_WORDS && candidates.some(([other, line]) => other < at && beginsWith(line.words, words)),
  );
  return found?.[0];
}

/** Sections and names are not quoted. */
function isHeadline({ text, words }: PageLine): boolean {
  return words.length >= HEADLINE_WORDS || (words.length > 1 && /^["“”„«»'‘].*["“”«»'’]$/.test(text));
}

/** "At a press conference today:" stands above the title. */
function leadsToTitle({ text }: PageLine): boolean {
  return /[:؛;]\s*$/.test(text);
}

import { AppError } from "../../core/errors.ts";
import type { ArticleDraft } from "../article.ts";
import {
  type Block,
  type Document,
  documentFromText,
  type Inline,
  inlineText,
  type Picture,
  type PictureSource,
} from "../document.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { bylineIn } from "./byline.ts";
import { cleanText, oneLine } from "./clean-text.ts";
import { isDateLine } from "./date-line.ts";
import { readDate } from "./dates.ts";
import { finishDraft, idFromWords } from "./draft.ts";
import { pictureAbove } from "./feed-picture.ts";
import { documentFromHtml, documentFromNodes } from "./html.ts";
import { attribute, type HtmlElement, hasClass, namesOf, parsePage, plain } from "./html-nodes.ts";
import { withinStack } from "./nesting.ts";
import { isFurniture, isSourceLine } from "./page-furniture.ts";
import { beginsWith, isCutOff, nearlySame, wordsOf } from "./similar.ts";
import { bodyOf, type PageBody } from "./web-page-body.ts";
import { allElements, byName, factsOf, type PageFacts } from "./web-page-facts.ts";
import { type WritingHabit, writtenDate } from "./written-date.ts";

/** A page of more than this is no article, in UTF-16 units. */
const MAX_LENGTH = 20_000_000;
/** A longer standfirst is a text of its own, in UTF-16 units. */
const LONGEST_LEAD = 600;

export interface WebPage {
  html: string;
  /** Where it was fetched. */
  url?: string;
  /** The name of the file: what it is found again by where it says no address. */
  name?: string;
  /** Where the pictures are that lie beside a saved page. */
  picture?: (address: string) => PictureSource | undefined;
}

/**
 * The article on a web page: its text without the site around it, and what the page says of it in its head. Its `sourceId` is the
 * page's canonical address, or else the name of the file.
 * @throws AppError "invalid" for a page without a title or a text
 */
export async function draftFromWebPage(page: WebPage): Promise<ArticleDraft> {
  try {
    return await readPage(page);
  } catch (error) {
    return withinStack(() => {
      throw error;
    });
  }
}

async function readPage({ html, url, name, picture }: WebPage): Promise<ArticleDraft> {
  if (html.length > MAX_LENGTH) throw new AppError("invalid", "The page is larger than 20 million characters.");
  const nodes = parsePage(html);
  const elements = allElements(nodes);
  const facts = factsOf(nodes, elements, url);
  const head = visibleHead(elements, facts);
  const body = await bodyOf(nodes, facts.articleBody);
  const shown = withinStack(() => documentFromNodes(body.nodes, { base: facts.base, picture }));
  const standfirst = leadIn(elements, facts);
  const document = withoutFrame(better(shown, facts), head);
  const above = pictureOnTop(document, pictureOf(facts, body, picture));
  return finishDraft({
    source: "page",
    sourceId: facts.url ?? name ?? idFromWords(head.title ?? ""),
    title: head.title,
    lead: standfirst ?? facts.lead,
    document: above.document,
    tags: facts.tags.length > 0 ? facts.tags : head.tags,
    author: head.authors.join(", "),
    declared: { whole: facts.language },
    url: facts.url,
    publishedAt: head.publishedAt,
    picture: above.picture,
  });
}

/** The text that the page has for machines, where it shows less than half of it. */
function better(shown: Document, { articleBody, base }: PageFacts): Document {
  if (articleBody === undefined) return shown;
  const expected = wordsOf(articleBody.slice(0, 20_000)).length;
  const words = shown.blocks.reduce(
    (sum, block) => sum + ("content" in block ? wordsOf(inlineText(block.content)).length : 20),
    0,
  );
  if (expected < 20 || words >= expected / 2) return shown;
  return /<(?:p|br|div)\b/i.test(articleBody)
    ? documentFromHtml(articleBody, { base })
    : documentFromText(cleanText(articleBody));
}

interface VisibleHead {
  title: string | undefined;
  authors: string[];
  publishedAt?: number;
  tags: string[];
}

/** Title, author, date and tags: as the page declares them, or else as it shows them. */
function visibleHead(elements: readonly HtmlElement[], facts: PageFacts): VisibleHead {
  const named = (pattern: RegExp) => elements.filter((one) => namesMatch(one, pattern));
  const bylines = [
    ...elements.filter((one) => attribute(one, "rel") === "author" || attribute(one, "itemprop") === "author"),
    ...named(/(?:^|[\s_-])(?:byline|author|authors|writer|reporter|p-author)(?:-?_*(?:name|names|link))?(?:\s|$)/i),
  ];
  const visible = bylines
    .map((one) => byName(plain(one)))
    .filter((one) => one.length > 1 && one.length <= 80 && !/[.!?]\s/.test(one));
  const times = elements.filter((one) => one.tagName === "time" || attribute(one, "itemprop") === "datePublished");
  const dated = named(
    /(?:^|[\s_-])(?:date|time|published|publish-?date|pubdate|posted-on|entry-date|timestamp|dateline|tarikh)(?:$|[\s_-])/i,
  );
  const published =
    facts.publishedAt ??
    first(times, (one) => read(attribute(one, "datetime") ?? attribute(one, "content") ?? plain(one), facts.dates)) ??
    first(dated.slice(0, 20), (one) => {
      const text = oneLine(plain(one));
      return text.length > 0 && text.length <= 120 ? writtenDate(text, facts.dates) : undefined;
    });
  const tags = elements
    .filter((one) => one.tagName === "a" && /(?:^|\s)tag(?:\s|$)/.test(attribute(one, "rel") ?? ""))
    .map((one) => oneLine(plain(one)));
  const inLists = named(/(?:^|[\s_-])(?:tags|tag-?list|tags-?links|post-tags|article-tags|news-tags)(?:$|[\s_-])/i)
    .flatMap((one) => allElements([one]).filter((link) => link.tagName === "a"))
    .map((one) => oneLine(plain(one)));
  return {
    title: titleOf(elements, facts),
    authors: facts.authors.length > 0 ? facts.authors : [...new Set(visible)].slice(0, 1),
    publishedAt: published,
    tags: (tags.length > 0 ? tags : inLists)
      .map((tag) => tag.replace(/^#/, ""))
      .filter((tag) => tag !== "")
      .slice(0, 30),
  };
}

function read(text: string, habit: WritingHabit): number | undefined {
  return readDate(text) ?? writtenDate(text, habit);
}

function first<T, R>(list: readonly T[], of: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = of(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function namesMatch(element: HtmlElement, pattern: RegExp): boolean {
  if (/^(?:html|body|main|article|section|script|style|meta|link)$/.test(element.tagName)) return false;
  return pattern.test(namesOf(element));
}

/**
 * The heading that says what the head says; or else what the head says, without the site's name; or else the first heading.
 */
function titleOf(elements: readonly HtmlElement[], facts: PageFacts): string | undefined {
  const headings = elements
    .filter((one) => one.tagName === "h1")
    .map((one) => oneLine(plain(one).replace(/\s*[¶#]\s*$/, "")))
    .filter((one) => one !== "");
  // The page's own name has the site's in it, so that what is said beside it counts for more.
  const named = facts.titles.length > 1 ? facts.titles.slice(0, -1) : facts.titles;
  const declared = named.map((one) => withoutSiteName(one, facts.siteName));
  const same = headings.find((heading) =>
    declared.some(
      (title) =>
        nearlySame(wordsOf(title), wordsOf(heading)) ||
        beginsWith(wordsOf(title), wordsOf(heading)) ||
        beginsWith(wordsOf(heading), wordsOf(title)),
    ),
  );
  const isWhole = wordsOf(same ?? "").length >= Math.min(3, wordsOf(declared[0] ?? "").length);
  if (same !== undefined && (isWhole || headings.length === 1)) return same;
  const [only, ...more] = headings;
  const title = declared.find((one) => one !== "" && one !== facts.siteName);
  const isSiteName =
    only !== undefined && facts.siteName !== undefined && nearlySame(wordsOf(only), wordsOf(facts.siteName));
  if (title === undefined)
    return (
      headings[0] ??
      elements
        .filter((one) => one.tagName === "h2")
        .map((one) => oneLine(plain(one)))
        .find((one) => one !== "")
    );
  return only !== undefined &&
    more.length === 0 &&
    !isSiteName &&
    facts.titles.length === 1 &&
    wordsOf(only).length >= 4
    ? only
    : title;
}

/** "Title | The Paper", "Title - The Paper": the last part goes where it is the site's name, or much shorter than the rest. */
function withoutSiteName(title: string, siteName: string | undefined): string {
  const parts = /^(.*\S)\s+(?:[|–—·•»:-]|::)\s+(\S.*)$/u.exec(title);
  const [, before = "", after = ""] = parts ?? [];
  if (!parts) return title;
  const site = wordsOf(siteName ?? "");
  const isSite =
    site.length > 0 &&
    (nearlySame(wordsOf(after), site) || beginsWith(wordsOf(after), site) || beginsWith(site, wordsOf(after)));
  if (isSite) return withoutSiteName(before, siteName);
  if (siteName !== undefined && site.length > 0) {
    const front = /^(\S[^|–—·»:-]*?)\s+[|–—·»-]\s+(.*)$/u.exec(title);
    return front && nearlySame(wordsOf(front[1] ?? ""), site) ? (front[2] ?? title) : title;
  }
  return /\s[|»·]\s/.test(title) && wordsOf(before).length >= 2 * wordsOf(after).length ? before : title;
}

const LEAD_NAMES =
  /(?:^|[\s_-])(?:standfirst|lede|dek|deck|subtitle|sub-?title|sub-?head(?:line|ing)?|teaser-?text|article-?_*(?:lead|intro|summary|description|subtitle|chapeau)|story-?_*(?:summary|intro)|post-?_*(?:subtitle|excerpt)|entry-?_*(?:subtitle|summary)|lead|intro(?:text|duction)?|chapo|excerpt|vorspann|entradilla)(?:$|[\s_-])/i;

/** The lead that stands on the page, if it says in other words or more fully what the head says. */
function leadIn(elements: readonly HtmlElement[], facts: PageFacts): string | undefined {
  const found = elements
    .filter(
      (one) =>
        /^(?:p|div|h2|h3|span|header|section)$/.test(one.tagName) &&
        (namesMatch(one, LEAD_NAMES) || /^(?:description|alternativeHeadline)$/.test(attribute(one, "itemprop") ?? "")),
    )
    .filter((one) => allElements([one]).length < 12)
    .map((one) => oneLine(plain(one)))
    .find((one) => one.length >= 30 && one.length <= LONGEST_LEAD && wordsOf(one).length >= 5);
  if (found === undefined) return undefined;
  const declared = wordsOf(facts.lead ?? "");
  // Where the head cuts it off, or says it too: what the page shows is whole.
  return facts.lead === undefined ||
    isCutOff(facts.lead) ||
    nearlySame(wordsOf(found), declared) ||
    wordsOf(found).length >= 8
    ? found
    : undefined;
}

/** Several links and nothing else. */
function isMenu(content: readonly Inline[]): boolean {
  const links = content.filter((span) => span.type === "link").length;
  return (
    links > 1 &&
    content.every((span) => span.type === "link" || (span.type === "text" && !/[\p{L}\p{N}]/u.test(span.text)))
  );
}

const READING = /\b\d+\s*-?\s*min(?:ute)?s?\.?\s*(?:read|lesezeit|de lecture|de lectura)/i;
const PUBLISHED_IN = /^(?:published|posted|filed) (?:in|under|by)/i;

/** How many blocks at the text's beginning may be the page's frame. */
const FRAME = 8;

/** Without bylines, dates, buttons and reading times that stand among the text, and without lines that lead on. */
function withoutFrame(document: Document, head: VisibleHead): Document {
  const names = head.authors.map((one) => one.toLowerCase());
  const firstProse = document.blocks.findIndex(
    (block) => block.type === "paragraph" && wordsOf(inlineText(block.content)).length >= 15,
  );
  const isFrame = (block: Block, index: number): boolean => {
    if (block.type === "heading" && index < FRAME && head.title !== undefined)
      return nearlySame(wordsOf(inlineText(block.content)), wordsOf(head.title));
    if (block.type !== "paragraph") return false;
    const text = inlineText(block.content).trim();
    if (isBoilerplate(text)) return true;
    if (index >= FRAME) return false;
    const lower = text.toLowerCase();
    // What stands in one line above the text, piece by piece: who, when, how long to read.
    if (index < firstProse && isMenu(block.content)) return true;
    if (index < firstProse && wordsOf(text).length <= 14 && !/[.!?؟]$/.test(text)) {
      if (READING.test(text) || PUBLISHED_IN.test(text) || writtenDate(text) !== undefined) return true;
      if (names.some((name) => lower.startsWith(name) && lower.length <= name.length + 20)) return true;
    }
    return (
      isDateLine(text) ||
      isFurniture(text) ||
      isSourceLine(text) ||
      bylineIn(text) !== undefined ||
      names.some((name) => lower === name || lower === `by ${name}`)
    );
  };
  const blocks = document.blocks.filter((block, index) => !isFrame(block, index));
  return blocks.length === 0 ? document : { ...document, blocks };
}

/** The picture that the text begins with is the one above it; the head's is often the same, cut and named in another way. */
function pictureOnTop(document: Document, picture: Picture | undefined): { document: Document; picture?: Picture } {
  const [first, ...blocks] = document.blocks;
  if (first?.type !== "picture" || picture?.caption !== undefined) return pictureAbove(document, picture);
  const { type: _, ...shown } = first;
  const isSame =
    picture?.source.kind === "url" &&
    shown.source.kind === "url" &&
    fileOf(picture.source.url) === fileOf(shown.source.url);
  return { document: { ...document, blocks }, picture: isSame ? { ...shown, ...picture } : shown };
}

/** The figure that stands above the text, or else what the head names. */
function pictureOf(facts: PageFacts, body: PageBody, picture: WebPage["picture"]): Picture | undefined {
  const inText = new Set(allElements(body.nodes));
  const figures = body.around
    .flatMap((one) => allElements([one]))
    .filter((one) => !inText.has(one) && (one.tagName === "figure" || hasClass(one, LEAD_PICTURE)))
    .slice(0, 3)
    .flatMap((one) => documentFromNodes([one], { base: facts.base, picture }).blocks);
  const shown = figures.flatMap((block): Picture[] => {
    if (block.type !== "picture") return [];
    const { type: _, ...rest } = block;
    return [rest];
  })[0];
  if (facts.picture === undefined) return shown;
  const isSame = shown?.source.kind === "url" && fileOf(shown.source.url) === fileOf(facts.picture);
  const caption = oneLine(facts.pictureCaption ?? "");
  // A figure with words of its own is the better picture; the head's is larger where both are the same.
  if (shown?.caption !== undefined && !isSame) return shown;
  return {
    ...(caption !== "" && { caption: [{ type: "text", text: caption }] }),
    ...(isSame && shown),
    source: { kind: "url", url: facts.picture },
  };
}

const LEAD_PICTURE =
  /(?:^|[\s_-])(?:featured-?image|post-thumbnail|lead-?image|hero-?image|main-?image|article-?image)(?:$|[\s_-])/i;

function fileOf(url: string): string {
  return (URL.parse(url)?.pathname ?? url).replace(/^.*\//, "").replace(/[-_]\d+x\d+(?=\.\w+$)/, "");
}

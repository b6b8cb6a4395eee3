import {
  type Block,
  DOCUMENT_VERSION,
  type Document,
  type Inline,
  inlineText,
  type PictureSource,
} from "../document.ts";
import { linkAddress, webAddress } from "./addresses.ts";
import { oneLine } from "./clean-text.ts";
import { codeBlock, codeInTable } from "./html-code.ts";
import { embedFrom } from "./html-embed.ts";
import { asGallery, figureBlocks, pictureFrom, withoutRepeatedPictures } from "./html-figure.ts";
import { footnotesIn } from "./html-footnotes.ts";
import { inlinesOf, wrapInline } from "./html-inline.ts";
import { listFrom } from "./html-list.ts";
import {
  attribute,
  blockFinder,
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  hasClass,
  parseHtml,
  seenChildren,
  tagOf,
} from "./html-nodes.ts";
import { tableBlocks } from "./html-table.ts";
import { splitParagraphs, tidyInline } from "./inline-flow.ts";
import { withinStack } from "./nesting.ts";

/** Deeper nesting than this keeps its text and loses its structure; Telegram shows 16 levels (Bot API 10, rich messages). */
const MAX_DEPTH = 60;

export interface HtmlOptions {
  /** The address of the page: relative links and pictures are resolved against it. */
  base?: string;
  /** Where the bytes of a picture are, by the address in the page; by default only http(s) addresses are pictures. */
  picture?: (address: string) => PictureSource | undefined;
}

/** What the builders of single blocks need of the walk around them. */
export interface HtmlContext {
  base: string | undefined;
  picture(address: string): PictureSource | undefined;
  depth: number;
  /** The styles and links that stand around this block. */
  wrap(content: Inline[]): Inline[];
  holdsBlock(node: HtmlNode): boolean;
  /** The blocks of nodes, one level deeper. */
  blocks(nodes: readonly HtmlNode[]): Block[];
  inlines(nodes: readonly HtmlNode[]): Inline[];
}

/**
 * The document in a page or a piece of one. Scripts, styles and what is hidden are left out; whatever has no place in a document
 * becomes readable text.
 * @throws AppError "invalid" for HTML that is nested too deeply for the stack, and for nothing else
 */
export function documentFromHtml(html: string, options: HtmlOptions = {}): Document {
  return documentFromNodes(parseHtml(html), options);
}

/** As `documentFromHtml`, for what has been parsed. */
export function documentFromNodes(nodes: HtmlNode[], options: HtmlOptions = {}): Document {
  const { base } = options;
  const picture = (address: string) => {
    const url = webAddress(address, base);
    return options.picture?.(address) ?? (url === undefined ? undefined : { kind: "url" as const, url });
  };
  const top = context({ base, picture, depth: 0, wrap: (content) => content, holdsBlock: blockFinder() });
  const blocks = withinStack(() => blocksOf(seenChildren({ childNodes: nodes }), top));
  return { version: DOCUMENT_VERSION, blocks: withoutRepeatedPictures(blocks) };
}

function context(given: Omit<HtmlContext, "blocks" | "inlines">): HtmlContext {
  const made: HtmlContext = {
    ...given,
    blocks: (nodes) => blocksOf(nodes, context({ ...given, depth: given.depth + 1 })),
    inlines: (nodes) => tidyInline(given.wrap(inlinesOf(nodes, given.base))),
  };
  return made;
}

function blocksOf(nodes: readonly HtmlNode[], around: HtmlContext): Block[] {
  const blocks: Block[] = [];
  let run: HtmlNode[] = [];
  const flush = () => {
    blocks.push(...paragraphs(around.inlines(run)));
    run = [];
  };
  for (const node of nodes) {
    if (around.depth < MAX_DEPTH && around.holdsBlock(node)) {
      flush();
      blocks.push(...blocksFrom(node as HtmlElement, around));
    } else {
      run.push(node);
    }
  }
  flush();
  return blocks;
}

function paragraphs(content: Inline[]): Block[] {
  return splitParagraphs(content).map((part) => ({ type: "paragraph", content: part }));
}

function blocksFrom(element: HtmlElement, around: HtmlContext): Block[] {
  switch (element.tagName) {
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return heading(element, around);
    case "ul":
    case "ol":
    case "menu":
    case "dir":
      return footnotesIn(element, around) ?? listFrom(element, around);
    case "dt":
      return paragraphs(tidyInline([{ type: "bold", children: around.inlines(seenChildren(element)) }]));
    case "blockquote":
      return quote(element, around);
    case "aside":
      return footnote(element, around);
    case "pre":
      return codeBlock(element);
    case "table":
      return codeInTable(element) ?? tableBlocks(element, around);
    case "figure":
      return figureBlocks(element, around);
    case "img":
    case "amp-img":
    case "amp-anim":
    case "picture":
      return pictureFrom(element, around);
    case "iframe":
    case "embed":
    case "object":
    case "video":
    case "audio":
    case "lite-youtube":
      return embedFrom(element, around);
    case "details":
      return details(element, around);
    case "hr":
      return [{ type: "divider" }];
    case "a":
      return hasClass(element, /kg-bookmark-container/) ? bookmark(element, around) : container(element, around);
    default:
      return element.tagName.startsWith("amp-") &&
        /-(?!img|anim|carousel|list|accordion|selector|fit)/.test(element.tagName)
        ? embedFrom(element, around)
        : container(element, around);
  }
}

/** Ghost's card for another page: a link with what is said about it, without its small pictures. */
function bookmark(element: HtmlElement, around: HtmlContext): Block[] {
  const [title, description] = [/kg-bookmark-title/, /kg-bookmark-description/].map((name) => firstWith(element, name));
  const url = linkAddress(attribute(element, "href"), around.base);
  if (!title || url === undefined) return around.blocks(seenChildren(element));
  const about: Inline[] = description
    ? [{ type: "text", text: "\n" }, ...around.inlines(seenChildren(description))]
    : [];
  return paragraphs(tidyInline([{ type: "link", url, children: around.inlines(seenChildren(title)) }, ...about]));
}

function firstWith(element: HtmlElement, name: RegExp): HtmlElement | undefined {
  for (const child of elementsIn(element)) {
    const found = hasClass(child, name) ? child : firstWith(child, name);
    if (found) return found;
  }
  return undefined;
}

/** An element that only groups others. */
function container(element: HtmlElement, around: HtmlContext): Block[] {
  if (hasClass(element, /(?:^|\s)footnote(?:\s|$)/)) {
    const number = firstWith(element, /footnote-number/);
    const content = number && firstWith(element, /footnote-content/);
    const label = number ? oneLine(inlineText(around.inlines(seenChildren(number)))) : "";
    const note = content ? around.blocks(seenChildren(content)) : [];
    if (label !== "" && note.length > 0) return [{ type: "footnote", label, blocks: note }];
  }
  const wrap = (content: Inline[]) => around.wrap(wrapInline(element, content, around.base));
  const blocks = context({ ...around, wrap }).blocks(seenChildren(element));
  if (hasClass(element, /(?:^|[\s_-])(?:gallery|slideshow|slider|carousel)/i) || element.tagName === "amp-carousel") {
    return asGallery(blocks);
  }
  if (hasClass(element, /(?:^|\s)(?:wp-caption|image-caption-wrapper|caption-attachment)(?:\s|$)/)) {
    return wordpressCaption(blocks);
  }
  return blocks;
}

/** Classic WordPress: `<div class="wp-caption">` with a picture and a paragraph. */
function wordpressCaption(blocks: Block[]): Block[] {
  const [picture, text, ...more] = blocks;
  if (picture?.type !== "picture" || text?.type !== "paragraph" || more.length > 0) return blocks;
  return [{ ...picture, caption: text.content }];
}

function heading(element: HtmlElement, around: HtmlContext): Block[] {
  const level = Number(element.tagName[1]) as 1 | 2 | 3 | 4 | 5 | 6;
  const [content, ...rest] = splitParagraphs(
    around.inlines(seenChildren(element).filter((node) => tagOf(node) !== "img")),
  );
  const pictures = elementsIn(element).flatMap((child) => (child.tagName === "img" ? pictureFrom(child, around) : []));
  const parts = content ? [content, ...rest] : [];
  return [...parts.map((part): Block => ({ type: "heading", level, content: part })), ...pictures];
}

function quote(element: HtmlElement, around: HtmlContext): Block[] {
  const children = seenChildren(element);
  const last = elementsIn(element).at(-1);
  const credited = last && /^(footer|cite)$/.test(last.tagName) && children.indexOf(last) > 0 ? last : undefined;
  const after = credited ? children.slice(children.indexOf(credited) + 1) : [];
  const isCredit = credited && after.every((node) => "value" in node && node.value.trim() === "");
  const blocks = around.blocks(isCredit ? children.filter((node) => node !== credited) : children);
  const credit = isCredit ? around.inlines(seenChildren(credited)) : [];
  if (blocks.length === 0) return paragraphs(credit);
  const by = inlineText(credit) !== "" && { credit };
  const parent = element.parentNode && "tagName" in element.parentNode ? element.parentNode : undefined;
  if (hasClass(element, PULL_QUOTE) || (parent && hasClass(parent, PULL_QUOTE))) {
    const content = lines(blocks);
    if (content) return [{ type: "pull_quote", content, ...by }];
  }
  return [{ type: "quote", blocks, ...by }];
}

const PULL_QUOTE = /pull-?quote/i;

/** Paragraphs as lines of one text; undefined where there is anything else among them. */
function lines(blocks: readonly Block[]): Inline[] | undefined {
  const texts = blocks.flatMap((block) => (block.type === "paragraph" ? [block.content] : []));
  if (texts.length !== blocks.length) return undefined;
  return texts.flatMap((content, index): Inline[] =>
    index === 0 ? content : [{ type: "text", text: "\n" }, ...content],
  );
}

/** A note that says so by its role (DPUB-ARIA 1.1, `doc-footnote`), or any other aside: text like other text. */
function footnote(element: HtmlElement, around: HtmlContext): Block[] {
  const blocks = around.blocks(seenChildren(element));
  const label = oneLine(attribute(element, "data-label") ?? "");
  if (attribute(element, "role") === "doc-footnote" && label !== "" && blocks.length > 0) {
    return [{ type: "footnote", label, blocks }];
  }
  const content = hasClass(element, PULL_QUOTE) ? lines(blocks) : undefined;
  return content && blocks.length > 0 ? [{ type: "pull_quote", content }] : blocks;
}

function details(element: HtmlElement, around: HtmlContext): Block[] {
  const children = seenChildren(element);
  const summary = children.find((child) => tagOf(child) === "summary") as HtmlElement | undefined;
  const blocks = around.blocks(children.filter((child) => child !== summary));
  const shown = summary ? around.inlines(seenChildren(summary)) : [];
  if (inlineText(shown) === "") return blocks;
  return blocks.length === 0 ? paragraphs(shown) : [{ type: "details", summary: shown, blocks }];
}

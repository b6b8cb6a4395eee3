import {
  type Block,
  DOCUMENT_VERSION,
  type Document,
  type Inline,
  inlineText,
  type PictureSource,
} from "../document.ts";
import { webAddress } from "./addresses.ts";
import { cleanText, oneLine } from "./clean-text.ts";
import { figureBlocks, pictureFrom, withoutRepeatedPictures } from "./html-figure.ts";
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
  rawText,
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
  const { base } = options;
  const picture = (address: string) => {
    const url = webAddress(address, base);
    return options.picture?.(address) ?? (url === undefined ? undefined : { kind: "url" as const, url });
  };
  const top = context({ base, picture, depth: 0, wrap: (content) => content, holdsBlock: blockFinder() });
  const blocks = withinStack(() => blocksOf(seenChildren({ childNodes: parseHtml(html) }), top));
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
      return listFrom(element, around);
    case "dt":
      return paragraphs(tidyInline([{ type: "bold", children: around.inlines(seenChildren(element)) }]));
    case "blockquote":
      return quote(element, around);
    case "aside":
      return footnote(element, around);
    case "pre":
      return code(element);
    case "table":
      return tableBlocks(element, around);
    case "figure":
      return figureBlocks(element, around);
    case "img":
    case "picture":
      return pictureFrom(element, around);
    case "iframe":
    case "embed":
    case "video":
    case "audio":
      return embed(element, around);
    case "details":
      return details(element, around);
    case "hr":
      return [{ type: "divider" }];
    default: {
      const wrap = (content: Inline[]) => around.wrap(wrapInline(element, content, around.base));
      return context({ ...around, wrap }).blocks(seenChildren(element));
    }
  }
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
  return [{ type: "quote", blocks, ...(inlineText(credit) !== "" && { credit }) }];
}

/** A note that says so by its role (DPUB-ARIA 1.1, `doc-footnote`), or any other aside: text like other text. */
function footnote(element: HtmlElement, around: HtmlContext): Block[] {
  const blocks = around.blocks(seenChildren(element));
  const label = oneLine(attribute(element, "data-label") ?? "");
  if (attribute(element, "role") === "doc-footnote" && label !== "" && blocks.length > 0) {
    return [{ type: "footnote", label, blocks }];
  }
  const [only, ...more] = blocks;
  if (hasClass(element, /pull-?quote/i) && only?.type === "paragraph" && more.length === 0) {
    return [{ type: "pull_quote", content: only.content }];
  }
  return blocks;
}

function code(element: HtmlElement): Block[] {
  const text = cleanText(rawText(element)).replace(/^\n+/, "").trimEnd();
  if (text === "") return [];
  const inner = elementsIn(element).find((child) => child.tagName === "code");
  const named = `${attribute(element, "class") ?? ""} ${inner ? (attribute(inner, "class") ?? "") : ""}`;
  const language = /(?:^|\s)lang(?:uage)?-([\w+#.-]+)/.exec(named)?.[1];
  return [{ type: "code", text, ...(language !== undefined && { language }) }];
}

function embed(element: HtmlElement, around: HtmlContext): Block[] {
  const source = elementsIn({ childNodes: element.childNodes }).find((child) => child.tagName === "source");
  const nested = element.childNodes.find((child) => tagOf(child) === "source") as HtmlElement | undefined;
  const address =
    attribute(element, "src") ?? attribute(element, "data-src") ?? attribute(source ?? nested ?? element, "src");
  const url = webAddress(address, around.base);
  if (url === undefined) return around.blocks(seenChildren(element));
  const title = oneLine(attribute(element, "title") ?? attribute(element, "aria-label") ?? "");
  return [{ type: "embed", media: mediaKind(element.tagName, url), url, ...(title !== "" && { title }) }];
}

function mediaKind(tag: string, url: string): "video" | "audio" | "other" {
  if (tag === "video" || tag === "audio") return tag;
  const host = new URL(url).hostname;
  if (/(^|\.)(youtube(-nocookie)?\.com|youtu\.be|vimeo\.com|aparat\.com|dailymotion\.com)$/.test(host)) return "video";
  return /(^|\.)(soundcloud\.com|spotify\.com|podcasts\.apple\.com)$/.test(host) ? "audio" : "other";
}

function details(element: HtmlElement, around: HtmlContext): Block[] {
  const children = seenChildren(element);
  const summary = children.find((child) => tagOf(child) === "summary") as HtmlElement | undefined;
  const blocks = around.blocks(children.filter((child) => child !== summary));
  const shown = summary ? around.inlines(seenChildren(summary)) : [];
  if (inlineText(shown) === "") return blocks;
  return blocks.length === 0 ? paragraphs(shown) : [{ type: "details", summary: shown, blocks }];
}

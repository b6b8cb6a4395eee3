import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Elements that hold nothing for a reader. */
const UNSEEN: ReadonlySet<string> = new Set([
  "script",
  "style",
  "template",
  "head",
  "title",
  "meta",
  "link",
  "base",
  "svg",
  "canvas",
  "datalist",
  "input",
  "select",
  "param",
  "source",
  "track",
]);

/** Elements that begin and end a block, whatever stands beside them. */
const BLOCKS: ReadonlySet<string> = new Set([
  ..."address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form".split(
    " ",
  ),
  ..."h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td".split(
    " ",
  ),
  ..."tfoot th thead tr ul caption".split(" "),
  // Not blocks in HTML, but in a document.
  ..."audio embed iframe img picture video".split(" "),
]);

/** The nodes of a page or a piece of one. Like a browser, it makes something of everything; scripts never run. */
export function parseHtml(html: string): HtmlNode[] {
  return parseFragment(html, { scriptingEnabled: false }).childNodes;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return "tagName" in node;
}

/** The element's name in lower case; "" for text and comments. */
export function tagOf(node: HtmlNode): string {
  return isElement(node) ? node.tagName : "";
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

export function hasClass(element: HtmlElement, pattern: RegExp): boolean {
  return pattern.test(attribute(element, "class") ?? "");
}

/** The children that a reader sees: no comments, scripts or hidden elements. */
export function seenChildren(parent: { childNodes: HtmlNode[] }): HtmlNode[] {
  return parent.childNodes.filter((node) => node.nodeName === "#text" || (isElement(node) && isSeen(node)));
}

export function isSeen(element: HtmlElement): boolean {
  if (UNSEEN.has(element.tagName)) return false;
  if (attribute(element, "hidden") !== undefined) return false;
  return !/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, "style") ?? "");
}

export function elementsIn(parent: { childNodes: HtmlNode[] }): HtmlElement[] {
  return seenChildren(parent).filter(isElement);
}

/** All elements below `parent` with one of these names, in order, not those within one another. */
export function findAll(parent: { childNodes: HtmlNode[] }, names: readonly string[]): HtmlElement[] {
  return elementsIn(parent).flatMap((element) =>
    names.includes(element.tagName) ? [element] : findAll(element, names),
  );
}

/** The text below a node exactly as it is written, `<br>` as "\n": for code. */
export function rawText(node: HtmlNode): string {
  if ("value" in node) return node.value;
  if (!isElement(node) || !isSeen(node)) return "";
  return node.tagName === "br" ? "\n" : node.childNodes.map(rawText).join("");
}

/** Says for each element whether it is a block or has one inside; every element is looked at once. */
export function blockFinder(): (node: HtmlNode) => boolean {
  const known = new Map<HtmlNode, boolean>();
  const holdsBlock = (node: HtmlNode): boolean => {
    if (!isElement(node)) return false;
    const before = known.get(node);
    if (before !== undefined) return before;
    const answer = BLOCKS.has(node.tagName) || seenChildren(node).some(holdsBlock);
    known.set(node, answer);
    return answer;
  };
  return holdsBlock;
}

import { type DefaultTreeAdapterTypes, parse, parseFragment } from "parse5";

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Elements that hold nothing for a reader. */
const UNSEEN: ReadonlySet<string> = new Set([
  ..."script style template head title meta link base svg canvas datalist input select param source track".split(" "),
  // The formula again, in the language that it was written in.
  ..."annotation annotation-xml".split(" "),
  ..."amp-ad amp-analytics amp-pixel amp-sidebar amp-consent amp-social-share amp-sticky-ad amp-auto-ads".split(" "),
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
  ..."audio embed iframe img object picture video lite-youtube".split(" "),
  ..."amp-img amp-anim amp-audio amp-video amp-iframe amp-youtube amp-vimeo amp-dailymotion amp-soundcloud".split(" "),
  ..."amp-twitter amp-instagram amp-facebook".split(" "),
]);

/**
 * What plugins and themes put into an article's own text, by the names that they give it: buttons for sharing, other articles,
 * forms; and words that are there for machines or to be pressed.
 */
const WIDGETS =
  /^(?:sharedaddy|sd-sharing(?:-enabled)?|sd-like|jp-relatedposts|jetpack-likes-widget-wrapper|addtoany_(?:share_save_container|content\S*)|a2a_kit|addthis_\S+|heateor_\S+|essb_links|ssba\S*|shareaholic\S*|mashsb-container|swp_social_panel\S*|social-?(?:share|sharing|icons|links|buttons|bar|media-links)\S*|share-?(?:bar|buttons?|links?|icons?|tools?|container|wrapper|this)\S*|post-?share\S*|article-?share\S*|related-?(?:posts?|articles?|stories|news|content|links)\S*|yarpp\S*|crp_related|rp4wp\S*|mc4wp-form\S*|newsletter-?(?:signup|form|box|promo|subscribe|widget)\S*|subscribe-?(?:widget|form|box|cta)\S*|subscription-widget\S*|kg-signup-card|kg-(?:video|audio)-(?:overlay|player|hide|current-time|duration|play-icon|thumbnail)|toc_container|ez-toc-container|lwptoc|code-block-ad\S*|advads-\S+|adsbygoogle|wp-polls|post-ratings|post-views|wpulike\S*|mw-editsection|mw-cite-backlink|mw-jump-link|noprint|navbox\S*|headerlink|header-anchor|heading-anchor|anchorjs-link|hash-link|footnote-back\S*|footnotes?__backref|reversefootnote|gutter|rouge-gutter|lineno|linenos|linenodiv|line-numbers-rows|hljs-ln-numbers|copy-?(?:button|code|btn)\S*|btn-clipboard|screen-reader-\S+|visually-?hidden|sr-only|a11y-hidden|offscreen|print-only|katex-html|MathJax_Preview|feedflare|captioned-button-wrap|pencraft-share)$/i;

/** The nodes of a page or a piece of one. Like a browser, it makes something of everything; scripts never run. */
export function parseHtml(html: string): HtmlNode[] {
  return parseFragment(html, { scriptingEnabled: false }).childNodes;
}

/** As `parseHtml`, for a whole page: with its `html`, `head` and `body`, and the comments around them. */
export function parsePage(html: string): HtmlNode[] {
  return parse(html, { scriptingEnabled: false }).childNodes;
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

/** Longer lists of class names are nobody's names, and patterns would go through them again and again. UTF-16 units. */
const MAX_CLASS = 2000;

/** The class names and the id of an element, as they are written. */
export function namesOf(element: HtmlElement): string {
  return `${(attribute(element, "class") ?? "").slice(0, MAX_CLASS)} ${(attribute(element, "id") ?? "").slice(0, MAX_CLASS)}`;
}

export function hasClass(element: HtmlElement, pattern: RegExp): boolean {
  return pattern.test((attribute(element, "class") ?? "").slice(0, MAX_CLASS));
}

/** The children that a reader sees: no comments, scripts or hidden elements. */
export function seenChildren(parent: { childNodes: HtmlNode[] }): HtmlNode[] {
  return parent.childNodes.filter((node) => node.nodeName === "#text" || (isElement(node) && isSeen(node)));
}

/** Small enough to be only an icon or a mark, in UTF-16 units. */
const MARK_LENGTH = 40;

export function isSeen(element: HtmlElement): boolean {
  if (UNSEEN.has(element.tagName)) return false;
  if (element.attrs.length === 0) return true;
  if (attribute(element, "hidden") !== undefined) return false;
  const named = attribute(element, "class")?.slice(0, MAX_CLASS);
  if (named?.split(/\s+/).some((name) => WIDGETS.test(name))) return false;
  // Not only marks are hidden from screen readers: also a whole page while a dialog stands before it.
  if (attribute(element, "aria-hidden") === "true" && isMark(element)) return false;
  return !/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, "style") ?? "");
}

function isMark(element: HtmlElement): boolean {
  if (element.tagName === "img" || element.childNodes.length > 3) return false;
  const text = element.childNodes.map((node) => ("value" in node ? node.value : isElement(node) ? "  " : "")).join("");
  return text.length <= MARK_LENGTH && element.childNodes.every((node) => !isElement(node) || UNSEEN.has(node.tagName));
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

/** Elements that stand on lines of their own in preformatted text. */
const CODE_LINES: ReadonlySet<string> = new Set(["div", "p", "li", "tr"]);

/** The text below a node exactly as it is written, `<br>` as "\n": for code. */
export function rawText(node: HtmlNode): string {
  if ("value" in node) return node.value;
  if (!isElement(node) || !isSeen(node) || node.tagName === "button") return "";
  if (node.tagName === "br") return "\n";
  const text = node.childNodes.map(rawText).join("");
  return CODE_LINES.has(node.tagName) && !text.endsWith("\n") ? `${text}\n` : text;
}

/** A picture that stands for a letter: an emoji, a smiley, a formula. It belongs into its line. */
export function isLetterPicture(element: HtmlElement): boolean {
  if (element.tagName !== "img" || !attribute(element, "alt")?.trim()) return false;
  if (
    hasClass(element, /(?:^|[\s_-])(?:emoji|wp-smiley|smiley|emoticon|latex|tex|mwe-math-fallback\S*)(?:$|[\s_-])/i)
  ) {
    return true;
  }
  return /(?:\/emoji\/|\/smilies\/|\/twemoji\/|latex\.php|\/math\/render\/)/.test(attribute(element, "src") ?? "");
}

/** Says for each element whether it is a block or has one inside; every element is looked at once. */
export function blockFinder(): (node: HtmlNode) => boolean {
  const known = new Map<HtmlNode, boolean>();
  const holdsBlock = (node: HtmlNode): boolean => {
    if (!isElement(node)) return false;
    const before = known.get(node);
    if (before !== undefined) return before;
    const answer = (BLOCKS.has(node.tagName) && !isLetterPicture(node)) || seenChildren(node).some(holdsBlock);
    known.set(node, answer);
    return answer;
  };
  return holdsBlock;
}

/** The text of a node as it stands there, without what isn't seen. */
export function plain(root: HtmlNode): string {
  const parts: string[] = [];
  const waiting: HtmlNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ("value" in node) parts.push(node.value);
    else if (isElement(node) && isSeen(node)) waiting.push(...node.childNodes.toReversed());
  }
  return parts.join(" ");
}

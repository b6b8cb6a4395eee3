import { serializeOuter } from "parse5";
import {
  attribute,
  findAll,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isSeen,
  namesOf,
  parseHtml,
  plain,
} from "./html-nodes.ts";
import { wordsOf } from "./similar.ts";
import { allElements } from "./web-page-facts.ts";

/** Tags that hold the site and not the article. */
const SITE: ReadonlySet<string> = new Set("nav footer form button dialog select textarea menu noscript".split(" "));
const SITE_ROLES =
  /^(?:navigation|complementary|banner|contentinfo|search|dialog|alertdialog|alert|menu|menubar|toolbar|tablist)$/i;

/**
 * Names that pages give to what stands around and between an article's paragraphs. Compared with whole words of class names and
 * ids ("post-share-buttons" has "share"), so that "content" and "comment" are different things.
 */
const SITE_WORDS: ReadonlySet<string> = new Set(
  (
    "share sharing shares sharebar sharethis addthis addtoany social socials socialshare related relatedposts recirc recirculation recommend recommended recommendation recommendations " +
    "newsletter newsletters subscribe subscription subscriber signup promo promos promotion promoted advert adverts advertisement advertising ad ads adslot adunit adsbox dfp sponsor sponsored sponsors " +
    "cookie cookies consent gdpr breadcrumb breadcrumbs comment comments commentlist disqus respond sidebar sidebars popup modal overlay paywall regwall piano toolbar toolbox menu nav navbar navigation pagination pager " +
    "outbrain taboola mostread popular trending bio authorbox byline dateline timestamp readmore readnext morenews follow login tags taglist tagcloud postmeta entrymeta articlemeta metadata " +
    "skip masthead topbar ticker copyright colophon backtotop donate donation appeal membership poll quiz survey rating ratings likes claps upvote reactions print shortlink shorturl nextprev infobox-ad prevnext toc hatnote catlinks printfooter mw-navigation vector-toc " +
    "moreon morefrom morelike similar upnext nextpost prevpost suggested suggestions seealso readalso inread teaser teasers onward kicker eyebrow"
  ).split(" "),
);
/** Two words that only together say it. */
const SITE_PAIRS =
  /(?:^|[\s_-])(?:most-(?:read|viewed|popular|commented)|read-(?:more|also|next)|more-(?:news|stories|articles|from|on|posts|in)|also-(?:read|like)|see-also|author-(?:bio|box|info|card|profile|about)|about-(?:the-)?author|post-(?:meta|tags|nav|navigation|footer|info|author|date|cats|categories)|entry-(?:meta|footer|tags|utility)|article-(?:meta|tags|footer|tools|actions|info|author|date|nav)|posted-on|back-to-top|next-(?:post|article)|prev(?:ious)?-(?:post|article)|you-may|up-next|tag-list|tags-links|cat-links|edit-link|reading-time|read-time|listen-to|audio-player-promo|inline-(?:promo|ad|newsletter)|site-(?:header|footer|nav)|page-(?:header|footer)-nav|skip-link|wp-block-(?:latest-posts|post-navigation-link|social-links|post-comments|comments|query|search|tag-cloud|categories|archives)|news-(?:code|tools|tags|share)|short-?link|report-tools|item-(?:nav|tools|header-tools)|call-to-action|cta-box|site-sub|content-sub|jump-to)(?:$|[\s_-])/i;
/** An aside with one of these in its name is the article's own. */
const OWN_ASIDE =
  /pull|quote|fact|info|box|note|callout|definition|key|summary|sidebar-?note|footnote|admonition|tip|warning/i;

/** Names that pages give to the text of their article, surest first. */
const BODY_NAMES: readonly RegExp[] = [
  /(?:^|\s)(?:article-?_*body(?:-?(?:content|text))?|articlebody(?:content)?|article-?_*(?:content|text)|story-?_*body(?:-?text)?|story-?_*content|post-?_*(?:content|body)|entry-?_*content|blog-?_*(?:post-?content|content)|c-?entry-?content|e-content|td-post-content|single-?_*(?:content|post-content)|news-?_*(?:text|body|content)|item-?_*(?:text|body|content)|body-?content|main-?text|field-name-body|field--name-body|gh-content|post-full-content|mw-parser-output|matn|content-?text|text-?content|rich-?text|caas-body|wysiwyg(?:-content)?|markdown-body|prose|article-?_*(?:main|entry)|reader-?content|single-?body|page-?content|text-?body|detail-?(?:body|content|text)|newsbody|news-?detail-?text|echo_detail)(?:\s|$)/i,
];
/** A page builder calls every paragraph a widget ("elementor-widget"); themes call so what stands beside the text. */
const WIDGET = /(?:^|\s)(?:widgets?(?:[_-][\w-]+)?|sidebar-widgets?)(?:\s|$)/;
const BODY_TESTS = /(?:article|story|post)[-_]?(?:body|content|text)/i;

const TEXT_TAGS: ReadonlySet<string> = new Set(
  "p li blockquote pre td th dd dt h2 h3 h4 h5 h6 figcaption summary div section article main span center font".split(
    " ",
  ),
);

/** A container needs so much running text to be taken for an article by its name alone, in UTF-16 units. */
const ENOUGH = 140;
/** What is dropped by its name may hold no more than this part of the page's running text: otherwise its name misleads. */
const MOST_DROPPED = 0.4;
/** Readability looks at each element many times: a larger page is read without it. */
const MAX_ELEMENTS = 30_000;
/** linkedom and Readability go down a page by recursion. */
const MAX_DEPTH = 250;

/** The nodes that hold the article of a page, and those of the head above it. */
export interface PageBody {
  nodes: HtmlNode[];
  /** What the page has around the text as one with it: heads with title, lead, date and picture. Empty where that isn't known. */
  around: HtmlElement[];
}

/** Names in class and id as words: "postShareBar" and "post-share-bar" are the same. */
function wordsIn(element: HtmlElement): string {
  const names = namesOf(element).slice(0, 1000);
  return names.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
}

/** Length of text that runs: without what is in links. */
function proseOf(root: HtmlElement, known: Map<HtmlElement, number>): number {
  const before = known.get(root);
  if (before !== undefined) return before;
  let length = 0;
  if (root.tagName !== "a" && isSeen(root)) {
    for (const child of root.childNodes) {
      if ("value" in child)
        length += TEXT_TAGS.has(root.tagName) || !isBare(root) ? child.value.replace(/\s+/g, " ").trim().length : 0;
      else if (isElement(child)) length += proseOf(child, known);
    }
  }
  known.set(root, length);
  return length;
}

function isBare(element: HtmlElement): boolean {
  return /^(?:script|style|template|noscript|button|option|label|svg|title|head)$/.test(element.tagName);
}

function isOfTheSite(element: HtmlElement): boolean {
  const { tagName } = element;
  if (
    /^(?:html|body|main|article|h1|figure|figcaption|img|picture|video|pre|code|p|em|strong|span|a|b|i|table|tbody|tr|td)$/.test(
      tagName,
    )
  ) {
    return /^(?:p|a|table|figure)$/.test(tagName) && hasSiteName(element, true);
  }
  // Pages that load late keep a picture there for who has no scripts.
  if (tagName === "noscript") return findAll(element, ["img"]).length === 0;
  if (SITE.has(tagName)) return true;
  if (SITE_ROLES.test(attribute(element, "role") ?? "")) return true;
  const names = wordsIn(element);
  if (tagName === "aside") return !OWN_ASIDE.test(names) || hasSiteName(element, false);
  return hasSiteName(element, false);
}

function hasSiteName(element: HtmlElement, onlySure: boolean): boolean {
  const names = `${wordsIn(element)} ${(attribute(element, "data-component") ?? attribute(element, "data-testid") ?? attribute(element, "aria-label") ?? "").toLowerCase().slice(0, 100)}`;
  if (names.trim() === "") return false;
  if (SITE_PAIRS.test(names) || WIDGET.test(names)) return true;
  // Utility classes ("sm:share-x", "has-sidebar", "no-ads") say how something looks, and not what it is.
  const words = names
    .split(/\s+/)
    .filter((name) => !/^(?:has|no|with|is|without|not|js|hide|sm|md|lg|xl)[-:]|[[:]/.test(name))
    .flatMap((name) => name.split(/[_-]+/));
  const found = words.filter((word) => SITE_WORDS.has(word));
  return onlySure
    ? found.some((word) =>
        /^(?:share|sharing|related|newsletter|subscribe|ad|ads|advertisement|promo|copyright|readmore|seealso|readalso)$/.test(
          word,
        ),
      )
    : found.length > 0;
}

/** A figure's credit may be called its copyright, and a quote's source stands in a footer: these are taken as they are. */
const KEPT_WHOLE: ReadonlySet<string> = new Set(["figure", "blockquote", "pre"]);

/** Takes what belongs to the site out of the page; what holds much of its text stays, whatever it is called. */
function withoutSite(body: HtmlElement): void {
  const prose = new Map<HtmlElement, number>();
  const most = proseOf(body, prose) * MOST_DROPPED;
  const waiting: HtmlElement[] = [body];
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    parent.childNodes = parent.childNodes.filter((child) => {
      if (!isElement(child)) return true;
      if (!isSeen(child) && child.tagName !== "template") return false;
      if (isBodyByName(child) || !isOfTheSite(child) || proseOf(child, prose) > most) return true;
      return holdsTitle(child);
    });
    for (const child of parent.childNodes) if (isElement(child) && !KEPT_WHOLE.has(child.tagName)) waiting.push(child);
  }
}

function holdsTitle(element: HtmlElement): boolean {
  return (
    element.tagName !== "nav" &&
    element.tagName !== "footer" &&
    allElements([element]).some((one) => one.tagName === "h1")
  );
}

function isBodyByName(element: HtmlElement): boolean {
  if (/(?:^|\s)articlebody(?:\s|$)/i.test(attribute(element, "itemprop") ?? "")) return true;
  if (BODY_TESTS.test(attribute(element, "data-testid") ?? attribute(element, "data-component") ?? "")) return true;
  if (element.tagName === "p" || /^h\d$/.test(element.tagName)) return false;
  return BODY_NAMES.some((pattern) => pattern.test(namesOf(element)));
}

/**
 * Where the article of a page stands: what the page itself calls its article's text, if there is enough of it; or else what
 * Readability finds; or else all that is left of the page when the site is taken out.
 * @param articleBody the text, where the page has it for machines: of two candidates the one with more of it is right
 */
export async function bodyOf(page: readonly HtmlNode[], articleBody?: string): Promise<PageBody> {
  const body = allElements(page).find((one) => one.tagName === "body");
  if (!body) return { nodes: [...page], around: [] };
  withoutSite(body);
  const prose = new Map<HtmlElement, number>();
  const elements = allElements([body]);
  const named = outermost(elements.filter((one) => isBodyByName(one) && one.tagName !== "body"));
  const articles = outermost(
    elements.filter((one) => one.tagName === "article" || attribute(one, "role") === "article"),
  );
  const mains = outermost(elements.filter((one) => one.tagName === "main" || attribute(one, "role") === "main"));
  const total = proseOf(body, prose);
  const found = largest(named, prose);
  const article = largest(articles, prose);
  const main = largest(mains, prose);
  const wider = article ?? main;
  if (found && isEnough(found.length, Math.min(total, wider?.length ?? total)) && says(found.nodes, articleBody)) {
    return { nodes: found.nodes, around: wider ? wider.nodes : [body] };
  }
  if (article && article.nodes.length === 1 && isEnough(article.length, total) && says(article.nodes, articleBody)) {
    return { nodes: article.nodes, around: article.nodes };
  }
  const readable = await byReadability(body, elements);
  if (readable && readable.length >= ENOUGH) {
    // It leaves out what looks unlike its neighbours; where it looked, the page without the site has all of it.
    const length = readable.nodes.reduce((sum, node) => sum + (isElement(node) ? proseOf(node, prose) : 0), 0);
    const found = placeOf(readable.nodes, elements)?.findLast((one) => proseOf(one, prose) >= length);
    const place = found && outOfPiece(found);
    if (place) {
      const isText = proseOf(place, prose) <= length * 1.6 + 400;
      return { nodes: isText ? [place] : textIn(place, readable.nodes, prose), around: wider?.nodes ?? [body] };
    }
    return { nodes: readable.nodes, around: [] };
  }
  const rest = [article, main].find((one) => one !== undefined && one.length >= total / 2);
  return { nodes: rest?.nodes ?? [body], around: rest?.nodes ?? [body] };
}

function isEnough(length: number, of: number): boolean {
  return length >= Math.min(ENOUGH, of) && length >= of * 0.35;
}

/** Whether the nodes have most of what the page has for machines. */
function says(nodes: readonly HtmlElement[], articleBody: string | undefined): boolean {
  if (articleBody === undefined) return true;
  const expected = wordsOf(articleBody.slice(0, 20_000)).length;
  const shown = nodes.reduce((sum, node) => sum + wordsOf(plain(node).slice(0, 40_000)).length, 0);
  return expected < 30 || shown >= expected * 0.5;
}

/** Those that lie in no other of them. */
function outermost(elements: readonly HtmlElement[]): HtmlElement[] {
  const set = new Set<unknown>(elements);
  return elements.filter((one) => {
    for (let parent: unknown = one.parentNode; parent; parent = (parent as HtmlElement).parentNode) {
      if (set.has(parent)) return false;
    }
    return true;
  });
}

/** The one with the most text, together with its likes: pages cut an article's text at advertisements, and live pages have a post in each. */
function largest(
  elements: readonly HtmlElement[],
  prose: Map<HtmlElement, number>,
): { nodes: HtmlElement[]; length: number } | undefined {
  const sizes = elements.map((one) => ({ one, length: proseOf(one, prose) + pictures(one) * 30 }));
  const best = sizes.reduce<(typeof sizes)[number] | undefined>(
    (a, b) => (a === undefined || b.length > a.length ? b : a),
    undefined,
  );
  if (!best || best.length === 0) return undefined;
  const kind = (one: HtmlElement) => `${one.tagName} ${attribute(one, "class") ?? ""}`;
  const likes = sizes.filter(
    ({ one, length }) =>
      one === best.one ||
      (kind(one) === kind(best.one) && one.parentNode === best.one.parentNode && length >= best.length / 20),
  );
  return { nodes: likes.map(({ one }) => one), length: likes.reduce((sum, { length }) => sum + length, 0) };
}

function pictures(root: HtmlElement): number {
  return allElements([root]).filter((one) => one.tagName === "img" || one.tagName === "amp-img").length;
}

async function byReadability(
  body: HtmlElement,
  elements: readonly HtmlElement[],
): Promise<{ nodes: HtmlNode[]; length: number } | undefined> {
  if (elements.length > MAX_ELEMENTS || isDeep(body)) return undefined;
  const [{ parseHTML }, { Readability }] = await Promise.all([import("linkedom"), import("@mozilla/readability")]);
  const { document } = parseHTML(`<!doctype html><html><head><title></title></head>${serializeOuter(body)}</html>`);
  try {
    const found = new Readability(document as never, {
      keepClasses: true,
      charThreshold: 200,
      disableJSONLD: true,
      allowedVideoRegex: /^(?!.*(?:doubleclick|googletagmanager))/,
    }).parse();
    return found?.content ? { nodes: parseHtml(found.content), length: found.length ?? 0 } : undefined;
  } catch {
    // It was written for pages as browsers have them; whatever it stumbles over is read without it.
    return undefined;
  }
}

/** A shorter paragraph may stand in several places, in UTF-16 units. */
const TELLING = 40;
/** What has paragraphs of its own and is still only a piece of a text. */
const PIECES: ReadonlySet<string> = new Set(["blockquote", "details", "figure"]);
/** What a text is made of. */
const FLOW = /^(?:p|[uo]l|dl|blockquote|pre|table|figure|details|picture|img|video|audio|hr|h[2-6])$/;
const INLINE = /^(?:a|abbr|b|br|cite|code|em|i|mark|q|s|small|span|strong|su[bp]|time|u)$/;

function textOf(one: HtmlElement): string {
  return plain(one).replace(/\s+/g, " ").trim();
}

/** Paragraphs that can be told from others. */
function tellingIn(elements: readonly HtmlElement[]): { one: HtmlElement; text: string }[] {
  return elements
    .filter((one) => /^(?:p|li|blockquote|pre|h[2-6])$/.test(one.tagName))
    .map((one) => ({ one, text: textOf(one) }))
    .filter(({ text }) => text.length >= TELLING);
}

function tellingTexts(elements: readonly HtmlElement[]): Set<string> {
  return new Set(tellingIn(elements).map(({ text }) => text));
}

/** The elements of the page that hold all paragraphs that were found, from the top down. */
function placeOf(found: readonly HtmlNode[], elements: readonly HtmlElement[]): HtmlElement[] | undefined {
  const texts = tellingTexts(allElements(found));
  let common: HtmlElement[] | undefined;
  for (const { one, text } of tellingIn(elements)) {
    if (!texts.has(text)) continue;
    const chain = ancestorsOf(one);
    const shared = common?.findIndex((element, at) => element !== chain[at]) ?? -1;
    common = common === undefined ? chain : shared < 0 ? common.slice(0, chain.length) : common.slice(0, shared);
  }
  return common;
}

/** The place itself, or what it is a piece of: a quote's paragraphs make no article where there is more beside the quote. */
function outOfPiece(place: HtmlElement): HtmlElement {
  const at = [...ancestorsOf(place), place];
  const piece = at.findIndex((one) => PIECES.has(one.tagName));
  return at[piece - 1] ?? place;
}

/** The nodes of a place that hold what was found, and what is written among them as paragraphs, lists, tables and the like. */
function textIn(place: HtmlElement, found: readonly HtmlNode[], prose: Map<HtmlElement, number>): HtmlNode[] {
  const texts = tellingTexts(allElements(found));
  const written = place.childNodes.reduce((sum, node) => sum + ("value" in node ? node.value.trim().length : 0), 0);
  return place.childNodes.filter((node) => {
    // Words without a paragraph around them, and what is bold or a link among them.
    if (!isElement(node) || INLINE.test(node.tagName)) return written >= TELLING;
    if (tellingIn(allElements([node])).some(({ text }) => texts.has(text))) return true;
    // A list of links leads elsewhere.
    return FLOW.test(node.tagName) && proseOf(node, prose) >= textOf(node).length / 2;
  });
}

/** From the top down to the parent. */
function ancestorsOf(element: HtmlElement): HtmlElement[] {
  const chain: HtmlElement[] = [];
  for (let parent = element.parentNode; parent && "tagName" in parent; parent = parent.parentNode)
    chain.unshift(parent);
  return chain;
}

function isDeep(root: HtmlElement): boolean {
  const waiting: { node: HtmlElement; depth: number }[] = [{ node: root, depth: 0 }];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (one.depth > MAX_DEPTH) return true;
    for (const child of one.node.childNodes) if (isElement(child)) waiting.push({ node: child, depth: one.depth + 1 });
  }
  return false;
}

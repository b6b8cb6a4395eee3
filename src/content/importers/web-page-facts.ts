import { webAddress, withoutTracking } from "./addresses.ts";
import { oneLine } from "./clean-text.ts";
import { readDate } from "./dates.ts";
import { textFromHtml } from "./html-inline.ts";
import { attribute, type HtmlElement, type HtmlNode, isElement, plain } from "./html-nodes.ts";
import { isMonthFirst, type WritingHabit, writtenDate } from "./written-date.ts";

/** What a page says of its article in its head: JSON-LD (schema.org), Open Graph, `meta` and `link`. */
export interface PageFacts {
  titles: string[];
  siteName?: string;
  lead?: string;
  authors: string[];
  /** Epoch ms. */
  publishedAt?: number;
  /** How the page writes its dates. */
  dates: WritingHabit;
  language?: string;
  url?: string;
  base?: string;
  picture?: string;
  pictureCaption?: string;
  tags: string[];
  section?: string;
  /** The whole text, where the page has it for machines. */
  articleBody?: string;
}

type Json = Record<string, unknown>;

const ARTICLE_TYPES =
  /(?:Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|DiscussionForumPosting|Review|Recipe|MedicalWebPage|HowTo)$/i;
/** Scripts of more than this are a page's data, and nothing is looked for in them. UTF-16 units. */
const MAX_JSON = 2_000_000;
/** How deep and how wide JSON-LD is looked into. */
const MAX_JSON_NODES = 5000;

/** All elements below some nodes, in the order of the page, without recursion. */
export function allElements(nodes: readonly HtmlNode[]): HtmlElement[] {
  const found: HtmlElement[] = [];
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue;
    found.push(node);
    for (let at = node.childNodes.length - 1; at >= 0; at--) {
      const child = node.childNodes[at];
      if (child) waiting.push(child);
    }
  }
  return found;
}

/** @param url where the page was fetched */
export function factsOf(
  nodes: readonly HtmlNode[],
  elements: readonly HtmlElement[],
  url: string | undefined,
): PageFacts {
  const meta = metaOf(elements);
  const first = (...names: string[]) => names.map((name) => meta.get(name)?.[0]).find((value) => value !== undefined);
  const all = (...names: string[]) => names.flatMap((name) => meta.get(name) ?? []);
  const linked = (rel: string) =>
    elements.find(
      (one) => one.tagName === "link" && (attribute(one, "rel") ?? "").toLowerCase().split(/\s+/).includes(rel),
    );
  const address = url ?? savedFrom(nodes);
  const baseElement = elements.find((one) => one.tagName === "base" && attribute(one, "href"));
  const ld = jsonLd(elements);
  const canonical =
    webAddress(attributeOf(linked("canonical"), "href"), address) ??
    webAddress(first("og:url"), address) ??
    webAddress(text(ld.url), address) ??
    webAddress(text(ld.mainEntityOfPage) ?? text(object(ld.mainEntityOfPage)["@id"]), address);
  const here = address ?? canonical;
  const base = webAddress(attributeOf(baseElement, "href"), here) ?? here;
  const root = elements.find((one) => one.tagName === "html");
  const head = elements.find((one) => one.tagName === "title");
  const image = pictureOf(ld.image) ?? pictureOf(ld.thumbnailUrl) ?? {};
  const picture = [
    image.url,
    first("og:image:secure_url", "og:image", "og:image:url"),
    first("twitter:image", "twitter:image:src", "thumbnail", "parsely-image-url", "sailthru.image.full"),
  ]
    .map((one) => webAddress(one, base))
    .find((one) => one !== undefined && !NO_PICTURE.test(one));
  const dates = [
    text(ld.datePublished),
    ...all(
      "article:published_time",
      "og:article:published_time",
      "article:published",
      "datepublished",
      "parsely-pub-date",
      "sailthru.date",
      "citation_publication_date",
      "citation_date",
      "dc.date.issued",
      "dcterms.created",
      "dc.date",
      "dc.date.created",
      "publish-date",
      "publish_date",
      "published_time",
      "pubdate",
      "publication_date",
      "date",
      "cxenseparse:recs:publishtime",
      "cxenseparse:publishtime",
    ),
    text(ld.dateCreated),
    text(ld.uploadDate),
  ];
  const habit = habitOf(nodes, [attributeOf(root, "lang"), first("og:locale")]);
  const titleElement = head ? oneLine(head.childNodes.map((node) => ("value" in node ? node.value : "")).join("")) : "";
  return {
    titles: [
      text(ld.headline) ?? text(ld.name),
      first("og:title"),
      first("twitter:title"),
      first("citation_title", "parsely-title", "dc.title", "sailthru.title"),
      titleElement,
    ]
      .map((one) => textFromHtml(one ?? ""))
      .filter((one) => one !== ""),
    siteName: first("og:site_name", "application-name") ?? text(object(ld.publisher).name),
    lead: [
      text(ld.description),
      first("og:description"),
      first("twitter:description"),
      first("description", "dc.description"),
    ]
      .map((one) => textFromHtml(one ?? ""))
      .find((one) => one !== ""),
    authors: authorsOf(
      ld,
      all(
        "author",
        "article:author",
        "og:article:author",
        "parsely-author",
        "sailthru.author",
        "citation_author",
        "dc.creator",
        "byl",
        "article:author_name",
        "twitter:creator:name",
      ),
    ),
    publishedAt: dates.map((one) => dateOf(one, habit)).find((one) => one !== undefined),
    dates: habit,
    language:
      attributeOf(root, "lang") ??
      attributeOf(root, "xml:lang") ??
      text(ld.inLanguage) ??
      first("og:locale", "content-language", "language", "dc.language"),
    url:
      canonical === undefined
        ? address === undefined
          ? undefined
          : withoutTracking(address)
        : bestAddress(canonical, address),
    base,
    picture,
    pictureCaption: image.caption,
    tags: tagsOf(
      ld.keywords,
      all("article:tag", "og:article:tag", "parsely-tags", "sailthru.tags"),
      all("news_keywords", "keywords", "citation_keywords"),
    ),
    section:
      text(Array.isArray(ld.articleSection) ? ld.articleSection[0] : ld.articleSection) ??
      first("article:section", "og:article:section", "parsely-section"),
    articleBody: text(ld.articleBody) ?? text(ld.reviewBody) ?? text(ld.text),
  };
}

/** Pictures of the site and not of the article. */
const NO_PICTURE =
  /(?:^|[/_-])(?:logo|default[-_]?(?:image|og|share|social)?|placeholder|favicon|apple-touch-icon|site-?(?:icon|logo|share)|og-default|share-default|no-?image|blank)[\w-]*\.(?:png|jpe?g|svg|gif|webp|ico)/i;

/** A canonical address that only names the site's front page is a mistake of the page. */
function bestAddress(canonical: string, address: string | undefined): string {
  const isFront = URL.parse(canonical)?.pathname === "/" && (URL.parse(address ?? "")?.pathname ?? "/") !== "/";
  return withoutTracking(isFront && address !== undefined ? address : canonical);
}

function attributeOf(element: HtmlElement | undefined, name: string): string | undefined {
  const value = element && attribute(element, name)?.trim();
  return value === "" ? undefined : value;
}

function metaOf(elements: readonly HtmlElement[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const element of elements) {
    if (element.tagName !== "meta") continue;
    const name =
      attribute(element, "property") ??
      attribute(element, "name") ??
      attribute(element, "itemprop") ??
      attribute(element, "http-equiv");
    const content = attribute(element, "content")?.trim();
    if (name === undefined || content === undefined || content === "") continue;
    const key = name.trim().toLowerCase();
    const values = found.get(key);
    if (values === undefined) found.set(key, [content]);
    else if (values.length < 100) values.push(content);
  }
  return found;
}

/** Browsers and tools that save a page leave a comment where it was. */
function savedFrom(nodes: readonly HtmlNode[]): string | undefined {
  const waiting = [...nodes];
  for (let looked = 0; looked < 50; looked++) {
    const node = waiting.shift();
    if (!node) return undefined;
    if (node.nodeName === "#comment" && "data" in node) {
      const found =
        /saved from url=\(\d+\)(\S+)/.exec(node.data) ?? /Page saved with SingleFile\s+url:\s*(\S+)/.exec(node.data);
      const url = webAddress(found?.[1]);
      if (url !== undefined) return url;
    }
    if (node.nodeName === "html" || node.nodeName === "head") waiting.push(...(node as HtmlElement).childNodes);
  }
  return undefined;
}

/** The article among all that a page's JSON-LD describes; an empty object without one. */
function jsonLd(elements: readonly HtmlElement[]): Json {
  const found: Json[] = [];
  for (const element of elements) {
    if (element.tagName !== "script" || !/ld\+json/i.test(attribute(element, "type") ?? "")) continue;
    const source = element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
    if (source.length > MAX_JSON) continue;
    collect(parsed(source), found);
  }
  const typed = (pattern: RegExp) =>
    found.filter((one) => [one["@type"]].flat().some((type) => typeof type === "string" && pattern.test(type)));
  const articles = typed(ARTICLE_TYPES);
  const named = articles.find((one) => text(one.headline) ?? text(one.articleBody)) ?? articles[0];
  const page = typed(/^(?:\w*WebPage|VideoObject|PodcastEpisode|NewsItem)$/)[0];
  const merged: Json = { ...page, ...named };
  return withReferences(merged, found);
}

/** `{"@id": "…"}` stands for what is described elsewhere on the page. */
function withReferences(article: Json, all: readonly Json[]): Json {
  const byId = new Map(all.flatMap((one) => (typeof one["@id"] === "string" ? [[one["@id"], one] as const] : [])));
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.slice(0, 50).map(resolve);
    const id = object(value)["@id"];
    return typeof id === "string" && Object.keys(object(value)).length <= 2 ? (byId.get(id) ?? value) : value;
  };
  return {
    ...article,
    author: resolve(article.author),
    image: resolve(article.image),
    publisher: resolve(article.publisher),
  };
}

function parsed(source: string): unknown {
  const json = source
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\/\/\]\]>)\s*;?\s*$/g, "")
    .trim();
  try {
    return JSON.parse(json);
  } catch {
    try {
      // Line breaks within texts, which JSON doesn't allow and pages write, and a comma too many.
      const written = json.replace(/"(?:[^"\\]|\\.)*"/g, (string) =>
        string.replace(/\n/g, "\\n").replace(/[\r\t]/g, " "),
      );
      return JSON.parse(written.replace(/,(\s*[}\]])/g, "$1"));
    } catch {
      return undefined;
    }
  }
}

function collect(root: unknown, found: Json[]): void {
  const waiting: unknown[] = [root];
  for (let looked = 0; waiting.length > 0 && looked < MAX_JSON_NODES; looked++) {
    const value = waiting.shift();
    if (Array.isArray(value)) waiting.push(...value.slice(0, 1000));
    else if (typeof value === "object" && value !== null) {
      const one = value as Json;
      if (one["@type"] !== undefined) found.push(one);
      waiting.push(one["@graph"], one.mainEntity, one.mainEntityOfPage, one.author, one.image, one.publisher);
    }
  }
}

function object(value: unknown): Json {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === "object" && one !== null ? (one as Json) : {};
}

function text(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one === "string") return one.trim() === "" ? undefined : one;
  if (typeof one === "object" && one !== null && "@value" in one) return text(one["@value"]);
  return typeof one === "number" ? String(one) : undefined;
}

function pictureOf(value: unknown): { url?: string; caption?: string } | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one === "string") return { url: one };
  const found = object(one);
  const url = text(found.url) ?? text(found.contentUrl);
  return url === undefined ? undefined : { url, caption: text(found.caption) };
}

/** Names that nobody has. */
const NO_AUTHOR =
  /^(?:https?:|www\.|@)|^(?:admin|administrator|editor|staff|guest|unknown|anonymous|null|undefined|redaktion|redazione)$/i;

function authorsOf(ld: Json, meta: readonly string[]): string[] {
  const people = [ld.author ?? ld.creator].flat();
  const named = people.flatMap((one) => {
    if (typeof one === "string") return [one];
    return [object(one).name].flat().filter((name) => typeof name === "string");
  });
  for (const names of [named, meta]) {
    const clean = names
      .map((name) => byName(textFromHtml(name)))
      .filter((name) => name !== "" && !NO_AUTHOR.test(name));
    if (clean.length > 0) return [...new Set(clean)];
  }
  return [];
}

/** A name without what stands before it in a byline. */
export function byName(name: string): string {
  return oneLine(name)
    .replace(
      /^(?:(?:written |reported |posted )?by|von|par|por|автор|(?:نوشته|ارسال|منتشر)\s+شده\s+(?:توسط|به\s+وسیلهٔ?)|توسط|نویسنده|نوشتهٔ?|خبرنگار|بقلم|كتبت?)\s*[:：]?\s+(?=\p{L})/iu,
      "",
    )
    .replace(/^(?:author|autor|auteur|نویسنده|خبرنگار)\s*[:：]\s*/iu, "")
    .trim();
}

function dateOf(value: string | undefined, habit: WritingHabit): number | undefined {
  return value === undefined ? undefined : (readDate(value) ?? writtenDate(value, habit));
}

/** Looks through the page when it is asked for the first time. */
function habitOf(nodes: readonly HtmlNode[], locales: readonly (string | undefined)[]): WritingHabit {
  let known: boolean | undefined;
  const said = locales.filter((one) => one !== undefined);
  return { monthFirst: () => (known ??= isMonthFirst(nodes.map(plain).join(" "), said)) };
}

/** What a page names as its topics, where it is more than words for search engines. */
function tagsOf(keywords: unknown, tags: readonly string[], meta: readonly string[]): string[] {
  const own = [keywords].flat().flatMap((one) => (typeof one === "string" ? [one] : (text(object(one).name) ?? [])));
  for (const list of [tags, own, meta]) {
    const found = list
      .flatMap((one) => one.split(/[,،;؛|]/))
      // Publishers' systems write "type:article" and "Person/Ann Smith" among the words.
      .map((one) => textFromHtml(one).replace(/^(?:tag|topic|subject|keyword)s?:/i, ""))
      .filter((one) => one !== "" && !/^\w+:\S/.test(one) && !/[/_]{1}\w+[/_]/.test(one));
    if (found.length > 0) return found.slice(0, 30);
  }
  return [];
}

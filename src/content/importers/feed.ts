import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from "feedsmith";
import { AppError, messageOf } from "../../core/errors.ts";
import type { ArticleDraft } from "../article.ts";
import { type Block, type Document, inlineText } from "../document.ts";
import { webAddress } from "./addresses.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { shortened } from "./clean-text.ts";
import { readDate } from "./dates.ts";
import { finishDraft, idFromWords, type RawArticle } from "./draft.ts";
import { enclosed, type FeedPicture, mediaPicture, pictureAbove, pictureAt, resolved } from "./feed-picture.ts";
import { documentFromHtml } from "./html.ts";
import { embedAt } from "./html-embed.ts";
import { textFromHtml } from "./html-inline.ts";
import { withinStack } from "./nesting.ts";
import { NO_CATEGORY } from "./no-category.ts";
import { writtenDate } from "./written-date.ts";
import { xmlPieces } from "./xml-pieces.ts";

/** What a title made of an untitled item's first words is at most long, in UTF-16 units. */
const MADE_TITLE_LENGTH = 100;
/** Names and categories that software fills in where nobody wrote one. */
const NOBODY = /^(?:unknown|admin|administrator|noreply@.*)$/i;
/** What a feed has in one place for all its items. */
interface FeedFrame {
  source: string;
  base?: string;
  language?: string;
}

/** An item in the words of all four formats together. Texts are HTML unless it says otherwise. */
interface FeedItem {
  id?: string;
  /** Plain text. */
  title?: string;
  link?: string;
  body?: string;
  summary?: string;
  base?: string;
  authors: (string | undefined)[];
  tags: (string | undefined)[];
  language?: string;
  /** The first that can be read counts. */
  dates: (string | undefined)[];
  picture?: FeedPicture;
  /** Videos and recordings that come with it. */
  embeds?: Block[];
}

/** One item: its draft, or why there is none. */
export type FeedResult = { draft: ArticleDraft } | { error: unknown };

/**
 * The articles in a feed, in its order: RSS 0.9x–2.0, RDF, Atom or JSON Feed. One item that is wrong doesn't stop the others.
 * `source` is "feed:" and the address that the feed gives itself, so that a saved file and the address are one source.
 * @param url where it was fetched
 * @throws AppError "invalid" for what is no feed
 */
export function draftsFromFeed(text: string, url?: string): FeedResult[] {
  return [...readFeedItems(text, url)];
}

/** So many items are parsed at once; or fewer, if they are long. In UTF-16 units. */
const BATCH = { items: 100, length: 500_000 };
/** No feed has more; what does is no feed that anybody follows. */
const MAX_ITEMS = 50_000;

/** As `draftsFromFeed`, one item after another: memory holds the text and one batch of items. */
export function* readFeedItems(text: string, url?: string): Generator<FeedResult> {
  let count = 0;
  for (const batch of batchesOf(text)) {
    for (const result of readBatch(batch, url)) {
      if (count++ >= MAX_ITEMS) {
        yield {
          error: new AppError(
            "invalid",
            `The feed has more than ${MAX_ITEMS.toLocaleString("en")} items; these and all after them are left out.`,
          ),
        };
        return;
      }
      yield result;
    }
  }
}

interface Batch {
  text: string;
  /** Each item of it as a feed of its own, for when they can't be read together. */
  singly: string[];
}

function* batchesOf(text: string): Generator<Batch> {
  if (/^\ufeff?\s*\{/.test(text)) {
    yield { text, singly: [] };
    return;
  }
  const { before, after, items } = xmlPieces(text);
  const frame = before.length + after.length;
  let batch: string[] = [];
  let length = 0;
  const whole = () => ({
    text: before + batch.join("") + after,
    singly: batch.length > 1 ? batch.map((item) => before + item + after) : [],
  });
  let isEmpty = true;
  for (const item of items()) {
    if (
      batch.length > 0 &&
      (batch.length >= BATCH.items + frame / 1000 || length + item.length > Math.max(BATCH.length, 4 * frame))
    ) {
      yield whole();
      batch = [];
      length = 0;
    }
    batch.push(item);
    length += item.length;
    isEmpty = false;
  }
  if (batch.length > 0 || isEmpty) yield whole();
}

function readBatch({ text, singly }: Batch, url: string | undefined): FeedResult[] {
  let read: ReturnType<typeof readFeed>;
  try {
    read = withinStack(() => readFeed(text, url));
  } catch (error) {
    if (singly.length === 0) return isItem(text) ? [{ error: brokenItem(error) }] : rethrow(error);
    return singly.flatMap((one) => readBatch({ text: one, singly: [] }, url));
  }
  return read.items.map((item) => {
    try {
      return { draft: finishDraft(rawArticle(item(), read.frame)) };
    } catch (error) {
      return { error };
    }
  });
}

function brokenItem(cause: unknown): AppError {
  return new AppError("invalid", "The item can't be read: its XML is broken or cut off.", { cause });
}

function isItem(text: string): boolean {
  return /<(?:[\w-]+:)?(?:item|entry)[\s>]/i.test(text) && /<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>]/i.test(text);
}

function rethrow(error: unknown): never {
  throw error;
}

function readFeed(text: string, url: string | undefined): { frame: FeedFrame; items: (() => FeedItem)[] } {
  const parsed = parse(text);
  switch (parsed.format) {
    case "rss":
    case "rdf": {
      const { feed } = parsed;
      const self = feed.atom?.links?.find((link) => link.rel === "self")?.href;
      const language = "language" in feed ? feed.language : undefined;
      return {
        frame: frameOf([self, feed.link, url, feed.title], url, feed.link, language ?? feed.dc?.languages?.[0]),
        items: (feed.items ?? []).map((item: RssFeed.Item<string> | RdfFeed.Item<string>) => () => fromRss(item)),
      };
    }
    case "atom": {
      const { feed } = parsed;
      const self = feed.links?.find((link) => link.rel === "self")?.href;
      const site = feed.links?.find((link) => link.rel === undefined || link.rel === "alternate")?.href;
      return {
        frame: frameOf([self, feed.id, site, url, feed.title?.value], url, feed.xml?.base ?? site, feed.xml?.lang),
        items: (feed.entries ?? []).map((entry) => () => fromAtom(entry, feed.authors)),
      };
    }
    case "json": {
      const { feed } = parsed;
      return {
        frame: frameOf([feed.feed_url, feed.home_page_url, url, feed.title], url, feed.home_page_url, feed.language),
        items: (feed.items ?? []).map((item) => () => fromJson(item, feed.authors)),
      };
    }
    default:
      return parsed satisfies never;
  }
}

function parse(text: string) {
  try {
    return parseFeed(text);
  } catch (cause) {
    throw new AppError("invalid", `It is no RSS, Atom or JSON feed that can be read (${messageOf(cause)}).`, { cause });
  }
}

function frameOf(names: (string | undefined)[], url?: string, site?: string, language?: string): FeedFrame {
  const name = names.map((found) => found?.trim()).find((found) => found !== undefined && found !== "");
  const base = webAddress(site, url) ?? webAddress(url);
  return { source: `feed:${name ?? "unnamed"}`, base, language };
}

function fromRss(item: RssFeed.Item<string> | RdfFeed.Item<string>): FeedItem {
  const rss: RssFeed.Item<string> = item;
  const guid = rss.guid?.value;
  const link = rss.link ?? (rss.guid?.isPermaLink !== false ? webAddress(guid) : undefined);
  const { dc, content, media, itunes } = rss;
  return {
    id: guid ?? ("rdf" in item ? item.rdf?.about : undefined),
    title: textFromHtml(rss.title ?? dc?.titles?.[0] ?? ""),
    link,
    body: content?.encoded ?? rss.description ?? asHtmlText(media) ?? itunes?.summary,
    summary: content?.encoded === undefined ? undefined : rss.description,
    authors: dc?.creators ?? rss.authors?.map((author) => author.name ?? author.email) ?? [itunes?.author],
    tags: [...(rss.categories ?? []).map((category) => category.name), ...(dc?.subjects ?? [])],
    language: dc?.languages?.[0] ?? rss.xml?.lang,
    dates: [rss.pubDate, ...(dc?.dates ?? []), ...(rss.dcterms?.created ?? []), rss.atom?.published, rss.atom?.updated],
    base: rss.xml?.base,
    picture: mediaPicture(media) ?? enclosed(rss.enclosures) ?? pictureAt(itunes?.image),
    embeds: embedsOf([...(rss.enclosures ?? []), ...mediaFiles(media)]),
  };
}

function fromAtom(entry: AtomFeed.Entry<string>, authors: AtomFeed.Person[] | undefined): FeedItem {
  const links = entry.links ?? [];
  const body = entry.content?.value === undefined ? undefined : asHtml(entry.content.value, entry.content.type);
  const summary = entry.summary === undefined ? undefined : asHtml(entry.summary.value, entry.summary.type);
  const enclosures = links
    .filter((link) => link.rel === "enclosure")
    .map((link) => ({ url: link.href, type: link.type }));
  const { title } = entry;
  return {
    id: entry.id,
    title: title?.type === "html" || title?.type === "xhtml" ? textFromHtml(title.value) : title?.value,
    link: (links.find((link) => link.rel === undefined || link.rel === "alternate") ?? links[0])?.href,
    body: body ?? summary ?? asHtmlText(entry.media),
    summary: body === undefined ? undefined : summary,
    base: entry.content?.xml?.base ?? entry.xml?.base,
    authors: (entry.authors ?? authors ?? []).map((author) => author.name),
    tags: (entry.categories ?? []).map((category) => category.label ?? category.term),
    language: entry.content?.xml?.lang ?? entry.xml?.lang,
    dates: [entry.published, entry.updated],
    picture: mediaPicture(entry.media) ?? enclosed(enclosures),
    embeds: embedsOf([...enclosures, ...mediaFiles(entry.media)]),
  };
}

function fromJson(item: JsonFeed.Item<string>, authors: JsonFeed.Author[] | undefined): FeedItem {
  const body = item.content_html ?? (item.content_text === undefined ? undefined : paragraphs(item.content_text));
  const summary = item.summary === undefined ? undefined : paragraphs(item.summary);
  return {
    id: item.id,
    title: item.title,
    link: item.url ?? item.external_url,
    body: body ?? summary,
    summary: body === undefined ? undefined : summary,
    authors: (item.authors ?? authors ?? []).map((author) => author.name),
    tags: item.tags ?? [],
    language: item.language,
    dates: [item.date_published, item.date_modified],
    picture: pictureAt(item.image ?? item.banner_image),
    embeds: embedsOf((item.attachments ?? []).map((file) => ({ url: file.url, type: file.mime_type }))),
  };
}

function rawArticle(item: FeedItem, frame: FeedFrame): RawArticle {
  const link = webAddress(item.link, frame.base);
  const base = webAddress(item.base, link ?? frame.base) ?? link ?? frame.base;
  const { document, picture } = pictureAbove(bodyOf(item.body ?? "", base), resolved(item.picture, base));
  const date = item.dates
    .map((found) => (found === undefined ? undefined : (readDate(found) ?? writtenDate(found))))
    .find((found) => found !== undefined);
  return {
    source: frame.source,
    sourceId: item.id || item.link || idFromWords(item.title ?? "", item.dates.find((found) => found) ?? ""),
    title: item.title?.trim() || firstSentence(document),
    lead: leadOf(item.summary, document),
    document: withEmbeds(withoutButtons(document), item.embeds ?? []),
    tags: tagsOf(item.tags),
    author: [...new Set(item.authors.map((author) => textFromHtml(author ?? "")))]
      .filter((author) => author !== "" && !NOBODY.test(author))
      .join(", "),
    declared: { own: item.language, whole: frame.language },
    url: link,
    publishedAt: date,
    picture,
  };
}

/** Videos and recordings of an item, each once. */
function embedsOf(files: readonly { url?: string; type?: string; medium?: string }[]): Block[] {
  const found = new Map<string, Block>();
  for (const { url: address, type = "", medium } of files) {
    const url = webAddress(address);
    if (
      url === undefined ||
      !(
        /^(?:video|audio)\//.test(type) ||
        /^(?:video|audio)$/.test(medium ?? "") ||
        (type === "application/x-shockwave-flash" && /youtube/.test(url))
      )
    )
      continue;
    found.set(
      url,
      embedAt(
        url,
        medium === "video" || medium === "audio" ? medium : type === "application/x-shockwave-flash" ? "video" : type,
      ),
    );
  }
  return [...found.values()];
}

type Media = RssFeed.Item<string>["media"];

/** A group holds the same in several sizes: its first one is shown. */
function mediaFiles(media: Media): { url?: string; type?: string; medium?: string }[] {
  return [...(media?.contents ?? []), ...(media?.groups ?? []).flatMap((group) => group.contents?.[0] ?? [])];
}

/** What there is to read of an item that is only media, such as a video. */
function asHtmlText(media: Media): string | undefined {
  const described = media?.description ?? media?.groups?.[0]?.description ?? media?.contents?.[0]?.description;
  if (described?.value === undefined) return undefined;
  return described.type === "html" ? described.value : paragraphs(described.value);
}

/** What comes with an item stands above its text, unless the text shows it. */
function withEmbeds(document: Document, embeds: readonly Block[]): Document {
  const shown = new Set(document.blocks.flatMap((block) => (block.type === "embed" ? [block.url] : [])));
  const others = embeds.filter((block) => block.type === "embed" && !shown.has(block.url));
  return others.length === 0 ? document : { ...document, blocks: [...others, ...document.blocks] };
}

/** What is posted without a title (Mastodon, status posts) is called by its first sentence. */
export function firstSentence(document: Document): string | undefined {
  const [first] = document.blocks.flatMap((block) => ("content" in block ? [inlineText(block.content)] : []));
  const sentence = first?.split("\n", 1)[0]?.replace(/(?<=[.!?؟。])\s.*$/, "");
  return sentence === undefined ? undefined : shortened(sentence, MADE_TITLE_LENGTH);
}

/** Some feeds put all tags into one category, or a path of them. */
function tagsOf(tags: readonly (string | undefined)[]): string[] {
  return tags
    .flatMap((tag) => textFromHtml(tag ?? "").split(/[,،;؛]|\s>\s/))
    .filter((tag) => !NO_CATEGORY.test(tag.trim()));
}

/** "Subscribe now" and "Read more: …" stand in the middle of what newsletters and sites send. */
function withoutButtons(document: Document): Document {
  const isButton = (block: Block) => block.type === "paragraph" && isBoilerplate(inlineText(block.content));
  return { ...document, blocks: document.blocks.filter((block) => !isButton(block)) };
}

/** A summary that is as long as the text is no lead; what feed software writes where it cut a summary off goes. */
function leadOf(summary: string | undefined, document: Document): string | undefined {
  const text = textFromHtml(withoutFeedLine(summary ?? "")).replace(/\s*(?:\[(?:…|\.\.\.)\]|\(more…\))$/u, "…");
  const length = document.blocks.reduce(
    (sum, block) => sum + ("content" in block ? inlineText(block.content).length : 200),
    0,
  );
  return text.length > 600 && text.length > length / 2 ? undefined : text;
}

function withoutFeedLine(html: string): string {
  const at = html.toLowerCase().lastIndexOf("<p>the post ");
  const isFeedLine = at >= 0 && /(?:appeared first on|first appeared on).*<\/p>\s*$/is.test(html.slice(at));
  return isFeedLine ? html.slice(0, at) : html;
}

function bodyOf(body: string, base: string | undefined): Document {
  return documentFromHtml(/<\/?[a-z][^>]*>/i.test(body) ? body : brokenLines(body), { base });
}

function asHtml(value: string, type: string | undefined): string {
  return type === "html" || type === "xhtml" || type === "text/html" ? value : paragraphs(value);
}

/** Plain text as HTML that shows it. */
function paragraphs(text: string): string {
  return brokenLines(text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
}

function brokenLines(text: string): string {
  const parts = text.split(/\r?\n[^\S\n]*\r?\n/);
  return parts.map((part) => `<p>${part.trim().replace(/\r?\n/g, "<br>")}</p>`).join("");
}

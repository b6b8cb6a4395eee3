import { XMLParser } from "fast-xml-parser";
import { AppError } from "../../core/errors.ts";
import { webAddress } from "./addresses.ts";
import { readDate } from "./dates.ts";
import { finishDraft, idFromWords } from "./draft.ts";
import { type FeedResult, firstSentence } from "./feed.ts";
import { pictureAbove } from "./feed-picture.ts";
import { documentFromHtml } from "./html.ts";
import { textFromHtml } from "./html-inline.ts";
import { NO_CATEGORY } from "./no-category.ts";
import { type Attachment, htmlFromWordpress } from "./wordpress-text.ts";
import { xmlPieces } from "./xml-pieces.ts";

/** Kinds of posts that are no articles: files, menus, pages of the site, and what plugins keep among the posts. */
const NO_ARTICLE =
  /^(?:attachment|page|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf-\w+|elementor_\w+|shop_\w+|product\w*|feedback|mc4wp-form|wpcf7_contact_form|wpforms\w*|jp_\w+|amp_\w+|seedprod|popup\w*|e-landing-page|tablepress_table|ngg_\w+|forum|topic|reply)$/;
/** Never seen by a reader, and not meant to be. */
const GONE = /^(?:trash|auto-draft|inherit)$/;

type Item = Record<string, unknown>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: false,
  cdataPropName: "#cdata",
  isArray: (name) => name === "category" || name === "wp:postmeta" || name === "wp:author" || name === "item",
});

/**
 * The posts of a WordPress export file (WXR 1.0–1.2), in its order: published ones as articles, drafts, private and protected ones
 * as drafts. Pages, files, menus and what is in the trash are passed over. Found again by site and post number, also when the
 * same post comes by REST.
 * @throws AppError "invalid" for what is no export
 */
export function* draftsFromWordpressExport(text: string): Generator<FeedResult> {
  const pieces = xmlPieces(text);
  const channel = record(record(record(parseXml(`${pieces.before}${pieces.after}`)).rss).channel);
  const site = value(channel["wp:base_blog_url"]) ?? value(channel["wp:base_site_url"]) ?? value(channel.link);
  const authors = new Map(
    list(channel["wp:author"]).map((author) => [
      value(author["wp:author_login"]) ?? "",
      value(author["wp:author_display_name"]) ?? "",
    ]),
  );
  const files = attachmentsOf(pieces.items());
  for (const written of pieces.items()) {
    const result = read(written, { site, authors, files, language: value(channel.language) });
    if (result) yield result;
  }
}

interface Export {
  site: string | undefined;
  authors: ReadonlyMap<string, string>;
  files: Files;
  language: string | undefined;
}

interface Files {
  byId: Map<string, Attachment>;
  byPost: Map<string, Attachment[]>;
}

function attachmentsOf(items: Iterable<string>): Files {
  const files: Files = { byId: new Map(), byPost: new Map() };
  for (const written of items) {
    if (!/<wp:post_type>\s*(?:<!\[CDATA\[)?\s*attachment/.test(written)) continue;
    try {
      const item = itemIn(written);
      const url = webAddress(value(item["wp:attachment_url"]) ?? value(item.guid));
      if (url === undefined) continue;
      const file = { url, alt: metaOf(item, "_wp_attachment_image_alt"), caption: value(item["excerpt:encoded"]) };
      files.byId.set(value(item["wp:post_id"]) ?? "", file);
      const parent = value(item["wp:post_parent"]) ?? "0";
      if (parent !== "0") files.byPost.set(parent, [...(files.byPost.get(parent) ?? []), file]);
    } catch {
      // A file that can't be read is missing where it would be shown, and nowhere else.
    }
  }
  return files;
}

function read(written: string, from: Export): FeedResult | undefined {
  try {
    const item = itemIn(written);
    const status = value(item["wp:status"]) ?? "publish";
    if (NO_ARTICLE.test(value(item["wp:post_type"]) ?? "post") || GONE.test(status)) return undefined;
    return { draft: draftOf(item, status, from) };
  } catch (error) {
    return { error };
  }
}

function draftOf(item: Item, status: string, { site, authors, files, language }: Export) {
  const id = value(item["wp:post_id"]);
  const link = webAddress(value(item.link));
  const base = link ?? webAddress(site);
  const html = htmlFromWordpress(value(item["content:encoded"]) ?? "", {
    attachment: (one) => files.byId.get(one),
    attached: () => files.byPost.get(id ?? "") ?? [],
  });
  const featured = files.byId.get(metaOf(item, "_thumbnail_id") ?? "");
  const picture = featured && {
    source: { kind: "url" as const, url: featured.url },
    ...(featured.alt && { alt: featured.alt }),
    ...(featured.caption && { caption: [{ type: "text" as const, text: textFromHtml(featured.caption) }] }),
  };
  const above = pictureAbove(documentFromHtml(html + notesOf(item), { base }), picture);
  const login = value(item["dc:creator"]) ?? "";
  const isPublished = /^(?:publish|future)$/.test(status) && value(item["wp:post_password"]) === undefined;
  return finishDraft({
    source: sourceOf(site ?? link),
    sourceId: id ?? value(item.guid) ?? idFromWords(value(item.title) ?? ""),
    title: textFromHtml(value(item.title) ?? "") || firstSentence(above.document),
    lead: textFromHtml(value(item["excerpt:encoded"]) ?? ""),
    document: above.document,
    tags: tagsOf(item),
    author: authors.get(login) || login,
    declared: { whole: language },
    // A draft's address is only where it would be tried out.
    url: isPublished || !/[?&](?:p|page_id)=\d+/.test(link ?? "") ? link : undefined,
    publishedAt: dateOf(item),
    picture: above.picture,
    draft: !isPublished,
  });
}

/** The name of a WordPress site as a source, the same for its export and its REST answers. */
export function sourceOf(address: string | undefined): string {
  const url = URL.parse(address ?? "");
  return `wordpress:${url ? url.host.replace(/^www\./, "") : "unnamed"}`;
}

/** Tags before categories: they say more. */
function tagsOf(item: Item): string[] {
  const named = list(item.category).map((one) => ({ domain: one["@domain"], name: textFromHtml(value(one) ?? "") }));
  const of = (domain: RegExp) =>
    named.filter((one) => domain.test(String(one.domain ?? "category"))).map(({ name }) => name);
  return [...of(/^(?:post_)?tag$/), ...of(/^category$/)].filter((name) => !NO_CATEGORY.test(name));
}

/** Dates in GMT are "0000-00-00 00:00:00" for what was never published. */
function dateOf(item: Item): number | undefined {
  const dates = [value(item["wp:post_date_gmt"]), value(item.pubDate), value(item["wp:post_date"])];
  return dates
    .filter((date) => date !== undefined && !date.startsWith("0000") && !/-0001/.test(date))
    .map((date) => readDate(date ?? ""))
    .find((date) => date !== undefined);
}

/** WordPress keeps a post's footnotes beside it. */
function notesOf(item: Item): string {
  const written = metaOf(item, "footnotes");
  if (written === undefined) return "";
  try {
    const notes: unknown = JSON.parse(written);
    if (!Array.isArray(notes)) return "";
    const items = notes.map(
      (note) => `<li id="fn-${Number(notes.indexOf(note)) + 1}">${String(note?.content ?? "")}</li>`,
    );
    return `<ol class="wp-block-footnotes">${items.join("")}</ol>`;
  } catch {
    return "";
  }
}

function metaOf(item: Item, key: string): string | undefined {
  return list(item["wp:postmeta"])
    .filter((meta) => value(meta["wp:meta_key"]) === key)
    .map((meta) => value(meta["wp:meta_value"]))[0];
}

function itemIn(written: string): Item {
  const [item] = list(record(parseXml(written)).item);
  if (!item) throw new AppError("invalid", "The item can't be read.");
  return item;
}

function parseXml(written: string): unknown {
  try {
    return parser.parse(written);
  } catch (cause) {
    throw new AppError("invalid", "Its XML can't be read.", { cause });
  }
}

function record(one: unknown): Item {
  return typeof one === "object" && one !== null ? (one as Item) : {};
}

function list(one: unknown): Item[] {
  return (Array.isArray(one) ? one : one === undefined ? [] : [one]).map((entry) =>
    typeof entry === "string" ? { "#text": entry } : record(entry),
  );
}

/** The text of an element: CDATA as it is, other text with its entities decoded; undefined for none. */
function value(one: unknown): string | undefined {
  if (one === undefined || one === null) return undefined;
  if (typeof one === "string") return one.trim() === "" ? undefined : decoded(one);
  if (Array.isArray(one)) return value(one[0]);
  const { "#text": text, "#cdata": cdata } = record(one);
  const parts = [text === undefined ? "" : decoded([text].flat().join("")), [cdata ?? ""].flat().join("")];
  const whole = parts.join("").trim();
  return whole === "" ? undefined : whole;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

import { AppError } from "../../core/errors.ts";
import type { ArticleDraft } from "../article.ts";
import type { Picture } from "../document.ts";
import { webAddress } from "./addresses.ts";
import { readDate } from "./dates.ts";
import { finishDraft } from "./draft.ts";
import { type FeedResult, firstSentence } from "./feed.ts";
import { pictureAbove } from "./feed-picture.ts";
import { documentFromHtml } from "./html.ts";
import { textFromHtml } from "./html-inline.ts";
import { NO_CATEGORY } from "./no-category.ts";
import { sourceOf } from "./wordpress-export.ts";

type Json = Record<string, unknown>;

/** What is asked for at once; WordPress gives no more. */
const PER_PAGE = 100;
/** A site that answers without an end is left after so many pages. */
const MAX_PAGES = 1000;

/** Names of what a post only gives numbers for. */
export interface RestNames {
  users: Map<number, string>;
  terms: Map<number, string>;
  files: Map<number, Picture>;
}

/** Whether a parsed JSON is an answer of WordPress's posts: a list of them, or one. */
export function isWordpressPosts(json: unknown): boolean {
  const one = Array.isArray(json) ? json[0] : json;
  return (
    typeof rendered(object(one).title) === "string" &&
    ("content" in object(one) || "excerpt" in object(one)) &&
    "id" in object(one)
  );
}

/** The posts of a saved answer. One that is wrong doesn't stop the others. */
export function draftsFromWordpressPosts(json: unknown, names?: RestNames): FeedResult[] {
  return [json].flat().map((post) => {
    try {
      return { draft: draftFromPost(object(post), names) };
    } catch (error) {
      return { error };
    }
  });
}

function draftFromPost(post: Json, names: RestNames | undefined): ArticleDraft {
  const id = text(post.id);
  const title = rendered(post.title);
  if (id === undefined || title === undefined)
    throw new AppError("invalid", "It is no post of WordPress: it has no id or no title.");
  const link = webAddress(text(post.link));
  const embedded = object(post._embedded);
  const html = rendered(post.content) ?? "";
  const picture = featuredOf(post, embedded, names);
  const above = pictureAbove(documentFromHtml(html, { base: link }), picture);
  const status = text(post.status) ?? "publish";
  const isOpen = /^(?:publish|future)$/.test(status) && object(post.content).protected !== true;
  return finishDraft({
    source: sourceOf(link ?? rendered(post.guid)),
    sourceId: id,
    title: textFromHtml(title) || firstSentence(above.document),
    lead: leadOf(post),
    document: above.document,
    tags: tagsOf(post, embedded, names),
    author: authorOf(post, embedded, names),
    declared: { own: text(post.lang) ?? text(object(post.yoast_head_json).inLanguage) },
    url: link,
    publishedAt: dateOf(post),
    picture: above.picture,
    draft: !isOpen,
  });
}

/** What WordPress cut off the text ends with "[…]"; the cleaning that follows knows. */
function leadOf(post: Json): string {
  return textFromHtml(
    (rendered(post.excerpt) ?? "").replace(/<a\b[^>]*(?:more-link|read-more)[\s\S]*?<\/a>/gi, ""),
  ).replace(/\s*(?:\[(?:…|\.\.\.)\]|\(more…\))$/u, "…");
}

function authorOf(post: Json, embedded: Json, names: RestNames | undefined): string | undefined {
  const own = array(embedded.author)
    .map((one) => text(object(one).name))
    .filter((name) => name !== undefined);
  const coauthors = array(post.coauthors ?? post.authors)
    .map((one) => text(object(one).display_name ?? object(one).name))
    .filter((name) => name !== undefined);
  const found = coauthors.length > 0 ? coauthors : own;
  if (found.length > 0) return found.join(", ");
  return names?.users.get(Number(post.author)) ?? text(object(post.yoast_head_json).author) ?? text(post.author_name);
}

function tagsOf(post: Json, embedded: Json, names: RestNames | undefined): string[] {
  const terms = array(embedded["wp:term"]).flatMap(array).map(object);
  const of = (taxonomy: string) =>
    terms.filter((term) => term.taxonomy === taxonomy).flatMap((term) => text(term.name) ?? []);
  const numbered = [...array(post.tags), ...array(post.categories)].flatMap((id) => names?.terms.get(Number(id)) ?? []);
  const named = terms.length > 0 ? [...of("post_tag"), ...of("category")] : numbered;
  return named.map((name) => textFromHtml(name)).filter((name) => !NO_CATEGORY.test(name));
}

function featuredOf(post: Json, embedded: Json, names: RestNames | undefined): Picture | undefined {
  const file = object(array(embedded["wp:featuredmedia"])[0]);
  const own = pictureOfFile(file);
  if (own) return own;
  const known = names?.files.get(Number(post.featured_media));
  if (known) return known;
  const image = object(array(object(post.yoast_head_json).og_image)[0]);
  const url = webAddress(text(post.jetpack_featured_media_url) ?? text(post.featured_image_src) ?? text(image.url));
  return url === undefined ? undefined : { source: { kind: "url", url } };
}

function pictureOfFile(file: Json): Picture | undefined {
  const url = webAddress(text(file.source_url));
  if (url === undefined || (text(file.media_type) ?? "image") !== "image") return undefined;
  const caption = textFromHtml(rendered(file.caption) ?? "");
  const alt = textFromHtml(text(file.alt_text) ?? "");
  return {
    source: { kind: "url", url },
    ...(alt !== "" && { alt }),
    ...(caption !== "" && { caption: [{ type: "text", text: caption }] }),
  };
}

/** `date` is in the site's own zone, which the answer doesn't name. */
function dateOf(post: Json): number | undefined {
  return [post.date_gmt, post.date]
    .map((date) => readDate(text(date) ?? ""))
    .find((date) => date !== undefined && date > 0);
}

/** The address of a site's posts that an address stands for; undefined where it is no REST address. */
export function postsAddress(address: string): URL | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const route = url.searchParams.get("rest_route");
  const isRoot = /\/wp-json\/?$/.test(url.pathname) || route === "/";
  if (isRoot && route === null) url.pathname = `${url.pathname.replace(/\/?$/, "/")}wp/v2/posts`;
  if (isRoot && route !== null) url.searchParams.set("rest_route", "/wp/v2/posts");
  return isRoot || /\/wp\/v2\/posts\/?$/.test(url.pathname) || /^\/wp\/v2\/posts\/?$/.test(route ?? "")
    ? url
    : undefined;
}

/**
 * All posts of a site, page after page, newest first, with the names of their authors and tags.
 * @param get gets the JSON at an address; throws for a refusal
 */
export async function* postsBySite(address: URL, get: (url: string) => Promise<unknown>): AsyncGenerator<FeedResult> {
  const perPage = Number(address.searchParams.get("per_page")) || PER_PAGE;
  const onlyPage = address.searchParams.get("page");
  const first = Number(onlyPage) || 1;
  for (let page = first; page < first + MAX_PAGES; page++) {
    const url = new URL(address);
    url.searchParams.set("per_page", String(perPage));
    url.searchParams.set("page", String(page));
    url.searchParams.set("_embed", "1");
    const json = await get(url.href).catch((error: unknown) => {
      // WordPress answers "400 Bad Request" to the page after the last one.
      if (page > first && error instanceof AppError && /answers 40[04]/.test(error.message)) return [];
      throw error;
    });
    if (!Array.isArray(json)) {
      if (isWordpressPosts(json)) yield* draftsFromWordpressPosts(json);
      else throw new AppError("invalid", `${url.href} gives no list of posts${reasonIn(json)}.`);
      return;
    }
    yield* draftsFromWordpressPosts(json, await namesFor(json, url, get));
    if (json.length === 0 || json.length < perPage || onlyPage !== null) return;
  }
}

function reasonIn(json: unknown): string {
  const message = text(object(json).message);
  return message === undefined ? "" : ` (${message})`;
}

/** Sites that don't embed are asked for the names; what they don't tell stays out. */
async function namesFor(
  posts: unknown[],
  url: URL,
  get: (url: string) => Promise<unknown>,
): Promise<RestNames | undefined> {
  const plain = posts.map(object).filter((post) => post._embedded === undefined);
  if (plain.length === 0) return undefined;
  const ask = async (kind: string, ids: unknown[]) => {
    const wanted = [...new Set(ids.map(Number))].filter((id) => id > 0);
    const found: Json[] = [];
    for (let from = 0; from < wanted.length; from += PER_PAGE) {
      const at = new URL(url);
      const query = { per_page: String(PER_PAGE), include: wanted.slice(from, from + PER_PAGE).join(",") };
      if (at.searchParams.has("rest_route")) at.searchParams.set("rest_route", `/wp/v2/${kind}`);
      else at.pathname = at.pathname.replace(/posts\/?$/, kind);
      for (const name of ["page", "_embed"]) at.searchParams.delete(name);
      for (const [name, value] of Object.entries(query)) at.searchParams.set(name, value);
      const answer = await get(at.href).catch(() => []);
      found.push(...array(answer).map(object));
    }
    return found;
  };
  const [users, tags, categories, files] = await Promise.all([
    ask(
      "users",
      plain.map((post) => post.author),
    ),
    ask(
      "tags",
      plain.flatMap((post) => array(post.tags)),
    ),
    ask(
      "categories",
      plain.flatMap((post) => array(post.categories)),
    ),
    ask(
      "media",
      plain.map((post) => post.featured_media),
    ),
  ]);
  const named = (list: Json[]) =>
    new Map(
      list.flatMap((one) => (text(one.name) === undefined ? [] : [[Number(one.id), text(one.name) ?? ""] as const])),
    );
  return {
    users: named(users),
    terms: named([...tags, ...categories]),
    files: new Map(
      files.flatMap((file) => {
        const picture = pictureOfFile(file);
        return picture ? [[Number(file.id), picture] as const] : [];
      }),
    ),
  };
}

function object(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function array(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** `{"rendered": "…"}`; with `context=edit` there is `raw` beside it. */
function rendered(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const { rendered: shown, raw } = object(value);
  return typeof shown === "string" ? shown : typeof raw === "string" ? raw : undefined;
}

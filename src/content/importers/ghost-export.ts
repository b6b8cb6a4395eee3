import { AppError } from "../../core/errors.ts";
import type { ArticleDraft } from "../article.ts";
import { documentFromText, type Picture } from "../document.ts";
import { webAddress } from "./addresses.ts";
import { cleanText } from "./clean-text.ts";
import { readDate } from "./dates.ts";
import { finishDraft, idFromWords } from "./draft.ts";
import type { FeedResult } from "./feed.ts";
import { pictureAbove } from "./feed-picture.ts";
import { htmlFromLexical, htmlFromMobiledoc } from "./ghost-cards.ts";
import { documentFromHtml } from "./html.ts";
import { textFromHtml } from "./html-inline.ts";
import { withinStack } from "./nesting.ts";

type Json = Record<string, unknown>;

const object = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.map(object) : []);
const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value : typeof value === "number" ? String(value) : undefined;

/** The tables of a Ghost export, or the answer of its API, which has the same posts; undefined for other JSON. */
export function ghostData(json: unknown): Json | undefined {
  const root = object(json);
  const first = Array.isArray(root.db) ? object(root.db[0]) : root;
  const data = "data" in first ? object(first.data) : first;
  const isGhost =
    Array.isArray(data.posts) &&
    (data.posts.length === 0 ||
      list(data.posts).some((post) =>
        ["html", "lexical", "mobiledoc", "plaintext", "custom_excerpt"].some((key) => key in post),
      ));
  return isGhost ? data : undefined;
}

/**
 * The posts of a Ghost export: published and scheduled ones as articles, drafts and what only members may read as drafts. Pages are
 * passed over.
 */
export function draftsFromGhost(data: Json): FeedResult[] {
  const tables = tablesOf(data);
  return list(data.posts).flatMap((post): FeedResult[] => {
    if (post.type === "page" || post.page === 1 || post.page === true) return [];
    try {
      return [{ draft: draftOf(post, tables) }];
    } catch (error) {
      return [{ error }];
    }
  });
}

interface Tables {
  site: string | undefined;
  tags: Map<string, string[]>;
  authors: Map<string, string[]>;
  users: Map<string, string>;
  meta: Map<string, Json>;
}

function tablesOf(data: Json): Tables {
  const tags = new Map(list(data.tags).map((tag) => [text(tag.id) ?? "", isPublic(tag) ? (text(tag.name) ?? "") : ""]));
  const users = new Map(list(data.users).map((user) => [text(user.id) ?? "", text(user.name) ?? ""]));
  const joined = (rows: Json[], key: string, names: ReadonlyMap<string, string>) => {
    const found = new Map<string, string[]>();
    for (const row of rows.toSorted((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0))) {
      const name = names.get(text(row[key]) ?? "") ?? "";
      const post = text(row.post_id) ?? "";
      if (name !== "") found.set(post, [...(found.get(post) ?? []), name]);
    }
    return found;
  };
  const settings = new Map(list(data.settings).map((setting) => [text(setting.key), text(setting.value)]));
  return {
    site: webAddress(settings.get("url")),
    tags: joined(list(data.posts_tags), "tag_id", tags),
    authors: joined(list(data.posts_authors), "author_id", users),
    users,
    meta: new Map(list(data.posts_meta).map((meta) => [text(meta.post_id) ?? "", meta])),
  };
}

/** Tags that begin with "#" are for the theme only. */
function isPublic(tag: Json): boolean {
  return tag.visibility !== "internal" && !text(tag.name)?.startsWith("#");
}

function draftOf(post: Json, tables: Tables): ArticleDraft {
  const id = text(post.id) ?? "";
  const url =
    webAddress(text(post.canonical_url)) ??
    webAddress(text(post.url)) ??
    (tables.site && text(post.slug) ? webAddress(`${tables.site.replace(/\/$/, "")}/${text(post.slug)}/`) : undefined);
  const base = tables.site ?? url;
  const at = (address: string | undefined) => webAddress(address?.replace(/^__GHOST_URL__/, ""), base);
  const meta = { ...post, ...tables.meta.get(id) } as Json;
  const feature = at(text(post.feature_image) ?? text(post.image));
  const alt = text(meta.feature_image_alt);
  const caption = textFromHtml(text(meta.feature_image_caption) ?? "");
  const picture: Picture | undefined =
    feature === undefined
      ? undefined
      : {
          source: { kind: "url", url: feature },
          ...(alt !== undefined && { alt }),
          ...(caption !== "" && { caption: [{ type: "text", text: caption }] }),
        };
  const html = htmlOf(post);
  const document =
    html === undefined
      ? documentFromText(cleanText(text(post.plaintext) ?? ""))
      : documentFromHtml(html.replaceAll("__GHOST_URL__", base?.replace(/\/$/, "") ?? ""), { base });
  const above = pictureAbove(document, picture);
  const status = text(post.status) ?? "published";
  const isOpen = /^(?:published|scheduled|sent)$/.test(status) && /^(?:public|)$/.test(text(post.visibility) ?? "");
  const ownTags = list(post.tags)
    .filter(isPublic)
    .flatMap((tag) => text(tag.name) ?? []);
  const ownAuthors = list(post.authors).flatMap((author) => text(author.name) ?? []);
  const authors =
    ownAuthors.length > 0
      ? ownAuthors
      : (tables.authors.get(id) ?? [
          text(object(post.primary_author).name) ?? tables.users.get(text(post.author_id) ?? "") ?? "",
        ]);
  return finishDraft({
    source: "ghost",
    sourceId: text(post.uuid) ?? (id || idFromWords(text(post.title) ?? "")),
    title: text(post.title),
    lead: text(post.custom_excerpt) ?? text(post.excerpt),
    document: above.document,
    tags: ownTags.length > 0 ? ownTags : (tables.tags.get(id) ?? []),
    author: authors.filter((name) => name !== "").join(", "),
    declared: { own: text(post.locale) },
    url,
    publishedAt: readDate(text(post.published_at) ?? "") ?? readDate(text(post.created_at) ?? ""),
    picture: above.picture,
    draft: !isOpen,
  });
}

/** What Ghost has rendered, or else what its editor stored. */
function htmlOf(post: Json): string | undefined {
  const html = text(post.html);
  if (html !== undefined) return html;
  const stored = [
    { json: text(post.lexical), read: htmlFromLexical },
    { json: text(post.mobiledoc), read: htmlFromMobiledoc },
  ].find(({ json }) => json !== undefined);
  if (stored?.json === undefined) return undefined;
  try {
    return withinStack(() => stored.read(stored.json ?? ""));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("invalid", "Its text can't be read: it is no JSON of Ghost's editor.", { cause });
  }
}

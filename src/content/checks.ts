import { imageSize } from "image-size";
import { ArticleId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import type { ArticleContent } from "./article.ts";
import { type Block, blocksText, type Inline, inlineText, type Picture } from "./document.ts";
import { similarArticles } from "./same-story.ts";
import { tagStore } from "./tag-store.ts";

/**
 * What an editor may want to mend before an article goes out. Nothing here keeps it back: the editor knows better.
 * - `no_text`: nothing stands below the title, nor a picture.
 * - `no_lead`: lists and digests will take sentences of the text.
 * - `long_title`: a phone's notification cuts it.
 * - `small_picture`: it will be blurred (width and height in pixels).
 * - `broken_link`: the address answered that there is nothing, or can't be reached.
 * - `similar`: much the same was published in the last days.
 * - `new_tags`: nothing has these tags yet, so nobody follows them.
 * - `direction`: a right-to-left text that would be laid out from the left, or marks of direction that don't end.
 */
export type Check =
  | { kind: "no_text" }
  | { kind: "no_lead" }
  | { kind: "long_title"; length: number; most: number }
  | { kind: "small_picture"; width: number; height: number }
  | { kind: "broken_link"; url: string }
  | { kind: "similar"; id: ArticleId; title: string; publishedAt: number }
  | { kind: "new_tags"; titles: string[] }
  | { kind: "direction"; where: "title" | "lead" | "text" };

/** About as many characters stand in the first two lines of a notification on a phone's lock screen. */
export const NOTIFICATION_LENGTH = 90;
/** Narrower pictures are enlarged: apps show a picture over the width of a chat, some 600 pixels on today's phones. */
const MIN_PICTURE_WIDTH = 600;
const MIN_PICTURE_HEIGHT = 300;
/** The "last days" in which a similar article matters. */
const LAST_DAYS_MS = 5 * 24 * 60 * 60 * 1000;
/** Links that are looked at, and broken ones that are told of. */
const MAX_LINKS = 20;
const MAX_BROKEN = 5;

export interface CheckDeps {
  database: Database;
  /** Epoch ms. */
  now: number;
  /** The article itself, if it is stored. */
  id: ArticleId | undefined;
  /** A picture's bytes; undefined where they can't be had. */
  picture(picture: Picture): Promise<Uint8Array | undefined>;
  /** Whether an address certainly leads nowhere. */
  isBroken(url: string): Promise<boolean>;
}

/** Everything that is to be said of an article, in the order in which it is read. */
export async function checkArticle(content: ArticleContent, deps: CheckDeps): Promise<Check[]> {
  const [pictures, links, similar, tags] = await Promise.all([
    pictureChecks(content, deps),
    linkChecks(content, deps),
    similarArticles(deps.database, content, { since: deps.now - LAST_DAYS_MS, except: deps.id }),
    newTags(content, deps.database),
  ]);
  const { title } = content;
  return [
    ...(title.length > NOTIFICATION_LENGTH
      ? [{ kind: "long_title" as const, length: title.length, most: NOTIFICATION_LENGTH }]
      : []),
    ...(content.document.blocks.length === 0 && !content.picture ? [{ kind: "no_text" as const }] : []),
    ...(content.lead ? [] : [{ kind: "no_lead" as const }]),
    ...directionChecks(content),
    ...pictures,
    ...links,
    ...tags,
    ...similar.map(
      (one): Check => ({
        kind: "similar",
        id: ArticleId.parse(one.id),
        title: one.title,
        publishedAt: one.published_at,
      }),
    ),
  ];
}

async function pictureChecks(content: ArticleContent, deps: CheckDeps): Promise<Check[]> {
  if (!content.picture) return [];
  const bytes = await deps.picture(content.picture);
  const size = bytes && sizeOf(bytes);
  if (!size || (size.width >= MIN_PICTURE_WIDTH && size.height >= MIN_PICTURE_HEIGHT)) return [];
  return [{ kind: "small_picture", ...size }];
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  try {
    const { width, height } = imageSize(bytes);
    return { width, height };
  } catch {
    // No picture that is known: Telegram will say so itself.
    return undefined;
  }
}

async function linkChecks(content: ArticleContent, deps: CheckDeps): Promise<Check[]> {
  const urls = [...new Set(linksIn(content.document.blocks))].slice(0, MAX_LINKS);
  const broken = await Promise.all(urls.map((url) => deps.isBroken(url)));
  return urls
    .filter((_, index) => broken[index])
    .slice(0, MAX_BROKEN)
    .map((url) => ({ kind: "broken_link", url }));
}

async function newTags(content: ArticleContent, database: Database): Promise<Check[]> {
  const tags = tagStore(database);
  const looked = await Promise.all(content.tags.map(async (title) => ({ title, isUsed: await tags.isUsed(title) })));
  const titles = looked.filter(({ isUsed }) => !isUsed).map(({ title }) => title);
  return titles.length === 0 ? [] : [{ kind: "new_tags", titles }];
}

/** The http(s) addresses of a text's links, in reading order. */
export function linksIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case "paragraph":
      case "heading":
        return inlineLinks(block.content);
      case "list":
        return block.items.flatMap((item) => linksIn(item.blocks));
      case "quote":
      case "footnote":
        return linksIn(block.blocks);
      case "details":
        return [...inlineLinks(block.summary), ...linksIn(block.blocks)];
      case "pull_quote":
        return inlineLinks(block.content);
      case "table":
        return block.rows.flat().flatMap((cell) => inlineLinks(cell.content));
      case "picture":
        return inlineLinks(block.caption ?? []);
      case "gallery":
        return block.pictures.flatMap((picture) => inlineLinks(picture.caption ?? []));
      case "embed":
        return [block.url].filter((url) => /^https?:/.test(url));
      case "code":
      case "divider":
        return [];
      default:
        return block satisfies never;
    }
  });
}

function inlineLinks(content: readonly Inline[]): string[] {
  return content.flatMap((span): string[] => {
    if (span.type === "link") return /^https?:/.test(span.url) ? [span.url] : [];
    return "children" in span ? inlineLinks(span.children) : [];
  });
}

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(["ar", "fa", "he", "ur", "ps", "ckb", "ug", "yi"]);
/** The first strong character (UAX #9, P2 and P3) decides how Telegram lays out a paragraph of a classic message. */
const FIRST_STRONG = /[\p{L}\u200e\u200f]/u;
const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u200f]/u;

function directionChecks({ title, lead, document, language }: ArticleContent): Check[] {
  const parts = [
    { where: "title" as const, paragraphs: [title] },
    { where: "lead" as const, paragraphs: lead ? [lead] : [] },
    { where: "text" as const, paragraphs: paragraphsOf(document.blocks) },
  ];
  const isWrong = (paragraph: string) =>
    isUnbalanced(paragraph) || (RIGHT_TO_LEFT.has(language) && beginsFromTheLeft(paragraph));
  return parts
    .filter(({ paragraphs }) => paragraphs.some(isWrong))
    .map(({ where }): Check => ({ kind: "direction", where }));
}

/** A paragraph with right-to-left words that begins with a left-to-right one. */
function beginsFromTheLeft(paragraph: string): boolean {
  const [first] = FIRST_STRONG.exec(paragraph) ?? [];
  return first !== undefined && !RTL_LETTER.test(first) && RTL_LETTER.test(paragraph);
}

/** Embeddings and overrides that don't end (Telegram drops those), or isolates that don't (UAX #9, X1 to X8). */
function isUnbalanced(text: string): boolean {
  let [embeddings, isolates] = [0, 0];
  for (const [mark] of text.matchAll(/[\u202a-\u202e\u2066-\u2069]/g)) {
    if (mark === "\u2069") isolates--;
    else if (mark >= "\u2066") isolates++;
    else embeddings += mark === "\u202c" ? -1 : 1;
    if (isolates < 0 || embeddings < 0) return true;
  }
  return isolates !== 0 || embeddings !== 0;
}

function paragraphsOf(blocks: readonly Block[]): string[] {
  return blocks.map((block) => (block.type === "paragraph" ? inlineText(block.content) : blocksText([block])));
}

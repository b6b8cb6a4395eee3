import { basename } from "node:path";
import type { ArticleDraft } from "../article.ts";
import { type Block, type Document, type Inline, inlineText, type Picture, type PictureSource } from "../document.ts";
import { webAddress } from "./addresses.ts";
import { cleanText, oneLine } from "./clean-text.ts";
import { readDate } from "./dates.ts";
import { finishDraft } from "./draft.ts";
import { type FrontMatter, splitFrontMatter } from "./front-matter.ts";
import { documentFromHtml } from "./html.ts";
import { documentFromMarkdown } from "./markdown.ts";
import { withoutTemplates } from "./site-templates.ts";

export interface MarkdownFile {
  /** The whole file, decoded. */
  text: string;
  /** Its path within the imported folder, with "/": the article's `sourceId` where the front matter has no `id`. */
  name: string;
  /** Where the pictures are that it refers to. */
  picture?: (address: string) => PictureSource | undefined;
  /** Epoch ms that an `age` in the front matter counts back from. */
  ageFrom: number;
  /** True: below its front matter it is HTML, as Jekyll's posts may be. */
  isHtml?: boolean;
}

export interface MarkdownArticle {
  draft: ArticleDraft;
  /** Its date counts back from the moment of reading: one that was read before keeps the date of the first time. */
  datedByAge: boolean;
}

/**
 * The article in a Markdown file: from its front matter, and the title from the first heading where that has none.
 * @throws AppError "invalid" that says what is missing or wrong
 */
export function draftFromMarkdown(file: MarkdownFile): ArticleDraft {
  return readMarkdownFile(file).draft;
}

/** As `draftFromMarkdown`, with what the draft itself can't say. */
export function readMarkdownFile(file: MarkdownFile): MarkdownArticle {
  const { fields, body } = splitFrontMatter(cleanText(file.text), file.ageFrom);
  const name = nameOf(file.name);
  const options = { base: webAddress(fields.url), picture: file.picture };
  const shown = withoutTemplates(body, { isMdx: /\.mdx$/i.test(file.name) });
  const document = file.isHtml ? documentFromHtml(shown, options) : documentFromMarkdown(shown, options);
  const { title, rest } = titled(fields.title, document, name.title);
  const draft = finishDraft({
    source: "folder",
    sourceId: fields.id ?? file.name.normalize("NFC"),
    title,
    lead: fields.lead,
    document: rest,
    tags: fields.tags,
    author: fields.author,
    declared: { own: fields.language ?? languageInName(file.name) },
    url: fields.url,
    publishedAt: fields.publishedAt ?? name.publishedAt,
    picture: pictureOf(fields, file),
    draft: fields.draft || name.isDraft,
  });
  return { draft, datedByAge: fields.datedByAge ?? false };
}

/** The first heading is the title where nothing else says it, if nothing but pictures stand above it. */
function titled(
  title: string | undefined,
  document: Document,
  named: string | undefined,
): { title: string | undefined; rest: Document } {
  if (title !== undefined && title.trim() !== "") return { title, rest: document };
  const index = document.blocks.findIndex((block) => block.type !== "picture");
  const first = document.blocks[index];
  if (first?.type !== "heading") return { title: named ?? title, rest: document };
  const blocks: Block[] = document.blocks.toSpliced(index, 1);
  return { title: inlineText(first.content), rest: { ...document, blocks } };
}

/** Jekyll keeps a post's date and title in its name ("2026-03-14-the-bread.md"), and drafts in a folder of their own. */
function nameOf(path: string): { publishedAt?: number; title?: string; isDraft?: boolean } {
  const [, date, slug = ""] = /^(\d{4}-\d{1,2}-\d{1,2})-(.+?)(?:\.[a-z]{2})?\.\w+$/.exec(basename(path)) ?? [];
  const isDraft = /(?:^|\/)_drafts\//.test(path);
  if (date === undefined) return { isDraft };
  const words = slug.replace(/[-_]+/g, " ").trim();
  return {
    isDraft,
    publishedAt: readDate(date),
    ...(words !== "" && { title: words.charAt(0).toUpperCase() + words.slice(1) }),
  };
}

/** "story.fa.md": how sites in several languages name their files. */
function languageInName(name: string): string | undefined {
  return /\.([a-z]{2})\.\w+$/.exec(basename(name))?.[1];
}

function pictureOf(fields: FrontMatter, file: MarkdownFile): Picture | undefined {
  if (fields.picture === undefined) return undefined;
  const url = webAddress(fields.picture, webAddress(fields.url));
  const source = file.picture?.(fields.picture) ?? (url === undefined ? undefined : { kind: "url" as const, url });
  if (!source) return undefined;
  const caption: Inline[] = [{ type: "text", text: oneLine(fields.pictureCaption ?? "") }];
  return {
    source,
    ...(fields.pictureAlt !== undefined && { alt: oneLine(fields.pictureAlt) }),
    ...(inlineText(caption) !== "" && { caption }),
  };
}

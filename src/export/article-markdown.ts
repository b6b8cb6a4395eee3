import { stringify } from "yaml";
import { inlineText, type PictureSource } from "../content/document.ts";
import { oneLine } from "../content/importers/clean-text.ts";
import type { ArticleLine } from "./article-lines.ts";
import { documentMarkdown } from "./document-markdown.ts";

/**
 * An article as a Markdown file with front matter, to be read, edited and imported as any other (`content/importers/markdown-file.ts`).
 * It says what readers see; what the store knows besides is in `articles.jsonl`.
 */

const ARTICLES_FOLDER = "articles";
/** Below the articles' folder, so that it can be imported alone with its pictures. */
export const MEDIA_FOLDER = `${ARTICLES_FOLDER}/media`;

const ENDINGS: Record<string, string> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
};

export function mediaFileName(id: string, mimeType: string): string {
  return `${id}.${ENDINGS[mimeType] ?? "bin"}`;
}

/** "articles/000012-fresh-bread.md": in the order of their ids, with the name that it has in links. */
export function articleFileName({ id, slug }: Pick<ArticleLine, "id" | "slug">): string {
  return `${ARTICLES_FOLDER}/${String(id).padStart(6, "0")}${slug === null ? "" : `-${slug}`}.md`;
}

/** @param media the files' names of the pictures in the store, by their ids */
export function articleMarkdown(line: ArticleLine, media: ReadonlyMap<string, string>): string {
  const address = (source: PictureSource) => {
    if (source.kind === "url") return source.url;
    const name = media.get(source.id);
    return name === undefined ? undefined : `media/${name}`;
  };
  const { picture } = line;
  const front = {
    id: line.sources.find((one) => one.is_main === 1)?.source_id ?? String(line.id),
    title: oneLine(line.title),
    lead: line.lead === null ? undefined : oneLine(line.lead),
    author: line.author === null ? undefined : oneLine(line.author),
    tags: line.tags.map((tag) => tag.title),
    language: line.language,
    url: line.url ?? undefined,
    date: new Date(line.published_at).toISOString(),
    slug: line.slug ?? undefined,
    state: line.state,
    // What was recalled, or is not out yet, must not come out because somebody imports the file.
    draft: line.state === "draft" || line.state === "recalled" ? true : undefined,
    picture: picture ? address(picture.source) : undefined,
    pictureAlt: picture?.alt === undefined ? undefined : oneLine(picture.alt),
    pictureCaption: picture?.caption ? oneLine(inlineText(picture.caption)) : undefined,
  };
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${documentMarkdown(line.document.blocks, address)}`;
}

import { Article } from "../src/content/article.ts";
import { type Block, DOCUMENT_VERSION, documentFromText, type Inline } from "../src/content/document.ts";
import { Tag, tagSlug } from "../src/content/tag.ts";

/** A date in the past that no test may mistake for now: 20 November 2026, 07:00 UTC. */
export const A_DATE = Date.UTC(2026, 10, 20, 7);

export interface ArticleParts extends Partial<Omit<Article, "id" | "tags" | "document">> {
  id?: number;
  /** Titles; their ids count from 1. */
  tags?: readonly string[];
  /** Plain text, paragraphs at empty lines; or blocks. */
  body?: string | readonly Block[];
}

/** A short published article in English, but for what `parts` say. */
export function anArticle({ id = 1, tags = ["Town", "Food"], body, ...parts }: ArticleParts = {}): Article {
  const document =
    typeof body === "object"
      ? { version: DOCUMENT_VERSION, blocks: [...body] }
      : documentFromText(body ?? "The baker opens at six.\n\nBy seven the rye is gone.");
  return Article.parse({
    id,
    state: "published",
    revision: id,
    source: "test",
    sourceId: `article-${id}`,
    title: "The bread that is gone by seven",
    language: "en",
    publishedAt: A_DATE,
    tags: tags.map((title, index) => aTag(title, index + 1)),
    document,
    ...parts,
  });
}

export function aTag(title: string, id = 1): Tag {
  return Tag.parse({ id, title, slug: tagSlug(title) });
}

export function paragraph(...content: (string | Inline)[]): Block {
  return { type: "paragraph", content: inlines(...content) };
}

export function inlines(...content: (string | Inline)[]): Inline[] {
  return content.map((span) => (typeof span === "string" ? { type: "text", text: span } : span));
}

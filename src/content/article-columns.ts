import type { ArticleContent } from "./article.ts";
import { addressKey } from "./same-story.ts";

/** What an article says, as its row has it: the same from whichever source, and from an editor. */
export function contentColumns(
  content: Pick<ArticleContent, "title" | "lead" | "document" | "author" | "language" | "url" | "picture">,
) {
  return {
    title: content.title,
    lead: content.lead || null,
    document: JSON.stringify(content.document),
    author: content.author ?? null,
    language: content.language,
    url: content.url ?? null,
    address_key: addressKey(content.url),
    picture: content.picture ? JSON.stringify(content.picture) : null,
  };
}

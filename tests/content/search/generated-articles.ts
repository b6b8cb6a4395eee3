import type { Article, ArticleState } from "../../../src/content/article.ts";
import { documentFromText } from "../../../src/content/document.ts";
import { ArticleId, TagId } from "../../../src/core/ids.ts";

export interface Written {
  title: string;
  lead?: string;
  body?: string;
  tags?: string[];
  language?: string;
  publishedAt?: number;
}

/** A store that only knows how to tell what changed; every write is a revision. */
export class FakeStore {
  readonly #articles = new Map<number, Article>();
  #revision = 0;

  write(id: number, written: Written, state: ArticleState = "published"): Article {
    const article: Article = {
      id: ArticleId.parse(id),
      revision: ++this.#revision,
      state,
      source: "test",
      sourceId: String(id),
      title: written.title,
      lead: written.lead,
      document: documentFromText(written.body ?? ""),
      tags: (written.tags ?? []).map((title, position) => ({ id: TagId.parse(position + 1), slug: title, title })),
      language: written.language ?? "en",
      publishedAt: written.publishedAt ?? 0,
    };
    this.#articles.set(id, article);
    return article;
  }

  changedSince = async (revision: number, limit: number): Promise<Article[]> =>
    [...this.#articles.values()]
      .filter((article) => article.revision > revision)
      .sort((a, b) => a.revision - b.revision)
      .slice(0, limit);
}

import type { ArticleState } from "../../../src/content/article.ts";
import type { StoredArticle } from "../../../src/content/article-changes.ts";
import { documentFromText } from "../../../src/content/document.ts";
import { tagSlug } from "../../../src/content/tag.ts";

export interface Written {
  title: string;
  lead?: string;
  body?: string;
  tags?: string[];
  author?: string;
  language?: string;
  publishedAt?: number;
}

/** A store that only knows how to tell what changed; every write is a revision. */
export class FakeStore {
  readonly #articles = new Map<number, StoredArticle>();
  #revision = 0;

  write(id: number, written: Written, state: ArticleState = "published"): StoredArticle {
    const article: StoredArticle = {
      id,
      revision: ++this.#revision,
      state,
      title: written.title,
      lead: written.lead ?? null,
      author: written.author ?? null,
      document: JSON.stringify(documentFromText(written.body ?? "")),
      tags: (written.tags ?? []).map((title) => ({ slug: tagSlug(title), title })),
      language: written.language ?? "en",
      publishedAt: written.publishedAt ?? 0,
    };
    this.#articles.set(id, article);
    return article;
  }

  changedSince = async (revision: number, limit: number): Promise<StoredArticle[]> =>
    [...this.#articles.values()]
      .filter((article) => article.revision > revision)
      .sort((a, b) => a.revision - b.revision)
      .slice(0, limit);

  textsOf = async (ids: readonly number[]): Promise<StoredArticle[]> =>
    ids.flatMap((id) => this.#articles.get(id) ?? []).filter((article) => article.state === "published");
}

import type { Article } from "../content/article.ts";
import { searchedArticle } from "../content/standing-search.ts";
import type { Clock } from "../core/clock.ts";
import type { SearchId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import { readySearch } from "../delivery/alerts.ts";
import type { Finds, Interests } from "../subscribers/news.ts";
import { topicOf } from "../subscribers/subscription.ts";
import { subscriptionStore } from "../subscribers/subscription-store.ts";

/** What the saved searches of a chat find among some articles; an article is read once, and only if there is such a search. */
export async function savedSearchFinder(
  database: Database,
  clock: Clock,
  { topics }: Interests,
  articles: readonly Article[],
): Promise<Finds> {
  const ids = topics.flatMap(({ topic: key }): SearchId[] => {
    const topic = topicOf(key);
    return topic.kind === "search" ? [topic.searchId] : [];
  });
  if (ids.length === 0) return () => false;
  const saved = await subscriptionStore(database, clock).savedSearches(ids);
  const searches = new Map(saved.map((one) => [one.id, readySearch(one, clock)]));
  const searched = new Map(articles.map((article) => [article.id, searchedArticle(article)]));
  return (searchId, articleId) => {
    const article = searched.get(articleId);
    return article !== undefined && searches.get(searchId)?.(article) === true;
  };
}

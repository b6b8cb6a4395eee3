import { searchedArticle } from "../content/standing-search.ts";
import type { ArticleId, SearchId } from "../core/ids.ts";
import { readySearch } from "../delivery/alerts.ts";
import type { Finds, Interests } from "../subscribers/news.ts";
import { topicOf } from "../subscribers/subscription.ts";
import { subscriptionStore } from "../subscribers/subscription-store.ts";
import type { ComposeServices } from "./compose.ts";

/** What the saved searches of a chat find among some articles, which are read only if it has any, and once for all chats. */
export async function savedSearchFinder(
  { topics }: Interests,
  articleIds: readonly ArticleId[],
  { database, clock, article, shared }: ComposeServices,
): Promise<Finds> {
  const ids = topics.flatMap(({ topic: key }): SearchId[] => {
    const topic = topicOf(key);
    return topic.kind === "search" ? [topic.searchId] : [];
  });
  if (ids.length === 0) return () => false;
  const saved = await subscriptionStore(database, clock).savedSearches(ids);
  const searches = new Map(saved.map((one) => [one.id, readySearch(one, clock)]));
  const read = async (id: ArticleId) => {
    const found = await article(id);
    return found && searchedArticle(found);
  };
  const searched = new Map<ArticleId, Awaited<ReturnType<typeof read>>>();
  for (const id of articleIds) searched.set(id, await shared(`searched ${id}`, () => read(id)));
  return (searchId, articleId) => {
    const text = searched.get(articleId);
    return text !== undefined && searches.get(searchId)?.(text) === true;
  };
}

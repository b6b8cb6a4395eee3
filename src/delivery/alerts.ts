import { setImmediate as nextTurn } from "node:timers/promises";
import { articleStore } from "../content/article-store.ts";
import { type StandingSearch, searchedArticle, standingSearch } from "../content/standing-search.ts";
import type { Clock } from "../core/clock.ts";
import { type ArticleId, SearchId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";

/** Saved searches that are compared before others get their turn. */
const AT_ONCE = 500;
/** Searches are kept as they are read: reading one takes longer than asking it. */
const MAX_READY = 20_000;
const ready = new Map<string, StandingSearch>();

/**
 * The saved searches that find an article, whoever follows them; in the caller's transaction, so that the audience is that of
 * one moment. Each different search is asked once, however many chats it has.
 */
export async function searchesThatFind(trx: Database, clock: Clock, articleId: ArticleId): Promise<SearchId[]> {
  const article = await articleStore(trx, clock).get(articleId);
  if (!article) return [];
  const searched = searchedArticle(article);
  const found: SearchId[] = [];
  for (let after = 0; ; ) {
    const rows = await trx
      .selectFrom("saved_search")
      .selectAll()
      .where("id", ">", after)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) if (readySearch(row, clock)(searched)) found.push(SearchId.parse(row.id));
    if (rows.length < AT_ONCE) return found;
    after = rows.at(-1)?.id ?? after;
    await nextTurn();
  }
}

/** A saved search made ready. Times that it names are those of UTC: it belongs to readers in many zones. */
export function readySearch({ query, language }: { query: string; language: string }, clock: Clock): StandingSearch {
  const key = `${language} ${query}`;
  let search = ready.get(key);
  if (!search) {
    const now = Temporal.Instant.fromEpochMilliseconds(clock.now());
    search = standingSearch(query, { now, timeZone: "UTC", language });
    if (ready.size >= MAX_READY) ready.clear();
    ready.set(key, search);
  }
  return search;
}

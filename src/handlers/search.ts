import { pageOf } from "../render/keyboard.ts";
import { foldQuery, LIST_PAGE_SIZE, type ListEntry, queryOf, queryOfHeading, searchHeader } from "../render/list.ts";
import type { KioskContext } from "./context.ts";
import { say, sayWithWaysOn, showList } from "./reply.ts";

/** `/search <words>`, or any plain text in a private chat; `/search` alone asks for words. */
export async function search(ctx: KioskContext, words: string): Promise<void> {
  const query = foldQuery(words);
  if (query !== "") return showResults(ctx, query, 1);
  if (ctx.chat?.type === "private") await ctx.services.session.expect(ctx.chat.id, "words");
  await say(ctx, ctx.setting.locale.t("search-which"));
}

/** Another page of results. The query is read back from the message: it is kept nowhere else. */
export async function searchAction(ctx: KioskContext, page: number): Promise<void> {
  const message = ctx.callbackQuery?.message;
  const [heading] = message?.rich_message?.blocks ?? [];
  const query =
    heading?.type === "heading" && typeof heading.text === "string"
      ? queryOfHeading(heading.text)
      : queryOf(message?.text, message?.entities);
  if (query === undefined) return sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
  await showResults(ctx, query, page);
}

async function showResults(ctx: KioskContext, query: string, wanted: number): Promise<void> {
  const { services } = ctx;
  const { locale } = ctx.setting;
  const asked = (wanted - 1) * LIST_PAGE_SIZE;
  let results = await services.search.search(query, { limit: LIST_PAGE_SIZE, offset: asked });
  const { page, pages, offset } = pageOf(wanted, results.total, LIST_PAGE_SIZE);
  // A forged or outdated page number shows the last page there is.
  if (offset !== asked) results = await services.search.search(query, { limit: LIST_PAGE_SIZE, offset });
  if (results.total === 0) return sayWithWaysOn(ctx, locale.t("search-none", { query }));

  // The index may be a moment behind: what the store doesn't show any more isn't shown here either.
  const published = await services.articles.published(results.hits.map((hit) => hit.id));
  const entries = results.hits.flatMap((hit): ListEntry[] => {
    const article = published.find(({ id }) => id === hit.id);
    return article ? [{ article, titleMarks: results.marksIn(article.title), excerpt: hit.snippet }] : [];
  });
  const list = {
    header: searchHeader(query, locale.t("search-count", { count: results.total })),
    entries,
    page,
    pages,
    turn: (to: number) => ({ kind: "search" as const, page: to }),
  };
  await showList(ctx, list);
}

import { parseQuery, type QueryContext } from "../content/search/parse-query.ts";
import type { SearchOptions, SearchResults } from "../content/search/search-results.ts";
import type { TagId } from "../core/ids.ts";
import type { Keyboard } from "../core/message.ts";
import { pageOf } from "../render/keyboard.ts";
import { foldQuery, LIST_PAGE_SIZE, type ListEntry, queryOf, queryOfHeading } from "../render/list.ts";
import { makeArticleButton } from "../render/post.ts";
import { narrowed, nothingFound, searchHeader, searchKeyboard, widened } from "../render/search.ts";
import { alertOf } from "./alerts.ts";
import type { KioskContext } from "./context.ts";
import { writesHere } from "./make-article.ts";
import { reply, replyTo, say, sayWithWaysOn, showList } from "./reply.ts";

/** `/search <words>`, or any plain text in a private chat; `/search` alone asks for words. */
export async function search(ctx: KioskContext, words: string): Promise<void> {
  const query = foldQuery(words);
  if (query !== "") return showResults(ctx, query, 1);
  if (ctx.chat?.type === "private") await ctx.services.session.expect(ctx.chat.id, { question: "words" });
  await say(ctx, ctx.setting.locale.t("search-which"));
}

/** Another page of results. */
export async function searchAction(ctx: KioskContext, page: number): Promise<void> {
  await again(ctx, (query) => showResults(ctx, query, page));
}

/** The same search, only among the articles with a tag. */
export async function narrowByTag(ctx: KioskContext, id: TagId): Promise<void> {
  const tag = await ctx.services.tags.get(id);
  await again(ctx, async (query) => {
    if (!tag) return sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
    await showResults(ctx, narrowed(query, `tag:${tag.slug}`), 1);
  });
}

/** The same search, only among the articles of a year. */
export async function narrowByYear(ctx: KioskContext, year: number): Promise<void> {
  await again(ctx, (query) => showResults(ctx, narrowed(query, `on:${String(year).padStart(4, "0")}`), 1));
}

/** The same search, without the filter that was added last. */
export async function searchWider(ctx: KioskContext): Promise<void> {
  await again(ctx, (query) => showResults(ctx, widened(query), 1));
}

/** The search that was probably meant: other words, and what else was asked for. */
export async function searchMeant(ctx: KioskContext): Promise<void> {
  await again(ctx, async (query) => {
    const { didYouMean } = await find(ctx, query, { limit: 0, offset: 0 });
    const { others } = parseQuery(query, contextOf(ctx));
    await showResults(ctx, didYouMean === undefined ? query : narrowed(didYouMean, others), 1);
  });
}

/** Words that were offered where nothing was found. */
export async function searchWords(ctx: KioskContext, words: string): Promise<void> {
  await showResults(ctx, foldQuery(words), 1);
}

/** Hears of new hits of the search. */
export async function searchAlert(ctx: KioskContext): Promise<void> {
  await again(ctx, (query) => alertOf(ctx, query));
}

/** What the words find for this reader. */
export function find(
  ctx: KioskContext,
  query: string,
  options: Omit<SearchOptions, "context">,
): Promise<SearchResults> {
  return ctx.services.search.search(query, { ...options, context: contextOf(ctx) });
}

function contextOf({ services, setting: { locale, timeZone } }: KioskContext): QueryContext {
  const now = Temporal.Instant.fromEpochMilliseconds(services.clock.now());
  return { now, timeZone, language: locale.language };
}

/** Reads the query back from the message whose button was pressed: it is kept nowhere else. */
async function again(ctx: KioskContext, work: (query: string) => Promise<void>): Promise<void> {
  const message = ctx.callbackQuery?.message;
  const [heading] = message?.rich_message?.blocks ?? [];
  const query =
    heading?.type === "heading" && typeof heading.text === "string"
      ? queryOfHeading(heading.text)
      : queryOf(message?.text, message?.entities);
  if (query === undefined) return sayWithWaysOn(ctx, ctx.setting.locale.t("stale-button"));
  await work(query);
}

async function showResults(ctx: KioskContext, query: string, wanted: number): Promise<void> {
  const { services, setting } = ctx;
  const asked = (wanted - 1) * LIST_PAGE_SIZE;
  let results = await find(ctx, query, { limit: LIST_PAGE_SIZE, offset: asked });
  const { page, pages, offset } = pageOf(wanted, results.total, LIST_PAGE_SIZE);
  // A forged or outdated page number shows the last page there is.
  if (offset !== asked) results = await find(ctx, query, { limit: LIST_PAGE_SIZE, offset });
  if (results.total === 0) {
    const { plain, others } = parseQuery(query, contextOf(ctx));
    if (ctx.chat) services.counter.foundNothing(ctx.chat.id, plain);
    // Operators and quotation marks may have asked for too much.
    const instead = others === "" || plain === "" ? results.nearest : [plain, ...results.nearest];
    const nothing = nothingFound(query, instead, setting);
    const asking = ctx.message;
    if (!asking || asking.text?.startsWith("/")) return reply(ctx, nothing);
    // The query stands in no message of ours: the button answers the editor's.
    const rows = articleOf(ctx, page);
    if (rows.length === 0) return reply(ctx, nothing);
    return replyTo(ctx, asking.message_id, { ...nothing, keyboard: [...(nothing.keyboard ?? []), ...rows] });
  }

  // The index may be a moment behind: what the store doesn't show any more isn't shown here either.
  const published = await services.articles.published(results.hits.map((hit) => hit.id));
  const entries = results.hits.flatMap((hit): ListEntry[] => {
    const article = published.find(({ id }) => id === hit.id);
    if (!article) return [];
    const titleMarks = results.marksIn(article.title, article.language);
    return [{ article, titleMarks, excerpt: hit.snippet, similar: hit.duplicates }];
  });
  const tags = await Promise.all(results.tags.map(({ value }) => services.tags.find(value)));
  await showList(ctx, {
    header: searchHeader(query, results, setting.locale),
    entries,
    page,
    pages,
    turn: (to: number) => ({ kind: "search" as const, page: to }),
    more: [
      ...searchKeyboard(
        query,
        { didYouMean: results.didYouMean, tags: tags.filter((tag) => tag !== undefined), years: results.years },
        setting.locale,
      ),
      ...articleOf(ctx, page),
    ],
  });
}

/** An editor who writes words may mean an article by them. */
function articleOf(ctx: KioskContext, page: number): Keyboard {
  return page === 1 && writesHere(ctx) ? [[makeArticleButton(ctx.setting.locale)]] : [];
}

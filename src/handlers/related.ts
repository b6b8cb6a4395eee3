import type { ArticleId } from "../core/ids.ts";
import { LIST_PAGE_SIZE, listMessage } from "../render/list.ts";
import { bold } from "../render/styled-text.ts";
import type { KioskContext } from "./context.ts";
import { reply, sayWithWaysOn } from "./reply.ts";

/** Articles like one that was just read: those that its title and tags find, without itself. */
export async function related(ctx: KioskContext, id: ArticleId): Promise<void> {
  const { articles, search } = ctx.services;
  const { locale } = ctx.setting;
  const article = await articles.getPublished(id);
  if (!article) return sayWithWaysOn(ctx, locale.t("article-unknown"));
  const words = [article.title, ...article.tags.map((tag) => tag.title)].join(" ");
  const { hits } = await search.search(words, { limit: LIST_PAGE_SIZE + 1, offset: 0, language: article.language });
  const found = await articles.published(hits.map((hit) => hit.id).filter((other) => other !== id));
  if (found.length === 0) return sayWithWaysOn(ctx, locale.t("related-none"));
  const entries = found.slice(0, LIST_PAGE_SIZE).map((one) => ({ article: one }));
  const header = locale.styled("related-title", { title: bold(article.title) });
  await reply(ctx, listMessage({ header, entries, page: 1, pages: 1, turn: () => ({ kind: "nothing" }) }, ctx.setting));
}

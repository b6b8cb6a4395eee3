import type { ArticleId } from "../core/ids.ts";
import { LIST_PAGE_SIZE, listMessage } from "../render/list.ts";
import { richList } from "../render/rich-list.ts";
import { bold } from "../render/styled-text.ts";
import type { KioskContext } from "./context.ts";
import { replyInForm, sayWithWaysOn } from "./reply.ts";

/** Articles like one that was just read. */
export async function related(ctx: KioskContext, id: ArticleId): Promise<void> {
  const { articles, search } = ctx.services;
  const { locale } = ctx.setting;
  const article = await articles.getPublished(id);
  if (!article) return sayWithWaysOn(ctx, locale.t("article-unknown"));
  const found = await articles.published(await search.related(id, LIST_PAGE_SIZE));
  if (found.length === 0) return sayWithWaysOn(ctx, locale.t("related-none"));
  const list = {
    header: locale.styled("related-title", { title: bold(article.title) }),
    entries: found.map((one) => ({ article: one })),
    page: 1,
    pages: 1,
    turn: () => ({ kind: "nothing" as const }),
  };
  await replyInForm(ctx, {
    rich: () => [richList(list, ctx.setting)],
    classic: () => [listMessage(list, ctx.setting)],
  });
}

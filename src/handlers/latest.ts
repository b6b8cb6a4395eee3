import { pageOf } from "../render/keyboard.ts";
import { LIST_PAGE_SIZE } from "../render/list.ts";
import { bold } from "../render/styled-text.ts";
import type { KioskContext } from "./context.ts";
import { sayWithWaysOn, showList } from "./reply.ts";

/** `/latest`, and its pages. */
export async function latest(ctx: KioskContext, wanted: number): Promise<void> {
  const { articles } = ctx.services;
  const { locale } = ctx.setting;
  const { total } = await articles.list({ limit: 0, offset: 0 });
  if (total === 0) return sayWithWaysOn(ctx, locale.t("latest-empty"));
  const { page, pages, offset } = pageOf(wanted, total, LIST_PAGE_SIZE);
  const { articles: found } = await articles.list({ limit: LIST_PAGE_SIZE, offset });
  const list = {
    header: bold(locale.t("latest-title")),
    entries: found.map((article) => ({ article })),
    page,
    pages,
    turn: (to: number) => ({ kind: "latest" as const, page: to }),
  };
  await showList(ctx, list);
}

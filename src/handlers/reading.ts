import type { Article } from "../content/article.ts";
import { ArticleId } from "../core/ids.ts";
import type { Action } from "../render/action.ts";
import { articleMessages, articlePage } from "../render/article.ts";
import { richArticle } from "../render/rich-article.ts";
import { may } from "../subscribers/editor.ts";
import type { KioskContext } from "./context.ts";
import { replyInForm, sayWithWaysOn, show } from "./reply.ts";

/** The article that a deep link names: by our own id, or else by its source's. */
export async function openArticle(ctx: KioskContext, name: string): Promise<void> {
  const { articles } = ctx.services;
  const id = ArticleId.safeParse(Number(name));
  const article =
    (id.success && (await articles.getPublished(id.data))) ||
    (await articles.findPublishedBySlug(name)) ||
    (await articles.findPublishedBySourceId(name));
  const recalled = id.success ? await articles.get(id.data) : undefined;
  await read(ctx, article || recalled);
}

/** A button that opens an article: below the list it was chosen from, which stays. */
export async function readAction(ctx: KioskContext, id: ArticleId): Promise<void> {
  await read(ctx, await ctx.services.articles.get(id));
}

/** Another page of an article, in place of the one that is shown; of a draft too, in its editor's preview. */
export async function articlePageAction(
  ctx: KioskContext,
  { articleId: id, page, saved }: Action & { kind: "article_page" },
): Promise<void> {
  const article = await ctx.services.articles.get(id);
  const visible = article?.state === "published" || (may(ctx.role, "write") && article?.state !== "recalled");
  if (!article || !visible) return sayWithWaysOn(ctx, ctx.setting.locale.t("article-unknown"));
  await show(ctx, articlePage(article, ctx.setting, page, saved));
}

async function read(ctx: KioskContext, article: Article | undefined): Promise<void> {
  const { locale } = ctx.setting;
  if (article?.state === "recalled" && article.recallReason !== undefined) {
    const reason = locale.t("recall-reason", { reason: article.recallReason });
    return sayWithWaysOn(ctx, `${locale.t("article-recalled")}\n${reason}`);
  }
  if (article?.state !== "published") return sayWithWaysOn(ctx, locale.t("article-unknown"));
  ctx.services.counter.opened(article.id);
  await replyInForm(ctx, {
    rich: () => richArticle(article, ctx.setting),
    classic: () => articleMessages(article, ctx.setting),
  });
}

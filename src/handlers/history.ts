import type { Revision } from "../content/revision-store.ts";
import type { ArticleId } from "../core/ids.ts";
import type { Action } from "../render/action.ts";
import { HISTORY_PAGE_SIZE, historyMessage, type NameOf, revisionMessage } from "../render/history.ts";
import { pageOf } from "../render/keyboard.ts";
import type { KioskContext } from "./context.ts";
import { meantArticle } from "./meant-article.ts";
import { beginPost } from "./post.ts";
import { mayLookAfter } from "./queue.ts";
import { say, show } from "./reply.ts";

/** `/history`: what an article has said, revision by revision. For editors, in a private chat. */
export async function historyCommand(ctx: KioskContext, argument: string): Promise<void> {
  if (!(await mayLookAfter(ctx))) return;
  const meant = await meantArticle(ctx, argument, (articleId) => ({ kind: "history", articleId, page: 1 }));
  if (meant) await showHistory(ctx, meant.article.id, 1);
}

export async function historyAction(ctx: KioskContext, articleId: ArticleId, page: number): Promise<void> {
  if (await mayLookAfter(ctx)) await showHistory(ctx, articleId, page);
}

async function showHistory(ctx: KioskContext, articleId: ArticleId, wanted: number): Promise<void> {
  const { articles, revisions } = ctx.services;
  const article = await articles.get(articleId);
  if (!article) return say(ctx, ctx.setting.locale.t("post-gone"));
  const { total } = await revisions.list(articleId, { limit: 0, offset: 0 });
  const { page, pages, offset } = pageOf(wanted, total, HISTORY_PAGE_SIZE);
  const { revisions: some } = await revisions.list(articleId, { limit: HISTORY_PAGE_SIZE, offset });
  await show(
    ctx,
    historyMessage(article, { revisions: some, total, page, pages }, await namesOf(ctx, some), ctx.setting),
  );
}

/** What Telegram calls those who made some revisions. */
async function namesOf(ctx: KioskContext, revisions: readonly Pick<Revision, "editorId">[]): Promise<NameOf> {
  const ids = new Set(revisions.flatMap(({ editorId }) => editorId ?? []));
  const names = new Map(await Promise.all([...ids].map(async (id) => [id, await ctx.services.nameOf(id)] as const)));
  return (id) => names.get(id) ?? String(id);
}

/** What one revision changed; or an article as a revision had it, to be looked at and sent. */
export async function revisionAction(
  ctx: KioskContext,
  { kind, articleId, revision }: Action & { kind: "revision" | "restore" },
): Promise<void> {
  if (!(await mayLookAfter(ctx))) return;
  const article = await ctx.services.articles.get(articleId);
  const found = await ctx.services.revisions.get(articleId, revision);
  if (!article || !found) return say(ctx, ctx.setting.locale.t("post-gone"));
  if (kind === "restore") return beginPost(ctx, { articleId, content: found.revision.content });
  await show(ctx, revisionMessage(article, found, await namesOf(ctx, [found.revision]), ctx.setting));
}

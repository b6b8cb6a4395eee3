import { EditorId } from "../core/ids.ts";
import type { Action } from "../render/action.ts";
import { articleMessages } from "../render/article.ts";
import { approvalMessage } from "../render/editors.ts";
import { undoMessage } from "../render/queue.ts";
import type { KioskContext } from "./context.ts";
import { mayDo } from "./editors.ts";
import { reply, say } from "./reply.ts";

/** An editor reads an author's draft, and decides on what was shown. */
export async function approvalAction(ctx: KioskContext, action: Action & { kind: "approval" }): Promise<void> {
  if (!(await mayDo(ctx, "publish"))) return;
  const { locale } = ctx.setting;
  const { articles } = ctx.services;
  const { articleId, step } = action;
  const article = await articles.get(articleId);
  if (step === "show") {
    if (article?.state !== "draft") return say(ctx, locale.t("drafts-stale"));
    const question = approvalMessage(article, ctx.setting, locale.t("post-confirm"));
    return reply(ctx, ...articleMessages(article, ctx.setting), question);
  }
  const decision = await ctx.services.desk.decide(action, step, EditorId.parse(ctx.from?.id));
  switch (decision.kind) {
    case "approved":
      if (!article) return say(ctx, locale.t("drafts-stale"));
      return reply(ctx, undoMessage(article, decision.at - ctx.services.clock.now(), ctx.setting));
    case "rejected":
      return say(ctx, locale.t("approval-rejected"));
    case "decided":
      return say(ctx, locale.t("drafts-stale"));
    case "changed":
      if (!article) return say(ctx, locale.t("drafts-stale"));
      return reply(
        ctx,
        ...articleMessages(article, ctx.setting),
        approvalMessage(article, ctx.setting, locale.t("approval-changed")),
      );
    case "forbidden":
      return say(ctx, locale.t("editors-only"));
    default:
      decision satisfies never;
  }
}

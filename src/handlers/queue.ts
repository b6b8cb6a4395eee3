import type { ArticleId } from "../core/ids.ts";
import { ChatId } from "../core/ids.ts";
import type { Action } from "../render/action.ts";
import { pageOf } from "../render/keyboard.ts";
import { discardQuestion, QUEUE_PAGE_SIZE, queuedMessage, queueMessage, undoMessage } from "../render/queue.ts";
import { may, type Right } from "../subscribers/editor.ts";
import type { KioskContext } from "./context.ts";
import { beginPost } from "./post.ts";
import { say, show } from "./reply.ts";

/** `/queue`: what is scheduled and what is a draft. For editors, in a private chat. */
export async function queue(ctx: KioskContext, wanted: number): Promise<void> {
  if (!(await mayLookAfter(ctx, "write"))) return;
  const { schedule, clock } = ctx.services;
  const { total } = await schedule.waiting({ limit: 0, offset: 0 });
  const { page, pages, offset } = pageOf(wanted, total, QUEUE_PAGE_SIZE);
  const { waiting } = await schedule.waiting({ limit: QUEUE_PAGE_SIZE, offset });
  await show(ctx, queueMessage({ waiting, total, page, pages }, clock.now(), ctx.setting));
}

/** The buttons of one that waits. What is out already, or gone, is said. */
export async function queuedAction(ctx: KioskContext, { articleId, step }: Action & { kind: "queued" }): Promise<void> {
  if (!(await mayLookAfter(ctx, "write"))) return;
  const { desk, schedule, clock } = ctx.services;
  const { locale } = ctx.setting;
  const one = await schedule.get(articleId);
  if (!one) return tooLate(ctx);
  // Who only writes looks after drafts.
  if (step !== "show" && one.state === "scheduled" && !(await mayLookAfter(ctx))) return;
  const by = ChatId.parse(ctx.from?.id);
  switch (step) {
    case "show":
      return show(ctx, queuedMessage(one, clock.now(), ctx.setting));
    case "edit":
      return beginPost(ctx, { articleId });
    case "move":
      return beginPost(ctx, { articleId, move: true });
    case "publish": {
      const at = await desk.schedule(articleId, clock.now(), by);
      if (at === undefined) return tooLate(ctx);
      if (typeof at === "string") return say(ctx, locale.t(at === "waiting" ? "post-waiting" : "editors-only"));
      return show(ctx, undoMessage(one, at - clock.now(), ctx.setting));
    }
    case "stop":
      if (one.state === "scheduled" && !(await desk.stop(articleId, by))) return tooLate(ctx);
      return showStopped(ctx, articleId, locale.t("queue-stopped"));
    case "discard":
      return show(ctx, discardQuestion(one, ctx.setting));
    case "discard_surely":
      if (!(await desk.discard(articleId, by))) return tooLate(ctx);
      return queue(ctx, 1);
    default:
      step satisfies never;
  }
}

async function showStopped(ctx: KioskContext, id: ArticleId, lead: string): Promise<void> {
  const one = await ctx.services.schedule.get(id);
  if (!one) return tooLate(ctx);
  await show(ctx, queuedMessage(one, ctx.services.clock.now(), ctx.setting, lead));
}

async function tooLate(ctx: KioskContext): Promise<void> {
  await say(ctx, ctx.setting.locale.t("queue-too-late"));
}

/** Says why not, if the person may not look after articles here. */
export async function mayLookAfter(ctx: KioskContext, right: Right = "publish"): Promise<boolean> {
  const { locale } = ctx.setting;
  const isEditor = may(ctx.role, right);
  if (isEditor && ctx.chat?.type === "private") return true;
  await say(ctx, locale.t(isEditor ? "post-private" : "editors-only"));
  return false;
}

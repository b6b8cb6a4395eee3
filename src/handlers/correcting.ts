import type { Context } from "grammy";
import type { ArticleId } from "../core/ids.ts";
import { ChatId } from "../core/ids.ts";
import { question } from "../render/post.ts";
import { shorten } from "../render/shorten.ts";
import { bold, join } from "../render/styled-text.ts";
import type { KioskContext, Services } from "./context.ts";
import { type DeskConversation, deskTalk } from "./desk-talk.ts";
import { meantArticle } from "./meant-article.ts";
import { beginPost, mayWrite } from "./post.ts";
import { mayLookAfter } from "./queue.ts";

/** The conversation's name, under which its state is stored. */
export const RECALL = "recall";
/** Longest reason that is kept, in UTF-16 units. */
const MAX_REASON_LENGTH = 300;
const TITLE_LENGTH = 80;

/** What the conversation is begun with. */
export interface RecallStart {
  language: string;
  articleId: ArticleId;
  reason?: string;
}

/** `/edit`: a published article is changed where readers see it. For editors, in a private chat. */
export async function editCommand(ctx: KioskContext, argument: string): Promise<void> {
  if (!(await mayLookAfter(ctx))) return;
  const meant = await meantArticle(ctx, argument, (articleId) => ({ kind: "edit", articleId }));
  if (meant) await beginPost(ctx, { articleId: meant.article.id });
}

export async function editAction(ctx: KioskContext, articleId: ArticleId): Promise<void> {
  if (await mayLookAfter(ctx)) await beginPost(ctx, { articleId });
}

/** `/recall`: a published article is taken back, with a reason that its readers are told. */
export async function recallCommand(ctx: KioskContext, argument: string): Promise<void> {
  if (!(await mayLookAfter(ctx))) return;
  const meant = await meantArticle(ctx, argument, (articleId) => ({ kind: "recall", articleId }));
  if (meant) await beginRecall(ctx, meant.article.id, reasonOf(meant.rest));
}

export async function recallAction(ctx: KioskContext, articleId: ArticleId): Promise<void> {
  await beginRecall(ctx, articleId, undefined);
}

async function beginRecall(ctx: KioskContext, articleId: ArticleId, reason: string | undefined): Promise<void> {
  if (!(await mayLookAfter(ctx)) || !(await mayWrite(ctx))) return;
  const { language } = ctx.setting.locale;
  await ctx.conversation.enter(RECALL, { language, articleId, reason } satisfies RecallStart);
}

function reasonOf(text: string): string | undefined {
  const reason = text.replace(/\s+/g, " ").trim();
  return reason === "" ? undefined : reason.slice(0, MAX_REASON_LENGTH);
}

/** Asks why, then whether really. */
export function recallConversation(services: Services) {
  return async function recall(conversation: DeskConversation, first: Context, start: RecallStart): Promise<void> {
    const locale = services.locales.get(start.language);
    const talk = deskTalk(conversation, services, first);
    const tell = (text: string) => talk.send({ kind: "text", text, entities: [] });
    const title = await conversation.external(
      async () => (await services.articles.getPublished(start.articleId))?.title ?? null,
    );
    if (title === null) return void (await tell(locale.t("recall-gone")));

    let { reason } = start;
    let isAsking = reason === undefined;
    for (;;) {
      const head = bold(locale.isolate(shorten(title, TITLE_LENGTH)));
      if (isAsking) await talk.send(question(join([head, locale.t("recall-why")], "\n\n"), locale, "skip", "cancel"));
      else {
        const why = reason === undefined ? locale.t("recall-no-reason") : locale.t("recall-reason", { reason });
        const sure = join([head, why, locale.t("recall-sure")], "\n\n");
        await talk.send(question(sure, locale, "recall", "cancel"));
      }
      const answer = await talk.next(() => false);
      if (answer.kind === "cancel") return void (await tell(locale.t("recall-left")));
      if (answer.kind === "message") {
        reason = reasonOf(answer.message.text ?? "") ?? reason;
        isAsking = answer.message.text === undefined;
      } else if (answer.kind === "button" && answer.action.kind === "post") {
        if (answer.action.step === "recall") break;
        isAsking = false;
      }
    }
    const isRecalled = await conversation.external(() =>
      services.desk.recall(start.articleId, reason, ChatId.parse(talk.chatId)),
    );
    await tell(locale.t(isRecalled ? "recall-done" : "recall-gone"));
  };
}

import type { Message } from "grammy/types";
import type { Article } from "../content/article.ts";
import { ArticleId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Action } from "../render/action.ts";
import { parseAction } from "../render/callback-data.ts";
import { button } from "../render/keyboard.ts";
import { shorten } from "../render/shorten.ts";
import type { KioskContext } from "./context.ts";
import { reply } from "./reply.ts";

/** Articles that are offered where none was named: the latest. */
const OFFERED = 5;
const LABEL_LENGTH = 34;

/** A published article, and what stands after its name. */
export interface Meant {
  article: Article;
  rest: string;
}

/**
 * The article that an editor means with a command: the one that it replies to, or that stands after it by its number, its name in
 * links or a link. Where there is none, the latest are offered.
 * @param offer what a button under the offer does
 */
export async function meantArticle(
  ctx: KioskContext,
  argument: string,
  offer: (articleId: ArticleId) => Action,
): Promise<Meant | undefined> {
  const replied = await articleOfMessage(ctx, ctx.message?.reply_to_message);
  const [, name = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(argument) ?? [];
  const meant =
    replied === undefined
      ? { article: name === "" ? undefined : await articleNamed(ctx, name), rest }
      : { article: await ctx.services.articles.get(replied), rest: argument };
  if (meant.article && (meant.article.state === "published" || replied === undefined)) {
    return { article: meant.article, rest: meant.rest };
  }
  await offerLatest(ctx, name !== "" || replied !== undefined, offer);
  return undefined;
}

/** The article that a message shows: one of ours by its buttons, one that was forwarded from a channel by what was sent there. */
export async function articleOfMessage(
  ctx: KioskContext,
  message: Message | undefined,
): Promise<ArticleId | undefined> {
  for (const one of message?.reply_markup?.inline_keyboard.flat() ?? []) {
    const action = "callback_data" in one ? parseAction(one.callback_data) : undefined;
    if (action && "articleId" in action) return action.articleId;
  }
  const origin = message?.forward_origin;
  if (origin?.type !== "channel") return undefined;
  return ctx.services.articleSentAs(origin.chat.id, origin.message_id);
}

async function articleNamed(ctx: KioskContext, written: string): Promise<Article | undefined> {
  const { articles } = ctx.services;
  const [, name = written] = /[?&]start=article_([\w-]+)$/.exec(written) ?? [];
  const id = ArticleId.safeParse(Number(name.replace(/^#/, "")));
  const found = (id.success && (await articles.get(id.data))) || (await articles.findPublishedBySlug(name));
  return found && found.state === "published" ? found : undefined;
}

async function offerLatest(ctx: KioskContext, named: boolean, offer: (id: ArticleId) => Action): Promise<void> {
  const { locale } = ctx.setting;
  const { articles } = await ctx.services.articles.list({ limit: OFFERED, offset: 0 });
  const message: OutgoingMessage = {
    kind: "text",
    text: `${named ? `${locale.t("article-not-found")}\n` : ""}${locale.t("article-which")}`,
    entities: [],
    keyboard: articles.map(({ id, title }) => [button(shorten(title, LABEL_LENGTH), offer(id))]),
  };
  await reply(ctx, message);
}

import { GrammyError } from "grammy";
import type { InlineQuery, InlineQueryResult } from "grammy/types";
import type { Article } from "../content/article.ts";
import { summarise } from "../content/summary.ts";
import type { Setting } from "../render/article.ts";
import { inlineCard } from "../render/inline-card.ts";
import { inlineResult } from "../render/inline-results.ts";
import { foldQuery } from "../render/list.ts";
import type { KioskContext } from "./context.ts";
import { find } from "./search.ts";

/** Results at a time; Telegram asks for more as the reader scrolls (Bot API, `answerInlineQuery`: at most 50). */
const PAGE_SIZE = 50;
/** How long Telegram may give the same answer again, in seconds: an article that was just published is found soon. */
const CACHE_SECONDS = 10;

/** "@bot words" in any chat: the articles that the words find, to be posted there; without words the latest. */
export async function inline(ctx: KioskContext, { query, offset }: InlineQuery): Promise<void> {
  const { articles } = ctx.services;
  const words = foldQuery(query);
  const from = /^\d{1,6}$/.test(offset) ? Number(offset) : 0;
  const page = { limit: PAGE_SIZE, offset: from };
  const { ids, total } =
    words === ""
      ? await articles.list(page).then((list) => ({ ids: list.articles.map(({ id }) => id), total: list.total }))
      : await find(ctx, words, { ...page, prefix: true }).then((found) => ({
          ids: found.hits.map(({ id }) => id),
          total: found.total,
        }));
  const found = await articles.published(ids);
  const next = from + ids.length;
  const answer = (asRich: boolean) =>
    ctx.answerInlineQuery(
      found.map((article) => resultOf(article, asRich, ctx.setting)),
      {
        cache_time: CACHE_SECONDS,
        // Dates, words and the form are those of who asks, and Telegram knows its kept answers by the query alone.
        is_personal: true,
        next_offset: ids.length > 0 && next < total ? String(next) : "",
      },
    );
  if (ctx.preferences.form === "rich" && ctx.services.takesRich()) {
    try {
      await answer(true);
      return;
    } catch (error) {
      // A server that doesn't know rich messages finds no content in the results.
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    }
  }
  await answer(false);
}

function resultOf(article: Article, asRich: boolean, setting: Setting): InlineQueryResult {
  const summary = summarise(article);
  const { id, title, description, thumbnail, message, keyboard } = inlineResult(article, summary, setting);
  const text = {
    message_text: message.text,
    entities: message.entities,
    link_preview_options: { is_disabled: true },
  };
  return {
    type: "article",
    id,
    title,
    description,
    ...(thumbnail !== undefined && { thumbnail_url: thumbnail }),
    input_message_content: asRich ? inlineCard(article, summary, setting) : text,
    reply_markup: { inline_keyboard: keyboard },
  };
}

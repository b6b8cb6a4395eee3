import type { Article } from "../content/article.ts";
import type { Keyboard, StyledText } from "../core/message.ts";
import { type Setting, sourceRow } from "./article.ts";
import { shorten } from "./shorten.ts";
import { bold, italic, join, plain } from "./styled-text.ts";

const SUMMARY_LENGTH = 300;
const DESCRIPTION_LENGTH = 120;

/** An article as an inline result (Bot API, `InlineQueryResultArticle`): what the list shows, and what is posted when it is chosen. */
export interface InlineResult {
  id: string;
  title: string;
  description: string;
  /** The address of a picture that Telegram may fetch. */
  thumbnail?: string;
  message: StyledText;
  keyboard: Keyboard;
}

/** @param summary one or two sentences; may be empty */
export function inlineResult(article: Article, summary: string, setting: Setting): InlineResult {
  const { locale, timeZone, deepLink } = setting;
  const date = locale.date(article.publishedAt, timeZone);
  const picture = article.picture?.source;
  const readOn = { text: locale.t("read-on"), url: deepLink(`article_${article.id}`) };
  return {
    id: String(article.id),
    title: article.title,
    description: shorten([date, summary].filter((part) => part !== "").join(" · "), DESCRIPTION_LENGTH),
    thumbnail: picture?.kind === "url" && picture.url.startsWith("https:") ? picture.url : undefined,
    message: join([join([bold(article.title), italic(date)], "\n"), plain(shorten(summary, SUMMARY_LENGTH))], "\n\n"),
    keyboard: [[readOn], ...sourceRow(article, locale)],
  };
}

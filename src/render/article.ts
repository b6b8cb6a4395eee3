import type { Article } from "../content/article.ts";
import { inlineText } from "../content/document.ts";
import { type Button, MAX_CAPTION_LENGTH, type OutgoingMessage, type StyledText } from "../core/message.ts";
import { documentText } from "./document-text.ts";
import { button, pager } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { paginate } from "./pages.ts";
import { bold, concat, italic, join, link, plain } from "./styled-text.ts";

/** A comfortable page, well under Telegram's 4,096. */
const PAGE_LENGTH = 3200;

/** Where and for whom things are shown. */
export interface Setting {
  /** The reader's, or the channel's. */
  locale: Locale;
  /** IANA name. */
  timeZone: string;
  /** The address that opens the bot with a payload (Bot API, "Deep linking"). */
  deepLink: (payload: string) => string;
}

/**
 * The whole article as messages: its picture, if it has one, then the text; a short one is the picture's caption. A long one is shown a
 * page at a time with buttons; `articlePage` makes the others.
 */
export function articleMessages(article: Article, setting: Setting): OutgoingMessage[] {
  const pages = articlePages(article, setting);
  const first = articlePage(article, setting, 1);
  if (!article.picture) return [first];
  const photo = article.picture.source;
  if (pages.length === 1 && first.text.length <= MAX_CAPTION_LENGTH) {
    return [{ kind: "photo", photo, text: first.text, entities: first.entities, keyboard: first.keyboard }];
  }
  return [{ kind: "photo", photo, ...pictureCaption(article) }, first];
}

/** Page `page` (from 1, kept within bounds) with its buttons. */
export function articlePage(article: Article, setting: Setting, page: number): OutgoingMessage & { kind: "text" } {
  const pages = articlePages(article, setting);
  const number = Math.min(Math.max(1, page), pages.length);
  const keyboard = [
    ...pager(setting.locale, number, pages.length, (to) => ({ kind: "article_page", articleId: article.id, page: to })),
    ...sourceRow(article, setting.locale),
  ];
  return { kind: "text", ...(pages[number - 1] ?? plain(article.title)), keyboard };
}

/**
 * The article for a channel: whole where it fits a message; otherwise its first page, with a button that opens the rest in a
 * private chat, because turning pages in a channel would turn them for everybody.
 */
export function channelMessages(article: Article, setting: Setting): OutgoingMessage[] {
  const whole = articlePages(article, setting).length === 1;
  const readOn: Button[][] = whole
    ? []
    : [[{ text: setting.locale.t("read-on"), url: setting.deepLink(`article_${article.id}`) }]];
  const keyboard = [...readOn, ...sourceRow(article, setting.locale)];
  return articleMessages(article, setting).map((message) => (message.keyboard ? { ...message, keyboard } : message));
}

function articlePages(article: Article, setting: Setting): StyledText[] {
  return paginate(articleText(article, setting), PAGE_LENGTH, article.language);
}

function articleText(article: Article, { locale, timeZone, deepLink }: Setting): StyledText {
  const byline = join([locale.date(article.publishedAt, timeZone), article.author ?? ""], " · ");
  const tags = join(
    article.tags.map((tag) => link(tag.title, deepLink(`tag_${tag.id}`))),
    " · ",
  );
  return join(
    [
      join([bold(article.title), byline], "\n"),
      italic(article.lead ?? ""),
      documentText(article.document.blocks),
      tags.text === "" ? "" : concat("🏷 ", tags),
    ],
    "\n\n",
  );
}

function pictureCaption(article: Article): StyledText {
  const picture = article.picture;
  const caption = inlineText(picture?.caption ?? []) || (picture?.alt ?? "");
  const text = join([caption, picture?.credit ?? ""], " · ");
  return text.text === "" || text.text.length > MAX_CAPTION_LENGTH ? bold(article.title) : italic(text);
}

function sourceRow(article: Article, locale: Locale): Button[][] {
  return article.url === undefined ? [] : [[{ text: locale.t("source"), url: article.url }]];
}

/** The button that opens an article from elsewhere. */
export function readButton(label: string, article: Pick<Article, "id">): Button {
  return button(label, { kind: "read", articleId: article.id });
}

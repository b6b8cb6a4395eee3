import type { Article } from "../content/article.ts";
import { type Block, inlineText, type Picture } from "../content/document.ts";
import {
  type AlbumPhoto,
  type Button,
  type ClassicMessage,
  MAX_ALBUM,
  MAX_CAPTION_LENGTH,
  MAX_TEXT_LENGTH,
  type StyledText,
} from "../core/message.ts";
import { packAction, parseAction } from "./callback-data.ts";
import { documentText } from "./document-text.ts";
import { button, pager } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { paginate } from "./pages.ts";
import { bold, concat, EMPTY, italic, join, link, plain } from "./styled-text.ts";

/** A comfortable page, well under Telegram's 4,096. */
const PAGE_LENGTH = 3200;

type TextMessage = ClassicMessage & { kind: "text" };

/** Where and for whom things are shown. */
export interface Setting {
  /** The reader's, or the channel's. */
  locale: Locale;
  /** IANA name. */
  timeZone: string;
  /** The address that opens the bot with a payload (Bot API, "Deep linking"). */
  deepLink: (payload: string) => string;
  /** Whether who reads there may change articles. Absent: no. */
  edits?: boolean;
  /** Whether messages can be saved there: in a private chat a bot may pin them, elsewhere only with rights. Absent: they can't. */
  saves?: boolean;
  /** What stands below each post there. */
  signature?: readonly Block[];
  /** Where the preview of the article's link stands, if it has one. Absent: there is none. */
  preview?: "below" | "above";
}

/**
 * The whole article as messages: its picture, if it has one, then the text; a short one is the picture's caption. A long one is shown a
 * page at a time with buttons; `articlePage` makes the others.
 */
export function articleMessages(article: Article, setting: Setting): ClassicMessage[] {
  const pages = articlePages(article, setting);
  return withPictures(article, pageMessage(article, pages, 1, setting), pages.length === 1);
}

/**
 * Page `page` (from 1, kept within bounds) with its buttons.
 * @param saved whether the message that shows it is
 */
export function articlePage(article: Article, setting: Setting, page: number, saved = false): TextMessage {
  return pageMessage(article, articlePages(article, setting), page, setting, saved);
}

/** Every message of the article, all pages among them: what a reader sees who turns them one by one. */
export function allArticleMessages(article: Article, setting: Setting): ClassicMessage[] {
  const pages = articlePages(article, setting);
  const others = pages.slice(1).map((_, index) => pageMessage(article, pages, index + 2, setting));
  return [...articleMessages(article, setting), ...others];
}

function pageMessage(
  article: Article,
  pages: readonly StyledText[],
  page: number,
  setting: Setting,
  saved = false,
): TextMessage {
  const { locale } = setting;
  const number = Math.min(Math.max(1, page), pages.length);
  const { id: articleId } = article;
  const turn = pager(locale, number, pages.length, (to) => ({ kind: "article_page", articleId, page: to, saved }));
  const keyboard = [...turn, ...(number === pages.length ? waysOnFrom(article, setting, saved) : [])];
  return { kind: "text", ...(pages[number - 1] ?? plain(article.title)), keyboard };
}

/**
 * The article for a channel: whole where it fits a message; otherwise its first page, with a button that opens the rest in a
 * private chat, because turning pages in a channel would turn them for everybody.
 */
export function channelMessages(article: Article, setting: Setting): ClassicMessage[] {
  const text = articleText(article, setting);
  const signature = documentText(setting.signature ?? [], article.language);
  const [whole = EMPTY, ...others] = paginate(join([text, signature], "\n\n"), MAX_TEXT_LENGTH, article.language);
  const source = sourceRow(article, setting.locale);
  const preview = previewOf(article, setting);
  if (others.length === 0) return withPictures(article, { kind: "text", ...whole, ...preview, keyboard: source }, true);
  const [page = EMPTY] = paginate(text, PAGE_LENGTH, article.language);
  const first = { ...join([page, signature], "\n\n"), ...preview };
  const readOn = { text: setting.locale.t("read-on"), url: setting.deepLink(`article_${article.slug ?? article.id}`) };
  return withPictures(article, { kind: "text", ...first, keyboard: [[readOn], ...source] }, false);
}

/** What is shown of the page that the article leads to: its source, or else the first link in it. One with pictures shows these. */
function previewOf(article: Article, { preview }: Setting): Pick<TextMessage, "preview" | "previewAbove"> {
  if (preview === undefined || picturesAbove(article).length > 0) return {};
  const url = article.url ?? firstLink(article.document.blocks, article.language);
  return url === undefined ? {} : { preview: url, ...(preview === "above" && { previewAbove: true }) };
}

function firstLink(blocks: readonly Block[], language: string): string | undefined {
  const links = documentText(blocks, language).entities.flatMap((one) => (one.type === "text_link" ? [one.url] : []));
  return links.find((url) => /^https?:/i.test(url));
}

/** The pictures first, several as an album; an article that is `whole` and short is its picture's caption. */
function withPictures(article: Article, message: TextMessage, whole: boolean): ClassicMessage[] {
  const shown = picturesAbove(article);
  const [first, ...others] = shown;
  if (!first) return [message];
  if (others.length > 0) return [{ kind: "album", photos: shown.map(albumPhoto) }, message];
  const photo = first.source;
  if (whole && message.text.length <= MAX_CAPTION_LENGTH) {
    const { text, entities, keyboard } = message;
    return [{ kind: "photo", photo, text, entities, keyboard }];
  }
  const caption = pictureCaption(first);
  return [{ kind: "photo", photo, ...(caption.text === "" ? bold(article.title) : caption) }, message];
}

/** The article's picture and those of its first gallery: in classic messages they stand above the text, which leaves them out. */
function picturesAbove({ picture, document }: Article): Picture[] {
  const gallery = document.blocks.find(isGallery)?.pictures ?? [];
  return [...(picture ? [picture] : []), ...gallery].slice(0, MAX_ALBUM);
}

/** A gallery that fits into an album beside the article's picture, without a caption that is too long for one. */
function isGallery(block: Block): block is Block & { type: "gallery" } {
  return (
    block.type === "gallery" &&
    block.pictures.length > 0 &&
    block.pictures.length < MAX_ALBUM &&
    block.pictures.every((picture) => pictureCaption(picture).text !== "" || saysNothing(picture))
  );
}

function saysNothing({ caption = [], alt = "", credit = "" }: Picture): boolean {
  return inlineText(caption) + alt + credit === "";
}

function albumPhoto(picture: Picture): AlbumPhoto {
  return { photo: picture.source, ...pictureCaption(picture) };
}

function articlePages(article: Article, setting: Setting): StyledText[] {
  return paginate(articleText(article, setting), PAGE_LENGTH, article.language);
}

/** Date and author, and when it was corrected where its editor wants that to be seen. */
export function bylineOf({ publishedAt, author = "", correctedAt }: Article, setting: Setting): string {
  const { locale, timeZone } = setting;
  const corrected =
    correctedAt === undefined
      ? ""
      : locale.t("article-corrected", { time: locale.date(correctedAt, timeZone, "dateTime") });
  return [locale.date(publishedAt, timeZone), locale.isolate(author), corrected]
    .filter((part) => part !== "")
    .join(" · ");
}

function articleText(article: Article, setting: Setting): StyledText {
  const { deepLink } = setting;
  const tags = join(
    article.tags.map((tag) => link(tag.title, deepLink(`tag_${tag.id}`))),
    " · ",
  );
  return join(
    [
      join([bold(article.title), bylineOf(article, setting)], "\n"),
      italic(article.lead ?? ""),
      documentText(withoutFirstGallery(article.document.blocks), article.language),
      tags.text === "" ? "" : concat("🏷 ", tags),
    ],
    "\n\n",
  );
}

function withoutFirstGallery(blocks: readonly Block[]): readonly Block[] {
  const index = blocks.findIndex(isGallery);
  return index < 0 ? blocks : blocks.toSpliced(index, 1);
}

/** What is said of a picture, as a caption; empty where that is nothing, or too much for one. */
function pictureCaption(picture: Picture): StyledText {
  const caption = inlineText(picture.caption ?? []).trim() || (picture.alt ?? "");
  const text = join([caption, picture.credit ?? ""], " · ");
  return text.text === "" || text.text.length > MAX_CAPTION_LENGTH ? EMPTY : italic(text);
}

/** The way to where the article is from, if it has a page of its own. */
export function sourceRow(article: Article, locale: Locale): Button[][] {
  return article.url === undefined ? [] : [[{ text: locale.t("source"), url: article.url }]];
}

/** Where a reader goes on at the end of an article: others like it, keep it, to somebody else, to its source. */
export function waysOnFrom(article: Article, { locale, deepLink, saves, edits }: Setting, saved = false): Button[][] {
  const url = `https://t.me/share/url?url=${encodeURIComponent(deepLink(`article_${article.slug ?? article.id}`))}`;
  const related = button(locale.t("button-related"), { kind: "related", articleId: article.id });
  const share = { text: locale.t("button-share"), url };
  const rows = saves ? [[related], [saveButton(locale, saved), share]] : [[related, share]];
  const edit = edits ? [[button(locale.t("button-edit"), { kind: "edit", articleId: article.id })]] : [];
  return [...rows, ...sourceRow(article, locale), ...edit];
}

function saveButton(locale: Locale, saved: boolean): Button {
  return saved
    ? button(locale.t("button-saved"), { kind: "unsave" })
    : button(locale.t("button-save"), { kind: "save" });
}

/** The buttons of a message that has just been saved, or is not any more; those of its other pages will know. */
export function keyboardWhenSaved<T extends { text: string }>(
  rows: readonly T[][],
  saved: boolean,
  locale: Locale,
): T[][] {
  const changed = (one: T): T => {
    const action = "callback_data" in one ? parseAction(String(one.callback_data)) : undefined;
    if (action?.kind === "save" || action?.kind === "unsave") return { ...one, ...saveButton(locale, saved) };
    return action?.kind === "article_page" ? { ...one, callback_data: packAction({ ...action, saved }) } : one;
  };
  return rows.map((row) => row.map(changed));
}

/** The button that opens an article from elsewhere. */
export function readButton(label: string, article: Pick<Article, "id">): Button {
  return button(label, { kind: "read", articleId: article.id });
}

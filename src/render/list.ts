import type { ArticleSummary } from "../content/article.ts";
import type { Keyboard, OutgoingMessage, StyledText } from "../core/message.ts";
import type { Action } from "./action.ts";
import { readButton, type Setting } from "./article.ts";
import { packAction } from "./callback-data.ts";
import { pager } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { shorten } from "./shorten.ts";
import { bold, clean, concat, italic, join, type Part, plain, styled } from "./styled-text.ts";

/** Articles on a page of a list. */
export const LIST_PAGE_SIZE = 5;
/** Queries longer than this are cut before they are searched for and shown. UTF-16 units. */
export const MAX_QUERY_LENGTH = 200;
/** Longer leads are cut in a list. UTF-16 units. */
export const LEAD_LENGTH = 180;

/** A piece of an article's text around what was searched for; `marks` are the hits, in UTF-16 units. */
export interface Excerpt {
  text: string;
  marks: readonly { offset: number; length: number }[];
}

export interface ListEntry {
  article: ArticleSummary;
  /** What was searched for and stands in the title. */
  titleMarks?: Excerpt["marks"];
  excerpt?: Excerpt;
  /** How many articles that tell the same are not in the list. */
  similar?: number;
}

export interface ListPage {
  header: StyledText;
  entries: readonly ListEntry[];
  /** From 1. */
  page: number;
  pages: number;
  /** What turns to another page. */
  turn: (page: number) => Action;
  /** Further rows of buttons. */
  more?: Keyboard;
}

/** A page of a list: numbered entries, and a button for each number that opens the article. */
export function listMessage(list: ListPage, setting: Setting): OutgoingMessage & { kind: "text" } {
  const first = (list.page - 1) * LIST_PAGE_SIZE + 1;
  const body = list.entries.map((entry, index) => entryText(entry, first + index, setting));
  return {
    kind: "text",
    ...join([list.header, ...body], "\n\n"),
    keyboard: listKeyboard(list, setting.locale),
  };
}

/** A button for each entry's number, and the pages. */
export function listKeyboard(list: ListPage, locale: Locale): Keyboard {
  const first = (list.page - 1) * LIST_PAGE_SIZE + 1;
  const numbers = list.entries.map(({ article }, index) => readButton(locale.number(first + index), article));
  const pages = pager(locale, list.page, list.pages, list.turn);
  return [...(numbers.length > 0 ? [numbers] : []), ...pages, ...(list.more ?? [])];
}

/** Below an entry: its date and tags, and that others tell the same. */
export function entryFacts({ article, similar = 0 }: ListEntry, setting: Setting): string {
  const facts = factsOf(article, setting);
  return similar > 0
    ? `${facts} · ${setting.locale.t("search-similar", { similar: setting.locale.number(similar) })}`
    : facts;
}

/** The date and the first tags of an article, in a line. */
export function factsOf(article: ArticleSummary, { locale, timeZone }: Setting): string {
  const tags = article.tags.slice(0, 3).map((tag) => locale.isolate(tag.title));
  return [locale.date(article.publishedAt, timeZone), ...tags].join(" · ");
}

function entryText(entry: ListEntry, number: number, setting: Setting): StyledText {
  const { article, titleMarks = [], excerpt } = entry;
  return join(
    [
      concat(`${setting.locale.number(number)}. `, bold(marked(article.title, titleMarks, underline))),
      italic(entryFacts(entry, setting)),
      excerpt ? marked(excerpt.text, excerpt.marks, bold) : plain(shorten(article.lead ?? "", LEAD_LENGTH)),
    ],
    "\n",
  );
}

/** The text with its marks in a style of their own: titles are bold already. */
function marked(text: string, marks: Excerpt["marks"], style: (hit: string) => StyledText): StyledText {
  const parts: Part[] = [];
  let done = 0;
  for (const { offset, length } of marks) {
    parts.push(text.slice(done, offset), style(text.slice(offset, offset + length)));
    done = offset + length;
  }
  return concat(...parts, text.slice(done));
}

const underline = (hit: string) => styled("underline", hit);

/** What begins the header of search results (`search.ts`). */
export const QUERY_MARK = "🔎 ";

/** The query as it is searched for and shown: one line, without white space at the ends, not too long. */
export function foldQuery(query: string, length = MAX_QUERY_LENGTH): string {
  const folded = clean(query)
    .replace(/[\s\u2066-\u2069]+/g, " ")
    .trim();
  return folded
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, "")
    .trim();
}

/** The query that a message of search results was made for; undefined for any other message. */
export function queryOf(
  text: string | undefined,
  entities: readonly { type: string; offset: number; length: number }[] | undefined,
): string | undefined {
  if (!text?.startsWith(QUERY_MARK)) return undefined;
  const begins = entities?.some((one) => one.type === "bold" && one.offset === QUERY_MARK.length);
  // Telegram divides the bold where it finds a mention or a hashtag in it, so the query is the line.
  return begins ? text.slice(QUERY_MARK.length).split("\n", 1)[0] : undefined;
}

/** The same of a rich message, whose heading is the header. */
export function queryOfHeading(heading: string): string | undefined {
  return heading.startsWith(QUERY_MARK) ? heading.slice(QUERY_MARK.length) : undefined;
}

/** Ways on from where nothing was found, and from any dead end. */
export function waysOn(setting: Setting): { text: string; callback_data: string }[][] {
  const { locale } = setting;
  return [
    [
      { text: locale.t("button-latest"), callback_data: packAction({ kind: "latest", page: 1 }) },
      { text: locale.t("button-tags"), callback_data: packAction({ kind: "tags", page: 1 }) },
    ],
  ];
}

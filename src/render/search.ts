import type { SearchResults } from "../content/search/search-results.ts";
import type { Tag } from "../content/tag.ts";
import type { Keyboard, OutgoingMessage, StyledText } from "../core/message.ts";
import type { Setting } from "./article.ts";
import { ButtonWords } from "./callback-data.ts";
import { button, inRows } from "./keyboard.ts";
import { foldQuery, MAX_QUERY_LENGTH, QUERY_MARK, waysOn } from "./list.ts";
import type { Locale } from "./locale.ts";
import { shorten } from "./shorten.ts";
import { bold, concat, plain } from "./styled-text.ts";

/** The most filters of a kind, and how many stand in a row; longer labels are cut. */
const FILTERS = 3;
const LABEL_LENGTH = 24;
/** Where labels are longer than this, each has a row of its own. */
const NARROW = 16;
const MEANT_LENGTH = 48;

/** The filter that was added last, by a button or by hand. */
const LAST_FILTER = / (?:tag|on):(\S+)$/u;

/** The query with more operators behind its words, which give way where both are too long. */
export function narrowed(query: string, operators: string): string {
  const room = Math.max(0, MAX_QUERY_LENGTH - operators.length - 1);
  return foldQuery(`${foldQuery(query, room)} ${operators}`);
}

/** The query without the filter that was added last. */
export function widened(query: string): string {
  return query.replace(LAST_FILTER, "");
}

/** The header of search results. The query is kept nowhere but here, in the message itself: turning the page reads it back. */
export function searchHeader(
  query: string,
  { total, more, corrected }: Pick<SearchResults, "total" | "more" | "corrected">,
  locale: Locale,
): StyledText {
  const count = more
    ? locale.t("search-count-more", { many: locale.number(total) })
    : locale.t("search-count", { count: total });
  const answered = corrected === undefined ? [] : [locale.t("search-corrected", { query: corrected })];
  return concat(QUERY_MARK, bold(foldQuery(query)), "\n", [...answered, count].join("\n"));
}

/** What was probably meant, by what many hits can be narrowed down, the way back from where they were, and to hear of more. */
export function searchKeyboard(
  query: string,
  { didYouMean, tags, years }: Pick<SearchResults, "didYouMean" | "years"> & { tags: readonly Tag[] },
  locale: Locale,
): Keyboard {
  const meant =
    didYouMean === undefined
      ? []
      : [[button(locale.t("search-meant", { query: shorten(didYouMean, MEANT_LENGTH) }), { kind: "search_meant" })]];
  const byTag = tags
    .slice(0, FILTERS)
    .map((tag) => button(`# ${shorten(tag.title, LABEL_LENGTH)}`, { kind: "search_tag", tagId: tag.id }));
  const byYear = years
    .slice(0, FILTERS)
    .map(({ value }) => button(locale.year(value), { kind: "search_year", year: value }));
  const [, filter] = LAST_FILTER.exec(query) ?? [];
  const back = filter === undefined ? [] : [[button(`✕ ${shorten(filter, LABEL_LENGTH)}`, { kind: "search_wider" })]];
  const alert = [[button(locale.t("button-alert"), { kind: "search_alert" })]];
  return [...meant, ...inRows(byTag, FILTERS), ...inRows(byYear, FILTERS), ...back, ...alert];
}

/** Says that there is nothing, and the ways on: what could be looked for instead, tags, the latest. */
export function nothingFound(
  query: string,
  instead: readonly string[],
  setting: Setting,
): OutgoingMessage & { kind: "text" } {
  const others = instead
    .filter((words) => ButtonWords.safeParse(words).success)
    .map((words) => button(QUERY_MARK + words, { kind: "search_words", words }));
  const words = ButtonWords.safeParse(query).data;
  const alert =
    words === undefined ? [] : [[button(setting.locale.t("button-alert"), { kind: "words_alert" as const, words })]];
  return {
    kind: "text",
    ...plain(setting.locale.t("search-none", { query })),
    keyboard: [
      ...inRows(others, others.some(({ text }) => text.length > NARROW) ? 1 : FILTERS),
      ...alert,
      ...waysOn(setting),
    ],
  };
}

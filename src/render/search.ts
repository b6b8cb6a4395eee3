import type { SearchResults } from "../content/search/search-results.ts";
import type { Tag } from "../content/tag.ts";
import type { Keyboard, OutgoingMessage, StyledText } from "../core/message.ts";
import type { Setting } from "./article.ts";
import { button, inRows } from "./keyboard.ts";
import { foldQuery, QUERY_MARK, waysOn } from "./list.ts";
import type { Locale } from "./locale.ts";
import { shorten } from "./shorten.ts";
import { bold, concat, join } from "./styled-text.ts";

/** The most filters of a kind, and how many stand in a row; longer labels are cut. */
const FILTERS = 3;
const LABEL_LENGTH = 24;
const MEANT_LENGTH = 48;

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

/** What was probably meant, and by what many hits can be narrowed down. */
export function searchKeyboard(
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
  return [...meant, ...inRows(byTag, FILTERS), ...inRows(byYear, FILTERS)];
}

/** Says that there is nothing, and the ways on: words that the archive has, tags, the latest. */
export function nothingFound(
  query: string,
  nearest: readonly string[],
  setting: Setting,
): OutgoingMessage & { kind: "text" } {
  const { locale } = setting;
  const near =
    nearest.length === 0 ? [] : [locale.t("search-nearest", { words: nearest.map(locale.isolate).join(", ") })];
  const text = join([locale.t("search-none", { query }), ...near], "\n");
  return { kind: "text", ...text, keyboard: waysOn(setting) };
}

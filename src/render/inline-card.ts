import type { InputRichMessageContent } from "grammy/types";
import type { Article } from "../content/article.ts";
import type { Setting } from "./article.ts";
import { isRightToLeft } from "./locale.ts";
import { tagsOf } from "./rich-article.ts";
import { shorten } from "./shorten.ts";

/** A longer summary is cut, in UTF-16 units. */
const SUMMARY_LENGTH = 300;

/**
 * What an article posts as an inline result where it is a rich message (Bot API, `InputRichMessageContent`): the article's head and
 * what it says. Without its picture, because only files that Telegram knows already can be in it.
 * @param summary one or two sentences; may be empty
 */
export function inlineCard(article: Article, summary: string, setting: Setting): InputRichMessageContent {
  const { locale, timeZone } = setting;
  const author = article.author === undefined ? [] : [locale.isolate(article.author)];
  const byline = [locale.date(article.publishedAt, timeZone), ...author].join(" · ");
  const said = shorten(summary, SUMMARY_LENGTH);
  return {
    rich_message: {
      blocks: [
        { type: "heading", text: article.title, size: 3 },
        { type: "paragraph", text: { type: "italic", text: byline } },
        ...(said === "" ? [] : [{ type: "paragraph" as const, text: said }]),
        ...tagsOf(article, setting),
      ],
      ...(isRightToLeft(article.language) && { is_rtl: true }),
      skip_entity_detection: true,
    },
  };
}

import type { Article } from "../content/article.ts";
import type { Tag } from "../content/tag.ts";
import type { ClassicMessage, Keyboard, StyledText } from "../core/message.ts";
import type { Setting } from "./article.ts";
import { MAX_ENTITIES } from "./pages.ts";
import { shorten } from "./shorten.ts";
import { bold, concat, italic, join, link, plain, styled } from "./styled-text.ts";

type TextMessage = ClassicMessage & { kind: "text" };

/** A digest is at most this many messages; what is more is behind a link. */
const MAX_MESSAGES = 3;
const MESSAGE_LENGTH = 3800;
/** Leaves some for the footer. */
const MESSAGE_ENTITIES = MAX_ENTITIES - 5;
/** Longer summaries are cut: a digest is looked through. UTF-16 units. */
export const SUMMARY_LENGTH = 600;

export interface DigestEntry {
  article: Pick<Article, "id" | "title" | "tags">;
  /** One or two sentences; may be empty. */
  summary: string;
}

/**
 * A digest: a header, and below it the articles by tag, each with its summary and a link that opens it here. An article stands once, under
 * the first of its tags that `followed` names, or else its first.
 * @param followed the tags that the reader chose; undefined: everything
 */
export function digestMessages(
  header: StyledText,
  entries: readonly DigestEntry[],
  options: { followed?: readonly number[]; footer?: StyledText; keyboard?: Keyboard },
  setting: Setting,
): TextMessage[] {
  const sections = groupByTag(entries, options.followed).flatMap(({ tag, entries: group }) => {
    const [first, ...others] = group.map((entry) => entryText(entry, setting));
    const title = styled("underline", bold(tag?.title ?? setting.locale.t("digest-untagged")));
    return first ? [join([title, first], "\n"), ...others] : [];
  });
  const texts = pack(header, sections, setting);
  const footer = options.footer ?? plain("");
  return texts.map((text, index): TextMessage => {
    const last = index === texts.length - 1;
    return {
      kind: "text",
      ...(last ? join([text, footer], "\n\n") : text),
      ...(last && options.keyboard && { keyboard: options.keyboard }),
    };
  });
}

/** Fills messages section by section; the count of what doesn't fit any more stands at the end. */
function pack(header: StyledText, sections: readonly StyledText[], { locale }: Setting): StyledText[] {
  const texts: StyledText[] = [];
  let current = header;
  for (const [index, section] of sections.entries()) {
    const fits =
      current.text.length + section.text.length + 2 <= MESSAGE_LENGTH &&
      current.entities.length + section.entities.length <= MESSAGE_ENTITIES;
    if (fits) {
      current = join([current, section], "\n\n");
    } else if (texts.length + 1 < MAX_MESSAGES) {
      texts.push(current);
      current = section;
    } else {
      const more = italic(locale.t("digest-more", { count: sections.length - index }));
      return [...texts, join([current, more], "\n\n")];
    }
  }
  return [...texts, current];
}

function entryText({ article, summary }: DigestEntry, { deepLink }: Setting): StyledText {
  return join(
    [concat("• ", bold(link(article.title, deepLink(`article_${article.id}`)))), shorten(summary, SUMMARY_LENGTH)],
    "\n",
  );
}

/** Articles by tag, in the order in which their tags come up; each under the first of its tags that `followed` names, or else its first. */
export function groupByTag(
  entries: readonly DigestEntry[],
  followed: readonly number[] | undefined,
): { tag: Tag | undefined; entries: DigestEntry[] }[] {
  const groups = Map.groupBy(entries, ({ article }) => {
    const wanted = followed && article.tags.find((tag) => followed.includes(tag.id));
    return (wanted ?? article.tags[0])?.id;
  });
  return [...groups.values()].map((group) => {
    const id = followed && group[0]?.article.tags.find((tag) => followed.includes(tag.id));
    return { tag: id ?? group[0]?.article.tags[0], entries: group };
  });
}

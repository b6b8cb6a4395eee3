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
const SUMMARY_LENGTH = 600;

export interface DigestEntry {
  article: Pick<Article, "id" | "title" | "tags">;
  /** One or two sentences; may be empty. */
  summary: string;
}

export interface DigestOptions {
  /** The tags that the reader chose; undefined: everything. */
  followed?: readonly number[];
  /** How many articles there are besides those that are told. */
  untold?: number;
  footer?: StyledText;
  keyboard?: Keyboard;
}

/**
 * A digest: a header, and below it the articles by tag, each with its summary and a link that opens it here. An article stands once, under
 * the first of its tags that `followed` names, or else its first. Of very many, the last come without a summary, so that each is told.
 */
export function digestMessages(
  header: StyledText,
  entries: readonly DigestEntry[],
  options: DigestOptions,
  setting: Setting,
): TextMessage[] {
  const texts = fitted(header, groupByTag(entries, options.followed), options.untold ?? 0, setting);
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

/** The messages' texts, with as many summaries as there is room for when every article is told. */
function fitted(header: StyledText, groups: readonly Group[], untold: number, setting: Setting): StyledText[] {
  const total = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const withSummaries = (count: number) => pack(header, sectionsOf(groups, count, setting));
  let best = withSummaries(total);
  if (best.left > 0) {
    best = withSummaries(0);
    for (let [fits, most] = [0, total]; fits + 1 < most; ) {
      const middle = Math.floor((fits + most) / 2);
      const tried = withSummaries(middle);
      if (tried.left > best.left) most = middle;
      else [fits, best] = [middle, tried];
    }
  }
  const count = best.left + untold;
  if (count === 0) return best.texts;
  const more = italic(setting.locale.t("digest-more", { count }));
  return best.texts.map((text, index) => (index === best.texts.length - 1 ? join([text, more], "\n\n") : text));
}

/** What stands one below the other: each article, the first of a tag with its title. @param summaries how many articles have theirs */
function sectionsOf(groups: readonly Group[], summaries: number, setting: Setting): StyledText[] {
  let index = 0;
  return groups.flatMap(({ tag, entries }) => {
    const [first, ...others] = entries.map((entry) =>
      entryText(index++ < summaries ? entry : { ...entry, summary: "" }, setting),
    );
    const title = styled("underline", bold(tag?.title ?? setting.locale.t("digest-untagged")));
    return first ? [join([title, first], "\n"), ...others] : [];
  });
}

/** Fills messages section by section. @returns their texts, and how many sections don't fit any more */
function pack(header: StyledText, sections: readonly StyledText[]): { texts: StyledText[]; left: number } {
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
      return { texts: [...texts, current], left: sections.length - index };
    }
  }
  return { texts: [...texts, current], left: 0 };
}

function entryText(entry: DigestEntry, { deepLink }: Setting): StyledText {
  const { article } = entry;
  const title = bold(link(article.title, deepLink(`article_${article.id}`)));
  return join([concat("• ", title), saidBelow(entry)], "\n");
}

/** What stands below an article's title; of one that has nothing more to say the summary is the title. */
export function saidBelow({ article, summary }: DigestEntry): string {
  return summary === article.title ? "" : shorten(summary, SUMMARY_LENGTH);
}

interface Group {
  tag: Tag | undefined;
  entries: DigestEntry[];
}

/** Articles by tag, in the order in which their tags come up; each under the first of its tags that `followed` names, or else its first. */
export function groupByTag(entries: readonly DigestEntry[], followed: readonly number[] | undefined): Group[] {
  const groups = Map.groupBy(entries, ({ article }) => {
    const wanted = followed && article.tags.find((tag) => followed.includes(tag.id));
    return (wanted ?? article.tags[0])?.id;
  });
  return [...groups.values()].map((group) => {
    const id = followed && group[0]?.article.tags.find((tag) => followed.includes(tag.id));
    return { tag: id ?? group[0]?.article.tags[0], entries: group };
  });
}

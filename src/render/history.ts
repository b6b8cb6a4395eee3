import { diffWordsWithSpace } from "diff";
import type { Article, ArticleContent } from "../content/article.ts";
import { blocksText } from "../content/document.ts";
import type { Revision } from "../content/revision-store.ts";
import { MAX_TEXT_LENGTH, type OutgoingMessage, type StyledText } from "../core/message.ts";
import type { Setting } from "./article.ts";
import { button, inRows, pager } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { paginate } from "./pages.ts";
import { shorten } from "./shorten.ts";
import { bold, concat, EMPTY, join, type Part, plain, styled } from "./styled-text.ts";

type TextMessage = OutgoingMessage & { kind: "text" };

/** Revisions on a page. */
export const HISTORY_PAGE_SIZE = 8;
const TITLE_LENGTH = 80;
/** So much of what stayed the same is shown around what didn't. UTF-16 units. */
const AROUND = 60;
/** Longer texts are compared for no longer than this, in ms: what comes out then is coarser. */
const MAX_COMPARING_MS = 500;
/** How much of a difference is shown; what is longer is read in the article. */
const SHOWN_LENGTH = MAX_TEXT_LENGTH - 400;

/** An editor's name, of whom it is known. */
export type NameOf = (editorId: number) => string;

/** An article's revisions, newest first. */
export function historyMessage(
  article: Article,
  view: { revisions: readonly Omit<Revision, "content">[]; total: number; page: number; pages: number },
  nameOf: NameOf,
  setting: Setting,
): TextMessage {
  const { locale } = setting;
  const first = view.total - (view.page - 1) * HISTORY_PAGE_SIZE;
  const lines = view.revisions.map((one, index) => `${locale.number(first - index)}. ${madeAt(one, nameOf, setting)}`);
  const numbers = view.revisions.map(({ revision }, index) =>
    button(locale.number(first - index), { kind: "revision", articleId: article.id, revision }),
  );
  const title = bold(locale.isolate(shorten(article.title, TITLE_LENGTH)));
  return {
    kind: "text",
    ...join([title, view.total === 0 ? locale.t("history-none") : join(lines, "\n")], "\n\n"),
    keyboard: [
      ...inRows(numbers, 4),
      ...pager(locale, view.page, view.pages, (page) => ({ kind: "history", articleId: article.id, page })),
    ],
  };
}

/** What a revision changed of the one before it: what went is struck through, what came is underlined. */
export function revisionMessage(
  article: Article,
  { revision, before }: { revision: Revision; before: Revision | undefined },
  nameOf: NameOf,
  setting: Setting,
): TextMessage {
  const { locale } = setting;
  const changed = differences(before?.content, revision.content, locale);
  const [shown = EMPTY, ...more] = paginate(
    changed.text === "" ? plain(locale.t("history-same")) : changed,
    SHOWN_LENGTH,
    revision.content.language,
  );
  return {
    kind: "text",
    ...join([bold(madeAt(revision, nameOf, setting)), concat(shown, more.length > 0 ? "…" : "")], "\n\n"),
    keyboard: [
      [button(locale.t("button-restore"), { kind: "restore", articleId: article.id, revision: revision.revision })],
      [button(locale.t("button-back"), { kind: "history", articleId: article.id, page: 1 })],
    ],
  };
}

function madeAt({ at, editorId }: Omit<Revision, "content">, nameOf: NameOf, { locale, timeZone }: Setting): string {
  const time = locale.date(at, timeZone, "dateTime");
  return editorId === undefined
    ? locale.t("history-source", { time })
    : locale.t("history-editor", { time, editor: nameOf(editorId) });
}

/** Each part of an article that is different, under its name. */
export function differences(before: ArticleContent | undefined, after: ArticleContent, locale: Locale): StyledText {
  const parts = [
    { name: "title", of: (content: ArticleContent) => content.title },
    { name: "lead", of: (content: ArticleContent) => content.lead ?? "" },
    { name: "tags", of: (content: ArticleContent) => content.tags.join(" · ") },
    { name: "language", of: (content: ArticleContent) => content.language },
    { name: "slug", of: (content: ArticleContent) => content.slug ?? "" },
    { name: "text", of: (content: ArticleContent) => blocksText(content.document.blocks) },
  ];
  const changed = parts.map(({ name, of }) => {
    const [old, now] = [before ? of(before) : "", of(after)];
    return old === now ? EMPTY : join([bold(locale.t(`fact-${name}`)), difference(old, now)], "\n");
  });
  const isAnotherPicture = JSON.stringify(before?.picture) !== JSON.stringify(after.picture);
  return join(
    [...changed, isAnotherPicture ? bold(locale.t("fact-picture")) : EMPTY, styles(before, after, locale)],
    "\n\n",
  );
}

/** The words are the same, but not how they are formatted. */
function styles(before: ArticleContent | undefined, after: ArticleContent, locale: Locale): Part {
  if (!before || blocksText(before.document.blocks) !== blocksText(after.document.blocks)) return EMPTY;
  const same = JSON.stringify(before.document) === JSON.stringify(after.document);
  return same ? EMPTY : plain(locale.t("history-formatting"));
}

function difference(before: string, after: string): StyledText {
  const changes = diffWordsWithSpace(before, after, { timeout: MAX_COMPARING_MS });
  if (!changes) return concat(styled("strikethrough", before), "\n", styled("underline", after));
  return concat(
    ...changes.map(({ value, added, removed }, index): Part => {
      if (added) return styled("underline", value);
      if (removed) return styled("strikethrough", value);
      return shortened(value, index === 0, index === changes.length - 1);
    }),
  );
}

/** What stayed the same, without its middle: its end before a change, its beginning after one. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= 2 * AROUND + 1) return text;
  const start = isFirst ? "" : text.slice(0, text.lastIndexOf(" ", AROUND) + 1 || AROUND);
  const from = text.indexOf(" ", text.length - AROUND);
  const end = isLast ? "" : text.slice(from < 0 ? text.length - AROUND : from);
  return `${start}…${end}`;
}

import type { Article } from "../content/article.ts";
import type { Waiting } from "../content/schedule-store.ts";
import type { Button, Keyboard, OutgoingMessage } from "../core/message.ts";
import type { QUEUED_STEPS } from "./action.ts";
import { readButton, type Setting } from "./article.ts";
import { button, inRows, pager } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { shorten } from "./shorten.ts";
import { bold, concat, italic, join, type Part, plain } from "./styled-text.ts";

type TextMessage = OutgoingMessage & { kind: "text" };
type Step = (typeof QUEUED_STEPS)[number];

/** Articles on a page of the queue. */
export const QUEUE_PAGE_SIZE = 8;
const TITLE_LENGTH = 80;

/** What is scheduled and what is a draft, each with a button that opens it. @param now epoch ms */
export function queueMessage(
  view: { waiting: readonly Waiting[]; total: number; page: number; pages: number },
  now: number,
  setting: Setting,
): TextMessage {
  const { locale } = setting;
  if (view.total === 0) return { kind: "text", ...plain(locale.t("queue-empty")) };
  const first = (view.page - 1) * QUEUE_PAGE_SIZE + 1;
  const entries = view.waiting.map((one, index) =>
    join(
      [concat(`${locale.number(first + index)}. `, titled(one.title, locale)), italic(when(one, now, setting))],
      "\n",
    ),
  );
  const numbers = view.waiting.map(({ id }, index) => queued(locale.number(first + index), id, "show"));
  return {
    kind: "text",
    ...join([bold(locale.t("queue-title", { count: view.total })), ...entries], "\n\n"),
    keyboard: [...inRows(numbers, 4), ...pager(locale, view.page, view.pages, (page) => ({ kind: "queue", page }))],
  };
}

/** One that waits, and what can be done with it. */
export function queuedMessage(one: Waiting, now: number, setting: Setting, lead = ""): TextMessage {
  const { locale } = setting;
  const act = (label: string, to: Step) => queued(label, one.id, to);
  const edit = act(locale.t("button-edit"), "edit");
  const rows =
    one.state === "scheduled"
      ? [
          [edit, act(locale.t("button-move"), "move")],
          [act(locale.t("button-publish"), "publish"), act(locale.t("button-stop"), "stop")],
        ]
      : [
          [edit, act(locale.t("button-schedule"), "move")],
          [act(locale.t("button-publish"), "publish"), act(locale.t("button-discard"), "discard")],
        ];
  return {
    kind: "text",
    ...join([lead, join([titled(one.title, locale), italic(when(one, now, setting))], "\n")], "\n\n"),
    keyboard: [...rows, [button(locale.t("button-queue"), { kind: "queue", page: 1 })]],
  };
}

/** Asks before a draft is thrown away. */
export function discardQuestion(one: Waiting, { locale }: Setting): TextMessage {
  return {
    kind: "text",
    ...plain(locale.t("queue-discard-question", { title: shorten(one.title, TITLE_LENGTH) })),
    keyboard: [
      [
        queued(locale.t("button-discard-surely"), one.id, "discard_surely"),
        queued(locale.t("button-back"), one.id, "show"),
      ],
    ],
  };
}

/** It leaves in a moment: until then it can be stopped. @param ms until then */
export function undoMessage(article: Pick<Article, "id" | "title">, ms: number, { locale }: Setting): TextMessage {
  return {
    kind: "text",
    ...said(article.title, locale.t("publish-soon", { wait: locale.duration(Math.round(ms / 1000)) }), locale),
    keyboard: [[queued(locale.t("button-undo"), article.id, "stop")]],
  };
}

/** So many leave together in a moment. @param at when (epoch ms); @param now likewise */
export function undoAllMessage(count: number, at: number, now: number, { locale }: Setting): TextMessage {
  const wait = locale.t("publish-soon", { wait: locale.duration(Math.round((at - now) / 1000)) });
  return {
    kind: "text",
    ...join([bold(locale.t("publish-articles", { articles: locale.number(count) })), wait], "\n"),
    keyboard: [[button(locale.t("button-undo"), { kind: "undo_all", at })]],
  };
}

/** So many that were published together are out. */
export function publishedAllMessage(count: number, { locale }: Setting): TextMessage {
  return { kind: "text", ...plain(locale.t("published-articles", { articles: locale.number(count) })) };
}

/** It is scheduled: when, in whose time, and how long that is. @param now epoch ms; @param at likewise */
export function scheduledMessage(
  article: Pick<Article, "id" | "title">,
  at: number,
  now: number,
  setting: Setting,
): TextMessage {
  const { locale } = setting;
  return {
    kind: "text",
    ...said(article.title, scheduledFor(at, now, setting), locale),
    keyboard: [
      [queued(locale.t("button-move"), article.id, "move"), queued(locale.t("button-stop"), article.id, "stop")],
      [button(locale.t("button-queue"), { kind: "queue", page: 1 })],
    ],
  };
}

/** It is out, and goes to so many chats. */
export function publishedMessage(
  article: Pick<Article, "id" | "title">,
  recipients: number,
  { locale }: Setting,
): TextMessage {
  return {
    kind: "text",
    ...said(article.title, locale.t("post-published", { count: recipients }), locale),
    keyboard: [[readButton(locale.t("button-read"), article), ...correctButtons(article, locale)]],
  };
}

/** A message that shows an article of ours: what can be done with that. */
export function oursMessage(article: Pick<Article, "id">, locale: Locale): TextMessage {
  const history = button(locale.t("button-history"), { kind: "history", articleId: article.id, page: 1 });
  return { kind: "text", ...plain(locale.t("article-ours")), keyboard: [correctButtons(article, locale), [history]] };
}

/** What can still be done with what is out. */
function correctButtons({ id: articleId }: Pick<Article, "id">, locale: Locale): Button[] {
  return [
    button(locale.t("button-edit"), { kind: "edit", articleId }),
    button(locale.t("button-recall"), { kind: "recall", articleId }),
  ];
}

function said(title: string, text: string, locale: Locale) {
  return join([titled(title, locale), text], "\n");
}

function titled(title: string, locale: Locale): Part {
  return bold(locale.isolate(shorten(title, TITLE_LENGTH)));
}

function queued(label: string, articleId: Waiting["id"], to: Step): Keyboard[number][number] {
  return button(label, { kind: "queued", articleId, step: to });
}

function when(one: Waiting, now: number, setting: Setting): string {
  return one.state === "draft" ? setting.locale.t("queue-draft") : scheduledFor(one.at, now, setting);
}

function scheduledFor(at: number, now: number, { locale, timeZone }: Setting): string {
  const time = locale.date(at, timeZone, "moment");
  return locale.t("queue-scheduled", { time, zone: timeZone, wait: locale.duration((at - now) / 1000) });
}

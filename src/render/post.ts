import type { Article, ArticleState } from "../content/article.ts";
import type { Check } from "../content/checks.ts";
import type { Tag } from "../content/tag.ts";
import type { Button, Keyboard, OutgoingMessage, StyledText } from "../core/message.ts";
import type { MessageForm } from "../subscribers/chat.ts";
import type { POST_FIELDS, POST_STEPS, POST_VIEWERS } from "./action.ts";
import { allArticleMessages, articleMessages, channelMessages, type Setting } from "./article.ts";
import { estimateLines } from "./dispatch.ts";
import { button, inRows, ticked } from "./keyboard.ts";
import type { Locale, Locales } from "./locale.ts";
import { richArticle, richChannelArticle } from "./rich-article.ts";
import { shorten } from "./shorten.ts";
import { bold, concat, italic, join, type Part, plain } from "./styled-text.ts";

type TextMessage = OutgoingMessage & { kind: "text" };
type Step = (typeof POST_STEPS)[number];
export type Field = (typeof POST_FIELDS)[number];

/** Longer titles are cut on buttons and in lines of the list of checks. */
const LABEL_LENGTH = 24;
const TITLE_LENGTH = 60;
const LEAD_LENGTH = 300;
const URL_LENGTH = 100;

const step = (locale: Locale, to: Step): Button =>
  button(locale.t(`button-${to.replace("_", "-")}`), { kind: "post", step: to });

/** A sentence with buttons in a row, or none. */
export function question(text: string | StyledText, locale: Locale, ...steps: readonly Step[]): TextMessage {
  const said = typeof text === "string" ? plain(text) : text;
  return { kind: "text", ...said, keyboard: steps.length > 0 ? [steps.map((to) => step(locale, to))] : undefined };
}

/** Asks for tags: the most used as buttons, those that the article has marked. */
export function tagsQuestion(
  offered: readonly Tag[],
  chosen: readonly string[],
  isChosen: (tag: Tag) => boolean,
  locale: Locale,
): TextMessage {
  const buttons = offered.map((tag) =>
    button(`${isChosen(tag) ? "✓ " : ""}${shorten(tag.title, LABEL_LENGTH)}`, { kind: "post_tag", tagId: tag.id }),
  );
  const so = chosen.length === 0 ? "" : locale.t("post-tags-chosen", { tags: listed(chosen, locale) });
  return {
    kind: "text",
    ...join([locale.t("post-tags-question"), so], "\n\n"),
    keyboard: [...inRows(buttons, 2), [step(locale, "back"), step(locale, chosen.length > 0 ? "done" : "skip")]],
  };
}

/** Asks whether a new tag is one that there is. */
export function nearlyQuestion(title: string, tags: readonly Tag[], locale: Locale): TextMessage {
  const there = tags.map((tag) => button(`#${shorten(tag.title, LABEL_LENGTH)}`, { kind: "post_tag", tagId: tag.id }));
  return {
    kind: "text",
    ...plain(
      locale.t("tag-nearly", {
        tag: title,
        tags: listed(
          tags.map((tag) => tag.title),
          locale,
        ),
      }),
    ),
    keyboard: [...inRows(there, 2), [button(locale.t("button-new-tag"), { kind: "post", step: "done" })]],
  };
}

/** Asks for a lead or a name for links, with what could be one. */
export function proposalQuestion(text: string, proposed: string | undefined, locale: Locale): TextMessage {
  const steps: Step[] = proposed === undefined ? ["back"] : ["proposed", "back"];
  return question(join([text, proposed === undefined ? "" : italic(proposed)], "\n\n"), locale, ...steps);
}

export function languageQuestion(locale: Locale, locales: Locales): TextMessage {
  const languages = locales.all.map((one) => button(one.name, { kind: "post_language", language: one.language }));
  return {
    kind: "text",
    ...plain(locale.t("post-language-question")),
    keyboard: [...inRows(languages, 2), [step(locale, "back")]],
  };
}

/** Asks when it is to go out. @param now epoch ms; @param offers likewise, in order */
export function scheduleQuestion(now: number, offers: readonly number[], setting: Setting): TextMessage {
  const { locale, timeZone } = setting;
  const times = offers.map((at) => button(locale.date(at, timeZone, "short"), { kind: "post_time", at }));
  const text = locale.t("post-schedule-question", { now: locale.date(now, timeZone, "dateTime"), zone: timeZone });
  return { kind: "text", ...plain(text), keyboard: [...inRows(times, 2), [step(locale, "back")]] };
}

/** An article as it is sent there, in that form. */
export function previewMessages(
  article: Article,
  as: (typeof POST_VIEWERS)[number],
  form: MessageForm,
  setting: Setting,
): OutgoingMessage[] {
  if (form === "rich") return as === "channel" ? richChannelArticle(article, setting) : richArticle(article, setting);
  if (as === "channel") return channelMessages(article, setting);
  // What is not stored like this can't have its pages turned.
  return article.state === "draft" ? articleMessages(article, setting) : allArticleMessages(article, setting);
}

export interface Overview {
  article: Article;
  /** What stands in the store: a draft, something scheduled, or something that readers see. */
  state: ArticleState;
  checks: readonly Check[];
  /** Epoch ms: when a scheduled one goes out. */
  at: number | undefined;
  /** What sending it would take; undefined where it was sent. */
  estimate: Parameters<typeof estimateLines>[0] | undefined;
  /** Whether it goes before everything that isn't breaking; undefined where that is not to be decided here. */
  breaking: boolean | undefined;
}

/** Under a preview: what will be published, what might be mended, and every way on. */
export function overviewMessage(
  { article, state, checks, at, estimate, breaking }: Overview,
  setting: Setting,
): TextMessage {
  const { locale, timeZone } = setting;
  const fact = (field: Field, value: string): Part =>
    value === "" ? "" : concat(`${locale.t(`fact-${field}`)}: `, locale.isolate(value));
  const facts = join(
    [
      fact("lead", shorten(article.lead ?? "", LEAD_LENGTH)),
      fact(
        "tags",
        listed(
          article.tags.map((tag) => tag.title),
          locale,
        ),
      ),
      fact("language", locale.languageName(article.language)),
      fact("slug", article.slug ?? ""),
    ],
    "\n",
  );
  const warnings = checks.map((check) => concat("⚠ ", checkText(check, setting)));
  const head =
    state === "published"
      ? locale.t("post-confirm-correction")
      : at === undefined
        ? locale.t("post-confirm")
        : locale.t("post-confirm-scheduled", { time: locale.date(at, timeZone, "moment"), zone: timeZone });
  return {
    kind: "text",
    ...join(
      [
        bold(head),
        breaking ? locale.t("post-breaking") : "",
        estimate ? estimateLines(estimate, locale).join("\n") : "",
        facts,
        warnings.length > 0 ? join(warnings, "\n") : plain(locale.t("post-checks-none")),
      ],
      "\n\n",
    ),
    keyboard: overviewKeyboard(article, state, breaking, locale),
  };
}

function overviewKeyboard(
  article: Article,
  state: ArticleState,
  breaking: boolean | undefined,
  locale: Locale,
): Keyboard {
  const steps = (...row: Step[]) => row.map((to) => step(locale, to));
  const view = (as: (typeof POST_VIEWERS)[number], form: MessageForm) =>
    button(locale.t(`button-view-${as}-${form}`), { kind: "post_view", as, form });
  const decide: Keyboard =
    state === "published"
      ? [steps("correct"), steps("correct_marked"), steps("cancel")]
      : [steps("publish", "schedule"), steps("keep", state === "draft" ? "discard" : "cancel")];
  const history: Keyboard =
    state === "draft"
      ? []
      : [[button(locale.t("button-history"), { kind: "history", articleId: article.id, page: 1 })]];
  const urgency =
    breaking === undefined
      ? []
      : [[button(ticked(breaking, locale.t("button-breaking")), { kind: "post", step: "breaking" })]];
  return [
    ...decide,
    ...urgency,
    steps("title", "text", "lead"),
    steps("tags", "picture"),
    steps("language", "slug"),
    [view("reader", "classic"), view("channel", "classic")],
    [view("reader", "rich"), view("channel", "rich")],
    ...history,
  ];
}

function checkText(check: Check, { locale, timeZone }: Setting): string {
  switch (check.kind) {
    case "no_text":
      return locale.t("check-no-text");
    case "no_lead":
      return locale.t("check-no-lead");
    case "long_title":
      return locale.t("check-long-title", { length: locale.number(check.length), most: locale.number(check.most) });
    case "small_picture":
      return locale.t("check-small-picture", {
        width: locale.number(check.width),
        height: locale.number(check.height),
      });
    case "broken_link":
      return locale.t("check-broken-link", { url: shorten(check.url, URL_LENGTH) });
    case "similar":
      return locale.t("check-similar", {
        title: shorten(check.title, TITLE_LENGTH),
        date: locale.date(check.publishedAt, timeZone),
      });
    case "new_tags":
      return locale.t("check-new-tags", { tags: listed(check.titles, locale) });
    case "direction":
      return locale.t("check-direction", { where: locale.t(`fact-${check.where}`) });
    default:
      return check satisfies never;
  }
}

/** Offers to make an article of what an editor sent; to who may, also to announce it. */
export function offerMessage(locale: Locale, announces: boolean): TextMessage {
  const announce = button(locale.t("button-make-announcement"), { kind: "make_announcement" });
  const keyboard = [[makeArticleButton(locale)], ...(announces ? [[announce]] : [])];
  return { kind: "text", ...plain(locale.t("article-offer")), keyboard };
}

export function makeArticleButton(locale: Locale): Button {
  return button(locale.t("button-make-article"), { kind: "make_article" });
}

function listed(titles: readonly string[], locale: Locale): string {
  return titles.map((title) => locale.isolate(title)).join(" · ");
}

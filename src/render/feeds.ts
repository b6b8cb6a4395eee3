import type { Feed } from "../content/feeds/feed.ts";
import type { WaitingDraft } from "../content/feeds/feed-drafts.ts";
import type { ArticleId } from "../core/ids.ts";
import type { Button, OutgoingMessage } from "../core/message.ts";
import type { Action, FeedStep } from "./action.ts";
import type { Setting } from "./article.ts";
import { button, inRows, pager } from "./keyboard.ts";
import { shorten } from "./shorten.ts";
import { bold, concat, italic, join, plain } from "./styled-text.ts";

/** Feeds on a page. */
export const FEEDS_PAGE_SIZE = 8;
/** Drafts on a page. */
export const DRAFTS_PAGE_SIZE = 5;
const LEAD_LENGTH = 180;
/** A reason comes from outside; more of it helps nobody. */
const REASON_LENGTH = 300;
const TITLE_LENGTH = 60;

type TextMessage = OutgoingMessage & { kind: "text" };

/** A page of the feeds, each with a button that opens it. */
export function feedsMessage(
  feeds: readonly Feed[],
  total: number,
  page: number,
  pages: number,
  { locale, timeZone }: Pick<Setting, "locale" | "timeZone">,
): TextMessage {
  const first = (page - 1) * FEEDS_PAGE_SIZE + 1;
  const entries = feeds.map((feed, index) =>
    join(
      [
        concat(`${locale.number(first + index)}. `, bold(locale.isolate(shorten(feed.title, TITLE_LENGTH)))),
        italic(stateOf(feed, { locale, timeZone })),
        feed.lastSuccessAt === undefined
          ? locale.t("feed-never")
          : locale.t("feed-last", { time: locale.date(feed.lastSuccessAt, timeZone, "dateTime") }),
        feed.state === "active"
          ? locale.t("feed-next", { time: locale.date(feed.nextPollAt, timeZone, "dateTime") })
          : "",
      ],
      "\n",
    ),
  );
  const numbers = feeds.map((feed, index) => button(locale.number(first + index), step(feed, "show")));
  return {
    kind: "text",
    ...join([bold(locale.t("feeds-title", { count: total })), ...entries, locale.t("feeds-how")], "\n\n"),
    keyboard: [...inRows(numbers, 4), ...pager(locale, page, pages, (to) => ({ kind: "feeds", page: to }))],
  };
}

/** One feed: what it is, how it does, and what an editor can do with it. */
export function feedMessage(feed: Feed, waiting: number, setting: Setting, lead?: string): TextMessage {
  const { locale, timeZone } = setting;
  const time = (instant: number) => locale.date(instant, timeZone, "dateTime");
  const facts = [
    locale.isolate(feed.url),
    stateOf(feed, setting),
    locale.t(feed.mode === "publish" ? "feed-publishes" : "feed-asks"),
    feed.tags.length > 0
      ? locale.t("feed-tags", { tags: feed.tags.map((tag) => locale.isolate(tag)).join(" · ") })
      : "",
    feed.lastSuccessAt === undefined
      ? locale.t("feed-never")
      : locale.t("feed-last", { time: time(feed.lastSuccessAt) }),
    feed.state === "active" ? locale.t("feed-next", { time: time(feed.nextPollAt) }) : "",
    feed.error === undefined ? "" : locale.t("feed-error", { reason: shorten(feed.error, REASON_LENGTH) }),
  ];
  const act = (label: string, to: FeedStep) => button(label, step(feed, to));
  const active = feed.state === "active";
  return {
    kind: "text",
    ...join([lead ?? "", join([bold(locale.isolate(feed.title)), ...facts], "\n")], "\n\n"),
    keyboard: [
      ...(waiting > 0
        ? [[button(locale.t("button-waiting", { count: waiting }), { kind: "drafts", feedId: feed.id, page: 1 })]]
        : []),
      active
        ? [act(locale.t("button-poll"), "poll"), act(locale.t("button-pause"), "pause")]
        : [act(locale.t("button-resume"), "resume")],
      [
        feed.mode === "publish"
          ? act(locale.t("button-ask-first"), "draft")
          : act(locale.t("button-publish-at-once"), "publish"),
        act(locale.t("button-remove"), "remove"),
      ],
      [button(locale.t("button-back"), { kind: "feeds", page: 1 })],
    ],
  };
}

/** Asks before a feed is removed. */
export function removeMessage(feed: Feed, { locale }: Setting): TextMessage {
  return {
    kind: "text",
    ...plain(locale.t("feed-remove-question", { feed: feed.title })),
    keyboard: [
      [
        button(locale.t("button-remove-surely"), step(feed, "remove_surely")),
        button(locale.t("button-back"), step(feed, "show")),
      ],
    ],
  };
}

export interface DraftsView {
  drafts: readonly WaitingDraft[];
  total: number;
  /** The last of all that wait: what "all" means, also when more come. */
  last: ArticleId | undefined;
  page: number;
  pages: number;
}

/** What of a feed waits for an editor, each with its buttons; many are one message. */
export function draftsMessage(feed: Feed, view: DraftsView, { locale }: Setting): TextMessage {
  const { drafts, total, last, page, pages } = view;
  if (total === 0) {
    return {
      kind: "text",
      ...plain(locale.t("drafts-none", { feed: feed.title })),
      keyboard: [[button(locale.t("button-back"), step(feed, "show"))]],
    };
  }
  const first = (page - 1) * DRAFTS_PAGE_SIZE + 1;
  const entries = drafts.map((draft, index) =>
    join(
      [
        concat(total > 1 ? `${locale.number(first + index)}. ` : "", bold(locale.isolate(draft.title))),
        shorten(draft.lead ?? "", LEAD_LENGTH),
      ],
      "\n",
    ),
  );
  const rows = drafts.map((draft, index): Button[] => {
    const number = total > 1 ? ` ${locale.number(first + index)}` : "";
    const act = (label: string, to: "show" | "publish" | "discard") =>
      button(label + number, { kind: "draft", feedId: feed.id, articleId: draft.id, step: to });
    return [
      act(locale.t("button-read"), "show"),
      act(locale.t("button-publish"), "publish"),
      act(locale.t("button-discard"), "discard"),
    ];
  });
  const all =
    last === undefined || total === 1
      ? []
      : [
          (["publish", "discard"] as const).map((to) =>
            button(locale.t(to === "publish" ? "button-publish-all" : "button-discard-all"), {
              kind: "all_drafts",
              feedId: feed.id,
              upTo: last,
              step: to,
            }),
          ),
        ];
  return {
    kind: "text",
    ...join([bold(locale.t("drafts-title", { feed: feed.title, count: total })), ...entries], "\n\n"),
    keyboard: [...rows, ...pager(locale, page, pages, (to) => ({ kind: "drafts", feedId: feed.id, page: to })), ...all],
  };
}

/** Under a draft that is shown as readers will see it. */
export function decideMessage(feed: Feed, articleId: ArticleId, { locale }: Setting): TextMessage {
  const act = (label: string, to: "publish" | "discard") =>
    button(label, { kind: "draft", feedId: feed.id, articleId, step: to });
  return {
    kind: "text",
    ...plain(locale.t("post-confirm")),
    keyboard: [
      [act(locale.t("button-publish"), "publish"), act(locale.t("button-discard"), "discard")],
      [button(locale.t("button-back"), { kind: "drafts", feedId: feed.id, page: 1 })],
    ],
  };
}

/** What editors are told of a feed that fails for long, has recovered from that, or is no more. */
export function feedNotice(feed: Feed, kind: "failing" | "ended" | "recovered", setting: Setting): TextMessage {
  const { locale, timeZone } = setting;
  const words =
    kind === "failing"
      ? locale.t("feed-failing-notice", {
          feed: feed.title,
          since: locale.date(feed.failingSince ?? feed.nextPollAt, timeZone, "dateTime"),
        })
      : locale.t(`feed-${kind}-notice`, { feed: feed.title });
  const reason = feed.error === undefined ? "" : locale.isolate(shorten(feed.error, REASON_LENGTH));
  return {
    kind: "text",
    ...join([words, reason], "\n\n"),
    keyboard: [[button(shorten(feed.title, TITLE_LENGTH), step(feed, "show"))]],
  };
}

function stateOf(feed: Feed, { locale, timeZone }: Pick<Setting, "locale" | "timeZone">): string {
  if (feed.state !== "active") return locale.t(feed.state === "paused" ? "feed-paused" : "feed-ended");
  if (feed.failingSince === undefined) return locale.t("feed-active");
  return locale.t("feed-failing", { since: locale.date(feed.failingSince, timeZone, "dateTime") });
}

function step(feed: Pick<Feed, "id">, to: FeedStep): Action {
  return { kind: "feed", feedId: feed.id, step: to };
}

import type { Feed } from "../content/feeds/feed.ts";
import type { TagCount } from "../content/tag.ts";
import type { Keyboard, OutgoingMessage } from "../core/message.ts";
import type { ChatPreferences } from "../subscribers/chat.ts";
import type { Cadence, Subscription, Topic } from "../subscribers/subscription.ts";
import type { Action } from "./action.ts";
import { button, inRows, pager, ticked } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { shorten } from "./shorten.ts";
import { bold, join, plain } from "./styled-text.ts";

/** Tags to choose from on a page. */
export const FOLLOW_PAGE_SIZE = 8;
/** Topics on a page when they are shown one by one. */
export const TOPICS_PAGE_SIZE = 8;
/** Topics that are named in a line of the text. */
const MAX_NAMED = 16;
const LABEL_LENGTH = 40;
/** Beside how often it comes, on one button. */
const PACED_LABEL_LENGTH = 18;
const CADENCES = ["daily", "weekly", "instant"] as const satisfies readonly Cadence[];

type TextMessage = OutgoingMessage & { kind: "text" };

/** Something that is followed, as its reader calls it. */
export interface FollowedTopic extends Subscription {
  title: string;
}

export interface SubscriptionsView {
  followed: readonly FollowedTopic[];
  /** The tags of this page. */
  tags: readonly TagCount[];
  page: number;
  pages: number;
  /** Whether there are feeds to follow. */
  feeds: boolean;
  mutedTitles: readonly string[];
  /** Epoch ms; null: no pause. */
  pausedUntil: number | null;
  preferences: ChatPreferences;
  /** Whether the settings are offered too: for a channel or group that is looked after from elsewhere. */
  settings: boolean;
}

/** What the chat follows and how often, with buttons to change it. */
export function subscriptionsMessage(view: SubscriptionsView, locale: Locale): TextMessage {
  const { followed, page } = view;
  const follows = (topic: Topic) => followed.some((one) => isSame(one.topic, topic));
  const tags = view.tags.map((tag) =>
    button(ticked(follows({ kind: "tag", tagId: tag.id }), tag.title), { kind: "follow_tag", tagId: tag.id, page }),
  );
  return {
    kind: "text",
    ...join([bold(locale.t("subscribe-title")), subscriptionsText(view, locale)], "\n\n"),
    keyboard: [
      [button(ticked(follows({ kind: "all" }), locale.t("follow-everything")), { kind: "follow_all", page })],
      ...inRows(tags, 2),
      ...pager(locale, page, view.pages, (to) => ({ kind: "follow", page: to })),
      ...(view.feeds ? [[button(locale.t("button-sources"), { kind: "sources", page: 1 })]] : []),
      ...(followed.length > 0 ? changeRows(view, locale) : []),
      ...(view.settings ? [[button(locale.t("settings-title"), { kind: "settings", section: "menu" })]] : []),
    ],
  };
}

function isSame(a: Topic, b: Topic): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** How often, and what else can be done with what is followed. */
function changeRows({ followed, page, pausedUntil }: SubscriptionsView, locale: Locale): Keyboard {
  const paced = followed.filter(({ topic }) => topic.kind !== "search");
  const cadences = CADENCES.map((cadence) => {
    const chosen = paced.length > 0 && paced.every((one) => one.cadence === cadence);
    return button(ticked(chosen, locale.t(`cadence-${cadence}`)), { kind: "cadence", cadence, page });
  });
  const weekly = followed.filter(({ cadence }) => cadence === "weekly");
  const isDay = (day: number) => weekly.every(({ weekday }) => weekday === day);
  const days = dayRows(locale, isDay, (weekday) => ({ kind: "set_weekday", weekday, page }));
  const pause = ticked(pausedUntil !== null, locale.t("button-pause"));
  return [
    ...(paced.length > 0 ? [cadences] : []),
    ...(weekly.length > 0 ? days : []),
    [button(locale.t("button-topics"), { kind: "topics", page: 1 })],
    [button(locale.t("button-mutes"), { kind: "mutes", page: 1 }), button(pause, { kind: "pauses" })],
    [button(locale.t("button-unfollow"), { kind: "unfollow" })],
  ];
}

/** The days of a week, to choose from. */
function dayRows(locale: Locale, isChosen: (weekday: number) => boolean, action: (weekday: number) => Action) {
  const days = locale.week.map((weekday) =>
    button(ticked(isChosen(weekday), locale.weekday(weekday, "short")), action(weekday)),
  );
  return [days.slice(0, 4), days.slice(4)];
}

/** What comes when, a line for each cadence and day; and what keeps it back. */
export function subscriptionsText(
  view: Pick<SubscriptionsView, "followed" | "mutedTitles" | "pausedUntil" | "preferences">,
  locale: Locale,
): string {
  const { followed, mutedTitles, pausedUntil, preferences } = view;
  if (followed.length === 0) return locale.t("subscribe-none");
  const { digestTime, timeZone } = preferences;
  const of = (cadence: Cadence) => followed.filter((one) => one.cadence === cadence).map(({ title }) => title);
  const time = locale.time(digestTime);
  const days = locale.week.filter((day) =>
    followed.some(({ cadence, weekday }) => cadence === "weekly" && weekday === day),
  );
  const lines = [
    ...lineOf(of("instant"), (what) => locale.t("subscribe-instant", { what }), locale),
    ...lineOf(of("daily"), (what) => locale.t("subscribe-daily", { what, time }), locale),
    ...days.flatMap((weekday) =>
      lineOf(
        followed.filter((one) => one.cadence === "weekly" && one.weekday === weekday).map(({ title }) => title),
        (what) => locale.t("subscribe-weekly", { what, time, day: locale.weekday(weekday, "long") }),
        locale,
        Math.ceil(MAX_NAMED / days.length),
      ),
    ),
  ];
  const digests = followed.some(({ cadence }) => cadence !== "instant");
  const muted = lineOf(mutedTitles, (what) => locale.t("subscribe-muted", { what }), locale);
  const paused =
    pausedUntil === null ? [] : [locale.t("subscribe-paused", { date: locale.date(pausedUntil, timeZone, "date") })];
  const zone = digests ? [locale.t("subscribe-zone", { city: locale.city(timeZone) })] : [];
  return [[...lines, ...muted, ...paused].join("\n"), ...zone].join("\n\n");
}

/** Titles in one line; of very many only the first are named. */
function lineOf(
  titles: readonly string[],
  line: (what: string) => string,
  locale: Locale,
  most: number = MAX_NAMED,
): string[] {
  if (titles.length === 0) return [];
  const named = titles.slice(0, most).map((title) => locale.isolate(shorten(title, LABEL_LENGTH)));
  return [line([...named, ...(titles.length > named.length ? ["…"] : [])].join(" · "))];
}

/** What is followed, one by one, each to be chosen by itself. */
export function topicsMessage(
  some: readonly FollowedTopic[],
  page: number,
  pages: number,
  locale: Locale,
): TextMessage {
  const buttons = some.map(({ topic, title, cadence }) => [
    button(`${shorten(title, PACED_LABEL_LENGTH)} — ${locale.t(`cadence-${cadence}`)}`, { kind: "topic", topic }),
  ]);
  return {
    kind: "text",
    ...plain(locale.t(some.length > 0 ? "topics-choose" : "subscribe-none")),
    keyboard: [...buttons, ...pager(locale, page, pages, (to) => ({ kind: "topics", page: to })), back(locale)],
  };
}

/** One thing that is followed: how often, on which day of the week, or no more. */
export function topicMessage({ topic, title, cadence, weekday }: FollowedTopic, locale: Locale): TextMessage {
  const cadences = CADENCES.map((one) =>
    button(ticked(one === cadence, locale.t(`cadence-${one}`)), { kind: "topic_cadence", topic, cadence: one }),
  );
  return {
    kind: "text",
    ...join([bold(locale.isolate(title)), locale.t("topic-how-often")], "\n\n"),
    keyboard: [
      cadences,
      ...(cadence === "weekly"
        ? dayRows(
            locale,
            (day) => day === weekday,
            (day) => ({ kind: "topic_weekday", topic, weekday: day }),
          )
        : []),
      [button(locale.t("button-topic-never"), { kind: "topic_cadence", topic, cadence: "never" })],
      [button(locale.t("button-back"), { kind: "topics", page: 1 })],
    ],
  };
}

/** The feeds, to be followed like tags. */
export function sourcesMessage(
  feeds: readonly Feed[],
  followed: readonly Topic[],
  page: number,
  pages: number,
  locale: Locale,
): TextMessage {
  const buttons = feeds.map(({ id: feedId, title }) => {
    const chosen = followed.some((topic) => topic.kind === "feed" && topic.feedId === feedId);
    return [button(ticked(chosen, shorten(title, LABEL_LENGTH)), { kind: "follow_feed", feedId, page })];
  });
  return {
    kind: "text",
    ...plain(locale.t("sources-choose")),
    keyboard: [...buttons, ...pager(locale, page, pages, (to) => ({ kind: "sources", page: to })), back(locale)],
  };
}

/** The tags, to be muted or not. */
export function mutesMessage(
  tags: readonly TagCount[],
  muted: readonly number[],
  page: number,
  pages: number,
  locale: Locale,
): TextMessage {
  const buttons = tags.map(({ id: tagId, title }) =>
    button(muted.includes(tagId) ? `🔇 ${title}` : title, { kind: "mute_tag", tagId, page }),
  );
  return {
    kind: "text",
    ...plain(locale.t("mutes-choose")),
    keyboard: [
      ...inRows(buttons, 2),
      ...pager(locale, page, pages, (to) => ({ kind: "mutes", page: to })),
      back(locale),
    ],
  };
}

/** Days that a pause is offered for. */
const PAUSES = [1, 3, 7, 14, 30];

/** For how long nothing shall come. */
export function pauseChooser(pausedUntil: number | null, timeZone: string, locale: Locale): TextMessage {
  const days = PAUSES.map((count) => button(locale.t("pause-days", { count }), { kind: "pause", days: count }));
  const resume = [[button(locale.t("button-resume"), { kind: "pause", days: 0 })]];
  const text =
    pausedUntil === null
      ? locale.t("pause-choose")
      : locale.t("subscribe-paused", { date: locale.date(pausedUntil, timeZone, "date") });
  return {
    kind: "text",
    ...plain(text),
    keyboard: [...(pausedUntil === null ? [] : resume), ...inRows(days, 3), back(locale)],
  };
}

function back(locale: Locale) {
  return [button(locale.t("button-back"), { kind: "follow", page: 1 })];
}

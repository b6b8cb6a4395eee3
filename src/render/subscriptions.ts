import type { TagCount } from "../content/tag.ts";
import type { ChatId } from "../core/ids.ts";
import type { Button, Keyboard, OutgoingMessage, StyledText } from "../core/message.ts";
import type { ChatPreferences, MessageForm } from "../subscribers/chat.ts";
import type { Cadence, Subscription } from "../subscribers/subscription.ts";
import { button, inRows, pager } from "./keyboard.ts";
import type { Locale, Locales } from "./locale.ts";
import { shorten } from "./shorten.ts";
import { bold, concat, join } from "./styled-text.ts";

/** Tags to choose from on a page. */
export const FOLLOW_PAGE_SIZE = 12;
/** Followed tags that are named in the text. */
const MAX_NAMED_TITLES = 30;

type TextMessage = OutgoingMessage & { kind: "text" };

export interface SubscriptionsView {
  subscriptions: readonly Subscription[];
  /** The tags of this page, and the titles of all that the chat follows. */
  tags: readonly TagCount[];
  followedTitles: readonly string[];
  page: number;
  pages: number;
  preferences: ChatPreferences;
}

/** What the chat follows and how often, with buttons to change it. */
export function subscriptionsMessage(view: SubscriptionsView, locale: Locale): TextMessage {
  const { subscriptions, page } = view;
  const none = subscriptions.length === 0;
  const all = subscriptions.some(({ topic }) => topic.kind === "all");
  const followed = new Set(subscriptions.flatMap(({ topic }) => (topic.kind === "tag" ? [topic.tagId] : [])));
  const cadence = subscriptions[0]?.cadence ?? "daily";
  const tags = view.tags.map((tag) =>
    button(ticked(followed.has(tag.id), tag.title), { kind: "follow_tag", tagId: tag.id, page }),
  );
  const cadences = (["daily", "instant"] as const).map((one) =>
    button(ticked(!none && one === cadence, locale.t(`cadence-${one}`)), { kind: "cadence", cadence: one, page }),
  );
  const keyboard: Keyboard = [
    [button(ticked(all, locale.t("follow-everything")), { kind: "follow_all", page })],
    ...inRows(tags, 2),
    ...pager(locale, page, view.pages, (to) => ({ kind: "follow", page: to })),
    ...(none ? [] : [cadences, [button(locale.t("button-unfollow"), { kind: "unfollow" })]]),
  ];
  return {
    kind: "text",
    ...join([bold(locale.t("subscribe-title")), stateText(view, all, none, cadence, locale)], "\n\n"),
    keyboard,
  };
}

function stateText(view: SubscriptionsView, all: boolean, none: boolean, cadence: Cadence, locale: Locale): string {
  if (none) return locale.t("subscribe-none");
  const what = all ? locale.t("subscribe-everything") : titlesText(view.followedTitles, locale);
  const { digestTime, timeZone } = view.preferences;
  return cadence === "instant"
    ? locale.t("subscribe-instant", { what })
    : locale.t("subscribe-daily", { what, time: locale.time(digestTime), zone: timeZone });
}

/** Titles in one line; of very many only the first are named. */
function titlesText(titles: readonly string[], locale: Locale): string {
  const named = titles.slice(0, MAX_NAMED_TITLES).map((title) => locale.isolate(title));
  return [...named, ...(titles.length > named.length ? ["…"] : [])].join(" · ");
}

function ticked(chosen: boolean, label: string): string {
  return chosen ? `✓ ${label}` : label;
}

const TIMES = [
  "06:00",
  "07:00",
  "08:00",
  "09:00",
  "12:00",
  "15:00",
  "18:00",
  "19:00",
  "20:00",
  "21:00",
  "22:00",
  "23:00",
];

/** A short list from west to east; any other is typed. */
const ZONES = [
  "America/Los_Angeles",
  "America/Chicago",
  "America/New_York",
  "America/Sao_Paulo",
  "Europe/London",
  "Europe/Berlin",
  "Africa/Cairo",
  "Europe/Istanbul",
  "Europe/Moscow",
  "Africa/Nairobi",
  "Asia/Tehran",
  "Asia/Dubai",
  "Asia/Kabul",
  "Asia/Karachi",
  "Asia/Kolkata",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Australia/Sydney",
];

/** A zone as people say it: its city, without underscores. */
export function cityOf(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}

/** @param editor whether its chat is an editor's, who chooses for channels too */
export function settingsMessage(
  preferences: ChatPreferences,
  now: number,
  locale: Locale,
  editor = false,
): TextMessage {
  const { digestTime, timeZone } = preferences;
  const line = (label: string, value: StyledText) => locale.styled("settings-line", { label, value });
  const zone = concat(bold(locale.isolate(timeZone)), ` (${locale.date(now, timeZone, "dateTime")})`);
  const lines = [
    line(locale.t("settings-time"), bold(locale.time(digestTime))),
    line(locale.t("settings-zone"), zone),
    line(locale.t("settings-language"), bold(locale.name)),
    line(locale.t("settings-form"), bold(locale.t(`form-${preferences.form}`))),
  ];
  return {
    kind: "text",
    ...join([bold(locale.t("settings-title")), join(lines, "\n")], "\n\n"),
    keyboard: [
      [button(locale.t("settings-time"), { kind: "settings", section: "time" })],
      [button(locale.t("settings-zone"), { kind: "settings", section: "zone" })],
      [button(locale.t("settings-language"), { kind: "settings", section: "language" })],
      [button(locale.t("settings-form"), { kind: "settings", section: "form" })],
      ...(editor ? [[button(locale.t("settings-channels"), { kind: "settings", section: "channels" })]] : []),
    ],
  };
}

export function timeChooser(digestTime: string, locale: Locale): TextMessage {
  const times = TIMES.map((time) => button(ticked(time === digestTime, locale.time(time)), { kind: "set_time", time }));
  return chooser(locale, locale.t("choose-time"), inRows(times, 4));
}

export function zoneChooser(timeZone: string, locale: Locale): TextMessage {
  const zones = ZONES.map((zone) =>
    button(ticked(zone === timeZone, cityOf(zone)), { kind: "set_zone", timeZone: zone }),
  );
  return chooser(locale, locale.t("choose-zone"), inRows(zones, 3));
}

export function languageChooser(current: Locale, locales: Locales): TextMessage {
  const languages = locales.all.map((one) =>
    button(ticked(one.language === current.language, one.name), { kind: "set_language", language: one.language }),
  );
  return chooser(current, current.t("choose-language"), inRows(languages, 2));
}

export function formChooser(current: MessageForm, locale: Locale): TextMessage {
  const forms = (["classic", "rich"] as const).map((form) => [
    button(ticked(form === current, locale.t(`form-${form}`)), { kind: "set_form", form }),
  ]);
  return chooser(locale, locale.t("choose-form"), forms);
}

/** The form of each channel, which its button changes. */
export function channelsChooser(
  channels: readonly { id: ChatId; title: string; form: MessageForm }[],
  locale: Locale,
): TextMessage {
  const lines = channels.map(({ title, form }) =>
    locale.styled("settings-line", { label: locale.isolate(title), value: bold(locale.t(`form-${form}`)) }),
  );
  const buttons = channels.map(({ id, title, form }) => {
    const other = form === "rich" ? "classic" : "rich";
    const label = `${shorten(title, CHANNEL_LABEL_LENGTH)} → ${locale.t(`form-${other}`)}`;
    return [button(label, { kind: "channel_form", chatId: id, form: other })];
  });
  const text = locale.t(channels.length > 0 ? "choose-channel-form" : "channels-none");
  const back = [button(locale.t("button-back"), { kind: "settings", section: "menu" })];
  return { kind: "text", ...join([text, join(lines, "\n")], "\n\n"), keyboard: [...buttons, back] };
}

const CHANNEL_LABEL_LENGTH = 30;

function chooser(locale: Locale, text: string, rows: Button[][]): TextMessage {
  const back = [button(locale.t("button-back"), { kind: "settings", section: "menu" })];
  return { kind: "text", text, entities: [], keyboard: [...rows, back] };
}

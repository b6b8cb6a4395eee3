import type { Button, DeviceButton, OutgoingMessage } from "../core/message.ts";
import type { ChatPreferences, DigestFormat, MessageForm, QuietHours } from "../subscribers/chat.ts";
import type { Action } from "./action.ts";
import { button, inRows, ticked } from "./keyboard.ts";
import type { Locale, Locales } from "./locale.ts";
import { bold, join, plain } from "./styled-text.ts";

type TextMessage = OutgoingMessage & { kind: "text" };
type Section = (Action & { kind: "settings" })["section"];

/** What the menu of settings shows besides the choices themselves. */
export interface SettingsView {
  preferences: ChatPreferences;
  /** Epoch ms. */
  now: number;
  /** Languages of the publication's articles. */
  articleLanguages: readonly string[];
  /** Where else one can go: from a private chat to channels and groups, from one of those back to what comes there. */
  onward: "chats" | "subscriptions" | undefined;
}

/** All choices at a glance, and a button for each. */
export function settingsMessage(
  { preferences, now, articleLanguages, onward }: SettingsView,
  locale: Locale,
): TextMessage {
  const { digestTime, timeZone, silent } = preferences;
  const several = articleLanguages.length > 1;
  const zone = locale.t("settings-zone-now", { city: locale.city(timeZone), now: timeNow(now, timeZone, locale) });
  const lines: [Section, string][] = [
    ["time", locale.time(digestTime)],
    ["zone", zone],
    ["language", locale.languageName(preferences.language)],
    ["form", locale.t(`form-${preferences.form}`)],
    ["format", locale.t(`format-${preferences.digestFormat}`)],
    ["quiet", quietText(preferences.quietHours, locale)],
    ...(several ? [["articles", languagesText(preferences.languages, locale)] satisfies [Section, string]] : []),
  ];
  const texts = lines.map(([section, value]) =>
    locale.styled("settings-line", { label: locale.t(`settings-${section}`), value: bold(value) }),
  );
  const sound = locale.styled("settings-line", {
    label: locale.t("settings-sound"),
    value: bold(locale.t(silent ? "sound-off" : "sound-on")),
  });
  const sections = lines.map(([section]) => button(locale.t(`settings-${section}`), { kind: "settings", section }));
  return {
    kind: "text",
    ...join([bold(locale.t("settings-title")), join([...texts, sound], "\n")], "\n\n"),
    keyboard: [
      ...inRows(sections, 2),
      [button(locale.t(silent ? "button-sound-on" : "button-sound-off"), { kind: "set_silent", silent: !silent })],
      ...(onward === "chats" ? [[button(locale.t("settings-chats"), { kind: "settings", section: "chats" })]] : []),
      ...(onward === "subscriptions" ? [[button(locale.t("subscribe-title"), { kind: "follow", page: 1 })]] : []),
    ],
  };
}

function timeNow(now: number, timeZone: string, locale: Locale): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainTime();
  return locale.time(local.toString({ smallestUnit: "minute" }));
}

function quietText(quietHours: QuietHours | null, locale: Locale): string {
  return quietHours === null ? locale.t("quiet-none") : hoursText(quietHours, locale);
}

/** "22:00–07:00". */
function hoursText(quietHours: QuietHours, locale: Locale): string {
  return quietHours
    .split("-")
    .map((time) => locale.time(time))
    .join("–");
}

function languagesText(languages: readonly string[] | null, locale: Locale): string {
  return languages === null ? locale.t("articles-all") : languages.map((code) => locale.languageName(code)).join(", ");
}

/** The hours of a day; the minutes come next. */
export function timeChooser(digestTime: string, locale: Locale): TextMessage {
  const chosen = Number(digestTime.slice(0, 2));
  const hours = Array.from({ length: 24 }, (_, hour) =>
    button(ticked(hour === chosen, locale.time(`${twoDigits(hour)}:00`)), { kind: "choose_minute", hour }),
  );
  return chooser(locale, locale.t("choose-time"), inRows(hours, 4));
}

/** Every fifth minute of an hour. */
export function minuteChooser(hour: number, digestTime: string, locale: Locale): TextMessage {
  const times = Array.from({ length: 12 }, (_, fifth) => `${twoDigits(hour)}:${twoDigits(fifth * 5)}`);
  const buttons = times.map((time) =>
    button(ticked(time === digestTime, locale.time(time)), { kind: "set_time", time }),
  );
  return chooser(locale, locale.t("choose-minute"), inRows(buttons, 4), "time");
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** A short list from west to east; others are typed or found by a location. */
export const ZONES: readonly string[] = [
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

/** @param shares whether a place can be shared there: in a private chat (Bot API, `request_location`), for who is in it */
export function zoneChooser(timeZone: string, shares: boolean, locale: Locale): TextMessage {
  const location = shares ? [[button(locale.t("button-location"), { kind: "ask_location" })]] : [];
  return chooser(locale, locale.t("choose-zone"), [...location, ...zoneRows(ZONES, timeZone, locale)]);
}

/** The zones of what was written, when there are several. */
export function zonesFound(zones: readonly string[], timeZone: string, locale: Locale): TextMessage {
  return chooser(locale, locale.t("choose-zone-found"), zoneRows(zones, timeZone, locale), "zone");
}

function zoneRows(zones: readonly string[], chosen: string, locale: Locale): Button[][] {
  const buttons = zones.map((timeZone) =>
    button(ticked(timeZone === chosen, locale.city(timeZone)), { kind: "set_zone", timeZone }),
  );
  return inRows(buttons, 3);
}

/** Asks for the place on a button of the person's own keyboard: only that can share it (Bot API, `request_location`). */
export function locationRequest(locale: Locale): TextMessage {
  const share: DeviceButton = { text: locale.t("button-share-location"), request_location: true };
  return { kind: "text", ...plain(locale.t("location-how")), deviceKeyboard: [[share]] };
}

export function languageChooser(chosen: string, locale: Locale, locales: Locales): TextMessage {
  const languages = locales.all.map((one) =>
    button(ticked(one.language === chosen, one.name), { kind: "set_language", language: one.language }),
  );
  return chooser(locale, locale.t("choose-language"), inRows(languages, 2));
}

export function formChooser(current: MessageForm, locale: Locale): TextMessage {
  const forms = (["classic", "rich"] as const).map((form) => [
    button(ticked(form === current, locale.t(`form-${form}`)), { kind: "set_form", form }),
  ]);
  return chooser(locale, locale.t("choose-form"), forms);
}

export function formatChooser(current: DigestFormat, locale: Locale): TextMessage {
  const formats = (["titles", "summaries", "full"] as const).map((format) => [
    button(ticked(format === current, locale.t(`format-${format}`)), { kind: "set_format", format }),
  ]);
  return chooser(locale, locale.t("choose-format"), formats);
}

const NIGHTS: readonly QuietHours[] = [
  "21:00-07:00",
  "22:00-06:00",
  "22:00-07:00",
  "22:00-08:00",
  "23:00-07:00",
  "23:00-08:00",
  "00:00-07:00",
  "00:00-09:00",
];

export function quietChooser(current: QuietHours | null, locale: Locale): TextMessage {
  const nights = NIGHTS.map((quietHours) =>
    button(ticked(quietHours === current, hoursText(quietHours, locale)), { kind: "set_quiet", quietHours }),
  );
  const none = button(ticked(current === null, locale.t("quiet-none")), { kind: "set_quiet", quietHours: null });
  return chooser(locale, locale.t("choose-quiet"), [...inRows(nights, 2), [none]]);
}

/** @param chosen null: all of them */
export function articleLanguagesChooser(
  languages: readonly string[],
  chosen: readonly string[] | null,
  locale: Locale,
): TextMessage {
  const buttons = languages.map((language) =>
    button(ticked(chosen === null || chosen.includes(language), locale.languageName(language)), {
      kind: "article_language",
      language,
    }),
  );
  return chooser(locale, locale.t("choose-articles"), inRows(buttons, 2));
}

/** The way to a channel or group of one's own; an editor also finds those of the newsroom. */
export function chatsMessage(isEditor: boolean, locale: Locale): TextMessage {
  return chooser(locale, locale.t("chats-how"), [
    ...(isEditor ? [[button(locale.t("button-outlets"), { kind: "outlets", page: 1 })]] : []),
    [button(locale.t("button-add-chat"), { kind: "add_chat" })],
  ]);
}

/** `request_id` (Bot API, `KeyboardButtonRequestChat`): tells what was shared: a chat of one's own, or one of the newsroom's. */
export const REQUEST = { channel: 1, group: 2, ourChannel: 3, ourGroup: 4 } as const;

/** No right but these is asked for (Bot API, `ChatAdministratorRights`); all have to be named. */
export const NO_RIGHTS = {
  is_anonymous: false,
  can_manage_chat: false,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
};

/**
 * Asks for a channel or group on a button of the person's own keyboard, which adds the bot to it with what it needs there: in a
 * channel the right to post, in a group nothing but to be in it.
 */
export function chatRequest(locale: Locale): TextMessage {
  const posting = { ...NO_RIGHTS, can_manage_chat: true, can_post_messages: true };
  const mayAdd = { ...NO_RIGHTS, can_manage_chat: true, can_invite_users: true };
  const channel: DeviceButton = {
    text: locale.t("button-choose-channel"),
    request_chat: {
      request_id: REQUEST.channel,
      chat_is_channel: true,
      user_administrator_rights: { ...posting, can_promote_members: true, can_invite_users: true },
      bot_administrator_rights: posting,
      request_title: true,
    },
  };
  const group: DeviceButton = {
    text: locale.t("button-choose-group"),
    request_chat: {
      request_id: REQUEST.group,
      chat_is_channel: false,
      user_administrator_rights: mayAdd,
      bot_is_member: true,
      request_title: true,
    },
  };
  return { kind: "text", ...plain(locale.t("chats-choose")), deviceKeyboard: [[channel], [group]] };
}

/** What stands above the choices for a channel or group that is looked after from a private chat. */
export function headed<Message extends TextMessage>(message: Message, title: string): Message {
  const { text, entities } = join([bold(`📢 ${title}`), message], "\n\n");
  return { ...message, text, entities };
}

function chooser(locale: Locale, text: string, rows: Button[][], back: Section = "menu"): TextMessage {
  const way = [button(locale.t("button-back"), { kind: "settings", section: back })];
  return { kind: "text", text, entities: [], keyboard: [...rows, way] };
}

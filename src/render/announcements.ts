import type { Announcement, AnnouncementAudience } from "../content/announcement.ts";
import { announcementLabel } from "../content/announcement.ts";
import type { Tag } from "../content/tag.ts";
import type { AnnouncementId } from "../core/ids.ts";
import type { Button, Keyboard, OutgoingMessage } from "../core/message.ts";
import type { Reach } from "../subscribers/announced.ts";
import type { ANNOUNCEMENT_STEPS, CONSENT_STEPS, POST_STEPS } from "./action.ts";
import type { Setting } from "./article.ts";
import { estimated } from "./dispatch.ts";
import { button, inRows, pager, ticked } from "./keyboard.ts";
import type { Locale, Locales } from "./locale.ts";
import { question } from "./post.ts";
import { shorten } from "./shorten.ts";
import { bold, concat, italic, join, type Part, plain } from "./styled-text.ts";

type TextMessage = OutgoingMessage & { kind: "text" };
type Estimate = Parameters<typeof estimated>[0];

/** Announcements on a page of the list. */
export const ANNOUNCEMENTS_PAGE_SIZE = 8;
const LABEL_LENGTH = 24;

/** Asks what it shall say, with the way to those of earlier. */
export function broadcastQuestion(locale: Locale): TextMessage {
  const asked = question(locale.t("broadcast-question"), locale, "cancel");
  return { ...asked, keyboard: [[listButton(locale)], ...(asked.keyboard ?? [])] };
}

/** Asks to whom it goes: everyone, one or several languages, or a tag; with how many chats each reaches. */
export function audienceQuestion(
  reach: Reach,
  chosen: AnnouncementAudience | undefined,
  locale: Locale,
  locales: Locales,
): TextMessage {
  const among = chosen?.kind === "languages" ? chosen.languages : [];
  const languages = Object.entries(reach.languages).toSorted(
    ([one, a], [other, b]) => b - a || one.localeCompare(other),
  );
  const buttons = languages.map(([language, chats]) => {
    const name = locales.has(language) ? locales.get(language).name : locale.languageName(language);
    const label = ticked(among.includes(language), `${name} · ${locale.number(chats)}`);
    return button(label, { kind: "post_language", language });
  });
  const everyone = locale.t("button-everyone", { chats: locale.number(reach.everyone) });
  return {
    kind: "text",
    ...plain(locale.t("broadcast-to-question")),
    keyboard: [
      [button(ticked(chosen?.kind === "everyone", everyone), { kind: "post", step: "everyone" })],
      ...inRows(buttons, 2),
      [step(locale, "by_tag")],
      [step(locale, "back"), ...(among.length > 0 ? [step(locale, "done")] : [])],
    ],
  };
}

/** Asks whose subscribers: the tags that most follow, with how many chats each reaches. */
export function audienceTagQuestion(offered: readonly { tag: Tag; chats: number }[], locale: Locale): TextMessage {
  const buttons = offered.map(({ tag, chats }) =>
    button(`${shorten(tag.title, LABEL_LENGTH)} · ${locale.number(chats)}`, { kind: "post_tag", tagId: tag.id }),
  );
  return {
    kind: "text",
    ...plain(locale.t("broadcast-tag-question")),
    keyboard: [...inRows(buttons, 2), [step(locale, "back")]],
  };
}

/** To whom, in words. @param tag of an audience that follows one; undefined where it is no more */
export function audienceText(audience: AnnouncementAudience, tag: Tag | undefined, locale: Locale): string {
  switch (audience.kind) {
    case "everyone":
      return locale.t("broadcast-everyone");
    case "tag":
      return locale.t("broadcast-tagged", { tag: tag?.title ?? `#${audience.tagId}` });
    case "languages":
      return audience.languages.map((language) => locale.languageName(language)).join(" · ");
    default:
      return audience satisfies never;
  }
}

/** What somebody who decides on it has to know: to whom it goes, to how many chats, for how long, at what cost. */
function facts(to: string, estimate: Estimate, locale: Locale): Part {
  return join([concat(`${locale.t("fact-audience")}: `, bold(to)), ...estimated(estimate, locale)], "\n");
}

/** Below an announcement as it will be sent: to whom, what that takes, and every way on. */
export function broadcastOverview(
  view: { to: string; estimate: Estimate; needsTwo: boolean; hasPictures: boolean },
  locale: Locale,
): TextMessage {
  const steps = (...row: Step[]) => row.map((to) => step(locale, to));
  const send = { ...step(locale, "send"), text: locale.t(view.needsTwo ? "button-ask-consent" : "button-send") };
  return {
    kind: "text",
    ...join([bold(locale.t("broadcast-confirm")), facts(view.to, view.estimate, locale)], "\n\n"),
    keyboard: [
      [send],
      steps("test"),
      steps("text", "picture", "audience"),
      ...(view.hasPictures ? [steps("no_picture")] : []),
      steps("keep", "discard"),
    ],
  };
}

/** It leaves in a moment: until then it can be stopped. @param ms until then */
export function leavingMessage(id: AnnouncementId, ms: number, { locale }: Pick<Setting, "locale">, lead = "") {
  const wait = locale.duration(Math.max(1, Math.round(ms / 1000)));
  return {
    kind: "text" as const,
    ...join([lead, locale.t("publish-soon", { wait })], "\n"),
    keyboard: [[of(locale, "button-undo", id, "stop")]],
  };
}

/** Others are asked for their consent, and meanwhile it can be changed or stopped. */
export function askedMessage(id: AnnouncementId, editors: number, { locale }: Pick<Setting, "locale">): TextMessage {
  return {
    kind: "text",
    ...plain(locale.t("broadcast-asked", { editors: locale.number(editors) })),
    keyboard: [[of(locale, "button-edit", id, "edit"), of(locale, "button-stop", id, "stop")]],
  };
}

/** To another editor, below the announcement: who wants to send it to whom, and the ways to decide. */
export function consentMessage(
  { id, revision }: Pick<Announcement, "id" | "revision">,
  view: { name: string; to: string; estimate: Estimate },
  { locale }: Pick<Setting, "locale">,
): TextMessage {
  const act = (label: string, to: (typeof CONSENT_STEPS)[number]) =>
    button(locale.t(label), { kind: "consent", announcementId: id, revision, step: to });
  return {
    kind: "text",
    ...join([locale.t("consent-asks", { name: view.name }), facts(view.to, view.estimate, locale)], "\n\n"),
    keyboard: [[act("button-consent", "consent"), act("button-reject", "refuse")]],
  };
}

/** To who wants it sent: another editor has refused, or it could not leave; it can be gone on with. */
export function againMessage(id: AnnouncementId, text: string, { locale }: Pick<Setting, "locale">): TextMessage {
  return { kind: "text", ...plain(text), keyboard: [[of(locale, "button-edit", id, "edit")]] };
}

/** It has left, and goes to so many chats. */
export function broadcastSentMessage(
  id: AnnouncementId,
  chats: number,
  { locale }: Pick<Setting, "locale">,
): TextMessage {
  return {
    kind: "text",
    ...plain(locale.t("broadcast-sent", { chats: locale.number(chats) })),
    keyboard: [[of(locale, "button-recall", id, "recall")], [listButton(locale)]],
  };
}

/** Those of earlier, the newest first, each with a button that opens it. */
export function announcementsMessage(
  view: { announcements: readonly Announcement[]; total: number; page: number; pages: number },
  setting: Setting,
): TextMessage {
  const { locale } = setting;
  if (view.total === 0) return { kind: "text", ...plain(locale.t("broadcast-empty")) };
  const first = (view.page - 1) * ANNOUNCEMENTS_PAGE_SIZE + 1;
  const entries = view.announcements.map((one, index) =>
    join([concat(`${locale.number(first + index)}. `, labelled(one, locale)), italic(stateText(one, setting))], "\n"),
  );
  const numbers = view.announcements.map(({ id }, index) =>
    button(locale.number(first + index), { kind: "announcement", announcementId: id, step: "show" }),
  );
  return {
    kind: "text",
    ...join([bold(locale.t("broadcast-title", { total: locale.number(view.total) })), ...entries], "\n\n"),
    keyboard: [
      ...inRows(numbers, 4),
      ...pager(locale, view.page, view.pages, (page) => ({ kind: "announcements", page })),
    ],
  };
}

/** One of them: its state, and what can be done with it. `sending`: how far it is, and the buttons that steer that. */
export function announcementMessage(
  one: Announcement,
  to: string | undefined,
  sending: TextMessage | undefined,
  setting: Setting,
): TextMessage {
  const { locale } = setting;
  const act = (label: string, step: (typeof ANNOUNCEMENT_STEPS)[number]) => of(locale, label, one.id, step);
  const rows: Record<Announcement["state"], Button[][]> = {
    draft: [[act("button-edit", "edit"), act("button-discard", "discard")]],
    waiting: [[act("button-edit", "edit"), act("button-stop", "stop")]],
    scheduled: [[act("button-undo", "stop")]],
    sent: [[act("button-recall", "recall")]],
    recalled: [],
  };
  const audience = to === undefined ? "" : `${locale.t("fact-audience")}: ${to}`;
  const head = join([labelled(one, locale), italic(stateText(one, setting)), audience], "\n");
  return {
    kind: "text",
    ...join([head, sending ?? ""], "\n\n"),
    keyboard: [...(sending?.keyboard ?? []), ...rows[one.state], [listButton(locale)]],
  };
}

/** Asks before one is thrown away, or taken back. */
export function surelyMessage(
  id: AnnouncementId,
  what: "discard" | "recall",
  { locale }: Pick<Setting, "locale">,
  label: string,
): TextMessage {
  const text =
    what === "recall"
      ? locale.t("broadcast-recall-question")
      : locale.t("queue-discard-question", { title: label || locale.t("broadcast-pictures") });
  const yes = of(locale, what === "recall" ? "button-recall" : "button-discard-surely", id, `${what}_surely`);
  return { kind: "text", ...plain(text), keyboard: [[yes, of(locale, "button-back", id, "show")]] };
}

function listButton(locale: Locale): Button {
  return button(locale.t("button-announcements"), { kind: "announcements", page: 1 });
}

type Step = (typeof POST_STEPS)[number];

function step(locale: Locale, to: Step): Keyboard[number][number] {
  return button(locale.t(`button-${to.replace("_", "-")}`), { kind: "post", step: to });
}

function of(locale: Locale, label: string, announcementId: AnnouncementId, to: (typeof ANNOUNCEMENT_STEPS)[number]) {
  return button(locale.t(label), { kind: "announcement", announcementId, step: to });
}

function labelled({ content }: Announcement, locale: Locale): Part {
  const label = announcementLabel(content);
  return bold(label === "" ? locale.t("broadcast-pictures") : locale.isolate(label));
}

function stateText({ state, leavesAt }: Announcement, { locale, timeZone }: Setting): string {
  const when = leavesAt === undefined || state === "draft" ? [] : [locale.date(leavesAt, timeZone, "dateTime")];
  return [locale.t(`broadcast-state-${state}`), ...when].join(" · ");
}

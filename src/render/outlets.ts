import type { OutletId } from "../core/ids.ts";
import type { Button, DeviceButton, OutgoingMessage } from "../core/message.ts";
import type { Outlet, OutletNeed } from "../subscribers/outlet.ts";
import { LINK_PREVIEWS, type OutletStep } from "./action.ts";
import type { Setting } from "./article.ts";
import { documentText } from "./document-text.ts";
import { aimed, button, inRows, pager } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { isGivenToAdministrators, needText, refusalText, whereText } from "./refusals.ts";
import { NO_RIGHTS, REQUEST } from "./settings.ts";
import { shorten } from "./shorten.ts";
import { bold, concat, italic, join, type Part, plain } from "./styled-text.ts";

/** Outlets on a page. */
export const OUTLETS_PAGE_SIZE = 8;
const TITLE_LENGTH = 60;

type TextMessage = OutgoingMessage & { kind: "text" };

/** An outlet, and what comes there in words (`render/subscriptions.ts`). */
export interface RuledOutlet {
  outlet: Outlet;
  rules: string;
}

/** How posts look in an outlet. */
export function lookOf(
  outlet: Pick<Outlet, "signature" | "preview"> | undefined,
): Pick<Setting, "signature" | "preview"> {
  if (!outlet) return {};
  const { signature, preview } = outlet;
  return { ...(signature && { signature: signature.blocks }), ...(preview !== "off" && { preview }) };
}

/** A page of what the newsroom posts to, each with its rules and a button that opens it. */
export function outletsMessage(
  outlets: readonly RuledOutlet[],
  { total, page, pages }: { total: number; page: number; pages: number },
  locale: Locale,
): TextMessage {
  const first = (page - 1) * OUTLETS_PAGE_SIZE + 1;
  const entries = outlets.map((one, index) => entryOf(one, first + index, locale));
  const numbers = outlets.map(({ outlet }, index) => button(locale.number(first + index), step(outlet.id, "show")));
  const heading = total === 0 ? locale.t("outlets-none") : locale.t("outlets-title", { total: locale.number(total) });
  return {
    kind: "text",
    ...join([bold(heading), ...entries, italic(locale.t("outlets-how"))], "\n\n"),
    keyboard: [
      ...inRows(numbers, 4),
      ...pager(locale, page, pages, (to) => ({ kind: "outlets", page: to })),
      [button(locale.t("button-add-chat"), { kind: "add_outlet" })],
    ],
  };
}

function entryOf({ outlet, rules }: RuledOutlet, number: number, locale: Locale): Part {
  const { title, chat, pins, refusals } = outlet;
  const marks = [chat.silent ? "🔕" : "", pins ? "📌" : ""].filter((mark) => mark !== "").join(" ");
  const lines = [refusals.post, refusals.pin].flatMap((reason) =>
    reason === undefined ? [] : [`⚠ ${refusalText(reason, outlet, shorten(title, TITLE_LENGTH), locale)}`],
  );
  const name = join([`${locale.number(number)}. `, bold(locale.isolate(shorten(title, TITLE_LENGTH)))], "");
  return join([join([name, marks], " "), rules, ...lines], "\n");
}

export interface OutletView extends RuledOutlet {
  missing: readonly OutletNeed[];
  /** What its discussion group, or its channel, is called. */
  linked: string | undefined;
  /** The bot's user name. */
  bot: string;
}

/** One outlet: what comes there and how, what the bot lacks there, and a button for each choice. */
export function outletMessage(view: OutletView, { locale }: Pick<Setting, "locale">): TextMessage {
  const { outlet, rules, missing, linked, bot } = view;
  const { title, chat, pins, preview, signature } = outlet;
  const name = shorten(title, TITLE_LENGTH);
  const line = (label: string, value: Part) =>
    locale.styled("settings-line", { label, value: typeof value === "string" ? bold(value) : value });
  const lines = [
    line(locale.t("settings-sound"), locale.t(chat.silent ? "sound-off" : "sound-on")),
    line(locale.t("outlet-pins"), locale.t(pins ? "outlet-pins-yes" : "outlet-pins-no")),
    line(locale.t("settings-form"), locale.t(`form-${chat.form}`)),
    line(locale.t("outlet-preview"), locale.t(`outlet-preview-${preview}`)),
    line(locale.t("settings-language"), locale.languageName(chat.language)),
    line(
      locale.t("outlet-signature"),
      signature ? documentText(signature.blocks, chat.language) : locale.t("outlet-signature-none"),
    ),
  ];
  const discussion =
    linked === undefined
      ? ""
      : locale.t(chat.type === "channel" ? "outlet-discussion" : "outlet-discussion-of", {
          chat: locale.isolate(shorten(linked, TITLE_LENGTH)),
        });
  return {
    kind: "text",
    ...join(
      [
        join([bold(locale.isolate(name)), rules], "\n"),
        join(lines, "\n"),
        discussion,
        missingText(missing, name, bot, locale),
      ],
      "\n\n",
    ),
    keyboard: keyboardOf(outlet, locale),
  };
}

/** What is missing, what to do about each, and where. */
function missingText(missing: readonly OutletNeed[], chat: string, bot: string, locale: Locale): Part {
  if (missing.length === 0) return locale.t("outlet-rights-fine");
  const needs = missing.map((need) => plain(`${need === "delete" ? "💡" : "⚠"} ${needText(need, chat, locale)}`));
  const where = missing.some(isGivenToAdministrators) ? italic(whereText(chat, bot, locale)) : "";
  return join([...needs, where], "\n");
}

function keyboardOf(outlet: Outlet, locale: Locale): Button[][] {
  const { id, chat, pins, preview, signature } = outlet;
  const act = (label: string, to: OutletStep) => button(locale.t(label), step(id, to));
  const next = LINK_PREVIEWS[(LINK_PREVIEWS.indexOf(preview) + 1) % LINK_PREVIEWS.length] ?? "off";
  const previewLabel = `🔗 ${locale.t(`outlet-preview-${next}`)}`;
  const rules = aimed(
    [
      [
        button(locale.t("button-outlet-tags"), { kind: "follow", page: 1 }),
        button(locale.t("button-outlet-mutes"), { kind: "mutes", page: 1 }),
      ],
      [button(locale.t("button-outlet-settings"), { kind: "settings", section: "menu" })],
    ],
    chat.id,
  );
  return [
    ...rules,
    [act(pins ? "button-pins-off" : "button-pins-on", pins ? "pins_off" : "pins_on")],
    [button(previewLabel, step(id, `preview_${next}`))],
    [act("button-signature", "signature"), ...(signature ? [act("button-signature-none", "signature_none")] : [])],
    [act("button-outlet-classic", "view_classic")],
    [act("button-outlet-rich", "view_rich")],
    [act("button-check-rights", "check")],
    [act("button-remove", "remove"), button(locale.t("button-back"), { kind: "outlets", page: 1 })],
  ];
}

/** Asks what shall stand below each post. */
export function signatureQuestion(id: OutletId, max: number, locale: Locale): TextMessage {
  return {
    kind: "text",
    ...plain(locale.t("signature-question", { max: locale.number(max) })),
    keyboard: [[button(locale.t("button-back"), step(id, "show"))]],
  };
}

/** Asks before the newsroom stops posting there. */
export function removeOutletMessage({ id, title }: Outlet, locale: Locale): TextMessage {
  return {
    kind: "text",
    ...plain(locale.t("outlet-remove-question", { chat: locale.isolate(shorten(title, TITLE_LENGTH)) })),
    keyboard: [
      [button(locale.t("button-outlet-remove-surely"), step(id, "remove_surely"))],
      [button(locale.t("button-back"), step(id, "show"))],
    ],
  };
}

/** To editors: something can't be posted or pinned there. */
export function refusalMessage(outlet: Outlet, reason: string, bot: string, locale: Locale): TextMessage {
  const name = shorten(outlet.title, TITLE_LENGTH);
  return {
    kind: "text",
    ...join([concat("⚠ ", refusalText(reason, outlet, name, locale)), italic(whereText(name, bot, locale))], "\n\n"),
    keyboard: [[button(locale.t("button-check-rights"), step(outlet.id, "check"))]],
  };
}

/**
 * Asks for a channel or group to post to, on a button of the editor's own keyboard, which has Telegram give the bot the rights that it
 * needs there (Bot API, `KeyboardButtonRequestChat`): in a channel to post, to pin (which is a part of editing) and to delete; in a group
 * to pin, to delete and to write in closed topics.
 */
export function outletRequest(locale: Locale): TextMessage {
  const inChannel = {
    ...NO_RIGHTS,
    can_manage_chat: true,
    can_post_messages: true,
    can_edit_messages: true,
    can_delete_messages: true,
  };
  const inGroup = {
    ...NO_RIGHTS,
    can_manage_chat: true,
    can_delete_messages: true,
    can_pin_messages: true,
    can_manage_topics: true,
  };
  const request = (label: string, id: number, isChannel: boolean, rights: object): DeviceButton => ({
    text: locale.t(label),
    request_chat: {
      request_id: id,
      chat_is_channel: isChannel,
      user_administrator_rights: { ...rights, can_promote_members: true, can_invite_users: true },
      bot_administrator_rights: rights,
      request_title: true,
    },
  });
  return {
    kind: "text",
    ...plain(locale.t("outlet-request")),
    deviceKeyboard: [
      [request("button-choose-channel", REQUEST.ourChannel, true, inChannel)],
      [request("button-choose-group", REQUEST.ourGroup, false, inGroup)],
    ],
  };
}

function step(outletId: OutletId, to: OutletStep) {
  return { kind: "outlet", outletId, step: to } as const;
}

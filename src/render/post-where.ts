import type { Keyboard, OutgoingMessage } from "../core/message.ts";
import type { ArticleRouting, OutletNeed, Routed } from "../subscribers/outlet.ts";
import { button, inRows, ticked } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { shorten } from "./shorten.ts";
import { bold, italic, join, type Part } from "./styled-text.ts";

const LABEL_LENGTH = 24;

export interface WhereView extends ArticleRouting {
  routed: readonly Routed[];
}

/** Outlets to which the article goes, with what the bot lacks there. */
export type Destination = Routed & { missing: readonly OutletNeed[] };

/** Where an article goes, and how: a button for each outlet, ticked where it does. */
export function whereMessage({ routed, silent, pins }: WhereView, locale: Locale): OutgoingMessage & { kind: "text" } {
  const outlets = routed.map((route) => button(labelOf(route), { kind: "post_outlet", outletId: route.outlet.id }));
  const sound = silent === undefined ? "rule" : silent ? "off" : "on";
  const pin = pins === undefined ? "rule" : pins ? "yes" : "no";
  const how: Keyboard = [
    [button(locale.t(`where-sound-${sound}`), { kind: "post", step: "sound" })],
    [button(locale.t(`where-pin-${pin}`), { kind: "post", step: "pin" })],
    [button(locale.t("button-rules"), { kind: "post", step: "rules" })],
  ];
  return {
    kind: "text",
    ...join(
      [bold(locale.t("where-title")), italic(locale.t(routed.length > 0 ? "where-how" : "outlets-none"))],
      "\n\n",
    ),
    keyboard: [
      ...inRows(outlets, routed.length > 6 ? 2 : 1),
      ...(routed.length > 0 ? how : []),
      [button(locale.t("button-back"), { kind: "post", step: "back" })],
    ],
  };
}

function labelOf({ outlet, wanted, byRule }: Routed): string {
  return `${ticked(wanted, shorten(outlet.title, LABEL_LENGTH))}${wanted === byRule ? "" : " ✎"}`;
}

/** The same in a line, for an overview. */
export function destinationsLine(
  { silent, pins }: ArticleRouting,
  destinations: readonly Destination[],
  locale: Locale,
): Part {
  const titles = destinations.map(({ outlet }) => locale.isolate(shorten(outlet.title, LABEL_LENGTH)));
  const pinned = destinations.length > 0 && destinations.every(({ outlet }) => pins ?? outlet.pins);
  const quiet = destinations.length > 0 && destinations.every(({ outlet }) => silent ?? outlet.chat.silent);
  const where = titles.length > 0 ? titles.join(" · ") : locale.t("where-nowhere");
  return join([`${locale.t("fact-where")}: ${where}`, quiet ? "🔕" : "", pinned ? "📌" : ""], " ");
}

import type { OutgoingMessage } from "../core/message.ts";
import { button } from "./keyboard.ts";
import type { Locale } from "./locale.ts";
import { bold, join, plain } from "./styled-text.ts";

type TextMessage = OutgoingMessage & { kind: "text" };

/** What is kept of a chat, in plain words, and the ways to see and to erase it. */
export function privacyMessage(locale: Locale): TextMessage {
  const parts = [locale.t("privacy-kept"), locale.t("privacy-not-kept"), locale.t("privacy-ways")];
  return { kind: "text", ...join([bold(locale.t("privacy-title")), ...parts], "\n\n") };
}

/** Asks before everything is erased. */
export function forgetQuestion(locale: Locale): TextMessage {
  return {
    kind: "text",
    ...plain(locale.t("forget-question")),
    keyboard: [
      [button(locale.t("button-forget-surely"), { kind: "forget", surely: true })],
      [button(locale.t("button-forget-not"), { kind: "forget", surely: false })],
    ],
  };
}

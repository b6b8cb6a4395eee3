import type { OutgoingMessage } from "../core/message.ts";
import type { Setting } from "./article.ts";
import { button } from "./keyboard.ts";
import { waysOn } from "./list.ts";
import type { Locale } from "./locale.ts";
import { bold, join } from "./styled-text.ts";

/** The greeting: what this is, in three lines, and where to begin. */
export function welcomeMessage(publication: string, setting: Setting): OutgoingMessage & { kind: "text" } {
  const { locale } = setting;
  return {
    kind: "text",
    ...join(
      [
        bold(locale.t("welcome-title", { publication })),
        [locale.t("welcome-search"), locale.t("welcome-read"), locale.t("welcome-subscribe")].join("\n"),
      ],
      "\n\n",
    ),
    keyboard: [...waysOn(setting), [button(locale.t("button-subscribe"), { kind: "follow", page: 1 })]],
  };
}

/** A Latin command at the start would make a right-to-left line a left-to-right one (UAX #9, P2): a mark keeps it, an isolate the "/". */
function commandLine(command: string, description: string, locale: Locale): string {
  return locale.direction === "rtl" ? `\u200f\u2066/${command}\u2069 — ${description}` : `/${command} — ${description}`;
}

/** Every command with its explanation. */
export function helpMessage(
  publication: string,
  commands: readonly { command: string; description: string }[],
  locale: Locale,
): OutgoingMessage & { kind: "text" } {
  const lines = commands.map(({ command, description }) => commandLine(command, description, locale));
  return {
    kind: "text",
    ...join([bold(locale.t("help-title", { publication })), lines.join("\n"), locale.t("help-search")], "\n\n"),
  };
}

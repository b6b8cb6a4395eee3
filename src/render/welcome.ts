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

/** Every command with its explanation. */
export function helpMessage(
  publication: string,
  commands: readonly { command: string; description: string }[],
  locale: Locale,
): OutgoingMessage & { kind: "text" } {
  const lines = commands.map(({ command, description }) => `/${command} — ${description}`);
  return {
    kind: "text",
    ...join([bold(locale.t("help-title", { publication })), lines.join("\n"), locale.t("help-search")], "\n\n"),
  };
}

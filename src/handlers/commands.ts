import type { Locale } from "../render/locale.ts";

/**
 * The commands in the order in which Telegram's menu and `/help` show them; their explanations are the `command-…` words of
 * the interface. What each does is in `router.ts`.
 */
export const COMMANDS = [
  { command: "start", forEditors: false },
  { command: "latest", forEditors: false },
  { command: "search", forEditors: false },
  { command: "tags", forEditors: false },
  { command: "tag", forEditors: false },
  { command: "digest", forEditors: false },
  { command: "subscribe", forEditors: false },
  { command: "unsubscribe", forEditors: false },
  { command: "settings", forEditors: false },
  { command: "post", forEditors: true },
  { command: "cancel", forEditors: true },
  { command: "help", forEditors: false },
] as const;

export type CommandName = (typeof COMMANDS)[number]["command"];

/** Bot API `BotCommand`s for a reader's or an editor's menu. */
export function menuFor(locale: Locale, editor: boolean): { command: string; description: string }[] {
  return COMMANDS.filter(({ forEditors }) => editor || !forEditors).map(({ command }) => ({
    command,
    description: locale.t(`command-${command}`),
  }));
}

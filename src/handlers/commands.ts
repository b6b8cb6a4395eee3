import type { Locale } from "../render/locale.ts";
import type { KioskContext } from "./context.ts";

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
  { command: "privacy", forEditors: false },
  { command: "mydata", forEditors: false },
  { command: "forgetme", forEditors: false },
  { command: "post", forEditors: true },
  { command: "queue", forEditors: true },
  { command: "edit", forEditors: true },
  { command: "recall", forEditors: true },
  { command: "history", forEditors: true },
  { command: "feeds", forEditors: true },
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

/** Shows an editor the commands in Telegram's menu that others don't have, in the editor's language; to others nothing happens. */
export async function showEditorsMenu(ctx: KioskContext): Promise<void> {
  if (ctx.chat?.type !== "private" || !ctx.services.editorIds.has(ctx.chat.id)) return;
  const scope = { type: "chat", chat_id: ctx.chat.id } as const;
  // Whoever writes to the bot is answered all the same.
  await ctx.api.setMyCommands(menuFor(ctx.setting.locale, true), { scope }).catch(() => {});
}

import type { Api } from "grammy";
import type { Locale } from "../render/locale.ts";
import { may, type Right, type Role } from "../subscribers/editor.ts";
import type { KioskContext } from "./context.ts";

/**
 * The commands in the order in which Telegram's menu and `/help` show them; their explanations are the `command-…` words of
 * the interface. What each does is in `router.ts`. `also`: another word for it, which people try; it is in no menu.
 */
export const COMMANDS = [
  { command: "start" },
  { command: "latest" },
  { command: "search" },
  { command: "tags" },
  { command: "tag" },
  { command: "digest" },
  { command: "subscribe" },
  { command: "unsubscribe", also: "stop" },
  { command: "settings" },
  { command: "privacy" },
  { command: "mydata" },
  { command: "forgetme" },
  { command: "post", right: "write" },
  { command: "queue", right: "write" },
  { command: "edit", right: "publish" },
  { command: "recall", right: "publish" },
  { command: "history", right: "publish" },
  { command: "broadcast", right: "publish" },
  { command: "channels", right: "publish" },
  { command: "feeds", right: "publish" },
  { command: "stats", right: "publish" },
  { command: "audit", right: "publish" },
  { command: "editors", right: "govern" },
  { command: "cancel", right: "write" },
  { command: "help" },
] as const satisfies readonly { command: string; right?: Right; also?: string }[];

export type CommandName = (typeof COMMANDS)[number]["command"];

/** Bot API `BotCommand`s for the menu of a reader, or of somebody with a role. */
export function menuFor(locale: Locale, role: Role | undefined): { command: string; description: string }[] {
  return COMMANDS.filter((one) => !("right" in one) || may(role, one.right)).map(({ command }) => ({
    command,
    description: locale.t(`command-${command}`),
  }));
}

/** Telegram's menu in a private chat: with the commands that the role allows, or everybody's again. */
export async function showMenu(api: Api, chatId: number, role: Role | undefined, locale: Locale): Promise<void> {
  const scope = { type: "chat", chat_id: chatId } as const;
  const done = role ? api.setMyCommands(menuFor(locale, role), { scope }) : api.deleteMyCommands({ scope });
  // A menu is a help: whatever else is being done goes on without it.
  await done.catch(() => {});
}

/** Shows an editor the commands in Telegram's menu that others don't have, in the editor's language; to others nothing happens. */
export async function showEditorsMenu(ctx: KioskContext): Promise<void> {
  if (ctx.chat?.type === "private" && ctx.role) await showMenu(ctx.api, ctx.chat.id, ctx.role, ctx.setting.locale);
}

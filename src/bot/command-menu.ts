import type { Api } from "grammy";
import { ChatId } from "../core/ids.ts";
import { menuFor, showMenu } from "../handlers/commands.ts";
import type { Locales } from "../render/locale.ts";
import type { ChatStore } from "../subscribers/chat-store.ts";
import type { Editor } from "../subscribers/editor.ts";
import { languageCode } from "./language-code.ts";

/**
 * Shows the commands in Telegram's menu (Bot API, `setMyCommands`): in every language of the interface, and with the editors' own
 * in an editor's chat, as the role allows. One who has never written to the bot has no chat yet, and gets them with the greeting
 * (`handlers/welcome.ts`).
 */
export async function setCommandMenus(
  api: Api,
  locales: Locales,
  defaultLanguage: string,
  editors: readonly Editor[],
  chats: Pick<ChatStore, "get">,
): Promise<void> {
  await api.setMyCommands(menuFor(locales.get(defaultLanguage), undefined));
  for (const locale of locales.all) {
    await api.setMyCommands(menuFor(locale, undefined), { language_code: languageCode(locale.language) });
  }
  for (const { id, role } of editors) {
    const chat = await chats.get(ChatId.parse(id));
    await showMenu(api, id, role, locales.get(chat?.language ?? defaultLanguage));
  }
}

import type { Api } from "grammy";
import { ChatId } from "../core/ids.ts";
import { menuFor } from "../handlers/commands.ts";
import type { Locales } from "../render/locale.ts";
import type { ChatStore } from "../subscribers/chat-store.ts";
import { languageCode } from "./language-code.ts";

/**
 * Shows the commands in Telegram's menu (Bot API, `setMyCommands`): in every language of the interface, and with the editors' own
 * in an editor's chat. One who has never written to the bot has no chat yet, and gets them with the greeting
 * (`handlers/welcome.ts`).
 */
export async function setCommandMenus(
  api: Api,
  locales: Locales,
  defaultLanguage: string,
  editorIds: Iterable<number>,
  chats: Pick<ChatStore, "get">,
): Promise<void> {
  await api.setMyCommands(menuFor(locales.get(defaultLanguage), false));
  for (const locale of locales.all) {
    await api.setMyCommands(menuFor(locale, false), { language_code: languageCode(locale.language) });
  }
  for (const chat_id of editorIds) {
    const chat = await chats.get(ChatId.parse(chat_id));
    const locale = locales.get(chat?.language ?? defaultLanguage);
    await api.setMyCommands(menuFor(locale, true), { scope: { type: "chat", chat_id } }).catch(() => {});
  }
}

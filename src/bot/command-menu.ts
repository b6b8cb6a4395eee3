import type { Api } from "grammy";
import { ChatId } from "../core/ids.ts";
import { menuFor } from "../handlers/commands.ts";
import type { Locale, Locales } from "../render/locale.ts";
import type { ChatStore } from "../subscribers/chat-store.ts";

/** Says what the bot is where nobody has written to it yet (Bot API, `setMyDescription`): before Start, and where it is shared. */
export async function setDescriptions(
  api: Api,
  locales: Locales,
  defaultLanguage: string,
  publication: string,
): Promise<void> {
  const describe = async (locale: Locale, other: { language_code?: ReturnType<typeof twoLetters> }) => {
    await api.setMyDescription(locale.t("description", { publication }), other);
    await api.setMyShortDescription(locale.t("description-short", { publication }), other);
  };
  await describe(locales.get(defaultLanguage), {});
  for (const locale of locales.all) await describe(locale, { language_code: twoLetters(locale.language) });
}

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
    await api.setMyCommands(menuFor(locale, false), { language_code: twoLetters(locale.language) });
  }
  for (const chat_id of editorIds) {
    const chat = await chats.get(ChatId.parse(chat_id));
    const locale = locales.get(chat?.language ?? defaultLanguage);
    await api.setMyCommands(menuFor(locale, true), { scope: { type: "chat", chat_id } }).catch(() => {});
  }
}

/** Telegram takes ISO 639-1 codes here; its type names each. */
function twoLetters(language: string): NonNullable<Parameters<Api["setMyCommands"]>[1]>["language_code"] {
  return language.slice(0, 2) as NonNullable<Parameters<Api["setMyCommands"]>[1]>["language_code"];
}

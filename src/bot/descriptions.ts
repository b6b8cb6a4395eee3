import type { Api } from "grammy";
import type { Locale, Locales } from "../render/locale.ts";
import { type LanguageCode, languageCode } from "./language-code.ts";

/**
 * Says what the bot is where nobody has written to it yet (Bot API, `setMyDescription`): before Start, and where it is shared. Only
 * what is said otherwise there is set: Telegram allows few such changes a day.
 */
export async function setDescriptions(
  api: Api,
  locales: Locales,
  defaultLanguage: string,
  publication: string,
): Promise<void> {
  await describe(api, locales.get(defaultLanguage), publication, {});
  for (const locale of locales.all) {
    await describe(api, locale, publication, { language_code: languageCode(locale.language) });
  }
}

async function describe(api: Api, locale: Locale, publication: string, where: { language_code?: LanguageCode }) {
  const description = locale.t("description", { publication });
  if ((await api.getMyDescription(where)).description !== description) await api.setMyDescription(description, where);
  const short = locale.t("description-short", { publication });
  const known = (await api.getMyShortDescription(where)).short_description;
  if (known !== short) await api.setMyShortDescription(short, where);
}

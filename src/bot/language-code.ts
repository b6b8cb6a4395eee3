import type { Api } from "grammy";

export type LanguageCode = NonNullable<NonNullable<Parameters<Api["setMyCommands"]>[1]>["language_code"]>;

/** Telegram takes ISO 639-1 codes for what a bot says of itself; its type names each. */
export function languageCode(language: string): LanguageCode {
  return language.slice(0, 2) as LanguageCode;
}

import type { Api } from "grammy";

/** What Telegram calls a person or chat; its number where it doesn't say, such as of somebody who never wrote to the bot. */
export async function nameOfChat(api: Api, id: number): Promise<string> {
  const chat = await api.getChat(id).catch(() => undefined);
  const name = [chat?.title, chat?.first_name, chat?.last_name].filter((part) => part !== undefined).join(" ");
  // A name is its owner's to choose: it mustn't turn or break the lines of a list in which it stands beside others.
  const line = name.replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, "").trim();
  return line === "" ? String(id) : line;
}

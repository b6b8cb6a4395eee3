import type { MessageEntity, RichText } from "grammy/types";
import { checkedLink } from "./entity-link.ts";
import { foundEntities } from "./found-entities.ts";

type Part = Exclude<RichText, RichText[]>;

/** What the Bot API makes of an entity that Telegram finds in plain text. (Without signs before names: from memory.) */
const KINDS: Partial<Record<MessageEntity["type"], (text: string) => Part>> = {
  url: (text) => ({ type: "url", text, url: checkedLink(text) ?? text }),
  email: (text) => ({ type: "email_address", text, email_address: text }),
  mention: (text) => ({ type: "mention", text, username: text.slice(1) }),
  hashtag: (text) => ({ type: "hashtag", text, hashtag: text.slice(1) }),
  cashtag: (text) => ({ type: "cashtag", text, cashtag: text.slice(1) }),
  bot_command: (text) => ({ type: "bot_command", text, bot_command: text }),
};

/** A plain text in parts: between them what Telegram finds in it, by its kind. */
export function foundText(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { type, offset, length } of foundEntities(text).toSorted((one, other) => one.offset - other.offset)) {
    const make = KINDS[type];
    if (!make) continue;
    parts.push(text.slice(at, offset), make(text.slice(offset, offset + length)));
    at = offset + length;
  }
  return [...parts, text.slice(at)].filter((part) => part !== "");
}

import type { Outlet, OutletNeed } from "../subscribers/outlet.ts";
import type { Locale } from "./locale.ts";

/** What is missing in a channel or group, and what to do about it. @param chat what it is called */
export function needText(need: OutletNeed, chat: string, locale: Locale): string {
  return locale.t(`missing-${need}`, { chat: locale.isolate(chat) });
}

/** The same for what Telegram has refused, in its own words where it is nothing that we know. */
export function refusalText(reason: string, outlet: Pick<Outlet, "chat">, chat: string, locale: Locale): string {
  const need = needOf(reason, outlet);
  if (need) return needText(need, chat, locale);
  return locale.t("refused-otherwise", { chat: locale.isolate(chat), reason: locale.isolate(reason) });
}

/** Where in Telegram an administrator's rights are given. @param bot its user name */
export function whereText(chat: string, bot: string, locale: Locale): string {
  return locale.t("outlet-where", { chat: locale.isolate(chat), bot: locale.isolate(`@${bot}`) });
}

/** Whether it is given there, and not elsewhere. */
export function isGivenToAdministrators(need: OutletNeed): boolean {
  return need !== "topic" && need !== "there";
}

/**
 * What is missing where Telegram refused something in an outlet, by its words (tdlib/td and tdlib/telegram-bot-api, and the errors of the
 * MTProto API that they pass on); undefined: something else stands against it.
 */
export function needOf(reason: string, { chat }: Pick<Outlet, "chat">): OutletNeed | undefined {
  const isChannel = chat.type === "channel";
  if (/manage pinned messages|rights to pin/i.test(reason)) return isChannel ? "edit" : "pin";
  if (/TOPIC_CLOSED/.test(reason)) return "topics";
  if (/message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID|topic of a forum/i.test(reason)) return "topic";
  if (/was kicked|not a member|chat not found|chat was deleted|CHANNEL_PRIVATE/i.test(reason)) return "there";
  const writing =
    /need administrator rights|not enough rights to (?:send|post)|no (?:rights|write access)|CHAT_ADMIN_REQUIRED|CHAT_WRITE_FORBIDDEN|CHAT_SEND_\w+_FORBIDDEN|CHAT_RESTRICTED|USER_BANNED_IN_CHANNEL/i;
  return writing.test(reason) ? (isChannel ? "post" : "send") : undefined;
}

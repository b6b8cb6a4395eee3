import { type Api, GrammyError } from "grammy";
import type { ChatFullInfo, ChatMember } from "grammy/types";
import type { LookedAt } from "../handlers/context.ts";
import type { Outlet, OutletNeed } from "../subscribers/outlet.ts";

/**
 * Asks Telegram about an outlet: what it is called, which discussion group or channel belongs to it, and what the bot lacks there (Bot
 * API, `getChat`, `getChatMember`). Whether a topic is closed, Telegram doesn't tell until something is posted there.
 */
export async function lookAtOutlet(
  api: Api,
  botId: number,
  outlet: Pick<Outlet, "place" | "chat" | "pins">,
): Promise<LookedAt> {
  const { chatId } = outlet.place;
  const chat = await api.getChat(chatId).catch(passOverRefused);
  const member = await api.getChatMember(chatId, botId).catch(passOverRefused);
  return {
    facts: chat && { title: chat.title ?? String(chatId), linkedId: chat.linked_chat_id },
    missing: missingOf(outlet, chat, member),
  };
}

function missingOf(
  { chat: { type }, pins }: Pick<Outlet, "chat" | "pins">,
  chat: ChatFullInfo | undefined,
  member: ChatMember | undefined,
): OutletNeed[] {
  const isGone = !chat || !member || member.status === "left" || member.status === "kicked";
  if (isGone || (member.status === "restricted" && !member.is_member)) return ["there"];
  if (member.status === "creator") return [];
  const rights = member.status === "administrator" ? member : undefined;
  if (type === "channel") {
    return [
      ...(rights?.can_post_messages ? [] : ["post" as const]),
      ...(pins && !rights?.can_edit_messages ? ["edit" as const] : []),
      ...(rights?.can_delete_messages ? [] : ["delete" as const]),
    ];
  }
  const asMember = member.status === "restricted" ? member : chat.permissions;
  return [
    ...(rights || asMember?.can_send_messages !== false ? [] : ["send" as const]),
    ...(pins && !(rights ? rights.can_pin_messages : asMember?.can_pin_messages) ? ["pin" as const] : []),
    ...(rights?.can_delete_messages ? [] : ["delete" as const]),
  ];
}

function passOverRefused(error: unknown): undefined {
  if (!(error instanceof GrammyError)) throw error;
  return undefined;
}

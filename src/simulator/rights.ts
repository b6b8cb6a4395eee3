import type { ChatMember, ChatPermissions } from "grammy/types";
import { badRequest } from "./api-error.ts";
import type { SimulatedChat, World } from "./world.ts";

/** Who may do what where (Bot API, `ChatMember`, `ChatAdministratorRights`, `ChatPermissions`). */

/** What an administrator may be given that bots here ask for. */
export const BOT_RIGHTS = [
  "can_post_messages",
  "can_edit_messages",
  "can_delete_messages",
  "can_pin_messages",
  "can_manage_topics",
] as const;
export type BotRight = (typeof BOT_RIGHTS)[number];

/** Of these some are for channels only, others for groups (Bot API, `ChatAdministratorRights`). */
const OF_CHANNELS: readonly BotRight[] = ["can_post_messages", "can_edit_messages", "can_delete_messages"];
const OF_GROUPS: readonly BotRight[] = ["can_delete_messages", "can_pin_messages", "can_manage_topics"];

const NO_OTHERS = {
  is_anonymous: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_group_direct_messages: false,
};

export function rightsOf({ chat, botStatus, rights }: SimulatedChat): Record<string, boolean> {
  const possible = chat.type === "channel" ? OF_CHANNELS : OF_GROUPS;
  return Object.fromEntries(possible.map((right) => [right, botStatus === "administrator" && rights.has(right)]));
}

export function botMember(world: World, place: SimulatedChat): ChatMember {
  const user = world.bot;
  switch (place.botStatus) {
    case "administrator": {
      const given = { can_manage_chat: true, can_invite_users: true, ...NO_OTHERS, ...rightsOf(place) };
      return { status: "administrator", user, can_be_edited: false, ...given } as unknown as ChatMember;
    }
    case "kicked":
      return { status: "kicked", user, until_date: 0 };
    case "left":
      return { status: "left", user };
    default:
      return { status: "member", user };
  }
}

/** Whoever made a channel or group is its creator; the others are members, or have been made administrators. */
export function memberOf(world: World, place: SimulatedChat, userId: number): ChatMember {
  if (userId === world.bot.id) return botMember(world, place);
  const person = world.people.get(userId);
  if (!person) throw badRequest("user not found");
  const user = world.userOf(person);
  if (place.members[0] === userId && place.chat.type !== "private") {
    return { status: "creator", user, is_anonymous: false };
  }
  if (place.administrators.has(userId)) {
    const all = Object.fromEntries(BOT_RIGHTS.map((right) => [right, true]));
    const given = { can_manage_chat: true, can_invite_users: true, ...NO_OTHERS, ...all };
    return { status: "administrator", user, can_be_edited: false, ...given } as unknown as ChatMember;
  }
  return place.members.includes(userId) ? { status: "member", user } : { status: "left", user };
}

export function isAdministrator(place: SimulatedChat, userId: number): boolean {
  return place.members[0] === userId || place.administrators.has(userId);
}

/** What members may do who are no administrators. */
export function permissionsOf({ membersWrite }: SimulatedChat): ChatPermissions {
  const may = {
    can_send_messages: membersWrite,
    can_send_audios: membersWrite,
    can_send_documents: membersWrite,
    can_send_photos: membersWrite,
    can_send_videos: membersWrite,
    can_send_video_notes: membersWrite,
    can_send_voice_notes: membersWrite,
    can_send_polls: membersWrite,
    can_send_other_messages: membersWrite,
    can_add_web_page_previews: membersWrite,
  };
  return { ...may, can_change_info: false, can_invite_users: true, can_pin_messages: false, can_manage_topics: false };
}

/** In Telegram's words, if the bot may not write in a chat in which it is (tdlib/td, DialogManager.cpp and MessageContent.cpp). */
export function checkMayWrite(place: SimulatedChat, what: string): void {
  const { chat, botStatus, membersWrite } = place;
  if (chat.type === "channel" && rightsOf(place).can_post_messages !== true) {
    throw badRequest("need administrator rights in the channel chat");
  }
  const isGroup = chat.type === "group" || chat.type === "supergroup";
  if (isGroup && botStatus !== "administrator" && !membersWrite) {
    throw badRequest(`not enough rights to send ${what} to the chat`);
  }
}

/** In a channel who edits others' messages may pin (Bot API, `pinChatMessage`). */
export function checkMayPin(place: SimulatedChat): void {
  if (place.chat.type === "private") return;
  const right = place.chat.type === "channel" ? "can_edit_messages" : "can_pin_messages";
  if (rightsOf(place)[right] !== true) throw badRequest("not enough rights to manage pinned messages in the chat");
}

import type { Chat, ChatMember, File, Message } from "grammy/types";
import { badRequest, forbidden } from "./api-error.ts";
import type { Call } from "./call.ts";
import type { SimulatedChat } from "./world.ts";

type FullChat = Chat & { accent_color_id: number; max_reaction_count: number; pinned_message?: Message };

export function getChat(call: Call): FullChat {
  const place = presentChat(call);
  const pinned_message = place.messages.get(place.pinned.at(-1) ?? 0);
  return { ...place.chat, accent_color_id: 0, max_reaction_count: 11, ...(pinned_message && { pinned_message }) };
}

/** A chat that the bot may look at: it is in it. */
function presentChat(call: Call): SimulatedChat {
  const place = call.chat();
  if (place.botStatus === "kicked") throw forbidden(`bot was kicked from the ${place.chat.type} chat`);
  if (place.botStatus === "left") throw forbidden(`bot is not a member of the ${place.chat.type} chat`);
  return place;
}

export function getChatMember(call: Call): ChatMember {
  const place = presentChat(call);
  const userId = call.number("user_id");
  if (!userId) throw badRequest("invalid user_id specified");
  return memberOf(call, place, userId);
}

export function getChatAdministrators(call: Call): ChatMember[] {
  const place = presentChat(call);
  if (place.chat.type === "private") throw badRequest("there are no administrators in the private chat");
  const people = place.members.map((id) => memberOf(call, place, id));
  return [...people, botMember(call, place)].filter(({ status }) => status === "creator" || status === "administrator");
}

export function getChatMemberCount(call: Call): number {
  return presentChat(call).members.length + 1;
}

export function leaveChat(call: Call): true {
  const place = presentChat(call);
  if (place.chat.type === "private") throw badRequest("chat member status can't be changed in private chats");
  place.botStatus = "left";
  place.mayPost = false;
  call.world.tell({ type: "state" });
  return true;
}

/** Whoever made a channel or group is its creator; the others are members. */
function memberOf(call: Call, place: SimulatedChat, userId: number): ChatMember {
  if (userId === call.world.bot.id) return botMember(call, place);
  const person = call.world.people.get(userId);
  if (!person) throw badRequest("user not found");
  const user = call.world.userOf(person);
  if (place.members[0] === userId && place.chat.type !== "private") {
    return { status: "creator", user, is_anonymous: false };
  }
  return place.members.includes(userId) ? { status: "member", user } : { status: "left", user };
}

export function botMember(call: Pick<Call, "world">, place: SimulatedChat): ChatMember {
  const user = call.world.bot;
  const may = place.mayPost;
  switch (place.botStatus) {
    case "administrator":
      return {
        status: "administrator",
        user,
        can_be_edited: false,
        is_anonymous: false,
        can_manage_chat: true,
        can_delete_messages: may,
        can_manage_video_chats: false,
        can_restrict_members: false,
        can_promote_members: false,
        can_change_info: false,
        can_invite_users: true,
        can_post_stories: false,
        can_edit_stories: false,
        can_delete_stories: false,
        can_post_messages: may,
        can_edit_messages: may,
        can_send_group_direct_messages: false,
      } as unknown as ChatMember;
    case "kicked":
      return { status: "kicked", user, until_date: 0 };
    case "left":
      return { status: "left", user };
    default:
      return { status: "member", user };
  }
}

/** Bot API, `getFile`. */
const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

export function getFile(call: Call): File {
  const id = call.string("file_id");
  if (id === undefined || id === "") throw badRequest("file_id not specified");
  const stored = call.world.files.get(id);
  if (!stored) throw badRequest("wrong file_id or the file is temporarily unavailable");
  const { file_id, file_unique_id, bytes, name } = stored;
  const [ending = ""] = /\.[a-z0-9]{1,5}$/i.exec(name) ?? [];
  if (bytes.length > MAX_DOWNLOAD_BYTES) throw badRequest("file is too big");
  return { file_id, file_unique_id, file_size: bytes.length, file_path: `files/${file_id}${ending}` };
}

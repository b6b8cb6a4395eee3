import type { Chat, ChatMember, ChatPermissions, File, Message } from "grammy/types";
import { badRequest, forbidden } from "./api-error.ts";
import type { Call } from "./call.ts";
import { botMember, memberOf, permissionsOf } from "./rights.ts";
import type { SimulatedChat } from "./world.ts";

type FullChat = Chat & {
  accent_color_id: number;
  max_reaction_count: number;
  pinned_message?: Message;
  permissions?: ChatPermissions;
  linked_chat_id?: number;
};

export function getChat(call: Call): FullChat {
  const place = presentChat(call);
  const pinned_message = place.messages.get(place.pinned.at(-1) ?? 0);
  const isGroup = place.chat.type === "group" || place.chat.type === "supergroup";
  return {
    ...place.chat,
    accent_color_id: 0,
    max_reaction_count: 11,
    ...(pinned_message && { pinned_message }),
    ...(isGroup && { permissions: permissionsOf(place) }),
    ...(place.linkedTo !== undefined && { linked_chat_id: place.linkedTo }),
  };
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
  return memberOf(call.world, place, userId);
}

export function getChatAdministrators(call: Call): ChatMember[] {
  const place = presentChat(call);
  if (place.chat.type === "private") throw badRequest("there are no administrators in the private chat");
  const people = place.members.map((id) => memberOf(call.world, place, id));
  return [...people, botMember(call.world, place)].filter(
    ({ status }) => status === "creator" || status === "administrator",
  );
}

export function getChatMemberCount(call: Call): number {
  return presentChat(call).members.length + 1;
}

export function leaveChat(call: Call): true {
  const place = presentChat(call);
  if (place.chat.type === "private") throw badRequest("chat member status can't be changed in private chats");
  place.botStatus = "left";
  place.rights = new Set();
  call.world.tell({ type: "state" });
  return true;
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

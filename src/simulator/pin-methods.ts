import type { Message } from "grammy/types";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { checkMayPin } from "./rights.ts";
import type { SimulatedChat } from "./world.ts";

/** The chat says that it was pinned in a message of its own, of which the bot that did it gets no update. */
export function pinChatMessage(call: Call): true {
  const { place } = pinnable(call);
  const message = place.messages.get(call.messageId());
  if (!message) throw badRequest("message to pin not found");
  if (message.pinned_message) throw badRequest("message can't be pinned");
  const wasPinned = place.pinned.includes(message.message_id);
  pinned(call, place, [...others(place, message.message_id), message.message_id]);
  if (!wasPinned) call.world.add(place, (message_id) => pinNote(call, place, message, message_id));
  return true;
}

function pinNote(call: Call, { chat }: SimulatedChat, message: Message, message_id: number): Message {
  const { reply_to_message: _, ...pinned_message } = message;
  const sender = chat.type === "channel" ? { sender_chat: chat } : { from: call.world.bot };
  return {
    message_id,
    ...sender,
    chat,
    date: Math.floor(call.world.now() / 1000),
    pinned_message,
  } as unknown as Message;
}

/** The message that `message_id` names, or the one pinned last. */
export function unpinChatMessage(call: Call): true {
  const { place, id = place.pinned.at(-1) } = pinnable(call);
  if (id === undefined || !place.messages.has(id)) throw badRequest("message to unpin not found");
  pinned(call, place, others(place, id));
  return true;
}

export function unpinAllChatMessages(call: Call): true {
  pinned(call, pinnable(call).place, []);
  return true;
}

function others(place: SimulatedChat, id: number): number[] {
  return place.pinned.filter((other) => other !== id);
}

function pinned(call: Call, place: SimulatedChat, ids: number[]): void {
  place.pinned = ids;
  call.world.tell({ type: "state" });
}

function pinnable(call: Call): { place: SimulatedChat; id: number | undefined } {
  const place = call.writableChat();
  checkMayPin(place);
  return { place, id: call.number("message_id") };
}

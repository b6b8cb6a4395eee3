import type { Message } from "grammy/types";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { captionContent, deliver } from "./send-methods.ts";
import type { SimulatedChat } from "./world.ts";

const COPIED = new Set([
  ...["text", "entities", "link_preview_options", "caption", "caption_entities", "show_caption_above_media"],
  ...["photo", "document", "video", "audio", "animation", "voice", "video_note", "sticker", "has_media_spoiler"],
  ...["location", "venue", "contact", "dice", "poll", "rich_message"],
]);
const MAX_AT_ONCE = 100;

export function copyMessage(call: Call): { message_id: number } {
  const { place, from } = places(call);
  const original = from.messages.get(call.number("message_id") ?? 0);
  if (!original) throw badRequest("message to copy not found");
  const { message_id } = deliver(call, place, copied(call, original));
  return { message_id };
}

export function forwardMessage(call: Call): Message {
  const { place, from } = places(call);
  const original = from.messages.get(call.number("message_id") ?? 0);
  if (!original) throw badRequest("message to forward not found");
  return deliver(call, place, forwarded(original));
}

/** Those that aren't there are passed over (Bot API, `copyMessages`). */
export function copyMessages(call: Call): { message_id: number }[] {
  const { place, originals } = several(call, "there are no messages to copy");
  return originals.map((original) => {
    const { message_id } = deliver(call, place, copied(call, original));
    return { message_id };
  });
}

/** Those that aren't there are passed over (Bot API, `forwardMessages`). */
export function forwardMessages(call: Call): { message_id: number }[] {
  const { place, originals } = several(call, "there are no messages to forward");
  return originals.map((original) => ({ message_id: deliver(call, place, forwarded(original)).message_id }));
}

function places(call: Call): { place: SimulatedChat; from: SimulatedChat } {
  return { place: call.writableChat(), from: call.chat("from_chat_id") };
}

function several(call: Call, none: string): { place: SimulatedChat; originals: Message[] } {
  const { place, from } = places(call);
  const ids = call.structure("message_ids", "message identifiers");
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest("message identifiers are not specified");
  if (ids.length > MAX_AT_ONCE) throw badRequest("too many message identifiers specified");
  const originals = ids.flatMap((id) => from.messages.get(Number(id)) ?? []);
  if (originals.length === 0) throw badRequest(none);
  return { place, originals };
}

function contentOf(message: Message): Record<string, unknown> {
  return Object.fromEntries(Object.entries(message).filter(([name]) => COPIED.has(name)));
}

/** A copy has no link to its original; a caption that is given replaces the old one. */
function copied(call: Call, original: Message): Record<string, unknown> {
  const content = contentOf(original);
  const drops = call.boolean("remove_caption");
  if (original.text !== undefined || original.rich_message || !(drops || call.string("caption") !== undefined))
    return content;
  const { caption: _, caption_entities: __, ...bare } = content;
  return drops ? bare : { ...bare, ...captionContent(call.world, call.values) };
}

/** A forwarded message keeps saying where it first came from. */
function forwarded(original: Message): Record<string, unknown> {
  const { date, message_id, sender_chat, from } = original;
  const origin = sender_chat
    ? { type: "channel", chat: sender_chat, message_id, date }
    : { type: "user", sender_user: from, date };
  return { ...contentOf(original), forward_origin: original.forward_origin ?? origin };
}

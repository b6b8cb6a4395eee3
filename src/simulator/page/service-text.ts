import type { ControlMessage } from "./control.ts";
import { messageWords } from "./rich-words.ts";

/** What happened, in words, for a message that is a note about the chat rather than something said; else undefined. */
export function serviceText(message: ControlMessage): string | undefined {
  const who = senderName(message);
  if (message.pinned_message) {
    return `${who} pinned “${preview(message.pinned_message as ControlMessage)}”`;
  }
  if (message.new_chat_members) {
    const names = message.new_chat_members.map(({ first_name }) => first_name).join(", ");
    return message.new_chat_members.some(({ id }) => id !== message.from?.id)
      ? `${who} added ${names}`
      : `${names} joined`;
  }
  if (message.left_chat_member) {
    const { id, first_name } = message.left_chat_member;
    return id === message.from?.id ? `${first_name} left` : `${who} removed ${first_name}`;
  }
  if (message.new_chat_title) return `${who} changed the name to “${message.new_chat_title}”`;
  if (message.new_chat_photo) return `${who} changed the picture`;
  if (message.delete_chat_photo) return `${who} removed the picture`;
  if (message.group_chat_created || message.supergroup_chat_created) return `${who} created the group`;
  if (message.channel_chat_created) return "Channel created";
  const { forum_topic_created: topic, chat_shared: shared } = message;
  if (topic) return `${who} began the topic “${topic.name}”`;
  if (shared) return `${who} shared ${shared.title ?? "a chat"} with the bot`;
  if (message.migrate_to_chat_id) return "The group became a supergroup";
  if (message.migrate_from_chat_id) return "This supergroup was a group before";
  if (message.write_access_allowed) return "The bot was allowed to write";
  if (message.message_auto_delete_timer_changed) return `${who} changed the auto-delete timer`;
  return undefined;
}

/** The name that Telegram's clients show above a message: the channel's where it speaks for itself. */
export function senderName(message: ControlMessage): string {
  const chat = message.sender_chat;
  if (chat) return "title" in chat && chat.title ? chat.title : String(chat.id);
  const from = message.from;
  if (from) return [from.first_name, from.last_name].filter(Boolean).join(" ");
  return "title" in message.chat && message.chat.title ? message.chat.title : "Somebody";
}

/** Where a forwarded message came from. */
export function forwardName(message: ControlMessage): string | undefined {
  const origin = message.forward_origin;
  switch (origin?.type) {
    case undefined:
      return undefined;
    case "user":
      return origin.sender_user.first_name;
    case "hidden_user":
      return origin.sender_user_name;
    case "chat":
      return "title" in origin.sender_chat ? origin.sender_chat.title : undefined;
    case "channel":
      return "title" in origin.chat ? origin.chat.title : undefined;
    default:
      return undefined;
  }
}

const MEDIA_NAMES = {
  photo: "Photo",
  video: "Video",
  animation: "GIF",
  audio: "Audio",
  voice: "Voice message",
  video_note: "Video message",
  sticker: "Sticker",
  document: "Document",
  poll: "Poll",
  location: "Location",
  contact: "Contact",
  dice: "Dice",
  rich_message: "Article",
} as const;

/** What kind of thing a message carries besides its text, in a word; undefined for a plain text. */
export function mediaName(message: ControlMessage): string | undefined {
  for (const [field, name] of Object.entries(MEDIA_NAMES)) if (field in message) return name;
  return undefined;
}

/** One line about a message: for the list of chats, for replies. Hidden parts stay hidden. */
export function preview(message: ControlMessage): string {
  const text = serviceText(message) ?? withoutSpoilers(message);
  if (message.rich_message && text !== "") return shorten(text);
  const kind = message.document?.file_name ?? mediaName(message);
  return shorten([kind, text].filter(Boolean).join(" · ") || "Message");
}

function withoutSpoilers(message: ControlMessage): string {
  if (message.rich_message) return messageWords(message.rich_message, (words) => "▒".repeat(words.length));
  let text = message.text ?? message.caption ?? "";
  for (const { type, offset, length } of message.entities ?? message.caption_entities ?? []) {
    if (type === "spoiler") text = text.slice(0, offset) + "▒".repeat(length) + text.slice(offset + length);
  }
  return text;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 140 ? `${line.slice(0, 140)}…` : line;
}

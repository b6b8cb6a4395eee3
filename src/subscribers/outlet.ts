import type { Document } from "../content/document.ts";
import type { ChatId, OutletId } from "../core/ids.ts";
import type { Chat, Place } from "./chat.ts";

/**
 * An outlet is a channel, group or topic of a forum that the newsroom posts to: a chat whose choices its editors make. What comes there
 * is told by the chat's own subscriptions, mutes and preferences; this is the rest.
 */
export interface Outlet {
  id: OutletId;
  chat: Chat;
  place: Place;
  /** What its topic of a forum is called. Other names are Telegram's, and not kept. */
  topicName: string | undefined;
  /** Of a channel: its discussion group; of that one: its channel (Bot API, `linked_chat_id`). */
  linkedId: number | undefined;
  /** What is posted is pinned. */
  pins: boolean;
  preview: LinkPreview;
  /** What stands below each post. */
  signature: Document | undefined;
  /** What stands against posting and pinning there, as editors were told last. */
  trouble: Partial<Record<OutletDeed, string>>;
}

/** Where the preview of an article's link is shown. */
export const LINK_PREVIEWS = ["off", "below", "above"] as const;
export type LinkPreview = (typeof LINK_PREVIEWS)[number];

/** What is done in an outlet, and may be refused. */
export const OUTLET_DEEDS = ["post", "pin"] as const;
export type OutletDeed = (typeof OUTLET_DEEDS)[number];

/** Longest signature, in UTF-16 units: a line or two. */
export const MAX_SIGNATURE_LENGTH = 200;
/** More than a newsroom looks after by hand; each is judged by itself in the transaction that publishes. */
export const MAX_OUTLETS = 100;

/** How an article is posted in an outlet, as it was decided when it was published. */
export interface Placement {
  /** Absent: as the outlet likes it. */
  silent?: boolean;
  pins?: boolean;
}

/** What an article's editors want otherwise than its outlets have it; undefined: as they have it. */
export interface ArticleRouting {
  silent: boolean | undefined;
  pins: boolean | undefined;
}

/** Whether an article goes to an outlet. */
export interface Routed {
  outlet: Outlet;
  /** What the outlet's rules say. */
  byRule: boolean;
  /** What holds: what the article's editors say where they said something. */
  wanted: boolean;
  /** Not before this instant (epoch ms), for the outlet's quiet hours; 0: at once. */
  dueAt: number;
}

/** Where it is known that nothing can be posted: the bot has left, or has lost the right. */
export function isReachable({ chat }: Pick<Outlet, "chat">): boolean {
  return chat.state === "active" && (chat.type !== "channel" || chat.mayPost);
}

/** The chat that stands for a group in Telegram: a topic's group, or the chat itself. */
export function telegramId({ place }: Pick<Outlet, "place">): ChatId {
  return place.chatId as ChatId;
}

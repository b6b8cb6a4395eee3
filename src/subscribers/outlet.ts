import type { Document } from "../content/document.ts";
import type { OutletId } from "../core/ids.ts";
import type { Chat, Place } from "./chat.ts";

/**
 * An outlet is a channel, group or topic of a forum that the newsroom posts to: a chat whose choices its editors make. What comes there
 * is told by the chat's own subscriptions, mutes and preferences; this is the rest.
 */
export interface Outlet {
  id: OutletId;
  chat: Chat;
  place: Place;
  /** What it is called: as Telegram said when it was asked last, with its topic in a forum. */
  title: string;
  /** The configuration names it: no chat can remove it. */
  isConfigured: boolean;
  /** Of a channel: its discussion group; of that one: its channel (Bot API, `linked_chat_id`). */
  linkedId: number | undefined;
  /** What is posted is pinned. */
  pins: boolean;
  preview: LinkPreview;
  /** What stands below each post. */
  signature: Document | undefined;
  /** What stands against posting and pinning there, as editors were told last. */
  refusals: Partial<Record<OutletDeed, string>>;
  /** When Telegram last said that nothing does (epoch ms); 0: never. */
  checkedAt: number;
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
export const MAX_OUTLETS = 50;

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

/**
 * What is missing in an outlet (Bot API, `ChatAdministratorRights`, `ChatPermissions`): in a channel the right to post, to edit (which is
 * also that to pin) or to delete; in a group that to pin, to write, or to write in closed topics; the topic, or the bot itself.
 */
export const OUTLET_NEEDS = ["post", "edit", "delete", "pin", "send", "topics", "topic", "there"] as const;
export type OutletNeed = (typeof OUTLET_NEEDS)[number];

/** Without these nothing is posted; without the others something is left out. */
export function standsAgainst(need: OutletNeed, deed: OutletDeed): boolean {
  const pinning: readonly OutletNeed[] = ["edit", "pin"];
  return need !== "delete" && pinning.includes(need) === (deed === "pin");
}

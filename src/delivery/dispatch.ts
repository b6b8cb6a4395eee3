import { z } from "zod";
import { AnnouncementAudience } from "../content/announcement.ts";
import { type AnnouncementId, type ArticleId, type ChatId, DispatchId } from "../core/ids.ts";
import type { Placement } from "../subscribers/outlet.ts";

/**
 * A dispatch is one thing to send to many; a delivery is one dispatch for one chat. The two tables are the ledger: what has
 * been sent is what they say, whatever process dies.
 */

/** The lanes of what nobody is waiting for; lower goes first. Answers to people go before all of them, past the ledger. */
export const PRIORITY = { breaking: 5, article: 10, digest: 20 } as const;
export type Lane = keyof typeof PRIORITY;

const HOUR_MS = 60 * 60 * 1000;
/** For how long each lane is worth sending: a morning's digest says nothing in the evening, an article little after three days. */
export const WORTH_SENDING_MS: Record<Lane, number> = {
  breaking: 12 * HOUR_MS,
  article: 72 * HOUR_MS,
  digest: 6 * HOUR_MS,
};

/** What a digest covers (`subscribers/news.ts`): of each topic articles released with a revision in `(topics[key], upTo]`. */
export const DigestPayload = z.strictObject({ upTo: z.number().int(), topics: z.record(z.string(), z.number().int()) });
export type DigestPayload = z.infer<typeof DigestPayload>;

/** How an article is posted in an outlet (`subscribers/outlet.ts`), as it was decided when it was published. */
export const ArticlePayload = z.strictObject({ silent: z.boolean().optional(), pins: z.boolean().optional() });

export type DispatchContent =
  | { kind: "article"; articleId: ArticleId; breaking?: boolean }
  /** `instant` (epoch ms): the minute that it was planned for. */
  | { kind: "digest"; instant: number }
  /** What was sent of the article is edited to what `revision` says. */
  | { kind: "correction"; articleId: ArticleId; revision: number }
  /** What was sent of the article is taken back. */
  | { kind: "recall"; articleId: ArticleId }
  /** What was posted of the article is pinned, where that was wanted. */
  | { kind: "pin"; articleId: ArticleId }
  | { kind: "announcement"; announcementId: AnnouncementId }
  /** What was sent of the announcement is taken back. */
  | { kind: "announcement_recall"; announcementId: AnnouncementId };

/** What makes a dispatch the same one: enqueueing it again is enqueueing it once. */
export function dispatchKey(content: DispatchContent): string {
  switch (content.kind) {
    case "article":
      return `article:${content.articleId}`;
    case "digest":
      return `digest:${content.instant}`;
    case "correction":
      return `correction:${content.articleId}:${content.revision}`;
    case "recall":
      return `recall:${content.articleId}`;
    case "pin":
      return `pin:${content.articleId}`;
    case "announcement":
    case "announcement_recall":
      return `${content.kind}:${content.announcementId}`;
    default:
      return content satisfies never;
  }
}

export function laneOf(content: DispatchContent): Lane {
  if (content.kind === "digest") return "digest";
  // What is wrong is put right before anything new is told.
  if (content.kind === "recall" || content.kind === "announcement_recall") return "breaking";
  return content.kind === "article" && content.breaking ? "breaking" : "article";
}

/** Who gets a dispatch, as a rule that is carried out chat by chat (`audience-writer.ts`). */
export const Audience = z.discriminatedUnion("kind", [
  /** Who gets an article with these facts at once (`subscribers/audience.ts`). */
  z.strictObject({
    kind: z.literal("followers"),
    language: z.string(),
    tagIds: z.array(z.number()),
    topics: z.array(z.string()),
    /** The newest outlet at publication: those up to it have got their deliveries then, or not. */
    outletsUpTo: z.number().optional(),
    /** Chats to which it comes by another way: discussion groups. */
    except: z.array(z.number()).optional(),
  }),
  /** Whom an announcement is for (`subscribers/announced.ts`). */
  z.strictObject({ kind: z.literal("announced"), to: AnnouncementAudience }),
  /** Where something of this dispatch has arrived. */
  z.strictObject({ kind: z.literal("reached"), dispatchId: DispatchId }),
]);
export type Audience = z.infer<typeof Audience>;

/** Telegram's ids of what one message became: an album is several. */
export type MessageIds = number | number[];

/** What has arrived of an article, or announcement, in a chat. */
export interface Reached {
  /** Its messages, in order. */
  reached: MessageIds[];
  /** When the last of them was sent (epoch ms). */
  sentAt: number;
}

/** A delivery as its sender has claimed it. */
export interface ClaimedDelivery {
  dispatchId: DispatchId;
  chatId: ChatId;
  content: /** `placement`: the chat is an outlet. */
    | { kind: "article"; articleId: ArticleId; placement?: Placement }
    | { kind: "digest"; coverage: DigestPayload }
    | { kind: "announcement"; announcementId: AnnouncementId }
    | ({ kind: "correction" | "recall" | "pin"; articleId: ArticleId } & Reached)
    | ({ kind: "announcement_recall" } & Reached);
  /** How often it was claimed, this time included. */
  attempts: number;
  /** How often it was in flight when a process died or an answer was lost. */
  doubts: number;
  /** It goes as classic messages whatever its chat prefers: Telegram refused the rich one. */
  classic: boolean;
  /** Messages of it that were sent before, in order: the sender goes on after them. */
  messageIds: MessageIds[];
  /** The chat whose pace it has: that of the supergroup, for a topic of a forum. */
  pacedAs: ChatId;
  /** How many deliveries of its dispatch were left, this one included. */
  left: number;
  /** After this instant (epoch ms) it isn't worth sending. */
  deadlineAt: number | undefined;
}

/** The article whose messages are pinned when this delivery has been sent. */
export function pinsOf({ content }: ClaimedDelivery): ArticleId | undefined {
  return content.kind === "article" && content.placement?.pins ? content.articleId : undefined;
}

import { z } from "zod";
import type { ArticleId, ChatId, DispatchId } from "../core/ids.ts";

/**
 * A dispatch is one thing to send to many; a delivery is one dispatch for one chat. The two tables are the ledger: what has
 * been sent is what they say, whatever process dies.
 */

/** Lower goes first. */
export const PRIORITY = { article: 10, digest: 20 } as const;

/** What a digest covers (`subscribers/news.ts`): of each topic articles released with a revision in `(topics[key], upTo]`. */
export const DigestPayload = z.strictObject({ upTo: z.number().int(), topics: z.record(z.string(), z.number().int()) });
export type DigestPayload = z.infer<typeof DigestPayload>;

export type DispatchContent =
  | { kind: "article"; articleId: ArticleId }
  /** `instant` (epoch ms): the minute that it was planned for. */
  | { kind: "digest"; instant: number };

/** What makes a dispatch the same one: enqueueing it again is enqueueing it once. */
export function dispatchKey(content: DispatchContent): string {
  return content.kind === "article" ? `article:${content.articleId}` : `digest:${content.instant}`;
}

/** Telegram's ids of what one message became: an album is several. */
export type MessageIds = number | number[];

/** A delivery as its sender has claimed it. */
export interface ClaimedDelivery {
  dispatchId: DispatchId;
  chatId: ChatId;
  content: { kind: "article"; articleId: ArticleId } | { kind: "digest"; coverage: DigestPayload };
  /** How often it was claimed, this time included. */
  attempts: number;
  /** How often it was in flight when a process died or an answer was lost. */
  doubts: number;
  /** It goes as classic messages whatever its chat prefers: Telegram refused the rich one. */
  classic: boolean;
  /** Messages of it that were sent before, in order: the sender goes on after them. */
  messageIds: MessageIds[];
}

import { z } from "zod";
import { type AnnouncementId, TagId } from "../core/ids.ts";
import { MAX_ALBUM } from "../core/message.ts";
import { LanguageCode } from "./article.ts";
import { blocksText, Document, Picture } from "./document.ts";

/**
 * An announcement: what a newsroom tells its subscribers beside articles. It is a message, not an article: no title, no tags, no page in the
 * archive, not found by search.
 *
 * - `draft`: it is written.
 * - `waiting`: it is to be sent, and waits for another editor's consent.
 * - `scheduled`: it leaves in a moment; until then it can be undone.
 * - `sent`: its dispatch is in the ledger.
 * - `recalled`: it was sent and is taken back.
 */
export const AnnouncementState = z.enum(["draft", "waiting", "scheduled", "sent", "recalled"]);
export type AnnouncementState = z.infer<typeof AnnouncementState>;

/** What it says: a text, pictures (several are an album), or both. */
export const AnnouncementContent = z.strictObject({
  document: Document,
  pictures: z.array(Picture).max(MAX_ALBUM),
  /** Of its text. */
  language: LanguageCode,
});
export type AnnouncementContent = z.infer<typeof AnnouncementContent>;

/** To whom it goes: subscribers, all of them, those who follow a tag, or those whom the bot speaks to in one of some languages. */
export const AnnouncementAudience = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("everyone") }),
  z.strictObject({ kind: z.literal("tag"), tagId: TagId }),
  z.strictObject({ kind: z.literal("languages"), languages: z.array(z.string()).min(1) }),
]);
export type AnnouncementAudience = z.infer<typeof AnnouncementAudience>;

export interface Announcement {
  id: AnnouncementId;
  state: AnnouncementState;
  /** Grows by one with every change of what it says or to whom: consent is to exactly one. */
  revision: number;
  content: AnnouncementContent;
  /** Undefined: not chosen yet. */
  audience: AnnouncementAudience | undefined;
  /** Telegram's id of who wants it sent, and of who has consented to that. */
  askedBy: number | undefined;
  consentBy: number | undefined;
  /** When it leaves, or left (epoch ms). */
  leavesAt: number | undefined;
}

const LABEL_LENGTH = 80;

/** What an announcement is called in lists: the beginning of its text; empty for pictures alone. */
export function announcementLabel({ document }: Pick<AnnouncementContent, "document">): string {
  return blocksText(document.blocks).replace(/\s+/g, " ").trim().slice(0, LABEL_LENGTH);
}

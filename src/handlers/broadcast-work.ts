import type { AnnouncementAudience, AnnouncementContent } from "../content/announcement.ts";
import type { ArticleDraft } from "../content/article.ts";
import { type Block, blocksText, DOCUMENT_VERSION } from "../content/document.ts";
import { detectLanguage } from "../content/language.ts";
import { MAX_ALBUM } from "../core/message.ts";
import { newWork, takeText, type Work } from "./post-work.ts";

/** An announcement while it is written: its text and pictures are kept like an article's, with the messages in which they came. */
export interface BroadcastWork {
  parts: Pick<Work, "texts" | "pictures"> & Work;
  audience: AnnouncementAudience | undefined;
}

export function newBroadcastWork(): BroadcastWork {
  return { parts: newWork(), audience: undefined };
}

/** A stored announcement, to be gone on with. */
export function broadcastWorkOn(
  content: AnnouncementContent,
  audience: AnnouncementAudience | undefined,
): BroadcastWork {
  const parts = newWork();
  parts.texts = [{ value: content.document.blocks, messageId: 0 }];
  parts.pictures = content.pictures.map((value) => ({ value, messageId: 0 }));
  return { parts, audience };
}

/** A text takes the place of what was there; one that goes on with it (Telegram's apps divide what is long) follows it. */
export function takeWords(
  { parts }: BroadcastWork,
  written: Parameters<typeof takeText>[1],
  messageId: number,
  goesOn: boolean,
): void {
  if (!goesOn) parts.texts = [];
  takeText(parts, written, messageId);
}

/** What a file says: its title as a heading, its picture beside those that were sent. */
export function takeFile({ parts }: BroadcastWork, draft: ArticleDraft, messageId: number): void {
  const { title, lead, document, picture } = draft;
  const heading: Block = { type: "heading", level: 1, content: [{ type: "text", text: title }] };
  const before: Block[] = lead ? [{ type: "paragraph", content: [{ type: "text", text: lead }] }] : [];
  parts.texts = [{ value: [heading, ...before, ...document.blocks], messageId }];
  if (picture && parts.pictures.length === 0) parts.pictures = [{ value: picture, messageId: 0 }];
}

/** @param language of a text that doesn't tell its own */
export function announcementOf({ parts }: BroadcastWork, language: string): AnnouncementContent {
  const blocks = parts.texts.flatMap(({ value }) => value);
  return {
    document: { version: DOCUMENT_VERSION, blocks },
    pictures: parts.pictures.map(({ value }) => value).slice(0, MAX_ALBUM),
    language: detectLanguage(blocksText(blocks)) ?? language,
  };
}

export function saysNothing({ parts }: BroadcastWork): boolean {
  return parts.pictures.length === 0 && parts.texts.every(({ value }) => value.length === 0);
}

/** One language more or less; with the last the choice is open again. */
export function toggleLanguage(
  audience: AnnouncementAudience | undefined,
  language: string,
): AnnouncementAudience | undefined {
  const chosen = audience?.kind === "languages" ? audience.languages : [];
  const languages = chosen.includes(language) ? chosen.filter((one) => one !== language) : [...chosen, language];
  return languages.length > 0 ? { kind: "languages", languages } : undefined;
}

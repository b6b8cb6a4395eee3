import type { AnnouncementContent } from "../content/announcement.ts";
import { type ClassicMessage, MAX_CAPTION_LENGTH, MAX_TEXT_LENGTH } from "../core/message.ts";
import { documentText } from "./document-text.ts";
import { paginate } from "./pages.ts";
import { EMPTY } from "./styled-text.ts";

/**
 * An announcement as it is sent, the same to everybody: its pictures, then its text; a short text is the caption of the only picture. What is
 * longer than a message is several.
 */
export function announcementMessages({ document, pictures, language }: AnnouncementContent): ClassicMessage[] {
  const text = documentText(document.blocks, language);
  const [first, second] = pictures;
  if (first && !second && text.text.length <= MAX_CAPTION_LENGTH)
    return [{ kind: "photo", photo: first.source, ...text }];
  const pages = text.text === "" ? [] : paginate(text, MAX_TEXT_LENGTH, language);
  const texts = pages.map((page): ClassicMessage => ({ kind: "text", ...page }));
  if (!first) return texts;
  if (!second) return [{ kind: "photo", photo: first.source, ...EMPTY }, ...texts];
  return [{ kind: "album", photos: pictures.map(({ source }) => ({ photo: source, ...EMPTY })) }, ...texts];
}

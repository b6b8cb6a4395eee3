import type { Message, MessageEntity } from "grammy/types";
import { ArticleContent, MAX_LEAD_LENGTH, MAX_TITLE_LENGTH, Slug } from "../content/article.ts";
import { distinctTags } from "../content/tag.ts";

/** A text as Telegram gives it. */
export interface WrittenText {
  text: string;
  entities: readonly MessageEntity[];
}

/** What a message brings, whatever was asked. */
export type Piece =
  | {
      kind: "picture";
      fileId: string;
      /** Sent as a photo: Telegram takes its file again as one. */
      isPhoto: boolean;
      /** Pictures that were sent together share it (Bot API, `Message.media_group_id`). */
      group: string | undefined;
      caption: WrittenText | undefined;
    }
  | { kind: "file"; fileId: string; name: string }
  | { kind: "link"; url: string }
  | { kind: "tags"; titles: string[] }
  | ({ kind: "text" } & WrittenText)
  /** A voice, a place, a sticker: nothing that an article is made of. */
  | { kind: "other" };

/** Reads a message; only what Telegram says of it counts, not what stands in it. */
export function pieceOf(message: Message): Piece {
  const photo = message.photo?.at(-1);
  const group = message.media_group_id;
  if (photo) return { kind: "picture", fileId: photo.file_id, isPhoto: true, group, caption: captionOf(message) };
  const { document } = message;
  if (document) {
    const isPicture = /^image\/(jpeg|png|webp|gif)$/.test(document.mime_type ?? "");
    const caption = captionOf(message);
    if (isPicture) return { kind: "picture", fileId: document.file_id, isPhoto: false, group, caption };
    return { kind: "file", fileId: document.file_id, name: document.file_name ?? "" };
  }
  const { text, entities = [] } = message;
  if (text === undefined) return { kind: "other" };
  const url = onlyLink(text, entities);
  if (url !== undefined) return { kind: "link", url };
  const words = text.trim().split(/\s+/);
  if (words.length > 0 && words.every((word) => /^#[\p{L}\p{M}\p{N}_\u200c-]+[,،;]?$/u.test(word)))
    return { kind: "tags", titles: tagTitles(words.join(" ")) };
  return { kind: "text", text, entities };
}

function captionOf({ caption, caption_entities: entities = [] }: Message): WrittenText | undefined {
  return caption === undefined || caption.trim() === "" ? undefined : { text: caption, entities };
}

/** The address of a message that is one, and nothing else. */
function onlyLink(text: string, entities: readonly MessageEntity[]): string | undefined {
  const whole = text.trim();
  const entity = entities.find(({ type }) => type === "url" || type === "text_link");
  if (!entity || entity.length !== whole.length || /\s/.test(whole)) return undefined;
  const address = entity.type === "text_link" ? entity.url : /^https?:/i.test(whole) ? whole : `https://${whole}`;
  return URL.parse(address)?.protocol.match(/^https?:$/) ? address : undefined;
}

/** Titles with commas, line breaks or "#" between them. */
export function tagTitles(text: string): string[] {
  return distinctTags(text.split(/[,،;\n]|(?=#)/)).map((tag) => tag.title);
}

/** A title as one writes it: a line, not too long. */
export function titleOf(text: string): string | undefined {
  const title = text.trim();
  return title !== "" && title.length <= MAX_TITLE_LENGTH && !title.includes("\n") ? title : undefined;
}

/** A lead: a text without line breaks, not too long. */
export function leadOf(text: string): string | undefined {
  const lead = text.replace(/\s+/g, " ").trim();
  return lead !== "" && lead.length <= MAX_LEAD_LENGTH ? lead : undefined;
}

/** A language's code, by the code or by its own name ("fa", "Deutsch"). */
export function languageOf(text: string, known: readonly { language: string; name: string }[]): string | undefined {
  const wanted = text.trim().toLowerCase();
  const named = known.find(({ name }) => name.toLowerCase() === wanted);
  return named?.language ?? ArticleContent.shape.language.safeParse(wanted).data;
}

/** A name for links, if it is one as it stands. */
export function slugOf(text: string): string | undefined {
  return Slug.safeParse(text.trim()).data;
}

/** Whether a message is more than words to search for: formatted, forwarded, of several lines, a picture or file, an address alone. */
export function looksLikeArticle(message: Message, longest: number): boolean {
  if (message.forward_origin !== undefined) return true;
  const piece = pieceOf(message);
  if (piece.kind !== "text") return piece.kind !== "other" && piece.kind !== "tags";
  const isFormatted = piece.entities.some(({ type }) => FORMATTING.has(type));
  return isFormatted || piece.text.length > longest || piece.text.trim().includes("\n");
}

/** Entities that a person made, and not Telegram's apps by themselves (Bot API, `MessageEntity`). */
const FORMATTING: ReadonlySet<string> = new Set([
  ...["bold", "italic", "underline", "strikethrough", "spoiler"],
  ...["code", "pre", "blockquote", "expandable_blockquote", "text_link"],
]);

import type { MessageEntity } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import { type LooseEntity, sorted } from "./entity.ts";
import { checkedLink } from "./entity-link.ts";
import { nested } from "./entity-nesting.ts";
import { foundEntities } from "./found-entities.ts";

/** The rest of a message's entities the server leaves out. */
const MAX_ENTITIES = 100;

const Offset = z.coerce.number().int();
const Entity = z.looseObject({ type: z.string(), offset: Offset, length: Offset });

const TYPES: ReadonlySet<string> = new Set<MessageEntity["type"]>([
  ...(["bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote"] as const),
  ...(["code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"] as const),
]);

/** Telegram finds these itself; given ones are passed over (Bot API, `MessageEntity`). */
const AUTOMATIC = new Set([
  ...["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"],
]);

export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

/**
 * Text with entities as Telegram keeps it (TDLib, `fix_formatted_text`): characters that it drops or replaces are, white space
 * at the ends goes, entities stand in order and nest as they may, and those that it finds itself are added. A `text_mention` has
 * its user as it was given.
 * @throws ApiError 400 for entities that can't be
 */
export function formatText(given: string, givenEntities: unknown): FormattedText {
  const wanted = Array.isArray(givenEntities) ? givenEntities.flatMap(checked) : [];
  for (const entity of sorted(wanted)) checkPlace(entity, given);
  const { text, moved } = cleaned(given);
  const start = /^[ \n]*/.exec(text)?.[0].length ?? 0;
  const kept = isInvisible(text) ? "" : text.slice(start).replace(/[ \n]+$/, "");
  const inside = wanted.flatMap((entity) => {
    const from = Math.max(moved(entity.offset) - start, 0);
    const to = Math.min(moved(entity.offset + entity.length) - start, kept.length);
    return from < to ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  const entities = nested(inside, foundEntities(kept)).slice(0, MAX_ENTITIES);
  return { text: kept, entities: entities as MessageEntity[] };
}

function checked(given: unknown): LooseEntity[] {
  const parsed = Entity.safeParse(given);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0];
    throw cantParse(field === undefined ? "expected an Object" : `Can't find field "${String(field)}"`);
  }
  const { type, offset, length } = parsed.data;
  if (AUTOMATIC.has(type)) return [];
  if (!TYPES.has(type)) throw cantParse("Unsupported type specified");
  const { url, user, language, custom_emoji_id, unix_time, date_time_format } = parsed.data as Partial<LooseEntity>;
  const place = { type: type as MessageEntity["type"], offset, length };
  if (offset < 0 || length <= 0) return [];
  switch (type) {
    case "text_link": {
      if (typeof url !== "string") throw cantParse(`Can't find field "url"`);
      const link = checkedLink(url);
      return link === undefined ? [] : [{ ...place, url: link }];
    }
    case "text_mention":
      if (typeof user?.id !== "number") throw cantParse(`Can't find field "user"`);
      return [{ ...place, user }];
    case "custom_emoji":
      if (custom_emoji_id === undefined) throw cantParse(`Can't find field "custom_emoji_id"`);
      return [{ ...place, custom_emoji_id: String(custom_emoji_id) }];
    case "date_time":
      if (unix_time === undefined) throw cantParse(`Can't find field "unix_time"`);
      return [{ ...place, unix_time: Number(unix_time), date_time_format: date_time_format ?? "" }];
    case "pre":
      return [{ ...place, ...(language && { language }) }];
    default:
      return [place];
  }
}

const cantParse = (words: string) => badRequest(`can't parse MessageEntity: ${words}`);

function checkPlace({ offset, length }: LooseEntity, text: string): void {
  const end = offset + length;
  if (offset > text.length) throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
  const where = (at: number) => Buffer.byteLength(text.slice(0, at - 1));
  if (isInsidePair(text, offset)) {
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${where(offset)}`);
  }
  const beginning = `entity beginning at UTF-16 offset ${offset}`;
  if (end > text.length) throw badRequest(`${beginning} ends after the end of the text at UTF-16 offset ${end}`);
  if (isInsidePair(text, end)) {
    throw badRequest(`${beginning} ends in a middle of a UTF-16 symbol at byte offset ${where(end)}`);
  }
}

function isInsidePair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

/** Text without what Telegram drops (TDLib, `clean_input_string`), and where in it a place of the former text is. */
function cleaned(given: string): { text: string; moved: (at: number) => number } {
  let text = "";
  const dropped: number[] = [];
  for (let at = 0; at < given.length; at++) {
    const char = given.charAt(at);
    if (/[\r\u2028-\u202e]|\u030a|\u0333|\u033f/.test(char)) dropped.push(at);
    else text += char < " " && char !== "\n" ? " " : char;
  }
  // Of several marks of direction in a row only the last stays one.
  const marked = text.replaceAll(/[\u200e\u200f](?=[\u200e\u200f])/g, "\u200c");
  return { text: marked, moved: (at) => at - dropped.filter((other) => other < at).length };
}

/** Whether nothing of a text can be seen. */
function isInvisible(text: string): boolean {
  return /^[\s\u180e\u200b-\u200f\u2060-\u206f\u2800\u3164\ufeff\ufffc]*$/.test(text);
}

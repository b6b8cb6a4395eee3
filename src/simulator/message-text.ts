import type { MessageEntity } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";

/**
 * Text with entities as Telegram keeps it: given entities checked and clipped to the trimmed text, and those that it finds itself
 * (commands, mentions, hashtags, addresses) added where no given one stands.
 */
const Entity = z.looseObject({ type: z.string(), offset: z.coerce.number().int(), length: z.coerce.number().int() });

const TYPES = new Set([
  "mention",
  "hashtag",
  "cashtag",
  "bot_command",
  "url",
  "email",
  "phone_number",
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "blockquote",
  "expandable_blockquote",
  "code",
  "pre",
  "text_link",
  "text_mention",
  "custom_emoji",
]);

/** Telegram finds these itself; given ones are passed over (Bot API, `MessageEntity`). */
const AUTOMATIC = new Set(["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"]);

export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

export function formatText(text: string, given: unknown): FormattedText {
  const parsed = z.array(Entity).safeParse(given ?? []);
  if (!parsed.success) throw badRequest("can't parse entities: expected an Array of MessageEntity");
  const clean = text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, " ");
  const start = clean.length - clean.trimStart().length;
  const trimmed = clean.trim();
  const entities = parsed.data
    .filter((entity) => !AUTOMATIC.has(entity.type))
    .flatMap((entity) => checked(entity, clean))
    .flatMap((entity): MessageEntity[] => {
      const from = Math.max(entity.offset, start);
      const to = Math.min(entity.offset + entity.length, start + trimmed.length);
      return from < to ? [{ ...entity, offset: from - start, length: to - from }] : [];
    });
  const all = [...entities, ...automatic(trimmed, entities)];
  return { text: trimmed, entities: all.toSorted((a, b) => a.offset - b.offset || b.length - a.length) };
}

function checked(entity: z.infer<typeof Entity>, text: string): MessageEntity[] {
  if (!TYPES.has(entity.type)) throw badRequest(`can't parse MessageEntity: Type "${entity.type}" is unsupported`);
  if (entity.type === "text_link" && typeof entity.url !== "string") {
    throw badRequest(`can't parse MessageEntity: Can't find field "url"`);
  }
  const { offset, length } = entity;
  if (offset < 0 || length <= 0 || offset + length > text.length) return [];
  if (isInsidePair(text, offset) || isInsidePair(text, offset + length)) {
    throw badRequest("entity begins or ends in a middle of a UTF-16 symbol");
  }
  return [entity as MessageEntity];
}

function isInsidePair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

const PATTERNS: [MessageEntity["type"], RegExp][] = [
  ["url", /\bhttps?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}»”'…]/g],
  ["email", /\b[\w.+-]+@[\w-]+\.[\w.-]*\w\b/g],
  ["bot_command", /(?<![\w/])\/\w{1,64}(?:@\w{3,32})?(?![\w/])/g],
  ["mention", /(?<!\w)@[a-zA-Z]\w{3,31}\b/g],
  ["hashtag", /(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_\u200c]*[\p{L}_][\p{L}\p{N}_\u200c]*/gu],
];

function automatic(text: string, given: readonly MessageEntity[]): MessageEntity[] {
  const taken: { offset: number; length: number }[] = given.filter((one) =>
    ["code", "pre", "text_link", "text_mention"].includes(one.type),
  );
  const found: MessageEntity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const one = { type, offset: match.index, length: match[0].length } as MessageEntity;
      if (taken.some((other) => one.offset < other.offset + other.length && other.offset < one.offset + one.length))
        continue;
      taken.push(one);
      found.push(one);
    }
  }
  return found;
}

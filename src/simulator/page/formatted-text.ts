import type { MessageEntity } from "grammy/types";

/**
 * A text with its formatting while it is written. Pure; offsets are UTF-16 code units, as in the Bot API.
 */

/** What a person can give a part of a text; a link also needs an address. */
export type Style = "bold" | "italic" | "underline" | "strikethrough" | "spoiler" | "code" | "blockquote" | "text_link";

export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

/** Without white space at its ends, as Telegram keeps it; entities move along, those left empty go. */
export function trimmed({ text, entities }: FormattedText): FormattedText {
  const skipped = text.length - text.trimStart().length;
  const words = text.trim();
  return {
    text: words,
    entities: joined(
      entities
        .map((entity) => {
          const from = Math.min(Math.max(entity.offset - skipped, 0), words.length);
          const to = Math.min(entity.offset + entity.length - skipped, words.length);
          return { ...entity, offset: from, length: to - from };
        })
        .filter(({ length }) => length > 0),
    ),
  };
}

/** Entities of the same kind that touch or overlap become one; sorted by where they begin. */
export function joined(entities: readonly MessageEntity[]): MessageEntity[] {
  const done: MessageEntity[] = [];
  for (const entity of entities.toSorted((left, right) => left.offset - right.offset || right.length - left.length)) {
    const before = done.find((other) => isSameKind(other, entity) && other.offset + other.length >= entity.offset);
    if (before) before.length = Math.max(before.length, entity.offset + entity.length - before.offset);
    else done.push({ ...entity });
  }
  return done;
}

function isSameKind(left: MessageEntity, right: MessageEntity): boolean {
  if (left.type !== right.type) return false;
  if (left.type === "text_link") return right.type === "text_link" && left.url === right.url;
  return left.type !== "pre" && left.type !== "text_mention";
}

/** Gives the text from `from` to `to` the style; takes it away where all of it had it already. */
export function withStyle(
  { text, entities }: FormattedText,
  style: Style,
  from: number,
  to: number,
  url?: string,
): FormattedText {
  if (from >= to) return { text, entities };
  const hadIt = entities.some(({ type, offset, length }) => type === style && offset <= from && offset + length >= to);
  const replaces = hadIt || style === "text_link";
  const kept = replaces
    ? entities.flatMap((entity) => (entity.type === style ? cut(entity, from, to) : [entity]))
    : entities;
  if (hadIt && url === undefined) return { text, entities: joined(kept) };
  const added: MessageEntity =
    style === "text_link"
      ? { type: style, offset: from, length: to - from, url: url ?? "" }
      : { type: style, offset: from, length: to - from };
  return { text, entities: joined([...kept, added]) };
}

/** What of an entity lies outside `from` to `to`. */
function cut(entity: MessageEntity, from: number, to: number): MessageEntity[] {
  const end = entity.offset + entity.length;
  return [
    { ...entity, length: Math.min(from, end) - entity.offset },
    { ...entity, offset: Math.max(to, entity.offset), length: end - Math.max(to, entity.offset) },
  ].filter(({ length }) => length > 0);
}

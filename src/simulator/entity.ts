import type { MessageEntity } from "grammy/types";
import { badRequest } from "./api-error.ts";

/**
 * An entity before it is known to be right: a `text_mention` has only its user's id, a link its address as it was given.
 * Offsets and lengths count UTF-16 code units, as everywhere in the Bot API.
 */
export interface LooseEntity {
  type: MessageEntity["type"];
  offset: number;
  length: number;
  url?: string;
  user?: { id: number };
  language?: string;
  custom_emoji_id?: string;
  unix_time?: number;
  date_time_format?: string;
}

/** What an entity is, apart from where. */
export type EntityKind = Omit<LooseEntity, "offset" | "length">;

/** What markup says: the text without it, and its entities in the order in which they end. */
export interface MarkedText {
  text: string;
  entities: LooseEntity[];
}

/** Markup that isn't; `words` as TDLib has them. */
export const unparsable = (words: string) => badRequest(`can't parse entities: ${words}`);

/** Where a place in a text is in its UTF-8: TDLib counts so in what it says of markup. */
export function byteOffset(text: string, at: number): number {
  return Buffer.byteLength(text.slice(0, at));
}

/** Of what begins together the longest is first, and of that what TDLib puts outside (`MessageEntity::get_type_priority`). */
const PRIORITIES: Partial<Record<MessageEntity["type"], number>> = {
  blockquote: 0,
  expandable_blockquote: 0,
  pre: 11,
  code: 20,
  text_link: 49,
  text_mention: 49,
  bold: 90,
  italic: 91,
  underline: 92,
  strikethrough: 93,
  spoiler: 94,
  custom_emoji: 99,
};

/** Entities in the order in which a message has them. */
export function sorted<E extends LooseEntity>(entities: readonly E[]): E[] {
  const priority = ({ type }: E) => PRIORITIES[type] ?? 50;
  return entities.toSorted(
    (one, other) => one.offset - other.offset || other.length - one.length || priority(one) - priority(other),
  );
}

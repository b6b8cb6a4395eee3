import type { Entity, EntityStyle, StyledText } from "../core/message.ts";

/**
 * Text with entities, composed without ever counting by hand. Invariants of every value made here: the text is as Telegram
 * keeps it (see `clean`), entities lie inside it, none is empty, and they are sorted by offset, outer ones first.
 */
export const EMPTY: StyledText = { text: "", entities: [] };

export type Part = string | StyledText;

export function plain(text: string): StyledText {
  return { text: clean(text), entities: [] };
}

/**
 * Text without what Telegram drops or changes in every message (TDLib, `clean_input_string`: control characters, marks that
 * set a direction and don't end, lines through other characters), so that what we count is what is shown; and without half
 * surrogate pairs, for which a message is refused.
 */
export function clean(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, "\n")
      .replace(CONTROL, " ")
      // "å" may come in two parts, of which the ring would be dropped.
      .replace(/\p{L}\u030a/gu, (letter) => letter.normalize("NFC"))
      .replace(/[\u2028-\u202e]|\u030a|\u0333|\u033f/g, "")
  );
}

// Biome reads control characters in a pattern as a slip, so it is put together from their numbers.
const CONTROL = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(9)}${String.fromCharCode(11)}-${String.fromCharCode(31)}]`,
  "g",
);

/** The parts one after the other. */
export function concat(...parts: Part[]): StyledText {
  let text = "";
  const entities: Entity[] = [];
  for (const part of parts) {
    const { text: partText, entities: partEntities } = styledPart(part);
    for (const entity of partEntities) entities.push({ ...entity, offset: entity.offset + text.length });
    text += partText;
  }
  return { text, entities };
}

/** The parts that aren't empty, with `separator` between them. */
export function join(parts: readonly Part[], separator: string): StyledText {
  const full = parts.filter((part) => (typeof part === "string" ? part : part.text) !== "");
  return concat(...full.flatMap((part, index) => (index === 0 ? [part] : [separator, part])));
}

function styledPart(part: Part): StyledText {
  return typeof part === "string" ? plain(part) : part;
}

function wrap(part: Part, make: (offset: number, length: number) => Entity): StyledText {
  const inner = styledPart(part);
  return inner.text === "" ? inner : { text: inner.text, entities: [make(0, inner.text.length), ...inner.entities] };
}

export function styled(type: EntityStyle, part: Part): StyledText {
  return wrap(part, (offset, length) => ({ type, offset, length }));
}

export const bold = (part: Part): StyledText => styled("bold", part);
export const italic = (part: Part): StyledText => styled("italic", part);

export function link(part: Part, url: string): StyledText {
  return wrap(part, (offset, length) => ({ type: "text_link", offset, length, url }));
}

export function preformatted(text: string, language?: string): StyledText {
  return wrap(text, (offset, length) => ({ type: "pre", offset, length, ...(language && { language }) }));
}

/** The UTF-16 units `[from, to)` with what their entities cover of them; the ends should be grapheme borders. */
export function slice(value: StyledText, from: number, to = value.text.length): StyledText {
  const text = value.text.slice(from, to);
  const entities = value.entities.flatMap((entity): Entity[] => {
    const start = Math.max(entity.offset, from);
    const end = Math.min(entity.offset + entity.length, from + text.length);
    return start < end ? [{ ...entity, offset: start - from, length: end - start }] : [];
  });
  return { text, entities };
}

/** Without white space at the ends, which Telegram would drop itself and move the entities. */
export function trim(value: StyledText): StyledText {
  const from = value.text.length - value.text.trimStart().length;
  return slice(value, from, Math.max(from, value.text.trimEnd().length));
}

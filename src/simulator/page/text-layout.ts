import type { MessageEntity } from "grammy/types";

/**
 * Turns a text with Telegram's entities, which may nest and overlap, into a tree that the DOM can be built from.
 * Pure; all offsets are UTF-16 code units, as in the Bot API.
 */

/** A piece of one line: plain text, or an inline entity around other pieces. */
export type Span = { text: string } | { entity: MessageEntity; spans: Span[] };

/** Lines are without their line feeds. */
export type Block =
  | { kind: "line"; spans: Span[] }
  | { kind: "pre"; entity: MessageEntity; text: string }
  | { kind: "quote"; entity: MessageEntity; blocks: Block[] };

const BLOCK_TYPES = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** Outer before inner, so that a link is one element whatever is bold inside it. Those not named come first. */
const NESTING = ["spoiler", "underline", "strikethrough", "bold", "italic", "code"];

const end = (entity: MessageEntity) => entity.offset + entity.length;

/** Entities that reach out of the text are cut; those with nothing left are dropped. */
export function layoutText(text: string, entities: readonly MessageEntity[] = []): Block[] {
  const inside = entities
    .map((entity) => {
      const from = Math.max(0, Math.min(entity.offset, text.length));
      return { ...entity, offset: from, length: Math.min(end(entity), text.length) - from };
    })
    .filter((entity) => entity.length > 0);
  const blocks = inside
    .filter(({ type }) => BLOCK_TYPES.has(type))
    .sort((left, right) => left.offset - right.offset || right.length - left.length);
  const inline = inside.filter(({ type }) => !BLOCK_TYPES.has(type));
  return layoutBlocks(text, 0, text.length, blocks, inline);
}

function layoutBlocks(
  text: string,
  from: number,
  to: number,
  blocks: MessageEntity[],
  inline: MessageEntity[],
): Block[] {
  const laid: Block[] = [];
  let done = from;
  for (const entity of blocks) {
    const start = Math.max(entity.offset, from);
    const stop = Math.min(end(entity), to);
    // One that begins inside its predecessor belongs there, not here.
    if (start < done || start >= stop) continue;
    if (start > done) laid.push(...layoutLines(text, done, withoutLineFeedBefore(text, start, done), inline));
    if (entity.type === "pre") laid.push({ kind: "pre", entity, text: text.slice(start, stop) });
    else {
      const within = blocks.filter((other) => other !== entity && other.offset >= start && other.offset < stop);
      laid.push({ kind: "quote", entity, blocks: layoutBlocks(text, start, stop, within, inline) });
    }
    done = stop;
    if (text[done] === "\n") done += 1;
  }
  if (done < to || laid.length === 0) laid.push(...layoutLines(text, done, to, inline));
  return laid;
}

/** A block starts on a new line by itself: the line feed before it isn't shown as an empty line. */
function withoutLineFeedBefore(text: string, start: number, from: number): number {
  return start > from && text[start - 1] === "\n" ? start - 1 : start;
}

function layoutLines(text: string, from: number, to: number, inline: MessageEntity[]): Block[] {
  const lines: Block[] = [];
  let start = from;
  for (const line of text.slice(from, to).split("\n")) {
    lines.push({ kind: "line", spans: layoutSpans(text, start, start + line.length, inline) });
    start += line.length + 1;
  }
  return lines;
}

interface Piece {
  text: string;
  marks: MessageEntity[];
}

/** The inline pieces of `text` from `from` to `to`, as if there were no line feeds. */
export function layoutSpans(text: string, from: number, to: number, inline: readonly MessageEntity[]): Span[] {
  const marks = inline
    .filter((entity) => entity.offset < to && end(entity) > from)
    .sort((left, right) => NESTING.indexOf(left.type) - NESTING.indexOf(right.type));
  const cuts = new Set([from, to]);
  for (const mark of marks) cuts.add(Math.max(from, mark.offset)).add(Math.min(to, end(mark)));
  const places = [...cuts].sort((left, right) => left - right);
  const pieces = places.slice(1).map((stop, index): Piece => {
    const start = places[index] ?? from;
    return {
      text: text.slice(start, stop),
      marks: marks.filter((mark) => mark.offset <= start && end(mark) >= stop),
    };
  });
  return nest(pieces, 0);
}

function nest(pieces: Piece[], depth: number): Span[] {
  const spans: Span[] = [];
  for (let index = 0; index < pieces.length; ) {
    const piece = pieces[index]!;
    const entity = piece.marks[depth];
    if (entity === undefined) {
      spans.push({ text: piece.text });
      index += 1;
      continue;
    }
    let stop = index;
    while (stop < pieces.length && pieces[stop]?.marks[depth] === entity) stop += 1;
    spans.push({ entity, spans: nest(pieces.slice(index, stop), depth + 1) });
    index = stop;
  }
  return spans;
}

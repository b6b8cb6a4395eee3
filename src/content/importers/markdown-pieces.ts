/**
 * micromark's time grows with the square of the number of blocks and of what may be emphasis, so that a long text is cut into
 * pieces that mean the same apart. In UTF-16 units, and in lines.
 */
const PIECE = { length: 6_000, lines: 150 };
/** Where there is no good place, any line's end is one. */
const FORCED = { length: 12_000, lines: 300 };
/** A line this long is cut as well. */
const MAX_LINE = 12_000;
/** Quotes and lists that begin on one line, one within the other; nobody means more. */
const MAX_MARKERS = 24;

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const DEFINITION = /^ {0,3}\[((?:[^[\]\\]|\\.){1,500})\]:[ \t]*\S/;
const LABEL = /\[((?:[^[\]\\]|\\.){1,500})\]/g;
const ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]/;

export interface MarkdownPiece {
  text: string;
  /** What other pieces define and this one refers to: to be read with it, not to be shown. Begins with an empty line. */
  definitions: string;
}

/** The pieces of a Markdown text, in order; one for a text of usual length. */
export function markdownPieces(text: string): MarkdownPiece[] {
  const lines = bounded(text);
  if (text.length <= PIECE.length && lines.length <= PIECE.lines) return [{ text: lines.join("\n"), definitions: "" }];
  const pieces = cut(lines);
  const definitions = definitionsIn(lines);
  return pieces.map((piece) => ({ text: piece, definitions: definitionsFor(piece, definitions) }));
}

/** Lines without markers that only nest, and not longer than a piece. */
function bounded(text: string): string[] {
  return text.split("\n").flatMap((line) => {
    const flat = flattened(line);
    if (flat.length <= MAX_LINE) return [flat];
    const parts: string[] = [];
    for (let from = 0; from < flat.length; ) {
      const space = from + MAX_LINE < flat.length ? flat.lastIndexOf(" ", from + MAX_LINE) : flat.length;
      const end = space > from ? space : Math.min(flat.length, from + MAX_LINE);
      parts.push(flat.slice(from, end));
      from = end;
    }
    return parts;
  });
}

function flattened(line: string): string {
  const markers = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))+/.exec(line)?.[0];
  if (markers === undefined || markers.length < MAX_MARKERS) return line;
  const all = markers.match(/>|[-*+]|\d+[.)]/g) ?? [];
  // A line of "- - -" or "* * *" alone is a rule.
  if (all.length <= MAX_MARKERS || line.slice(markers.length).trim() === "")
    return all.length > MAX_MARKERS && line.trim().length > 200 ? line.trim().slice(0, 100) : line;
  return `${all.slice(0, MAX_MARKERS).join(" ")} ${line.slice(markers.length).trimStart()}`;
}

function cut(lines: readonly string[]): string[] {
  const pieces: string[] = [];
  let piece: string[] = [];
  let length = 0;
  let fence: string | undefined;
  const end = () => {
    if (piece.length > 0) pieces.push(piece.join("\n"));
    piece = [];
    length = 0;
  };
  for (const [index, line] of lines.entries()) {
    const marker = FENCE.exec(line)?.[1];
    if (fence === undefined && mayCut(lines, index, piece.length, length)) end();
    if (marker !== undefined && fence === undefined) fence = marker;
    else if (
      marker !== undefined &&
      fence !== undefined &&
      marker[0] === fence[0] &&
      marker.length >= fence.length &&
      line.trim() === marker
    )
      fence = undefined;
    piece.push(line);
    length += line.length + 1;
    // Code that never ends is cut like everything else; it goes on as code in the next piece.
    if (fence !== undefined && (length > 4 * FORCED.length || piece.length > 10 * FORCED.lines)) {
      piece.push(fence);
      end();
      piece.push(fence);
      length = fence.length;
    }
  }
  end();
  return pieces;
}

/** Whether a piece may end above a line: where blocks end for sure, and where it has become too long anywhere. */
function mayCut(lines: readonly string[], index: number, count: number, length: number): boolean {
  if (count === 0 || (length < PIECE.length && count < PIECE.lines)) return false;
  const line = lines[index] ?? "";
  const isBelowEmpty = (lines[index - 1] ?? "").trim() === "";
  const startsBlock = /^\S/.test(line) && !ITEM.test(line) && !/^[>:|]/.test(line);
  if (isBelowEmpty && startsBlock) return true;
  if (length < FORCED.length && count < FORCED.lines) return false;
  // Below the line of a heading or of a table's head nothing else may come between.
  return (
    !/^ {0,3}(?:=+|-+)\s*$/.test(line) &&
    (ITEM.test(line) || !/^\s/.test(line) || length > 2 * FORCED.length || count > 2 * FORCED.lines)
  );
}

function definitionsIn(lines: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const label = DEFINITION.exec(line)?.[1];
    if (label !== undefined && !found.has(normal(label))) found.set(normal(label), line.trim().slice(0, 4000));
  }
  return found;
}

function definitionsFor(piece: string, all: ReadonlyMap<string, string>): string {
  if (all.size === 0) return "";
  const wanted = new Set<string>();
  for (const [, label = ""] of piece.matchAll(LABEL)) if (all.has(normal(label))) wanted.add(normal(label));
  if (wanted.size === 0) return "";
  return `\n\n${[...wanted].map((label) => all.get(label)).join("\n\n")}`;
}

function normal(label: string): string {
  return label.replace(/\s+/g, " ").trim().toLowerCase();
}

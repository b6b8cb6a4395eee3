const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * The beginning of a text in one line: white space folded, at most `length` UTF-16 units and an ellipsis, cut between words, or
 * between graphemes where a language writes none apart.
 */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= length) return line;
  const space = line.lastIndexOf(" ", length);
  const end = space > length / 2 ? space : (graphemes.segment(line).containing(length)?.index ?? length);
  return `${line.slice(0, end).trimEnd()}…`;
}

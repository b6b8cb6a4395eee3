/** A feed or an export, cut into its items: what stands around them is parsed with each batch, the items once. */
export interface XmlPieces {
  /** What stands before the first item and after the last one: the root, the channel and what it says of itself. */
  before: string;
  after: string;
  /** The items as they are written, one after another. */
  items(): Generator<string>;
}

/** Where something else than markup is told to stand, and what ends it. */
const OPAQUE: Record<string, string> = { "<![CDATA[": "]]>", "<!--": "-->" };
const TOKEN = /<!\[CDATA\[|<!--|<(\/?)(?:[\w-]+:)?(item|entry)(?=[\s>/])/gi;

/**
 * Finds the items of RSS, RDF and Atom without parsing them, so that a large file is read a piece at a time and a broken item is
 * broken alone. Linear in the length.
 */
export function xmlPieces(text: string): XmlPieces {
  const spans = itemSpans(text);
  const first = spans.next();
  if (first.done) return { before: text, after: "", *items() {} };
  let lastEnd = first.value.end;
  // Only the positions are kept; a million of them are few megabytes.
  const found = [first.value];
  for (const span of spans) {
    found.push(span);
    lastEnd = span.end;
  }
  return {
    before: withoutContents(text.slice(0, first.value.start)),
    after: text.slice(lastEnd),
    *items() {
      for (const { start, end } of found) yield text.slice(start, end);
    },
  };
}

function* itemSpans(text: string): Generator<{ start: number; end: number }> {
  const token = new RegExp(TOKEN);
  let open: { start: number; name: string; depth: number } | undefined;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [written, slash = "", local = ""] = match;
    const ending = OPAQUE[written];
    if (ending !== undefined) {
      const end = text.indexOf(ending, token.lastIndex);
      if (end < 0) break;
      token.lastIndex = end + ending.length;
      continue;
    }
    const name = local.toLowerCase();
    if (slash === "") {
      if (open === undefined) open = { start: match.index, name, depth: 1 };
      else if (open.name === name) open.depth++;
      const close = text.indexOf(">", token.lastIndex);
      if (close >= 0 && text[close - 1] === "/" && open.name === name) open.depth--;
    } else if (open?.name === name) {
      open.depth--;
    }
    if (open && open.depth === 0) {
      const close = text.indexOf(">", token.lastIndex);
      yield { start: open.start, end: close < 0 ? text.length : close + 1 };
      open = undefined;
    }
  }
  // A file that was cut off: its last item is tried as well.
  if (open) yield { start: open.start, end: text.length };
}

/** RDF names all items once more in the channel. */
function withoutContents(before: string): string {
  const start = before.search(/<items[\s>]/i);
  const end = before.indexOf("</items>", start);
  return start < 0 || end < 0 ? before : before.slice(0, start) + before.slice(end + 8);
}

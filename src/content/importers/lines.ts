export interface Line {
  /** Counted from 1. */
  number: number;
  /** Without its line break; undefined when the line is longer than the limit. */
  text: string | undefined;
}

/**
 * The lines of a stream of UTF-8, one at a time: only "\n" ends a line (with a "\r" before it or not), as JSON Lines says; U+2028
 * inside a JSON string doesn't. Memory holds one line and one chunk.
 * @param maxBytes a longer line is skipped and given without its text
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  const keep = (part: Uint8Array) => {
    size += part.length;
    if (size > maxBytes) parts = [];
    else parts.push(part);
  };
  const line = (): Line => {
    number++;
    const text = size > maxBytes ? undefined : new TextDecoder().decode(Buffer.concat(parts)).replace(/\r$/, "");
    parts = [];
    size = 0;
    return { number, text };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, end));
      yield line();
      from = end + 1;
    }
    // A copy: streams may use the chunk's memory again.
    keep(chunk.slice(from));
  }
  if (size > 0) yield line();
}

/**
 * An article's terms in their order, as bytes: four counts (title, lead, tags, body), then the ids, all as LEB128 integers
 * (https://en.wikipedia.org/wiki/LEB128). Ids are given in the order in which words are first seen, so common words have short ones.
 */
export interface Forward {
  title: Uint32Array;
  lead: Uint32Array;
  tags: Uint32Array;
  body: Uint32Array;
}

/** The fields in the order in which they are written. */
const FIELDS = 4;
/** A LEB128 integer of 32 bits takes at most so many bytes. */
const LONGEST = 5;

let scratch = new Uint8Array(1 << 16);

/** @returns bytes of their own */
export function encodeForward(fields: readonly (readonly number[])[]): Uint8Array {
  const count = fields.reduce((sum, field) => sum + field.length, 0);
  if (scratch.length < (count + FIELDS) * LONGEST) scratch = new Uint8Array((count + FIELDS) * LONGEST * 2);
  let end = 0;
  for (const field of fields) end = write(field.length, end);
  for (const field of fields) for (const id of field) end = write(id, end);
  return scratch.slice(0, end);
}

function write(value: number, at: number): number {
  let [rest, end] = [value, at];
  while (rest > 0x7f) {
    scratch[end++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  scratch[end++] = rest;
  return end;
}

/** Reads what `encodeForward` wrote; the fields are views of one array. */
export function decodeForward(bytes: Uint8Array): Forward {
  const lengths = decode(bytes, 0, FIELDS);
  const [title = 0, lead = 0, tags = 0, body = 0] = lengths.ids;
  const { ids } = decode(bytes, lengths.end, title + lead + tags + body);
  return {
    title: ids.subarray(0, title),
    lead: ids.subarray(title, title + lead),
    tags: ids.subarray(title + lead, title + lead + tags),
    body: ids.subarray(title + lead + tags),
  };
}

/** A search decodes some hundred thousand of them: the two shortest forms, which are nearly all, come without a loop. */
function decode(bytes: Uint8Array, from: number, count: number): { ids: Uint32Array; end: number } {
  const ids = new Uint32Array(count);
  let at = from;
  for (let position = 0; position < count; position++) {
    let value = bytes[at++] ?? 0;
    if (value > 0x7f) {
      let byte = bytes[at++] ?? 0;
      value = (value & 0x7f) | ((byte & 0x7f) << 7);
      for (let shift = 14; byte > 0x7f; shift += 7) {
        byte = bytes[at++] ?? 0;
        value |= (byte & 0x7f) << shift;
      }
    }
    ids[position] = value;
  }
  return { ids, end: at };
}

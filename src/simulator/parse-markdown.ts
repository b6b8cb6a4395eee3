import { byteOffset, type LooseEntity, type MarkedText, sorted, unparsable } from "./entity.ts";
import { linked } from "./entity-link.ts";

const ESCAPABLE = "_*`[";

/**
 * `parse_mode: "Markdown"`, the older one, as TDLib reads it: nothing nests, and a backslash counts only outside of entities.
 * @throws ApiError 400 in TDLib's words
 */
export function parseMarkdown(source: string): MarkedText {
  let text = "";
  let at = 0;
  const entities: LooseEntity[] = [];
  while (at < source.length) {
    const char = source.charAt(at);
    const next = source.charAt(at + 1);
    if (char === "\\" && next !== "" && ESCAPABLE.includes(next)) {
      text += next;
      at += 2;
      continue;
    }
    if (!ESCAPABLE.includes(char)) {
      text += char;
      at++;
      continue;
    }
    const begin = at;
    const mark = source.startsWith("```", at) ? "```" : char;
    at += mark.length;
    const language = mark === "```" ? languageAt(source, at) : "";
    at += language.length;
    if (mark === "```") at += /^(?:\r\n|\n\r|\n|\r)?/.exec(source.slice(at, at + 2))?.[0].length ?? 0;
    const end = source.indexOf(char === "[" ? "]" : mark, at);
    if (end < 0) {
      throw unparsable(`Can't find end of the entity starting at byte offset ${byteOffset(source, begin)}`);
    }
    const inner = source.slice(at, end);
    at = end + (char === "[" ? 1 : mark.length);
    const link = char === "[" ? /^\(([^)]*)\)?/.exec(source.slice(at)) : undefined;
    at += link?.[0].length ?? 0;
    const entity = entityOf(mark, language, link?.[1] ?? inner);
    if (entity && inner !== "") entities.push({ ...entity, offset: text.length, length: inner.length });
    text += inner;
  }
  return { text, entities: sorted(entities) };
}

/** The word after three backticks, if something else than their end follows. */
function languageAt(source: string, at: number): string {
  const [word = ""] = /^[^\s`]*/.exec(source.slice(at)) ?? [];
  const after = source.charAt(at + word.length);
  return after === "" || after === "`" ? "" : word;
}

function entityOf(mark: string, language: string, address: string) {
  if (mark === "[") return linked(address);
  if (mark === "```") return { type: "pre" as const, ...(language && { language }) };
  const types = { _: "italic", "*": "bold", "`": "code" } as const;
  return { type: types[mark as keyof typeof types] };
}

import { type Inline, inlineText } from "../document.ts";

/**
 * Text and inline spans as a page shows them: white space folded across spans, none at the ends, neighbouring texts joined,
 * empty styles dropped, and those within the same style. A "\n" in a text is a line break that was meant; source line breaks must have become spaces before.
 */
export function tidyInline(content: readonly Inline[]): Inline[] {
  const state = { pending: "", started: false };
  return joinTexts(content.flatMap((span) => foldSpan(span, state, [])));
}

/** What the white space seen so far will become once more text follows: "", " " or line breaks. */
interface FoldState {
  pending: string;
  started: boolean;
}

/** Space between a style and the text before it stands outside of the style: a link doesn't begin with a line under nothing. */
function foldSpan(span: Inline, state: FoldState, around: readonly Inline["type"][]): Inline[] {
  if ("children" in span) {
    if (around.includes(span.type)) return span.children.flatMap((child) => foldSpan(child, state, around));
    const inside = [...around, span.type];
    const [first, ...others] = joinTexts(span.children.flatMap((child) => foldSpan(child, state, inside)));
    if (!first) return [];
    if (first.type !== "text") return [{ ...span, children: [first, ...others] }];
    const words = first.text.trimStart();
    const children: Inline[] = words === "" ? others : [{ type: "text", text: words }, ...others];
    return [...spaceBefore(first.text, words), { ...span, children }];
  }
  const text = foldText(span.text, state);
  if (text === "" || span.type === "text") return text === "" ? [] : [{ type: "text", text }];
  const words = text.trimStart();
  return [...spaceBefore(text, words), { ...span, text: words }];
}

function spaceBefore(text: string, words: string): Inline[] {
  return text === words ? [] : [{ type: "text", text: text.slice(0, text.length - words.length) }];
}

function foldText(text: string, state: FoldState): string {
  let folded = "";
  for (const part of text.match(/\s+|\S+/g) ?? []) {
    if (/\S/.test(part)) {
      folded += (state.started ? state.pending : "") + part;
      state.pending = "";
      state.started = true;
    } else {
      const breaks = part.replace(/[^\n]/g, "");
      state.pending = state.pending.includes("\n") ? state.pending + breaks : breaks || " ";
    }
  }
  return folded;
}

function joinTexts(content: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const span of content) {
    const last = joined.at(-1);
    if (span.type === "text" && last?.type === "text")
      joined[joined.length - 1] = { type: "text", text: last.text + span.text };
    else joined.push(span);
  }
  return joined;
}

/**
 * The paragraphs in a run of inline spans: two line breaks in a row (`<br><br>`) end one, also within styles.
 * @param content as `tidyInline` gives it
 */
export function splitParagraphs(content: readonly Inline[]): Inline[][] {
  return splitSpans(content)
    .map(tidyInline)
    .filter((part) => inlineText(part) !== "");
}

function splitSpans(content: readonly Inline[]): Inline[][] {
  const parts: Inline[][] = [[]];
  for (const span of content) {
    const [first = [], ...rest] = splitSpan(span);
    parts.at(-1)?.push(...first);
    parts.push(...rest);
  }
  return parts;
}

function splitSpan(span: Inline): Inline[][] {
  if (span.type === "text") return span.text.split(/\n{2,}/).map((text) => [{ type: "text", text }]);
  if (!("children" in span)) return [[span]];
  return splitSpans(span.children).map((children) => [{ ...span, children }]);
}

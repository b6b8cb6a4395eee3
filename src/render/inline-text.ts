import type { Inline, InlineStyle } from "../content/document.ts";
import type { Entity, EntityStyle, StyledText } from "../core/message.ts";
import { concat, link, plain, styled } from "./styled-text.ts";

/** An address longer than this is left out: entities have a common limit (see `pages.ts`). UTF-16 units. */
const MAX_URL_LENGTH = 2000;

const ENTITY_OF = {
  bold: "bold",
  italic: "italic",
  underline: "underline",
  strikethrough: "strikethrough",
  spoiler: "spoiler",
  marked: "bold",
} satisfies Partial<Record<InlineStyle, EntityStyle>>;

/** The styles that a span lies in. */
export type Within = ReadonlySet<Entity["type"]>;
const NOWHERE: Within = new Set();
export const IN_BOLD: Within = new Set(["bold"]);
export const IN_ITALIC: Within = new Set(["italic"]);

/** Inline spans; `within`: the styles that they lie in already. */
export function inlineStyled(content: readonly Inline[], within = NOWHERE): StyledText {
  return concat(...content.map((span) => spanText(span, within)));
}

function spanText(span: Inline, within: Within): StyledText {
  switch (span.type) {
    case "text":
      return plain(span.text);
    case "code":
      return within.size > 0 ? plain(span.text) : styled("code", span.text);
    case "link":
      return linkText(span.url, span.children, within);
    case "subscript":
    case "superscript":
      return scriptText(span.type, inlineStyled(span.children, within));
    default: {
      const style = ENTITY_OF[span.type];
      if (within.has(style)) return inlineStyled(span.children, within);
      return styled(style, inlineStyled(span.children, new Set([...within, style])));
    }
  }
}

/** A link inside a link is only its text. */
function linkText(url: string, children: readonly Inline[], within: Within): StyledText {
  const inner = inlineStyled(children, new Set([...within, "text_link" as const]));
  const shown = inner.text.trim() === "" ? plain(url) : inner;
  if (within.has("text_link")) return shown;
  const address = /^(?:mailto|tel):([^?]*)/i.exec(url)?.[1];
  if (address !== undefined) return contactText(shown, address);
  return isLinkable(url) ? link(shown, url) : shown;
}

/** Telegram makes links of mail addresses and telephone numbers itself, but only where they are written out. */
function contactText(shown: StyledText, address: string): StyledText {
  const written = decoded(address);
  if (shown.text.startsWith("mailto:") || shown.text.startsWith("tel:")) return plain(written);
  return shown.text.includes(written) ? shown : concat(shown, ` (${written})`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether Telegram takes the address for a link. */
export function isLinkable(url: string): boolean {
  return /^(https?|tg):/i.test(url) && url.length <= MAX_URL_LENGTH;
}

const RAISED: Record<string, string> = { "0": "⁰", "1": "¹", "2": "²", "3": "³", "+": "⁺", "-": "⁻", "−": "⁻", n: "ⁿ" };
const LOWERED: Record<string, string> = { "+": "₊", "-": "₋", "−": "₋" };
for (const digit of "0123456789") {
  RAISED[digit] ??= String.fromCharCode(0x2070 + Number(digit));
  LOWERED[digit] = String.fromCharCode(0x2080 + Number(digit));
}

/** Messages know no raised or lowered text, but Unicode knows the digits: 10⁹ is not 109. Other text stays as it is. */
function scriptText(type: "subscript" | "superscript", value: StyledText): StyledText {
  const characters = type === "subscript" ? LOWERED : RAISED;
  const text = Array.from(value.text, (character) => characters[character]).join("");
  // Each of these is one UTF-16 unit for one, so the entities stay right.
  return text.length === value.text.length ? { ...value, text } : value;
}

import { type Inline, type InlineStyle, inlineText } from "../document.ts";
import { linkAddress } from "./addresses.ts";
import { cleanText, oneLine } from "./clean-text.ts";
import {
  attribute,
  type HtmlElement,
  type HtmlNode,
  hasClass,
  isElement,
  parseHtml,
  rawText,
  seenChildren,
} from "./html-nodes.ts";
import { tidyInline } from "./inline-flow.ts";
import { withinStack } from "./nesting.ts";

const STYLES: Record<string, InlineStyle> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  cite: "italic",
  dfn: "italic",
  var: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  mark: "marked",
  sub: "subscript",
  sup: "superscript",
  "tg-spoiler": "spoiler",
};

const CODE: ReadonlySet<string> = new Set(["code", "kbd", "samp", "tt"]);
/** Table rows and blocks that stand where only inline text has a place: a line of their own. */
const LINES: ReadonlySet<string> = new Set("p div li tr h1 h2 h3 h4 h5 h6 dt dd blockquote pre".split(" "));

/** The inline spans of nodes, not yet tidied. A block among them becomes lines, a picture its alternative text. */
export function inlinesOf(nodes: readonly HtmlNode[], base?: string): Inline[] {
  return nodes.flatMap((node) => inlineOf(node, base));
}

function inlineOf(node: HtmlNode, base: string | undefined): Inline[] {
  if ("value" in node) return text(cleanText(node.value).replace(/\s+/g, " "));
  if (!isElement(node)) return [];
  switch (node.tagName) {
    case "br":
      return text("\n");
    case "math":
      return inlineMath(node, base);
    case "wbr":
      return [];
    case "img":
      return text(oneLine(attribute(node, "alt") ?? ""));
    case "rt":
      // The reading of a ruby text stands above it; in a line it stands in brackets, as `<rp>` would have it.
      return [...text("("), ...inlinesOf(seenChildren(node), base), ...text(")")];
    case "rp":
      return [];
    default:
      return element(node, base);
  }
}

function element(node: HtmlElement, base: string | undefined): Inline[] {
  if (CODE.has(node.tagName)) return codeSpan(node, base);
  const children = inlinesOf(seenChildren(node), base);
  if (LINES.has(node.tagName)) return [...text("\n"), ...children, ...text("\n")];
  if (node.tagName === "td" || node.tagName === "th") return [...children, ...text(" ")];
  return wrapInline(node, children, base);
}

/** What an inline element does to its content: a style, a link, or nothing. */
export function wrapInline(node: HtmlElement, children: Inline[], base?: string): Inline[] {
  const styles = stylesOf(node);
  if (styles.length > 0) return styles.reduce<Inline[]>((inner, type) => [{ type, children: inner }], children);
  if (node.tagName === "a" && hasClass(node, /(?:^|\s)(?:footnote-anchor|footnote-ref)(?:\s|$)/))
    return [{ type: "superscript", children }];
  const url = node.tagName === "a" ? linkAddress(attribute(node, "href"), base) : undefined;
  return url === undefined ? children : [{ type: "link", url, children }];
}

/** The styles that an element's name gives, or what it says for itself: editors write `<span style="font-weight: 700">`. */
function stylesOf(node: HtmlElement): InlineStyle[] {
  const named = STYLES[node.tagName];
  if (node.attrs.length === 0) return named === undefined ? [] : [named];
  const css = attribute(node, "style") ?? "";
  const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/i.exec(css)?.[1]?.toLowerCase();
  // What Google Docs puts around everything that is copied.
  if (named === "bold" && (weight === "normal" || weight === "400")) return [];
  if (named !== undefined) return [named];
  if (node.tagName !== "span" && node.tagName !== "font") return [];
  const found: InlineStyle[] = [];
  if (weight !== undefined && /^(?:bold|bolder|[6-9]00)$/.test(weight)) found.push("bold");
  if (/(?:^|;)\s*font-style\s*:\s*(?:italic|oblique)/i.test(css)) found.push("italic");
  if (/(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*underline/i.test(css)) found.push("underline");
  if (/(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through/i.test(css)) found.push("strikethrough");
  if (/(?:^|;)\s*vertical-align\s*:\s*super/i.test(css)) found.push("superscript");
  if (/(?:^|;)\s*vertical-align\s*:\s*sub\b/i.test(css)) found.push("subscript");
  if (/(?:^|\s)(?:spoiler|spoiler-text|md-spoiler-text)(?:\s|$)/i.test(attribute(node, "class") ?? ""))
    found.push("spoiler");
  return found;
}

/** A formula: what it is written with, or what stands for it. */
function inlineMath(node: HtmlElement, base: string | undefined): Inline[] {
  const shown = inlinesOf(seenChildren(node), base);
  return inlineText(shown).trim() === "" ? text(oneLine(attribute(node, "alttext") ?? "")) : shown;
}

/** Code has no styles within; a link around or in it is lost, but for one that is all of it. */
function codeSpan(node: HtmlElement, base: string | undefined): Inline[] {
  const shown = cleanText(rawText(node)).replace(/\s+/g, " ");
  if (shown.trim() === "") return text(shown);
  const link = node.childNodes.length === 1 ? node.childNodes[0] : undefined;
  const code: Inline = { type: "code", text: shown };
  return link && isElement(link) ? wrapInline(link, [code], base) : [code];
}

function text(value: string): Inline[] {
  return value === "" ? [] : [{ type: "text", text: value }];
}

/** The plain text of a piece of HTML on one line: entities decoded, tags gone. For titles and leads. */
export function textFromHtml(html: string): string {
  return withinStack(() => oneLine(inlineText(tidyInline(inlinesOf(seenChildren({ childNodes: parseHtml(html) }))))));
}

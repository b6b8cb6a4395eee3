import type { Nodes, Parents, Table, TableRow } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Document } from "../document.ts";
import { cleanText } from "./clean-text.ts";
import { documentFromHtml, type HtmlOptions } from "./html.ts";
import { type MarkdownPiece, markdownPieces } from "./markdown-pieces.ts";
import { withinStack } from "./nesting.ts";

/** HTML elements that people write into Markdown; anything else between angle brackets was meant to be read: `List<String>`. */
const WRITTEN: ReadonlySet<string> = new Set([
  ..."a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del".split(
    " ",
  ),
  ..."details dfn div dl dt em embed figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i iframe img ins kbd".split(
    " ",
  ),
  ..."li main mark nav ol p picture pre q rp rt ruby s samp script section small source span strike strong style sub".split(
    " ",
  ),
  ..."summary sup svg table tbody td tfoot th thead time tr tt u ul var video wbr tg-spoiler".split(" "),
]);

/**
 * The document in a Markdown text: CommonMark with GitHub's tables, task lists, strikethrough, footnotes and bare links. Embedded
 * HTML counts as what it shows; an unknown tag stays text. Pure.
 *
 * It goes by way of HTML, so that HTML around Markdown (`<details>`, `<sub>`) and Markdown around HTML come out as a browser
 * would show them.
 * @throws AppError "invalid" for a text that is nested too deeply for the stack, and for nothing else
 */
export function documentFromMarkdown(text: string, options: HtmlOptions = {}): Document {
  return documentFromHtml(htmlOfMarkdown(text), options);
}

/** The HTML that a Markdown text stands for. Its time grows with the length of the text, not with its square. */
export function htmlOfMarkdown(text: string): string {
  return markdownPieces(cleanText(text))
    .map((piece) => withinStack(() => htmlFromMarkdown(piece)))
    .join("");
}

function htmlFromMarkdown({ text, definitions: others }: MarkdownPiece): string {
  const tree = fromMarkdown(text + others, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const definitions = new Map<string, string>();
  collectDefinitions(tree, definitions);
  const own = tree.children.filter((node) => (node.position?.start.offset ?? 0) < text.length || others === "");
  return html({ ...tree, children: own }, definitions);
}

function collectDefinitions(node: Nodes, definitions: Map<string, string>): void {
  if (node.type === "definition" && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
  if ("children" in node) for (const child of node.children) collectDefinitions(child, definitions);
}

function html(node: Nodes, definitions: ReadonlyMap<string, string>): string {
  const inside = (parent: Parents) => parent.children.map((child) => html(child, definitions)).join("");
  switch (node.type) {
    case "root":
      return inside(node);
    case "text":
      return escapedHtml(node.value);
    case "html":
      return writtenHtml(node.value);
    case "paragraph":
      return `<p>${inside(node)}</p>`;
    case "heading":
      return `<h${node.depth}>${inside(node)}</h${node.depth}>`;
    case "thematicBreak":
      return "<hr>";
    case "break":
      return "<br>";
    case "blockquote":
      return `<blockquote>${inside(node)}</blockquote>`;
    case "list":
      return node.ordered ? `<ol start="${node.start ?? 1}">${inside(node)}</ol>` : `<ul>${inside(node)}</ul>`;
    case "listItem":
      return `<li>${checkbox(node.checked)}${inside(node)}</li>`;
    case "code":
      return `<pre><code class="language-${escapedHtml(node.lang ?? "")}">${escapedHtml(node.value)}</code></pre>`;
    case "inlineCode":
      return `<code>${escapedHtml(node.value)}</code>`;
    case "emphasis":
      return `<em>${inside(node)}</em>`;
    case "strong":
      return `<strong>${inside(node)}</strong>`;
    case "delete":
      return `<del>${inside(node)}</del>`;
    case "link":
      return `<a href="${escapedHtml(node.url)}">${inside(node)}</a>`;
    case "linkReference":
      return `<a href="${escapedHtml(definitions.get(node.identifier) ?? "")}">${inside(node)}</a>`;
    case "image":
      return image(node.url, node.alt, node.title);
    case "imageReference":
      return image(definitions.get(node.identifier) ?? "", node.alt);
    case "table":
      return table(node, inside);
    case "footnoteReference":
      return `<sup>[${escapedHtml(node.label ?? node.identifier)}]</sup>`;
    case "footnoteDefinition":
      return `<aside role="doc-footnote" data-label="${escapedHtml(node.label ?? node.identifier)}">${inside(node)}</aside>`;
    case "definition":
    case "yaml":
      return "";
    case "tableRow":
    case "tableCell":
      return inside(node);
    default:
      return node satisfies never;
  }
}

function image(url: string, alt?: string | null, title?: string | null): string {
  return `<img src="${escapedHtml(url)}" alt="${escapedHtml(alt ?? "")}" title="${escapedHtml(title ?? "")}">`;
}

function checkbox(checked: boolean | null | undefined): string {
  return typeof checked === "boolean" ? `<input type="checkbox"${checked ? " checked" : ""}>` : "";
}

function table(node: Table, inside: (parent: Parents) => string): string {
  const row = ({ children }: TableRow, tag: "th" | "td") =>
    `<tr>${children.map((cell, at) => `<${tag} align="${node.align?.[at] ?? ""}">${inside(cell)}</${tag}>`).join("")}</tr>`;
  return `<table>${node.children.map((child, at) => row(child, at === 0 ? "th" : "td")).join("")}</table>`;
}

function writtenHtml(value: string): string {
  const name = /^<\/?([a-z][\w-]*)/i.exec(value)?.[1]?.toLowerCase();
  return name === undefined || WRITTEN.has(name) ? value : escapedHtml(value);
}

export function escapedHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

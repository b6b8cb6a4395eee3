import type { Html, ListItem as MarkdownItem, PhrasingContent, RootContent, Table } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import {
  type Block,
  type Inline,
  type InlineStyle,
  inlineText,
  type ListItem,
  type Picture,
  type PictureSource,
  type TableCell,
} from "../content/document.ts";
import { escapedHtml } from "../content/importers/markdown.ts";

/**
 * A document as Markdown for people to read and edit: CommonMark with GitHub's tables, and HTML for what that has no sign for, as
 * `content/importers/markdown.ts` reads it back. Pure.
 * @param address where a picture of the store lies; undefined: it is left out
 */
export function documentMarkdown(blocks: readonly Block[], address: Address): string {
  const children = blocks.flatMap((block) => blockNodes(block, address));
  return toMarkdown({ type: "root", children }, { extensions: [gfmToMarkdown()], bullet: "-", rule: "-" });
}

export type Address = (source: PictureSource) => string | undefined;

const html = (value: string): Html => ({ type: "html", value });

function blockNodes(block: Block, address: Address): RootContent[] {
  const inside = (blocks: readonly Block[]) => blocks.flatMap((one) => blockNodes(one, address)) as never[];
  switch (block.type) {
    case "paragraph":
      return [{ type: "paragraph", children: phrasing(block.content) }];
    case "heading":
      return [{ type: "heading", depth: block.level, children: phrasing(block.content) }];
    case "list":
      return [
        {
          type: "list",
          ordered: block.ordered,
          start: block.ordered ? (block.start ?? 1) : null,
          spread: false,
          children: block.items.map((item) => listItem(item, inside(item.blocks))),
        },
      ];
    case "quote":
      return block.credit
        ? [html("<blockquote>"), ...inside(block.blocks), html(`${footer(block.credit)}</blockquote>`)]
        : [{ type: "blockquote", children: inside(block.blocks) }];
    case "pull_quote":
      return [
        html('<blockquote class="pullquote">'),
        { type: "paragraph", children: phrasing(block.content) },
        html(`${footer(block.credit)}</blockquote>`),
      ];
    case "code":
      return [{ type: "code", lang: block.language ?? null, value: block.text }];
    case "table":
      return [
        isPlain(block.rows) && !block.caption ? plainTable(block.rows) : html(tableHtml(block.rows, block.caption)),
      ];
    case "picture":
      return pictureNodes(block, address);
    case "gallery":
      return [html("<figure>"), ...block.pictures.map((one) => html(figure(one, address))), html("</figure>")];
    case "embed":
      return [embed(block)];
    case "details":
      return [
        html(`<details><summary>${inlineHtml(block.summary)}</summary>`),
        ...inside(block.blocks),
        html("</details>"),
      ];
    case "footnote":
      return /^\w+$/.test(block.label)
        ? [{ type: "footnoteDefinition", identifier: block.label, label: block.label, children: inside(block.blocks) }]
        : [
            html(`<aside role="doc-footnote" data-label="${escapedHtml(block.label)}">`),
            ...inside(block.blocks),
            html("</aside>"),
          ];
    case "divider":
      return [{ type: "thematicBreak" }];
    default:
      return block satisfies never;
  }
}

function listItem({ checked }: ListItem, children: never[]): MarkdownItem {
  return { type: "listItem", checked: checked ?? null, spread: false, children };
}

const ELEMENTS: Record<InlineStyle, string> = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "del",
  spoiler: "tg-spoiler",
  marked: "mark",
  subscript: "sub",
  superscript: "sup",
};

/** A style or link within one of its kind says nothing more, and Markdown has no way to write it. */
function unnested(content: readonly Inline[], within: readonly string[] = []): Inline[] {
  return content.flatMap((span): Inline[] => {
    if (!("children" in span)) return [span];
    const children = unnested(span.children, [...within, span.type]);
    return within.includes(span.type) ? children : [{ ...span, children }];
  });
}

function phrasing(content: readonly Inline[]): PhrasingContent[] {
  return unnested(content).flatMap(phrase);
}

function phrase(span: Inline): PhrasingContent[] {
  switch (span.type) {
    case "text":
      return span.text
        .split("\n")
        .flatMap((line, index): PhrasingContent[] => [
          ...(index > 0 ? [{ type: "break" as const }] : []),
          ...(line === "" ? [] : [{ type: "text" as const, value: line }]),
        ]);
    case "code":
      return [{ type: "inlineCode", value: span.text }];
    case "link":
      return [{ type: "link", url: span.url, children: span.children.flatMap(phrase) }];
    case "bold":
      return [{ type: "strong", children: span.children.flatMap(phrase) }];
    case "italic":
      return [{ type: "emphasis", children: span.children.flatMap(phrase) }];
    case "strikethrough":
      return [{ type: "delete", children: span.children.flatMap(phrase) }];
    default:
      return [html(`<${ELEMENTS[span.type]}>`), ...span.children.flatMap(phrase), html(`</${ELEMENTS[span.type]}>`)];
  }
}

/** Inline spans within HTML. A line break is an element there: an empty line would end the HTML. */
function inlineHtml(content: readonly Inline[]): string {
  return unnested(content).map(spanHtml).join("");
}

function spanHtml(span: Inline): string {
  switch (span.type) {
    case "text":
      return escapedHtml(span.text).replaceAll("\n", "<br>");
    case "code":
      return `<code>${escapedHtml(span.text).replaceAll("\n", " ")}</code>`;
    case "link":
      return `<a href="${escapedHtml(span.url)}">${span.children.map(spanHtml).join("")}</a>`;
    default:
      return `<${ELEMENTS[span.type]}>${span.children.map(spanHtml).join("")}</${ELEMENTS[span.type]}>`;
  }
}

function footer(credit: readonly Inline[] | undefined): string {
  return credit ? `<footer>${inlineHtml(credit)}</footer>` : "";
}

/** A table as GitHub has them: a first row of headers alone, no line breaks within, the columns aligned by it. */
function isPlain(rows: readonly TableCell[][]): boolean {
  const [head = [], ...body] = rows;
  const isLine = ({ content }: TableCell) => !inlineText(content).includes("\n");
  return (
    head.length > 1 &&
    head.every((cell) => cell.header) &&
    body.flat().every((cell) => !cell.header) &&
    rows.every((row) => row.length === head.length && row.every((cell, at) => cell.align === head[at]?.align)) &&
    rows.flat().every(isLine)
  );
}

const ALIGNED = { start: "left", center: "center", end: "right" } as const;

function plainTable(rows: readonly TableCell[][]): Table {
  return {
    type: "table",
    align: rows[0]?.map(({ align }) => (align ? ALIGNED[align] : null)) ?? [],
    children: rows.map((row) => ({
      type: "tableRow",
      children: row.map(({ content }) => ({ type: "tableCell", children: phrasing(content) })),
    })),
  };
}

function tableHtml(rows: readonly TableCell[][], caption: readonly Inline[] | undefined): string {
  const cell = ({ content, header, align }: TableCell) => {
    const tag = header ? "th" : "td";
    return `<${tag}${align ? ` align="${ALIGNED[align]}"` : ""}>${inlineHtml(content)}</${tag}>`;
  };
  const title = caption ? `<caption>${inlineHtml(caption)}</caption>\n` : "";
  return `<table>\n${title}${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>\n`).join("")}</table>`;
}

function pictureNodes(picture: Picture, address: Address): RootContent[] {
  const url = address(picture.source);
  if (url === undefined || picture.caption || picture.credit !== undefined) return [html(figure(picture, address))];
  return [{ type: "paragraph", children: [{ type: "image", url, alt: picture.alt ?? "" }] }];
}

function figure({ source, alt, caption, credit }: Picture, address: Address): string {
  const image = `<img src="${escapedHtml(address(source) ?? "")}" alt="${escapedHtml(alt ?? "")}">`;
  const below = [
    caption ? inlineHtml(caption) : "",
    credit === undefined ? "" : `<cite>${escapedHtml(credit)}</cite>`,
  ].filter((part) => part !== "");
  return `<figure>${image}${below.length > 0 ? `<figcaption>${below.join("<br>")}</figcaption>` : ""}</figure>`;
}

/** What no element shows, such as something of Telegram's own, is a link. */
function embed({ media, url, title }: Block & { type: "embed" }): RootContent {
  if (!/^https?:/.test(url)) {
    return { type: "paragraph", children: [{ type: "link", url, children: [{ type: "text", value: title ?? url }] }] };
  }
  const tag = media === "other" ? "iframe" : media;
  return html(
    `<${tag} src="${escapedHtml(url)}"${title === undefined ? "" : ` title="${escapedHtml(title)}"`}></${tag}>`,
  );
}

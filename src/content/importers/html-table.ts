import { type Block, type Inline, inlineText, type TableCell } from "../document.ts";
import type { HtmlContext } from "./html.ts";
import { attribute, elementsIn, findAll, type HtmlElement, seenChildren, tagOf } from "./html-nodes.ts";

/**
 * A table; or, where it only lays out a page (one column, or cells that hold blocks no cell can), what is in its cells, one after
 * another.
 */
export function tableBlocks(element: HtmlElement, around: HtmlContext): Block[] {
  const rows = findAll(element, ["tr"]);
  const cells = rows.map((row) => elementsIn(row).filter((cell) => /^t[dh]$/.test(cell.tagName)));
  const caption = findAll(element, ["caption"])[0];
  const title = caption ? around.inlines(seenChildren(caption)) : [];
  if (attribute(element, "role") === "presentation" || isLayout(cells)) {
    return [...paragraph(title), ...cells.flat().flatMap((cell) => around.blocks(seenChildren(cell)))];
  }
  const filled = cells
    .map((row) => row.map((cell) => tableCell(cell, around)))
    .filter((row) => row.some((cell) => inlineText(cell.content) !== ""));
  if (filled.length === 0) return paragraph(title);
  return [{ type: "table", rows: filled, ...(inlineText(title) !== "" && { caption: title }) }];
}

function isLayout(rows: readonly HtmlElement[][]): boolean {
  if (rows.every((row) => row.length <= 1)) return true;
  return rows
    .flat()
    .some((cell) => findAll(cell, ["table", "iframe", "video", "blockquote", "figure", "pre"]).length > 0);
}

function tableCell(cell: HtmlElement, around: HtmlContext): TableCell {
  const align = alignment(cell);
  return {
    content: around.inlines(seenChildren(cell)),
    ...(tagOf(cell) === "th" && { header: true }),
    ...(align && { align }),
  };
}

/** "left" and "right" are what start and end look like in a left-to-right page, which is where they are written. */
function alignment(cell: HtmlElement): TableCell["align"] {
  const style = /text-align\s*:\s*(\w+)/i.exec(attribute(cell, "style") ?? "")?.[1];
  switch ((style ?? attribute(cell, "align"))?.toLowerCase()) {
    case "center":
      return "center";
    case "right":
    case "end":
      return "end";
    case "left":
    case "start":
      return "start";
    default:
      return undefined;
  }
}

function paragraph(content: Inline[]): Block[] {
  return inlineText(content) === "" ? [] : [{ type: "paragraph", content }];
}

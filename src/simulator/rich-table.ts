import type { RichBlockTable, RichBlockTableCell } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import { cantParseCell, Flag, readShape, WholeNumber } from "./rich-error.ts";
import type { RichReading } from "./rich-reading.ts";
import { isEmpty, readOptional, readRichText } from "./rich-text.ts";

const Table = z.looseObject({
  cells: z.array(z.array(z.unknown())),
  is_bordered: Flag,
  is_striped: Flag,
  is_compact: Flag,
  caption: z.unknown().optional(),
});
const Cell = z.looseObject({
  text: z.unknown().optional(),
  is_header: Flag,
  colspan: WholeNumber.default(1),
  rowspan: WholeNumber.default(1),
  align: z.string().optional(),
  valign: z.string().default("middle"),
});
const ALIGN = ["left", "center", "right"] as const;
const VALIGN = ["top", "middle", "bottom"] as const;

/** A table, row by row; a row counts as a block, and cells that span are counted where they reach. */
export function readTable(reading: RichReading, given: unknown, depth: number): RichBlockTable {
  const { cells, is_bordered, is_striped, is_compact, caption } = readShape(Table, given);
  const rows = cells.map((row) => {
    reading.countBlock();
    return row.map((cell) => readCell(reading, cell, depth));
  });
  reading.checkColumns(columns(rows));
  return {
    type: "table",
    cells: rows,
    ...(is_bordered && { is_bordered: true }),
    ...(is_striped && { is_striped: true }),
    ...(is_compact && { is_compact: true }),
    ...readOptional(reading, "caption", caption, depth),
  };
}

function readCell(reading: RichReading, given: unknown, depth: number): RichBlockTableCell {
  const { text, is_header, colspan, rowspan, align, valign } = readShape(Cell, given, cantParseCell);
  const said = text === undefined ? "" : readRichText(reading, text, depth, cantParseCell);
  const horizontal = ALIGN.find((one) => one === (align ?? (is_header ? "center" : "left")));
  const vertical = VALIGN.find((one) => one === valign);
  if (!horizontal) throw cantParseCell("Invalid horizontal alignment specified");
  if (!vertical) throw cantParseCell("Invalid vertical alignment specified");
  if (colspan < 0) throw badRequest("invalid table cell colspan specified");
  if (rowspan < 0) throw badRequest("invalid table cell rowspan specified");
  return {
    ...(!isEmpty(said) && { text: said }),
    ...(is_header && { is_header: true }),
    ...(colspan > 1 && { colspan }),
    ...(rowspan > 1 && { rowspan }),
    align: horizontal,
    valign: vertical,
  };
}

/** How many columns there are: in each row its cells, and those that reach into it from above. */
function columns(rows: RichBlockTableCell[][]): number {
  /** Of cells above: how wide, and into which row they no longer reach. */
  const reaching: { width: number; end: number }[] = [];
  const widths = rows.map((row, index) => {
    const above = reaching.filter(({ end }) => end > index).reduce((sum, { width }) => sum + width, 0);
    for (const { colspan = 1, rowspan = 1 } of row) {
      if (rowspan > 1) reaching.push({ width: colspan, end: index + rowspan });
    }
    return row.reduce((sum, { colspan = 1 }) => sum + colspan, above);
  });
  return Math.max(0, ...widths);
}

import type { TableCell } from "../content/document.ts";
import { inlineText } from "../content/document.ts";
import type { StyledText } from "../core/message.ts";
import { inlineStyled } from "./inline-text.ts";
import { hasRightToLeft } from "./locale.ts";
import { bold, concat, join, plain, preformatted, trim } from "./styled-text.ts";

/** Columns of monospace text that a phone shows without wrapping. */
const PHONE_COLUMNS = 34;

/**
 * A table that fits a phone is monospace in columns. A wider one has a paragraph for each row, every cell after its column's header, or
 * without headers a line for each row. So has one in a right-to-left script, whose columns the clients would put in disorder.
 */
export function tableText(rows: readonly TableCell[][], quoted: boolean): StyledText {
  const texts = rows.map((row) => row.map((cell) => plain(inlineText(cell.content)).text.replace(/\s+/g, " ").trim()));
  const widths: number[] = [];
  for (const row of texts) {
    for (const [column, text] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, columnsOf(text));
  }
  const total = widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1);
  const rightToLeft = texts.some((row) => row.some(hasRightToLeft));
  if (total <= PHONE_COLUMNS && !quoted && !rightToLeft) return monospaceTable(rows, texts, widths);
  const headed = rows.length > 1 && (rows[0]?.every((cell) => cell.header) ?? false);
  if (!headed) {
    return join(
      rows.map((row) =>
        join(
          row.map((cell) => trim(inlineStyled(cell.content))),
          " · ",
        ),
      ),
      "\n",
    );
  }
  return join(
    rows.slice(1).map((row) => headedRow(row, texts[0] ?? [])),
    "\n\n",
  );
}

const GAP = "  ";

function monospaceTable(
  rows: readonly TableCell[][],
  texts: readonly string[][],
  widths: readonly number[],
): StyledText {
  const lines = rows.map((row, index) =>
    widths
      .map((width, column) => pad(texts[index]?.[column] ?? "", width, row[column]?.align))
      .join(GAP)
      .trimEnd(),
  );
  return preformatted(lines.join("\n"));
}

function headedRow(row: readonly TableCell[], headers: readonly string[]): StyledText {
  const lines = row.map((cell, column) => {
    const header = headers[column] ?? "";
    const content = trim(inlineStyled(cell.content));
    return header === "" || content.text === "" ? content : concat(bold(`${header}:`), " ", content);
  });
  return join(lines, "\n");
}

function pad(text: string, width: number, align: TableCell["align"]): string {
  const missing = Math.max(0, width - columnsOf(text));
  const before = align === "end" ? missing : align === "center" ? Math.floor(missing / 2) : 0;
  return " ".repeat(before) + text + " ".repeat(missing - before);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Columns in a monospace font: East Asian wide characters and emoji take two (Unicode UAX #11). */
function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) {
    columns +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        segment,
      )
        ? 2
        : 1;
  }
  return columns;
}

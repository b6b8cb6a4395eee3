import { oneLine } from "./clean-text.ts";
import { endsSentence } from "./page-line.ts";

/** A page whose longest line is within this is one that was broken at a column, in UTF-16 units. */
const COLUMN = { from: 55, until: 100 };
/** Words that don't fit by less than this may have been moved to the next line: a column is not always used up. */
const SLACK = 2;

/** Direction marks at a line's ends, which editing programs put there; each paragraph has its own direction anyway. */
const MARKS_AROUND = /^[\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+|[\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+$/g;
/** So many lines have to stop in the middle of a sentence where the next word didn't fit: one may be a title. */
const ENOUGH = 2;

/** One line for each paragraph of a text: as they stand, or joined where the text was broken at a column. */
export function linesOfPage(text: string): string[] {
  const parts = text.split(/\n\s*\n/).map((part) =>
    part
      .split("\n")
      .map((line) => oneLine(line).replace(MARKS_AROUND, ""))
      .filter((line) => line !== ""),
  );
  const column = parts.flat().reduce((longest, line) => Math.max(longest, line.length), 0);
  const broken = parts.filter((part) => isFilled(part, column));
  const stops = broken.flatMap((part) => part.slice(0, -1)).filter((line) => !endsSentence(line)).length;
  // Without empty lines, a text that is broken at a column would have no paragraphs.
  const isBroken = column >= COLUMN.from && column <= COLUMN.until && parts.length > 1 && stops >= ENOUGH;
  return parts.flatMap((part) => (isBroken && broken.includes(part) ? [part.join(" ")] : part));
}

/** Whether each line but the last goes on so far that the next word didn't fit. */
function isFilled(lines: readonly string[], column: number): boolean {
  return lines.slice(0, -1).every((line, index) => {
    const next = lines[index + 1]?.split(" ", 1)[0] ?? "";
    return line.length + 1 + next.length > column - SLACK;
  });
}

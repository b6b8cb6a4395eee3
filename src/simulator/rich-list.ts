import type { RichBlock, RichBlockListItem } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import { cantParseBlock, Flag, readShape, WholeNumber } from "./rich-error.ts";
import type { RichReading } from "./rich-reading.ts";

const List = z.looseObject({ items: z.array(z.unknown()) });
const Item = z.looseObject({
  blocks: z.array(z.unknown()),
  has_checkbox: Flag,
  is_checked: Flag,
  value: WholeNumber.optional(),
  type: z.string().default(""),
});
const LABELS = ["1", "a", "A", "i", "I"] as const;
const BULLET = "•";

/**
 * A list (TDLib, `WebPageBlockList`): items that have a `type` are numbered, with their `value`; all or none must be.
 * @param readBlocks reads what is in an item
 */
export function readList(
  reading: RichReading,
  given: unknown,
  readBlocks: (blocks: unknown[]) => RichBlock[],
): { type: "list"; items: RichBlockListItem[] } {
  const items = readShape(List, given).items.map((one) => {
    reading.countBlock();
    return readItem(one, readBlocks);
  });
  if (items.length === 0) throw badRequest("list must be non-empty");
  if (new Set(items.map(({ type }) => type === undefined)).size > 1) {
    throw badRequest("list must be either ordered or unordered");
  }
  return { type: "list", items };
}

function readItem(given: unknown, readBlocks: (blocks: unknown[]) => RichBlock[]): RichBlockListItem {
  const { blocks, has_checkbox, is_checked, value = 0, type } = readShape(Item, given);
  const kind = LABELS.find((one) => one === type);
  if (type !== "" && !kind) throw cantParseBlock("Invalid list item type specified");
  return {
    label: kind ? orderedLabel(value, kind) : BULLET,
    blocks: blocks.length === 0 ? [{ type: "paragraph", text: "" }] : readBlocks(blocks),
    ...(has_checkbox && { has_checkbox: true as const, ...(is_checked && { is_checked: true as const }) }),
    ...(kind && { value, type: kind }),
  };
}

const ROMAN = Object.entries({
  ...{ M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90 },
  ...{ L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 },
});

/** The label of a numbered item, "4.", "d." or "iv." (TDLib, `get_ordered_list_label`). */
export function orderedLabel(value: number, type: (typeof LABELS)[number]): string {
  const word = type === "1" || value < 1 ? "" : type.toUpperCase() === "A" ? letters(value) : roman(value);
  return `${(type === "a" || type === "i" ? word.toLowerCase() : word) || value}.`;
}

function letters(value: number): string {
  let word = "";
  for (let left = value; left > 0; left = Math.floor((left - 1) / 26)) {
    word = String.fromCharCode(65 + ((left - 1) % 26)) + word;
  }
  return word;
}

function roman(value: number): string {
  if (value >= 4000) return "";
  let left = value;
  let word = "";
  for (const [digits, worth] of ROMAN) {
    word += digits.repeat(Math.floor(left / worth));
    left %= worth;
  }
  return word;
}

import type { RichBlock, RichMessage, RichText } from "grammy/types";

/** What a rich message says, a line for each text in it. @param hide what is shown instead of a hidden part */
export function messageWords({ blocks }: RichMessage, hide?: (words: string) => string): string {
  return blocks.flatMap((block) => blockLines(block, hide)).join("\n");
}

/** What a block says, in one line. */
export function blockWords(block: RichBlock): string {
  return blockLines(block).join(" ");
}

/** The words of a rich text. */
export function textWords(text: RichText, hide?: (words: string) => string): string {
  if (typeof text === "string") return text;
  if (Array.isArray(text)) return text.map((part) => textWords(part, hide)).join("");
  if (text.type === "custom_emoji") return text.alternative_text;
  if (!("text" in text)) return "";
  const words = textWords(text.text, hide);
  return hide && text.type === "spoiler" ? hide(words) : words;
}

function blockLines(block: RichBlock, hide?: (words: string) => string): string[] {
  const texts = Object.entries(block).flatMap(([name, value]): RichText[] => {
    if (name === "text" || name === "summary" || name === "credit") return [value];
    if (name === "caption") return block.type === "table" ? [value] : [value.text, value.credit ?? ""];
    if (name === "cells") return block.type === "table" ? block.cells.map((row) => rowText(row)) : [];
    return [];
  });
  const inner =
    "blocks" in block ? block.blocks : block.type === "list" ? block.items.flatMap(({ blocks }) => blocks) : [];
  const own = texts.map((text) => textWords(text, hide)).filter((line) => line !== "");
  return [...own, ...inner.flatMap((one) => blockLines(one, hide))];
}

function rowText(row: { text?: RichText }[]): RichText {
  return row.flatMap(({ text = "" }, index) => (index === 0 ? [text] : [" | ", text]));
}

export type Direction = "ltr" | "rtl";

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The direction that a text's first letter gives it; undefined without one. */
export function directionOf(words: string): Direction | undefined {
  const letter = /\p{L}/u.exec(words)?.[0];
  if (letter === undefined) return undefined;
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}

import type { RichBlock, RichBlockCaption, RichMessage, RichText } from "grammy/types";

/** What a rich message says, without how it looks: a line for each text in it. */
export function plainMessage({ blocks }: RichMessage): string {
  return blocks.flatMap(linesOf).join("\n");
}

/** The words of a rich text. */
export function plainText(text: RichText): string {
  if (typeof text === "string") return text;
  if (Array.isArray(text)) return text.map(plainText).join("");
  if (text.type === "custom_emoji") return text.alternative_text;
  return "text" in text ? plainText(text.text) : "";
}

function linesOf(block: RichBlock): string[] {
  switch (block.type) {
    case "list":
      return block.items.flatMap(({ label, blocks }) => {
        const [first = "", ...others] = blocks.flatMap(linesOf);
        return [`${label} ${first}`, ...others];
      });
    case "table":
      return [
        ...("caption" in block && block.caption ? [plainText(block.caption)] : []),
        ...block.cells.map((row) => row.map(({ text = "" }) => plainText(text)).join(" | ")),
      ];
    case "details":
      return [plainText(block.summary), ...block.blocks.flatMap(linesOf)];
    default:
      return [
        ...("text" in block ? [plainText(block.text)] : []),
        ...("blocks" in block ? block.blocks.flatMap(linesOf) : []),
        ...("caption" in block && block.caption ? captionLines(block.caption) : []),
        ...("credit" in block && block.credit ? [plainText(block.credit)] : []),
      ];
  }
}

function captionLines({ text, credit }: RichBlockCaption): string[] {
  return [text, credit ?? ""].map(plainText).filter((line) => line !== "");
}

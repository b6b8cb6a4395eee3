import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ArticleDraft } from "../../../src/content/article.ts";
import { type Block, blocksText, type Inline, inlineText, type Picture } from "../../../src/content/document.ts";

export const FIXTURES = join(import.meta.dirname, "..", "..", "fixtures", "import");

/**
 * Compares what came out of a source with `golden/<name>.txt`, which is read and reviewed like prose. After a wanted change:
 * `UPDATE_GOLDEN=1 node --test tests/content/importers/*.test.ts`, then look at the difference.
 */
export function assertGolden(name: string, shown: string): void {
  const path = join(import.meta.dirname, "golden", `${name}.txt`);
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, `${shown}\n`);
  assert.ok(existsSync(path), `${path} is missing; UPDATE_GOLDEN=1 writes it`);
  assert.equal(`${shown}\n`, readFileSync(path, "utf8"));
}

/** A draft as one would describe it: what is known of it line by line, then its body, one line for each block. */
export function readableDraft(draft: ArticleDraft): string {
  const facts = {
    title: draft.title,
    lead: draft.lead,
    author: draft.author,
    date: draft.publishedAt === undefined ? undefined : new Date(draft.publishedAt).toISOString(),
    tags: draft.tags.length > 0 ? draft.tags.join(" | ") : undefined,
    language: draft.language,
    url: draft.url,
    picture: draft.picture && readablePicture(draft.picture),
    draft: draft.draft && "yes",
  };
  const known = Object.entries(facts).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return [...known, "", ...draft.document.blocks.map(readableBlock)].join("\n").trimEnd();
}

function readableBlock(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return readableInline(block.content);
    case "heading":
      return `${"#".repeat(block.level)} ${readableInline(block.content)}`;
    case "picture":
      return `[picture ${readablePicture(block)}]`;
    case "embed":
      return `[${block.media} ${block.url}]`;
    case "quote":
      return block.blocks.map((inner) => `> ${readableBlock(inner)}`).join("\n");
    case "list":
      return block.items.map((item) => `• ${item.blocks.map(readableBlock).join(" / ")}`).join("\n");
    default:
      return `[${block.type}] ${blocksText([block])}`;
  }
}

function readablePicture({ source, alt, caption, credit }: Picture): string {
  const about = [alt && `alt "${alt}"`, caption && `caption "${inlineText(caption)}"`, credit && `credit "${credit}"`];
  return [source.kind === "url" ? source.url : "(in the store)", ...about.filter(Boolean)].join(", ");
}

function readableInline(content: readonly Inline[]): string {
  return content
    .map((span) => {
      if (span.type === "text") return span.text.replaceAll("\n", "⏎");
      if (span.type === "code") return `\`${span.text}\``;
      const inner = readableInline(span.children);
      return span.type === "link" ? `[${inner}](${span.url})` : `<${span.type}>${inner}</${span.type}>`;
    })
    .join("");
}

/**
 * What it costs to make messages of an article, beside the way that most bots go: HTML put together as a string (and sent with a
 * `parse_mode`), without limits, pages or escaping of what stands in it.
 */

import type { Article } from "../src/content/article.ts";
import { type Block, type Inline, inlineText } from "../src/content/document.ts";
import { documentFromMarkdown } from "../src/content/importers/markdown.ts";
import { ArticleId, TagId } from "../src/core/ids.ts";
import { loadLocales } from "../src/newsroom.ts";
import { articleMessages, type Setting } from "../src/render/article.ts";
import { richArticle } from "../src/render/rich-article.ts";

const ROUNDS = 2000;

export interface RenderingBench {
  /** Microseconds an article. */
  classic: number;
  rich: number;
  concatenation: number;
}

/** Runs the measurement (some seconds), prints it, and gives the figures. */
export function benchRendering(rounds = ROUNDS): RenderingBench {
  const setting: Setting = {
    locale: loadLocales("en").get("en"),
    timeZone: "Europe/Berlin",
    deepLink: (payload) => `https://t.me/kiosk_bot?start=${payload}`,
  };
  const article = anArticle();
  const classic = microseconds(rounds, () => articleMessages(article, setting));
  const rich = microseconds(rounds, () => richArticle(article, setting));
  const concatenation = microseconds(rounds, () => concatenated(article));
  console.log(`rendering: an article of ${concatenated(article).length} characters, µs an article`);
  console.log(`  classic pages            ${classic.toFixed(0)}`);
  console.log(`  rich message             ${rich.toFixed(0)}`);
  console.log(`  concatenation of HTML    ${concatenation.toFixed(0)}`);
  console.log(`  ratios: ${(classic / concatenation).toFixed(1)} classic, ${(rich / concatenation).toFixed(1)} rich`);
  return { classic, rich, concatenation };
}

function microseconds(rounds: number, work: () => unknown): number {
  for (let round = 0; round < rounds / 10; round++) work();
  const start = performance.now();
  for (let round = 0; round < rounds; round++) work();
  return ((performance.now() - start) / rounds) * 1000;
}

function anArticle(): Article {
  const paragraph =
    "The **ferry** of six is _late_ because of the [weather](https://example.org/), says the harbour. ".repeat(5);
  const body = Array.from({ length: 5 }, (_, n) => `## Part ${n}\n\n${paragraph}\n\n- one\n- two\n\n> A quote.`).join(
    "\n\n",
  );
  return {
    id: ArticleId.parse(1),
    state: "published",
    revision: 1,
    source: "bench",
    sourceId: "1",
    title: "The ferry is late",
    lead: "And what to do about it.",
    document: documentFromMarkdown(body, {}),
    tags: [{ id: TagId.parse(1), slug: "town", title: "Town" }],
    language: "en",
    publishedAt: Date.UTC(2026, 10, 20),
  };
}

function concatenated(article: Article): string {
  return `<b>${article.title}</b>\n<i>${article.lead}</i>\n\n${article.document.blocks.map(blockHtml).join("\n\n")}`;
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case "heading":
      return `<b>${inlineText(block.content)}</b>`;
    case "paragraph":
      return block.content.map(inlineHtml).join("");
    case "list":
      return block.items.map((item) => `• ${item.blocks.map(blockHtml).join("\n")}`).join("\n");
    case "quote":
      return `<blockquote>${block.blocks.map(blockHtml).join("\n")}</blockquote>`;
    default:
      return "";
  }
}

function inlineHtml(span: Inline): string {
  if ("text" in span) return span.text;
  const inner = span.children.map(inlineHtml).join("");
  if (span.type === "link") return `<a href="${span.url}">${inner}</a>`;
  return span.type === "bold" ? `<b>${inner}</b>` : `<i>${inner}</i>`;
}

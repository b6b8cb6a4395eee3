/**
 * Taking articles in, beside the least that could be done: the bare parsers (`JSON.parse`, micromark's mdast) and bare inserts of
 * what they give into the same tables, as many a transaction. Ours also cleans, detects languages, counts what is new, finds
 * stories that are told twice, and validates everything.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { importSources } from "../src/content/importing.ts";
import { systemClock } from "../src/core/clock.ts";
import { openDatabase, transaction } from "../src/database/database.ts";

const ARTICLES = 3000;
const BATCH = 200;

export interface ImportBench {
  /** Articles a second. */
  kiosk: number;
  again: number;
  bare: number;
}

/** Runs the measurement (some twenty seconds), prints it, and gives the figures. */
export async function benchImport(articles = ARTICLES): Promise<ImportBench> {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-bench-import-"));
  try {
    const path = join(folder, "archive.jsonl");
    writeFileSync(path, archive(articles).join("\n"));
    const kiosk = await perSecond(articles, () => importOurs(path, join(folder, "ours.db")));
    const again = await perSecond(articles, () => importOurs(path, join(folder, "ours.db")));
    const bare = await perSecond(articles, () => importBarely(path, join(folder, "bare.db")));
    console.log(`import: ${articles} articles of JSON Lines with Markdown, articles/s`);
    console.log(`  kiosk, the whole pipeline       ${Math.round(kiosk)}/s`);
    console.log(`  kiosk, again, nothing changed   ${Math.round(again)}/s`);
    console.log(`  bare parsers and bare inserts   ${Math.round(bare)}/s`);
    console.log(`  ratio: ${(kiosk / bare).toFixed(2)}`);
    return { kiosk, again, bare };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (count / (performance.now() - start)) * 1000;
}

/** Articles of some 2,000 characters: a lead, paragraphs with styles and links, a list, a quote, a table. */
function archive(count: number): string[] {
  const sentence = (n: number) =>
    `Sentence ${n} says that the **ferry** of ${n % 24}:00 is _late_ because of the [weather](https://example.org/${n}). `;
  return Array.from({ length: count }, (_, id) => {
    const paragraph = (from: number) => Array.from({ length: 4 }, (_, n) => sentence(id * 31 + from + n)).join("");
    const list = Array.from({ length: 4 }, (_, n) => `- point ${n} of article ${id}`).join("\n");
    const table = `| From | To |\n| --- | --- |\n| Pier ${id} | Town |\n| Town | Pier |`;
    const body = [paragraph(0), paragraph(4), list, `> ${sentence(id)}`, table, paragraph(8)].join("\n\n");
    return JSON.stringify({
      id: String(id),
      title: `Article number ${id}`,
      lead: `What article ${id} is about.`,
      body,
      tags: [`Tag ${id % 40}`],
    });
  });
}

async function importOurs(path: string, databasePath: string): Promise<void> {
  const database = openDatabase(`sqlite:${databasePath}`);
  await importSources([path], { database, clock: systemClock });
  await database.destroy();
}

async function importBarely(path: string, databasePath: string): Promise<void> {
  const database = openDatabase(`sqlite:${databasePath}`);
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .map((line, revision) => {
      const { id, title, lead, body } = JSON.parse(line);
      const tree = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
      const row = { title, lead, document: JSON.stringify(tree), language: "en", published_at: 0 };
      return { id: String(id), row: { ...row, state: "published" as const, revision: revision + 1 } };
    });
  for (let from = 0; from < rows.length; from += BATCH) {
    await transaction(database, async (trx) => {
      for (const { id, row } of rows.slice(from, from + BATCH)) {
        const { id: article_id } = await trx
          .insertInto("article")
          .values(row)
          .returning("id")
          .executeTakeFirstOrThrow();
        await trx
          .insertInto("article_source")
          .values({ source: "bare", source_id: id, article_id, fingerprint: "" })
          .execute();
      }
    });
  }
  await database.destroy();
}

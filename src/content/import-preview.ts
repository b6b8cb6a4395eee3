import type { Clock } from "../core/clock.ts";
import type { ArticleDraft } from "./article.ts";
import { type Block, blocksText, type PictureSource } from "./document.ts";
import { type ReadOptions, readSource } from "./importers/source.ts";

/** Where lines go; as `process.stdout`, it may ask to wait. */
export interface PreviewOutput {
  write(text: string): unknown;
  once?(event: "drain", listener: () => void): unknown;
}

/**
 * What `kiosk import --dry-run --json` does: reads sources as an import does, stores nothing, and writes a line of JSON for each
 * article that would be stored and each item that would be refused.
 * @param sources as they were given, and where they are from here
 * @returns `ok` is false when a whole source gave nothing but refusals
 */
export async function previewImport(
  sources: readonly { given: string; path: string }[],
  options: Partial<ReadOptions> & { clock: Clock },
  output: PreviewOutput,
): Promise<{ ok: boolean }> {
  const seen = new Set<string>();
  let ok = true;
  for (const { given, path } of sources) {
    let articles = 0;
    let refused = 0;
    for await (const item of readSource(path, { ...options, ageFrom: options.ageFrom ?? options.clock.now() })) {
      const where = item.where === path ? {} : { where: item.where };
      const key = item.kind === "article" ? `${item.draft.source}\n${item.draft.sourceId}` : "";
      if (item.kind === "article" && !seen.has(key)) {
        seen.add(key);
        articles++;
        await writeLine(output, { source: given, ...lineOf(item.draft) });
        continue;
      }
      refused++;
      const error =
        item.kind === "refused"
          ? item.reason
          : `Its id "${item.draft.sourceId}" is that of an earlier item of this import; every item needs its own.`;
      await writeLine(output, { source: given, ...where, error });
    }
    if (articles === 0 && refused > 0) ok = false;
    if (articles === 0 && refused === 0) {
      await writeLine(output, { source: given, error: "There is no article in it." });
    }
  }
  return { ok };
}

/** An article as it would be stored, in the order in which one reads it. */
function lineOf(draft: ArticleDraft): Record<string, unknown> {
  const { document, picture } = draft;
  return {
    id: draft.sourceId,
    title: draft.title,
    lead: draft.lead ?? null,
    text: blocksText(document.blocks),
    tags: draft.tags,
    author: draft.author ?? null,
    language: draft.language,
    url: draft.url ?? null,
    publishedAt: draft.publishedAt === undefined ? null : new Date(draft.publishedAt).toISOString(),
    media: [...new Set([...(picture ? [picture.source] : []), ...picturesIn(document.blocks)].map(nameOf))],
    document,
    ...(picture && { picture }),
    ...(draft.draft && { draft: true }),
  };
}

function nameOf(source: PictureSource): string {
  return source.kind === "url" ? source.url : `media:${source.id}`;
}

/** Where the pictures of a text are, in order, also those within lists, quotes and details. */
function picturesIn(blocks: readonly Block[]): PictureSource[] {
  return blocks.flatMap((block): PictureSource[] => {
    switch (block.type) {
      case "picture":
        return [block.source];
      case "gallery":
        return block.pictures.map(({ source }) => source);
      case "list":
        return block.items.flatMap((item) => picturesIn(item.blocks));
      case "quote":
      case "details":
      case "footnote":
        return picturesIn(block.blocks);
      default:
        return [];
    }
  });
}

async function writeLine(output: PreviewOutput, line: Record<string, unknown>): Promise<void> {
  const went = output.write(`${JSON.stringify(line)}\n`);
  // A reader that is slower than we are: millions of lines don't wait in memory.
  if (went === false && output.once) await new Promise<void>((drained) => output.once?.("drain", drained));
}

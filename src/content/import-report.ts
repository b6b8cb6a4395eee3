import { Presets, SingleBar } from "cli-progress";
import { sizeOfSource } from "./importers/source.ts";
import { type ImportDeps, type ImportResult, importSources } from "./importing.ts";

/** Refusals that the summary shows with their reasons. */
const SHOWN_REFUSALS = 20;
/** Without a terminal, a line is written each time so many items are done. */
const LINE_EVERY = 1000;

/** Where the report goes: `process.stdout`, or a test's collector. */
export interface ReportOutput {
  /** True: a progress bar is drawn on the terminal (on stderr) while it runs. */
  isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * What `kiosk import <path or URL>…` does: imports and tells how it goes, then writes the summary.
 * @returns `ok` is false when a whole source gave nothing but refusals
 */
export async function runImport(
  sources: readonly string[],
  deps: ImportDeps,
  output: ReportOutput,
): Promise<ImportResult & { ok: boolean }> {
  const progress = output.isTTY ? await progressBar(sources) : progressLines(output);
  try {
    const result = await importSources(sources, {
      ...deps,
      onBytes: progress.onBytes,
      onItem: (item, outcome) => {
        progress.onItem();
        deps.onItem?.(item, outcome);
      },
    });
    progress.stop();
    output.write(summary(result));
    return { ...result, ok: result.failedSources.length === 0 };
  } finally {
    progress.stop();
  }
}

interface Progress {
  onBytes(count: number): void;
  onItem(): void;
  /** Takes the bar off the terminal; a second time does nothing. */
  stop(): void;
}

async function progressBar(sources: readonly string[]): Promise<Progress> {
  const sizes = await Promise.all(sources.map(sizeOfSource));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const format = total > 0 ? "Importing {bar} {percentage}% | {items} items" : "Importing | {items} items";
  const bar = new SingleBar(
    { format, clearOnComplete: true, hideCursor: true, etaBuffer: 100 },
    Presets.shades_classic,
  );
  let items = 0;
  bar.start(Math.max(total, 1), 0, { items });
  return {
    onBytes: (count) => bar.increment(count, { items }),
    onItem() {
      items++;
      bar.update({ items });
    },
    stop: () => bar.stop(),
  };
}

function progressLines(output: ReportOutput): Progress {
  let items = 0;
  return {
    onBytes() {},
    onItem() {
      items++;
      if (items % LINE_EVERY === 0) output.write(`Importing: ${items.toLocaleString("en")} items done\n`);
    },
    stop() {},
  };
}

/** The summary of an import: how many of each, and the first of what was refused with file, line and reason. */
export function summary(result: ImportResult): string {
  const count = (n: number) => n.toLocaleString("en");
  const held = result.held > 0 ? `${count(result.held)} kept as editors corrected them, ` : "";
  const lines = [
    `Imported: ${count(result.new)} new, ${count(result.changed)} changed, ${count(result.unchanged)} unchanged, ${held}${count(result.refused)} refused.`,
    ...result.refusals.slice(0, SHOWN_REFUSALS).map(({ where, reason }) => `  refused ${where}: ${reason}`),
  ];
  if (result.refused > SHOWN_REFUSALS) lines.push(`  … and ${count(result.refused - SHOWN_REFUSALS)} more.`);
  return `${lines.join("\n")}\n`;
}

import { Presets, SingleBar } from "cli-progress";
import type { Config } from "./config.ts";
import { articleChanges } from "./content/article-changes.ts";
import type { ReportOutput } from "./content/import-report.ts";
import { rebuildSearchIndex } from "./content/search/search-index.ts";
import { AppError } from "./core/errors.ts";
import { openDatabase } from "./database/database.ts";
import { searchFolder } from "./newsroom.ts";

/**
 * What `kiosk reindex` does: makes the search index anew from the articles, while the running program goes on answering from the
 * old one; within ten seconds it goes over to the new one.
 * @throws AppError "configuration" for a database in memory
 */
export async function reindex(config: Config, output: ReportOutput): Promise<void> {
  const folder = searchFolder(config);
  if (folder === ":memory:") {
    throw new AppError("configuration", "DATABASE_URL: a database in memory has no search index to be made anew.");
  }
  const database = openDatabase(config.databaseUrl);
  const bar = new SingleBar(
    {
      format: "Indexing {bar} {percentage}% | {value}/{total} articles | {eta_formatted} to go",
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  try {
    const articles = articleChanges(database);
    if (output.isTTY) bar.start(Math.max(1, await articles.count()), 0);
    const start = performance.now();
    const taken = await rebuildSearchIndex(folder, articles, (done) => bar.update(done));
    bar.stop();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    output.write(`The search index was made anew: ${taken.toLocaleString("en")} articles in ${seconds} s.\n`);
  } finally {
    bar.stop();
    await database.destroy();
  }
}

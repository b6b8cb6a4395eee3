import { resolve } from "node:path";
import { Presets, SingleBar } from "cli-progress";
import { Command } from "commander";
import type { Config } from "./config.ts";
import type { ReportOutput } from "./content/import-report.ts";
import { systemClock } from "./core/clock.ts";
import { AppError } from "./core/errors.ts";
import { copyDatabase } from "./database/copy.ts";
import { openDatabase } from "./database/database.ts";
import { isPostgresUrl, postgresName } from "./database/postgres.ts";

interface Surroundings {
  readConfig: () => Config;
  /** A path as it is meant from where the person stands. */
  fromHere: (path: string) => string;
}

/** `kiosk copy-database`: everything that a database holds into an empty one, from SQLite to PostgreSQL or back. */
export function copyDatabaseCommand({ readConfig, fromHere }: Surroundings): Command {
  return new Command("copy-database")
    .description("copy everything into an empty database, such as from SQLite to PostgreSQL; stop the program first")
    .option("--from <address>", "sqlite:<path> or postgres://…; DATABASE_URL by default")
    .requiredOption("--to <address>", "the same; an empty database")
    .action(async (options: { from?: string; to: string }) => {
      const address = (url: string) =>
        url.startsWith("sqlite:") ? `sqlite:${fromHere(url.slice("sqlite:".length))}` : url;
      const from = options.from === undefined ? readConfig().databaseUrl : address(options.from);
      await copy(from, address(options.to), process.stdout);
    });
}

/** The same for the same database, wherever the command is run, and without a password. */
function nameOf(url: string): string {
  return isPostgresUrl(url) ? postgresName(url) : `sqlite:${resolve(url.replace(/^sqlite:/, ""))}`;
}

async function copy(from: string, to: string, output: ReportOutput): Promise<void> {
  const [fromName, toName] = [nameOf(from), nameOf(to)];
  if (fromName === toName) throw new AppError("invalid", `${fromName} can't be copied to itself.`);
  const source = openDatabase(from);
  const target = openDatabase(to);
  const bar = new SingleBar(
    {
      format: "Copying {bar} {percentage}% | {value}/{total} rows copied and compared | {eta_formatted} to go",
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let isDrawn = false;
  const onProgress = (done: number, total: number) => {
    if (!output.isTTY) return;
    if (!isDrawn) bar.start(total, 0);
    isDrawn = true;
    bar.update(done);
  };
  try {
    const { rows, resumed } = await copyDatabase(source, target, { from: fromName, clock: systemClock, onProgress });
    bar.stop();
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    output.write(
      `${toName} holds what ${fromName} holds: ${total.toLocaleString("en")} rows of ${Object.keys(rows).length} tables, each table compared by its count and checksum.${resumed ? " The copy was gone on with." : ""}\n`,
    );
    output.write(`Set DATABASE_URL to it, and start the program: it makes its search index anew.\n`);
  } finally {
    bar.stop();
    await source.destroy();
    await target.destroy();
  }
}

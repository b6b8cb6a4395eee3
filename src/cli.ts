import { relative, resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { runMinuteAt } from "./app.ts";
import { backupCommand, restoreCommand } from "./backup-commands.ts";
import { guardOutput, printable } from "./blotter.ts";
import { type Config, parseConfig, readEnvironment } from "./config.ts";
import { previewImport } from "./content/import-preview.ts";
import { runImport } from "./content/import-report.ts";
import { guardedFetch } from "./content/importers/guarded-fetch.ts";
import { copyDatabaseCommand } from "./copy-database-command.ts";
import { clockAt, systemClock } from "./core/clock.ts";
import { AppError } from "./core/errors.ts";
import { makeFilesPrivate } from "./database/private-files.ts";
import { dispatchesCommand } from "./dispatches-command.ts";
import { doctorCommand } from "./doctor-command.ts";
import { exportAmong, exportCommand, importExport } from "./export-command.ts";
import { feedsCommand } from "./feeds-command.ts";
import { runMinute } from "./jobs/minute.ts";
import { createLog } from "./log.ts";
import { openNewsroom } from "./newsroom.ts";
import { reindex } from "./reindex-command.ts";
import { searchCommand } from "./search-command.ts";
import { FORMS, type Form, shownMessages } from "./show.ts";
import { summarizeCommand } from "./summarize-command.ts";

/** The `kiosk` command: what an operator does from a terminal, beside the running program or without it. */

/** An instant as RFC 9557 and ISO 8601 write it, with "Z" or an offset; epoch ms. */
function instant(text: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new InvalidArgumentError("Write an instant with its offset, for example 2026-03-29T01:30:00Z.");
  }
}

function readConfig(): Config {
  return parseConfig(readEnvironment());
}

/** npm runs its scripts in the project's folder; a path is meant from where the person stands. */
function fromHere(source: string): string {
  return source.includes("://") ? source : relative("", resolve(process.env.INIT_CWD ?? "", source)) || ".";
}

interface ImportOptions {
  dryRun?: boolean;
  json?: boolean;
  resend?: boolean;
}

async function importSources(sources: string[], { dryRun, resend }: ImportOptions): Promise<void> {
  const config = readConfig();
  const exported = exportAmong(sources.map(fromHere));
  if (exported !== undefined) {
    if (dryRun)
      throw new AppError("invalid", `${exported} is an export of a whole store: it can't be tried with --dry-run.`);
    return importExport(config, exported, { resend });
  }
  const fetch = guardedFetch({ allowPrivate: config.allowPrivateAddresses, proxy: config.feedsProxy });
  if (dryRun) {
    const given = sources.map((source) => ({ given: source, path: fromHere(source) }));
    const { ok } = await previewImport(given, { clock: systemClock, fetch }, process.stdout);
    if (!ok) process.exitCode = 1;
    return;
  }
  const newsroom = openNewsroom(config);
  try {
    const { ok } = await runImport(sources.map(fromHere), { ...newsroom, clock: systemClock, fetch }, process.stdout);
    await newsroom.search.catchUp();
    if (!ok) process.exitCode = 1;
  } finally {
    await newsroom.close();
  }
}

async function show(id: string, { as }: { as: Form }): Promise<void> {
  const config = readConfig();
  const newsroom = openNewsroom(config);
  try {
    console.log(JSON.stringify(await shownMessages(id, as, newsroom.articles, config), null, 2));
  } finally {
    await newsroom.close();
  }
}

async function digest({ at }: { at: number }): Promise<void> {
  const config = readConfig();
  const { botToken } = config;
  const { published, digests, sent } = botToken
    ? await runMinuteAt({ ...config, botToken }, at, { log: createLog(config) })
    : { ...(await planOnly(config, at)), sent: undefined };
  console.log(`${new Date(at).toISOString()}: ${published} scheduled articles published, ${digests} digests planned.`);
  if (sent) {
    console.log(
      `${sent.sent} deliveries sent, ${sent.failed} failed, ${sent.skipped} skipped, ${sent.inDoubt} in doubt.`,
    );
  } else if (digests + published > 0) {
    console.log("The running program sends them.");
  }
}

/** Without a token only the demonstration can send; it finds the plan in its database. */
async function planOnly(config: Config, at: number) {
  const newsroom = openNewsroom(config);
  try {
    return await runMinute(newsroom.database, clockAt(at));
  } finally {
    await newsroom.close();
  }
}

makeFilesPrivate();
const program = new Command("kiosk")
  .description("A publication's newsstand inside Telegram")
  .showHelpAfterError("(kiosk --help lists the commands)");

program
  .command("import")
  .description(
    "take articles from Markdown, feeds, web pages, exports of WordPress and Ghost, JSON Lines and text pages; or an export of kiosk back",
  )
  .argument("<source...>", "paths or addresses")
  .option("--dry-run", "store nothing; write what would be stored, a line of JSON for each article")
  .option("--json", "write JSON; what --dry-run does")
  .option("--resend", "of an export of kiosk: send what waited when it was made, though it may have been sent since")
  .action(importSources);

program.addCommand(feedsCommand({ readConfig, fromHere }));

program.addCommand(dispatchesCommand({ readConfig }));

program.addCommand(searchCommand({ readConfig }));

program
  .command("reindex")
  .description("make the search index anew, while the running program goes on answering from the old one")
  .action(() => reindex(readConfig(), process.stdout));

program.addCommand(backupCommand({ readConfig, fromHere }));
program.addCommand(restoreCommand({ readConfig, fromHere }));
program.addCommand(copyDatabaseCommand({ readConfig, fromHere }));

program.addCommand(exportCommand({ readConfig, fromHere }));

program.addCommand(doctorCommand({ readConfig }));

program
  .command("show")
  .description("print the messages that would be sent for an article, as JSON with the Bot API's parameters")
  .argument("<id>", "the article's number, or the id that its source gave it")
  .addOption(new Option("--as <form>", "the form of the messages").choices(FORMS).default("classic"))
  .action(show);

program.addCommand(summarizeCommand());

program
  .command("digest")
  .description("run what a minute runs: publish what is scheduled, plan the digests that are due, and send them")
  .requiredOption("--at <instant>", "the minute, for example 2026-03-29T06:00:00Z", instant)
  .action(digest);

// Whoever reads the output may have had enough ("… | head").
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  guardOutput(readEnvironment());
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(printable(error.message));
  process.exitCode = 1;
}

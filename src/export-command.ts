import { Presets, SingleBar } from "cli-progress";
import { Command } from "commander";
import type { Config } from "./config.ts";
import { systemClock } from "./core/clock.ts";
import { AppError } from "./core/errors.ts";
import { openDatabase } from "./database/database.ts";
import { isExport, type Manifest, readManifest } from "./export/manifest.ts";
import { readExport } from "./export/read-export.ts";
import { writeExport } from "./export/write-export.ts";
import { openNewsroom } from "./newsroom.ts";

interface Surroundings {
  readConfig: () => Config;
  /** A path as it is meant from where the person stands. */
  fromHere: (path: string) => string;
}

/** `kiosk export`: all that the store keeps as files that people and other programs can read. */
export function exportCommand({ readConfig, fromHere }: Surroundings): Command {
  return new Command("export")
    .description("write everything to a folder, as Markdown and JSON Lines; kiosk import takes it back")
    .argument("<folder>", "a folder that is not there yet")
    .action(async (given: string) => {
      const folder = fromHere(given);
      const database = openDatabase(readConfig().databaseUrl);
      try {
        const manifest = await counted("Exporting", undefined, (onLine) =>
          writeExport(database, systemClock, folder, onLine),
        );
        console.log(`${folder}: ${amounts(manifest)}.`);
        console.log(
          "It says who has subscribed to what: only your own user can read it. Keep it as you keep secrets, and pass on articles/ alone.",
        );
      } finally {
        await database.destroy();
      }
    });
}

/** The one export among the sources of `kiosk import`; undefined where they are articles in other formats. */
export function exportAmong(paths: readonly string[]): string | undefined {
  const found = paths.find(isExport);
  if (found !== undefined && paths.length > 1) {
    throw new AppError(
      "invalid",
      `${found} is an export of a whole store. It is taken back alone, without other sources.`,
    );
  }
  return found;
}

/** Takes an export back into an empty store. */
export async function importExport(config: Config, folder: string, options: { resend?: boolean }): Promise<void> {
  const newsroom = openNewsroom(config);
  try {
    const total = readManifest(folder).files.reduce((sum, { lines = 0 }) => sum + lines, 0);
    const { manifest, settled } = await counted("Importing", total, (onLine) =>
      readExport(newsroom.database, systemClock, folder, { ...options, onLine }),
    );
    await newsroom.search.catchUp();
    console.log(`The store is what it was on ${manifest.exportedAt}: ${amounts(manifest)}.`);
    if (settled && settled.deliveries > 0)
      console.log(`${settled.deliveries} deliveries that waited then are not sent: they may have been.`);
    if (settled && settled.overdue > 0)
      console.log(`${settled.overdue} scheduled articles whose time has passed are drafts now.`);
    // A folder of articles from somebody else may be an export, and make its sender an owner.
    const people = await newsroom.database.selectFrom("editor").select(["id", "role"]).orderBy("id").execute();
    if (people.length > 0) {
      const named = people.map(({ id, role }) => `${id} (${role})`).join(", ");
      console.log(
        `These may write and publish now, because it says so: ${named}. Remove whom you don't know with /editors.`,
      );
    }
  } finally {
    await newsroom.close();
  }
}

/** Draws on the terminal, where there is one, how far some work on lines is. @param total undefined: nobody knows yet */
async function counted<T>(
  what: string,
  total: number | undefined,
  work: (onLine: () => void) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY) return work(() => {});
  const format = total === undefined ? `${what} | {value} lines` : `${what} {bar} {percentage}% | {value} lines`;
  const bar = new SingleBar({ format, clearOnComplete: true, hideCursor: true }, Presets.shades_classic);
  bar.start(total ?? 0, 0);
  try {
    return await work(() => bar.increment());
  } finally {
    bar.stop();
  }
}

function amounts({ files }: Manifest): string {
  const lines = (name: string) => (files.find(({ path }) => path === name)?.lines ?? 0).toLocaleString("en");
  return `${lines("articles.jsonl")} articles, ${lines("media.jsonl")} pictures, ${lines("chat.jsonl")} chats with ${lines("subscription.jsonl")} subscriptions, ${lines("delivery.jsonl")} deliveries`;
}

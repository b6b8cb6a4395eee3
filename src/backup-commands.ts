import { Command, InvalidArgumentError } from "commander";
import type { Config } from "./config.ts";
import { systemClock } from "./core/clock.ts";
import { AppError } from "./core/errors.ts";
import { backUp, backupFolder, databaseFile, opened, restore, rotateBackups } from "./database/backup.ts";
import { openDatabase } from "./database/database.ts";
import { isInUse } from "./database/lease.ts";
import { isPostgresUrl, postgresName } from "./database/postgres.ts";
import { makeIdentity } from "./database/sealed-backup.ts";
import { settleRestored } from "./delivery/restored.ts";

interface Surroundings {
  readConfig: () => Config;
  /** A path as it is meant from where the person stands. */
  fromHere: (path: string) => string;
}

const MB = 1_000_000;

function count(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError("Write a number from 1 to 9999.");
  return Number(text);
}

/** `kiosk backup`: a copy of the database, while the program runs. */
export function backupCommand({ readConfig, fromHere }: Surroundings): Command {
  return new Command("backup")
    .description("copy the database, while the program runs, and verify the copy")
    .option("--to <file>", "where to; by default into backups/ beside the database, with the time as its name")
    .option("--keep <count>", "of the backups beside the database, keep so many of the newest", count)
    .option(
      "--new-identity <file>",
      "make what opens encrypted backups instead, and say the recipient that belongs to it",
    )
    .action(async ({ to, keep, newIdentity }: { to?: string; keep?: number; newIdentity?: string }) => {
      if (newIdentity !== undefined) {
        console.log(`BACKUP_RECIPIENTS=${await makeIdentity(fromHere(newIdentity))}`);
        console.log(`Take ${newIdentity} away from this machine, and keep it: without it no backup can be opened.`);
        return;
      }
      const { databaseUrl, backupRecipients } = readConfig();
      const file = databaseFile(databaseUrl);
      const target = to === undefined ? undefined : fromHere(to);
      const { path, bytes } = await backUp(file, systemClock.now(), target, backupRecipients);
      const sealed = backupRecipients.length > 0 ? ", then encrypted" : "";
      console.log(`${path}: ${(bytes / MB).toFixed(1)} MB, opened and found whole${sealed}.`);
      const removed = keep === undefined ? [] : rotateBackups(backupFolder(file), keep);
      if (removed.length > 0) console.log(`Removed: ${removed.join(", ")}.`);
    });
}

/** `kiosk restore`: puts a backup in the database's place. */
export function restoreCommand({ readConfig, fromHere }: Surroundings): Command {
  return new Command("restore")
    .description("put a backup in the place of the database, which is kept beside it; stop the program first")
    .argument("[file]", "the backup; none for PostgreSQL, where pg_restore has put it in its place")
    .option("--resend", "send what waited when the backup was made, though it may have been sent since")
    .option("--identity <file>", "what opens an encrypted backup")
    .action(async (from: string | undefined, { resend, identity }: { resend?: boolean; identity?: string }) => {
      const { databaseUrl } = readConfig();
      if (from === undefined && isPostgresUrl(databaseUrl)) return settle(databaseUrl, resend);
      const file = databaseFile(databaseUrl);
      if (from === undefined) throw new AppError("invalid", "Name the backup: kiosk restore <file>.");
      const key = identity === undefined ? undefined : fromHere(identity);
      const before = await opened(fromHere(from), key, file, (plain) =>
        restore(plain, file, systemClock.now(), (path) => settle(`sqlite:${path}`, resend)),
      );
      console.log(`${file} is what ${from} was.${before === undefined ? "" : ` What it was before is in ${before}.`}`);
    });
}

/** Makes a restored database fit to go on with; opening brings its schema up to date. */
async function settle(url: string, resend = false): Promise<void> {
  const database = openDatabase(url);
  try {
    if (isPostgresUrl(url) && (await isInUse(database, systemClock))) {
      throw new AppError(
        "configuration",
        `Kiosk is running with ${postgresName(url)}, or was until a moment ago. Stop every process, wait half a minute, and do this again.`,
      );
    }
    if (resend) return;
    const { deliveries, overdue } = await settleRestored(database, systemClock);
    if (deliveries > 0) console.log(`${deliveries} deliveries that waited then are not sent: they may have been.`);
    if (overdue > 0) console.log(`${overdue} scheduled articles whose time has passed are drafts now.`);
  } finally {
    await database.destroy();
  }
}

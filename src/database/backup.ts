import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { AppError, messageOf } from "../core/errors.ts";
import { migrations } from "./migrations.ts";
import { isPostgresUrl, postgresName } from "./postgres.ts";
import { keepPrivate } from "./private-files.ts";
import { isSealed, seal, unseal } from "./sealed-backup.ts";

/**
 * Copies of the embedded database. A copy is one consistent state of it, made while the program runs (SQLite's online backup,
 * https://sqlite.org/backup.html); it is only called a backup, by its name, once it was opened and found whole. It holds who has
 * subscribed, so nobody but the program's own user may read it.
 */

const NAME = /^kiosk-\d{8}T\d{6}Z\.db(\.age)?$/;

export interface Backup {
  path: string;
  bytes: number;
}

/** Whether the program itself makes backups of the database. */
export function isBackedUpHere(url: string): boolean {
  return url.startsWith("sqlite:") && url !== "sqlite::memory:";
}

/** The file of a `sqlite:` address. @throws AppError "configuration" for a database in memory, or of another kind */
export function databaseFile(url: string): string {
  if (isPostgresUrl(url)) {
    throw new AppError(
      "configuration",
      `${postgresName(url)} is backed up by PostgreSQL's own means, such as pg_dump: docs/backups.md says how.`,
    );
  }
  const path = url.startsWith("sqlite:") ? url.slice("sqlite:".length) : "";
  if (path === "" || path === ":memory:") {
    throw new AppError(
      "configuration",
      "DATABASE_URL: a database in memory can't be backed up and restored; a file can, for example sqlite:data/kiosk.db.",
    );
  }
  return path;
}

/** Where backups lie by default: beside the database. */
export function backupFolder(file: string): string {
  return join(dirname(file), "backups");
}

/**
 * Writes a backup of `file` to `target`, or to a name with the time in `backupFolder`. What stands there already stays until the new
 * one is whole.
 * @param now epoch ms
 * @param recipients of age, for whom alone it is to be opened; none: it is a database as it stands
 * @throws AppError "unavailable" when it can't be written, or isn't whole
 */
export async function backUp(
  file: string,
  now: number,
  target?: string,
  recipients: readonly string[] = [],
): Promise<Backup> {
  if (!existsSync(file)) {
    throw new AppError("configuration", `There is no database ${file} to back up. Check DATABASE_URL.`);
  }
  const path = target ?? join(backupFolder(file), nameAt(now) + (recipients.length > 0 ? ".age" : ""));
  const unfinished = `${path}.unfinished`;
  const sealed = `${path}.sealing`;
  try {
    rmSync(unfinished, { force: true });
    keepPrivate(unfinished);
    const source = new DatabaseSync(file, { readOnly: true });
    try {
      // All pages in one go: in steps, each change from another process would make it begin anew.
      await backup(source, unfinished, { rate: 2 ** 31 - 1 });
    } finally {
      source.close();
    }
    check(unfinished);
    if (recipients.length > 0) {
      await seal(unfinished, sealed, recipients);
      removeDatabase(unfinished);
    }
    renameSync(recipients.length > 0 ? sealed : unfinished, path);
    return { path, bytes: statSync(path).size };
  } catch (error) {
    removeDatabase(unfinished);
    rmSync(sealed, { force: true });
    if (error instanceof AppError) throw error;
    throw new AppError("unavailable", `The backup ${path} can't be written: ${messageOf(error)}.`, { cause: error });
  }
}

/** The newest backup in a folder, and when it was made (epoch ms). */
export function newestBackup(folder: string): { name: string; madeAt: number } | undefined {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => NAME.test(name)) : [];
  const name = names.toSorted().at(-1);
  return name === undefined ? undefined : { name, madeAt: statSync(join(folder, name)).mtimeMs };
}

/** Removes the oldest backups of a folder, so that `keep` are left. Files with other names aren't touched. @returns what was removed */
export function rotateBackups(folder: string, keep: number): string[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => NAME.test(name)) : [];
  const old = names.toSorted().slice(0, Math.max(0, names.length - keep));
  for (const name of old) rmSync(join(folder, name));
  return old;
}

/**
 * Puts a backup in the place of the database `file`. What was there is kept beside it under another name. Killed at any point, either
 * the old or the restored database is there whole, or none and the old one under the name that is returned.
 * @param prepare what is done with the copy before it takes its place; given its path
 * @param now epoch ms
 * @returns the name of what was there before; undefined where there was nothing
 * @throws AppError "invalid" for a file that is no whole backup, "configuration" while a program uses the database
 */
export async function restore(
  from: string,
  file: string,
  now: number,
  prepare: (path: string) => Promise<void>,
): Promise<string | undefined> {
  if (!existsSync(from)) throw new AppError("invalid", `There is no file ${from}.`);
  check(from);
  if (existsSync(file)) refuseWhileUsed(file, now);
  const unfinished = `${file}.unfinished`;
  removeDatabase(unfinished);
  keepPrivate(unfinished);
  copyFileSync(from, unfinished);
  await prepare(unfinished);
  check(unfinished);
  const before = existsSync(file) ? `${file.replace(/\.db$/, "")}-before-${basename(nameAt(now))}` : undefined;
  if (before !== undefined) renameSync(file, before);
  for (const suffix of ["-wal", "-shm"]) rmSync(file + suffix, { force: true });
  renameSync(unfinished, file);
  return before;
}

/**
 * A backup as a database that can be restored: itself, or what is in it where it is encrypted.
 * @param work is given its path; what was decrypted is gone afterwards
 * @param identity the file with what opens it
 * @throws AppError "invalid" for an encrypted one without its identity
 */
export async function opened<T>(
  from: string,
  identity: string | undefined,
  beside: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  if (!existsSync(from)) throw new AppError("invalid", `There is no file ${from}.`);
  if (!isSealed(from)) return work(from);
  if (identity === undefined) {
    throw new AppError("invalid", `${from} is encrypted. Name the file with what opens it: --identity <file>.`);
  }
  const plain = `${beside}.unsealed`;
  try {
    removeDatabase(plain);
    keepPrivate(plain);
    await unseal(from, plain, identity);
    return await work(plain);
  } finally {
    removeDatabase(plain);
  }
}

/** Whoever sends has a lease: a database that is pulled from under a running program would send again what was sent. */
function refuseWhileUsed(file: string, now: number): void {
  const database = new DatabaseSync(file);
  try {
    const held = tables(database).has("lease")
      ? database.prepare("SELECT count(*) AS leases FROM lease WHERE expires_at > ?").get(now)?.leases
      : 0;
    if (Number(held) > 0) {
      throw new AppError(
        "configuration",
        `Kiosk is running with ${file}, or was until a moment ago. Stop it, wait half a minute, and restore again.`,
      );
    }
    // Into the file what still stands in the log beside it: they are parted now.
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    database.close();
  }
}

/** @throws AppError "invalid" for what is no database of Kiosk, is damaged, or was made by a newer version */
function check(path: string): void {
  const refuse = (reason: string) => new AppError("invalid", `${path} can't be used as a backup: ${reason}.`);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    const known = tables(database);
    if (!known.has("migration") || !known.has("delivery")) throw refuse("it is no database of Kiosk");
    const [damage] = database.prepare("PRAGMA integrity_check(1)").all();
    if (damage?.integrity_check !== "ok") throw refuse(`it is damaged (${String(damage?.integrity_check)})`);
    const { made } = database.prepare("SELECT count(*) AS made FROM migration").get() ?? {};
    if (Number(made) > migrations.length) throw refuse("it was made by a newer version of Kiosk");
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refuse(messageOf(error));
  } finally {
    database?.close();
    for (const suffix of ["-wal", "-shm"]) rmSync(path + suffix, { force: true });
  }
}

function tables(database: DatabaseSync): Set<string> {
  return new Set(
    database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .all()
      .map((row) => String(row.name)),
  );
}

function removeDatabase(path: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
}

/** "kiosk-20261125T031700Z.db": names in the order of their times. */
function nameAt(now: number): string {
  const at = Temporal.Instant.fromEpochMilliseconds(now).toString({ smallestUnit: "second" });
  return `kiosk-${at.replace(/[-:]/g, "")}.db`;
}

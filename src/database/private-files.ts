import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * What we write holds who reads what: nobody but the program's own user may open it, whatever the machine's default is. On Windows,
 * which has no such modes, a folder's own rights decide.
 */

const OWNER_ONLY = 0o600;
const FOLDER_OWNER_ONLY = 0o700;
/** SQLite's files beside a database; a new one gets the mode of the database (https://sqlite.org/wal.html). */
const BESIDE = ["", "-wal", "-shm", "-journal"];

/** From now on all files that this process makes are for its own user only. Called first in `main.ts` and `cli.ts`. */
export function makeFilesPrivate(): void {
  process.umask(0o077);
}

/**
 * Makes the file of a database, and its folder, if they aren't there, and takes from others what rights they have to the file and to what
 * SQLite keeps beside it. A folder that was there may be somebody else's, so its rights stay: `kiosk doctor` tells of them.
 */
export function keepPrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: FOLDER_OWNER_ONLY });
  closeSync(openSync(path, "a", OWNER_ONLY));
  for (const suffix of BESIDE) tighten(path + suffix);
}

function tighten(path: string): void {
  try {
    if (isOpenToOthers(path)) chmodSync(path, OWNER_ONLY);
  } catch {
    // It isn't there, or belongs to somebody else: then it can be used, or not, as it is.
  }
}

/** Whether somebody but its owner can read or change what is at a path; not on Windows. */
export function isOpenToOthers(path: string): boolean {
  return process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0;
}

/** Of these paths and all that lies in them, those that are open to others; what isn't there is passed over. */
export function openToOthers(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return [];
    const inside = stat.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [];
    return [...(isOpenToOthers(path) ? [path] : []), ...openToOthers(inside)];
  });
}

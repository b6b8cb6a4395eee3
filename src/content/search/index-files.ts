import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { discardIndexFile } from "./index-file.ts";

/**
 * An index lies in a folder of its own, as `1.db`. One that is made anew is written beside it, as `2.db.new`, and takes its place by
 * being called `2.db`: whoever has the old one open goes on with it until it looks for a newer one. Names are never used twice,
 * so that SQLite's journal of one file is never taken for another's.
 */
const FILE = /^(\d+)\.db$/;

/** The file to be opened: the newest there is, or the one to begin with. */
export function currentIndexFile(folder: string): string {
  return join(folder, `${newest(folder) || 1}.db`);
}

/** Where a new index is to be written. What an earlier attempt may have left there is gone. */
export function newIndexFile(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${newest(folder) + 1}.db.new`);
  discardIndexFile(path);
  return path;
}

/** Puts an index that is complete and closed in the place of the present one. */
export function replaceIndexFile(path: string): void {
  renameSync(path, path.replace(/\.new$/, ""));
}

/** Removes files that a newer one has replaced. */
export function removeReplaced(folder: string): void {
  const last = newest(folder);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (Number(FILE.exec(name)?.[1] ?? last) < last) discardIndexFile(join(folder, name));
  }
}

function newest(folder: string): number {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return Math.max(0, ...names.map((name) => Number(FILE.exec(name)?.[1] ?? 0)));
}

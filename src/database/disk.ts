import { existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";

export interface Room {
  /** Bytes. */
  free: number;
  /** What the database takes, in bytes. */
  used: number;
}

/** The room on the disk where a database's file lies. */
export async function roomBeside(file: string): Promise<Room> {
  const { bavail, bsize } = await statfs(dirname(file));
  return { free: bavail * bsize, used: existsSync(file) ? statSync(file).size : 0 };
}

/** A backup and the making of a new index need as much again as the database. */
export function isLow({ free, used }: Room): boolean {
  return free < Math.max(0.5e9, 2 * used);
}

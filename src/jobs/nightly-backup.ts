import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * Backs the database up and removes old backups, by the `kiosk` command in a process of its own: verifying a large copy takes as long
 * as reading it, and nobody shall wait for an answer meanwhile.
 * @param databaseUrl "sqlite:…"
 * @param keep how many backups stay
 * @returns what the command says
 * @throws when there is no backup, with the command's words
 */
export async function backUpNightly(databaseUrl: string, keep: number): Promise<string> {
  const command = [join(import.meta.dirname, "..", "cli.ts"), "backup", "--keep", String(keep)];
  const environment = { ...process.env, DATABASE_URL: databaseUrl };
  const { stdout } = await promisify(execFile)(process.execPath, command, { env: environment });
  return stdout.trim();
}

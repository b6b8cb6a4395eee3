/** Primary result codes of SQLite that speak of the machine, not of the statement (https://sqlite.org/rescode.html). */
const OUTAGES = new Set([
  5, // SQLITE_BUSY: another process holds the lock
  6, // SQLITE_LOCKED
  8, // SQLITE_READONLY
  10, // SQLITE_IOERR
  13, // SQLITE_FULL: no space left on the disk
  14, // SQLITE_CANTOPEN
]);

/** Whether a database failed for a reason that may pass: locked, full disk, I/O. The same statement may succeed later. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return false;
  // Extended codes carry the primary one in their low byte.
  return OUTAGES.has(error.errcode & 0xff);
}

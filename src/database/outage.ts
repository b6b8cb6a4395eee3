/** Primary result codes of SQLite that speak of the machine, not of the statement (https://sqlite.org/rescode.html). */
const SQLITE = new Set([
  5, // SQLITE_BUSY: another process holds the lock
  6, // SQLITE_LOCKED
  8, // SQLITE_READONLY
  10, // SQLITE_IOERR
  13, // SQLITE_FULL: no space left on the disk
  14, // SQLITE_CANTOPEN
]);

/**
 * The same of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html): the connection (08), no space, memory or
 * connections left (53), shut down (57P), I/O (58), a conflict (40), a lock (55P03), idle within a transaction (25P03), read-only (25006).
 */
const POSTGRES = /^(?:08...|53...|57P0[1-5]|58...|40001|40P01|55P03|25P03|25006)$/;

/** What Node says of a connection. */
const CONNECTION = /^(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/**
 * Whether a database failed for a reason that may pass: locked, shut down, full disk, I/O. The same statement may succeed later. (Where the
 * connection was lost, it may have succeeded already.)
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Extended codes carry the primary one in their low byte.
  if ("errcode" in error && typeof error.errcode === "number") return SQLITE.has(error.errcode & 0xff);
  if ("code" in error && typeof error.code === "string" && (POSTGRES.test(error.code) || CONNECTION.test(error.code)))
    return true;
  return isOutage(error.cause);
}

import type { Clock } from "../core/clock.ts";
import type { Database } from "../database/database.ts";
import { planDigests } from "../delivery/digest-planner.ts";
import { ledger } from "../delivery/ledger.ts";
import { publishDue } from "../delivery/publication.ts";

export interface MinuteReport {
  /** Scheduled articles whose time had come. */
  published: number;
  /** Digests that were planned; the sender delivers them. */
  digests: number;
}

/**
 * What every minute does, at the clock's instant: scheduled articles are published, then the digests that are due are planned, so that
 * an article scheduled for eight is in the digest of eight. Everything is in the ledger afterwards; nothing is sent here.
 */
export async function runMinute(database: Database, clock: Clock): Promise<MinuteReport> {
  const published = await publishDue(database, clock, clock.now());
  const digests = await planDigests(database, clock);
  await ledger(database, clock).forgetOldDigests();
  return { published: published.length, digests };
}

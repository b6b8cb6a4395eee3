import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import { type Database, transaction } from "../database/database.ts";

/** What was not to be sent again after a restore. */
export interface Settled {
  deliveries: number;
  /** Scheduled articles whose time has passed: they are drafts now. */
  overdue: number;
}

/**
 * Makes a database that was restored from a backup fit to go on with. What waited when the backup was made has most likely been sent
 * since, and what was published since will come from its feeds again; neither shall reach readers twice. So deliveries that wait are
 * skipped, digests begin with what is new from now on, scheduled articles whose time has passed, and announcements that were about to leave, become drafts, and what feeds have is
 * taken as archive the next time that they are polled.
 */
export async function settleRestored(database: Database, clock: Clock): Promise<Settled> {
  return transaction(database, async (trx) => {
    const now = clock.now();
    const waiting = await trx
      .updateTable("delivery")
      .set({ state: "skipped", claimed_by: null, sending: 0, error: "restored from a backup", updated_at: now })
      .where("state", "in", ["pending", "claimed"])
      .executeTakeFirst();
    await trx
      .updateTable("dispatch")
      .set({ state: "cancelled", audience: null })
      .where("state", "!=", "cancelled")
      .where((eb) => eb.or([eb("audience", "is not", null), eb("total", ">", sql<number>`sent + failed + skipped`)]))
      .execute();
    const { newest } = await trx
      .selectFrom("article")
      .select((eb) => eb.fn.max("released_revision").as("newest"))
      .executeTakeFirstOrThrow();
    if (newest !== null)
      await trx.updateTable("subscription").set({ cursor: newest }).where("cursor", "<", newest).execute();
    const overdue = await trx
      .updateTable("article")
      .set({ state: "draft" })
      .where("state", "=", "scheduled")
      .where("published_at", "<=", now)
      .executeTakeFirst();
    await trx.updateTable("announcement").set({ state: "draft" }).where("state", "=", "scheduled").execute();
    await trx.updateTable("feed").set({ last_success_at: null, etag: null, last_modified: null }).execute();
    await trx.deleteFrom("lease").execute();
    return { deliveries: Number(waiting.numUpdatedRows), overdue: Number(overdue.numUpdatedRows) };
  });
}

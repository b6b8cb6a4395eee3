import { sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import type { Database } from "../database/database.ts";

/** What an operator watches of deliveries and feeds. */
export interface VitalSigns {
  /** Deliveries by what became of them, over all dispatches that are kept; those of audiences not yet written aren't counted. */
  deliveries: Record<"pending" | "sent" | "failed" | "skipped", number>;
  /** How long the oldest dispatch that is neither done, paused nor cancelled has waited, in seconds; 0 where there is none. */
  oldestWaitSeconds: number;
  /** Feeds by state; "failing" are those of the active ones whose last poll failed. */
  feeds: Record<"active" | "failing" | "paused" | "ended", number>;
}

/** Counted by dispatch, not by delivery: a scrape costs a reading of some thousand rows, whatever the audience. */
export async function readVitalSigns(database: Database, clock: Clock): Promise<VitalSigns> {
  const { rows } = await sql<{ pending: number; sent: number; failed: number; skipped: number; oldest: number | null }>`
    SELECT coalesce(sum(total - sent - failed - skipped), 0) AS pending, coalesce(sum(sent), 0) AS sent,
      coalesce(sum(failed), 0) AS failed, coalesce(sum(skipped), 0) AS skipped,
      min(CASE WHEN state = 'active' AND (sent + failed + skipped < total OR audience IS NOT NULL) THEN created_at END) AS oldest
    FROM dispatch`.execute(database);
  const { oldest, ...deliveries } = rows[0] ?? { pending: 0, sent: 0, failed: 0, skipped: 0, oldest: null };
  const feeds = { active: 0, failing: 0, paused: 0, ended: 0 };
  const counted = await database
    .selectFrom("feed")
    .select((eb) => ["state", eb("failures", ">", 0).as("failing"), eb.fn.countAll<number>().as("count")])
    .groupBy(["state", "failing"])
    .execute();
  for (const { state, failing, count } of counted) feeds[state === "active" && failing ? "failing" : state] += count;
  return { deliveries, oldestWaitSeconds: oldest === null ? 0 : Math.max(0, clock.now() - oldest) / 1000, feeds };
}

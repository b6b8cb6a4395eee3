import type { Clock } from "../core/clock.ts";
import type { Database } from "../database/database.ts";

/**
 * A right that one process has at a time: sending with a bot's token (design, decision 6). It lasts `ttlMs` and is renewed by
 * its holder; when the holder dies, another takes it after that.
 */
export interface Lease {
  /** Takes or renews it. @returns the instant (epoch ms) until which it is held, or undefined while another process has it */
  acquire(): Promise<number | undefined>;
  /** Gives it back at once. */
  release(): Promise<void>;
}

export function lease(database: Database, clock: Clock, name: string, holder: string, ttlMs: number): Lease {
  return {
    async acquire() {
      const expires_at = clock.now() + ttlMs;
      const result = await database
        .insertInto("lease")
        .values({ name, holder, expires_at })
        .onConflict((conflict) =>
          conflict
            .column("name")
            .doUpdateSet({ holder, expires_at })
            .where((eb) => eb.or([eb("lease.holder", "=", holder), eb("lease.expires_at", "<=", clock.now())])),
        )
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n ? expires_at : undefined;
    },
    async release() {
      await database.deleteFrom("lease").where("name", "=", name).where("holder", "=", holder).execute();
    },
  };
}

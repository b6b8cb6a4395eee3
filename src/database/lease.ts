import type { Clock } from "../core/clock.ts";
import type { Database } from "./database.ts";

/**
 * A right that one process has at a time: sending with a bot's token (design, decision 6), running a job, handling a chat's updates. It
 * lasts `ttlMs` and is renewed by its holder; when the holder dies, another takes it after that.
 */
export interface Lease {
  /** Takes or renews it. @returns the instant (epoch ms) until which it is held, or undefined while another process has it */
  acquire(): Promise<number | undefined>;
  /** Gives it back at once. */
  release(): Promise<void>;
  /**
   * Holds it for as long as `work` takes: it is renewed meanwhile, and given back at the end. A holder that is cut off from the database
   * for longer than the lease lasts works on beside the next one: what must not be done twice has to be guarded by what it writes.
   * @returns false when another process has it: nothing was done
   */
  during(work: () => Promise<void>): Promise<boolean>;
}

/** Does what no other process may do at the same time, or nothing while another does it. @returns whether it was done */
export type Alone = (name: string, work: () => Promise<void>) => Promise<boolean>;

export function lease(database: Database, clock: Clock, name: string, holder: string, ttlMs: number): Lease {
  async function acquire(): Promise<number | undefined> {
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
  }

  async function release(): Promise<void> {
    await database.deleteFrom("lease").where("name", "=", name).where("holder", "=", holder).execute();
  }

  async function renewUntil(over: AbortSignal): Promise<void> {
    for (;;) {
      await clock.sleep(ttlMs / 3, over);
      if (over.aborted) return;
      // A database that is away for a moment is asked again: there are two more chances before the time is over.
      await acquire().catch(() => {});
    }
  }

  return {
    acquire,
    release,
    async during(work) {
      if ((await acquire()) === undefined) return false;
      const over = new AbortController();
      const renewing = renewUntil(over.signal);
      try {
        await work();
      } finally {
        over.abort();
        await renewing;
        // One that can't be given back ends by itself.
        await release().catch(() => {});
      }
      return true;
    },
  };
}

/** Whether a program runs with the database, or did until a moment ago: whoever sends has a lease. */
export async function isInUse(database: Database, clock: Clock): Promise<boolean> {
  const held = await database
    .selectFrom("lease")
    .select("name")
    .where("expires_at", ">", clock.now())
    .limit(1)
    .execute();
  return held.length > 0;
}

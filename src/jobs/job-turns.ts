import type { RunCoordinator } from "node-cron";
import type { Clock } from "../core/clock.ts";
import type { Database } from "../database/database.ts";
import { lease } from "../database/lease.ts";

/** Says which of several processes runs a job each time. */
export type JobTurns = RunCoordinator;

/** When a process dies at a job, the job's next time after this is another's, in ms. */
const LEASE_MS = 10_000;

/**
 * Lets each time of each job be one process's of all that have the database: who first says that it runs what is due then. While it
 * runs, which it may beyond its next time, no other process runs the job. Killed at it, it isn't run for that time again: every job takes
 * up at its next time what the last one has left.
 * @param holder names this process
 */
export function jobTurns(database: Database, clock: Clock, holder: string): JobTurns {
  /** By job: ends the lease of the run that goes on here. */
  const running = new Map<string, () => void>();

  async function isFirst(name: string, due_at: number): Promise<boolean> {
    const result = await database
      .insertInto("job_run")
      .values({ name, due_at })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ due_at }).where("job_run.due_at", "<", due_at))
      .executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  }

  return {
    async shouldRun(key) {
      const { name, dueAt } = partsOf(key);
      if (running.has(name)) return false;
      const decided = Promise.withResolvers<boolean>();
      const over = Promise.withResolvers<void>();
      running.set(name, over.resolve);
      lease(database, clock, `job:${name}`, holder, LEASE_MS)
        .during(async () => {
          const first = await isFirst(name, dueAt);
          if (!first) return;
          decided.resolve(true);
          await over.promise;
        })
        .finally(() => running.delete(name))
        .then(() => decided.resolve(false), decided.reject);
      return decided.promise;
    },
    onComplete(key) {
      running.get(partsOf(key).name)?.();
    },
  };
}

/** @param key node-cron's: the job's name, a colon and the time for which it is due in ISO 8601 */
function partsOf(key: string): { name: string; dueAt: number } {
  const at = key.search(/:\d{4}-\d\d-\d\dT/);
  return { name: key.slice(0, at), dueAt: Date.parse(key.slice(at + 1)) };
}

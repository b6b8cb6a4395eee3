import cron from "node-cron";
import type { Log } from "../core/log.ts";

/** A job that runs on a schedule, never twice at once. */
export interface ScheduledJob {
  /** Begins no more runs, and waits for the one that is going on. */
  stop(): Promise<void>;
}

/** How a job's run has ended. */
export type JobObserver = (name: string, outcome: "done" | "failed", seconds: number) => void;

/**
 * Runs `work` by a cron expression (node-cron; UTC). A run that fails is logged, and the next one comes all the same; while
 * one is going on, no other begins.
 */
export function schedule(
  name: string,
  expression: string,
  work: () => Promise<void>,
  log: Log,
  observe: JobObserver = () => {},
): ScheduledJob {
  let running: Promise<void> | undefined;
  const run = async () => {
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    try {
      await work();
      observe(name, "done", seconds());
    } catch (error) {
      observe(name, "failed", seconds());
      log.error({ err: error, job: name }, "a job failed; it runs again at its next time");
    } finally {
      running = undefined;
    }
  };
  const task = cron.schedule(
    expression,
    () => {
      running ??= run();
    },
    { name, timezone: "UTC" },
  );
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}

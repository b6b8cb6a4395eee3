import cron, { type RunCoordinator } from "node-cron";
import { messageOf } from "../core/errors.ts";
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
 * @param turns says which of several processes runs it each time; without it, every one does
 */
export function schedule(
  name: string,
  expression: string,
  work: () => Promise<void>,
  log: Log,
  observe: JobObserver = () => {},
  turns?: RunCoordinator,
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
  const warn = (message: string | Error) =>
    log.warn({ job: name, reason: messageOf(message) }, "a job's time is passed over");
  const task = cron.schedule(expression, () => (running ??= run()), {
    name,
    timezone: "UTC",
    logger: { info() {}, debug() {}, warn, error: (message, error) => warn(error ?? message) },
    ...(turns && { distributed: true, runCoordinator: turns }),
  });
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}

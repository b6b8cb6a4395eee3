import type { Config } from "./config.ts";
import type { Clock } from "./core/clock.ts";
import type { Log } from "./core/log.ts";
import type { Trace } from "./core/trace.ts";
import { isBackedUpHere } from "./database/backup.ts";
import { jobTurns } from "./jobs/job-turns.ts";
import { backUpNightly } from "./jobs/nightly-backup.ts";
import { type JobObserver, type ScheduledJob, schedule } from "./jobs/schedule.ts";
import type { Newsroom } from "./newsroom.ts";

type Work = () => Promise<unknown>;

/** What the jobs are made of. */
interface TimetableParts {
  newsroom: Pick<Newsroom, "database">;
  clock: Clock;
  log: Log;
  trace: Trace;
  metrics: { job: JobObserver };
  /** Names this process among all that have the database. */
  process: string;
  minute: Work;
  feeds: { pollDue: Work };
  editorDesk: { tell: Work };
  counter: { flush: Work };
  numbers: { settle: Work };
  watch: { follow: Work; look: Work; tell: Work; backupFailed(): void };
  showProgress: Work;
  cleanUp: Work;
}

/**
 * Starts everything that runs by the clock (cron expressions in UTC): some of it in every process, the rest where there is work for one, in
 * one of those that work.
 */
export function startTimetable(parts: TimetableParts, config: Pick<Config, "role" | "backups" | "databaseUrl">) {
  const { clock, log, trace, metrics, watch } = parts;
  const turns = jobTurns(parts.newsroom.database, clock, parts.process);
  const jobs: ScheduledJob[] = [];
  const everywhere = (name: string, expression: string, work: Work, whose?: typeof turns) => {
    const traced = () => trace.span(`job ${name}`, {}, async () => void (await work()));
    jobs.push(schedule(name, expression, traced, log, metrics.job, whose));
  };
  const once = (name: string, expression: string, work: Work) => everywhere(name, expression, work, turns);

  everywhere("search index", "* * * * * *", watch.follow);
  everywhere("counts", "*/5 * * * * *", parts.counter.flush);
  everywhere("lookout", "* * * * *", watch.look);
  if (config.role !== "web") {
    once("minute", "* * * * *", parts.minute);
    once("feeds", "* * * * *", parts.feeds.pollDue);
    once("editors", "* * * * *", parts.editorDesk.tell);
    once("troubles", "30 * * * * *", watch.tell);
    once("numbers", "*/10 * * * *", parts.numbers.settle);
    once("progress of dispatches", "*/15 * * * * *", parts.showProgress);
    once("clean-up", "17 * * * *", parts.cleanUp);
    if (config.backups > 0 && isBackedUpHere(config.databaseUrl)) once("backup", "47 2 * * *", backUp);
  }

  async function backUp(): Promise<void> {
    try {
      log.info({ said: await backUpNightly(config.databaseUrl, config.backups) }, "backed up");
    } catch (error) {
      watch.backupFailed();
      throw error;
    }
  }

  return {
    /** Begins no more runs, and waits for those that are going on. */
    async stop(): Promise<void> {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}

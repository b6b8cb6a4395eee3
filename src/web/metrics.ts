import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What is counted in the database, as it is when it is asked for. */
export interface Snapshot {
  /** Deliveries by what became of them, over all dispatches that are kept. */
  deliveries: Record<"pending" | "sent" | "failed" | "skipped", number>;
  /** How long the oldest dispatch that isn't done has waited, in seconds; 0 where there is none. */
  oldestWaitSeconds: number;
  /** Feeds by state. */
  feeds: Record<string, number>;
  /** Messages a second that the sender gives itself at the moment. */
  messagesPerSecond: number;
  /** What became of the deliveries that this process has worked on since it started. */
  outcomes: { readonly sent: number; readonly failed: number; readonly skipped: number; readonly inDoubt: number };
}

export interface Metrics {
  update(kind: string, outcome: "done" | "failed", seconds: number): void;
  search(seconds: number): void;
  job(name: string, outcome: "done" | "failed", seconds: number): void;
  query(seconds: number): void;
  /** Telegram has refused a message for now (429). */
  refused(): void;
  text(): Promise<string>;
}

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What Prometheus may ask for; names as its documentation has them (https://prometheus.io/docs/practices/naming/). No label is a person, a
 * chat or a word that somebody wrote.
 * @param snapshot asked at each scrape
 */
export function createMetrics(snapshot: () => Promise<Snapshot>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const histogram = (name: string, help: string, labelNames: string[] = []) =>
    new Histogram({ name, help, labelNames, buckets: SECONDS, registers });
  const updates = histogram("kiosk_update_seconds", "How long updates took to be handled, by kind and outcome", [
    "kind",
    "outcome",
  ]);
  const searches = histogram("kiosk_search_seconds", "How long searches took");
  const jobs = histogram("kiosk_job_seconds", "How long jobs ran, by name and outcome", ["job", "outcome"]);
  const succeeded = new Gauge({
    name: "kiosk_job_last_success_timestamp_seconds",
    help: "When a job last came to its end without a failure (Unix time), by name",
    labelNames: ["job"],
    registers,
  });
  const queries = histogram("kiosk_database_query_seconds", "How long statements took in the database");
  const refusals = new Counter({
    name: "kiosk_telegram_refusals_total",
    help: "Messages that Telegram refused for now (429)",
    registers,
  });
  const outcomes = new Counter({
    name: "kiosk_deliveries_total",
    help: "Deliveries that this process brought to an end, by outcome; one in doubt is tried once more",
    labelNames: ["outcome"],
    registers,
  });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const deliveries = gauge("kiosk_deliveries", "Deliveries that are kept, by state; pending: the queue", ["state"]);
  const oldest = gauge("kiosk_oldest_wait_seconds", "How long the oldest dispatch that isn't done has waited");
  const feeds = gauge("kiosk_feeds", "Feeds, by state", ["state"]);
  const pace = gauge("kiosk_pace_messages_per_second", "The pace that the sender has at the moment");
  return {
    update: (kind, outcome, seconds) => updates.observe({ kind, outcome }, seconds),
    search: (seconds) => searches.observe(seconds),
    job(job, outcome, seconds) {
      jobs.observe({ job, outcome }, seconds);
      if (outcome === "done") succeeded.setToCurrentTime({ job });
    },
    query: (seconds) => queries.observe(seconds),
    refused: () => refusals.inc(),
    async text() {
      const now = await snapshot();
      for (const [state, count] of Object.entries(now.deliveries)) deliveries.set({ state }, count);
      oldest.set(now.oldestWaitSeconds);
      feeds.reset();
      for (const [state, count] of Object.entries(now.feeds)) feeds.set({ state }, count);
      pace.set(now.messagesPerSecond);
      const { inDoubt, ...ended } = now.outcomes;
      outcomes.reset();
      for (const [outcome, count] of Object.entries({ ...ended, in_doubt: inDoubt })) outcomes.inc({ outcome }, count);
      return registry.metrics();
    },
  };
}

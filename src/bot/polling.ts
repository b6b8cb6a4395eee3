import { type Api, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import type { Clock } from "../core/clock.ts";
import { AppError, messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";

/**
 * Long polling that is concurrent and still at-least-once.
 *
 * grammY's own loop handles one update after the other; its runner handles many at once, but confirms a batch before it is
 * handled, so that a kill loses it. Here an update is confirmed (by a greater `offset`, Bot API `getUpdates`) only
 * when it and all before it have been handled:
 *
 *   offset = the oldest update that is still being handled, or else one after the newest
 *
 * One slow update doesn't hold up the others: after `PATIENCE_MS` the next batch is fetched with the old offset, and
 * what comes a second time is passed over.
 */
export interface Polling {
  /** Resolves when polling has stopped; rejects with an AppError when it can't go on (wrong token). */
  readonly done: Promise<void>;
  /** Fetches no more, waits for what is being handled, confirms it, and resolves. */
  stop(): Promise<void>;
}

export interface PollingOptions {
  api: Api;
  /** Handles one update; must not reject. */
  handle: (update: Update) => Promise<void>;
  allowedUpdates: readonly Exclude<keyof Update, "update_id">[];
  clock: Clock;
  log: Log;
}

/** How long Telegram may hold an empty answer, in seconds. */
const POLL_SECONDS = 30;
const BATCH = 100;
const PATIENCE_MS = 2000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;

export function startPolling({ api, handle, allowedUpdates, clock, log }: PollingOptions): Polling {
  const stopping = new AbortController();
  const inFlight = new Map<number, Promise<void>>();
  /** Handled, but not yet confirmed. */
  const handled = new Set<number>();
  let newest: number | undefined;

  const offset = (): number | undefined => (inFlight.size > 0 ? Math.min(...inFlight.keys()) : newest && newest + 1);

  function begin(update: Update): void {
    const id = update.update_id;
    newest = Math.max(newest ?? id, id);
    const work = handle(update).finally(() => {
      inFlight.delete(id);
      handled.add(id);
    });
    inFlight.set(id, work);
  }

  async function fetchBatch(): Promise<number> {
    const from = offset();
    const updates = await api.getUpdates(
      { offset: from, limit: BATCH, timeout: POLL_SECONDS, allowed_updates: [...allowedUpdates] },
      // grammY types the polyfill's signal; Node's own is what its fetch really takes.
      stopping.signal as unknown as Parameters<Api["getUpdates"]>[1],
    );
    if (from !== undefined) for (const id of handled) if (id < from) handled.delete(id);
    const fresh = updates.filter(({ update_id: id }) => !inFlight.has(id) && !handled.has(id));
    for (const update of fresh) begin(update);
    return fresh.length;
  }

  async function settle(): Promise<void> {
    if (inFlight.size === 0) return;
    const patience = new AbortController();
    await Promise.race([Promise.all(inFlight.values()), clock.sleep(PATIENCE_MS, patience.signal)]);
    patience.abort();
  }

  async function run(): Promise<void> {
    let retry = FIRST_RETRY_MS;
    while (!stopping.signal.aborted) {
      try {
        await fetchBatch();
        retry = FIRST_RETRY_MS;
      } catch (error) {
        if (stopping.signal.aborted) break;
        const wait = retryAfter(error, retry);
        log.warn({ reason: messageOf(error), retry_in_ms: wait }, explain(error));
        await clock.sleep(wait, stopping.signal);
        retry = Math.min(retry * 2, LAST_RETRY_MS);
      }
      await settle();
    }
    await Promise.all(inFlight.values());
    await confirm();
  }

  /** Without this, the last batch would come again at the next start. */
  async function confirm(): Promise<void> {
    if (newest === undefined) return;
    try {
      await api.getUpdates({ offset: newest + 1, limit: 1, timeout: 0 });
    } catch (error) {
      log.warn(
        { reason: messageOf(error) },
        "the last updates could not be confirmed; they are recognised when they come again",
      );
    }
  }

  const done = run();
  return {
    done,
    stop: async () => {
      stopping.abort();
      await done.catch(() => {});
    },
  };
}

/** @throws AppError when no retry can help */
function retryAfter(error: unknown, backOff: number): number {
  if (!(error instanceof GrammyError)) return backOff;
  if (error.error_code === 401 || error.error_code === 404) {
    throw new AppError(
      "configuration",
      "Telegram does not know this bot token. Check BOT_TOKEN (ask @BotFather for it).",
    );
  }
  const seconds = error.parameters.retry_after;
  return seconds === undefined ? backOff : seconds * 1000;
}

function explain(error: unknown): string {
  return error instanceof GrammyError && error.error_code === 409
    ? "another program is polling with this bot token, or a webhook is set: stop it; trying again"
    : "fetching updates failed; trying again";
}

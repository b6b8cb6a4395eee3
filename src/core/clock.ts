/**
 * Time is passed in, never read from the air: stores, jobs, the sender and the simulator all take a `Clock`,
 * so that a test moves days in microseconds.
 */
export interface Clock {
  /** The present instant in epoch milliseconds (UTC). */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once (without an error) when `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      // The moment may have passed while it was reckoned.
      const timer = setTimeout(done, Math.max(0, ms));
      signal?.addEventListener("abort", done, { once: true });
    }),
};

/** A clock that stands still at `at` (epoch ms): what `kiosk digest --at` and tests run under. Sleeping is real. */
export function clockAt(at: number): Clock {
  return { now: () => at, sleep: systemClock.sleep };
}

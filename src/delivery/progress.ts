/** How far a dispatch has come, and how long it takes. Pure. */

export interface Counts {
  /** Deliveries that are written so far. */
  total: number;
  sent: number;
  failed: number;
  skipped: number;
}

/** How many were sent or had failed at an instant (epoch ms). */
export interface Mark {
  at: number;
  settled: number;
}

export interface Progress extends Counts {
  left: number;
  /** In [0, 1]; 1 for one that had nobody to go to. */
  share: number;
  /** Messages a second of late; undefined before it can be told. */
  perSecond: number | undefined;
  /** Until nothing is left, at that speed; undefined where that can't be told. */
  secondsLeft: number | undefined;
}

/** Over less than this the speed says nothing. */
const LEAST_MS = 2000;

/**
 * @param mark some ten seconds ago or more; undefined before the first
 * @param now epoch ms
 */
export function progressOf(counts: Counts, mark: Mark | undefined, now: number): Progress {
  const { total, sent, failed, skipped } = counts;
  const left = Math.max(0, total - sent - failed - skipped);
  const passed = mark ? now - mark.at : 0;
  // A clock that was set back tells no speed.
  const perSecond = mark && passed >= LEAST_MS ? ((sent + failed - mark.settled) / passed) * 1000 : undefined;
  const secondsLeft = left === 0 ? 0 : perSecond !== undefined && perSecond > 0 ? left / perSecond : undefined;
  return { ...counts, left, share: total === 0 ? 1 : 1 - left / total, perSecond, secondsLeft };
}

/** What a message of a paid broadcast costs (Bot API, `allow_paid_broadcast`). */
export const STARS_A_MESSAGE = 0.1;

export interface Estimate {
  recipients: number;
  /** For how long it will be sent, alone. */
  seconds: number;
  /** What it costs; 0: nothing. */
  stars: number;
}

/**
 * What a dispatch will take, before it begins.
 * @param pace messages a second, and how many of them may be paid for with how many Stars
 */
export function estimate(
  recipients: number,
  pace: { perSecond: number; paid?: { perSecond: number; stars: number } },
): Estimate {
  const { perSecond, paid } = pace;
  // Who pays, pays for what would take longer than a minute.
  if (!paid || recipients <= perSecond * 60) return { recipients, seconds: recipients / perSecond, stars: 0 };
  const affordable = Math.min(recipients - perSecond * 60, Math.floor(paid.stars / STARS_A_MESSAGE));
  const seconds = (recipients - affordable) / perSecond + affordable / paid.perSecond;
  return { recipients, seconds, stars: affordable * STARS_A_MESSAGE };
}

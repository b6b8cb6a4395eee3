/**
 * A rate that is learned from refusals, as TCP learns it (additive increase, multiplicative decrease: Chiu and Jain, "Analysis of the
 * increase and decrease algorithms for congestion avoidance", 1989), and slowly: the way back up takes longer than a minute, so
 * that a server which allows less than it was believed to refuses about one message a minute.
 */
export interface LearnedRate {
  perSecond(): number;
  /** A message went out at `now` (ms of a clock that nobody sets). */
  used(now: number): void;
  /** One was refused at `now`. */
  refused(now: number): void;
}

const DOWN_TO = 0.9;
/** Refused again so soon, the rate is far off. */
const SOON_MS = 10_000;
const SOON_DOWN_TO = 0.7;
/** From nine tenths to the whole in 100 s. */
const UP_PER_SECOND = 0.001;
/** A pause says nothing of what the server would have taken. */
const LONGEST_STEP_MS = 2000;
const LEAST_PER_SECOND = 1;

/** @param most messages a second; Infinity: no limit, and nothing to learn */
export function createLearnedRate(most: number): LearnedRate {
  let rate = most;
  let usedAt = Number.NEGATIVE_INFINITY;
  let refusedAt = Number.NEGATIVE_INFINITY;
  return {
    perSecond: () => rate,
    used(now) {
      if (rate < most)
        rate = Math.min(most, rate + (most * UP_PER_SECOND * Math.min(now - usedAt, LONGEST_STEP_MS)) / 1000);
      usedAt = now;
    },
    refused(now) {
      if (!Number.isFinite(most)) return;
      rate = Math.max(Math.min(LEAST_PER_SECOND, most), rate * (now - refusedAt < SOON_MS ? SOON_DOWN_TO : DOWN_TO));
      refusedAt = now;
    },
  };
}

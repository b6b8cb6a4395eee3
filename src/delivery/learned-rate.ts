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

/**
 * How far down, by the time since the last refusal. One in a while is how messages bunch on their way; one after another, and the
 * rate is far off.
 */
const STEPS: readonly { withinMs: number; downTo: number }[] = [
  { withinMs: 10_000, downTo: 0.8 },
  { withinMs: 120_000, downTo: 0.9 },
  { withinMs: Number.POSITIVE_INFINITY, downTo: 0.99 },
];
/** From nine tenths to the whole in 100 s; faster when nothing was refused for long. */
const UP_PER_SECOND = 0.001;
const UP_PER_SECOND_LATER = 0.01;
const LATER_MS = 180_000;
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
      const seconds = Math.min(now - usedAt, LONGEST_STEP_MS) / 1000;
      const up = now - refusedAt > LATER_MS ? UP_PER_SECOND_LATER : UP_PER_SECOND;
      if (rate < most) rate = Math.min(most, rate * (1 + up * seconds));
      usedAt = now;
    },
    refused(now) {
      if (!Number.isFinite(most)) return;
      const step = STEPS.find(({ withinMs }) => now - refusedAt <= withinMs);
      rate = Math.max(Math.min(LEAST_PER_SECOND, most), rate * (step?.downTo ?? 1));
      refusedAt = now;
    },
  };
}

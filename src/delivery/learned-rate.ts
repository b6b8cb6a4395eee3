/**
 * A rate that is learned from refusals: down at once, and slowly up again, so that a server which allows less than it was believed to
 * refuses less than one message a minute. A refusal tells two things. How many messages were taken in the second before it is what a
 * server allows that counts by the second: with that the rate goes on. Where it is no fewer than the rate, messages have bunched
 * on their way, or the server counts otherwise: then the rate is learned as TCP learns it (additive increase, multiplicative decrease: Chiu
 * and Jain, "Analysis of the increase and decrease algorithms for congestion avoidance", 1989).
 */
export interface LearnedRate {
  perSecond(): number;
  /** A message went out at `now` (ms of a clock that nobody sets). */
  used(now: number): void;
  /** One was refused at `now`. @param before how many had gone out in the second before it */
  refused(now: number, before: number): void;
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
/** Less than this part of the rate tells nothing: hardly anything was being sent. */
const TELLING = 0.3;
/** Up again, as a part of the rate a second: to what the server takes for sure, or when it has refused nothing for long. */
const UP_FAST = 0.01;
const LONG_MS = 180_000;
/** Beyond what the server was seen to take; and where it was counted how much that is. */
const UP = 0.001;
const UP_FROM_COUNTED = 0.0002;
/** What was counted may be some messages too few. It is believed less and less while others are counted. */
const BELIEVED = 0.97;
/** A pause says nothing of what the server would have taken. */
const LONGEST_STEP_MS = 2000;
const LEAST_PER_SECOND = 1;

/** @param most messages a second; Infinity: no limit, and nothing to learn */
export function createLearnedRate(most: number): LearnedRate {
  let rate = most;
  /** What the server takes, as far as refusals tell. */
  let taken = most;
  let isCounted = false;
  let usedAt = Number.NEGATIVE_INFINITY;
  let refusedAt = Number.NEGATIVE_INFINITY;
  return {
    perSecond: () => rate,
    used(now) {
      const seconds = Math.min(now - usedAt, LONGEST_STEP_MS) / 1000;
      const isFast = rate < taken || now - refusedAt > LONG_MS;
      const up = isFast ? UP_FAST : isCounted ? UP_FROM_COUNTED : UP;
      if (rate < most) rate = Math.min(most, rate * (1 + up * seconds));
      usedAt = now;
    },
    refused(now, before) {
      if (!Number.isFinite(most)) return;
      const isLater = now - refusedAt > LONG_MS;
      isCounted = before < Math.floor(rate) && before >= rate * TELLING;
      if (isCounted) {
        taken = isLater ? before : Math.max(before, Math.min(taken, rate) * BELIEVED);
        rate = before;
      } else {
        const step = STEPS.find(({ withinMs }) => now - refusedAt <= withinMs);
        taken = rate * (STEPS.at(-1)?.downTo ?? 1);
        rate *= step?.downTo ?? 1;
      }
      rate = Math.max(Math.min(LEAST_PER_SECOND, most), rate);
      refusedAt = now;
    },
  };
}

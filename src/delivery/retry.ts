/**
 * When something that could not be sent is tried again: twice as long after each try, up to some minutes, and each time by another
 * part of it, so that what failed together does not come back together ("Exponential Backoff And Jitter", AWS Architecture Blog,
 * 2015, "equal jitter").
 */
const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60 * 1000;
/** Whatever a dispatch's deadline: it is not tried more often. */
const MAX_ATTEMPTS = 500;

/**
 * @param attempts how often it was tried, from 1
 * @param random in [0, 1)
 * @returns ms
 */
export function backOff(attempts: number, random: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
  return Math.round((longest / 2) * (1 + random));
}

/**
 * When to try again what was tried `attempts` times (epoch ms); undefined when that would be too late, or too often.
 * @param deadlineAt epoch ms; undefined: none
 */
export function nextTry(
  attempts: number,
  { now, deadlineAt, random }: { now: number; deadlineAt: number | undefined; random: number },
): number | undefined {
  if (attempts >= MAX_ATTEMPTS) return undefined;
  const at = now + backOff(attempts, random);
  return deadlineAt !== undefined && at >= deadlineAt ? undefined : at;
}

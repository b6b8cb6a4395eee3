/** When a feed is asked again. Pure: times are epoch milliseconds, chance is passed in. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Where neither the feed nor its server says how often. */
export const USUAL_MS = 30 * MINUTE;
/** However short-lived a feed says that it is. */
export const SHORTEST_MS = 10 * MINUTE;
/** However long-lived it says that it is, and however often it has failed. */
export const LONGEST_MS = 24 * HOUR;
/** After a first failure; each further one doubles it. */
const FIRST_RETRY_MS = 10 * MINUTE;
/** Up to this part of the interval is added by chance, so that feeds which were added together part. */
const JITTER = 0.1;

/** What a server says about how long its answer stays good. */
export interface Freshness {
  /** The answer's `Cache-Control`. */
  cacheControl?: string;
  /** The answer's `Age`: how long a cache on the way had it. */
  age?: string;
  /** The feed's `ttl`. */
  ttlMinutes?: number;
}

/**
 * The next poll after one that went well: as late as the feed and its server ask for, within ten minutes and a day.
 * @param jitter in [0, 1)
 */
export function nextPoll(now: number, freshness: Freshness, jitter: number): number {
  const ttl = (freshness.ttlMinutes ?? 0) * MINUTE;
  const asked = Math.max(ttl, freshFor(freshness));
  return now + withJitter(asked > 0 ? Math.min(Math.max(asked, SHORTEST_MS), LONGEST_MS) : USUAL_MS, jitter);
}

/**
 * The next poll after a failure: twice as far each time, a day at most; later where the server says when (`Retry-After`).
 * @param failures in a row, this one included
 */
export function nextRetry(now: number, failures: number, retryAfter: string | undefined, jitter: number): number {
  const wait = Math.min(FIRST_RETRY_MS * 2 ** Math.min(Math.max(failures, 1) - 1, 20), LONGEST_MS);
  const asked = Math.min(retryAfterMs(retryAfter, now), LONGEST_MS);
  return now + withJitter(Math.max(wait, asked), jitter);
}

function withJitter(ms: number, jitter: number): number {
  return Math.round(ms * (1 + JITTER * jitter));
}

/** RFC 9111: `max-age` less `Age`; 0 for what may not be kept. */
function freshFor({ cacheControl = "", age = "" }: Freshness): number {
  const directives = cacheControl.toLowerCase();
  if (/\bno-(?:cache|store)\b/.test(directives)) return 0;
  const seconds = Number(/(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/.exec(directives)?.[1] ?? 0);
  const old = /^\d{1,10}$/.test(age.trim()) ? Number(age) : 0;
  return Math.max(0, seconds - old) * 1000;
}

/** RFC 9110: seconds, or a date. */
function retryAfterMs(value: string | undefined, now: number): number {
  const text = value?.trim() ?? "";
  if (/^\d{1,10}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}

import type { Clock } from "../core/clock.ts";
import type { ArticleId } from "../core/ids.ts";
import type { CountKind, DailyCount, DailyCountStore } from "./daily-count-store.ts";
import { unmetSearches } from "./unmet-searches.ts";

/**
 * Counts what readers do, without who does it. Counting is a number in memory, so it takes no update any time; every few seconds, and
 * when the program stops, the numbers are added to the day's. What a kill loses is the openings of those seconds, and what was
 * noted today of searches that not enough chats have tried.
 */
export interface Counter {
  /** A reader opened an article. */
  opened(articleId: ArticleId): void;
  /** A search found nothing. @param words without operators */
  foundNothing(chatId: number, words: string): void;
  /** Writes what has come together. */
  flush(): Promise<void>;
}

export function createCounter(store: Pick<DailyCountStore, "add" | "dayOf">, clock: Clock, timeZone: string): Counter {
  let counts = new Map<string, DailyCount>();
  const unmet = unmetSearches();

  function count(kind: CountKind, key: string, by = 1): void {
    const day = store.dayOf(clock.now());
    const id = `${day} ${kind} ${key}`;
    const known = counts.get(id);
    if (known) known.count += by;
    else counts.set(id, { day, kind, key, count: by });
  }

  return {
    opened(articleId) {
      const { hour } = Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO(timeZone);
      count("opened", String(articleId));
      count("hour", String(hour).padStart(2, "0"));
    },
    foundNothing(chatId, words) {
      const more = unmet.note(store.dayOf(clock.now()), chatId, words);
      if (more) count("nothing_found", more.words, more.count);
    },
    async flush() {
      if (counts.size === 0) return;
      const written = counts;
      counts = new Map();
      try {
        await store.add([...written.values()]);
      } catch (error) {
        // A full disk may have room again with the next flush.
        for (const { kind, key, count: by, day } of written.values()) {
          const id = `${day} ${kind} ${key}`;
          const since = counts.get(id)?.count ?? 0;
          counts.set(id, { day, kind, key, count: by + since });
        }
        throw error;
      }
    },
  };
}

import { PRIORITY } from "./dispatch.ts";

/**
 * How the sender's places are shared between the dispatches that wait: weighted fair queueing (Demers, Keshav, Shenker,
 * "Analysis and simulation of a fair queueing algorithm", 1989; each delivery counts as one). What is breaking goes before all else;
 * the others share, an article three times as much as a digest. So a small dispatch beside one of nine hours takes as long as
 * if it were one of two, and nothing starves.
 */
export interface Waiting {
  id: number;
  priority: number;
}

const WEIGHTS: Record<number, number> = { [PRIORITY.article]: 3, [PRIORITY.digest]: 1 };

export interface Shares {
  /** How many of `places` each dispatch may fill now. Those that are urgent come first and alone. */
  divide(waiting: readonly Waiting[], places: number): Map<number, number>;
  /** That many deliveries of it were taken. */
  spend(dispatch: Waiting, count: number): void;
}

export function createShares(): Shares {
  /** What each dispatch has had, in places by weight. */
  const had = new Map<number, number>();
  const costOf = ({ priority }: Waiting) => 1 / (WEIGHTS[priority] ?? 1);

  return {
    divide(waiting, places) {
      const urgent = waiting.filter(({ priority }) => priority <= PRIORITY.breaking);
      const sharing = urgent.length > 0 ? urgent : waiting;
      const known = sharing.flatMap(({ id }) => had.get(id) ?? []);
      // Who comes new begins where the others are: it has no past to be made up for.
      const start = known.length > 0 ? Math.min(...known) : 0;
      const reckoned = sharing.map((one) => ({ one, had: had.get(one.id) ?? start, places: 0 }));
      for (let place = 0; place < places; place++) {
        let next = reckoned[0];
        for (const other of reckoned) if (next && other.had < next.had) next = other;
        if (!next) break;
        next.had += costOf(next.one);
        next.places++;
      }
      for (const id of had.keys()) if (!waiting.some((one) => one.id === id)) had.delete(id);
      for (const { id } of sharing) if (!had.has(id)) had.set(id, start);
      return new Map(reckoned.filter((one) => one.places > 0).map((one) => [one.one.id, one.places]));
    },
    spend(dispatch, count) {
      had.set(dispatch.id, (had.get(dispatch.id) ?? 0) + count * costOf(dispatch));
    },
  };
}

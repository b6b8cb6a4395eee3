import type { Services } from "../handlers/context.ts";

type Search = Services["search"];

/**
 * Searching in turns: one of a person's searches at a time, wherever they ask (in private, in groups, inline), so that nobody takes all
 * threads of the index from the others.
 */
export function createFairSearch(search: Search): (person: number) => Search {
  /** What each person's next search waits for; who waits for nothing isn't in it. */
  const last = new Map<number, Promise<unknown>>();

  async function inTurn<T>(person: number, work: () => Promise<T>): Promise<T> {
    const before = last.get(person);
    const mine = (before ?? Promise.resolve()).then(work, work);
    const settled = mine.catch(() => {});
    last.set(person, settled);
    try {
      return await mine;
    } finally {
      if (last.get(person) === settled) last.delete(person);
    }
  }

  return (person) => ({
    search: (...question) => inTurn(person, () => search.search(...question)),
    related: (...question) => inTurn(person, () => search.related(...question)),
  });
}

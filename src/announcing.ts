import { announcementStore } from "./content/announcement-store.ts";
import { type BroadcastActs, type BroadcastParts, broadcastActs } from "./delivery/broadcasting.ts";
import { type Estimate, estimate } from "./delivery/progress.ts";
import type { Services } from "./handlers/context.ts";
import { announcedNow, reachNow, tagReachNow } from "./subscribers/announced.ts";

interface Parts extends BroadcastParts {
  /** What so many messages would take at present. */
  pace(): Parameters<typeof estimate>[1];
  /** Something is to leave at an instant, or not any more; or somebody has to be told of something. */
  onScheduled(): void;
  /** There is something to be sent. */
  onChanged(): void;
}

/** What editors do with announcements, and what they are shown before. */
export function announcing(
  parts: Parts,
): Pick<Services, "announcements" | "broadcast" | "reach"> & Pick<BroadcastActs, "releaseDue"> {
  const { database, clock, needsTwo } = parts;
  const acts = broadcastActs(parts);
  const then = async <T>(work: Promise<T>, look: () => void): Promise<T> => {
    const outcome = await work;
    look();
    return outcome;
  };
  return {
    announcements: announcementStore(database, clock),
    broadcast: {
      needsTwo,
      write: acts.write,
      send: (...act) => then(acts.send(...act), parts.onScheduled),
      decide: (...act) => then(acts.decide(...act), parts.onScheduled),
      stop: acts.stop,
      discard: acts.discard,
      recall: (...act) => then(acts.recall(...act), parts.onChanged),
    },
    reach: {
      now: () => reachNow(database, clock.now()),
      ofTags: (ids) => tagReachNow(database, ids, clock.now()),
      estimate: async (to): Promise<Estimate> => estimate(await announcedNow(database, to, clock.now()), parts.pace()),
    },
    releaseDue: acts.releaseDue,
  };
}

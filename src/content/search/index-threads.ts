import { availableParallelism } from "node:os";
import Tinypool from "tinypool";
import { type IndexSession, openIndexSession } from "./index-session.ts";

/** How long the writing thread waits for more to write before it ends, in milliseconds. */
const WRITER_IDLE_MS = 60_000;
const MAX_READERS = 4;

/** An index session whose answers may have to be waited for. */
export type AsyncSession = {
  [Name in Exclude<keyof IndexSession, "close">]: (
    question: Parameters<IndexSession[Name]>[0],
  ) => Promise<ReturnType<IndexSession[Name]>>;
} & { close(): Promise<void> };

/** On the caller's thread: for commands, which have nothing else to do meanwhile, and tests. */
export function sessionHere(path: string): AsyncSession {
  const session = openIndexSession(path);
  return {
    search: async (request) => session.search(request),
    related: async (request) => session.related(request),
    snippets: async (request) => session.snippets(request),
    revision: async (request) => session.revision(request),
    holds: async (article) => session.holds(article),
    apply: async (request) => session.apply(request),
    clear: async (request) => session.clear(request),
    close: async () => session.close(),
  };
}

/**
 * On threads of their own, for SQLite's calls wait for their answer: some for searches, first come, first served, and one, while
 * there is something to write, for that.
 */
export function sessionOnThreads(path: string): AsyncSession {
  const options = {
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
    filename: new URL("search-worker.ts", import.meta.url).href,
    workerData: { path },
    teardown: "close",
  };
  const count = Math.max(2, Math.min(MAX_READERS, availableParallelism() - 1));
  const readers = new Tinypool({ ...options, minThreads: 1, maxThreads: count, idleTimeout: WRITER_IDLE_MS });
  const writer = new Tinypool({ ...options, minThreads: 0, maxThreads: 1, idleTimeout: WRITER_IDLE_MS });
  return {
    search: (request) => readers.run(request, { name: "search" }),
    related: (request) => readers.run(request, { name: "related" }),
    snippets: (request) => readers.run(request, { name: "snippets" }),
    revision: (request) => readers.run(request, { name: "revision" }),
    holds: (article) => readers.run(article, { name: "holds" }),
    apply: (request) => writer.run(request, { name: "apply" }),
    clear: (request) => writer.run(request, { name: "clear" }),
    async close() {
      await Promise.all([readers.destroy(), writer.destroy()]);
    },
  };
}

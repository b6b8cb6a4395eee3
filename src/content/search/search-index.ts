import { setTimeout } from "node:timers/promises";
import { ArticleId } from "../../core/ids.ts";
import type { ArticleChanges } from "../article-changes.ts";
import { discardIndexFile, openIndexFile } from "./index-file.ts";
import { currentIndexFile, newIndexFile, removeReplaced, replaceIndexFile } from "./index-files.ts";
import type { Answer } from "./index-session.ts";
import { type AsyncSession, sessionHere, sessionOnThreads } from "./index-threads.ts";
import type { SearchOptions, SearchResults } from "./search-results.ts";
import { marksIn, termMatcher } from "./snippet.ts";

/** How many changes are read at once, and where there is a backlog. */
const BATCH = 100;
const BACKLOG_BATCH = 1000;
/** How long a process that is writing is left alone before it is asked again, in milliseconds. */
const BUSY_WAIT_MS = 50;
/** How often work is begun anew on a file that was found damaged. */
const MAX_REPAIRS = 3;

/**
 * The articles' words, to be searched: a projection of the article store in files of its own, which several processes may have
 * open. It is never the truth: what it says may be a moment old, so whoever shows an article asks the store for it.
 */
export interface SearchIndex {
  /**
   * Takes over what changed in the store since the last time: published articles are put in, all others taken out. Killed
   * at any point, it goes on from its last batch. An index that does not come from this store is emptied and made anew.
   * @param progress is told how many changes have been taken over
   * @returns the number of changes that were taken over
   */
  catchUp(progress?: (taken: number) => void): Promise<number>;
  /**
   * Finds published articles, the best first. Any string is a query (`parse-query.ts`); the same query on the same articles
   * gives the same order, so pages neither repeat nor leave out.
   */
  search(query: string, options: SearchOptions): Promise<SearchResults>;
  /** Articles like the one with this id, the likest first; none for an article that the index doesn't have. */
  related(id: ArticleId, limit: number): Promise<ArticleId[]>;
  close(): Promise<void>;
}

/**
 * Opens the index in the folder `folder`, or an empty one in memory for ":memory:". An index that is damaged or of another version
 * is thrown away; the next `catchUp` makes it anew.
 * @param options.threads whether searching and writing leave the caller's thread free
 * @throws AppError "configuration" when the file there is a database of something else
 */
export function openSearchIndex(
  folder: string,
  articles: Pick<ArticleChanges, "changedSince" | "textsOf">,
  options: { threads?: boolean } = {},
): SearchIndex {
  const inMemory = folder === ":memory:";
  const open = (path: string): AsyncSession => {
    // Here, and not first on a thread: an error should come with its code and its words.
    if (!inMemory) openIndexFile(path).close();
    return options.threads && !inMemory ? sessionOnThreads(path) : sessionHere(path);
  };
  let path = inMemory ? folder : currentIndexFile(folder);
  let session = open(path);

  /** Goes over to an index that was made anew, by this process or another. */
  async function follow(): Promise<void> {
    const newest = inMemory ? folder : currentIndexFile(folder);
    if (newest === path) return;
    const old = session;
    [path, session] = [newest, open(newest)];
    await old.close();
    removeReplaced(folder);
  }

  /** Damage may show at any reading: then the file is thrown away, and the work is done on an empty one. */
  async function repairing<T>(work: (session: AsyncSession) => Promise<Answer<T>>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const used = session;
      const answer = await work(used);
      if ("value" in answer) return answer.value;
      if (attempt === MAX_REPAIRS)
        throw new Error(`The search index ${path} is damaged again and again: ${answer.damage}`);
      // Another question may have found it out first.
      if (used !== session) continue;
      await used.close();
      discardIndexFile(path);
      session = open(path);
    }
  }

  let catchingUp: Promise<unknown> = Promise.resolve();
  /** One at a time, for they share the writer's transaction. */
  function catchUp(progress?: (taken: number) => void): Promise<number> {
    const turn = catchingUp.then(() => takeOver(progress));
    catchingUp = turn.catch(() => undefined);
    return turn;
  }

  async function takeOver(progress?: (taken: number) => void): Promise<number> {
    await follow();
    let taken = 0;
    for (;;) {
      const seen = await repairing((index) => index.revision(null));
      // The last change that was taken over is read once more, to see that the index and the store belong together.
      const [last] = seen > 0 ? await articles.changedSince(seen - 1, 1) : [];
      const foreign = seen > 0 && !(last?.revision === seen ? await repairing((index) => index.holds(last)) : last);
      if (foreign) await repairing((index) => index.clear(null));
      else if (await takeFrom(seen)) return taken;
    }

    /** @returns false when another process, which has written too, or damage makes it necessary to look anew */
    async function takeFrom(from: number): Promise<boolean> {
      let seen = from;
      try {
        for (let batch = BATCH; ; batch = BACKLOG_BATCH) {
          const used = session;
          const changes = await articles.changedSince(seen, batch);
          const last = changes.length < batch;
          if (changes.length === 0 && seen === from) return true;
          const applied = await repairing((index) => index.apply({ changes, seen, last }));
          if (applied !== "done" || used !== session) {
            if (applied === "busy") await setTimeout(BUSY_WAIT_MS);
            return false;
          }
          seen = changes.at(-1)?.revision ?? seen;
          taken += changes.length;
          progress?.(taken);
          if (last) return true;
        }
      } catch (error) {
        // What was taken over stays.
        await session.apply({ changes: [], seen, last: true });
        throw error;
      }
    }
  }

  async function search(text: string, { context, ...options }: SearchOptions): Promise<SearchResults> {
    const now = context.now.epochMilliseconds;
    const request = { ...options, text, context: { ...context, now } };
    const { hits, terms, ...answer } = await repairing((index) => index.search(request));
    const texts = await articles.textsOf(hits.map((hit) => hit.id));
    const snippets = await repairing((index) => index.snippets({ texts, terms }));
    const matches = termMatcher(terms);
    return {
      ...answer,
      hits: hits.map(({ id, ...hit }) => ({
        ...hit,
        id: ArticleId.parse(id),
        snippet: snippets[texts.findIndex((one) => one.id === id)] ?? { text: "", marks: [] },
      })),
      marksIn: (words, language) => marksIn(words, language, matches),
    };
  }

  async function related(id: ArticleId, limit: number): Promise<ArticleId[]> {
    const ids = await repairing((index) => index.related({ id, limit }));
    return ids.map((one) => ArticleId.parse(one));
  }

  return { catchUp, search, related, close: () => session.close() };
}

/**
 * Makes an index anew beside the present one, which goes on answering, and puts it in its place when it is complete.
 * @param progress is told how many articles have been taken over
 * @returns how many those were
 */
export async function rebuildSearchIndex(
  folder: string,
  articles: Pick<ArticleChanges, "changedSince">,
  progress?: (taken: number) => void,
): Promise<number> {
  const path = newIndexFile(folder);
  const session = sessionHere(path);
  let taken = 0;
  try {
    for (let [seen, last] = [0, false]; !last; ) {
      const changes = await articles.changedSince(seen, BACKLOG_BATCH);
      last = changes.length < BACKLOG_BATCH;
      const answer = await session.apply({ changes, seen, last });
      if ("damage" in answer) throw new Error(`The new search index ${path} can't be written: ${answer.damage}`);
      seen = changes.at(-1)?.revision ?? seen;
      taken += changes.length;
      progress?.(taken);
    }
  } finally {
    await session.close();
  }
  replaceIndexFile(path);
  return taken;
}

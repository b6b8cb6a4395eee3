import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { ArticleContent, ArticleDraft } from "./content/article.ts";
import { type Check, checkArticle } from "./content/checks.ts";
import type { Picture } from "./content/document.ts";
import { ask } from "./content/importers/fetch.ts";
import { type ImportItem, readSource } from "./content/importers/source.ts";
import { type MediaFile, mediaStore } from "./content/media-store.ts";
import { revisionStore } from "./content/revision-store.ts";
import { scheduleStore } from "./content/schedule-store.ts";
import type { Clock } from "./core/clock.ts";
import { AppError } from "./core/errors.ts";
import type { ArticleId } from "./core/ids.ts";
import type { Database } from "./database/database.ts";
import type { EditorialActs } from "./delivery/editorial.ts";
import { articleSentAs } from "./delivery/sent-as.ts";
import type { Services } from "./handlers/context.ts";

/** For how long what is published now can be undone, in ms: it is scheduled, and leaves after this. */
export const UNDO_MS = 10_000;
/** A link that takes longer to answer is not called broken, in ms: the editor waits. */
const LINK_TIMEOUT_MS = 5000;
/** Only what certainly isn't there is broken: servers refuse programs for many reasons. */
const GONE: ReadonlySet<number> = new Set([404, 410]);

export interface DeskParts {
  database: Database;
  clock: Clock;
  fetch: typeof fetch;
  undoMs: number;
  acts: EditorialActs;
  /** The bytes of a file that somebody sent to the bot. */
  download(fileId: string): Promise<Uint8Array>;
  /** What is scheduled is another now. */
  onScheduled(): void;
  /** What readers see is another now: the index and the sender have work. */
  onChanged(): Promise<void>;
}

/** What editors do with articles, and what is looked up for them. */
export function editorialDesk(
  parts: DeskParts,
): Pick<Services, "desk" | "revisions" | "schedule" | "undoMs" | "readPage" | "readFile" | "articleSentAs" | "check"> {
  const { database, clock, undoMs, acts } = parts;
  const revisions = revisionStore(database, clock);
  const schedule = scheduleStore(database, clock);
  /** Whoever waits for something to happen looks again. */
  const then = async <T>(work: Promise<T>, look: (outcome: T) => unknown): Promise<T> => {
    const outcome = await work;
    await look(outcome);
    return outcome;
  };
  return {
    revisions,
    schedule,
    undoMs,
    desk: {
      schedule: (...act) => then(acts.schedule(...act), parts.onScheduled),
      stop: acts.stop,
      publishTogether: (...act) => then(acts.publishTogether(...act), parts.onScheduled),
      stopTogether: acts.stopTogether,
      steer: acts.steer,
      setBreaking: acts.setBreaking,
      turnDown: acts.turnDown,
      decide: (...act) => then(acts.decide(...act), parts.onScheduled),
      discard: (...act) => then(acts.discard(...act), parts.onScheduled),
      correct: (...act) => then(acts.correct(...act), ({ kind }) => kind === "changed" && parts.onChanged()),
      recall: (...act) => then(acts.recall(...act), (isRecalled) => isRecalled && parts.onChanged()),
    },
    async readPage(url) {
      // Written out, an address can't be taken for a path.
      const { draft } = await firstArticle(readSource(new URL(url).href, { ageFrom: clock.now(), fetch: parts.fetch }));
      return draft;
    },
    readFile: async (fileId, name) => articleInFile(await parts.download(fileId), name, clock.now()),
    articleSentAs: (chatId, messageId) => articleSentAs(database, chatId, messageId),
    check: (content, id) => check(parts, content, id),
  };
}

async function check(parts: DeskParts, content: ArticleContent, id: ArticleId | undefined): Promise<Check[]> {
  const media = mediaStore(parts.database);
  const asking = { fetch: parts.fetch, timeoutMs: LINK_TIMEOUT_MS };
  return checkArticle(content, {
    database: parts.database,
    now: parts.clock.now(),
    id,
    async picture({ source }: Picture) {
      if (source.kind === "media") return (await media.get(source.id))?.bytes;
      return (await ask(source.url, asking).catch(() => undefined))?.bytes;
    },
    async isBroken(url) {
      try {
        return GONE.has((await ask(url, asking)).status);
      } catch (error) {
        // No such host, nothing listens there: but not one that is slow, or ours.
        return error instanceof AppError && error.code === "unavailable" && !error.message.includes("did not answer");
      }
    },
  });
}

/** Of the name of a file, in UTF-16 units: a file system takes 255 bytes. */
const MAX_NAME_LENGTH = 60;
/** A longer text holds everybody up while it is read; decompressed, in bytes. */
const MAX_FILE_BYTES = 2 * 1024 * 1024;

/**
 * Importers read files: it lies in a folder of its own meanwhile, so that it can name nothing else. Of the name that its sender gave it only
 * letters and digits stay.
 */
async function articleInFile(
  bytes: Uint8Array,
  name: string,
  now: number,
): Promise<{ draft: ArticleDraft; media: MediaFile[] }> {
  const folder = await mkdtemp(join(tmpdir(), "kiosk-file-"));
  try {
    const plain = basename(name).replace(/[^\p{L}\p{M}\p{N}._-]/gu, "_");
    const path = join(folder, /[^._-]/.test(plain) ? plain.slice(-MAX_NAME_LENGTH) : "article.txt");
    await writeFile(path, bytes);
    return await firstArticle(readSource(path, { ageFrom: now, maxBytes: MAX_FILE_BYTES }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws AppError "invalid" with the reason why there is none */
async function firstArticle(items: AsyncIterable<ImportItem>): Promise<{ draft: ArticleDraft; media: MediaFile[] }> {
  let reason = "There is no article in it.";
  for await (const item of items) {
    if (item.kind === "article") return item;
    reason = item.reason;
  }
  throw new AppError("invalid", reason);
}

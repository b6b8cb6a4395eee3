import type { Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import { type Database, transaction } from "../database/database.ts";
import type { ArticleDraft } from "./article.ts";
import { articleStore, type SaveResult } from "./article-store.ts";
import { type ImportItem, type ReadOptions, readSource } from "./importers/source.ts";
import { mediaStore } from "./media-store.ts";

/** A commit costs a write to the disk, so that many items share one; fewer when they bring pictures. */
const BATCH_ITEMS = 200;
const BATCH_MEDIA_BYTES = 16 * 1024 * 1024;
/** How many refusals are kept with their reasons; the others are counted. */
const KEPT_REFUSALS = 1000;

export interface Refusal {
  /** File with line or item. */
  where: string;
  reason: string;
}

export interface ImportResult {
  new: number;
  changed: number;
  unchanged: number;
  /** Changed at their source, but corrected by an editor: the correction stands. */
  held: number;
  refused: number;
  /** The first thousand of the refused. */
  refusals: Refusal[];
  /** Sources that gave no article at all, but something to refuse. */
  failedSources: string[];
}

export interface ImportDeps extends Partial<ReadOptions> {
  database: Database;
  clock: Clock;
  /** The name of the source to store everything under; by default each kind of source has its own (`content/article.ts`). */
  source?: string;
  /** Told of every item once it is stored or refused. */
  onItem?: (item: ImportItem, outcome: SaveResult["outcome"] | "refused") => void;
}

type Article = ImportItem & { kind: "article" };

/**
 * Reads sources one after another and stores what they hold. Importing again changes nothing that hasn't changed. Each article and
 * its pictures are stored together or not at all; one that can't be stored is refused and doesn't hold up the others. Two items of
 * one run with the same source and id: the later one is refused. Memory holds one batch, and the ids of the run.
 * @param sources paths of files and folders, http(s) addresses
 */
export async function importSources(sources: readonly string[], deps: ImportDeps): Promise<ImportResult> {
  const result: ImportResult = {
    new: 0,
    changed: 0,
    unchanged: 0,
    held: 0,
    refused: 0,
    refusals: [],
    failedSources: [],
  };
  const seen = new Set<string>();
  const options: ReadOptions = { ...deps, ageFrom: deps.ageFrom ?? deps.clock.now() };

  const refuse = (where: string, reason: string) => {
    result.refused++;
    if (result.refusals.length < KEPT_REFUSALS) result.refusals.push({ where, reason });
    deps.onItem?.({ kind: "refused", where, reason }, "refused");
  };
  const store = async (batch: readonly Article[]) => {
    for (const { item, outcome } of await saveBatch(batch, deps)) {
      if (outcome instanceof Error) {
        refuse(item.where, `It can't be stored: ${outcome.message}.`);
      } else {
        result[outcome]++;
        deps.onItem?.(item, outcome);
      }
    }
  };

  for (const source of sources) {
    const before = { ...result };
    let batch: Article[] = [];
    let mediaBytes = 0;
    for await (const found of readSource(source, options)) {
      const item = deps.source === undefined || found.kind === "refused" ? found : renamed(found, deps.source);
      if (item.kind === "refused") {
        refuse(item.where, item.reason);
        continue;
      }
      const key = `${item.draft.source}\n${item.draft.sourceId}`;
      if (seen.has(key)) {
        refuse(
          item.where,
          `Its id "${item.draft.sourceId}" is that of an earlier item of this import; every item needs its own.`,
        );
        continue;
      }
      seen.add(key);
      batch.push(item);
      mediaBytes += item.media.reduce((sum, file) => sum + file.bytes.length, 0);
      if (batch.length >= BATCH_ITEMS || mediaBytes >= BATCH_MEDIA_BYTES) {
        await store(batch);
        batch = [];
        mediaBytes = 0;
      }
    }
    await store(batch);
    if (stored(result) === stored(before) && result.refused > before.refused) result.failedSources.push(source);
  }
  return result;
}

function stored(result: ImportResult): number {
  return result.new + result.changed + result.unchanged + result.held;
}

function renamed(item: Article, source: string): Article {
  return { ...item, draft: { ...item.draft, source } };
}

interface Saved {
  item: Article;
  outcome: SaveResult["outcome"] | Error;
}

/** All in one transaction; when one of them fails, each in its own, so that only that one is lost. */
async function saveBatch(batch: readonly Article[], deps: ImportDeps): Promise<Saved[]> {
  if (batch.length === 0) return [];
  try {
    return await transaction(deps.database, async (trx) => {
      const saved: Saved[] = [];
      for (const item of batch) saved.push({ item, outcome: await saveItem(item, trx, deps.clock) });
      return saved;
    });
  } catch (error) {
    const [only, ...more] = batch;
    if (only && more.length === 0) return [{ item: only, outcome: new Error(messageOf(error), { cause: error }) }];
    const singly: Saved[] = [];
    for (const item of batch) singly.push(...(await saveBatch([item], deps)));
    return singly;
  }
}

async function saveItem(item: Article, trx: Database, clock: Clock): Promise<SaveResult["outcome"]> {
  const media = mediaStore(trx);
  for (const file of item.media) await media.put(file);
  const firstDate = item.datedByAge ? await dateOf(item.draft, trx) : undefined;
  const draft = firstDate === undefined ? item.draft : { ...item.draft, publishedAt: firstDate };
  return (await articleStore(trx, clock).save(draft)).outcome;
}

/** The date of what this source brought before. */
async function dateOf({ source, sourceId }: ArticleDraft, trx: Database): Promise<number | undefined> {
  const known = await trx
    .selectFrom("article_source")
    .innerJoin("article", "article.id", "article_source.article_id")
    .select("article.published_at")
    .where("source", "=", source)
    .where("source_id", "=", sourceId)
    .executeTakeFirst();
  return known?.published_at;
}

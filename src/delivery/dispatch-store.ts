import { type Selectable, sql } from "kysely";
import { announcementLabel } from "../content/announcement.ts";
import type { Clock } from "../core/clock.ts";
import { AnnouncementId, ArticleId, DispatchId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import type { DispatchTable } from "../database/schema.ts";
import { type DispatchContent, type Lane, PRIORITY } from "./dispatch.ts";
import { type Mark, type Progress, progressOf } from "./progress.ts";

/**
 * Dispatches as editors and operators see and steer them. A dispatch is `active`, `paused` or `cancelled`; one whose deliveries have
 * all come to an end is `finished`, which nothing has to be written for.
 */
export interface Dispatch {
  id: DispatchId;
  kind: DispatchContent["kind"];
  /** Of the article, or the beginning of the announcement; undefined for a digest, and for an article that was deleted. */
  title: string | undefined;
  articleId: ArticleId | undefined;
  announcementId: AnnouncementId | undefined;
  state: "active" | "paused" | "cancelled" | "finished";
  lane: Lane;
  /** Epoch ms. */
  createdAt: number;
  deadlineAt: number | undefined;
  /** Whether its audience is written to the end; until then its total grows. */
  complete: boolean;
  progress: Progress;
}

export type DispatchStore = ReturnType<typeof dispatchStore>;

type DispatchRow = Selectable<DispatchTable> & { title: string | null; content: string | null };

export function dispatchStore(database: Database, clock: Clock) {
  const rows = () =>
    database
      .selectFrom("dispatch")
      .leftJoin("article", "article.id", "dispatch.article_id")
      .leftJoin("announcement", "announcement.id", "dispatch.announcement_id")
      .selectAll("dispatch")
      .select(["article.title", "announcement.content"]);

  /** The newest first, at most `limit`. @param options.open only those that are not finished or cancelled */
  async function list(options: { limit: number; open?: boolean }): Promise<Dispatch[]> {
    let query = rows().orderBy("dispatch.id", "desc").limit(options.limit);
    if (options.open) {
      query = query
        .where("dispatch.state", "!=", "cancelled")
        .where(sql<boolean>`(sent + failed + skipped < total OR dispatch.audience IS NOT NULL)`);
    }
    return (await query.execute()).map((row) => toDispatch(row, clock.now()));
  }

  async function get(id: DispatchId): Promise<Dispatch | undefined> {
    const row = await rows().where("dispatch.id", "=", id).executeTakeFirst();
    return row && toDispatch(row, clock.now());
  }

  /** The one that sends an announcement, or takes it back. */
  async function ofAnnouncement(id: AnnouncementId): Promise<Dispatch | undefined> {
    const row = await rows()
      .where("dispatch.announcement_id", "=", id)
      .orderBy("dispatch.id", "desc")
      .limit(1)
      .executeTakeFirst();
    return row && toDispatch(row, clock.now());
  }

  /** Why deliveries of it failed, the most frequent reason first, at most `limit` of them. */
  async function failures(id: DispatchId, limit: number): Promise<{ reason: string; count: number }[]> {
    const found = await sql<{ reason: string | null; count: number }>`
      SELECT error AS reason, count(*) AS count FROM delivery WHERE dispatch_id = ${id} AND state = 'failed'
      GROUP BY error ORDER BY count DESC, error LIMIT ${limit}`.execute(database);
    return found.rows.map(({ reason, count }) => ({ reason: reason ?? "for no reason that is known", count }));
  }

  /** Sends nothing more of it until it is resumed; only what is on its way at this moment still arrives. @returns false unless it was active */
  const pause = (id: DispatchId) => change(id, "paused", ["active"]);

  /** Goes on where it was. @returns false unless it was paused */
  const resume = (id: DispatchId) => change(id, "active", ["paused"]);

  /** Sends nothing more of it, ever; what had arrived stays. @returns false when it was over before */
  const cancel = (id: DispatchId) => change(id, "cancelled", ["active", "paused"]);

  async function change(id: DispatchId, to: DispatchRow["state"], from: DispatchRow["state"][]): Promise<boolean> {
    const result = await database
      .updateTable("dispatch")
      .set({ state: to })
      .where("id", "=", id)
      .where("state", "in", from)
      .where(sql<boolean>`(sent + failed + skipped < total OR audience IS NOT NULL)`)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  return { list, get, ofAnnouncement, failures, pause, resume, cancel };
}

const KINDS = { send: "article", edit: "correction", withdraw: "recall", pin: "pin" } as const;

function kindOf({ kind, action }: DispatchRow): Dispatch["kind"] {
  if (kind === "announcement") return action === "withdraw" ? "announcement_recall" : "announcement";
  return kind === "digest" ? "digest" : KINDS[action];
}

function toDispatch(row: DispatchRow, now: number): Dispatch {
  const { total, sent, failed, skipped } = row;
  const progress = progressOf({ total, sent, failed, skipped }, markOf(row), now);
  const complete = row.audience === null;
  const over = row.state !== "cancelled" && complete && progress.left === 0;
  const lane = (Object.keys(PRIORITY) as Lane[]).find((name) => PRIORITY[name] === row.priority);
  return {
    id: DispatchId.parse(row.id),
    kind: kindOf(row),
    title: row.title ?? (row.content === null ? undefined : announcementLabel(JSON.parse(row.content))),
    articleId: row.article_id === null ? undefined : ArticleId.parse(row.article_id),
    announcementId: row.announcement_id === null ? undefined : AnnouncementId.parse(row.announcement_id),
    state: over ? "finished" : row.state,
    lane: lane ?? "article",
    createdAt: row.created_at,
    deadlineAt: row.deadline_at ?? undefined,
    complete,
    progress,
  };
}

/** The mark that is old enough to reckon with. */
function markOf(row: DispatchRow): Mark | undefined {
  if (row.earlier_at !== null) return { at: row.earlier_at, settled: row.earlier_settled };
  return row.mark_at === null ? undefined : { at: row.mark_at, settled: row.mark_settled };
}

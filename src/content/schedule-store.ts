import type { Clock } from "../core/clock.ts";
import { ArticleId, ChatId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import { type Page, takeRevision } from "./article-store.ts";

/** What waits to be published or to be decided on. */
export interface Waiting {
  id: ArticleId;
  title: string;
  state: "draft" | "scheduled";
  /** Epoch ms: when a scheduled one goes out. */
  at: number;
  /** Whether it goes before everything that isn't. */
  breaking: boolean;
}

export type ScheduleStore = ReturnType<typeof scheduleStore>;

/**
 * What is to be published later. Invariant: an article leaves `scheduled` once, by one statement that names that state: it is published
 * (`delivery/publication.ts`), or it is a draft again, and whoever comes second is told so. So "stop" means that nothing left.
 */
export function scheduleStore(database: Database, clock: Clock) {
  /**
   * Has a draft, or what is scheduled already, go out at an instant.
   * @param at epoch ms; one that has passed means at once
   * @param by the editor's private chat, which is told when it is out
   * @returns false if it was published, recalled or discarded meanwhile
   */
  async function schedule(id: ArticleId, at: number, by: ChatId): Promise<boolean> {
    return move(id, ["draft", "scheduled"], { state: "scheduled", published_at: at, scheduled_by: by });
  }

  /** Makes what is scheduled a draft again. @returns false if it isn't scheduled (any more): it may be out */
  async function stop(id: ArticleId): Promise<boolean> {
    return move(id, ["scheduled"], { state: "draft", published_at: clock.now(), scheduled_by: null });
  }

  async function move(
    id: ArticleId,
    from: readonly Waiting["state"][],
    to: { state: Waiting["state"]; published_at: number; scheduled_by: number | null },
  ): Promise<boolean> {
    return transaction(database, async (trx) => {
      const revision = await takeRevision(trx);
      const result = await trx
        .updateTable("article")
        .set({ ...to, revision })
        .where("id", "=", id)
        .where("state", "in", from)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    });
  }

  /** What this editor's private chat has scheduled for that very instant (epoch ms). */
  async function together(at: number, by: ChatId): Promise<ArticleId[]> {
    const rows = await database
      .selectFrom("article")
      .select("id")
      .where("state", "=", "scheduled")
      .where("published_at", "=", at)
      .where("scheduled_by", "=", by)
      .orderBy("id")
      .execute();
    return rows.map((row) => ArticleId.parse(row.id));
  }

  /** Whether what waits goes before everything that isn't breaking. @returns false if it doesn't wait (any more) */
  async function setBreaking(id: ArticleId, breaking: boolean): Promise<boolean> {
    const result = await database
      .updateTable("article")
      .set({ breaking: breaking ? 1 : 0 })
      .where("id", "=", id)
      .where("state", "in", ["draft", "scheduled"])
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  }

  /** When the next scheduled article goes out (epoch ms); undefined: nothing is scheduled. */
  async function next(): Promise<number | undefined> {
    const row = await database
      .selectFrom("article")
      .select("published_at")
      .where("state", "=", "scheduled")
      .orderBy("published_at")
      .limit(1)
      .executeTakeFirst();
    return row?.published_at;
  }

  /** What waits: first what is scheduled, in its order, then drafts, the latest first. What a feed's drafts are, `/feeds` shows. */
  async function waiting(page: Page): Promise<{ waiting: Waiting[]; total: number }> {
    const all = database
      .selectFrom("article")
      .where("state", "in", ["scheduled", "draft"])
      .where((eb) =>
        eb.or([
          eb("state", "=", "scheduled"),
          eb.not(
            eb.exists(
              eb
                .selectFrom("article_source")
                .select("source")
                .whereRef("article_source.article_id", "=", "article.id")
                .where("is_main", "=", 1)
                .where("source", "like", "feed:%"),
            ),
          ),
        ]),
      );
    const { total } = await all.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
    const rows = await all
      .select(["id", "title", "state", "published_at", "breaking"])
      .orderBy("state", "desc")
      .orderBy((eb) => eb.case().when("state", "=", "scheduled").then(eb.ref("published_at")).else(0).end())
      .orderBy("revision", "desc")
      .limit(page.limit)
      .offset(page.offset)
      .execute();
    return { waiting: rows.map(toWaiting), total };
  }

  /** One that waits; undefined if it doesn't (any more). */
  async function get(id: ArticleId): Promise<Waiting | undefined> {
    const row = await database
      .selectFrom("article")
      .select(["id", "title", "state", "published_at", "breaking"])
      .where("id", "=", id)
      .where("state", "in", ["scheduled", "draft"])
      .executeTakeFirst();
    return row && toWaiting(row);
  }

  /** Published articles whose editors have not been told so yet. */
  async function untold(): Promise<{ id: ArticleId; title: string; by: ChatId }[]> {
    const rows = await database
      .selectFrom("article")
      .select(["id", "title", "scheduled_by", "state"])
      .where("scheduled_by", "is not", null)
      .orderBy("id")
      .execute();
    // Few are either; asked for the state, SQLite would look through all that are published.
    const published = rows.filter(({ state }) => state === "published");
    return published.map((row) => ({
      id: ArticleId.parse(row.id),
      title: row.title,
      by: ChatId.parse(row.scheduled_by),
    }));
  }

  async function told(id: ArticleId): Promise<void> {
    await database.updateTable("article").set({ scheduled_by: null }).where("id", "=", id).execute();
  }

  return { schedule, stop, together, setBreaking, next, waiting, get, untold, told };
}

function toWaiting(row: { id: number; title: string; state: string; published_at: number; breaking: number }): Waiting {
  const state = row.state === "scheduled" ? "scheduled" : "draft";
  return { id: ArticleId.parse(row.id), title: row.title, state, at: row.published_at, breaking: row.breaking === 1 };
}

import { sql } from "kysely";
import { type Database, transaction } from "../database/database.ts";

/**
 * - `opened`: articles that readers opened; key: the article's id.
 * - `hour`: the same by the hour; key: "00" to "23" in the newsroom's zone.
 * - `nothing_found`: searches that found nothing; key: their words (`unmet-searches.ts`).
 * - `joined`, `left`, `blocked`: chats that became subscribers, that follow nothing any more, that blocked or removed the bot.
 * - `subscribers`: how many there were when the day was last looked at.
 * - `sent`, `failed`: what became of the deliveries that were planned on the day.
 */
export const COUNT_KINDS = [
  "opened",
  "hour",
  "nothing_found",
  "joined",
  "left",
  "blocked",
  "subscribers",
  "sent",
  "failed",
] as const;
export type CountKind = (typeof COUNT_KINDS)[number];

/** Something that happened `count` times on `day` ("YYYY-MM-DD" in the newsroom's zone). */
export interface DailyCount {
  day: string;
  kind: CountKind;
  key: string;
  count: number;
}

/** Inclusive, "YYYY-MM-DD". */
export interface DayRange {
  from: string;
  until: string;
}

/** Counts that have a key for each article or search are kept for this long; a series of one number a day is kept. */
const KEYED_KEPT_DAYS = 400;
/** The article of an `opened` count. */
const openedId = sql<number>`CASE WHEN daily_count.kind = 'opened' THEN CAST(daily_count.key AS BIGINT) END`;
/** How many rows one statement writes: SQLite takes 32,766 values. */
const ROWS_AT_ONCE = 1000;

export type DailyCountStore = ReturnType<typeof dailyCountStore>;

const within = ({ from, until }: DayRange) => sql<boolean>`daily_count.day BETWEEN ${from} AND ${until}`;

/**
 * The newsroom's numbers by day: counts, never persons.
 * @param timeZone the newsroom's (IANA), whose days they are
 */
export function dailyCountStore(database: Database, timeZone: string) {
  const dayOf = (instant: number) => dayIn(timeZone, instant).toString();
  const startOf = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;

  /** Adds to what was counted before; all of it or nothing. */
  async function add(counts: readonly DailyCount[]): Promise<void> {
    await transaction(database, async (trx) => {
      for (let first = 0; first < counts.length; first += ROWS_AT_ONCE) {
        await trx
          .insertInto("daily_count")
          .values(counts.slice(first, first + ROWS_AT_ONCE))
          .onConflict((conflict) =>
            conflict.columns(["kind", "day", "key"]).doUpdateSet({ count: sql`daily_count.count + excluded.count` }),
          )
          .execute();
      }
    });
  }

  /**
   * Moves what the triggers have tallied to the day of `now` (epoch ms), and looks at the deliveries of the last days again. In one
   * transaction: nothing is lost or counted twice, whenever the process dies.
   */
  async function settle(now: number): Promise<void> {
    const day = dayOf(now);
    await transaction(database, async (trx) => {
      const tally = await trx.selectFrom("subscriber_tally").select(["name", "count"]).execute();
      const count = (wanted: string) => tally.find(({ name }) => name === wanted)?.count ?? 0;
      const events = (["joined", "left", "blocked"] as const).filter((name) => count(name) !== 0);
      await dailyCountStore(trx, timeZone).add(events.map((kind) => ({ day, kind, key: "", count: count(kind) })));
      if (events.length > 0) {
        await trx.updateTable("subscriber_tally").set({ count: 0 }).where("name", "in", events).execute();
      }
      await set(trx, { day, kind: "subscribers", key: "", count: count("subscribers") });
      // A delivery that waits out a refusal comes to its end days after it was planned.
      const today = Temporal.PlainDate.from(day);
      for (const recent of [0, 1, 2].map((days) => today.subtract({ days }).toString())) {
        const { sent, failed } = await deliveriesOf(trx, recent);
        if (sent > 0) await set(trx, { day: recent, kind: "sent", key: "", count: sent });
        if (failed > 0) await set(trx, { day: recent, kind: "failed", key: "", count: failed });
      }
    });
  }

  async function set(trx: Database, { count, ...place }: DailyCount): Promise<void> {
    await trx
      .insertInto("daily_count")
      .values({ ...place, count })
      .onConflict((conflict) => conflict.columns(["kind", "day", "key"]).doUpdateSet({ count }))
      .execute();
  }

  async function deliveriesOf(trx: Database, day: string): Promise<{ sent: number; failed: number }> {
    const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
    const { sent, failed } = await trx
      .selectFrom("dispatch")
      .select((eb) => [eb.fn.sum<number | null>("sent").as("sent"), eb.fn.sum<number | null>("failed").as("failed")])
      .where("created_at", ">=", startOf(day))
      .where("created_at", "<", startOf(next))
      .where("action", "=", "send")
      .executeTakeFirstOrThrow();
    return { sent: sent ?? 0, failed: failed ?? 0 };
  }

  /** A number for each day that has one. */
  async function series(kind: CountKind, range: DayRange): Promise<Map<string, number>> {
    const rows = await database
      .selectFrom("daily_count")
      .select(["day", "count"])
      .where("kind", "=", kind)
      .where(within(range))
      .where("key", "=", "")
      .execute();
    return new Map(rows.map(({ day, count }) => [day, count]));
  }

  /** The newest number of `kind` before a day; undefined: there is none. */
  async function before(kind: CountKind, day: string): Promise<number | undefined> {
    const row = await database
      .selectFrom("daily_count")
      .select("count")
      .where("kind", "=", kind)
      .where("day", "<", day)
      .orderBy("day", "desc")
      .limit(1)
      .executeTakeFirst();
    return row?.count;
  }

  /** What was counted most, over the whole range. */
  async function most(kind: CountKind, range: DayRange, limit: number): Promise<{ key: string; count: number }[]> {
    return database
      .selectFrom("daily_count")
      .select((eb) => ["key", eb.fn.sum<number>("count").as("count")])
      .where("kind", "=", kind)
      .where(within(range))
      .groupBy("key")
      .orderBy("count", "desc")
      .orderBy("key")
      .limit(limit)
      .execute();
  }

  /** The tags whose articles were opened most. */
  async function mostOpenedTags(range: DayRange, limit: number): Promise<{ key: string; count: number }[]> {
    return database
      .selectFrom("daily_count")
      .innerJoin("article_tag", (join) => join.on("article_tag.article_id", "=", openedId))
      .innerJoin("tag", "tag.id", "article_tag.tag_id")
      .select((eb) => ["tag.title as key", eb.fn.sum<number>("daily_count.count").as("count")])
      .where("daily_count.kind", "=", "opened")
      .where(within(range))
      .groupBy("tag.id")
      .orderBy("count", "desc")
      .orderBy("tag.id")
      .limit(limit)
      .execute();
  }

  /** The articles that were opened most, by their titles; one that is gone has its number. */
  async function mostOpened(range: DayRange, limit: number): Promise<{ key: string; count: number }[]> {
    return database
      .selectFrom("daily_count")
      .leftJoin("article", (join) => join.on("article.id", "=", openedId))
      .select((eb) => [
        sql<string>`coalesce(article.title, '#' || daily_count.key)`.as("key"),
        eb.fn.sum<number>("count").as("count"),
      ])
      .where("kind", "=", "opened")
      .where(within(range))
      .groupBy(["daily_count.key", "article.title"])
      .orderBy("count", "desc")
      .orderBy("daily_count.key")
      .limit(limit)
      .execute();
  }

  /** Everything of the range, by kind, day and key, and the titles of articles; at most `limit` rows. */
  async function all(range: DayRange, limit: number): Promise<(DailyCount & { title: string | undefined })[]> {
    const rows = await database
      .selectFrom("daily_count")
      .leftJoin("article", (join) => join.on("article.id", "=", openedId))
      .select(["day", "kind", "key", "count", "title"])
      .where(within(range))
      .orderBy("kind")
      .orderBy("day")
      .orderBy("key")
      .limit(limit)
      .execute();
    return rows.flatMap(({ kind, title, ...row }) => {
      const known = COUNT_KINDS.find((one) => one === kind);
      return known ? [{ ...row, kind: known, title: title ?? undefined }] : [];
    });
  }

  async function forgetOld(now: number): Promise<void> {
    const before = Temporal.PlainDate.from(dayOf(now)).subtract({ days: KEYED_KEPT_DAYS }).toString();
    await database
      .deleteFrom("daily_count")
      .where("kind", "in", ["opened", "nothing_found"])
      .where("day", "<", before)
      .execute();
  }

  /** Forgets every count: what the demonstration leaves behind. */
  async function forgetAll(): Promise<void> {
    await database.deleteFrom("daily_count").execute();
    await database.updateTable("subscriber_tally").set({ count: 0 }).where("name", "!=", "subscribers").execute();
  }

  return { timeZone, dayOf, add, settle, series, before, most, mostOpened, mostOpenedTags, all, forgetOld, forgetAll };
}

function dayIn(timeZone: string, instant: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
}

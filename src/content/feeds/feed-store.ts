import type { Selectable } from "kysely";
import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { FeedId } from "../../core/ids.ts";
import { alone, type Database, transaction } from "../../database/database.ts";
import type { FeedTable } from "../../database/schema.ts";
import type { Page } from "../article-store.ts";
import { Feed, type FeedMode, MAX_FEEDS, REPORT_AFTER_MS } from "./feed.ts";
import { feedDrafts, waitingIds } from "./feed-drafts.ts";
import { feedNotices } from "./feed-notices.ts";

/** A poll that takes longer is given up for dead: what is fetched takes 20 s, what is stored some more. */
const CLAIM_MS = 5 * 60 * 1000;

/** What names a poll: a feed and the how-manieth poll of it this is. */
export type FeedClaim = Pick<Feed, "id" | "polls">;

/** What a poll found out about its feed. */
export interface PollSuccess {
  etag?: string;
  lastModified?: string;
  /** Absent: as before (a 304 says nothing). */
  title?: string;
  ttlMinutes?: number;
  /** Where it is from now on. */
  movedTo?: string;
  nextPollAt: number;
}

export interface PollFailure {
  reason: string;
  nextPollAt: number;
}

export type FeedStore = ReturnType<typeof feedStore>;

/**
 * The feeds and what is known of each.
 *
 *   active ◀──▶ paused          an editor's choice
 *     └──▶ ended ──▶ active     410, or the same as another; an editor may try again
 *
 * A poll is claimed by one statement and recorded by one; both name the claim by the count of polls, so that one which was
 * overtaken (its feed paused, removed, or claimed again after five minutes) changes nothing. A kill in between leaves the feed
 * as it was: it is polled again, and what was stored already is unchanged then.
 */
export function feedStore(database: Database, clock: Clock) {
  const telling = feedNotices(database, clock);

  /**
   * Adds a feed, to be polled at once.
   * @returns `added` is false for one that is here already, whatever its address was when it was added
   * @throws AppError "invalid" when there are too many
   */
  async function add(feed: {
    url: string;
    title: string;
    tags: readonly string[];
    mode: FeedMode;
  }): Promise<{ feed: Feed; added: boolean }> {
    return transaction(database, async (trx) => {
      const known = await trx
        .selectFrom("feed")
        .selectAll()
        .where((eb) => eb.or([eb("url", "=", feed.url), eb("source", "=", sourceOf(feed.url))]))
        .executeTakeFirst();
      if (known) return { feed: toFeed(known), added: false };
      if ((await count(trx)) >= MAX_FEEDS) {
        throw new AppError("invalid", `There are ${MAX_FEEDS} feeds already. Remove one first.`);
      }
      const now = clock.now();
      const row = await trx
        .insertInto("feed")
        .values({
          source: sourceOf(feed.url),
          url: feed.url,
          title: feed.title,
          tags: JSON.stringify(feed.tags),
          mode: feed.mode,
          state: "active",
          next_poll_at: now,
          created_at: now,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return { feed: toFeed(row), added: true };
    });
  }

  async function get(id: FeedId): Promise<Feed | undefined> {
    const row = await database.selectFrom("feed").selectAll().where("id", "=", id).executeTakeFirst();
    return row && toFeed(row);
  }

  /** The feed with this address, now or when it was added, or with this number. */
  async function find(address: string): Promise<Feed | undefined> {
    const row = await database
      .selectFrom("feed")
      .selectAll()
      .where((eb) =>
        eb.or([
          eb("url", "=", address),
          eb("source", "=", sourceOf(address)),
          eb("id", "=", /^\d{1,15}$/.test(address) ? Number(address) : -1),
        ]),
      )
      .executeTakeFirst();
    return row && toFeed(row);
  }

  /** In the order in which they were added. */
  async function list(page: Page): Promise<{ feeds: Feed[]; total: number }> {
    const rows = await database
      .selectFrom("feed")
      .selectAll()
      .orderBy("id")
      .limit(page.limit)
      .offset(page.offset)
      .execute();
    return { feeds: rows.map(toFeed), total: await count(database) };
  }

  async function pause(id: FeedId): Promise<void> {
    await database
      .updateTable("feed")
      .set({ state: "paused" })
      .where("id", "=", id)
      .where("state", "=", "active")
      .execute();
  }

  /** Polls it again, from now on. */
  async function resume(id: FeedId): Promise<void> {
    await database
      .updateTable("feed")
      .set({
        state: "active",
        next_poll_at: clock.now(),
        failures: 0,
        failing_since: null,
        reported_at: null,
        error: null,
      })
      .where("id", "=", id)
      .where("state", "!=", "active")
      .execute();
  }

  async function setMode(id: FeedId, mode: FeedMode): Promise<void> {
    await database.updateTable("feed").set({ mode }).where("id", "=", id).execute();
  }

  /** Takes a feed off the list. Its articles stay; its drafts, which nobody could find any more, go. */
  async function remove(id: FeedId): Promise<void> {
    await transaction(database, async (trx) => {
      await trx.deleteFrom("article").where("id", "in", waitingIds(trx, id)).execute();
      await trx.deleteFrom("feed").where("id", "=", id).execute();
    });
  }

  /** Claims the feed that has been due for longest. */
  async function claimDue(): Promise<Feed | undefined> {
    const now = clock.now();
    return claim((eb) =>
      eb
        .selectFrom("feed")
        .select("id")
        .where("state", "=", "active")
        .where("next_poll_at", "<=", now)
        .where((or) => or.or([or("claimed_until", "is", null), or("claimed_until", "<=", now)]))
        .orderBy("next_poll_at")
        .orderBy("id")
        .limit(1),
    );
  }

  /** Claims this feed, due or not. @returns undefined when it is not active, or is being polled */
  async function claimNow(id: FeedId): Promise<Feed | undefined> {
    const now = clock.now();
    return claim((eb) =>
      eb
        .selectFrom("feed")
        .select("id")
        .where("id", "=", id)
        .where("state", "=", "active")
        .where((or) => or.or([or("claimed_until", "is", null), or("claimed_until", "<=", now)])),
    );
  }

  async function claim(which: (db: Database) => ReturnType<typeof waitingIds>): Promise<Feed | undefined> {
    const row = await alone(database, (trx) =>
      trx
        .updateTable("feed")
        .set((eb) => ({ polls: eb("polls", "+", 1), claimed_until: clock.now() + CLAIM_MS }))
        .where("id", "in", which(trx))
        .returningAll()
        .executeTakeFirst(),
    );
    return row && toFeed(row);
  }

  /** The feed as it is now, if the poll still has it. */
  async function claimed({ id, polls }: FeedClaim): Promise<Feed | undefined> {
    const row = await database
      .selectFrom("feed")
      .selectAll()
      .where("id", "=", id)
      .where("polls", "=", polls)
      .where("state", "=", "active")
      .executeTakeFirst();
    return row && toFeed(row);
  }

  /** Records a poll that went well. A new address that is another feed's ends this one instead: the two are one. */
  async function succeeded(claim: FeedClaim, found: PollSuccess, editors: readonly number[]): Promise<void> {
    await transaction(database, async (trx) => {
      const now = clock.now();
      const twin =
        found.movedTo !== undefined &&
        (await trx
          .selectFrom("feed")
          .select("title")
          .where("url", "=", found.movedTo)
          .where("id", "!=", claim.id)
          .executeTakeFirst());
      if (twin) return end(trx, claim, `It has moved to ${found.movedTo}, which is a feed here already.`, editors);
      const before = await trx
        .selectFrom("feed")
        .select("reported_at")
        .where("id", "=", claim.id)
        .where("polls", "=", claim.polls)
        .executeTakeFirst();
      if (before && before.reported_at !== null) await recovered(trx, claim.id, editors);
      await trx
        .updateTable("feed")
        .set({
          claimed_until: null,
          last_success_at: now,
          next_poll_at: found.nextPollAt,
          etag: found.etag ?? null,
          last_modified: found.lastModified ?? null,
          ttl_minutes: found.ttlMinutes ?? null,
          failures: 0,
          failing_since: null,
          reported_at: null,
          error: null,
          ...(found.title !== undefined && { title: found.title }),
          ...(found.movedTo !== undefined && { url: found.movedTo }),
        })
        .where("id", "=", claim.id)
        .where("polls", "=", claim.polls)
        .execute();
    });
  }

  /** Tells whom its failures were told that they are over; to the others there is nothing to tell any more. */
  async function recovered(trx: Database, id: FeedId, editors: readonly number[]): Promise<void> {
    const untold = await trx
      .deleteFrom("feed_notice")
      .where("feed_id", "=", id)
      .where("kind", "=", "failing")
      .returning("chat_id")
      .execute();
    const unaware = new Set(untold.map(({ chat_id }) => chat_id));
    await feedNotices(trx, clock).notifyOf(
      id,
      "recovered",
      editors.filter((editor) => !unaware.has(editor)),
    );
  }

  /** Records a poll that failed; the first one after three days of nothing else is reported, once. */
  async function failed(
    claim: FeedClaim,
    { reason, nextPollAt }: PollFailure,
    editors: readonly number[],
  ): Promise<void> {
    await transaction(database, async (trx) => {
      const now = clock.now();
      await trx
        .updateTable("feed")
        .set((eb) => ({
          claimed_until: null,
          next_poll_at: nextPollAt,
          failures: eb("failures", "+", 1),
          failing_since: eb.fn.coalesce("failing_since", eb.val(now)),
          error: reason,
        }))
        .where("id", "=", claim.id)
        .where("polls", "=", claim.polls)
        .execute();
      const long = await trx
        .updateTable("feed")
        .set({ reported_at: now })
        .where("id", "=", claim.id)
        .where("state", "=", "active")
        .where("reported_at", "is", null)
        .where("failing_since", "<=", now - REPORT_AFTER_MS)
        .executeTakeFirst();
      if (long.numUpdatedRows === 1n) await feedNotices(trx, clock).notifyOf(claim.id, "failing", editors);
    });
  }

  /** Records that a feed is no more: it is not polled again, and its editors are told. */
  async function ended(claim: FeedClaim, reason: string, editors: readonly number[]): Promise<void> {
    await transaction(database, (trx) => end(trx, claim, reason, editors));
  }

  async function end(trx: Database, claim: FeedClaim, reason: string, editors: readonly number[]): Promise<void> {
    const result = await trx
      .updateTable("feed")
      .set({ state: "ended", claimed_until: null, error: reason })
      .where("id", "=", claim.id)
      .where("polls", "=", claim.polls)
      .where("state", "=", "active")
      .executeTakeFirst();
    if (result.numUpdatedRows === 1n) await feedNotices(trx, clock).notifyOf(claim.id, "ended", editors);
  }

  /** Gives a poll back that was not carried out: the program ends. */
  async function giveBack({ id, polls }: FeedClaim): Promise<void> {
    await database
      .updateTable("feed")
      .set({ claimed_until: null })
      .where("id", "=", id)
      .where("polls", "=", polls)
      .execute();
  }

  return {
    add,
    get,
    find,
    list,
    pause,
    resume,
    setMode,
    remove,
    claimDue,
    claimNow,
    claimed,
    succeeded,
    failed,
    ended,
    giveBack,
    notifyOf: telling.notifyOf,
    notices: telling.notices,
    takeNotice: telling.takeNotice,
    ...feedDrafts(database),
  };
}

function sourceOf(url: string): string {
  return `feed:${url}`;
}

async function count(database: Database): Promise<number> {
  const row = await database
    .selectFrom("feed")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

function toFeed(row: Selectable<FeedTable>): Feed {
  return Feed.parse({
    id: row.id,
    source: row.source,
    url: row.url,
    title: row.title,
    tags: JSON.parse(row.tags),
    mode: row.mode,
    state: row.state,
    etag: row.etag ?? undefined,
    lastModified: row.last_modified ?? undefined,
    ttlMinutes: row.ttl_minutes ?? undefined,
    nextPollAt: row.next_poll_at,
    polls: row.polls,
    lastSuccessAt: row.last_success_at ?? undefined,
    failures: row.failures,
    failingSince: row.failing_since ?? undefined,
    error: row.error ?? undefined,
  });
}

import { randomUUID } from "node:crypto";
import type { Update } from "grammy/types";
import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { Database } from "../database/database.ts";
import { lease } from "../database/lease.ts";
import { ANSWER_MS, type Inbox, parseUpdate } from "./inbox.ts";

/**
 * Updates that come by webhook to any of several processes with one database, behind a proxy that gives each to whom it likes.
 *
 * Invariants:
 * 1. An update is kept before it is answered, and forgotten after it was handled: a kill in between leaves it to the others.
 * 2. Of a chat's updates one process handles one at a time, the oldest that is kept first, for it holds the lease of the chat's turn. An
 *    update that comes meanwhile, here or elsewhere, is kept, and the holder finds it: it looks once more after it has given the turn back,
 *    and whoever was refused the turn had kept its update before.
 * 3. Handling one twice (its process was killed between the end and the forgetting, or Telegram sent it again) does no harm: what was
 *    handled to its end is passed over (`handled-updates.ts`).
 */

/** When the process that handles a chat's updates dies, another goes on after at most this long and `SWEEP_MS`. */
const TURN_MS = 6000;
/** How often it is looked for updates that a process has left. */
const SWEEP_MS = 1000;
/** What is younger is left to the process that has just kept it. */
const LEFT_AFTER_MS = 2000;
/** Turns that are taken over at a time. */
const MOST_SWEPT = 50;

export interface SharedInboxOptions {
  database: Database;
  clock: Clock;
  log: Log;
  /** Handles one update; must not reject. */
  handle: (update: Update) => Promise<void>;
  /** Updates with the same are handled in their order (`turn.ts`); undefined: it waits for no other. */
  turnOf: (update: Update) => string | undefined;
}

export interface SharedInbox extends Inbox {
  /** Looks for no more updates that other processes have left, and waits for what is being handled. */
  settled(): Promise<void>;
}

export function createSharedInbox({ database, clock, log, handle, turnOf }: SharedInboxOptions): SharedInbox {
  const holder = randomUUID();
  /** By turn: the last of what this process does for it; one begins when the one before has ended. */
  const atWork = new Map<string, Promise<void>>();
  const ending = new AbortController();
  let sweeping: Promise<void> | undefined;

  async function keep(update: Update, turn: string): Promise<void> {
    await database
      .insertInto("kept_update")
      .values({ update_id: update.update_id, body: JSON.stringify(update), received_at: clock.now(), turn })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  function oldest(turn: string): Promise<{ update_id: number; body: string } | undefined> {
    return database
      .selectFrom("kept_update")
      .select(["update_id", "body"])
      .where("turn", "=", turn)
      .orderBy("update_id")
      .limit(1)
      .executeTakeFirst();
  }

  /** Handles what is kept of a turn until nothing is left; does nothing when another process is at it. */
  async function workThrough(turn: string): Promise<void> {
    const right = lease(database, clock, `turn:${turn}`, holder, TURN_MS);
    do {
      const ours = await right.during(async () => {
        for (let next = await oldest(turn); next; next = await oldest(turn)) {
          await handle(parseUpdate(JSON.parse(next.body)));
          await database.deleteFrom("kept_update").where("update_id", "=", next.update_id).execute();
        }
      });
      if (!ours) return;
    } while (await oldest(turn));
  }

  function work(turn: string): Promise<void> {
    const before = atWork.get(turn) ?? Promise.resolve();
    const mine = before
      .then(() => workThrough(turn))
      .catch((error: unknown) => log.error({ err: error }, "updates are kept, but can't be handled for now"))
      .finally(() => {
        if (atWork.get(turn) === mine) atWork.delete(turn);
      });
    atWork.set(turn, mine);
    return mine;
  }

  /** What nobody is at: kept a while ago, its turn free or run out. */
  async function sweep(): Promise<void> {
    const left = await database
      .selectFrom("kept_update")
      .leftJoin("lease", (join) =>
        join.on((eb) => eb("lease.name", "=", eb(eb.val("turn:"), "||", eb.ref("kept_update.turn")))),
      )
      .select("turn")
      .distinct()
      .where("received_at", "<=", clock.now() - LEFT_AFTER_MS)
      .where((eb) => eb.or([eb("lease.expires_at", "is", null), eb("lease.expires_at", "<=", clock.now())]))
      .limit(MOST_SWEPT)
      .execute();
    await Promise.all(left.map(({ turn }) => work(turn)));
  }

  async function keepSweeping(): Promise<void> {
    while (!ending.signal.aborted) {
      await clock.sleep(SWEEP_MS, ending.signal);
      if (ending.signal.aborted) return;
      await sweep().catch((error: unknown) => log.warn({ err: error }, "kept updates can't be looked for just now"));
    }
  }

  return {
    async receive(update) {
      const turn = turnOf(update) ?? `update ${update.update_id}`;
      await keep(update, turn);
      const patience = new AbortController();
      await Promise.race([work(turn), clock.sleep(ANSWER_MS, patience.signal)]);
      patience.abort();
    },
    async replay() {
      await sweep();
      sweeping ??= keepSweeping();
    },
    async settled() {
      ending.abort();
      await sweeping;
      await Promise.all(atWork.values());
    },
  };
}

import { setImmediate as nextTurn, setTimeout } from "node:timers/promises";
import type { MiddlewareFn } from "grammy";
import type { Clock } from "../core/clock.ts";
import type { Database } from "../database/database.ts";

const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Telegram delivers an update again when it doesn't know that it was handled (a kill before the confirmation, a webhook's answer
 * that was lost). An update that was handled to its end is passed over; one that was interrupted is handled again.
 */
export function passOverHandled(database: Database, clock: Clock): MiddlewareFn {
  const note = noteTogether(database, clock);
  return async (ctx, next) => {
    const update_id = ctx.update.update_id;
    const known = await database
      .selectFrom("handled_update")
      .select("update_id")
      .where("update_id", "=", update_id)
      .executeTakeFirst();
    if (known) return;
    await next();
    await note(update_id);
  };
}

/** How long a note waits for others, in ms; its update has been answered. */
const TOGETHER_MS = 10;

/** A commit costs a write to the disk: updates that end within a moment share one. */
function noteTogether(database: Database, clock: Clock): (update_id: number) => Promise<void> {
  let waiting: number[] = [];
  let next: Promise<void> | undefined;

  async function write(): Promise<void> {
    await setTimeout(TOGETHER_MS);
    next = undefined;
    const rows = waiting.map((update_id) => ({ update_id, handled_at: clock.now() }));
    waiting = [];
    await database
      .insertInto("handled_update")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  return (update_id) => {
    waiting.push(update_id);
    next ??= write();
    return next;
  };
}

/** Notes that are forgotten before others get their turn. */
const FORGOTTEN_AT_ONCE = 1000;

/**
 * Telegram keeps updates for 24 hours at most (Bot API, "Getting updates"); so do we. A busy day leaves millions: they go in the order of
 * their ids, which is that of time, a few at once, as long as they are old.
 */
export async function forgetOldHandled(database: Database, clock: Clock): Promise<void> {
  const before = clock.now() - KEPT_MS;
  for (;;) {
    const oldest = await database
      .selectFrom("handled_update")
      .selectAll()
      .orderBy("update_id")
      .limit(FORGOTTEN_AT_ONCE)
      .execute();
    const old = oldest.filter(({ handled_at }) => handled_at < before);
    const last = old.at(-1);
    if (!last) return;
    await database
      .deleteFrom("handled_update")
      .where("update_id", "<=", last.update_id)
      .where("handled_at", "<", before)
      .execute();
    if (old.length < FORGOTTEN_AT_ONCE) return;
    await nextTurn();
  }
}

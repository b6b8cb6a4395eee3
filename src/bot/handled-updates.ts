import type { MiddlewareFn } from "grammy";
import type { Clock } from "../core/clock.ts";
import type { Database } from "../database/database.ts";

const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Telegram delivers an update again when it doesn't know that it was handled (a kill before the confirmation, a webhook's answer
 * that was lost). An update that was handled to its end is passed over; one that was interrupted is handled again.
 */
export function passOverHandled(database: Database, clock: Clock): MiddlewareFn {
  return async (ctx, next) => {
    const update_id = ctx.update.update_id;
    const known = await database
      .selectFrom("handled_update")
      .select("update_id")
      .where("update_id", "=", update_id)
      .executeTakeFirst();
    if (known) return;
    await next();
    await database
      .insertInto("handled_update")
      .values({ update_id, handled_at: clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  };
}

/** Telegram keeps updates for 24 hours at most (Bot API, "Getting updates"); so do we. */
export async function forgetOldHandled(database: Database, clock: Clock): Promise<void> {
  await database
    .deleteFrom("handled_update")
    .where("handled_at", "<", clock.now() - KEPT_MS)
    .execute();
}

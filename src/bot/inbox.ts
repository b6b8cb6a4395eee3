import { createHmac } from "node:crypto";
import type { Update } from "grammy/types";
import { z } from "zod";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Database } from "../database/database.ts";

/**
 * Updates that come by webhook to the only process there is (for several: `shared-inbox.ts`). Telegram wants its answer at once and sends an update again that isn't answered; once it is answered, it
 * is ours. So an answer is given when the update was handled, or, where that takes longer than `ANSWER_MS`, when it is kept in the
 * database, from which a kill brings it back at the next start. Handling it twice does no harm: what was handled to its end is
 * passed over (`handled-updates.ts`).
 */
export interface Inbox {
  /** Takes an update. Resolves when it may be answered; rejects when it could neither be handled nor kept: Telegram sends it again. */
  receive(update: Update): Promise<void>;
  /** Handles what an earlier run of the program has kept. */
  replay(): Promise<void>;
  /** Waits for what is being handled. */
  settled(): Promise<void>;
}

/** Of Telegram's patience nothing is published; the patience of an operator's proxy is usually some ten seconds. */
export const ANSWER_MS = 900;

/** What an update has to have; the rest is the business of those who handle it. */
const AnyUpdate = z.looseObject({ update_id: z.number().int().nonnegative() });

/** @throws AppError "invalid" for what is no update */
export function parseUpdate(body: unknown): Update {
  const { data } = AnyUpdate.safeParse(body);
  if (!data) throw new AppError("invalid", "this is no update");
  return data as Update;
}

/**
 * What Telegram shows us with each update, so that nobody else can send one (Bot API, `setWebhook`, `secret_token`: 1–256 characters of
 * A–Z, a–z, 0–9, _ and -). Derived from the token: every process of a bot knows it, and none has to be told.
 */
export function webhookSecret(token: string): string {
  return createHmac("sha256", token).update("kiosk webhook").digest("base64url");
}

/** @param handle handles one update; must not reject */
export function createInbox(
  database: Database,
  clock: Clock,
  log: Log,
  handle: (update: Update) => Promise<void>,
): Inbox {
  const handling = new Map<number, Promise<void>>();

  async function keep(update: Update): Promise<void> {
    await database
      .insertInto("kept_update")
      .values({ update_id: update.update_id, body: JSON.stringify(update), received_at: clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async function forget(updateId: number): Promise<void> {
    await database.deleteFrom("kept_update").where("update_id", "=", updateId).execute();
  }

  function begin(update: Update): Promise<void> {
    const id = update.update_id;
    const known = handling.get(id);
    if (known) return known;
    const work = handle(update).finally(() => handling.delete(id));
    handling.set(id, work);
    return work;
  }

  return {
    async receive(update) {
      const work = begin(update);
      const patience = new AbortController();
      const slow = await Promise.race([
        work.then(() => false),
        clock.sleep(ANSWER_MS, patience.signal).then(() => true),
      ]);
      patience.abort();
      if (!slow) return;
      await keep(update);
      void work
        .then(() => forget(update.update_id))
        .catch((error: unknown) => log.warn({ err: error }, "an update that was handled could not be forgotten"));
    },
    async replay() {
      const kept = await database
        .selectFrom("kept_update")
        .select(["update_id", "body"])
        .orderBy("update_id")
        .execute();
      if (kept.length > 0) log.info({ updates: kept.length }, "updates that an earlier run left are handled now");
      for (const { update_id, body } of kept) {
        await begin(parseUpdate(JSON.parse(body)));
        await forget(update_id);
      }
    },
    async settled() {
      await Promise.all(handling.values());
    },
  };
}

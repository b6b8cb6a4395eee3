import type { Clock } from "../core/clock.ts";
import type { ChatId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";

/** A request that takes longer is lost, or its process is dead: nobody is kept waiting for it. */
const LONGEST_MS = 5000;
const LOOK_MS = 20;

/**
 * What is declined is not sent any more, but for the message whose request is on its way at that moment. Resolves when that has come to
 * its end too: who answers after this says the last word. Such requests can only become fewer, for none begins for what was declined
 * (`Ledger.commit`).
 */
export async function untilQuiet(database: Database, clock: Clock, chatId: ChatId): Promise<void> {
  const until = clock.now() + LONGEST_MS;
  while (clock.now() < until) {
    const onItsWay = await database
      .selectFrom("delivery")
      .select("dispatch_id")
      .where("chat_id", "=", chatId)
      .where("state", "=", "skipped")
      .where("sending", "=", 1)
      .limit(1)
      .executeTakeFirst();
    if (!onItsWay) return;
    await clock.sleep(LOOK_MS);
  }
  // Not to be waited for again.
  await database
    .updateTable("delivery")
    .set({ sending: 0 })
    .where("chat_id", "=", chatId)
    .where("state", "=", "skipped")
    .where("sending", "=", 1)
    .execute();
}

import type { ChatId, DispatchId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import type { MessageIds } from "./dispatch.ts";

/**
 * What is pinned of ours in a chat, as the ledger has it: what a dispatch with the action "pin" has recorded there. Of what is to be
 * pinned the newest is, and it takes the place of the one before it; what people have pinned is left alone.
 *
 * Invariants:
 * 1. Each post that was to be pinned has one delivery that pins it, written in the transaction that records the post (`ledger.ts`).
 * 2. A chat's deliveries go one after the other. Each pins its message, then unpins the one before; both can be done twice. So whatever
 *    dies, in the end the newest that Telegram let us pin is pinned, and of ours no other.
 * 3. What comes after a newer one, because it had to be tried again, is not pinned any more.
 */
export interface PinsThere {
  /** A newer one is pinned. */
  overtaken: boolean;
  /** What was pinned before. */
  former: MessageIds | undefined;
}

export async function pinsThere(database: Database, dispatchId: DispatchId, chatId: ChatId): Promise<PinsThere> {
  const pinned = database
    .selectFrom("dispatch")
    .innerJoin("delivery", "delivery.dispatch_id", "dispatch.id")
    .select("delivery.message_ids")
    .where("dispatch.action", "=", "pin")
    .where("delivery.chat_id", "=", chatId)
    .where("delivery.message_ids", "!=", "[]");
  const newer = await pinned.where("dispatch.id", ">", dispatchId).limit(1).executeTakeFirst();
  const before = await pinned
    .where("dispatch.id", "<", dispatchId)
    .orderBy("dispatch.id", "desc")
    .limit(1)
    .executeTakeFirst();
  const former: MessageIds[] = before ? JSON.parse(before.message_ids) : [];
  return { overtaken: newer !== undefined, former: former[0] };
}

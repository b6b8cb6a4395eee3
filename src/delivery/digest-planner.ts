import { articleStore } from "../content/article-store.ts";
import type { Clock } from "../core/clock.ts";
import { ChatId } from "../core/ids.ts";
import { type Database, transaction } from "../database/database.ts";
import type { Row } from "../database/schema.ts";
import { atDue } from "../subscribers/digest-time.ts";
import { tagsWanted } from "../subscribers/subscription.ts";
import { subscriptionStore } from "../subscribers/subscription-store.ts";
import type { Recipient } from "./audience-writer.ts";
import { ledger } from "./ledger.ts";

const BATCH = 500;

/**
 * Plans the digests that are due at the clock's instant. Invariant: in one transaction a chat's delivery is written and
 * its cursor, date and next due time move on. A kill before the commit leaves the chat due; after it, done. So nobody gets two,
 * and nobody none.
 * @returns how many digests were planned; chats for which there was nothing new only move on
 */
export async function planDigests(database: Database, clock: Clock): Promise<number> {
  let planned = 0;
  for (;;) {
    const { seen, enqueued } = await transaction(database, (trx) => planBatch(trx, clock));
    planned += enqueued;
    if (seen < BATCH) return planned;
  }
}

async function planBatch(trx: Database, clock: Clock): Promise<{ seen: number; enqueued: number }> {
  const now = clock.now();
  const due = await trx
    .selectFrom("chat")
    .selectAll()
    .where("next_digest_at", "<=", now)
    .orderBy("next_digest_at")
    .limit(BATCH)
    .execute();
  const upTo = await articleStore(trx, clock).revision();
  const recipients: Recipient[] = [];
  for (const chat of due) {
    if (await planChat(trx, clock, chat, upTo)) {
      recipients.push({ chatId: ChatId.parse(chat.id), payload: { after: chat.digest_cursor, upTo } });
    }
  }
  if (recipients.length > 0) {
    await ledger(trx, clock).enqueue({ kind: "digest", instant: now - (now % 60_000) }, recipients);
  }
  return { seen: due.length, enqueued: recipients.length };
}

/** Moves the chat on. @returns whether a digest is to be sent to it */
async function planChat(trx: Database, clock: Clock, chat: Row<"chat">, upTo: number): Promise<boolean> {
  const settings = { timeZone: chat.time_zone, digestTime: chat.digest_time, lastDigestDate: chat.last_digest_date };
  const update = trx.updateTable("chat").where("id", "=", chat.id);
  if (chat.state !== "active") {
    await update.set({ next_digest_at: null }).execute();
    return false;
  }
  const step = atDue(settings, chat.next_digest_at ?? 0, clock.now());
  if (step.kind === "wait") {
    await update.set({ next_digest_at: step.next }).execute();
    return false;
  }
  await update.set({ next_digest_at: step.next, last_digest_date: step.date, digest_cursor: upTo }).execute();
  const subscriptions = await subscriptionStore(trx, clock).list(ChatId.parse(chat.id));
  const fresh = await articleStore(trx, clock).releasedBetween(chat.digest_cursor, upTo, {
    tagIds: tagsWanted(subscriptions, "daily"),
    limit: 1,
  });
  return fresh.length > 0;
}

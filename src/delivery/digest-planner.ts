import { setImmediate as nextTurn } from "node:timers/promises";
import { articleStore } from "../content/article-store.ts";
import type { Clock } from "../core/clock.ts";
import { ChatId } from "../core/ids.ts";
import { type Database, transactionSyncedAside } from "../database/database.ts";
import { numbersOf } from "../database/said-differently.ts";
import type { Row } from "../database/schema.ts";
import { atDue, weekdaysHeld } from "../subscribers/digest-time.ts";
import { beginAgain, digestSettings } from "../subscribers/due.ts";
import { interestsOf } from "../subscribers/interests.ts";
import {
  type Coverage,
  coverageOf,
  digestTest,
  type Interests,
  type NewsItem,
  releasedNews,
} from "../subscribers/news.ts";
import type { Recipient } from "./audience-writer.ts";
import { ledger } from "./ledger.ts";

/** Chats that are planned in one transaction: as many as take a few ms, so that who waits for an answer doesn't notice. */
const BATCH = 150;

/**
 * Plans the digests that are due at the clock's instant, the longest overdue first. Invariant: in one transaction a chat's delivery
 * is written and its cursors, date and next due time move on. A kill before the commit leaves the chat due; after it, done. So
 * nobody gets two, and nobody none. Memory holds one batch and the news of the time that it covers, whatever the number of chats.
 * @returns how many digests were planned; chats for which there was nothing new only move on
 */
export async function planDigests(database: Database, clock: Clock): Promise<number> {
  const run: Run = { steps: new Map(), news: { after: Number.POSITIVE_INFINITY, upTo: 0, items: [] } };
  let planned = 0;
  for (;;) {
    const { seen, enqueued } = await transactionSyncedAside(database, (trx) => planBatch(trx, clock, run));
    planned += enqueued;
    if (seen < BATCH) return planned;
    await nextTurn();
  }
}

type Step = ReturnType<typeof atDue>;

/** What one run has found out already. */
interface Run {
  /** What chats with the same settings come to, by those. */
  steps: Map<string, Step>;
  /** What was released with a revision in `(after, upTo]`. */
  news: { after: number; upTo: number; items: readonly NewsItem[] };
}
type DueChat = Pick<
  Row<"chat">,
  "id" | "state" | "time_zone" | "digest_time" | "last_digest_date" | "next_digest_at" | "paused_until"
>;

/** What one step does to many chats. */
interface Move {
  next: number | null;
  /** Absent: no digest was planned, the chat only waits for `next`. */
  date?: string;
  /** Of the weekly topics those of these days were in it. */
  weekdays: readonly number[];
  chatIds: number[];
}

async function planBatch(trx: Database, clock: Clock, run: Run): Promise<{ seen: number; enqueued: number }> {
  const now = clock.now();
  const due: DueChat[] = await trx
    .selectFrom("chat")
    .select(["id", "state", "time_zone", "digest_time", "last_digest_date", "next_digest_at", "paused_until"])
    .where("next_digest_at", "<=", now)
    .orderBy("next_digest_at")
    .limit(BATCH)
    .execute();
  if (due.length === 0) return { seen: 0, enqueued: 0 };
  await endPauses(trx, now, due);
  const upTo = await articleStore(trx, clock).revision();
  const interests = await interestsOf(
    trx,
    due.map(({ id }) => id),
  );
  // Reading, writing and the commit are a turn each: who wants nothing of the database doesn't wait for all of it.
  await nextTurn();
  const moves = new Map<string, Move>();
  const covered: { chatId: number; coverage: Coverage; interests: Interests }[] = [];
  for (const chat of due) {
    const wants = interests.get(chat.id);
    if (!wants) continue;
    const move = moveOf(chat, wants, now, run.steps);
    const key = JSON.stringify(move);
    const known = moves.get(key);
    if (known) known.chatIds.push(chat.id);
    else moves.set(key, { ...move, chatIds: [chat.id] });
    if (move.date !== undefined) {
      covered.push({ chatId: chat.id, coverage: coverageOf(wants, upTo, move.weekdays), interests: wants });
    }
  }
  const recipients = await recipientsOf(trx, covered, upTo, run);
  await nextTurn();
  for (const move of moves.values()) await apply(trx, move, upTo);
  if (recipients.length > 0) {
    await ledger(trx, clock).enqueue({ kind: "digest", instant: now - (now % 60_000) }, recipients);
  }
  await nextTurn();
  return { seen: due.length, enqueued: recipients.length };
}

/** Those whose pause is over begin again. */
async function endPauses(trx: Database, now: number, due: readonly DueChat[]): Promise<void> {
  const over = due.filter((chat) => chat.paused_until !== null && chat.paused_until <= now).map(({ id }) => id);
  if (over.length === 0) return;
  await beginAgain(trx, now, over);
  await trx.updateTable("chat").set({ paused_until: null }).where("id", "in", over).execute();
}

/** What becomes of a chat that is due. Many share zone, hour and date: what they come to is reckoned once. */
function moveOf(chat: DueChat, { topics }: Interests, now: number, steps: Map<string, Step>): Omit<Move, "chatIds"> {
  const none = topics.every(({ cadence }) => cadence === "instant");
  if (chat.state !== "active" || none) return { next: null, weekdays: [] };
  const settings = digestSettings(chat, topics);
  const dueAt = chat.next_digest_at ?? 0;
  const key = JSON.stringify([settings, dueAt]);
  let step = steps.get(key);
  if (!step) {
    step = atDue(settings, dueAt, now);
    if (steps.size >= MAX_STEPS) steps.clear();
    steps.set(key, step);
  }
  if (step.kind === "wait") return { next: step.next, weekdays: [] };
  const held = weekdaysHeld(step.date, settings, dueAt);
  // One that is so late that none of its days tells why it is due holds all.
  const isAny = settings.weekdays === null || settings.weekdays.some((day) => held.includes(day));
  return { next: step.next, date: step.date, weekdays: isAny ? held : (settings.weekdays ?? []) };
}

/** More than there are zones, in a minute in which all hours are due. */
const MAX_STEPS = 10_000;

/**
 * The chats for which there is something new. What a saved search finds is told when the digest is composed: here it may be anything.
 */
async function recipientsOf(
  trx: Database,
  covered: readonly { chatId: number; coverage: Coverage; interests: Interests }[],
  upTo: number,
  run: Run,
): Promise<Recipient[]> {
  const after = Math.min(upTo, ...covered.flatMap(({ coverage }) => Object.values(coverage.topics)));
  if (run.news.upTo !== upTo || run.news.after > after) {
    run.news = { after, upTo, items: await releasedNews(trx, after, upTo) };
  }
  const news = run.news.items;
  if (news.length === 0) return [];
  const anyNews = new Map<string, boolean>();
  return covered.flatMap(({ chatId, coverage, interests }) => {
    const key = JSON.stringify([coverage, interests]);
    let any = anyNews.get(key);
    if (any === undefined) {
      any = news.some(digestTest(coverage, interests, () => true));
      anyNews.set(key, any);
    }
    return any
      ? [{ chatId: ChatId.parse(chatId), payload: { upTo: coverage.upTo, topics: { ...coverage.topics } } }]
      : [];
  });
}

async function apply(trx: Database, { next, date, weekdays, chatIds }: Move, upTo: number): Promise<void> {
  const ids = numbersOf(trx, chatIds);
  if (date === undefined) {
    await trx.updateTable("chat").set({ next_digest_at: next }).where("id", "in", ids).execute();
    return;
  }
  await trx.updateTable("chat").set({ next_digest_at: next, last_digest_date: date }).where("id", "in", ids).execute();
  await trx
    .updateTable("subscription")
    .set({ cursor: upTo })
    .where("chat_id", "in", ids)
    .where((eb) =>
      eb.or([
        eb("cadence", "=", "daily"),
        eb.and([eb("cadence", "=", "weekly"), eb("weekday", "in", [...weekdays, 0])]),
      ]),
    )
    .execute();
}

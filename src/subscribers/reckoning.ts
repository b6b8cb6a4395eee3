import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import type { Clock } from "../core/clock.ts";
import { type Database, transaction } from "../database/database.ts";
import { numbersOf } from "../database/said-differently.ts";
import { type DigestSettings, dueOn, localDate, nextDigestAt } from "./digest-time.ts";
import { digestSettings } from "./due.ts";
import { interestsOf } from "./interests.ts";

/**
 * A due time is reckoned ahead, by the rules that zones have then and the clock as it is then. Chats keep what it is reckoned from
 * (a local time and a zone), so when either turns out to be wrong it is reckoned anew for all.
 */

/** What the due times were reckoned by, and when that was last looked at. */
const Reckoned = z.object({ rules: z.string(), at: z.number() });
const NAME = "digests_reckoned";
/** A clock that goes back by more was wrong before; less is set right by itself with the next digest. */
const WRONG_CLOCK_MS = 24 * 60 * 60 * 1000;
/** Chats of one transaction. */
const BATCH = 200;
/** Due times that are kept while they are reckoned: many chats share one. */
const MAX_KNOWN = 10_000;

/**
 * Reckons the due times of all digests anew when the rules of time zones have changed, or the clock was found to be wrong. What is
 * overdue stays so. A kill in between begins again from the start, and comes to the same.
 * @param rules names the rules of zones: `process.versions.tz` by default
 * @returns how many were reckoned; 0 where everything is as it was
 */
export async function reckonDigests(
  database: Database,
  clock: Clock,
  rules: string = process.versions.tz ?? "",
): Promise<number> {
  const row = await database.selectFrom("setting").select("value").where("name", "=", NAME).executeTakeFirst();
  const last = row && Reckoned.parse(JSON.parse(row.value));
  const now = clock.now();
  const right = last?.rules === rules && now >= last.at - WRONG_CLOCK_MS;
  const reckoned = right ? 0 : await reckonAll(database, clock);
  const value = JSON.stringify({ rules, at: now } satisfies z.infer<typeof Reckoned>);
  await database
    .insertInto("setting")
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
  return reckoned;
}

async function reckonAll(database: Database, clock: Clock): Promise<number> {
  const known = new Map<string, number>();
  let reckoned = 0;
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const ids = await transaction(database, (trx) => reckonBatch(trx, clock.now(), after, known));
    reckoned += ids.length;
    if (ids.length < BATCH) return reckoned;
    after = ids.at(-1) ?? after;
    await nextTurn();
  }
}

/** @returns the chats that were looked at */
async function reckonBatch(trx: Database, now: number, after: number, known: Map<string, number>): Promise<number[]> {
  const chats = await trx
    .selectFrom("chat")
    .selectAll()
    .where("id", ">", after)
    .where("next_digest_at", "is not", null)
    .orderBy("id")
    .limit(BATCH)
    .execute();
  const interests = await interestsOf(
    trx,
    chats.map(({ id }) => id),
  );
  const moved = new Map<number, number[]>();
  for (const chat of chats) {
    const stored = chat.next_digest_at ?? 0;
    if (stored <= now) continue;
    const settings = digestSettings(chat, interests.get(chat.id)?.topics ?? []);
    const from = Math.max(now, chat.paused_until ?? 0);
    const key = JSON.stringify([settings, stored, from]);
    const next = known.get(key) ?? dueAnew(settings, stored, from);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, next);
    if (next !== stored) moved.set(next, [...(moved.get(next) ?? []), chat.id]);
  }
  for (const [next, ids] of moved) {
    await trx.updateTable("chat").set({ next_digest_at: next }).where("id", "in", numbersOf(trx, ids)).execute();
  }
  return chats.map(({ id }) => id);
}

/** A digest of today stays one of today, also when its hour turns out to have passed already. */
function dueAnew(settings: DigestSettings, stored: number, from: number): number {
  const today = localDate(from, settings.timeZone);
  return localDate(stored, settings.timeZone) === today ? dueOn(settings, today) : nextDigestAt(settings, from);
}

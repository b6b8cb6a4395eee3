/**
 * What the busiest minute costs: every subscriber, in all zones that there are, has chosen the same instant, and all digests are
 * planned (`delivery/digest-planner.ts`). Beside it the way that most bots go: chat after chat, each with its own queries, reckoning
 * and commit.
 */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import { articleStore } from "../src/content/article-store.ts";
import { documentFromText } from "../src/content/document.ts";
import { type Clock, clockAt } from "../src/core/clock.ts";
import { ChatId } from "../src/core/ids.ts";
import { type Database, openDatabase, transaction } from "../src/database/database.ts";
import { planDigests } from "../src/delivery/digest-planner.ts";
import { ledger } from "../src/delivery/ledger.ts";
import { nextDigestAt } from "../src/subscribers/digest-time.ts";

const AT = Date.parse("2026-11-25T08:00:00Z");
const DAY_MS = 24 * 60 * 60 * 1000;
const TAGS = 30;
const CHAT_BY_CHAT = 2000;

export interface PlanningFigures {
  subscribers: number;
  /** Digests that were planned. */
  planned: number;
  /** Microseconds a subscriber. */
  each: number;
  /** The longest that nobody else had a turn, ms (a busy machine's scheduler and disk are in it). */
  hold: number;
  /** How often it was longer than 50 ms. */
  longHolds: number;
  /** MB, of the process that only plans. */
  peak: number;
  /** Microseconds a subscriber, chat by chat. */
  chatByChat: number;
}

/** Runs the measurement (a minute or two for a million), prints it, and gives the figures. */
export function benchPlanning(sizes: readonly number[]): PlanningFigures[] {
  console.log("planning: the digests of all subscribers, due in the same minute");
  const all = sizes.map(measured);
  for (const one of all) {
    console.log(`  ${one.subscribers.toLocaleString("en")} subscribers, ${one.planned.toLocaleString("en")} digests`);
    console.log(`    µs a subscriber          ${one.each.toFixed(0)}`);
    console.log(`    the same, chat by chat   ${one.chatByChat.toFixed(0)}`);
    console.log(`    longest hold, ms         ${one.hold.toFixed(0)}; ${one.longHolds} over 50`);
    console.log(`    peak RSS, MB             ${one.peak.toFixed(0)}`);
    console.log(`    ratio: ${(one.chatByChat / one.each).toFixed(1)} times as fast as chat by chat`);
  }
  const [first, last] = [all[0], all.at(-1)];
  if (first && last && first !== last) {
    console.log(`  growth: ${(last.each / first.each).toFixed(2)} of linear`);
  }
  return all;
}

/** The store is made by this process, and planned by another, whose memory is nothing but planning's. */
function measured(subscribers: number): PlanningFigures {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-planning-"));
  try {
    const path = join(folder, "kiosk.db");
    const run = (what: "fill" | "plan") =>
      execFileSync(process.execPath, [import.meta.filename, what, path, String(subscribers)], { encoding: "utf8" });
    run("fill");
    return JSON.parse(run("plan"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(path: string, subscribers: number): Promise<void> {
  const database = openDatabase(`sqlite:${path}`);
  await sql`PRAGMA synchronous = OFF`.execute(database);
  const articles = articleStore(database, clockAt(AT - DAY_MS / 2));
  for (let article = 0; article < 2 * TAGS; article++) {
    await articles.save({
      source: "bench",
      sourceId: String(article),
      title: `Article ${article}`,
      document: documentFromText("A body."),
      tags: [`Tag ${article % TAGS}`],
      language: article % 4 === 0 ? "de" : "en",
    });
  }
  const zones = JSON.stringify(Intl.supportedValuesOf("timeZone"));
  const numbers = sql`WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${subscribers})`;
  await sql`
    INSERT INTO chat (id, type, state, language, time_zone, digest_time, next_digest_at, last_digest_date, created_at, languages)
    ${numbers} SELECT 10000000 + n, 'private', 'active', 'en', json_extract(${zones}, '$[' || (n % json_array_length(${zones})) || ']'),
      '08:00', ${AT}, '2026-11-23', 0, CASE WHEN n % 10 = 0 THEN 'en' END FROM number`.execute(database);
  await sql`
    INSERT INTO subscription (chat_id, topic, cadence, since, cursor)
    ${numbers} SELECT 10000000 + n, 'all', CASE WHEN n % 7 = 0 THEN 'weekly' ELSE 'daily' END, 0, 0
    FROM number WHERE n % 2 = 0`.execute(database);
  for (const [nth, factor] of [1, 7, 13].entries()) {
    await sql`
      INSERT OR IGNORE INTO subscription (chat_id, topic, cadence, since, cursor)
      ${numbers} SELECT 10000000 + n, 'tag:' || CAST(1 + n * ${factor} / 2 % ${TAGS} AS INTEGER), 'daily', 0, ${nth === 0 ? 0 : 3}
      FROM number WHERE n % 2 = 1`.execute(database);
  }
  await database.destroy();
}

async function plan(path: string, subscribers: number): Promise<PlanningFigures> {
  const database = openDatabase(`sqlite:${path}`);
  const clock = clockAt(AT + 60_000);
  const chatByChat = await planChatByChat(database, clock, Math.min(CHAT_BY_CHAT, subscribers / 10));
  await planDigests(database, clockAt(AT - DAY_MS));
  const holds = watchHolds();
  const start = performance.now();
  const planned = await planDigests(database, clock);
  const took = performance.now() - start;
  const { hold, longHolds } = holds.end();
  await database.destroy();
  const peak = process.resourceUsage().maxRSS / 1024;
  return { subscribers, planned, each: (took / subscribers) * 1000, hold, longHolds, peak, chatByChat };
}

/** How long nobody had a turn. */
function watchHolds(): { end(): Pick<PlanningFigures, "hold" | "longHolds"> } {
  let [hold, longHolds] = [0, 0];
  let last = performance.now();
  let watching = true;
  const look = () => {
    const now = performance.now();
    hold = Math.max(hold, now - last);
    if (now - last > 50) longHolds++;
    last = now;
    if (watching) setImmediate(look);
  };
  setImmediate(look);
  return {
    end() {
      watching = false;
      return { hold, longHolds };
    },
  };
}

/** What a bot does that goes through its chats one by one: µs a chat. What it did is undone. */
async function planChatByChat(database: Database, clock: Clock, count: number): Promise<number> {
  const chats = await database
    .selectFrom("chat")
    .select("id")
    .where("next_digest_at", "<=", clock.now())
    .limit(count)
    .execute();
  const start = performance.now();
  for (const { id } of chats) {
    await transaction(database, async (trx) => {
      const chat = await trx.selectFrom("chat").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
      const topics = await trx.selectFrom("subscription").selectAll().where("chat_id", "=", id).execute();
      const upTo = await articleStore(trx, clock).revision();
      const news = await trx
        .selectFrom("article")
        .select("id")
        .where("released_revision", ">", Math.min(...topics.map(({ cursor }) => cursor)))
        .limit(1)
        .execute();
      const settings = { timeZone: chat.time_zone, digestTime: chat.digest_time, weekdays: null, lastDigestDate: null };
      const next = nextDigestAt(settings, clock.now());
      await trx.updateTable("chat").set({ next_digest_at: next }).where("id", "=", id).execute();
      if (news.length === 0) return;
      const payload = { upTo, topics: Object.fromEntries(topics.map(({ topic, cursor }) => [topic, cursor])) };
      const chatId = ChatId.parse(id);
      await ledger(trx, clock).enqueue({ kind: "digest", instant: 0 }, [{ chatId, payload }]);
    });
    await nextTurn();
  }
  const took = performance.now() - start;
  await database.deleteFrom("delivery").execute();
  await database
    .updateTable("chat")
    .set({ next_digest_at: AT })
    .where("id", "in", sql<number>`(SELECT value FROM json_each(${JSON.stringify(chats.map(({ id }) => id))}))`)
    .execute();
  return (took / chats.length) * 1000;
}

if (import.meta.main) {
  const [what, path = "", subscribers = ""] = process.argv.slice(2);
  if (what === "fill") await fill(path, Number(subscribers));
  else console.log(JSON.stringify(await plan(path, Number(subscribers))));
}

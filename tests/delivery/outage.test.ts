import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import { systemClock } from "../../src/core/clock.ts";
import type { Log } from "../../src/core/log.ts";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { planDigests } from "../../src/delivery/digest-planner.ts";
import { createPacing } from "../../src/delivery/pacing.ts";
import { publish } from "../../src/delivery/publication.ts";
import { createSender } from "../../src/delivery/sender.ts";
import { DAY, HOUR, handClock, newsdesk } from "./newsdesk.ts";

const UNLIMITED = { perSecond: Number.POSITIVE_INFINITY, chatGapMs: 0, groupGapMs: 0 };
const READERS = 40;

describe("when the database can't be written", () => {
  let folder: string;
  let database: Database;
  let desk: ReturnType<typeof newsdesk>;
  /** What each chat has got. */
  let got: number[];
  let complaints: string[];
  /** Called with every message that Telegram takes. */
  let onSent: (count: number) => Promise<void> | void;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "kiosk-outage-"));
    database = openDatabase(`sqlite:${join(folder, "kiosk.db")}`);
    desk = newsdesk(systemClock, database);
    got = [];
    complaints = [];
    onSent = () => {};
  });
  afterEach(async () => {
    await database.destroy();
    rmSync(folder, { recursive: true });
  });

  const log = {
    error: (fields: { err: Error }, words: string) => complaints.push(`${words}: ${fields.err?.message}`),
    warn() {},
    info() {},
    debug() {},
  } as unknown as Log;

  /** Sends an article to everybody, to the end. */
  async function send() {
    for (let id = 1; id <= READERS; id++) await desk.subscriber(id, "instant");
    await publish(database, systemClock, await desk.article({ draft: true }));
    const refused = async () => ({ kind: "refused" as const, reason: "not here" });
    const sender = createSender({
      database,
      clock: systemClock,
      log,
      messenger: {
        takesRich: () => false,
        edit: refused,
        withdraw: refused,
        pin: refused,
        unpin: refused,
        async send(chatId) {
          got.push(chatId);
          await onSent(got.length);
          return { kind: "sent", messageIds: got.length };
        },
      },
      compose: async () => [{ kind: "text", text: "news", entities: [] }],
      botId: 1,
      pacing: createPacing(UNLIMITED),
      window: 5,
    });
    return sender.drain();
  }
  const states = async () => {
    const rows = await database.selectFrom("delivery").select("state").execute();
    return Map.groupBy(rows, (row) => row.state);
  };

  it("a full disk is waited out: what Telegram has taken is recorded, and everybody gets it once", async () => {
    await sql`CREATE TRIGGER full BEFORE UPDATE ON delivery WHEN NEW.state = 'sent'
      BEGIN INSERT INTO keyv (key, value) VALUES (hex(randomblob(16)), hex(zeroblob(100000))); END`.execute(database);
    onSent = async (count) => {
      if (count !== 12) return;
      const [pages] = (await sql<{ page_count: number }>`PRAGMA page_count`.execute(database)).rows;
      // No page more than there are: what SQLite says when the disk is full.
      await sql.raw(`PRAGMA max_page_count = ${pages?.page_count ?? 0}`).execute(database);
      setTimeout(async () => {
        await sql`DROP TRIGGER full`.execute(database);
        await sql`PRAGMA max_page_count = 1000000`.execute(database);
      }, 1500);
    };
    assert.equal((await send())?.sent, READERS);
    assert.deepEqual(
      got.toSorted((a, b) => a - b),
      Array.from({ length: READERS }, (_, n) => n + 1),
    );
    assert.equal((await states()).get("sent")?.length, READERS);
    assert.match(complaints[0] ?? "", /can't be written for now; trying again: .*full/);
  });

  it("a database that another program has locked is waited for", async () => {
    await sql`PRAGMA busy_timeout = 50`.execute(database);
    onSent = (count) => {
      if (count !== 7) return;
      const other = new DatabaseSync(join(folder, "kiosk.db"));
      other.exec("BEGIN IMMEDIATE");
      setTimeout(() => {
        other.exec("ROLLBACK");
        other.close();
      }, 700);
    };
    assert.equal((await send())?.sent, READERS);
    assert.equal(new Set(got).size, got.length, "nobody got it twice");
    assert.match(complaints[0] ?? "", /can't be written for now; trying again: .*locked/);
  });
});

it("no digest comes twice or not at all, however the clock jumps", async () => {
  const clock = handClock("2026-05-10T07:59:00Z");
  const desk = newsdesk(clock);
  for (let id = 1; id <= 3; id++) await desk.subscriber(id, "daily");
  let news = 0;
  /** [jump in ms, digests for each reader that it brings]. */
  const jumps: [number, 0 | 1][] = [
    [2 * 60_000, 1],
    [-HOUR, 0],
    [HOUR, 0],
    [-3 * DAY, 0],
    [3 * DAY + HOUR, 0],
    [DAY, 1],
    [-2 * DAY, 0],
    [12 * DAY, 1],
    [-1000, 0],
    [DAY, 1],
  ];
  for (const [jump, digests] of jumps) {
    clock.advance(jump);
    news++;
    await desk.article({ title: `News ${news}`, publishedAt: clock.now() - 1000 });
    const planned = (await planDigests(desk.database, clock)) + (await planDigests(desk.database, clock));
    assert.equal(planned, 3 * digests, `after a jump of ${jump / HOUR} h to ${new Date(clock.now()).toISOString()}`);
  }
  const all = await desk.deliveries();
  assert.equal(new Set(all.map(([key, chat]) => `${key} ${chat}`)).size, all.length);
});

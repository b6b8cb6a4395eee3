import assert from "node:assert/strict";
import { it } from "node:test";
import { ChatId } from "../../src/core/ids.ts";
import type { Database } from "../../src/database/database.ts";
import { createCounter } from "../../src/numbers/counter.ts";
import { dailyCountStore } from "../../src/numbers/daily-count-store.ts";
import { numbersReport } from "../../src/numbers/report.ts";
import { describeOnBoth, type Open } from "../database/databases.ts";
import { DAY, DEFAULTS, HOUR, handClock, newsdesk } from "../delivery/newsdesk.ts";
import { fc } from "../fuzz.ts";

const ALL = { from: "2026-01-01", until: "2026-12-31" };

async function openStore(open: Open, timeZone = "UTC") {
  const clock = handClock("2026-11-20T22:30:00Z");
  const desk = newsdesk(clock, await open());
  const store = dailyCountStore(desk.database, timeZone);
  const counter = createCounter(store, clock, timeZone);
  return { clock, desk, store, counter, report: numbersReport(store, clock) };
}

/** Rows of SQLite have no prototype; nobody minds but a strict comparison. */
const plain = <T extends object>(rows: readonly T[]) => rows.map((row) => ({ ...row }));

async function sumOf(store: ReturnType<typeof dailyCountStore>, kind: "joined" | "left" | "blocked"): Promise<number> {
  return [...(await store.series(kind, ALL)).values()].reduce((sum, count) => sum + count, 0);
}

async function subscribersIn(database: Database): Promise<number> {
  const chats = await database.selectFrom("chat").select("id").where("state", "=", "active").execute();
  const following = await database.selectFrom("subscription").select("chat_id").distinct().execute();
  return chats.filter(({ id }) => following.some(({ chat_id }) => chat_id === id)).length;
}

describeOnBoth("the day's counts", (open, examples) => {
  it("are those of the newsroom's days and hours", async () => {
    const { clock, counter, desk, store, report } = await openStore(open, "Asia/Tehran");
    const id = await desk.article({ title: "Bread", tags: ["Town"] });
    counter.opened(id);
    clock.advance(HOUR);
    counter.opened(id);
    await counter.flush();
    // 22:30 UTC is 02:00 of the next day in Tehran.
    assert.deepEqual(plain(await store.all(ALL, 10)), [
      { day: "2026-11-21", kind: "hour", key: "02", count: 1, title: undefined },
      { day: "2026-11-21", kind: "hour", key: "03", count: 1, title: undefined },
      { day: "2026-11-21", kind: "opened", key: String(id), count: 2, title: "Bread" },
    ]);
    assert.deepEqual(report.rangeOf(7), { from: "2026-11-15", until: "2026-11-21" });
    assert.deepEqual(plain(await report.articles(7, 5)), [{ key: "Bread", count: 2 }]);
    assert.deepEqual(plain(await report.tags(7, 5)), [{ key: "Town", count: 2 }]);
    assert.deepEqual((await report.hours(7)).slice(0, 5), [0, 0, 1, 1, 0]);
  });

  it("add up over flushes, and a flush that fails loses nothing", async () => {
    const { clock, desk, store } = await openStore(open);
    const id = await desk.article();
    let broken = false;
    const counter = createCounter(
      {
        dayOf: store.dayOf,
        add: (counts) => (broken ? Promise.reject(new Error("the disk is full")) : store.add(counts)),
      },
      clock,
      "UTC",
    );
    counter.opened(id);
    await counter.flush();
    broken = true;
    counter.opened(id);
    await assert.rejects(counter.flush(), /disk is full/);
    counter.opened(id);
    broken = false;
    await counter.flush();
    await counter.flush();
    assert.deepEqual(plain(await store.most("opened", ALL, 5)), [{ key: String(id), count: 3 }]);
  });

  it("tell how many subscribers there are by who joined, left and blocked, whatever happens in whatever order", async () => {
    const chat = fc.integer({ min: 1, max: 4 });
    const deed = fc.record({
      chat,
      kind: fc.constantFrom("all", "tag", "leave all", "leave", "block", "return", "forget", "settle"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
        const { clock, desk, store } = await openStore(open);
        const { chats, subscriptions, database } = desk;
        await desk.article({ tags: ["Town"] });
        const tagId = await desk.tag("Town");
        for (const { chat: id, kind } of deeds) {
          const chatId = ChatId.parse(id);
          const topic = kind === "tag" ? ({ kind: "tag", tagId } as const) : ({ kind: "all" } as const);
          clock.advance(HOUR);
          switch (kind) {
            case "all":
            case "tag":
              await chats.ensure(chatId, "private", DEFAULTS);
              await subscriptions.subscribe(chatId, topic, "daily");
              break;
            case "leave all":
              await subscriptions.unsubscribe(chatId, topic);
              break;
            case "leave":
              await subscriptions.unsubscribe(chatId);
              break;
            case "block":
              await chats.deactivate(chatId, "blocked");
              break;
            case "return":
              await chats.reactivate(chatId);
              break;
            case "forget":
              await database.deleteFrom("chat").where("id", "=", chatId).execute();
              break;
            default:
              await store.settle(clock.now());
          }
        }
        await store.settle(clock.now());
        const now = await subscribersIn(database);
        const [joined, left, blocked] = [
          await sumOf(store, "joined"),
          await sumOf(store, "left"),
          await sumOf(store, "blocked"),
        ];
        assert.equal((await store.series("subscribers", ALL)).get(store.dayOf(clock.now())), now);
        assert.equal(joined - left - blocked, now);
        assert.ok(left >= 0 && blocked >= 0 && joined >= now);
      }),
      { numRuns: examples(60) },
    );
  });

  it("count subscribers that were there before, and days on which nothing ran as the day before", async () => {
    const { clock, desk, store, report } = await openStore(open);
    await desk.chats.ensure(ChatId.parse(1), "private", DEFAULTS);
    await desk.subscriptions.subscribe(ChatId.parse(1), { kind: "all" }, "daily");
    await store.settle(clock.now());
    clock.advance(3 * DAY);
    await desk.subscriptions.unsubscribe(ChatId.parse(1));
    await store.settle(clock.now());
    assert.deepEqual((await report.subscribers(7)).values, [0, 0, 0, 1, 1, 1, 0]);
    assert.deepEqual((await report.perDay("left", 7)).values, [0, 0, 0, 0, 0, 0, 1]);
    clock.advance(7 * DAY);
    assert.deepEqual((await report.subscribers(7)).values, [0, 0, 0, 0, 0, 0, 0]);
  });

  it("take the deliveries of a day from the ledger, also when they end days later", async () => {
    const { clock, desk, store, report } = await openStore(open);
    const dispatch = await desk.database
      .insertInto("dispatch")
      .values({
        kind: "article",
        key: "article:1",
        article_id: null,
        created_at: clock.now(),
        total: 5,
        sent: 3,
        failed: 1,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await store.settle(clock.now());
    await store.settle(clock.now());
    clock.advance(DAY);
    await desk.database.updateTable("dispatch").set({ sent: 4 }).where("id", "=", dispatch.id).execute();
    await store.settle(clock.now());
    assert.deepEqual((await report.perDay("sent", 7)).values, [0, 0, 0, 0, 0, 4, 0]);
    assert.deepEqual((await report.perDay("failed", 7)).values, [0, 0, 0, 0, 0, 1, 0]);
    // Forgotten by the ledger, it stays counted.
    await desk.database.deleteFrom("dispatch").execute();
    await store.settle(clock.now());
    assert.deepEqual((await report.perDay("sent", 7)).values, [0, 0, 0, 0, 0, 4, 0]);
  });

  it("keep what has a key for four hundred days, and the series for good", async () => {
    const { clock, store } = await openStore(open);
    const day = store.dayOf(clock.now());
    await store.add([
      { day, kind: "opened", key: "1", count: 1 },
      { day, kind: "joined", key: "", count: 1 },
    ]);
    await store.forgetOld(clock.now() + 400 * DAY);
    assert.equal((await store.all(ALL, 10)).length, 2);
    await store.forgetOld(clock.now() + 401 * DAY);
    assert.deepEqual(
      (await store.all(ALL, 10)).map(({ kind }) => kind),
      ["joined"],
    );
  });
});

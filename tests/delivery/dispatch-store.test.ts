import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import type { DispatchId } from "../../src/core/ids.ts";
import { audienceWriter, SLICE } from "../../src/delivery/audience-writer.ts";
import { type DispatchStore, dispatchStore } from "../../src/delivery/dispatch-store.ts";
import { type Ledger, ledger } from "../../src/delivery/ledger.ts";
import { publish } from "../../src/delivery/publication.ts";
import { describeOnBoth } from "../database/databases.ts";
import { handClock, newsdesk } from "./newsdesk.ts";

describeOnBoth("dispatches", (open) => {
  let clock: ReturnType<typeof handClock>;
  let desk: ReturnType<typeof newsdesk>;
  let book: Ledger;
  let dispatches: DispatchStore;

  beforeEach(async () => {
    clock = handClock("2026-05-10T12:00:00Z");
    desk = newsdesk(clock, await open());
    book = ledger(desk.database, clock);
    dispatches = dispatchStore(desk.database, clock);
  });

  async function published(title: string): Promise<DispatchId> {
    const articleId = await desk.article({ title, draft: true });
    await publish(desk.database, clock, articleId);
    const [newest] = await dispatches.list({ limit: 1 });
    assert.ok(newest);
    return newest.id;
  }
  const claimed = () => book.claim("sender", 100);

  it("count what becomes of their deliveries, whoever settles them", async () => {
    for (const id of [1, 2, 3, 4, 5]) await desk.subscriber(id, "instant");
    const id = await published("News");
    const [a, b, c] = await claimed();
    assert.ok(a && b && c);
    await book.begin(a);
    await desk.subscriptions.unsubscribe(a.chatId);
    await desk.subscriptions.unsubscribe(c.chatId);
    assert.equal((await dispatches.get(id))?.progress.skipped, 2);
    await book.recordMessage(a, 7, true);
    await book.fail(b, "Bad Request: chat not found");
    const { progress, state, title } = (await dispatches.get(id)) ?? {};
    assert.deepEqual([progress?.total, progress?.sent, progress?.failed, progress?.skipped], [5, 1, 1, 1]);
    assert.deepEqual([progress?.left, state, title], [2, "active", "News"]);
    assert.deepEqual(await dispatches.failures(id, 5), [{ reason: "Bad Request: chat not found", count: 1 }]);
    for (const one of [4, 5]) await desk.database.deleteFrom("delivery").where("chat_id", "=", one).execute();
    assert.equal((await dispatches.get(id))?.state, "finished", "who is forgotten takes along what waited");
  });

  it("tell their speed by two marks", async () => {
    for (let id = 1; id <= 60; id++) await desk.subscriber(id, "instant");
    const id = await published("News");
    for (const delivery of await claimed()) {
      await book.recordMessage(delivery, 1, true);
      clock.advance(500);
    }
    const { progress } = (await dispatches.get(id)) ?? {};
    assert.ok(Math.abs((progress?.perSecond ?? 0) - 2) < 0.2, `${progress?.perSecond} a second`);
  });

  it("that are paused send nothing, begin nothing that was claimed before, and go on when they are resumed", async () => {
    await desk.subscriber(1, "instant");
    await desk.subscriber(2, "instant");
    const id = await published("News");
    const [first] = await book.claim("sender", 1);
    assert.ok(first);
    assert.equal(await dispatches.pause(id), true);
    assert.equal(await dispatches.pause(id), false);
    assert.equal(await book.begin(first), false);
    assert.equal(await book.giveBack(first), true);
    assert.deepEqual(await claimed(), []);
    const other = await published("Other news");
    assert.deepEqual(
      (await claimed()).map(({ dispatchId }) => dispatchId),
      [other, other],
      "what was paused holds up nothing else",
    );
    assert.equal(await dispatches.resume(id), true);
    assert.equal((await dispatches.get(id))?.state, "active");
  });

  it("that are cancelled never send again, and what waited is passed over bit by bit", async () => {
    for (let id = 1; id <= 3; id++) await desk.subscriber(id, "instant");
    const id = await published("News");
    const [first] = await book.claim("sender", 1);
    assert.ok(first);
    await book.begin(first);
    assert.equal(await dispatches.cancel(id), true);
    await book.recordMessage(first, 9, true);
    assert.equal(await book.settleHalted(), true);
    assert.equal(await book.settleHalted(), false);
    assert.deepEqual((await desk.deliveries()).map(([, , state]) => state).sort(), ["sent", "skipped", "skipped"]);
    assert.equal(await dispatches.resume(id), false);
    assert.deepEqual(await dispatches.list({ limit: 5, open: true }), []);
  });

  it("of thousands are written slice by slice, each chat once, without whoever left meanwhile", async () => {
    const size = 2 * SLICE + 10;
    await desk.crowd(
      Array.from({ length: size }, (_, index) => index + 1),
      "instant",
    );
    const id = await published("News");
    const audiences = audienceWriter(desk.database, clock);
    const first = await dispatches.get(id);
    assert.deepEqual([first?.complete, first?.progress.total], [false, SLICE]);
    const deliveries = await claimed();
    for (const delivery of deliveries) await book.recordMessage(delivery, 1, true);
    await desk.subscriptions.unsubscribe(3 as never);
    await desk.subscriptions.unsubscribe(size as never);
    assert.equal(await book.anyOpen(), true);
    assert.equal(await audiences.writeMore(), true);
    const again = await audiences.announce(
      { kind: "article", articleId: first?.articleId as never },
      { kind: "followers", language: "en", tagIds: [], topics: ["all"] },
    );
    assert.deepEqual([again.added, again.complete], [0, false], "it goes on where it is");
    while (await audiences.writeMore());
    const { progress, complete } = (await dispatches.get(id)) ?? {};
    assert.deepEqual([complete, progress?.total, progress?.sent], [true, size - 1, deliveries.length]);
    const chats = (await desk.deliveries()).map(([, chat]) => chat);
    assert.ok(!chats.includes(3) && new Set(chats).size === size - 1);
  });
});

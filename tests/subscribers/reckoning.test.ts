import assert from "node:assert/strict";
import { it } from "node:test";
import { ChatId } from "../../src/core/ids.ts";
import { reckonDigests } from "../../src/subscribers/reckoning.ts";
import { describeOnBoth } from "../database/databases.ts";
import { HOUR, handClock, newsdesk } from "../delivery/newsdesk.ts";

describeOnBoth("due times", (open) => {
  const setUp = async (ids: readonly number[]) => {
    const clock = handClock("2026-05-10T06:00:00Z");
    const desk = newsdesk(clock, await open());
    for (const id of ids) await desk.subscriber(id, "daily");
    const due = async (id: number) => (await desk.chats.get(ChatId.parse(id)))?.nextDigestAt;
    /** As it would have been reckoned by other rules. */
    const misreckon = (id: number, at: number) =>
      desk.database.updateTable("chat").set({ next_digest_at: at }).where("id", "=", id).execute();
    return { clock, desk, due, misreckon };
  };
  const AT_EIGHT = Date.parse("2026-05-10T08:00:00Z");
  const DAY = 24 * HOUR;

  it("reckons all due times anew when the rules of zones have changed, and then no more", async () => {
    const { clock, desk, due, misreckon } = await setUp([1, 2, 3]);
    assert.equal(await reckonDigests(desk.database, clock, "2026a"), 3);
    assert.equal(await reckonDigests(desk.database, clock, "2026a"), 0);
    await misreckon(1, AT_EIGHT + HOUR);
    await misreckon(2, AT_EIGHT - HOUR);
    assert.equal(await reckonDigests(desk.database, clock, "2026b"), 3);
    assert.deepEqual([await due(1), await due(2), await due(3)], [AT_EIGHT, AT_EIGHT, AT_EIGHT]);
    assert.equal(await reckonDigests(desk.database, clock, "2026b"), 0);
  });

  it("loses no digest whose hour has passed by the new rules, and keeps what is overdue", async () => {
    const { clock, desk, due, misreckon } = await setUp([1, 2, 3]);
    clock.set("2026-05-10T08:30:00Z");
    await misreckon(1, AT_EIGHT + HOUR);
    await misreckon(2, AT_EIGHT - HOUR);
    await misreckon(3, AT_EIGHT + DAY + HOUR);
    await reckonDigests(desk.database, clock, "2026b");
    assert.deepEqual([await due(1), await due(2), await due(3)], [AT_EIGHT, AT_EIGHT - HOUR, AT_EIGHT + DAY]);
  });

  it("brings due times back that a wrong clock had moved years ahead", async () => {
    const { clock, desk, due, misreckon } = await setUp([1]);
    clock.set("2031-05-10T06:00:00Z");
    await reckonDigests(desk.database, clock, "2026b");
    await misreckon(1, Date.parse("2031-05-11T08:00:00Z"));
    clock.set("2026-05-10T06:00:00Z");
    assert.equal(await reckonDigests(desk.database, clock, "2026b"), 1);
    assert.equal(await due(1), AT_EIGHT);
  });

  it("goes through any number of chats", async () => {
    const { clock, desk } = await setUp([]);
    await desk.crowd(
      Array.from({ length: 1100 }, (_, index) => index + 1),
      "daily",
    );
    assert.equal(await reckonDigests(desk.database, clock, "2026b"), 1100);
  });

  it("reckons what comes weekly on its day, and ends where nothing comes in digests any more", async () => {
    const { clock, desk, due, misreckon } = await setUp([1, 2]);
    await desk.subscriptions.setCadence(ChatId.parse(1), "weekly");
    await desk.subscriptions.setWeekday(ChatId.parse(1), { kind: "all" }, 3);
    await misreckon(1, AT_EIGHT + 5 * DAY);
    await desk.database.updateTable("subscription").set({ cadence: "instant" }).where("chat_id", "=", 2).execute();
    await reckonDigests(desk.database, clock, "2026b");
    assert.deepEqual([await due(1), await due(2)], [AT_EIGHT + 3 * DAY, AT_EIGHT]);
  });
});

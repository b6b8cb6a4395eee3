import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import { ChatId } from "../../src/core/ids.ts";
import { planDigests } from "../../src/delivery/digest-planner.ts";
import { ledger } from "../../src/delivery/ledger.ts";
import { publish } from "../../src/delivery/publication.ts";
import { topicKey, topicOf } from "../../src/subscribers/subscription.ts";
import { describeOnBoth } from "../database/databases.ts";
import { DAY, DEFAULTS, HOUR, handClock, newsdesk } from "../delivery/newsdesk.ts";

const reader = ChatId.parse(7);
const all = { kind: "all" } as const;

describeOnBoth("the subscription store", (open) => {
  let clock: ReturnType<typeof handClock>;
  let desk: ReturnType<typeof newsdesk>;

  beforeEach(async () => {
    clock = handClock("2026-05-10T12:00:00Z");
    desk = newsdesk(clock, await open());
    await desk.chats.ensure(reader, "private", DEFAULTS);
  });

  const cursor = async () =>
    (await desk.database.selectFrom("subscription").select("cursor").where("chat_id", "=", 7).executeTakeFirstOrThrow())
      .cursor;
  const topic = async (title: string) => ({ kind: "tag", tagId: await desk.tag(title) }) as const;

  it("lets everything and single tags of a cadence exclude each other: the last choice holds", async () => {
    await desk.article({ tags: ["Town", "Food"] });
    const [town, food] = [await topic("Town"), await topic("Food")];
    const chosen = async () => (await desk.subscriptions.list(reader)).map((one) => one.topic);
    await desk.subscriptions.subscribe(reader, town, "daily");
    await desk.subscriptions.subscribe(reader, food, "daily");
    assert.deepEqual(await chosen(), [town, food]);
    await desk.subscriptions.subscribe(reader, all, "daily");
    assert.deepEqual(await chosen(), [all]);
    await desk.subscriptions.subscribe(reader, town, "daily");
    assert.deepEqual(await chosen(), [town]);
  });

  it("begins the digests with the last 24 hours", async () => {
    await desk.article();
    const old = await desk.articles.revision();
    clock.advance(DAY);
    await desk.article();
    clock.advance(HOUR);
    await desk.subscriptions.subscribe(reader, all, "daily");
    assert.equal(await cursor(), old);
  });

  it("doesn't bring again what an earlier digest held", async () => {
    await desk.article();
    await desk.subscriptions.subscribe(reader, all, "daily");
    clock.set("2026-05-11T08:00:00Z");
    assert.equal(await planDigests(desk.database, clock), 1);
    const sent = await cursor();
    for (const cadence of ["daily", "weekly"] as const) {
      await desk.subscriptions.unsubscribe(reader);
      await desk.subscriptions.subscribe(reader, all, cadence);
      assert.equal(await cursor(), sent, cadence);
    }
  });

  it("begins with what is new when everything had come at once before", async () => {
    await desk.subscriptions.subscribe(reader, all, "instant");
    assert.equal((await desk.chats.get(reader))?.nextDigestAt, null);
    await desk.article();
    const seen = await desk.articles.revision();
    await desk.subscriptions.setCadence(reader, "daily");
    assert.equal(await cursor(), seen);
    assert.equal((await desk.chats.get(reader))?.nextDigestAt, Date.parse("2026-05-11T08:00:00Z"));
    await desk.subscriptions.setCadence(reader, "instant");
    assert.equal((await desk.chats.get(reader))?.nextDigestAt, null);
  });

  it("sends nothing any more after the last subscription ended: neither what is pending nor what is claimed", async () => {
    await desk.subscriptions.subscribe(reader, all, "instant");
    const book = ledger(desk.database, clock);
    await publish(desk.database, clock, await desk.article({ draft: true }));
    const [claimed] = await book.claim("sender", 1);
    await publish(desk.database, clock, await desk.article({ draft: true }));
    await desk.subscriptions.unsubscribe(reader);
    assert.deepEqual(
      (await desk.deliveries()).map(([, , state]) => state),
      ["skipped", "skipped"],
    );
    assert.equal(await book.begin(claimed!), false);
    assert.deepEqual(await book.claim("sender", 10), []);
  });

  it("still takes back what was wrong, from who has left or pauses", async () => {
    await desk.subscriptions.subscribe(reader, all, "instant");
    const articleId = await desk.article();
    const book = ledger(desk.database, clock);
    await book.enqueue({ kind: "recall", articleId }, [{ chatId: reader }]);
    await book.enqueue({ kind: "article", articleId }, [{ chatId: reader }]);
    await desk.chats.pause(reader, clock.now() + DAY);
    await desk.subscriptions.unsubscribe(reader);
    assert.deepEqual(await desk.deliveries(), [
      [`recall:${articleId}`, 7, "pending"],
      [`article:${articleId}`, 7, "skipped"],
    ]);
    await desk.chats.deactivate(reader, "blocked");
    assert.ok((await desk.deliveries()).every(([, , state]) => state === "skipped"));
  });

  it("skips a planned digest, and has none due, after the end of the last daily topic", async () => {
    await desk.article();
    await desk.subscriptions.subscribe(reader, all, "daily");
    clock.set("2026-05-11T08:00:00Z");
    await planDigests(desk.database, clock);
    await desk.subscriptions.unsubscribe(reader);
    assert.deepEqual(
      (await desk.deliveries()).map(([, , state]) => state),
      ["skipped"],
    );
    assert.equal((await desk.chats.get(reader))?.nextDigestAt, null);
  });

  it("skips, of one topic that ends, only what no other topic wants", async () => {
    const both = await desk.article({ tags: ["Town", "Food"], draft: true });
    const town = await desk.article({ tags: ["Town"], draft: true });
    for (const title of ["Town", "Food"]) {
      await desk.subscriptions.subscribe(reader, await topic(title), "instant");
    }
    await publish(desk.database, clock, both);
    await publish(desk.database, clock, town);
    await desk.subscriptions.unsubscribe(reader, await topic("Town"));
    assert.deepEqual(await desk.deliveries(), [
      [`article:${both}`, 7, "pending"],
      [`article:${town}`, 7, "skipped"],
    ]);
  });

  it("keeps what comes more, or less, often beside everything", async () => {
    await desk.article({ tags: ["Town", "Food"] });
    const [town, food] = [await topic("Town"), await topic("Food")];
    const chosen = async () =>
      Object.fromEntries((await desk.subscriptions.list(reader)).map((one) => [topicKey(one.topic), one.cadence]));
    await desk.subscriptions.subscribe(reader, all, "weekly");
    await desk.subscriptions.subscribe(reader, town, "instant");
    await desk.subscriptions.subscribe(reader, food, "daily");
    const keys = { [topicKey(town)]: "instant", [topicKey(food)]: "daily" };
    assert.deepEqual(await chosen(), { all: "weekly", ...keys });
    await desk.subscriptions.saveSearch(reader, "ferry", "en");
    await desk.subscriptions.setCadence(reader, "daily");
    assert.deepEqual(await chosen(), { all: "daily", "search:1": "instant" });
  });

  it("keeps a search's words while somebody wants to hear of it, and no longer", async () => {
    const words = async () =>
      (await desk.database.selectFrom("saved_search").select("query").execute()).map(({ query }) => query);
    const other = await desk.subscriber(8, "daily");
    const id = await desk.subscriptions.saveSearch(reader, "ferry", "en");
    assert.equal(await desk.subscriptions.saveSearch(other, "ferry", "en"), id);
    assert.notEqual(id, "too_many");
    const search = topicOf(`search:${id}`);
    await desk.subscriptions.unsubscribe(reader, search);
    assert.deepEqual(await words(), ["ferry"]);
    await desk.subscriptions.unsubscribe(other);
    assert.deepEqual(await words(), []);
  });

  it("follows a muted tag no longer, and unmutes one that is followed", async () => {
    await desk.article({ tags: ["Town"] });
    const town = await topic("Town");
    await desk.subscriptions.subscribe(reader, town, "daily");
    await desk.subscriptions.mute(reader, town.tagId);
    assert.deepEqual(await desk.subscriptions.list(reader), []);
    await desk.subscriptions.subscribe(reader, town, "daily");
    assert.deepEqual(await desk.subscriptions.muted(reader), []);
  });

  it("refuses a topic that is none", () => {
    for (const key of ["tags:1", "tag:", "tag:0", "all:1", "search:x"]) {
      assert.throws(() => topicOf(key), /is no topic/);
    }
  });
});

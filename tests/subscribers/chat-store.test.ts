import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { ChatId, SearchId } from "../../src/core/ids.ts";
import { ledger } from "../../src/delivery/ledger.ts";
import { ABOVE_TOPIC_IDS, USUAL } from "../../src/subscribers/chat.ts";
import { describeOnBoth } from "../database/databases.ts";
import { DAY, DEFAULTS, HOUR, handClock, newsdesk } from "../delivery/newsdesk.ts";

const reader = ChatId.parse(7);
const group = ChatId.parse(-40);
const supergroup = ChatId.parse(-1_000_000_000_040);

describeOnBoth("the chat store", (open) => {
  let clock: ReturnType<typeof handClock>;
  let desk: ReturnType<typeof newsdesk>;

  beforeEach(async () => {
    clock = handClock("2026-05-10T12:00:00Z");
    desk = newsdesk(clock, await open());
  });

  const digestOf = async (id: ChatId) => {
    const at = (await desk.chats.get(id))?.nextDigestAt;
    return at == null ? at : new Date(at).toISOString();
  };
  const announce = async (...chats: ChatId[]) => {
    const articleId = await desk.article();
    await ledger(desk.database, clock).enqueue(
      { kind: "article", articleId },
      chats.map((chatId) => ({ chatId })),
    );
    return `article:${articleId}`;
  };

  it("makes a chat once and keeps its choices", async () => {
    const made = await desk.chats.ensure(reader, "private", DEFAULTS);
    assert.deepEqual(
      { ...made },
      {
        ...DEFAULTS,
        ...USUAL,
        id: 7,
        type: "private",
        state: "active",
        mayPost: false,
        pausedUntil: null,
        nextDigestAt: null,
      },
    );
    await desk.chats.change(reader, { language: "fa", timeZone: "Asia/Tehran", digestTime: "06:30", form: "rich" });
    await desk.chats.change(reader, { digestTime: "06:45" });
    const again = await desk.chats.ensure(reader, "private", DEFAULTS);
    const { language, timeZone, digestTime, form } = again;
    assert.deepEqual([language, timeZone, digestTime, form], ["fa", "Asia/Tehran", "06:45", "rich"]);
  });

  it("moves the next digest with the hour and the zone", async () => {
    await desk.subscriber(7, "daily");
    assert.equal(await digestOf(reader), "2026-05-11T08:00:00.000Z");
    await desk.chats.change(reader, { digestTime: "20:15" });
    assert.equal(await digestOf(reader), "2026-05-10T20:15:00.000Z");
    await desk.chats.change(reader, { timeZone: "America/New_York" });
    assert.equal(await digestOf(reader), "2026-05-11T00:15:00.000Z");
  });

  it("doesn't lose a digest that is overdue because a choice was changed", async () => {
    await desk.subscriber(7, "daily");
    clock.set("2026-05-11T08:00:30Z");
    await desk.chats.change(reader, { language: "de" });
    assert.equal(await digestOf(reader), "2026-05-11T08:00:00.000Z");
  });

  it("refuses zones and times that are none, and changes nothing", async () => {
    await desk.chats.ensure(reader, "private", DEFAULTS);
    for (const timeZone of ["Mars/Olympus", "+03:30", "2026-01-01T00:00Z", ""]) {
      await assert.rejects(desk.chats.change(reader, { timeZone }), /time zone/);
    }
    for (const digestTime of ["24:00", "8:00", "08:60", "soon"]) {
      await assert.rejects(desk.chats.change(reader, { digestTime }), /HH:MM/);
    }
    assert.equal((await desk.chats.get(reader))?.timeZone, "UTC");
  });

  for (const state of ["blocked", "left"] as const) {
    it(`skips what waits for a chat that is ${state}, and has no digest due`, async () => {
      const other = await desk.subscriber(8, "instant");
      await desk.subscriber(7, "daily");
      const key = await announce(reader, other);
      await desk.chats.deactivate(reader, state);
      assert.deepEqual(await desk.deliveries(), [
        [key, 7, "skipped"],
        [key, 8, "pending"],
      ]);
      assert.equal(await digestOf(reader), null);
      assert.equal((await desk.chats.get(reader))?.state, state);
    });
  }

  for (const way of ["reactivate", "ensure"] as const) {
    it(`brings back the choices of a chat that returns by ${way}, with its digests from the last day on`, async () => {
      await desk.subscriber(7, "daily", { ...DEFAULTS, digestTime: "09:10" });
      await desk.chats.deactivate(reader, "blocked");
      await desk.article();
      clock.advance(40 * DAY);
      const old = await desk.articles.revision();
      await (way === "ensure" ? desk.chats.ensure(reader, "private", DEFAULTS) : desk.chats.reactivate(reader));
      assert.equal((await desk.chats.get(reader))?.state, "active");
      assert.equal(await digestOf(reader), "2026-06-20T09:10:00.000Z");
      const row = await desk.database.selectFrom("subscription").select("cursor").executeTakeFirstOrThrow();
      assert.equal(row.cursor, old);
    });
  }

  describe("when a group becomes a supergroup", () => {
    it("moves choices, subscriptions and what is pending, once", async () => {
      await desk.subscriber(-40, "daily", { language: "fa", timeZone: "Asia/Tehran", digestTime: "07:00" });
      const due = await digestOf(group);
      const key = await announce(group);
      await desk.chats.migrate(group, supergroup);
      await desk.chats.migrate(group, supergroup);
      const moved = await desk.chats.get(supergroup);
      assert.deepEqual([moved?.type, moved?.language, moved?.digestTime], ["supergroup", "fa", "07:00"]);
      assert.equal(await digestOf(supergroup), due);
      assert.deepEqual(await desk.subscriptions.list(supergroup), [{ topic: { kind: "all" }, cadence: "daily" }]);
      assert.deepEqual(await desk.deliveries(), [[key, supergroup, "pending"]]);
      assert.equal(await desk.chats.get(group), undefined);
      assert.deepEqual(await desk.subscriptions.list(group), []);
    });

    it("moves saved searches, mutes and every choice, and what was claimed but not under way", async () => {
      await desk.article({ tags: ["Town", "Food"] });
      await desk.chats.ensure(group, "group", DEFAULTS);
      await desk.chats.change(group, { quietHours: "22:00-07:00", digestFormat: "titles", silent: true, weekday: 3 });
      const search = await desk.subscriptions.saveSearch(group, "ferry", "en");
      await desk.subscriptions.subscribe(group, { kind: "all" }, "weekly");
      await desk.subscriptions.mute(group, await desk.tag("Food"));
      const rows = () =>
        desk.database.selectFrom("subscription").select(["topic", "cadence", "since", "cursor"]).execute();
      const before = await rows();
      const key = await announce(group);
      const book = ledger(desk.database, clock);
      const [claimed] = await book.claim("sender", 1);
      await desk.chats.migrate(group, supergroup);
      assert.deepEqual(await rows(), before);
      assert.deepEqual(await desk.subscriptions.muted(supergroup), [await desk.tag("Food")]);
      assert.deepEqual(await desk.subscriptions.savedSearches([SearchId.parse(search)]), [
        { id: search, query: "ferry", language: "en" },
      ]);
      const { quietHours, digestFormat, silent, weekday } = (await desk.chats.get(supergroup))!;
      assert.deepEqual([quietHours, digestFormat, silent, weekday], ["22:00-07:00", "titles", true, 3]);
      assert.deepEqual(await desk.deliveries(), [[key, supergroup, "pending"]]);
      assert.equal(await book.begin(claimed!), false, "the old claim is void");
    });

    it("brings them to a supergroup that was heard of first", async () => {
      await desk.subscriber(-40, "daily", { language: "fa", timeZone: "Asia/Tehran", digestTime: "07:00" });
      const due = await digestOf(group);
      await desk.chats.ensure(supergroup, "supergroup", DEFAULTS);
      await desk.chats.migrate(group, supergroup);
      assert.equal((await desk.chats.get(supergroup))?.timeZone, "Asia/Tehran");
      assert.equal(await digestOf(supergroup), due);
    });

    it("keeps the choices of a supergroup that has subscriptions of its own, and joins them", async () => {
      await desk.article({ tags: ["Town"] });
      const town = { kind: "tag", tagId: await desk.tag("Town") } as const;
      await desk.chats.ensure(group, "group", { ...DEFAULTS, language: "fa" });
      await desk.subscriptions.subscribe(group, town, "daily");
      await desk.subscriber(supergroup, "instant");
      const key = await announce(group, supergroup);
      await desk.chats.migrate(group, supergroup);
      assert.equal((await desk.chats.get(supergroup))?.language, "en");
      assert.equal((await desk.subscriptions.list(supergroup)).length, 2);
      assert.ok(await digestOf(supergroup));
      assert.deepEqual(await desk.deliveries(), [
        [key, supergroup, "pending"],
        [key, group, "skipped"],
      ]);
    });
  });

  describe("topics of a forum", () => {
    const forum = ChatId.parse(-1_000_000_000_077);
    const food = { chatId: forum, threadId: 5 };
    const chess = { chatId: forum, threadId: 9 };

    it("are chats of their own, with ids that Telegram has for none", async () => {
      const first = await desk.chats.ensureAt(food, "supergroup", DEFAULTS);
      const second = await desk.chats.ensureAt(chess, "supergroup", { ...DEFAULTS, language: "fa" });
      assert.deepEqual(await desk.chats.wayTo(first.id), { place: food, silent: false });
      await desk.chats.change(second.id, { silent: true });
      assert.deepEqual(await desk.chats.wayTo(second.id), { place: chess, silent: true });
      assert.deepEqual(await desk.chats.wayTo(reader), { place: { chatId: reader }, silent: false });
      assert.equal(await desk.chats.wayTo(ChatId.parse(ABOVE_TOPIC_IDS - 99)), undefined);
      assert.ok(first.id < ABOVE_TOPIC_IDS && second.id < ABOVE_TOPIC_IDS && first.id !== second.id);
      assert.ok(Number.isSafeInteger(second.id));
      assert.equal((await desk.chats.ensureAt(food, "supergroup", DEFAULTS)).id, first.id);
      assert.equal((await desk.chats.find(chess))?.language, "fa");
      assert.equal(await desk.chats.find({ chatId: forum }), undefined, "its group has chosen nothing");
      await desk.chats.ensure(forum, "supergroup", DEFAULTS);
      assert.equal((await desk.chats.find({ chatId: forum }))?.id, forum);
    });

    it("leave and come back with their group", async () => {
      const topic = await desk.chats.ensureAt(food, "supergroup", DEFAULTS);
      await desk.subscriptions.subscribe(topic.id, { kind: "all" }, "daily");
      const key = await announce(topic.id);
      await desk.chats.deactivate(forum, "left");
      assert.deepEqual(await desk.deliveries(), [[key, topic.id, "skipped"]]);
      assert.equal(await digestOf(topic.id), null);
      await desk.chats.reactivate(forum);
      assert.equal((await desk.chats.get(topic.id))?.state, "active");
      assert.ok(await digestOf(topic.id));
    });

    it("end alone when only they are gone", async () => {
      const [one, other] = [
        await desk.chats.ensureAt(food, "supergroup", DEFAULTS),
        await desk.chats.ensureAt(chess, "supergroup", DEFAULTS),
      ];
      await desk.chats.deactivate(one.id, "left");
      assert.equal((await desk.chats.get(one.id))?.state, "left");
      assert.equal((await desk.chats.get(other.id))?.state, "active");
    });
  });

  it("knows where the bot may post, and skips what waits for a channel that took that away", async () => {
    const channel = ChatId.parse(-1_000_000_000_001);
    await desk.chats.setMayPost(channel, false, DEFAULTS);
    assert.equal(await desk.chats.get(channel), undefined, "a channel that never let it post is none of ours");
    await desk.chats.setMayPost(channel, true, DEFAULTS);
    assert.deepEqual(
      [(await desk.chats.get(channel))?.mayPost, (await desk.chats.get(channel))?.type],
      [true, "channel"],
    );
    const key = await announce(channel);
    await desk.chats.setMayPost(channel, false, DEFAULTS);
    assert.equal((await desk.chats.get(channel))?.mayPost, false);
    assert.deepEqual(await desk.deliveries(), [[key, channel, "skipped"]]);
  });

  it("forgets every chat and all that concerns one", async () => {
    await desk.subscriber(7, "daily");
    await announce(reader);
    clock.advance(HOUR);
    await desk.chats.forgetAll();
    assert.equal(await desk.chats.get(reader), undefined);
    assert.deepEqual(await desk.subscriptions.list(reader), []);
    assert.deepEqual(await desk.deliveries(), []);
  });
});

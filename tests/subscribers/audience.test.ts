import assert from "node:assert/strict";
import { it } from "node:test";
import { ChatId, FeedId } from "../../src/core/ids.ts";
import { searchesThatFind } from "../../src/delivery/alerts.ts";
import { articleAudience, chatRange, followingOf } from "../../src/subscribers/audience.ts";
import type { ChatPreferences } from "../../src/subscribers/chat.ts";
import { interestsOf } from "../../src/subscribers/interests.ts";
import { type Finds, newsOf, wantsStill } from "../../src/subscribers/news.ts";
import type { Topic } from "../../src/subscribers/subscription.ts";
import { describeOnBoth } from "../database/databases.ts";
import { DAY, DEFAULTS, handClock, newsdesk } from "../delivery/newsdesk.ts";
import { fc } from "../fuzz.ts";

const all = { kind: "all" } as const;

describeOnBoth("the audience of an article", (open, examples) => {
  const setUp = async () => {
    const clock = handClock("2026-05-10T23:30:00Z");
    const desk = newsdesk(clock, await open());
    const audience = async (articleId: Awaited<ReturnType<typeof desk.article>>) => {
      const searches = await searchesThatFind(desk.database, clock, articleId);
      const following = await followingOf(desk.database, articleId, searches);
      const found = await articleAudience(desk.database, following, clock.now());
      return found.map(({ chatId, dueAt }) => [chatId, dueAt] as const).sort(([a], [b]) => a - b);
    };
    const ids = async (articleId: Awaited<ReturnType<typeof desk.article>>) =>
      (await audience(articleId)).map(([id]) => id);
    const follow = async (id: number, topic: Topic, preferences: Partial<ChatPreferences> = {}) => {
      const chatId = ChatId.parse(id);
      await desk.chats.ensure(chatId, id > 0 ? "private" : "group", { ...DEFAULTS, ...preferences });
      await desk.subscriptions.subscribe(chatId, topic, "instant");
      return chatId;
    };
    const tag = async (title: string): Promise<Topic> => ({ kind: "tag", tagId: await desk.tag(title) });
    return { clock, desk, audience, ids, follow, tag };
  };

  it("is who follows one of its topics at once, once each, and channels that let the bot post", async () => {
    const { desk, ids, follow, tag } = await setUp();
    const article = await desk.article({ tags: ["Town", "Food"] });
    const other = await desk.article({ tags: ["Chess"] });
    await desk.subscriber(1, "instant");
    await desk.subscriber(2, "daily");
    await desk.chats.deactivate(await desk.subscriber(-3, "instant"), "left");
    for (const title of ["Town", "Food"]) await follow(4, await tag(title));
    await follow(5, await tag("Chess"));
    const channel = (id: number, mayPost: boolean) => desk.chats.setMayPost(ChatId.parse(id), mayPost, DEFAULTS);
    await channel(-100, true);
    await channel(-101, true);
    await channel(-101, false);
    assert.deepEqual(await ids(article), [-100, 1, 4]);
    assert.deepEqual(await ids(other), [-100, 1, 5]);
    await desk.subscriptions.unsubscribe(ChatId.parse(-100));
    await channel(-100, true);
    assert.deepEqual(await ids(article), [1, 4], "a channel that stopped everything stays so after a restart");
  });

  it("is also who follows its feed, or a search that finds it", async () => {
    const { clock, desk, ids, follow } = await setUp();
    const { id: feedId } = await desk.database
      .insertInto("feed")
      .values({
        source: "feed:x",
        url: "https://example.org/x",
        title: "X",
        tags: "[]",
        mode: "publish",
        state: "active",
        next_poll_at: 0,
        created_at: clock.now(),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const fed = await desk.article({ source: "feed:x", title: "The ferries are late" });
    const plain = await desk.article({ title: "Bread" });
    await follow(1, { kind: "feed", feedId: FeedId.parse(feedId) });
    for (const [id, query] of [
      [2, "ferry"],
      [3, '"late ferry"'],
      [4, "ferry -late"],
      [5, "bread"],
    ] as const) {
      const chatId = ChatId.parse(id);
      await desk.chats.ensure(chatId, "private", DEFAULTS);
      await desk.subscriptions.saveSearch(chatId, query, "en");
    }
    assert.deepEqual(await ids(fed), [1, 2]);
    assert.deepEqual(await ids(plain), [5]);
  });

  it("is nobody who has muted a tag, wants other languages or pauses", async () => {
    const { clock, desk, ids, follow } = await setUp();
    const article = await desk.article({ tags: ["Town", "Food"], language: "de" });
    await desk.subscriptions.mute(await follow(1, all), await desk.tag("Food"));
    await follow(2, all, { languages: ["en", "fa"] });
    await follow(3, all, { languages: ["de", "fa"] });
    await desk.chats.pause(await follow(4, all), clock.now() + DAY);
    assert.deepEqual(await ids(article), [3]);
    clock.advance(DAY);
    assert.deepEqual(await ids(article), [3, 4], "a pause ends by itself");
    await desk.subscriptions.unmute(ChatId.parse(1), await desk.tag("Food"));
    assert.deepEqual(await ids(article), [1, 3, 4]);
  });

  it("gets it in the morning where it is night now", async () => {
    const { desk, audience, follow } = await setUp();
    const article = await desk.article();
    await follow(1, all, { quietHours: "22:00-07:00" });
    await follow(2, all, { quietHours: "22:00-07:00", timeZone: "America/New_York" });
    await follow(3, all, { quietHours: "22:00-07:00", timeZone: "Europe/Berlin" });
    await follow(4, all, { quietHours: "01:15-01:45", timeZone: "Europe/Berlin" });
    await follow(5, all);
    assert.deepEqual(await audience(article), [
      [1, Date.parse("2026-05-11T07:00:00Z")],
      [2, 0],
      [3, Date.parse("2026-05-11T05:00:00Z")],
      [4, Date.parse("2026-05-10T23:45:00Z")],
      [5, 0],
    ]);
  });

  it("is the same when it is asked range by range", async () => {
    const { clock, desk, ids, follow, tag } = await setUp();
    const article = await desk.article({ tags: ["Town"] });
    for (let id = -5; id <= 6; id++) if (id !== 0) await follow(id, id % 2 === 0 ? all : await tag("Town"));
    const following = await followingOf(desk.database, article, []);
    const found: number[][] = [];
    for (let below = Number.MAX_SAFE_INTEGER; below !== Number.NEGATIVE_INFINITY; ) {
      const range = await chatRange(desk.database, below, 4);
      const within = { range: { from: Math.max(range.from, Number.MIN_SAFE_INTEGER), below } };
      found.push((await articleAudience(desk.database, following, clock.now(), within)).map(({ chatId }) => chatId));
      below = range.from;
    }
    assert.deepEqual(
      found.map((some) => some.length),
      [4, 4, 3],
    );
    assert.deepEqual(
      found.flat().sort((a, b) => a - b),
      await ids(article),
    );
  });

  it("is in SQL whoever wants it when each is asked by itself", async () => {
    const TAGS = ["Town", "Food", "Chess"];
    const choice = fc.record({
      topics: fc.subarray(["all", ...TAGS]),
      muted: fc.subarray(TAGS),
      languages: fc.option(fc.subarray(["en", "de", "fa"], { minLength: 1 })),
    });
    const article = fc.record({ tags: fc.subarray(TAGS), language: fc.constantFrom("en", "de") });
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { maxLength: 8 }), article, async (choices, draft) => {
        const { desk, ids } = await setUp();
        await desk.article({ tags: TAGS });
        const articleId = await desk.article(draft);
        for (const [index, { topics, muted, languages }] of choices.entries()) {
          const chatId = ChatId.parse(index + 1);
          await desk.chats.ensure(chatId, "private", { ...DEFAULTS, languages });
          for (const name of topics) {
            const topic = name === "all" ? all : ({ kind: "tag", tagId: await desk.tag(name) } as const);
            await desk.subscriptions.subscribe(chatId, topic, "instant");
          }
          for (const name of muted) await desk.subscriptions.mute(chatId, await desk.tag(name));
        }
        const item = await newsOf(desk.database, articleId);
        const interests = await interestsOf(
          desk.database,
          choices.map((_, index) => index + 1),
        );
        const nothing: Finds = () => false;
        const wanted = [...interests].filter(([, wants]) => item && wantsStill(item, wants, nothing)).map(([id]) => id);
        assert.deepEqual(await ids(articleId), wanted);
      }),
      { numRuns: examples(40) },
    );
  });
});

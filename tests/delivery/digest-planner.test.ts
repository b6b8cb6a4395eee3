import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import type { ArticleDraft } from "../../src/content/article.ts";
import { ChatId } from "../../src/core/ids.ts";
import { planDigests } from "../../src/delivery/digest-planner.ts";
import { ledger } from "../../src/delivery/ledger.ts";
import { publish as publishDraftOf } from "../../src/delivery/publication.ts";
import { createComposer } from "../../src/jobs/composer.ts";
import { runMinute } from "../../src/jobs/minute.ts";
import { loadLocales } from "../../src/newsroom.ts";
import { reckonDigests } from "../../src/subscribers/reckoning.ts";
import type { Topic } from "../../src/subscribers/subscription.ts";
import { describeOnBoth } from "../database/databases.ts";
import { DAY, DEFAULTS, HOUR, handClock, MINUTE, newsdesk } from "../delivery/newsdesk.ts";
import { fc } from "../fuzz.ts";

const reader = ChatId.parse(7);
const all = { kind: "all" } as const;

describeOnBoth("the digest planner", (open, examples) => {
  let clock: ReturnType<typeof handClock>;
  let desk: ReturnType<typeof newsdesk>;
  let compose: ReturnType<typeof createComposer>;

  beforeEach(async () => {
    // A Sunday.
    clock = handClock("2026-05-10T07:00:00Z");
    desk = newsdesk(clock, await open());
    compose = composerOf();
    await desk.chats.ensure(reader, "private", DEFAULTS);
  });

  const composerOf = () =>
    createComposer({
      ...desk,
      clock,
      takesRich: () => true,
      locales: loadLocales("en"),
      publicationName: "The Test Kiosk",
      deepLink: (payload) => `https://t.me/kiosk?start=${payload}`,
    });

  const tag = async (title: string): Promise<Topic & { kind: "tag" }> => ({
    kind: "tag",
    tagId: await desk.tag(title),
  });
  const publish = (title: string, change: Partial<ArticleDraft> = {}) => desk.article({ title, ...change });

  /** Titles of what came by itself. */
  const atOnce: string[] = [];
  const titleOf = (messages: readonly object[]) => JSON.stringify(messages).match(/"text":"([^"\\\\]*)/)?.[1] ?? "";

  /** Plans at the clock's instant and gives out what waits: the titles of each digest by its chat. */
  async function digests(): Promise<Record<number, string[]>> {
    await reckonDigests(desk.database, clock);
    await runMinute(desk.database, clock);
    const book = ledger(desk.database, clock);
    const found: Record<number, string[]> = {};
    for (;;) {
      const claimed = await book.claim("sender", 100);
      if (claimed.length === 0) return found;
      for (const delivery of claimed) {
        const messages = await compose(delivery);
        await (Array.isArray(messages) ? book.finish(delivery) : book.skip(delivery));
        if (Array.isArray(messages) && delivery.content.kind === "article") atOnce.push(titleOf(messages));
        if (!Array.isArray(messages) || delivery.content.kind !== "digest") continue;
        const text = messages.map((message) => ("text" in message ? message.text : "")).join("\n");
        found[delivery.chatId] = [...text.matchAll(/^• (.*)$/gm)].map(([, title = ""]) => title).toSorted();
      }
    }
  }

  it("brings what is weekly on its day, with what is daily in one digest, each article once", async () => {
    await publish("Sunday", { tags: ["Town"] });
    await desk.subscriptions.subscribe(reader, all, "weekly");
    await desk.subscriptions.subscribe(reader, await tag("Town"), "daily");
    await desk.chats.change(reader, { weekday: 2 });
    clock.set("2026-05-10T08:00:00Z");
    assert.deepEqual(await digests(), { 7: ["Sunday"] });
    await publish("Monday", { tags: ["Food"] });
    await publish("In town", { tags: ["Town"] });
    clock.set("2026-05-11T08:00:00Z");
    assert.deepEqual(await digests(), { 7: ["In town"] });
    await publish("Tuesday", { tags: ["Town", "Food"] });
    clock.set("2026-05-12T08:00:00Z");
    assert.deepEqual(await digests(), { 7: ["Monday", "Tuesday"] }, "without what came daily already");
    clock.set("2026-05-13T08:00:00Z");
    assert.deepEqual(await digests(), {});
    await publish("Wednesday", { tags: ["Food"] });
    clock.set("2026-05-19T08:00:00Z");
    assert.deepEqual(await digests(), { 7: ["Wednesday"] });
  });

  it("brings each weekly topic on its own day", async () => {
    await publish("Before", { tags: ["Town", "Food"] });
    const [town, food] = [await tag("Town"), await tag("Food")];
    await desk.chats.change(reader, { weekday: 5 });
    await desk.subscriptions.subscribe(reader, town, "weekly");
    await desk.subscriptions.subscribe(reader, food, "weekly");
    await desk.subscriptions.setWeekday(reader, food, 2);
    const brought: [date: string, titles: string[]][] = [];
    for (let day = 11; day <= 22; day++) {
      await publish(`Town ${day}`, { tags: ["Town"] });
      await publish(`Food ${day}`, { tags: ["Food"] });
      clock.set(`2026-05-${day}T08:00:00Z`);
      const titles = (await digests())[7];
      if (titles) brought.push([`May ${day}`, titles]);
    }
    const days = (name: string, from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => `${name} ${from + index}`).toSorted();
    assert.deepEqual(brought, [
      ["May 12", ["Before", ...days("Food", 11, 12)]],
      ["May 15", days("Town", 11, 15)],
      ["May 19", days("Food", 13, 19)],
      ["May 22", days("Town", 16, 22)],
    ]);
    await desk.chats.change(reader, { weekday: 3 });
    const chosen = (await desk.subscriptions.list(reader)).map(({ weekday }) => weekday);
    assert.deepEqual(chosen, [3, 3], "the day of all of it");
  });

  it("brings a weekly one late when its day was slept over, whatever day it is", async () => {
    await publish("News");
    await desk.subscriptions.subscribe(reader, all, "weekly");
    assert.equal((await desk.chats.get(reader))?.nextDigestAt, Date.parse("2026-05-10T08:00:00Z"));
    clock.set("2026-05-11T07:00:00Z");
    assert.deepEqual(await digests(), {});
    clock.set("2026-05-11T08:00:00Z");
    assert.deepEqual(await digests(), { 7: ["News"] });
    assert.equal((await desk.chats.get(reader))?.nextDigestAt, Date.parse("2026-05-17T08:00:00Z"));
  });

  it("doesn't repeat what came at once", async () => {
    await publish("Old", { tags: ["Town"] });
    await desk.subscriptions.subscribe(reader, await tag("Town"), "instant");
    await desk.subscriptions.subscribe(reader, all, "daily");
    const town = await publish("At once", { tags: ["Town"] });
    await ledger(desk.database, clock).enqueue({ kind: "article", articleId: town }, [{ chatId: reader }]);
    await publish("Daily", { tags: ["Food"] });
    clock.set("2026-05-10T08:00:00Z");
    assert.deepEqual(await digests(), { 7: ["Daily", "Old"] });
  });

  it("goes on without a gap or a repetition when what was daily comes weekly, and the other way around", async () => {
    await desk.subscriptions.subscribe(reader, all, "daily");
    await publish("First");
    clock.set("2026-05-10T08:00:00Z");
    assert.deepEqual(await digests(), { 7: ["First"] });
    await publish("Second");
    await desk.subscriptions.setCadence(reader, "weekly");
    clock.set("2026-05-11T08:00:00Z");
    assert.deepEqual(await digests(), {});
    await publish("Third");
    await desk.subscriptions.setCadence(reader, "daily");
    clock.set("2026-05-12T08:00:00Z");
    assert.deepEqual(await digests(), { 7: ["Second", "Third"] });
  });

  it("leaves out muted tags and other languages, also when they were chosen after planning", async () => {
    await desk.subscriptions.subscribe(reader, all, "daily");
    await publish("Town hall", { tags: ["Town"] });
    await publish("Brot", { language: "de" });
    await publish("Bread");
    clock.set("2026-05-10T08:00:00Z");
    await planDigests(desk.database, clock);
    await desk.subscriptions.mute(reader, await desk.tag("Town"));
    await desk.chats.change(reader, { languages: ["en"] });
    assert.deepEqual(await digests(), { 7: ["Bread"] });
  });

  it("brings what a saved search finds, and nothing when it finds nothing", async () => {
    const id = await desk.subscriptions.saveSearch(reader, "ferry", "en");
    assert.notEqual(id, "too_many");
    if (id !== "too_many") await desk.subscriptions.subscribe(reader, { kind: "search", searchId: id }, "daily");
    await publish("Bread");
    clock.set("2026-05-10T08:00:00Z");
    assert.deepEqual(await digests(), {});
    await publish("The ferries are late");
    clock.set("2026-05-11T08:00:00Z");
    assert.deepEqual(await digests(), { 7: ["The ferries are late"] });
  });

  it("is silent during a pause, and begins with the last day after it", async () => {
    await desk.subscriptions.subscribe(reader, all, "daily");
    await desk.chats.pause(reader, Date.parse("2026-05-20T00:00:00Z"));
    await publish("Missed");
    clock.set("2026-05-19T12:00:00Z");
    assert.deepEqual(await digests(), {});
    await publish("Of the last day");
    clock.set("2026-05-20T08:00:00Z");
    assert.deepEqual(await digests(), { 7: ["Of the last day"] });
    assert.equal((await desk.chats.get(reader))?.pausedUntil, null);
    await desk.chats.pause(reader, clock.now() + 9 * DAY);
    await desk.chats.pause(reader, null);
    assert.equal((await desk.chats.get(reader))?.nextDigestAt, Date.parse("2026-05-21T08:00:00Z"));
  });

  it("tells titles, or the text of up to three, as the reader likes it", async () => {
    await desk.subscriptions.subscribe(reader, all, "daily");
    for (const title of ["One", "Two", "Three", "Four"]) await publish(title, { lead: `The lead of ${title}.` });
    const written = async (digestFormat: "titles" | "full") => {
      await desk.chats.change(reader, { digestFormat });
      const coverage = { upTo: await desk.articles.revision(), topics: { all: 0 } };
      const delivery = { content: { kind: "digest", coverage }, chatId: reader, classic: false } as never;
      const messages = await compose(delivery);
      return Array.isArray(messages) ? messages.map((message) => ("text" in message ? message.text : "")) : [];
    };
    const titles = await written("titles");
    assert.equal(titles.length, 1);
    assert.doesNotMatch(titles[0] ?? "", /The lead/);
    const [overview, ...whole] = await written("full");
    assert.match(overview ?? "", /• One\nThe lead of One\.\n/);
    assert.deepEqual(
      whole.map((text) => /The lead of (\w+)/.exec(text)?.[1]),
      ["Two", "Three", "Four"],
    );
  });

  it("makes equal digests once", async () => {
    for (let id = 10; id < 20; id++) await desk.subscriber(id, "daily");
    await publish("News");
    clock.set("2026-05-10T08:00:00Z");
    assert.equal(await planDigests(desk.database, clock), 10);
    const claimed = await ledger(desk.database, clock).claim("sender", 100);
    const made = await Promise.all(claimed.map(compose));
    assert.equal(made.length, 10);
    assert.equal(new Set(made).size, 1);
  });

  it("plans every chat exactly once, however many batches and restarts it takes", async () => {
    const ids = Array.from({ length: 1200 }, (_, index) => index + 100);
    await desk.crowd(
      ids.filter((id) => id % 3 === 0),
      "instant",
    );
    await desk.crowd(
      ids.filter((id) => id % 3 !== 0),
      "daily",
    );
    await publish("News");
    clock.set("2026-05-10T08:00:00Z");
    assert.equal(await planDigests(desk.database, clock), 800);
    assert.equal(await planDigests(desk.database, clock), 0);
    clock.advance(MINUTE);
    assert.equal(await planDigests(desk.database, clock), 0);
  });

  it("sends nothing twice when the clock jumps ahead and back, and goes on on the next day", async () => {
    await desk.subscriptions.subscribe(reader, all, "daily");
    await publish("News");
    clock.set("2026-05-10T08:00:00Z");
    assert.deepEqual(await digests(), { 7: ["News"] });
    clock.set("2031-01-01T09:00:00Z");
    assert.deepEqual(await digests(), {});
    clock.set("2026-05-10T08:30:00Z");
    assert.deepEqual(await digests(), {});
    await publish("Later", {});
    clock.set("2026-05-11T08:00:00Z");
    assert.deepEqual(await digests(), { 7: ["Later"] });
  });

  it("comes exactly once on the days on which 02:30 is not there, or twice", async () => {
    const settings = { timeZone: "Europe/Berlin", digestTime: "02:30" };
    await desk.chats.change(reader, settings);
    for (const [start, days] of [
      ["2027-03-27T12:00:00Z", 3],
      ["2027-10-30T12:00:00Z", 3],
    ] as const) {
      clock.set(start);
      await desk.subscriptions.unsubscribe(reader);
      await desk.subscriptions.subscribe(reader, all, "daily");
      const dates: string[] = [];
      for (let hour = 0; hour < days * 24; hour++) {
        await publish(`News ${start} ${hour}`);
        clock.advance(HOUR / 2);
        for (const half of [0, 1]) {
          if (half === 1) clock.advance(HOUR / 2);
          if ((await digests())[7]) {
            const local = Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO("Europe/Berlin");
            dates.push(local.toPlainDate().toString());
          }
        }
      }
      assert.equal(new Set(dates).size, dates.length, `${dates}`);
      assert.equal(dates.length, days, `${dates}`);
    }
  });

  it("tells an article once to a chat, and all that it follows daily throughout, whatever else it chooses meanwhile", async () => {
    const TAGS = ["Town", "Food", "Chess"];
    const topic = fc.constantFrom("all", ...TAGS);
    const cadence = fc.constantFrom("instant" as const, "daily" as const, "weekly" as const);
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant("publish" as const), tags: fc.subarray(TAGS) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant("follow" as const), topic, cadence }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant("weekday" as const), weekday: fc.integer({ min: 1, max: 7 }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant("day" as const),
          topic,
          weekday: fc.integer({ min: 1, max: 7 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave" as const), topic }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant("hour" as const), hour: fc.integer({ min: 0, max: 23 }) }),
      },
      {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constant("pass" as const), hours: fc.integer({ min: 1, max: 30 }) }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        clock = handClock("2026-05-10T07:00:00Z");
        desk = newsdesk(clock, await open());
        compose = composerOf();
        await desk.chats.ensure(reader, "private", DEFAULTS);
        await publish("Tags", { tags: TAGS });
        // Chess comes daily throughout: nothing else that is chosen may swallow it.
        await desk.subscriptions.subscribe(reader, await tag("Chess"), "daily");
        const told: string[] = [];
        const chess: string[] = [];
        const pass = async (hours: number) => {
          for (let hour = 0; hour < hours; hour++) {
            clock.advance(HOUR);
            told.push(...((await digests())[7] ?? []), ...atOnce.splice(0));
          }
        };
        for (const [index, one] of steps.entries()) {
          if (one.kind === "publish") {
            const title = `News ${index}`;
            const articleId = await desk.article({ title, tags: one.tags, draft: true });
            await publishDraftOf(desk.database, clock, articleId);
            if (one.tags.includes("Chess")) chess.push(title);
          } else if (one.kind === "follow" && one.topic !== "Chess") {
            const wanted = one.topic === "all" ? all : await tag(one.topic);
            // Everything daily would make Chess redundant, and drop it.
            if (one.topic !== "all" || one.cadence !== "daily")
              await desk.subscriptions.subscribe(reader, wanted, one.cadence);
          } else if (one.kind === "day" || (one.kind === "leave" && one.topic !== "Chess")) {
            const meant = one.topic === "all" ? all : await tag(one.topic);
            if (one.kind === "leave") await desk.subscriptions.unsubscribe(reader, meant);
            else await desk.subscriptions.setWeekday(reader, meant, one.weekday);
          } else if (one.kind === "weekday") await desk.chats.change(reader, { weekday: one.weekday });
          else if (one.kind === "hour") {
            await desk.chats.change(reader, { digestTime: `${String(one.hour).padStart(2, "0")}:00` });
          } else if (one.kind === "pass") await pass(one.hours);
        }
        await pass(9 * 24);
        assert.equal(new Set(told).size, told.length, `twice: ${told}`);
        for (const title of chess) assert.ok(told.includes(title), `${title} is not among ${told}`);
      }),
      { numRuns: examples(25) },
    );
  });
});

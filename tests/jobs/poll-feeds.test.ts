import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { blocksText } from "../../src/content/document.ts";
import type { Feed } from "../../src/content/feeds/feed.ts";
import { feedStore } from "../../src/content/feeds/feed-store.ts";
import { guardedFetch } from "../../src/content/importers/guarded-fetch.ts";
import { ChatId } from "../../src/core/ids.ts";
import { silentLog } from "../../src/core/log.ts";
import { settleRestored } from "../../src/delivery/restored.ts";
import { MAX_NEWS, type PollDeps, pollDueFeeds, pollFeedNow } from "../../src/jobs/poll-feeds.ts";
import { releasedNews } from "../../src/subscribers/news.ts";
import { type FeedServer, type ItemParts, openFeedServer, rss, withEtag } from "../content/feeds/feed-server.ts";
import { describeOnBoth } from "../database/databases.ts";
import { DAY, DEFAULTS, HOUR, handClock, MINUTE, newsdesk } from "../delivery/newsdesk.ts";

const EDITORS = [71, 72];
const CHANNEL = -1001;

describeOnBoth("polling feeds", (open) => {
  let server: FeedServer;
  let clock: ReturnType<typeof handClock>;
  let desk: ReturnType<typeof newsdesk>;
  let deps: PollDeps;
  let feeds: ReturnType<typeof feedStore>;

  beforeEach(async () => {
    server = await openFeedServer();
    clock = handClock("2026-11-20T08:00:00Z");
    desk = newsdesk(clock, await open());
    feeds = feedStore(desk.database, clock);
    deps = {
      database: desk.database,
      clock,
      fetch: guardedFetch({ allowPrivate: true }),
      random: () => 0,
      editors: EDITORS,
      log: silentLog,
    };
    await desk.chats.setMayPost(ChatId.parse(CHANNEL), true, DEFAULTS);
  });
  afterEach(async () => {
    await desk.database.destroy();
    await server.close();
  });

  async function addFeed(path = "/feed", change: Partial<Pick<Feed, "mode" | "tags">> = {}): Promise<Feed> {
    const feed = { url: server.origin + path, title: "A feed", tags: [], mode: "publish" as const, ...change };
    return (await feeds.add(feed)).feed;
  }
  const now = async ({ id }: Feed) => (await feeds.get(id))!;
  /** Moves on to when the feed is due, and polls. */
  async function pollNext(feed: Feed) {
    const { nextPollAt } = await now(feed);
    clock.advance(Math.max(0, nextPollAt - clock.now()));
    return pollDueFeeds(deps);
  }
  const titles = async () => (await desk.articles.list({ limit: 100, offset: 0 })).articles.map(({ title }) => title);
  const dispatched = async () => (await desk.deliveries()).map(([, chat]) => chat);
  const noticeKinds = async () => (await feeds.notices(100)).map(({ kind, chatId }) => `${kind} ${chatId}`);

  it("takes what a feed has as archive when the database was restored from a backup", async () => {
    let items: ItemParts[] = [{ id: "1", date: clock.now() - HOUR }];
    server.serve("/feed", (_, answer) => answer.end(rss(items)));
    const feed = await addFeed();
    await pollNext(feed);
    items = [...items, { id: "2", date: clock.now() }];
    await settleRestored(desk.database, clock);
    await pollNext(feed);
    assert.equal((await titles()).length, 2);
    assert.deepEqual(await dispatched(), []);
    items = [...items, { id: "3", date: clock.now() }];
    await pollNext(feed);
    assert.deepEqual(await dispatched(), [CHANNEL]);
  });

  it("takes the first poll's articles as archive, and sends what comes afterwards, once, with the feed's tags", async () => {
    let items: ItemParts[] = [
      { id: "2", date: clock.now() - HOUR, tags: ["Sea"] },
      { id: "1", date: clock.now() - 2 * HOUR },
    ];
    server.serve("/feed", (_, answer) => answer.end(rss(items)));
    const feed = await addFeed("/feed", { tags: ["Town"] });
    assert.deepEqual(await pollDueFeeds(deps), { polled: 1, failed: 0, new: 2, changed: 0 });
    assert.deepEqual(await titles(), ["Item 2", "Item 1"]);
    assert.deepEqual(await dispatched(), []);
    assert.deepEqual(await releasedNews(desk.database, 0, 1000), [], "no digest has them");
    assert.equal((await now(feed)).title, "The Harbour Feed");

    items = [{ id: "3", date: clock.now() }, { id: "old", date: clock.now() - 10 * DAY }, ...items];
    assert.deepEqual(await pollNext(feed), { polled: 1, failed: 0, new: 2, changed: 0 });
    assert.deepEqual(await dispatched(), [CHANNEL], "the new one goes out, the old one doesn't");
    assert.deepEqual(await pollNext(feed), { polled: 1, failed: 0, new: 0, changed: 0 });
    assert.deepEqual(await dispatched(), [CHANNEL]);
    const { articles } = await desk.articles.list({ limit: 10, offset: 0 }, { tagId: await desk.tag("Town") });
    assert.equal(articles.length, 4);
    const two = await desk.articles.findPublishedBySourceId("2");
    assert.deepEqual(
      two?.tags.map((tag) => tag.title),
      ["Town", "Sea"],
    );
    assert.equal(two?.source, `feed:${server.origin}/feed`);
  });

  it("floods nobody with a feed that names all of its articles anew: so many go out in a day, the rest waits for an editor", async () => {
    let items: ItemParts[] = [{ id: "0", date: clock.now() }];
    server.serve("/feed", (_, answer) => answer.end(rss(items)));
    const feed = await addFeed();
    await pollNext(feed);
    const named = (count: number, from: number): ItemParts[] =>
      Array.from({ length: count }, (_, n) => ({ id: `anew-${from + n}`, date: clock.now() }));
    items = named(MAX_NEWS + 30, 0);
    await pollNext(feed);
    assert.equal((await dispatched()).length, MAX_NEWS);
    assert.equal((await feeds.waiting(feed.id, { limit: 0, offset: 0 })).total, 30);
    assert.deepEqual(await noticeKinds(), ["drafts 71", "drafts 72"], "once, however many wait");
    items = [...named(5, 1000), { id: "old", date: clock.now() - 10 * DAY }, ...items];
    await pollNext(feed);
    assert.equal((await dispatched()).length, MAX_NEWS, "the same day");
    assert.equal(
      (await desk.articles.findPublishedBySourceId("old"))?.title,
      "Item old",
      "what is archive is no flood",
    );
    clock.advance(2 * DAY);
    items = [...named(5, 2000), ...items];
    await pollNext(feed);
    assert.equal((await dispatched()).length, MAX_NEWS + 5, "another day");
    assert.equal((await feeds.waiting(feed.id, { limit: 0, offset: 0 })).total, 35);
  });

  it("edits an article that its source edits, and sends it no second time", async () => {
    let text = "The ferry leaves at six from the northern pier.";
    let items: ItemParts[] = [];
    server.serve("/feed", (_, answer) => answer.end(rss(items)));
    const feed = await addFeed();
    await pollDueFeeds(deps);
    items = [{ id: "1", text, date: clock.now() }];
    await pollNext(feed);
    text = "The ferry leaves at seven from the northern pier.";
    items = [{ id: "1", text, date: items[0]!.date }];
    assert.deepEqual(await pollNext(feed), { polled: 1, failed: 0, new: 0, changed: 1 });
    const article = await desk.articles.findPublishedBySourceId("1");
    assert.match(blocksText(article!.document.blocks), /at seven/);
    assert.deepEqual(await dispatched(), [CHANNEL]);
  });

  it("reads the upper of two items with one id, and goes on beside items that are wrong", async () => {
    server.serve("/feed", (_, answer) =>
      answer.end(
        rss([
          { id: "same", title: "Upper" },
          { id: "same", title: "Lower" },
          { id: "empty", title: "", text: "" },
        ]),
      ),
    );
    const feed = await addFeed();
    await pollDueFeeds(deps);
    assert.deepEqual(await titles(), ["Upper"]);
    assert.deepEqual(await pollNext(feed), { polled: 1, failed: 0, new: 0, changed: 0 });
  });

  it("asks with what it was given, and takes 304 for an answer", async () => {
    server.serve(
      "/feed",
      withEtag(() => rss([{ id: "1" }], { ttl: 120 })),
    );
    const feed = await addFeed();
    await pollDueFeeds(deps);
    assert.equal((await now(feed)).nextPollAt, clock.now() + 2 * HOUR);
    await pollNext(feed);
    const { nextPollAt, lastSuccessAt, failures } = await now(feed);
    assert.deepEqual([nextPollAt, lastSuccessAt, failures], [clock.now() + 2 * HOUR, clock.now(), 0]);
    assert.deepEqual(
      server.requests.map(({ headers }) => headers["if-none-match"] !== undefined),
      [false, true],
    );
  });

  it("asks with the date where there is one", async () => {
    const date = new Date(clock.now()).toUTCString();
    server.serve("/feed", (_, answer) => answer.setHeader("last-modified", date).end(rss([{ id: "1" }])));
    const feed = await addFeed();
    await pollDueFeeds(deps);
    await pollNext(feed);
    assert.equal(server.requests[1]?.headers["if-modified-since"], date);
  });

  it("takes a new address where the whole way there is permanent, and keeps the articles", async () => {
    server.serve("/new", (_, answer) => answer.end(rss([{ id: "1" }])));
    server.serve("/feed", (_, answer) => answer.end(rss([{ id: "1" }])));
    const feed = await addFeed();
    await pollDueFeeds(deps);
    server.serve("/feed", (_, answer) => answer.writeHead(302, { location: "/new" }).end());
    await pollNext(feed);
    assert.equal((await now(feed)).url, `${server.origin}/feed`);
    server.serve("/feed", (_, answer) => answer.writeHead(308, { location: "/between" }).end());
    server.serve("/between", (_, answer) => answer.writeHead(301, { location: "/new" }).end());
    assert.deepEqual(await pollNext(feed), { polled: 1, failed: 0, new: 0, changed: 0 });
    assert.equal((await now(feed)).url, `${server.origin}/new`);
    server.requests.length = 0;
    await pollNext(feed);
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      ["/new"],
    );
    assert.deepEqual(await titles(), ["Item 1"]);
    assert.equal((await feeds.add({ ...feed, url: `${server.origin}/feed` })).added, false, "its old address is known");
  });

  it("ends a feed that has moved to where another is: the two are one", async () => {
    server.serve("/one", (_, answer) => answer.end(rss([{ id: "1" }])));
    server.serve("/two", (_, answer) => answer.writeHead(301, { location: "/one" }).end());
    await addFeed("/one");
    const two = await addFeed("/two");
    await pollDueFeeds(deps);
    const { state, error } = await now(two);
    assert.equal(state, "ended");
    assert.match(error ?? "", /has moved to .*\/one, which is a feed here already/);
  });

  it("ends a feed that answers 410, tells the editors once, and polls it again when they want", async () => {
    server.serve("/feed", (_, answer) => answer.writeHead(410).end());
    const feed = await addFeed();
    await pollDueFeeds(deps);
    assert.equal((await now(feed)).state, "ended");
    assert.deepEqual(await noticeKinds(), ["ended 71", "ended 72"]);
    clock.advance(30 * DAY);
    assert.equal((await pollDueFeeds(deps)).polled, 0);
    server.serve("/feed", (_, answer) => answer.end(rss([{ id: "1" }])));
    await feeds.resume(feed.id);
    assert.equal((await pollDueFeeds(deps)).new, 1);
  });

  it("waits longer after each failure, and tells the editors once when it has failed for three days", async () => {
    server.serve("/feed", (_, answer) => answer.end(rss([{ id: "1" }])));
    const feed = await addFeed();
    await pollDueFeeds(deps);
    server.serve("/feed", (_, answer) => answer.writeHead(500).end());
    const waits: number[] = [];
    const reports: number[] = [];
    for (let n = 0; n < 14; n++) {
      await pollNext(feed);
      waits.push(((await now(feed)).nextPollAt - clock.now()) / MINUTE);
      const told = await feeds.notices(10);
      if (told.length > 0) reports.push(n);
      for (const notice of told) await feeds.takeNotice(notice);
    }
    assert.deepEqual(waits.slice(0, 9), [10, 20, 40, 80, 160, 320, 640, 1280, 1440]);
    assert.equal(reports.length, 1);
    assert.match((await now(feed)).error ?? "", /answers 500/);
    server.serve("/feed", (_, answer) => answer.end(rss([{ id: "1" }])));
    await pollNext(feed);
    const { failures, failingSince, error } = await now(feed);
    assert.deepEqual([failures, failingSince, error], [0, undefined, undefined]);
  });

  it("waits as long as a server asks that has too much to do", async () => {
    server.serve("/feed", (_, answer) => answer.writeHead(429, { "retry-after": "7200" }).end());
    const feed = await addFeed();
    await pollDueFeeds(deps);
    assert.equal((await now(feed)).nextPollAt, clock.now() + 2 * HOUR);
  });

  it("polls a few at a time, each once, and goes on beside one that hangs and one that is no feed", async () => {
    let open = 0;
    let most = 0;
    for (let n = 0; n < 12; n++) {
      server.serve(`/${n}`, (_, answer) => {
        open++;
        most = Math.max(most, open);
        setTimeout(() => {
          open--;
          answer.end(n === 3 ? "<html><p>Not found" : rss([{ id: `${n}` }]));
        }, 20);
      });
      await addFeed(`/${n}`);
    }
    server.serve("/dead", (_, answer) => answer.destroy());
    await addFeed("/dead");
    const [first, second] = await Promise.all([pollDueFeeds(deps), pollDueFeeds(deps)]);
    assert.deepEqual([first.polled + second.polled, first.failed + second.failed, first.new + second.new], [13, 2, 11]);
    assert.equal(new Set(server.requests.map(({ path }) => path)).size, server.requests.length);
    assert.ok(most > 1 && most <= 8, `${most} at once`);
  });

  it("never polls one feed twice at once; a poll that died is taken over after five minutes", async () => {
    server.serve("/feed", (_, answer) => answer.end(rss([{ id: "1" }])));
    const feed = await addFeed();
    const dead = await feeds.claimDue();
    assert.ok(dead);
    assert.equal((await pollDueFeeds(deps)).polled, 0);
    assert.equal((await pollFeedNow(feed.id, deps)).polled, 0);
    clock.advance(5 * MINUTE);
    assert.equal((await pollDueFeeds(deps)).polled, 1);
    await feeds.failed(dead, { reason: "too late", nextPollAt: 0 }, EDITORS);
    assert.equal((await now(feed)).error, undefined, "what was overtaken changes nothing");
  });

  it("stores nothing more of a feed that is paused or removed while it is fetched", async () => {
    for (const change of ["pause", "remove"] as const) {
      const feed = await addFeed(`/${change}`);
      server.serve(`/${change}`, async (_, answer) => {
        await feeds[change](feed.id);
        answer.end(rss([{ id: change }]));
      });
      await pollDueFeeds(deps);
    }
    assert.deepEqual(await titles(), []);
  });

  it("gives a poll back when the program ends", async () => {
    const ending = new AbortController();
    server.serve("/feed", () => ending.abort(new Error("the end")));
    const feed = await addFeed();
    assert.deepEqual(await pollDueFeeds({ ...deps, signal: ending.signal }), {
      polled: 1,
      failed: 0,
      new: 0,
      changed: 0,
    });
    server.serve("/feed", (_, answer) => answer.end(rss([{ id: "1" }])));
    assert.equal((await now(feed)).failures, 0);
    assert.equal((await pollDueFeeds(deps)).new, 1);
  });

  it("refuses a feed on this machine without the setting, also after a redirect", async () => {
    const feed = await addFeed();
    await pollDueFeeds({ ...deps, fetch: guardedFetch({ allowPrivate: false }) });
    assert.match((await now(feed)).error ?? "", /no address of the public internet/);
    assert.equal(server.requests.length, 0);
  });

  describe("with an editor's approval", () => {
    it("keeps what is new waiting and tells the editors once, however much it is", async () => {
      let items = Array.from({ length: 30 }, (_, n) => ({ id: `${n}`, date: clock.now() }));
      server.serve("/feed", (_, answer) => answer.end(rss(items)));
      const feed = await addFeed("/feed", { mode: "draft" });
      await pollDueFeeds(deps);
      assert.deepEqual(await titles(), []);
      assert.deepEqual(await noticeKinds(), ["drafts 71", "drafts 72"]);
      assert.equal((await feeds.waiting(feed.id, { limit: 5, offset: 0 })).total, 30);
      for (const notice of await feeds.notices(10)) await feeds.takeNotice(notice);
      await pollNext(feed);
      assert.deepEqual(await noticeKinds(), [], "nothing new, nothing to tell");
      items = [{ id: "new", date: clock.now() }, ...items];
      await pollNext(feed);
      assert.deepEqual(await noticeKinds(), ["drafts 71", "drafts 72"]);
    });

    it("never brings back what was turned down, and edits what waits", async () => {
      let text = "First words about the lighthouse keeper.";
      server.serve("/feed", (_, answer) => answer.end(rss([{ id: "1", text }])));
      const feed = await addFeed("/feed", { mode: "draft" });
      await pollDueFeeds(deps);
      text = "Better words about the lighthouse keeper.";
      await pollNext(feed);
      const { drafts } = await feeds.waiting(feed.id, { limit: 5, offset: 0 });
      const draft = await desk.articles.get(drafts[0]!.id);
      assert.match(blocksText(draft!.document.blocks), /Better words/);
      assert.equal(await desk.articles.turnDown(draft!.id), true);
      assert.equal(await desk.articles.turnDown(draft!.id), false);
      text = "Best words about the lighthouse keeper.";
      await pollNext(feed);
      assert.equal((await feeds.waiting(feed.id, { limit: 5, offset: 0 })).total, 0);
      assert.deepEqual(await titles(), []);
    });

    it("publishes nothing that waits when the feed's mode is changed", async () => {
      let items: ItemParts[] = [{ id: "1" }];
      server.serve("/feed", (_, answer) => answer.end(rss(items)));
      const feed = await addFeed("/feed", { mode: "draft" });
      await pollDueFeeds(deps);
      await feeds.setMode(feed.id, "publish");
      items = [{ id: "2" }, { id: "1", text: "Changed in the meantime by its source." }];
      await pollNext(feed);
      assert.deepEqual(await titles(), ["Item 2"]);
      assert.equal((await feeds.waiting(feed.id, { limit: 5, offset: 0 })).total, 1);
    });

    it("drops what waits with the feed, and keeps what was published", async () => {
      server.serve("/feed", (_, answer) => answer.end(rss([{ id: "1" }])));
      const feed = await addFeed("/feed", { mode: "draft" });
      await pollDueFeeds(deps);
      await feeds.remove(feed.id);
      const rows = await desk.database.selectFrom("article").select("id").execute();
      assert.deepEqual([rows, await noticeKinds()], [[], []]);
    });
  });
});

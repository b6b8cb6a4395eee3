import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { systemClock } from "../../src/core/clock.ts";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { type FeedServer, type ItemParts, openFeedServer, rss } from "../content/feeds/feed-server.ts";
import { openPlace, type Place, type Program } from "./program.ts";

/** A channel takes one message in three seconds. */
const NEW = 16;

describe("feeds of the real program", { timeout: 180_000 }, () => {
  let place: Place;
  let database: Database;
  let server: FeedServer;
  let items: ItemParts[];

  beforeEach(async () => {
    place = await openPlace();
    database = openDatabase(place.databaseUrl);
    server = await openFeedServer();
    items = [{ id: "old" }];
    server.serve("/feed", (_, answer) => answer.end(rss(items)));
    server.serve("/other", (_, answer) => answer.end(rss([], { title: "Another" })));
  });
  afterEach(async () => {
    await database.destroy();
    await server.close();
    await place.close();
  });

  const environment = () => ({
    ...place.environment,
    CHANNELS: String(CHANNEL_ID),
    ALLOW_PRIVATE_ADDRESSES: "yes",
  });
  async function kiosk(...args: string[]): Promise<{ code: number | string; output: string }> {
    const program = place.run("cli.ts", args, environment());
    return { code: await program.ended, output: program.output() };
  }
  const inChannel = () =>
    place.simulator
      .person("editor")
      .messages(CHANNEL_ID)
      .map((message) => message.text?.split("\n")[0] ?? "");

  /** Has the program poll through its own door: an editor presses "Poll now". */
  async function pollByHand(): Promise<void> {
    const editor = place.simulator.person("editor");
    editor.send("/feeds");
    const list = await editor.sees("Feeds: 1");
    await editor.press(list, "1");
    await editor.sees("polled regularly\nNew articles");
    await editor.press(list, "Poll now");
  }

  it("are added, listed, exported, imported and removed at the terminal", async () => {
    const added = await kiosk("feeds", "add", `${server.origin}/feed`, "--tags", "Town, Food");
    assert.equal(added.output, `Added 1  ${server.origin}/feed  The Harbour Feed [Town, Food]\n`);
    assert.match((await kiosk("feeds", "add", `${server.origin}/feed`)).output, /^Here already: 1 /);
    await kiosk("feeds", "add", `${server.origin}/other`, "--draft");
    const list = (await kiosk("feeds", "list")).output;
    assert.match(list, /active · publishes at once · not polled yet · next poll \S+Z\n/);
    assert.match(list, /2 {2}\S+\/other {2}Another\n {4}active · asks first/);

    assert.equal((await kiosk("feeds", "export-opml", "mine.opml")).code, 0);
    assert.equal((await kiosk("feeds", "export-opml")).output, readFileSync(join(place.folder, "mine.opml"), "utf8"));
    assert.match((await kiosk("feeds", "remove", "2")).output, /^Removed 2 /);
    assert.match((await kiosk("feeds", "remove", `${server.origin}/feed`)).output, /^Removed 1 /);
    assert.match((await kiosk("feeds", "list")).output, /There are no feeds/);
    assert.equal((await kiosk("feeds", "import-opml", "mine.opml")).output, "2 feeds added, 0 were here already.\n");
    assert.match(
      (await kiosk("feeds", "list")).output,
      /The Harbour Feed \[Town, Food\][\s\S]*Another\n {4}active · asks first/,
    );
  });

  it("are refused at the terminal with a reason", async () => {
    writeFileSync(join(place.folder, "no.opml"), "no OPML");
    for (const [args, reason] of [
      [["add", `${server.origin}/none`], /answers 404 Not Found/],
      [["remove", "7"], /There is no feed "7"/],
      [["import-opml", "no.opml"], /no OPML file/],
      [["import-opml", "nowhere.opml"], /nowhere\.opml can't be read/],
      [["add", "x", "--tags", Array.from({ length: 11 }, (_, n) => `t${n}`).join()], /at most 10 tags/],
    ] as const) {
      const { code, output } = await kiosk("feeds", ...args);
      assert.equal(code, 1);
      assert.match(output, reason);
    }
    const guarded = place.run("cli.ts", ["feeds", "add", `${server.origin}/feed`], place.environment);
    assert.equal(await guarded.ended, 1);
    assert.match(guarded.output(), /no address of the public internet/);
    const refused = place.run("cli.ts", ["import", `${server.origin}/feed`], place.environment);
    assert.equal(await refused.ended, 1);
    assert.match(
      refused.output(),
      /no address of the public internet. ALLOW_PRIVATE_ADDRESSES=yes allows such sources/,
    );
    const { output } = await kiosk("import", `${server.origin}/feed`);
    assert.match(output, /^Imported: 1 new/);
  });

  /**
   * Killed while it fetches, while it stores, and while it sends: everything that was new is in the channel, each once but for what
   * was on its way when it died.
   */
  it("lose nothing and publish nothing twice, whatever moment of a poll the program is killed in", async () => {
    await kiosk("feeds", "add", `${server.origin}/feed`);
    let program: Program = place.run("main.ts", [], environment());
    await program.says("is open at");
    await pollByHand();
    await waitFor(async () => (await database.selectFrom("article").select("id").execute()).length === 1);
    assert.deepEqual(inChannel(), []);

    items = Array.from({ length: NEW }, (_, n) => ({ id: `n${n}`, date: Date.now() })).concat(items as never);
    const count = async () => (await database.selectFrom("article").select("id").execute()).length - 1;
    // Amid the fetch, after so many articles were stored, and when all are but the poll is perhaps not recorded.
    const moments = ["fetching", 1, 3, 4, 6, 8, 11, NEW] as const;
    const met: number[] = [];
    for (const moment of moments) {
      const fetching = Promise.withResolvers<void>();
      let isAsked = false;
      server.serve("/feed", (_, answer) => {
        isAsked = true;
        fetching.resolve();
        if (moment !== "fetching") answer.end(rss(items));
      });
      // A press that a kill left unconfirmed comes again and polls first: then this one finds nothing to poll, and once more is asked.
      void (async () => {
        while (!isAsked) await pollByHand().catch(() => {});
      })();
      await fetching.promise;
      if (moment !== "fetching") while ((await count()) < moment) await nextTurn();
      program.process.kill("SIGKILL");
      await program.ended;
      met.push(await count());
      // The dead one's claims and its right to send would run out by the clock.
      await database.updateTable("feed").set({ claimed_until: null, next_poll_at: 0 }).execute();
      await database.deleteFrom("lease").execute();
      program = place.run("main.ts", [], environment());
      await program.says("is open at");
    }
    console.log(`articles stored at each kill: ${met.join(", ")}`);
    assert.ok(new Set(met).size > 2, "some kills came amid the storing");
    await pollByHand().catch(() => {});
    await waitFor(async () => {
      const open = await database.selectFrom("delivery").select("state").execute();
      return open.length === NEW && open.every(({ state }) => state === "sent");
    });
    const stored = await database.selectFrom("article").select("state").execute();
    assert.deepEqual([stored.length, new Set(stored.map(({ state }) => state)).size], [NEW + 1, 1]);
    const dispatches = await database.selectFrom("dispatch").select("key").execute();
    assert.equal(dispatches.length, NEW, "one for each article, and none for the archive");
    const titles = inChannel();
    assert.equal(new Set(titles).size, NEW);
    assert.ok(titles.length - NEW <= moments.length, `${titles.length - NEW} came twice`);
    program.process.kill("SIGTERM");
    assert.equal(await program.ended, 0, program.output());
  });
});

async function waitFor(fits: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 150_000;
  while (!(await fits())) {
    if (Date.now() > deadline) throw new Error("it has not come about in time");
    await systemClock.sleep(50);
  }
}

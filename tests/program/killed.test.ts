import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { articleStore } from "../../src/content/article-store.ts";
import { documentFromText } from "../../src/content/document.ts";
import { revisionStore } from "../../src/content/revision-store.ts";
import { scheduleStore } from "../../src/content/schedule-store.ts";
import { systemClock } from "../../src/core/clock.ts";
import { ChatId } from "../../src/core/ids.ts";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { MAX_DOUBTS } from "../../src/delivery/ledger.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { chatStore } from "../../src/subscribers/chat-store.ts";
import { subscriptionStore } from "../../src/subscribers/subscription-store.ts";
import { openPlace, type Place, type Program } from "./program.ts";

const READERS = 45;
const FIRST_READER = 2_000_000;

/**
 * What the money paths promise (`delivery/ledger.ts`), shown on the real program with SIGKILL: whatever moment it is killed in,
 * what was recorded as sent is never sent again, nothing is lost, and only what was in flight comes twice.
 */
describe("killed at any moment", () => {
  let place: Place;
  let database: Database;
  /** What each chat has got from the bot. */
  let got: Map<number, string[]>;
  /** What happens when the bot sends something, inside of the simulator, before the answer goes out. */
  let onSent: () => void;

  beforeEach(async () => {
    place = await openPlace();
    database = openDatabase(place.databaseUrl);
    got = new Map();
    onSent = () => {};
    place.simulator.world.addCrowd(FIRST_READER, READERS);
    place.simulator.world.listen((event) => {
      if (event.type !== "message" || !isBots(event.chat_id, event.message.message_id)) return;
      got.set(event.chat_id, [...(got.get(event.chat_id) ?? []), event.message.text ?? event.message.caption ?? ""]);
      onSent();
    });
  });
  afterEach(async () => {
    await database.destroy();
    await place.close();
  });

  function isBots(chatId: number, messageId: number): boolean {
    return place.simulator.world.chats.get(chatId)?.own.has(messageId) ?? false;
  }

  async function subscribeAll(cadence: "instant" | "daily"): Promise<void> {
    const chats = chatStore(database, systemClock);
    const subscriptions = subscriptionStore(database, systemClock);
    for (let id = FIRST_READER; id < FIRST_READER + READERS; id++) {
      const chatId = ChatId.parse(id);
      await chats.ensure(chatId, "private", { language: "en", timeZone: "UTC", digestTime: "08:00" });
      await subscriptions.subscribe(chatId, { kind: "all" }, cadence);
    }
  }

  const sentTo = async () => {
    const rows = await database.selectFrom("delivery").select("chat_id").where("state", "=", "sent").execute();
    return rows.map((row) => row.chat_id);
  };

  /**
   * Starts the program again and again, and kills it: first after times that cover its start, then in the very moment when the
   * n-th message of a run has its effect and no answer yet. What was in doubt is tried first in the next run, so that none is
   * twice in flight when the program dies, and given up.
   */
  async function killAgainAndAgain(start: () => Program): Promise<void> {
    const seed = Date.now() % 100_000;
    console.log(`kill seed ${seed}`);
    const moments = [...[60, 250, 500].map((ms) => ms + (seed % 37)), ...[3, 5, 4, 6, 3].map((n) => -n)];
    for (const moment of moments) {
      const before = await sentTo();
      const gotBefore = new Map(before.map((id) => [id, got.get(id)?.length]));
      const program = start();
      let left = -moment;
      if (moment > 0) setTimeout(() => program.process.kill("SIGKILL"), moment);
      else {
        onSent = () => {
          left--;
          if (left === 0) program.process.kill("SIGKILL");
        };
      }
      const settled = everythingSettled(program);
      await Promise.race([program.ended, settled]);
      program.process.kill("SIGKILL");
      await program.ended;
      onSent = () => {};
      // The dead one's right to send would run out by the clock; only the last run sits through that.
      if (moment !== moments.at(-1)) await database.deleteFrom("lease").execute();
      for (const id of before)
        assert.equal(got.get(id)?.length, gotBefore.get(id), `chat ${id} had it recorded as sent`);
    }
  }

  /** Resolves when the ledger has nothing more to send: a run may come so far before its moment. */
  async function everythingSettled(program: Program): Promise<void> {
    while (program.process.exitCode === null && program.process.signalCode === null) {
      await systemClock.sleep(100);
      const rows = await database.selectFrom("delivery").select("state").execute();
      if (rows.length > 0 && !rows.some(({ state }) => state === "pending" || state === "claimed")) return;
    }
  }

  function checkAllGotIt(chatIds: number[], words: string): void {
    let twice = 0;
    for (const id of chatIds) {
      const messages = got.get(id)?.filter((text) => text.includes(words)) ?? [];
      const most = 1 + MAX_DOUBTS;
      assert.ok(messages.length >= 1 && messages.length <= most, `chat ${id} got it ${messages.length} times`);
      twice += messages.length - 1;
    }
    // Ten kills; at this pace one was in flight at a time, or two.
    assert.ok(twice <= 20, `${twice} came twice`);
  }

  it("the digest of a morning reaches everyone, and nobody twice for whom it was recorded", {
    timeout: 120_000,
  }, async () => {
    const articles = articleStore(database, systemClock);
    await articles.save({
      source: "test",
      sourceId: "1",
      title: "The bread that is gone by seven",
      document: documentFromText("The baker opens at six. By seven the rye is gone."),
      tags: ["Food"],
      language: "en",
    });
    await subscribeAll("daily");
    const morning = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T08:00:00Z`;
    const digest = () => place.run("cli.ts", ["digest", "--at", morning]);
    await killAgainAndAgain(digest);
    const last = digest();
    assert.equal(await last.ended, 0, last.output());
    const readers = Array.from({ length: READERS }, (_, n) => FIRST_READER + n);
    checkAllGotIt(readers, "your digest");
    assert.deepEqual((await sentTo()).toSorted(), readers, "every one is recorded");
    const again = digest();
    assert.equal(await again.ended, 0);
    assert.match(again.output(), /0 digests planned/);
  });

  it("an article that an editor publishes reaches channel and subscribers, and nobody twice for whom it was recorded", {
    timeout: 120_000,
  }, async () => {
    await subscribeAll("instant");
    const environment = { ...place.environment, CHANNELS: String(CHANNEL_ID) };
    const start = () => place.run("main.ts", [], environment);
    const editor = place.simulator.person("editor");
    const program = start();
    await program.says("is open at");
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("Ferry leaves early");
    await editor.sees("Now the text");
    editor.send("The ferry leaves at six.");
    await editor.press(await editor.sees("Tags, separated"), "Skip");
    await editor.press(await editor.sees("A picture?"), "Skip");
    const confirm = await editor.sees("Publish it?");
    // Killed while the confirmation is on its way: it is delivered again, and publishes once.
    program.process.kill("SIGKILL");
    await program.ended;
    void editor.press(confirm, "Publish").catch(() => {});
    await killAgainAndAgain(start);
    const last = start();
    const everyone = [CHANNEL_ID, ...Array.from({ length: READERS }, (_, n) => FIRST_READER + n)];
    await everythingSettled(last);
    last.process.kill("SIGTERM");
    assert.equal(await last.ended, 0, last.output());
    checkAllGotIt(everyone, "Ferry leaves early");
    const published = await database.selectFrom("article").select("state").execute();
    assert.deepEqual(
      published.map(({ state }) => state),
      ["published"],
    );
    const dispatches = await database.selectFrom("dispatch").select("kind").execute();
    assert.equal(dispatches.length, 1);
  });

  it("an announcement that an editor sends reaches every subscriber, and nobody twice for whom it was recorded", {
    timeout: 120_000,
  }, async () => {
    await subscribeAll("daily");
    const start = () => place.run("main.ts");
    const editor = place.simulator.person("editor");
    const program = start();
    await program.says("is open at");
    editor.send("/broadcast");
    await editor.sees("Send what it shall say");
    editor.send("No paper on Monday.");
    await editor.press(await editor.sees("To whom shall it go?"), `Everyone · ${READERS}`);
    const confirm = await editor.sees("Send it?");
    // Killed while that is on its way: it is delivered again, and sends once.
    program.process.kill("SIGKILL");
    await program.ended;
    void editor.press(confirm, "Send").catch(() => {});
    await killAgainAndAgain(start);
    const last = start();
    await everythingSettled(last);
    last.process.kill("SIGTERM");
    assert.equal(await last.ended, 0, last.output());
    checkAllGotIt(
      Array.from({ length: READERS }, (_, n) => FIRST_READER + n),
      "No paper on Monday.",
    );
    const announced = await database.selectFrom("announcement").select("state").execute();
    assert.deepEqual(
      announced.map(({ state }) => state),
      ["sent"],
    );
    const acts = await database.selectFrom("editorial_act").select("act").orderBy("id").execute();
    assert.deepEqual(
      acts.map(({ act }) => act),
      ["broadcast_write", "broadcast"],
    );
  });

  it("a scheduled article goes out once, at its time or with the next start, though that is killed too", {
    timeout: 120_000,
  }, async () => {
    await subscribeAll("instant");
    const environment = { ...place.environment, CHANNELS: String(CHANNEL_ID) };
    const start = () => place.run("main.ts", [], environment);
    const content = { title: "Ferry leaves early", document: documentFromText("It leaves at six."), tags: [] };
    const editor = ChatId.parse(1003);
    const id = await revisionStore(database, systemClock).create("1003:1", { ...content, language: "en" }, editor);
    // Some runs end before it is due, one while it becomes due, the others after.
    await scheduleStore(database, systemClock).schedule(id, Date.now() + 4000, editor);
    await killAgainAndAgain(start);
    const last = start();
    await everythingSettled(last);
    last.process.kill("SIGTERM");
    assert.equal(await last.ended, 0, last.output());
    checkAllGotIt(
      Array.from({ length: READERS }, (_, n) => FIRST_READER + n),
      "Ferry leaves early",
    );
    const dispatches = await database.selectFrom("dispatch").select(["kind", "article_id"]).execute();
    assert.deepEqual(
      dispatches.map(({ kind, article_id }) => [kind, article_id]),
      [["article", id]],
    );
    assert.equal((await articleStore(database, systemClock).get(id))?.state, "published");
  });
});

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { articleStore } from "../../src/content/article-store.ts";
import { documentFromText } from "../../src/content/document.ts";
import { systemClock } from "../../src/core/clock.ts";
import { ChatId } from "../../src/core/ids.ts";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { publish } from "../../src/delivery/publication.ts";
import { chatStore } from "../../src/subscribers/chat-store.ts";
import { subscriptionStore } from "../../src/subscribers/subscription-store.ts";
import { openPlace, type Place } from "./program.ts";

const READERS = 12;

describe("kiosk dispatches", { timeout: 120_000 }, () => {
  let place: Place;
  let database: Database;

  beforeEach(async () => {
    place = await openPlace();
    database = openDatabase(place.databaseUrl);
    for (let id = 1; id <= READERS; id++) {
      const chatId = ChatId.parse(id);
      const preferences = { language: "en", timeZone: "UTC", digestTime: "08:00" };
      await chatStore(database, systemClock).ensure(chatId, "private", preferences);
      await subscriptionStore(database, systemClock).subscribe(chatId, { kind: "all" }, "instant");
    }
    const articles = articleStore(database, systemClock);
    const draft = { source: "test", sourceId: "1", title: "Harbour closed", tags: [], language: "en", draft: true };
    const { id } = await articles.save({ ...draft, document: documentFromText("Until Monday.") });
    await publish(database, systemClock, id);
  });
  afterEach(async () => {
    await database.destroy();
    await place.close();
  });

  async function kiosk(...args: string[]): Promise<{ code: number | string; output: string }> {
    const program = place.run("cli.ts", ["dispatches", ...args]);
    return { code: await program.ended, output: program.output() };
  }

  it("lists, shows, pauses, resumes and cancels what is being sent, and recalls it", async () => {
    assert.match(
      (await kiosk("list")).output,
      /^1 {2}\S+Z {2}article “Harbour closed”\n {4}active 0 % · 0 of 12 sent · 12 left$/m,
    );
    assert.match((await kiosk("pause", "1")).output, /paused 0 %/);
    const again = await kiosk("pause", "1");
    assert.deepEqual([again.code, again.output], [1, "Dispatch 1 is not active.\n"]);
    assert.match((await kiosk("resume", "1")).output, /active 0 %/);

    await database
      .updateTable("delivery")
      .set({ state: "failed", error: "Bad Request: chat not found" })
      .where("chat_id", "<=", 2)
      .execute();
    const shown = (await kiosk("show", "1")).output;
    assert.match(
      shown,
      /2 failed · 10 left\n {4}lane: article; worth sending until \S+Z\n {4}failed 2 times: Bad Request: chat not found\n$/,
    );
    const json = JSON.parse((await kiosk("show", "1", "--json")).output);
    assert.deepEqual([json.progress.failed, json.failures[0].count, json.state], [2, 2, "active"]);

    assert.match((await kiosk("cancel", "1")).output, /cancelled/);
    assert.equal((await kiosk("list", "--open")).output, "There are none.\n");
    assert.match(
      (await kiosk("recall", "1")).output,
      /^Recalled. Nothing of it had been sent.\n|recall “Harbour closed”/,
    );
    assert.equal((await kiosk("recall", "1")).code, 1);
    const missing = await kiosk("show", "99");
    assert.deepEqual([missing.code, missing.output.split(".")[0]], [1, "There is no dispatch 99"]);
    assert.match((await kiosk("show", "one")).output, /A dispatch is named by its number in the list/);
  });
});

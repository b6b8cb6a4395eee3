import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { Message } from "grammy/types";
import { textOf } from "../../src/simulator/hands.ts";
import { GROUP_ID } from "../../src/simulator/world.ts";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const DAY = 86_400_000;

describe("subscribing", () => {
  let stand: Newsstand;

  beforeEach(async () => {
    stand = await openNewsstand();
    await stand.publish({ title: "Fresh bread", lead: "The ovens are lit at three.", tags: ["Food"] });
    await stand.publish({ title: "Chess night", lead: "Twelve boards in the library.", tags: ["Chess"] });
  });
  afterEach(() => stand.close());

  /** Moves to the next 09:00 UTC, when all digests of the hour from 08:00 on are due, and runs the minute. */
  async function morning() {
    const next = Math.ceil((stand.now() - 9 * 3_600_000) / DAY) * DAY + 9 * 3_600_000;
    stand.pass(next - stand.now() + 1000);
    return stand.app.minute();
  }

  it("brings a digest of what is new, by tag, with summaries and links, exactly once a day", async () => {
    const { reader } = stand;
    reader.send("/subscribe");
    await reader.press(await reader.sees("Nothing is followed yet"), "Everything");
    await reader.sees("Daily at");
    assert.equal((await morning()).digests, 1);
    const digest = await reader.sees("The Test Kiosk: your digest");
    const text = textOf(digest);
    assert.match(text, /Food\n• Fresh bread\nThe ovens are lit at three\./);
    assert.match(text, /Chess\n• Chess night/);
    assert.equal(digest.entities?.filter((entity) => entity.type === "text_link").length, 2);

    assert.equal((await stand.app.minute()).digests, 0, "the same minute again");
    await stand.restart();
    assert.equal((await stand.app.minute()).digests, 0, "after a restart");
    assert.equal((await morning()).digests, 0, "nothing new, nothing sent");
    await stand.publish({ title: "A third", tags: ["Food"] });
    assert.equal((await morning()).digests, 1);
    const next = await reader.sees("your digest");
    assert.doesNotMatch(textOf(next), /Fresh bread/);
    assert.match(textOf(next), /A third/);
  });

  it("brings only the tags that were chosen", async () => {
    const { reader } = stand;
    reader.send("/subscribe");
    const choice = await reader.sees("Nothing is followed yet");
    await reader.press(choice, "Chess");
    await reader.sees(/Daily at .*: Chess/);
    await morning();
    const digest = await reader.sees("your digest");
    assert.match(textOf(digest), /Chess night/);
    assert.doesNotMatch(textOf(digest), /Fresh bread/);
  });

  it("comes at the reader's own hour and zone, chosen by button or in writing", async () => {
    const { reader } = stand;
    reader.send("/subscribe all");
    await reader.sees("Subscriptions");
    reader.send("/settings");
    await reader.press(await reader.sees("Settings"), "Time zone");
    await reader.sees("Where are you?");
    reader.send("tehran");
    await reader.sees("Tehran (now");
    reader.send("/settings");
    await reader.press(await reader.sees("Settings"), "Digest hour");
    await reader.sees("When shall the digest come?");
    reader.send("banana");
    await reader.sees("I need a time");
    reader.send("۷:۳۰");
    await reader.sees("07:30");
    // 07:30 in Tehran is 04:00 UTC.
    stand.pass(Math.ceil(stand.now() / DAY) * DAY - stand.now() + 4 * 3_600_000 - 60_000);
    assert.equal((await stand.app.minute()).digests, 0);
    stand.pass(61_000);
    assert.equal((await stand.app.minute()).digests, 1);
    await reader.sees("your digest");
  });

  it("stops everything after /unsubscribe, also what was planned already", async () => {
    const { reader } = stand;
    reader.send("/subscribe all");
    await reader.sees("Subscriptions");
    reader.send("/unsubscribe");
    await reader.sees("you get nothing more from me");
    assert.equal((await morning()).digests, 0);
    reader.send("/stop");
    await reader.sees("You had not subscribed");
  });

  it("answers /unsubscribe when the message that is on its way has arrived, not before", async () => {
    const { reader, app } = stand;
    reader.send("/subscribe all");
    await reader.sees("Daily at");
    const { database } = app.newsroom;
    const dispatch = { kind: "article", key: "test", created_at: stand.now(), total: 1 } as const;
    const { id } = await database.insertInto("dispatch").values(dispatch).returning("id").executeTakeFirstOrThrow();
    const row = { dispatch_id: id, chat_id: 1001, state: "claimed", claimed_by: "another", sending: 1 } as const;
    await database
      .insertInto("delivery")
      .values({ ...row, priority: 10, due_at: 0, updated_at: stand.now() })
      .execute();
    reader.send("/unsubscribe");
    await setTimeout(300);
    assert.doesNotMatch(textOf(reader.last() as Message), /nothing more/);
    await database.updateTable("delivery").set({ sending: 0 }).where("dispatch_id", "=", id).execute();
    await reader.sees("nothing more");
  });

  it("stops for who blocks the bot, and goes on with the same choices when unblocked", async () => {
    const { reader } = stand;
    reader.send("/subscribe all");
    await reader.sees("Subscriptions");
    reader.block();
    await answerOnly(stand);
    assert.equal((await morning()).digests, 0);
    reader.unblock();
    await answerOnly(stand);
    assert.equal((await morning()).digests, 1);
    await reader.sees("your digest");
  });

  it("speaks the language that was chosen, from then on", async () => {
    const { reader } = stand;
    reader.send("/settings");
    await reader.press(await reader.sees("Settings"), "Language");
    const languages = await reader.sees("Which language shall I speak?");
    await reader.press(languages, "فارسی");
    await reader.sees("تنظیمات");
    reader.send("/latest");
    await reader.sees("تازه‌ترین مقاله‌ها");
  });

  it("lets only administrators choose for a group", async () => {
    const { reader, editor } = stand;
    reader.send("/subscribe all", { chat: GROUP_ID });
    await reader.sees("Only the administrators", { chat: GROUP_ID });
    editor.send("/subscribe all", { chat: GROUP_ID });
    await editor.sees("Subscriptions", { chat: GROUP_ID });
    await morning();
    await editor.sees("your digest", { chat: GROUP_ID });
  });

  it("keeps nothing about a reader who only looks around", async () => {
    stand.reader.send("bread");
    await stand.reader.sees("One article found");
    const { database } = stand.app.newsroom;
    assert.deepEqual(await database.selectFrom("chat").selectAll().where("id", ">", 0).execute(), []);
    const kept = await database.selectFrom("keyv").selectAll().execute();
    assert.deepEqual(kept, []);
  });
});

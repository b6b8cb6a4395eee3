import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import type { Message } from "grammy/types";
import { textOf } from "../../src/simulator/hands.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";
import { labels } from "./desk.ts";

const HOUR = 3_600_000;

describe("what goes out later", () => {
  let stand: Newsstand;
  afterEach(() => stand.close());

  const inChannel = () => stand.editor.messages(CHANNEL_ID).map((message) => textOf(message).split("\n")[0]);

  /** Writes an article up to the overview. */
  async function write(title = "Ferry leaves early"): Promise<Message> {
    const { editor } = stand;
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send(title);
    await editor.sees("Now the text");
    editor.send("It leaves at six.");
    await editor.press(await editor.sees("Tags, separated"), "Skip");
    await editor.press(await editor.sees("A picture?"), "Skip");
    return editor.sees("Publish it?");
  }

  async function scheduled(written: string, title?: string): Promise<Message> {
    const { editor } = stand;
    await editor.press(await write(title), "Schedule");
    await editor.sees("When shall it go out?");
    editor.send(written);
    return editor.sees("(UTC), in");
  }

  it("can be undone for a while, and nothing has left", async () => {
    stand = await openNewsstand({}, 60_000);
    const { editor } = stand;
    await editor.press(await write(), "Publish");
    const undo = await editor.sees("Goes out in 60 seconds.");
    await editor.press(undo, "Undo");
    await editor.sees("Stopped: nothing has left.");
    stand.pass(HOUR);
    await stand.app.minute();
    assert.deepEqual(inChannel(), []);
    editor.send("/queue");
    const one = await editor.sees("Queue: 1");
    await editor.press(one, "1");
    assert.deepEqual(labels(await editor.sees("Draft")), ["Edit", "Schedule", "Publish", "Discard", "Queue"]);
  });

  it("goes out by its own timer when that is over, once, and then it is too late to undo", async () => {
    stand = await openNewsstand({}, 1200);
    const { editor } = stand;
    await editor.press(await write(), "Publish");
    const undo = await editor.sees("Goes out in 1 second.");
    assert.deepEqual(inChannel(), []);
    const began = Date.now();
    await editor.sees("Ferry leaves early", { chat: CHANNEL_ID });
    assert.ok(Date.now() - began < 5000);
    await editor.sees("goes to one chat");
    await editor.press(undo, "Undo");
    await editor.sees("Too late");
    assert.deepEqual(inChannel(), ["Ferry leaves early"]);
  });

  it("is scheduled in words and shown back with zone and countdown; another time is asked for what is none, or over", async () => {
    stand = await openNewsstand();
    const { editor } = stand;
    await editor.press(await write(), "Schedule");
    const question = await editor.sees(/When shall it go out\?.*\(UTC\)/);
    assert.equal(labels(question).at(-1), "‹ Back");
    editor.send("soon");
    await editor.sees("I don’t understand this time");
    editor.send("2020-01-01 8:00");
    await editor.sees("This time is over");
    editor.send("in 90 min");
    const said = await editor.sees("in 1 hour, 30 minutes");
    assert.match(textOf(said), /^Ferry leaves early\n\w+day, \w+ \d+, \d{4} at \d\d:\d\d \(UTC\), in/);
    assert.deepEqual(labels(said), ["Move", "Stop", "Queue"]);
    stand.pass(1.5 * HOUR + 1000);
    await stand.app.minute();
    await editor.sees("Ferry leaves early", { chat: CHANNEL_ID });
    await stand.app.minute();
    await stand.restart();
    assert.deepEqual(inChannel(), ["Ferry leaves early"]);
  });

  it("is scheduled by a button that says when", async () => {
    stand = await openNewsstand();
    const { editor } = stand;
    await editor.press(await write(), "Schedule");
    const question = await editor.sees("When shall it go out?");
    await editor.press(question, labels(question)[1]!);
    await editor.sees("(UTC), in");
    const next = await stand.app.newsroom.database.selectFrom("article").select("published_at").executeTakeFirst();
    assert.ok((next?.published_at ?? 0) > stand.now());
    assert.equal((next?.published_at ?? 1) % 60_000, 0);
  });

  it("goes out at once after a start when its time has passed, and its editor is told", async () => {
    stand = await openNewsstand();
    await scheduled("in 2 h");
    stand.pass(3 * HOUR);
    await stand.restart();
    await stand.editor.sees("goes to one chat");
    await stand.editor.sees("Ferry leaves early", { chat: CHANNEL_ID });
    assert.deepEqual(inChannel(), ["Ferry leaves early"]);
  });

  it("is moved, edited, published and discarded from the queue", async () => {
    stand = await openNewsstand();
    const { editor } = stand;
    await scheduled("in 2 h", "First");
    await scheduled("in 1 h", "Second");
    await editor.press(await write("Third"), "Keep for later");
    await editor.sees("You find it in /queue");
    editor.send("/queue");
    const list = await editor.sees("Queue: 3");
    assert.match(textOf(list), /1\. Second\n.*in 1 hour\n\n2\. First\n.*in 2 hours\n\n3\. Third\nDraft/);

    await editor.press(list, "2");
    await editor.press(await editor.sees("First"), "Move");
    await editor.sees("When shall it go out?");
    editor.send("in 30 min");
    await editor.sees("in 30 minutes");

    editor.send("/queue");
    await editor.press(await editor.sees(/1\. First/), "2");
    await editor.press(await editor.sees("Second"), "Edit");
    const overview = await editor.sees(/Scheduled: .*\(UTC\)/);
    await editor.press(overview, "Title");
    await editor.sees("What is its title?");
    editor.send("Second, corrected");
    await editor.press(await editor.sees(/Scheduled: .*\(UTC\)/), "Keep for later");
    await editor.sees("You find it in /queue");
    editor.send("/queue");
    const then = await editor.sees(/2\. Second, corrected\n.*in 1 hour/);

    await editor.press(then, "3");
    const third = await editor.sees("Third");
    await editor.press(third, "Discard");
    await editor.press(await editor.sees("Discard “Third” for good?"), "Yes, discard it");
    await editor.sees("Queue: 2");
    editor.send("/queue");
    await editor.press(await editor.sees("Queue: 2"), "2");
    await editor.press(await editor.sees("Second, corrected"), "Publish");
    await editor.sees("Second, corrected", { chat: CHANNEL_ID });
    assert.deepEqual(inChannel(), ["Second, corrected"]);
  });

  it("is nobody else's, by whatever button", async () => {
    stand = await openNewsstand();
    const { reader, editor } = stand;
    await scheduled("in 2 h");
    reader.send("/queue");
    const refusal = await reader.sees("Only editors can publish here");
    for (const data of [
      "1q:1",
      "1qa:1:publish",
      "1qa:1:stop",
      "1qa:1:discard_surely",
      "1c:1",
      "1cr:1",
      "1v:1:1",
      "1vr:1:1",
      "1vb:1:1",
      "1wu:1",
    ]) {
      await reader.forge(refusal, data);
      await reader.sees("Only editors can publish here");
    }
    for (const data of ["1x:publish", "1xw:99999999", "1xt:1", "1xv:reader:rich"]) {
      await reader.forge(refusal, data);
      await reader.sees("doesn't work any more");
    }
    editor.send("/queue");
    const list = await editor.sees("Queue: 1");
    await editor.forge(list, "1qa:999999:publish");
    await editor.sees("Too late");
    await answerOnly(stand);
    assert.deepEqual(inChannel(), []);
  });
});

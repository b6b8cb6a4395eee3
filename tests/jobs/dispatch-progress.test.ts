import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { documentFromText } from "../../src/content/document.ts";
import { systemClock } from "../../src/core/clock.ts";
import { ChatId } from "../../src/core/ids.ts";
import { dispatchStore } from "../../src/delivery/dispatch-store.ts";
import { publish } from "../../src/delivery/publication.ts";
import { textOf } from "../../src/simulator/hands.ts";
import { chatStore } from "../../src/subscribers/chat-store.ts";
import { subscriptionStore } from "../../src/subscribers/subscription-store.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const READERS = 120;
const FIRST_READER = 2_000_000;

describe("the progress of a large dispatch", () => {
  let stand: Newsstand;

  beforeEach(async () => {
    stand = await openNewsstand();
    stand.simulator.world.addCrowd(FIRST_READER, READERS);
    stand.editor.start();
    const { database } = stand.app.newsroom;
    // One more than there are.
    for (let id = FIRST_READER; id <= FIRST_READER + READERS; id++) {
      const chatId = ChatId.parse(id);
      const preferences = { language: "en", timeZone: "UTC", digestTime: "08:00" };
      await chatStore(database, systemClock).ensure(chatId, "private", preferences);
      await subscriptionStore(database, systemClock).subscribe(chatId, { kind: "all" }, "instant");
    }
  });
  afterEach(() => stand.close());

  const dispatches = () => dispatchStore(stand.app.newsroom.database, systemClock);
  const shown = () => stand.editor.messages().filter((message) => textOf(message).startsWith("Delivery: "));
  async function until(left: (count: number) => boolean): Promise<void> {
    for (const end = Date.now() + 10_000; Date.now() < end; await systemClock.sleep(10)) {
      const [newest] = await dispatches().list({ limit: 1 });
      if (newest && left(newest.progress.left)) return;
    }
    assert.fail("it has not come about");
  }

  /** A button is answered before what it does can be seen. */
  async function shows(words: RegExp): Promise<void> {
    for (const end = Date.now() + 5000; Date.now() < end; await systemClock.sleep(10)) {
      if (words.test(textOf(shown()[0]!))) return;
    }
    assert.match(textOf(shown()[0]!), words);
  }

  /** Publishes while the server asks for patience, so that much is left when the editor looks. */
  async function begin(): Promise<void> {
    const { database, articles } = stand.app.newsroom;
    const draft = {
      source: "test",
      sourceId: "1",
      title: "Harbour closed",
      document: documentFromText("Until Monday."),
      tags: [],
      language: "en",
      draft: true,
    };
    const { id } = await articles.save(draft);
    stand.simulator.misbehave({ kind: "flood", retry_after: 1, method: "sendMessage" });
    await publish(database, systemClock, id);
    await stand.app.minute();
    await systemClock.sleep(300);
    // The flood is over for whoever looks at progress, and the dispatch rests.
    const [newest] = await dispatches().list({ limit: 1 });
    assert.ok(newest);
    assert.equal(await dispatches().pause(newest.id), true);
    await systemClock.sleep(1000);
  }

  it("is one message that is edited, with buttons, and says in the end what failed and why", async () => {
    await begin();
    await stand.app.showProgress();
    assert.equal(shown().length, 1);
    assert.match(textOf(shown()[0]!), /^Delivery: Harbour closed\nPaused\nSent: \d+ of 12\d$/m);
    await stand.editor.press(shown()[0]!, "Resume");
    await shows(/On its way|Done/);
    await until((left) => left === 0);
    await stand.app.showProgress();
    await stand.app.showProgress();
    assert.equal(shown().length, 1);
    const text = textOf(shown()[0]!);
    assert.match(text, /^Delivery: Harbour closed\nDone\nSent: 1\d\d of 12\d\n/);
    assert.match(text, /Failed: 1\n1 × Bad Request: chat not found$/);
    assert.equal(shown()[0]?.reply_markup, undefined);
  });

  it("is stopped for good by a button", async () => {
    await begin();
    await stand.app.showProgress();
    const [message] = shown();
    assert.ok(message);
    await stand.editor.press(message, "Stop for good");
    await shows(/Cancelled: nothing more is sent/);
    await stand.app.minute();
    await until((left) => left === 0);
    await stand.app.showProgress();
    assert.match(textOf(shown()[0]!), /Passed over: \d+/);
    const rows = await stand.app.newsroom.database.selectFrom("dispatch_message").select("is_over").execute();
    assert.deepEqual(
      rows.map((row) => row.is_over),
      [1],
    );
  });
});

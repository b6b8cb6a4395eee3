import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { ArticleDraft } from "../../src/content/article.ts";
import { documentFromText } from "../../src/content/document.ts";
import { systemClock } from "../../src/core/clock.ts";
import { ArticleId, ChatId } from "../../src/core/ids.ts";
import { recallArticle } from "../../src/delivery/correction.ts";
import { dispatchStore } from "../../src/delivery/dispatch-store.ts";
import { publishFromSource } from "../../src/delivery/publication.ts";
import { chatStore } from "../../src/subscribers/chat-store.ts";
import { subscriptionStore } from "../../src/subscribers/subscription-store.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const HOUR = 3_600_000;

describe("what was sent", () => {
  let stand: Newsstand;
  const draft = (change: Partial<ArticleDraft> = {}): ArticleDraft => ({
    source: "wire",
    sourceId: "1",
    title: "Harbour closed",
    document: documentFromText("Until Monday."),
    tags: [],
    language: "en",
    ...change,
  });
  const tell = (change?: Partial<ArticleDraft>) =>
    publishFromSource(stand.app.newsroom.database, clock, draft(change), { archive: false });
  /** A clock for stores. */
  const clock = { now: () => stand.now(), sleep: systemClock.sleep };

  beforeEach(async () => {
    stand = await openNewsstand();
    for (const reader of [stand.reader, stand.secondReader]) reader.start();
    for (const id of [1001, 1002].map((one) => ChatId.parse(one))) {
      const { database } = stand.app.newsroom;
      await chatStore(database, clock).ensure(id, "private", { language: "en", timeZone: "UTC", digestTime: "08:00" });
      await subscriptionStore(database, clock).subscribe(id, { kind: "all" }, "instant");
    }
  });
  afterEach(() => stand.close());

  const open = async () => dispatchStore(stand.app.newsroom.database, clock).list({ limit: 10, open: true });
  async function settled(): Promise<void> {
    for (const end = Date.now() + 10_000; Date.now() < end; await systemClock.sleep(20)) {
      if ((await open()).length === 0) return;
    }
    assert.fail("it is not sent");
  }
  async function sent(): Promise<ArticleId> {
    const { id } = await tell();
    await stand.app.minute();
    await stand.reader.sees("Harbour closed");
    await stand.secondReader.sees("Harbour closed");
    await settled();
    return ArticleId.parse(id);
  }
  const got = () => stand.reader.messages().filter((message) => message.text?.startsWith("Harbour"));

  it("is edited to what its source says now, once, and nothing new comes", async () => {
    await sent();
    await tell({ title: "Harbour open again" });
    await tell({ title: "Harbour open again" });
    await stand.app.minute();
    await settled();
    assert.deepEqual(
      got().map(({ text }) => text?.split("\n")[0]),
      ["Harbour open again"],
    );
    const kinds = (await dispatchStore(stand.app.newsroom.database, clock).list({ limit: 10 })).map(
      ({ kind, progress }) => [kind, progress.sent, progress.failed],
    );
    assert.deepEqual(kinds, [
      ["correction", 3, 0],
      ["article", 3, 0],
    ]);
  });

  it("is corrected by the last correction where several follow one another, and by none for who hasn't got it yet", async () => {
    await sent();
    stand.simulator.misbehave({ kind: "flood", retry_after: 1, method: "editMessageText" });
    for (const title of ["Harbour I", "Harbour II", "Harbour III"]) await tell({ title });
    await stand.app.minute();
    await settled();
    assert.match(got()[0]?.text ?? "", /^Harbour III/);
    const { length } = (await dispatchStore(stand.app.newsroom.database, clock).list({ limit: 10 })).filter(
      ({ state, kind }) => kind === "correction" && state === "finished",
    );
    assert.equal(length, 1);
  });

  it("is deleted by a recall, and says that it was withdrawn where it is too old for that", async () => {
    const id = await sent();
    const { database } = stand.app.newsroom;
    assert.equal(await recallArticle(database, clock, id), true);
    assert.equal(await recallArticle(database, clock, id), false);
    await stand.app.minute();
    await settled();
    assert.deepEqual(got(), []);
    const another = await publishFromSource(database, clock, draft({ sourceId: "2", title: "Harbour old" }), {
      archive: false,
    });
    await stand.app.minute();
    await stand.reader.sees("Harbour old");
    await settled();
    stand.pass(49 * HOUR);
    await recallArticle(database, clock, another.id);
    await stand.app.minute();
    await settled();
    assert.deepEqual(got(), []);
    assert.equal(stand.reader.last()?.text, "This article has been withdrawn.");
  });

  it("is changed once more when an answer was lost, and not at all where the chat is gone", async () => {
    await sent();
    stand.secondReader.block();
    stand.simulator.misbehave({ kind: "lose_answer", method: "editMessageText", count: 2 });
    await tell({ title: "Harbour open again" });
    await stand.app.minute();
    await settled();
    assert.match(got()[0]?.text ?? "", /^Harbour open again/);
    const doubts = await stand.app.newsroom.database.selectFrom("delivery").select("doubts").execute();
    assert.ok(doubts.every((row) => row.doubts === 0));
  });
});

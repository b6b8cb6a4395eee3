import assert from "node:assert/strict";
import { it } from "node:test";
import { ChatId, DispatchId } from "../../src/core/ids.ts";
import type { ClaimedDelivery } from "../../src/delivery/dispatch.ts";
import { createComposer } from "../../src/jobs/composer.ts";
import { loadLocales } from "../../src/newsroom.ts";
import { handClock, newsdesk } from "../delivery/newsdesk.ts";

it("what is equal for many chats is made once, until an article changes", async () => {
  const clock = handClock("2026-05-10T12:00:00Z");
  const desk = newsdesk(clock);
  const draft = desk.draft({ title: "Harbour closed" });
  const { id: articleId } = await desk.articles.save(draft);
  const zones = ["UTC", "UTC", "Asia/Tehran", "UTC"];
  for (const [index, timeZone] of zones.entries()) {
    await desk.subscriber(index + 1, "instant", { language: "en", timeZone, digestTime: "08:00" });
  }
  let looks = 0;
  const composer = createComposer({
    articles: desk.articles,
    chats: {
      many: (ids) => {
        looks++;
        return desk.chats.many(ids);
      },
    },
    outlets: desk.outlets,
    database: desk.database,
    clock,
    takesRich: () => true,
    locales: loadLocales("en"),
    publicationName: "Kiosk",
    deepLink: (payload) => payload,
  });
  const delivery = (chat: number): ClaimedDelivery => ({
    dispatchId: DispatchId.parse(1),
    chatId: ChatId.parse(chat),
    content: { kind: "article", articleId },
    attempts: 1,
    doubts: 0,
    classic: false,
    messageIds: [],
    pacedAs: ChatId.parse(chat),
    left: 1,
    deadlineAt: undefined,
  });
  const all = () => Promise.all([1, 2, 3, 4, 99].map((chat) => composer(delivery(chat))));

  const [first, second, elsewhere, fourth, stranger] = await all();
  assert.ok(Array.isArray(first) && first[0]?.kind === "text");
  assert.equal(first, second);
  assert.equal(first, fourth);
  assert.notEqual(first, elsewhere, "dates are those of the zone");
  assert.equal(stranger, "skip");
  assert.equal(looks, 1);
  assert.equal((await all())[0], first);

  await desk.articles.save({ ...draft, title: "Harbour open" });
  const [corrected] = await all();
  assert.ok(Array.isArray(corrected) && corrected[0]?.kind === "text");
  assert.match(corrected[0].text, /^Harbour open/);
  // A large dispatch has come to the second reader's night.
  await desk.chats.change(ChatId.parse(2), { quietHours: "11:30-13:00" });
  assert.deepEqual((await all())[1], { notBefore: Date.parse("2026-05-10T13:00:00Z") });
  const begun = { ...delivery(2), messageIds: [7] };
  assert.ok(Array.isArray(await composer(begun)), "what has begun is finished");
  await desk.chats.deactivate(ChatId.parse(1), "blocked");
  assert.equal((await all())[0], "skip");
});

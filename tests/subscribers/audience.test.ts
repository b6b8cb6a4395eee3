import assert from "node:assert/strict";
import { it } from "node:test";
import { ChatId } from "../../src/core/ids.ts";
import { articleAudience } from "../../src/subscribers/audience.ts";
import { DEFAULTS, handClock, newsdesk } from "../delivery/newsdesk.ts";

it("an article goes at once, once each, to channels and to whoever follows it instantly", async () => {
  const clock = handClock("2026-05-10T12:00:00Z");
  const desk = newsdesk(clock);
  await desk.article({ tags: ["Town", "Food", "Chess"] });
  const tagIds = [await desk.tag("Town"), await desk.tag("Food")];
  const follow = async (id: number, title: string) =>
    desk.subscriptions.subscribe(ChatId.parse(id), { kind: "tag", tagId: await desk.tag(title) }, "instant");

  await desk.subscriber(1, "instant");
  await desk.subscriber(2, "daily");
  const left = await desk.subscriber(-3, "instant");
  await desk.chats.deactivate(left, "left");
  for (const id of [4, 5]) await desk.chats.ensure(ChatId.parse(id), "private", DEFAULTS);
  for (const title of ["Town", "Food"]) await follow(4, title);
  await follow(5, "Chess");
  await desk.chats.setMayPost(ChatId.parse(-100), true, DEFAULTS);
  await desk.chats.setMayPost(ChatId.parse(-101), true, DEFAULTS);
  await desk.chats.setMayPost(ChatId.parse(-101), false, DEFAULTS);

  const audience = await articleAudience(desk.database, tagIds);
  assert.deepEqual(
    audience.sort((a, b) => a - b),
    [-100, 1, 4],
  );
  assert.deepEqual(
    (await articleAudience(desk.database, [])).sort((a, b) => a - b),
    [-100, 1],
  );
});

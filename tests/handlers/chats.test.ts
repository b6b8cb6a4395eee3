import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { ChatId } from "../../src/core/ids.ts";
import { aimAt, packAction } from "../../src/render/callback-data.ts";
import { REQUEST } from "../../src/render/settings.ts";
import { textOf } from "../../src/simulator/hands.ts";
import { GROUP_ID } from "../../src/simulator/world.ts";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const HOUR = 3_600_000;

describe("channels, groups and their topics", () => {
  let stand: Newsstand;

  beforeEach(async () => {
    stand = await openNewsstand();
    await stand.publish({ title: "Fresh bread", tags: ["Food"] });
    await stand.publish({ title: "Chess night", tags: ["Chess"] });
  });
  afterEach(() => stand.close());

  /** Publishes as an editor would: it goes out at once. */
  async function announce(title: string, tags: string[]) {
    await stand.publish({ title, tags, publishedAt: stand.now() + HOUR });
    stand.pass(HOUR + 1);
    await stand.app.minute();
  }
  /** The way to the buttons that share a chat. */
  async function askForChat() {
    const { reader } = stand;
    reader.send("/settings");
    await reader.press(await reader.sees("Settings"), "Channels and groups");
    await reader.press(await reader.sees("I can write in your channel"), "Add a channel");
    return reader.sees("Choose with a button below");
  }

  it("are added by one button in a private chat, and get the tags that their administrator chooses there", async () => {
    const { reader } = stand;
    const channel = reader.makeChat("channel", "Kitchen news");
    await askForChat();
    reader.shareChat(REQUEST.channel, channel);
    await reader.sees("What shall come in Kitchen news?");
    const choice = await reader.sees("📢 Kitchen news");
    assert.match(textOf(choice), /At once: everything/);
    await reader.press(choice, "Food");
    await reader.sees(/📢 Kitchen news\s+Subscriptions\s+At once: Food/);
    await announce("A loaf", ["Food"]);
    await announce("A game", ["Chess"]);
    await announce("Another loaf", ["Food"]);
    await reader.sees("Another loaf", { chat: channel });
    const posts = reader.messages(channel).map((message) => textOf(message).split("\n")[0]);
    assert.deepEqual(posts, ["A loaf", "Another loaf"]);
    await reader.press(choice, "Stop everything");
    await reader.sees(/📢 Kitchen news\s+Subscriptions\s+Nothing is followed yet/);
    await stand.restart();
    await announce("A third loaf", ["Food"]);
    await answerOnly(stand);
    assert.equal(reader.messages(channel).length, 2);
  });

  it("have settings of their own, which are changed from there too, by buttons and in writing", async () => {
    const { reader } = stand;
    const group = reader.makeChat("supergroup", "Bakers");
    await askForChat();
    reader.shareChat(REQUEST.group, group);
    const choice = await reader.sees("📢 Bakers");
    assert.match(textOf(choice), /Nothing is followed yet/);
    await reader.press(choice, "Everything");
    await reader.press(await reader.sees("Daily at"), "Settings");
    await reader.press(await reader.sees(/📢 Bakers\s+Settings/), "Digest hour");
    await reader.sees("Choose the hour");
    reader.send("6:15");
    await reader.sees(/📢 Bakers\s+Settings\s+Digest hour: 06:15/);
    reader.send("/settings");
    assert.match(textOf(await reader.sees(/^Settings/)), /Digest hour: 08:00/, "the reader's own are as they were");
    const day = 24 * HOUR;
    stand.pass(Math.ceil(stand.now() / day) * day + 6.5 * HOUR - stand.now());
    assert.equal((await stand.app.minute()).digests, 1);
    await reader.sees("your digest", { chat: group });
  });

  it("are looked after by their administrators only, who are asked for every time", async () => {
    const { reader, secondReader } = stand;
    const channel = reader.makeChat("channel", "Kitchen news");
    await askForChat();
    reader.shareChat(REQUEST.channel, channel);
    await reader.sees("📢 Kitchen news");
    secondReader.send("/settings");
    const message = await secondReader.sees(() => true);
    const { database } = stand.app.newsroom;
    const before = await database.selectFrom("subscription").selectAll().execute();
    const actions = [
      { kind: "unfollow" },
      { kind: "follow", page: 1 },
      { kind: "follow_all", page: 1 },
      { kind: "cadence", cadence: "daily", page: 1 },
      { kind: "topics", page: 1 },
      { kind: "pause", days: 3 },
      { kind: "set_silent", silent: true },
      { kind: "settings", section: "menu" },
      { kind: "mutes", page: 1 },
      { kind: "forget", surely: true },
    ] as const;
    for (const action of actions) {
      await secondReader.forge(message, aimAt(packAction(action), ChatId.parse(channel)));
      await secondReader.sees(/مدیران/);
    }
    await secondReader.forge(message, aimAt(packAction({ kind: "unfollow" }), ChatId.parse(-1_009_999_999_999)));
    await secondReader.sees(/نیستم/);
    assert.deepEqual(await database.selectFrom("subscription").selectAll().execute(), before);
    assert.equal(
      (await database.selectFrom("chat").select("silent").where("id", "=", channel).executeTakeFirst())?.silent,
      0,
    );
  });

  it("say what is missing when the bot can't write there", async () => {
    const { reader, simulator } = stand;
    const channel = reader.makeChat("channel", "Kitchen news");
    const asked = await askForChat();
    reader.shareChat(REQUEST.channel, channel);
    await reader.sees("📢 Kitchen news");
    await fetch(`${simulator.url}/control/chats/${channel}/bot`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ status: "left" }),
    });
    await answerOnly(stand);
    const open = aimAt(packAction({ kind: "follow", page: 1 }), ChatId.parse(channel));
    await reader.forge(asked, open);
    await reader.sees("I am not in that chat");
  });

  it("in a forum, each topic follows for itself, is answered in itself, and gets its own", async () => {
    const { editor, reader } = stand;
    const food = editor.makeTopic(GROUP_ID, "Food");
    const chess = editor.makeTopic(GROUP_ID, "Chess");
    const inTopic = (topic: number | undefined) => (message: { message_thread_id?: number }) =>
      message.message_thread_id === topic;
    reader.send("/subscribe Food", { chat: GROUP_ID, topic: food });
    const refused = await reader.sees("Only the administrators", { chat: GROUP_ID });
    assert.equal(refused.message_thread_id, food);
    editor.send("/subscribe Food", { chat: GROUP_ID, topic: food });
    const choice = await editor.sees(inTopic(food), { chat: GROUP_ID });
    await editor.press(choice, "At once");
    await editor.sees("At once: Food", { chat: GROUP_ID });
    editor.send("/subscribe Chess", { chat: GROUP_ID, topic: chess });
    await editor.press(await editor.sees(inTopic(chess), { chat: GROUP_ID }), "At once");
    await editor.sees("At once: Chess", { chat: GROUP_ID });
    editor.send("/subscribe", { chat: GROUP_ID });
    assert.match(textOf(await editor.sees(inTopic(undefined), { chat: GROUP_ID })), /Nothing is followed yet/);

    await announce("A loaf", ["Food"]);
    assert.equal((await editor.sees("A loaf", { chat: GROUP_ID })).message_thread_id, food);
    await announce("A game", ["Chess"]);
    assert.equal((await editor.sees("A game", { chat: GROUP_ID })).message_thread_id, chess);
    await announce("A gambit in dough", ["Food", "Chess"]);
    await editor.sees((message) => textOf(message).startsWith("A gambit") && message.message_thread_id === food, {
      chat: GROUP_ID,
    });
    await editor.sees((message) => textOf(message).startsWith("A gambit") && message.message_thread_id === chess, {
      chat: GROUP_ID,
    });
    const ids = await stand.app.newsroom.database
      .selectFrom("chat")
      .select(["id", "group_id", "thread_id"])
      .where("group_id", "is not", null)
      .execute();
    assert.deepEqual(
      ids.map(({ group_id, thread_id }) => [group_id, thread_id]).toSorted(),
      [
        [GROUP_ID, food],
        [GROUP_ID, chess],
      ].toSorted(),
    );
    assert.ok(ids.every(({ id }) => id < -(2 ** 52)));
  });

  for (const [how, isTold, asks] of [
    ["is told so", true, false],
    ["is refused what it sends", false, false],
    ["is refused an answer", false, true],
  ] as const) {
    it(`keep everything when a group becomes a supergroup, and the bot ${how}`, async () => {
      const { reader } = stand;
      const group = reader.makeChat("group", "Bakers");
      await askForChat();
      reader.shareChat(REQUEST.group, group);
      const choice = await reader.sees("📢 Bakers");
      await reader.press(choice, "Food");
      await reader.press(await reader.sees("Daily at"), "At once");
      await reader.press(await reader.sees("At once: Food"), "Mute tags");
      await reader.press(await reader.sees("never come"), "Chess");
      await reader.sees("never come");
      reader.send("/help", { chat: group });
      await reader.sees("What The Test Kiosk can do", { chat: group });
      let supergroup = 0;
      if (asks) {
        reader.send("/help", { chat: group });
        supergroup = reader.migrate(group, false);
        await answerOnly(stand);
      } else {
        supergroup = reader.migrate(group, isTold);
        await answerOnly(stand);
      }
      await announce("A game of dough", ["Food", "Chess"]);
      await announce("A loaf", ["Food"]);
      await reader.sees("A loaf", { chat: supergroup });
      assert.deepEqual(
        reader.messages(supergroup).flatMap((message) => textOf(message).split("\n")[0] || []),
        ["A loaf"],
      );
      const { database } = stand.app.newsroom;
      const rows = await database
        .selectFrom("subscription")
        .select("chat_id")
        .where("chat_id", "in", [group, supergroup])
        .execute();
      assert.deepEqual(
        rows.map(({ chat_id }) => chat_id),
        [supergroup],
      );
      assert.equal(
        await database.selectFrom("chat").select("id").where("id", "=", group).executeTakeFirst(),
        undefined,
      );
    });
  }

  it("get nothing more when the bot is removed, topics neither, and everything as it was when it is back", async () => {
    const { editor, simulator } = stand;
    const topic = editor.makeTopic(GROUP_ID, "Food");
    editor.send("/subscribe Food", { chat: GROUP_ID, topic });
    await editor.press(await editor.sees("Subscriptions", { chat: GROUP_ID }), "At once");
    await editor.sees("At once: Food", { chat: GROUP_ID });
    const setBot = (status: string) =>
      fetch(`${simulator.url}/control/chats/${GROUP_ID}/bot`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ status }),
      });
    await setBot("left");
    await answerOnly(stand);
    await announce("Unheard", ["Food"]);
    const { database } = stand.app.newsroom;
    assert.deepEqual(
      (
        await database
          .selectFrom("delivery")
          .select("chat_id")
          .where("chat_id", "<", -(2 ** 52))
          .execute()
      ).length,
      0,
    );
    await setBot("member");
    await answerOnly(stand);
    await announce("A loaf", ["Food"]);
    assert.equal((await editor.sees("A loaf", { chat: GROUP_ID })).message_thread_id, topic);
  });
});

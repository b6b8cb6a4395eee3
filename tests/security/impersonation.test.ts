import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Message, Update } from "grammy/types";
import { ArticleId } from "../../src/core/ids.ts";
import { packAction } from "../../src/render/callback-data.ts";
import { type Hands, textOf } from "../../src/simulator/hands.ts";
import { CHANNEL_ID, GROUP_ID } from "../../src/simulator/world.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

/** GroupAnonymousBot, which administrators write as who don't show their name; and Telegram itself, which forwards a channel's posts. */
const ANONYMOUS = { id: 1_087_968_824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };
const TELEGRAM = { id: 777_000, is_bot: false, first_name: "Telegram" };

describe("who asks", () => {
  let stand: Newsstand;
  let reader: Hands;
  let editor: Hands;
  before(async () => {
    stand = await openNewsstand();
    ({ reader, editor } = stand);
    await stand.publish({ title: "The lighthouse" });
    stand.simulator.world.chats.get(GROUP_ID)!.botStatus = "administrator";
  });
  after(() => stand.close());

  /** Hands the bot an update as it is, and waits until what came after it is answered. */
  async function receive(...updates: object[]): Promise<void> {
    for (const update of updates) stand.simulator.world.push(update as Omit<Update, "update_id">);
    await settled();
  }
  /** Updates of one chat are handled in their order. */
  async function settled(): Promise<void> {
    for (const person of [reader, editor]) {
      person.send("/help");
      await person.sees("can do");
    }
  }
  const commandOf = (text: string) => ({
    text,
    entities: [{ type: "bot_command", offset: 0, length: text.split(" ")[0]?.length }],
  });
  const chatOf = (id: number) => stand.simulator.world.chats.get(id)!.chat;
  const userOf = (hands: Hands) => stand.simulator.world.userOf(hands.person);
  const rows = async (table: "chat" | "subscription" | "editorial_act" | "invitation") =>
    stand.app.newsroom.database.selectFrom(table).selectAll().execute();
  const groupSays = () =>
    reader
      .messages(GROUP_ID)
      .filter((message) => message.from?.is_bot)
      .map(textOf);
  const message = (chat: number, content: object) => ({
    message: { message_id: 900_000 + Math.floor(Math.random() * 90_000), date: 1, chat: chatOf(chat), ...content },
  });

  it("is nobody where a press names no chat, as below a message that was posted by way of the bot", async () => {
    const before = [await rows("chat"), await rows("subscription")];
    const data = ["1fz:y", "1fa:1", "1ms:y", "1fd:7", "1mz:Europe/Berlin", "1ei:owner", "1sn:words"];
    await receive(
      ...data.map((one, n) => ({
        callback_query: {
          id: `i${n}`,
          from: userOf(n % 2 ? reader : editor),
          inline_message_id: "x",
          chat_instance: "1",
          data: one,
        },
      })),
    );
    assert.deepEqual([await rows("chat"), await rows("subscription")], before);
    assert.deepEqual(await rows("invitation"), []);
  });

  it("puts no word into a channel by forging its posts' buttons, and changes no post", async () => {
    const { newsroom } = stand.app;
    const channel = stand.simulator.world.chats.get(CHANNEL_ID)!;
    const post = stand.simulator.world.add(channel, (message_id) => ({
      ...{ message_id, date: 1, chat: channel.chat as never, text: "The paper's own post" },
    }));
    channel.own.add(post.message_id);
    const chats = await rows("chat");
    for (const data of [
      "1sn:the paper lies",
      "1t:1",
      "1l:1",
      "1r:1",
      "1d::today",
      "1fa:1",
      "1m:menu",
      "1fz:y",
      "nonsense",
    ]) {
      for (const person of [reader, editor]) {
        assert.match((await person.forge(post, data))?.text ?? "", /doesn't work any more/, data);
      }
    }
    await settled();
    assert.deepEqual(reader.messages(CHANNEL_ID).map(textOf), ["The paper's own post"]);
    assert.deepEqual(await rows("chat"), chats);
    assert.equal((await newsroom.articles.get(ArticleId.parse(1)))?.state, "published");
  });

  it("presses in a group only what is there", async () => {
    reader.send("/latest", { chat: GROUP_ID });
    const list = await reader.sees("Latest", { chat: GROUP_ID });
    const said = groupSays();
    for (const data of ["1sn:the paper lies", "1t:1", "1fz:y", packAction({ kind: "unfollow" })]) {
      assert.match((await reader.forge(list, data))?.text ?? "", /doesn't work any more/, data);
    }
    assert.deepEqual(groupSays(), said);
    await reader.press(list, "1");
    await reader.sees("The lighthouse", { chat: GROUP_ID });
  });

  it("chooses for a group as its administrator, shown by name or not, and not as its channel, its member or another bot", async () => {
    const following = async () => (await rows("subscription")).some(({ chat_id }) => chat_id === GROUP_ID);
    const subscribe = commandOf("/subscribe all");
    const channel = chatOf(CHANNEL_ID);
    const origin = { type: "channel", chat: channel, message_id: 7, date: 1 };
    await receive(
      // A member writes as a channel of their own; the group's linked channel posts; a bot without a chat to speak for.
      message(GROUP_ID, {
        ...subscribe,
        from: { id: 136_817_688, is_bot: true, first_name: "Channel" },
        sender_chat: channel,
      }),
      message(GROUP_ID, {
        ...subscribe,
        from: TELEGRAM,
        sender_chat: channel,
        is_automatic_forward: true,
        forward_origin: origin,
      }),
      message(GROUP_ID, { ...subscribe, from: ANONYMOUS }),
      message(GROUP_ID, { ...subscribe, from: userOf(reader) }),
      // What the anonymous administrator only passes on, or an inline bot has written for them.
      message(GROUP_ID, { ...subscribe, from: ANONYMOUS, sender_chat: chatOf(GROUP_ID), forward_origin: origin }),
      message(GROUP_ID, {
        ...subscribe,
        from: ANONYMOUS,
        sender_chat: chatOf(GROUP_ID),
        via_bot: { id: 5, is_bot: true, first_name: "B" },
      }),
      {
        edited_message: {
          ...message(GROUP_ID, subscribe).message,
          from: ANONYMOUS,
          sender_chat: chatOf(GROUP_ID),
          edit_date: 2,
        },
      },
    );
    assert.equal(await following(), false);
    await receive(message(GROUP_ID, { ...subscribe, from: ANONYMOUS, sender_chat: chatOf(GROUP_ID) }));
    await reader.sees("Subscriptions", { chat: GROUP_ID }).catch(() => {});
    assert.equal(await following(), true);
  });

  it("commands nothing with what somebody else has written: forwarded, or by way of another bot", async () => {
    const stranger = { type: "hidden_user", sender_user_name: "Mallory", date: 1 };
    const acts = await rows("editorial_act");
    for (const text of ["/recall 1", "/forgetme", "/editors", "/start invite_x"]) {
      for (const way of [{ forward_origin: stranger }, { via_bot: { id: 5, is_bot: true, first_name: "B" } }]) {
        const from = editor.messages().length;
        const place = stand.simulator.world.chats.get(editor.person.id)!;
        const content = { ...commandOf(text), ...way, from: userOf(editor) };
        const sent = stand.simulator.world.add(
          place,
          (message_id) => ({ message_id, date: 1, chat: place.chat, ...content }) as Message,
        );
        await receive({ message: sent });
        const answers = editor
          .messages()
          .slice(from)
          .map(textOf)
          .filter((one) => !one.includes("can do"))
          .join("\n");
        assert.doesNotMatch(answers, /went wrong/);
        assert.doesNotMatch(answers, /taken back|Who writes|everything that is kept|invitation/i, text);
      }
    }
    assert.deepEqual(await rows("editorial_act"), acts);
    assert.deepEqual(await rows("invitation"), []);
  });

  it("is answered once, and never by a bot to a bot", async () => {
    const from = { id: 4242, is_bot: true, first_name: "Echo", username: "echo_bot" };
    const said = groupSays();
    await receive(
      message(GROUP_ID, { ...commandOf("/latest"), from }),
      message(GROUP_ID, { ...commandOf("/help@kiosk_simulator_bot"), from }),
    );
    assert.deepEqual(groupSays(), said);
  });
});

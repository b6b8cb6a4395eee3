import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Api, Keyboard } from "grammy";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { CHANNEL_ID, GROUP_ID } from "../../src/simulator/world.ts";
import { refused } from "./refused.ts";

const NO_RIGHTS = {
  is_anonymous: false,
  can_manage_chat: false,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
};

describe("sharing by a button of the bot's keyboard", () => {
  let simulator: Simulator;
  let api: Api;
  before(async () => {
    simulator = await startSimulator();
    api = new Api(simulator.token, { apiRoot: simulator.url });
    simulator.person("reader").start();
  });
  after(() => simulator.close());

  const ask = (keyboard: Keyboard) => api.sendMessage(1001, "Where?", { reply_markup: keyboard });
  const updates = async (offset?: number) => {
    const found = await api.getUpdates({ offset, allowed_updates: [] });
    const last = found.at(-1);
    if (last) await api.getUpdates({ offset: last.update_id + 1 });
    return found;
  };

  test("tells a place, only while a button asks for it", async () => {
    const reader = simulator.person("reader");
    assert.throws(() => reader.shareLocation(52.5, 13.4), /no button/);
    await ask(new Keyboard().requestLocation("Here"));
    await updates();
    reader.shareLocation(52.5, 13.4);
    const [update] = await updates();
    assert.deepEqual(update?.message?.location, { latitude: 52.5, longitude: 13.4 });
    await api.sendMessage(1001, "Thank you", { reply_markup: { remove_keyboard: true } });
    assert.throws(() => reader.shareLocation(52.5, 13.4), /no button/);
  });

  test("puts the bot into a channel with the rights that were asked for, and then tells of it", async () => {
    const reader = simulator.person("reader");
    const channel = reader.makeChat("channel", "Kitchen news");
    const rights = { ...NO_RIGHTS, can_manage_chat: true, can_post_messages: true };
    await refused(api.sendMessage(channel, "Hello"), 403, "Forbidden: bot is not a member of the channel chat");
    await ask(
      new Keyboard().requestChat("Channel", 7, {
        chat_is_channel: true,
        user_administrator_rights: rights,
        bot_administrator_rights: rights,
        request_title: true,
      }),
    );
    await updates();
    assert.throws(() => reader.shareChat(8, channel), /no button/);
    assert.throws(() => reader.shareChat(7, GROUP_ID), /another kind/);
    assert.throws(() => reader.shareChat(7, CHANNEL_ID), /only administrators/);
    reader.shareChat(7, channel);
    const [member, shared] = await updates();
    assert.equal(member?.my_chat_member?.new_chat_member.status, "administrator");
    assert.deepEqual(shared?.message?.chat_shared, { request_id: 7, chat_id: channel, title: "Kitchen news" });
    await api.sendMessage(channel, "Hello");
  });

  test("makes the bot a member of a group", async () => {
    const reader = simulator.person("reader");
    const group = reader.makeChat("supergroup", "Bakers");
    await ask(new Keyboard().requestChat("Group", 3, { chat_is_channel: false, bot_is_member: true }));
    reader.shareChat(3, group);
    const shared = (await updates()).find(({ message }) => message?.chat_shared)?.message?.chat_shared;
    assert.deepEqual(shared, { request_id: 3, chat_id: group });
    assert.equal((await api.getChatMember(group, simulator.world.bot.id)).status, "member");
  });
});

describe("topics of a forum", () => {
  let simulator: Simulator;
  let api: Api;
  before(async () => {
    simulator = await startSimulator();
    api = new Api(simulator.token, { apiRoot: simulator.url });
  });
  after(() => simulator.close());

  test("have messages of their own", async () => {
    const editor = simulator.person("editor");
    const topic = editor.makeTopic(GROUP_ID, "Food");
    editor.send("/help", { chat: GROUP_ID, topic });
    const update = (await api.getUpdates()).at(-1);
    assert.equal(update?.message?.message_thread_id, topic);
    assert.equal(update?.message?.is_topic_message, true);
    const answer = await api.sendMessage(GROUP_ID, "Here", { message_thread_id: topic });
    assert.equal(answer.message_thread_id, topic);
    assert.equal((await api.sendMessage(GROUP_ID, "To all")).message_thread_id, undefined);
    assert.ok("is_forum" in (await api.getChat(GROUP_ID)));
  });

  test("are refused when there is no such one", async () => {
    const words = "Bad Request: message thread not found";
    await refused(api.sendMessage(GROUP_ID, "Here", { message_thread_id: 4711 }), 400, words);
    await refused(api.sendMessage(CHANNEL_ID, "Here", { message_thread_id: 1 }), 400, words);
    assert.throws(() => simulator.person("editor").send("Here", { chat: GROUP_ID, topic: 4711 }), /no such topic/);
    assert.throws(() => simulator.person("editor").makeTopic(CHANNEL_ID, "Food"), /only supergroups/);
  });
});

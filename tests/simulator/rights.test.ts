import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Api } from "grammy";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { CHANNEL_ID, GROUP_ID } from "../../src/simulator/world.ts";
import { refused } from "./refused.ts";

describe("what a bot may do in channels and groups", () => {
  let simulator: Simulator;
  let api: Api;
  before(async () => {
    simulator = await startSimulator();
    api = new Api(simulator.token, { apiRoot: simulator.url });
  });
  after(() => simulator.close());

  const CANT_PIN = "Bad Request: not enough rights to manage pinned messages in the chat";

  test("is told by its rights as an administrator, each for itself", async () => {
    const { people } = simulator;
    const { message_id } = await api.sendMessage(CHANNEL_ID, "Post");
    people.setBot(CHANNEL_ID, "administrator", ["can_post_messages"]);
    const member = await api.getChatMember(CHANNEL_ID, simulator.world.bot.id);
    assert.ok(member.status === "administrator");
    assert.deepEqual(
      [member.can_post_messages, member.can_edit_messages, member.can_delete_messages, member.can_pin_messages],
      [true, false, false, undefined],
    );
    await refused(api.pinChatMessage(CHANNEL_ID, message_id), 400, CANT_PIN);
    people.setBot(CHANNEL_ID, "administrator", ["can_post_messages", "can_edit_messages"]);
    assert.equal(await api.pinChatMessage(CHANNEL_ID, message_id), true);
    people.setBot(CHANNEL_ID, "administrator");

    const said = await api.sendMessage(GROUP_ID, "Hello");
    await refused(api.pinChatMessage(GROUP_ID, said.message_id), 400, CANT_PIN);
    people.setBot(GROUP_ID, "administrator", ["can_pin_messages"]);
    assert.equal(await api.pinChatMessage(GROUP_ID, said.message_id), true);
    people.setBot(GROUP_ID, "member");
  });

  test("is also told by what a group's members may, and whether a topic is open", async () => {
    const { people } = simulator;
    const editor = simulator.person("editor");
    const topic = editor.makeTopic(GROUP_ID, "Food");
    people.setMembersWrite(GROUP_ID, false);
    const { permissions } = await api.getChat(GROUP_ID);
    assert.deepEqual([permissions?.can_send_messages, permissions?.can_pin_messages], [false, false]);
    await refused(
      api.sendMessage(GROUP_ID, "x"),
      400,
      "Bad Request: not enough rights to send text messages to the chat",
    );
    people.setMembersWrite(GROUP_ID, true);
    people.closeTopic(GROUP_ID, topic);
    await refused(api.sendMessage(GROUP_ID, "x", { message_thread_id: topic }), 400, "Bad Request: TOPIC_CLOSED");
    people.setBot(GROUP_ID, "administrator", ["can_manage_topics"]);
    await api.sendMessage(GROUP_ID, "x", { message_thread_id: topic });
    people.setBot(GROUP_ID, "member");
  });

  test("has posts forwarded to the channel's discussion group by Telegram itself", async () => {
    const { people } = simulator;
    people.link(CHANNEL_ID, GROUP_ID);
    assert.equal((await api.getChat(CHANNEL_ID)).linked_chat_id, GROUP_ID);
    assert.equal((await api.getChat(GROUP_ID)).linked_chat_id, CHANNEL_ID);
    const post = await api.sendMessage(CHANNEL_ID, "/start of the season");
    const [update] = (await api.getUpdates({ allowed_updates: [] })).slice(-1);
    const message = update?.message;
    assert.deepEqual(
      [message?.text, message?.chat.id, message?.is_automatic_forward, message?.sender_chat?.id, message?.from?.id],
      ["/start of the season", GROUP_ID, true, CHANNEL_ID, 777_000],
    );
    assert.deepEqual(message?.forward_origin?.type === "channel" && message.forward_origin.message_id, post.message_id);
  });
});

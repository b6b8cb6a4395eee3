import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Api, InlineKeyboard } from "grammy";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { CHANNEL_ID, GROUP_ID } from "../../src/simulator/world.ts";
import { refused } from "./refused.ts";

const RITA = 1001;
const HOUR = 3_600_000;

describe("what Telegram says to messages", () => {
  let simulator: Simulator;
  let api: Api;
  let now = Date.UTC(2026, 10, 24);

  before(async () => {
    simulator = await startSimulator({ now: () => now });
    api = new Api(simulator.token, { apiRoot: simulator.url });
    simulator.person("reader").start();
  });
  after(() => simulator.close());

  const bad = (call: Promise<unknown>, words: string) => refused(call, 400, `Bad Request: ${words}`);
  const forbidden = (call: Promise<unknown>, words: string) => refused(call, 403, `Forbidden: ${words}`);

  test("gives back the message as it stands in the chat", async () => {
    const sent = await api.sendMessage(RITA, "Bold words", { entities: [{ type: "bold", offset: 0, length: 4 }] });
    assert.deepEqual(sent, {
      message_id: sent.message_id,
      from: simulator.world.bot,
      chat: { id: RITA, type: "private", first_name: "Rita", username: "rita_reads" },
      date: now / 1000,
      text: "Bold words",
      entities: [{ type: "bold", offset: 0, length: 4 }],
    });
    assert.deepEqual(simulator.person("reader").last(), sent);
  });

  test("counts a text's length in characters, after its entities are parsed", async () => {
    await bad(api.sendMessage(RITA, ""), "message text is empty");
    await bad(api.sendMessage(RITA, " \n "), "text must be non-empty");
    await api.sendMessage(RITA, "👋".repeat(4096));
    await bad(api.sendMessage(RITA, "x".repeat(4097)), "message is too long");
    await bad(api.sendMessage(RITA, "x".repeat(32_769)), "text is too long");
  });

  test("knows its chats, by number and by public name", async () => {
    await api.sendMessage("@Daily_Kiosk", "to the channel");
    await bad(api.sendMessage(31_337, "x"), "chat not found");
    await bad(api.sendMessage("@nobody_here", "x"), "chat not found");
    await bad(api.sendMessage("@rita_reads", "x"), "chat not found");
    await bad(api.sendMessage("", "x"), "chat_id is empty");
  });

  test("lets the bot write only where it may", async () => {
    await forbidden(api.sendMessage(1003, "x"), "bot can't initiate conversation with a user");
    const reader = simulator.person("reader");
    reader.block();
    await forbidden(api.sendMessage(RITA, "x"), "bot was blocked by the user");
    reader.unblock();
    await api.sendMessage(RITA, "again");
    simulator.people.setBot(CHANNEL_ID, "administrator", []);
    await bad(api.sendMessage(CHANNEL_ID, "x"), "need administrator rights in the channel chat");
    simulator.people.setBot(CHANNEL_ID, "left");
    await forbidden(api.sendMessage(CHANNEL_ID, "x"), "bot is not a member of the channel chat");
    simulator.people.setBot(CHANNEL_ID, "administrator");
    simulator.people.setBot(GROUP_ID, "kicked");
    await forbidden(api.sendMessage(GROUP_ID, "x"), "bot was kicked from the supergroup chat");
    simulator.people.setBot(GROUP_ID, "member");
    await api.sendMessage(GROUP_ID, "back");
  });

  test("counts callback data in bytes", async () => {
    const button = (data: string) => ({ reply_markup: new InlineKeyboard().text("Press", data) });
    await api.sendMessage(RITA, "x", button("a".repeat(64)));
    await api.sendMessage(RITA, "x", button("گ".repeat(32)));
    await bad(api.sendMessage(RITA, "x", button("a".repeat(65))), "BUTTON_DATA_INVALID");
    await bad(api.sendMessage(RITA, "x", button("گ".repeat(33))), "BUTTON_DATA_INVALID");
    await bad(api.sendMessage(RITA, "x", button("")), "BUTTON_DATA_INVALID");
  });

  test("looks at keyboards", async () => {
    const wrong = (reply_markup: unknown, words: string) =>
      bad(api.sendMessage(RITA, "x", { reply_markup: reply_markup as InlineKeyboard }), words);
    const parse = "can't parse inline keyboard button:";
    await wrong({ inline_keyboard: [[{ text: "x" }]] }, `${parse} Text buttons are unallowed in the inline keyboard`);
    await wrong({ inline_keyboard: [[{ callback_data: "x" }]] }, `${parse} Field "text" must be of type String`);
    await wrong({ keyboard: "none" }, 'field "keyboard" must be of type Array');
    await wrong({ inline_keyboard: [{}] }, 'field "inline_keyboard" must be an Array of Arrays');
    await wrong("{", "can't parse reply keyboard markup JSON object");
    await wrong([], "object expected as reply markup");
    const many = Array.from({ length: 101 }, () => [{ text: "x", callback_data: "x" }]);
    await wrong({ inline_keyboard: many }, "reply markup is too long");
    const address = (url: string) => ({ inline_keyboard: [[{ text: "x", url }]] });
    const invalid = (url: string, why: string) =>
      wrong(address(url), `inline keyboard button URL '${url}' is invalid: ${why}`);
    await invalid("http://localhost/x", "Wrong HTTP URL");
    await invalid("not an address", "Wrong HTTP URL");
    await invalid("javascript:alert(1)", "Unsupported URL protocol");
    for (const url of ["https://example.org/a?b#c", "example.org", "tg://user?id=1001"]) {
      await api.sendMessage(RITA, url, { reply_markup: address(url) });
    }
  });

  test("edits only what is there, its own, and changed", async () => {
    const keyboard = new InlineKeyboard().text("Press", "a");
    const { message_id } = await api.sendMessage(RITA, "one", { reply_markup: keyboard });
    now += HOUR;
    const edited = await api.editMessageText(RITA, message_id, "two", { reply_markup: keyboard });
    assert.ok(typeof edited === "object" && "text" in edited);
    assert.deepEqual([edited.text, edited.edit_date, edited.date], ["two", now / 1000, (now - HOUR) / 1000]);
    await bad(
      api.editMessageText(RITA, message_id, "two", { reply_markup: keyboard }),
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
    const bare = await api.editMessageReplyMarkup(RITA, message_id);
    assert.ok(typeof bare === "object" && bare.reply_markup === undefined);
    await bad(api.editMessageText(RITA, 999_999, "x"), "message to edit not found");
    const theirs = simulator.person("reader").send("mine");
    await bad(api.editMessageText(RITA, theirs.message_id, "x"), "message can't be edited");
    await bad(api.editMessageCaption(RITA, message_id, { caption: "x" }), "there is no caption in the message to edit");
    const forwarded = await api.forwardMessage(RITA, RITA, message_id);
    await bad(api.editMessageText(RITA, forwarded.message_id, "x"), "message can't be edited");
  });

  test("deletes for 48 hours, and nobody else's message in a group", async () => {
    const first = await api.sendMessage(RITA, "one");
    const second = await api.sendMessage(RITA, "two");
    now += 47 * HOUR;
    await api.deleteMessage(RITA, first.message_id);
    await bad(api.deleteMessage(RITA, first.message_id), "message to delete not found");
    now += 2 * HOUR;
    await bad(api.deleteMessage(RITA, second.message_id), "message can't be deleted for everyone");
    const theirs = simulator.person("reader").send("/help", { chat: GROUP_ID });
    await bad(api.deleteMessage(GROUP_ID, theirs.message_id), "message can't be deleted");
    const many = [await api.sendMessage(RITA, "three"), await api.sendMessage(RITA, "four")];
    await api.deleteMessages(RITA, [...many.map(({ message_id }) => message_id), 999_999]);
    assert.deepEqual(simulator.person("reader").last()?.text, "two");
  });

  test("replies to what is there", async () => {
    const { message_id } = simulator.person("reader").send("a question");
    const answer = await api.sendMessage(RITA, "an answer", { reply_parameters: { message_id } });
    assert.equal(answer.reply_to_message?.text, "a question");
    await bad(
      api.sendMessage(RITA, "x", { reply_parameters: { message_id: 999_999 } }),
      "message to be replied not found",
    );
    await api.sendMessage(RITA, "x", { reply_parameters: { message_id: 999_999, allow_sending_without_reply: true } });
  });

  test("quotes what it replies to, and replies across chats", async () => {
    const { message_id } = simulator.person("reader").send("a question of taste");
    const answer = (given: object) => api.sendMessage(RITA, "x", { reply_parameters: { message_id, ...given } });
    const quoted = await answer({ quote: "<i>question</i>", quote_parse_mode: "HTML" });
    const entities = [{ type: "italic", offset: 0, length: 8 }];
    assert.deepEqual(quoted.quote, { text: "question", entities, position: 2, is_manual: true });
    await bad(answer({ quote: "an answer" }), "QUOTE_TEXT_INVALID");
    await bad(
      api.sendMessage(RITA, "x", { reply_parameters: {} as { message_id: number } }),
      "can't parse reply parameters: Can't find field \"message_id\"",
    );
    const post = await api.sendMessage(CHANNEL_ID, "the news");
    const elsewhere = await answer({ message_id: post.message_id, chat_id: CHANNEL_ID });
    assert.equal(elsewhere.reply_to_message, undefined);
    assert.equal(elsewhere.external_reply?.message_id, post.message_id);
  });

  test("tells of a keyboard only where it is an inline one", async () => {
    const keyboard = { keyboard: [["A", "B"]] };
    const sent = await api.sendMessage(RITA, "choose", { reply_markup: keyboard });
    assert.equal(sent.reply_markup, undefined);
    assert.deepEqual(simulator.person("reader").last()?.reply_markup, keyboard);
    await api.sendMessage(RITA, "x", { reply_markup: {} as InlineKeyboard });
    const inline = keyboard as unknown as InlineKeyboard;
    await bad(api.editMessageText(RITA, sent.message_id, "x", { reply_markup: inline }), "inline keyboard expected");
  });

  test("sends places, contacts and dice", async () => {
    assert.deepEqual((await api.sendLocation(RITA, 48.2, 16.4)).location, { latitude: 48.2, longitude: 16.4 });
    assert.equal((await api.sendVenue(RITA, 48.2, 16.4, "Kiosk", "Karlsplatz")).venue.title, "Kiosk");
    assert.equal((await api.sendContact(RITA, "+43 1", "Edda")).contact.first_name, "Edda");
    const { dice } = await api.sendDice(RITA, "⚽");
    assert.ok(dice.value >= 1 && dice.value <= 5);
    await bad(api.sendLocation(RITA, 91, 0), "wrong location specified");
    await bad(api.sendContact(RITA, "", "Edda"), 'parameter "phone_number" is required');
  });

  test("copies and forwards several, and says where a message first came from", async () => {
    const news = [await api.sendMessage(CHANNEL_ID, "one"), await api.sendMessage(CHANNEL_ID, "two")];
    const ids = [...news.map(({ message_id }) => message_id), 999_999];
    const copies = await api.copyMessages(RITA, CHANNEL_ID, ids);
    assert.equal(copies.length, 2);
    const [first] = await api.forwardMessages(RITA, CHANNEL_ID, ids);
    const again = await api.forwardMessage(GROUP_ID, RITA, first?.message_id ?? 0);
    assert.equal(again.forward_origin?.type, "channel");
    await bad(api.copyMessages(RITA, CHANNEL_ID, [999_999]), "there are no messages to copy");
    await bad(api.forwardMessages(RITA, CHANNEL_ID, [999_999]), "there are no messages to forward");
  });

  test("copies and forwards", async () => {
    const { message_id } = await api.sendMessage(CHANNEL_ID, "the news");
    const copy = await api.copyMessage(RITA, CHANNEL_ID, message_id);
    const copied = simulator.person("reader").last();
    assert.deepEqual(
      [copied?.message_id, copied?.text, copied?.forward_origin],
      [copy.message_id, "the news", undefined],
    );
    const forwarded = await api.forwardMessage(RITA, CHANNEL_ID, message_id);
    assert.equal(forwarded.forward_origin?.type, "channel");
    await bad(api.copyMessage(RITA, CHANNEL_ID, 999_999), "message to copy not found");
    await bad(api.forwardMessage(RITA, CHANNEL_ID, 999_999), "message to forward not found");
  });

  test("pins where it may", async () => {
    const { message_id } = await api.sendMessage(CHANNEL_ID, "to be pinned");
    await api.pinChatMessage(CHANNEL_ID, message_id);
    assert.equal((await api.getChat(CHANNEL_ID)).pinned_message?.message_id, message_id);
    await api.unpinChatMessage(CHANNEL_ID);
    assert.equal((await api.getChat(CHANNEL_ID)).pinned_message, undefined);
    await bad(api.unpinChatMessage(CHANNEL_ID), "message to unpin not found");
    await bad(api.pinChatMessage(CHANNEL_ID, 999_999), "message to pin not found");
    await bad(api.pinChatMessage(GROUP_ID, 1), "not enough rights to manage pinned messages in the chat");
  });

  test("notes in the chat what was pinned, once, and needs no rights for it in a private one", async () => {
    const { message_id } = await api.sendMessage(RITA, "to be kept");
    await api.pinChatMessage(RITA, message_id, { disable_notification: true });
    await api.pinChatMessage(RITA, message_id);
    const notes = simulator
      .person("reader")
      .messages()
      .filter((one) => one.pinned_message);
    assert.deepEqual(
      notes.map((note) => note.pinned_message?.message_id),
      [message_id],
    );
    await bad(api.pinChatMessage(RITA, notes[0]?.message_id ?? 0), "message can't be pinned");
    await api.unpinAllChatMessages(RITA);
    assert.equal((await api.getChat(RITA)).pinned_message, undefined);
  });

  test("shows what the bot is doing", async () => {
    const events: string[] = [];
    const stop = simulator.world.listen((event) => event.type === "chat_action" && events.push(event.action));
    await api.sendChatAction(RITA, "typing");
    await bad(api.sendChatAction(RITA, "dancing" as "typing"), "wrong parameter action in request");
    stop();
    assert.deepEqual(events, ["typing"]);
  });

  test("leaves a chat and then knows nothing of it", async () => {
    const members = await api.getChatMemberCount(GROUP_ID);
    assert.equal(members, 4);
    assert.equal((await api.getChatMember(GROUP_ID, 1003)).status, "creator");
    const rulers = await api.getChatAdministrators(CHANNEL_ID);
    assert.deepEqual(
      rulers.map(({ user }) => user.id),
      [1003, simulator.world.bot.id],
    );
    await api.leaveChat(GROUP_ID);
    await forbidden(api.getChat(GROUP_ID), "bot is not a member of the supergroup chat");
    simulator.people.setBot(GROUP_ID, "member");
  });
});

test("keeps the newest messages of a chat only, and forgets all about the others", async () => {
  const simulator = await startSimulator();
  const reader = simulator.person("reader");
  for (let n = 0; n < 5010; n++) reader.send(`number ${n}`);
  assert.equal(reader.messages().length, 5000);
  assert.equal(reader.messages()[0]?.text, "number 10");
  await simulator.close();
});

test("has room for a million readers, and keeps the chats of the latest", async () => {
  const simulator = await startSimulator();
  const api = new Api(simulator.token, { apiRoot: simulator.url });
  simulator.world.addCrowd(5_000_000, 1_000_000);
  const first = await api.sendMessage(5_000_000, "the first");
  const last = await api.sendMessage(5_999_999, "the last");
  assert.notEqual(first.message_id, last.message_id);
  await refused(api.sendMessage(6_000_000, "none"), 400, "Bad Request: chat not found");
  simulator.person(5_000_001).block();
  for (let id = 5_000_000; id < 5_030_000; id++) simulator.people.place(id);
  assert.ok(simulator.world.chats.size < 20_010);
  await refused(api.sendMessage(5_000_001, "x"), 403, "Forbidden: bot was blocked by the user");
  await simulator.close();
});

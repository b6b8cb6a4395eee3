import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Message } from "grammy/types";
import { ArticleId, ChatId, OutletId } from "../../src/core/ids.ts";
import { aimAt, packAction } from "../../src/render/callback-data.ts";
import { REQUEST } from "../../src/render/settings.ts";
import { type Hands, textOf } from "../../src/simulator/hands.ts";
import { CHANNEL_ID, GROUP_ID } from "../../src/simulator/world.ts";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";
import { labels } from "./desk.ts";

const HOUR = 3_600_000;

describe("where the newsroom posts", () => {
  let stand: Newsstand;
  let editor: Hands;

  before(async () => {
    stand = await openNewsstand();
    editor = stand.editor;
    await stand.publish({ title: "Fresh bread", tags: ["Food"], url: "https://bread.example/fresh" });
    await stand.publish({ title: "Chess night", tags: ["Chess"] });
  });
  after(() => stand.close());

  /** Publishes as an editor would: it goes out at once. */
  async function announce(title: string, tags: string[], change: object = {}) {
    await stand.publish({ title, tags, publishedAt: stand.now() + HOUR, ...change });
    stand.pass(HOUR + 1);
    await stand.app.minute();
  }
  const place = (chat: number) => stand.simulator.people.place(chat);
  const pinnedText = (chat: number) =>
    place(chat).pinned.map((id) => textOf(place(chat).messages.get(id) as Message).split("\n")[0]);
  const open = async (title: string) => {
    editor.send("/channels");
    const list = await editor.sees("Where we post");
    const entry = new RegExp(`(\\d+)\\. ${title}`).exec(textOf(list).replace(/[\u2066-\u2069]/g, ""));
    await editor.press(list, entry?.[1] ?? "no such outlet");
    return editor.sees("Link preview");
  };
  async function add(type: "channel" | "supergroup", title: string) {
    const chat = editor.makeChat(type, title);
    editor.send("/channels");
    await editor.press(await editor.sees("Where we post"), "Add a channel or group");
    await editor.sees("Telegram asks you");
    editor.shareChat(type === "channel" ? REQUEST.ourChannel : REQUEST.ourGroup, chat);
    await editor.sees("✓ Added.");
    return { chat, shown: await editor.sees("Link preview") };
  }
  /** The messages of a channel that are posts, by their first lines. */
  const posts = (chat: number) =>
    editor.messages(chat).flatMap((message) => (message.pinned_message ? [] : [textOf(message).split("\n")[0]]));

  it("is added by a button that asks for the rights; a channel gets what its rules say, signed, pinned and silent", async () => {
    const { chat, shown } = await add("channel", "Kitchen news");
    assert.match(textOf(shown), /Kitchen news\nAt once: everything/);
    assert.match(textOf(shown), /✓ I have all the rights here that I need/);
    assert.deepEqual([...place(chat).rights].sort(), ["can_delete_messages", "can_edit_messages", "can_post_messages"]);
    await editor.press(shown, "Which articles");
    await editor.press(await editor.sees("📢 Kitchen news"), "Food");
    const food = await editor.sees(/Subscriptions\s+At once: Food/);
    await editor.press(food, "Settings");
    await editor.press(await editor.sees(/📢 Kitchen news\s+Settings/), "Turn the sound off");
    await editor.press(await editor.sees("Sound: off"), "‹ Overview");
    await editor.press(await editor.sees(/Sound: off[\s\S]*Link preview/), "Pin each post");
    await editor.press(await editor.sees("Pinning: each post"), "🔗 below the text");
    await editor.press(await editor.sees("Link preview: below"), "🔗 above the text");
    await editor.press(await editor.sees("Link preview: above"), "Signature");
    await editor.sees("Write what shall stand below each post");
    await stand.restart();
    editor.send("x".repeat(201));
    await editor.sees("That is no signature");
    editor.send("Follow us: the shop", {
      entities: [
        { type: "bold", offset: 0, length: 9 },
        { type: "text_link", offset: 11, length: 8, url: "https://shop.example/" },
      ],
    });
    await editor.sees("Signature: Follow us: the shop");

    await announce("A loaf", ["Food"], { url: "https://bread.example/loaf" });
    await announce("A game", ["Chess"]);
    await announce("Another loaf", ["Food"]);
    const loaf = await waitFor(() => editor.messages(chat).find((message) => textOf(message).startsWith("A loaf")));
    assert.match(textOf(loaf), /\n\nFollow us: the shop$/);
    const entities = loaf.entities
      ?.slice(-2)
      .map((entity) => [entity.type, textOf(loaf).slice(entity.offset, entity.offset + entity.length)]);
    assert.deepEqual(entities, [
      ["bold", "Follow us"],
      ["text_link", "the shop"],
    ]);
    assert.deepEqual(loaf.link_preview_options, {
      url: "https://bread.example/loaf",
      prefer_large_media: true,
      show_above_text: true,
    });
    await waitFor(() => pinnedText(chat)[0] === "Another loaf" && pinnedText(chat).length === 1);
    assert.deepEqual(posts(chat), ["A loaf", "Another loaf"]);
    assert.ok(place(chat).silent.has(loaf.message_id));
    assert.deepEqual(posts(CHANNEL_ID).slice(-3), ["A loaf", "A game", "Another loaf"]);
    assert.ok(!place(CHANNEL_ID).silent.has(editor.last(CHANNEL_ID)?.message_id ?? 0));
    assert.deepEqual(pinnedText(CHANNEL_ID), []);

    const again = await open("Kitchen news");
    await editor.press(again, "Preview: in one piece");
    const rich = await editor.sees((message) => message.rich_message !== undefined);
    assert.match(textOf(rich), /Another loaf[\s\S]*Follow us: the shop$/);
    await editor.press(again, "Preview: pages");
    assert.match(textOf(await editor.sees("Another loaf")), /Follow us: the shop$/);
    await editor.press(again, "Remove");
    const question = await editor.sees("Stop posting to Kitchen news?");
    await editor.press(question, "Yes, stop posting");
    assert.doesNotMatch(textOf(await editor.sees("Where we post")), /Kitchen/);
    await announce("A third loaf", ["Food"]);
    await editor.sees("A third loaf", { chat: CHANNEL_ID });
    assert.equal(posts(chat).length, 2);
  });

  it("says which right is missing and where it is given, and looks again", async () => {
    const { people } = stand.simulator;
    const { chat, shown } = await add("channel", "Court news");
    people.setBot(chat, "administrator", []);
    await answerOnly(stand);
    await editor.press(shown, "Check my rights");
    const lacking = textOf(await editor.sees("⚠")).replace(/[\u2066-\u2069]/g, "");
    assert.match(lacking, /⚠ I may not post in Court news: give me “Post messages” in the channel’s administrators/);
    assert.match(lacking, /Edit → Administrators → @kiosk_simulator_bot/);
    people.setBot(chat, "administrator", ["can_post_messages"]);
    await editor.press(shown, "Pin each post");
    const less = textOf(await editor.sees("Pinning: each post"));
    assert.match(less, /⚠ I may not pin in Court news: give me “Edit messages of others”/);
    assert.doesNotMatch(less, /may not post/);
    people.setBot(chat, "administrator");
    await editor.press(shown, "Check my rights");
    await editor.sees("✓ I have all the rights here that I need");
    people.setBot(chat, "kicked");
    await editor.press(shown, "Check my rights");
    await editor.sees("I am not in Court news: add me to it again");
    await editor.press(shown, "Remove");
    await editor.press(await editor.sees("Stop posting"), "Yes, stop posting");
    await editor.sees("Where we post");
  });

  it("delivers what it can't pin, and tells the editors once of that, and once of what it can't post", async () => {
    const { people } = stand.simulator;
    const { chat, shown } = await add("channel", "Harbour news");
    await editor.press(shown, "Pin each post");
    await editor.sees("Pinning: each post");
    people.setBot(chat, "administrator", ["can_post_messages"]);
    await answerOnly(stand);
    const told = () =>
      editor.messages().filter((message) => textOf(message).startsWith("⚠") && textOf(message).includes("Harbour"));
    await announce("The first boat", []);
    await editor.sees("The first boat", { chat });
    await waitFor(async () => (await pinsOf(chat)).length === 1);
    await stand.app.tellEditors();

    await stand.app.tellEditors();
    await announce("The second boat", []);
    await waitFor(async () => (await pinsOf(chat)).length === 2);
    await stand.restart();
    await stand.app.tellEditors();
    assert.deepEqual(await pinsOf(chat), ["failed", "failed"]);
    assert.deepEqual(posts(chat), ["The first boat", "The second boat"]);
    assert.equal(told().length, 1);
    assert.match(textOf(told()[0] as Message), /I may not pin in .*Harbour news.*Edit messages of others/);

    // Given the right, it is told anew when it is lost again.
    people.setBot(chat, "administrator");
    await answerOnly(stand);
    await editor.press(told()[0] as Message, "Check my rights");
    await editor.sees("✓ I have all the rights");
    await stand.app.tellEditors();
    assert.equal(told().length, 0, "its message shows how it is now");
    stand.pass(1);
    place(chat).rights = new Set();
    await announce("The third boat", []);
    await waitFor(async () =>
      (await deliveriesTo(chat)).some((one) => one.action === "send" && one.state === "failed"),
    );
    await stand.app.tellEditors();
    await stand.app.tellEditors();
    assert.equal(told().length, 1);
    assert.match(textOf(told()[0] as Message), /I may not post in .*Harbour news/);
    await editor.press(told()[0] as Message, "Check my rights");
    await editor.press(await editor.sees("⚠ I may not post in"), "Remove");
    await editor.press(await editor.sees("Stop posting"), "Yes, stop posting");
    await editor.sees("Where we post");
  });

  const deliveriesTo = (chat: number) =>
    stand.app.newsroom.database
      .selectFrom("delivery")
      .innerJoin("dispatch", "dispatch.id", "delivery.dispatch_id")
      .select(["delivery.state", "dispatch.action"])
      .where("chat_id", "=", chat)
      .orderBy("dispatch_id")
      .execute();
  const pinsOf = async (chat: number) =>
    (await deliveriesTo(chat)).flatMap(({ action, state }) =>
      action === "pin" && (state === "sent" || state === "failed") ? [state] : [],
    );

  it("is told for one article otherwise before it goes out, through a restart, a change and a schedule", async () => {
    const { reader } = stand;
    const { chat } = await add("channel", "Chess news");
    const group = (await add("supergroup", "Players")).chat;
    reader.send("/subscribe all");
    await reader.press(await reader.sees("Subscriptions"), "At once");
    await reader.sees("At once: everything");
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("A gambit\n\nIt was declined.");
    await editor.press(await editor.sees("Tags,"), "Skip");
    await editor.press(await editor.sees("picture"), "Skip");
    const overview = await overviewShown();
    assert.match(textOf(overview), /Goes to: The Daily Kiosk · Chess news/);
    await editor.press(overview, "Where it goes");
    const where = await editor.sees("differs from the rules");
    assert.deepEqual(labels(where).slice(0, 3), ["✓ The Daily Kiosk", "✓ Chess news", "Players"]);
    await editor.press(where, "✓ Chess news");
    await editor.sees((message) => labels(message).includes("Chess news ✎"));
    await editor.press(where, "Players");
    await editor.sees((message) => labels(message).includes("✓ Players ✎"));
    await stand.restart();
    await editor.press(where, "Sound: as each has it");
    await editor.sees((message) => labels(message).includes("Sound: off"));
    await editor.press(where, "Pin: as each has it");
    await editor.sees((message) => labels(message).includes("Pin: yes"));
    await editor.press(where, "‹ Back");
    const then = await overviewShown();
    assert.match(textOf(then), /Goes to: The Daily Kiosk · Players 🔕 📌/);
    assert.match(textOf(then).replace(/[\u2066-\u2069]/g, ""), /⚠ I may not pin in Players|✓ I see|⚠/);
    await editor.press(then, "Lead");
    await editor.sees("lead");
    editor.send("A quiet evening.");
    await editor.press(await overviewShown(), "Schedule");
    await editor.sees("When");
    editor.send("in 2 h");
    await editor.sees("in 2 hours");
    await stand.restart();
    stand.pass(2 * HOUR + 60_000);
    await stand.app.minute();
    const posted = await editor.sees("A gambit", { chat: group });
    const heard = await reader.sees("A gambit");
    assert.ok(place(group).silent.has(posted.message_id));
    assert.ok(!place(reader.person.id).silent.has(heard.message_id), "a reader's choices are the reader's");
    await waitFor(() => pinnedText(CHANNEL_ID)[0] === "A gambit" && pinnedText(group)[0] === "A gambit");
    assert.deepEqual(posts(chat), []);
    assert.deepEqual(place(reader.person.id).pinned, []);
  });

  const overviewShown = () =>
    editor.sees((message) => textOf(message).includes("Publish it?") && message.reply_markup !== undefined);

  it("is the editors' business: no administrator of a channel, no reader, and no forged button changes it", async () => {
    const { secondReader, simulator } = stand;
    const { database } = stand.app.newsroom;
    const { chat } = await add("channel", "Town news");
    simulator.people.promote(chat, secondReader.person.id);
    secondReader.send("/help");
    const message = await secondReader.sees(() => true);
    const outlet = await database
      .selectFrom("outlet")
      .selectAll()
      .where("chat_id", "=", chat)
      .executeTakeFirstOrThrow();
    const state = async () => [
      await database.selectFrom("outlet").selectAll().execute(),
      await database.selectFrom("subscription").selectAll().where("chat_id", "=", chat).execute(),
      await database.selectFrom("chat").selectAll().where("id", "=", chat).execute(),
      await database.selectFrom("article_outlet").selectAll().execute(),
    ];
    const before = await state();
    const outletId = OutletId.parse(outlet.id);
    const forged = [
      ...(["show", "pins_on", "preview_above", "signature_none", "signature", "remove", "remove_surely"] as const).map(
        (step) => packAction({ kind: "outlet", outletId, step }),
      ),
      packAction({ kind: "outlets", page: 1 }),
      packAction({ kind: "add_outlet" }),
      packAction({ kind: "post_outlet", outletId }),
      ...([{ kind: "unfollow" }, { kind: "set_silent", silent: true }, { kind: "forget", surely: true }] as const).map(
        (action) => aimAt(packAction(action), ChatId.parse(chat)),
      ),
    ];
    for (const data of forged) {
      await secondReader.forge(message, data);
      await secondReader.sees(/تحریریه|کهنه|قدیمی|دیگر/);
    }
    secondReader.send("/channels");
    await secondReader.sees(/تحریریه/);
    assert.deepEqual(await state(), before);
    // What an editor presses of an outlet that is gone, or never was, changes nothing either.
    const own = await open("Town news");
    const opened = await state();
    await editor.forge(own, packAction({ kind: "outlet", outletId: OutletId.parse(999), step: "pins_on" }));
    await editor.sees("We do not post there any more");
    assert.deepEqual(await state(), opened);
    const configured = await open("The Daily Kiosk");
    await editor.press(configured, "Remove");
    await editor.sees("CHANNELS names this channel");
    const acts = await database.selectFrom("editorial_act").select("act").where("chat_id", "=", chat).execute();
    assert.deepEqual(
      acts.map(({ act }) => act),
      ["channel_add"],
    );
  });

  it("can be a topic of a forum, added from there, and a group whose members may not write says so", async () => {
    const { people } = stand.simulator;
    const topic = editor.makeTopic(GROUP_ID, "Recipes");
    editor.send("/channels", { chat: GROUP_ID, topic });
    await editor.sees("We post here now", { chat: GROUP_ID });
    const shown = await open("Kiosk readers › Recipes");
    await editor.press(shown, "Which articles");
    await editor.press(await editor.sees("📢 Kiosk readers › Recipes"), "Food");
    await editor.sees(/Subscriptions\s+At once: Food/);
    await announce("A recipe", ["Food"]);
    assert.equal((await editor.sees("A recipe", { chat: GROUP_ID })).message_thread_id, topic);
    people.closeTopic(GROUP_ID, topic);
    await announce("A second recipe", ["Food"]);
    await waitFor(async () =>
      (await stand.app.newsroom.database.selectFrom("delivery").select("error").execute()).some(({ error }) =>
        error?.includes("TOPIC_CLOSED"),
      ),
    );
    await stand.app.tellEditors();
    await editor.sees(/The topic .*Recipes.* is closed: open it, or give me “Manage topics”/);
    people.setMembersWrite(GROUP_ID, false);
    const again = await open("Kiosk readers › Recipes");
    assert.match(textOf(again).replace(/[\u2066-\u2069]/g, ""), /⚠ Members may not write in Kiosk readers › Recipes/);
    people.setMembersWrite(GROUP_ID, true);
  });

  it("leaves discussion groups alone: no post comes twice, and what is forwarded there is no command to the bot", async () => {
    const { people } = stand.simulator;
    const { chat, shown } = await add("channel", "Talk of the town");
    const group = await add("supergroup", "Talk");
    people.setBot(group.chat, "administrator");
    people.link(chat, group.chat);
    await editor.press(group.shown, "Which articles");
    await editor.press(await editor.sees("📢 Talk"), "Everything");
    await editor.sees(/📢 Talk\s+Subscriptions\s+At once: everything/);
    await editor.press(shown, "Check my rights");
    await editor.sees("Discussion group: Talk");
    await announce("Much talk", []);
    await editor.sees("Much talk", { chat });
    editor.send("/unsubscribe everything there is", { chat });
    await answerOnly(stand);
    const there = editor
      .messages(group.chat)
      .map((message) => [textOf(message).split("\n")[0], message.is_automatic_forward]);
    assert.deepEqual(there, [
      ["Much talk", true],
      ["/unsubscribe everything there is", true],
    ]);
    const articleId = ArticleId.parse(1);
    assert.ok((await stand.app.newsroom.articles.get(articleId)) !== undefined);
  });
});

async function waitFor<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 500; tries++) {
    const found = await look();
    if (found) return found as NonNullable<T>;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it has not come in time");
}

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { textOf } from "../../src/simulator/hands.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { type FeedServer, type ItemParts, openFeedServer, rss, withEtag } from "../content/feeds/feed-server.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";
import { labels } from "./desk.ts";

const DAY = 86_400_000;

describe("an editor's /feeds", () => {
  let stand: Newsstand;
  let server: FeedServer;
  let items: ItemParts[];

  beforeEach(async () => {
    server = await openFeedServer();
    stand = await openNewsstand({ allowPrivateAddresses: true });
    items = [{ id: "old", title: "Old story", date: stand.now() - 3_600_000 }];
    server.serve(
      "/feed",
      withEtag(() => rss(items)),
    );
    server.serve("/", (_, answer) =>
      answer.end('<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed"><p>Welcome'),
    );
  });
  afterEach(async () => {
    await stand.close();
    await server.close();
  });

  const channel = () => stand.editor.messages(CHANNEL_ID).map(textOf);
  async function pollLater(ms = 3_600_000) {
    stand.pass(ms);
    return stand.app.pollFeeds();
  }
  async function add(argument = `${server.origin}/feed Town, Harbour news`) {
    stand.editor.send(`/feeds ${argument}`);
    return stand.editor.sees("Added.");
  }

  it("adds a feed by its page's address, takes its archive in, and posts what is new in the channel, once", async () => {
    const { editor, reader } = stand;
    editor.send("/feeds");
    await editor.sees("Feeds: 0");
    const card = await add(`${server.origin}/ Town, Harbour news`);
    assert.match(textOf(card), /The Harbour Feed\n.*\/feed\npolled regularly\nNew articles are published at once\./);
    assert.match(textOf(card), /Tags: Town · Harbour news/);
    reader.send("old story");
    await reader.sees("One article found");
    assert.deepEqual(channel(), []);

    items = [{ id: "new", title: "The ferry is back", date: stand.now() }, ...items];
    assert.deepEqual(await pollLater(), { polled: 1, failed: 0, new: 1, changed: 0 });
    await editor.sees("The ferry is back", { chat: CHANNEL_ID });
    await pollLater();
    await stand.restart();
    await pollLater();
    assert.equal(channel().length, 1);
    assert.equal(server.requests.filter(({ headers }) => headers["if-none-match"] !== undefined).length, 3);

    items = [{ ...items[0]!, title: "The ferry is back at last" }, items[1]!];
    assert.equal((await pollLater()).changed, 1);
    reader.send("ferry");
    await reader.sees("The ferry is back at last");
    assert.equal(channel().length, 1);
  });

  it("sends what is new to instant subscribers of the feed's tags", async () => {
    const { reader } = stand;
    await add();
    reader.send("/subscribe Town");
    await reader.press(await reader.sees("Subscriptions"), "At once");
    await reader.sees("At once: Town");
    items = [{ id: "new", title: "The ferry is back", date: stand.now() }, ...items];
    await pollLater();
    await reader.sees("The ferry is back");
  });

  it("shows what waits in one message, and publishes or turns down as the editor wants", async () => {
    const { editor } = stand;
    items = [];
    await add(`draft ${server.origin}/feed Town`);
    items = ["Seven", "Six", "Five", "Four", "Three", "Two", "One"].map((id) => ({ id, title: `Story ${id}` }));
    await pollLater();
    const waiting = await editor.sees("waiting for you: 7");
    assert.match(textOf(waiting), /1\. Story One[\s\S]*5\. Story Five/);
    assert.deepEqual(channel(), []);

    await editor.press(waiting, "Publish 2");
    await editor.sees("waiting for you: 6");
    await editor.sees("Story Two", { chat: CHANNEL_ID });
    await editor.press(waiting, "Discard 1");
    await editor.sees("waiting for you: 5");
    await editor.press(waiting, "Read it 1");
    await editor.sees(/^Story Three/);
    const question = await editor.sees("Publish it?");
    await editor.press(question, "Publish");
    await editor.sees("waiting for you: 4");
    await editor.press(waiting, "Publish 1");
    await editor.sees("already");

    await editor.press(question, "Discard all");
    await editor.sees("Nothing of “The Harbour Feed” waits for you");
    await pollLater();
    assert.deepEqual(
      channel()
        .map((text) => text.split("\n")[0])
        .sort(),
      ["Story Three", "Story Two"],
    );
  });

  it("leaves time to undo the publishing of a draft, which then waits again", async () => {
    await stand.close();
    stand = await openNewsstand({ allowPrivateAddresses: true }, 60_000);
    const { editor } = stand;
    items = [];
    await add(`draft ${server.origin}/feed Town`);
    items = [{ id: "Two" }, { id: "One" }];
    await pollLater();
    await editor.press(await editor.sees("waiting for you: 2"), "Publish 1");
    const undo = await editor.sees("Goes out in 60 seconds");
    await editor.sees("waiting for you: 1");
    await editor.press(undo, "Undo");
    await editor.sees("Stopped: nothing has left");
    // All together, likewise.
    editor.send("/feeds");
    await editor.press(await editor.sees("Feeds: 1"), "1");
    await editor.press(await editor.sees((message) => labels(message).includes("Waiting: 2")), "Waiting: 2");
    await editor.press(await editor.sees("waiting for you: 2"), "Publish all");
    await editor.press(await editor.sees("Articles: 2\nGoes out in 60 seconds"), "Undo");
    await editor.sees("Stopped: nothing has left");
    stand.pass(61_000);
    await stand.app.minute();
    editor.send("/feeds");
    await editor.press(await editor.sees("Feeds: 1"), "1");
    await editor.sees((message) => labels(message).includes("Waiting: 2"));
    assert.deepEqual(channel(), []);
  });

  it("publishes all that waited when the button was shown, and not what came since", async () => {
    const { editor } = stand;
    items = [];
    await add(`draft ${server.origin}/feed`);
    items = [{ id: "2" }, { id: "1" }];
    await pollLater();
    const waiting = await editor.sees("waiting for you: 2");
    items = [{ id: "3" }, ...items];
    await pollLater();
    await editor.sees("waiting for you: 3");
    await editor.press(waiting, "Publish all");
    await editor.sees("waiting for you: 1");
    await editor.sees("Item 2", { chat: CHANNEL_ID });
    assert.equal(channel().length, 2);
  });

  it("lets an editor's correction stand when the feed says something else, and tells the editors", async () => {
    const { editor } = stand;
    items = [];
    await add(`${server.origin}/feed`);
    items = [{ id: "a", title: "Ferry leaves at six", date: stand.now() }];
    await pollLater();
    await editor.sees("Ferry leaves at six", { chat: CHANNEL_ID });
    const { articles } = await stand.app.newsroom.articles.list({ limit: 1, offset: 0 });
    editor.send(`/edit ${articles[0]!.id}`);
    await editor.press(await editor.sees("Send this correction?"), "Title");
    await editor.sees("What is its title?");
    editor.send("Ferry leaves at seven");
    await editor.sees("Ferry leaves at seven");
    await editor.press(await editor.sees("Send this correction?"), "Send the correction");
    await editor.sees("Corrected. Readers see it like this");
    items = [{ id: "a", title: "Ferry leaves at eight", date: stand.now() }];
    await pollLater();
    const notice = await editor.sees("“Ferry leaves at seven” says something else at its source now");
    assert.equal((await stand.app.newsroom.articles.get(articles[0]!.id))?.title, "Ferry leaves at seven");
    await editor.press(notice, "History");
    await editor.press(await editor.sees((message) => labels(message).includes("3")), "3");
    await editor.sees(/as it came[\s\S]*Ferry leaves at seveneight/);
  });

  it("pauses, resumes, asks first, polls now and removes by buttons", async () => {
    const { editor } = stand;
    await add();
    editor.send("/feeds");
    const list = await editor.sees("Feeds: 1");
    await editor.press(list, "1");
    const card = await editor.sees("polled regularly");
    await editor.press(card, "Pause");
    await editor.sees("paused");
    items = [{ id: "new", title: "The ferry is back", date: stand.now() }, ...items];
    assert.equal((await pollLater()).polled, 0);
    await editor.press(card, "Resume");
    await editor.sees("polled regularly");
    await editor.press(card, "Ask me first");
    await editor.sees("wait until you publish them");
    await editor.press(card, "Poll now");
    await editor.sees("waiting for you: 1");
    await editor.press(card, "Publish at once");
    await editor.sees("published at once");
    await editor.press(card, "Waiting: 1");
    await editor.sees("waiting for you: 1");
    await editor.press(card, "Publish");
    await editor.sees("waits for you");
    await editor.press(card, "Back");
    await editor.sees("polled regularly");
    await editor.press(card, "Remove");
    await editor.sees("Remove “The Harbour Feed”?");
    await editor.press(card, "Back");
    await editor.sees("polled regularly");
    await editor.press(card, "Remove");
    await editor.sees("Remove “The Harbour Feed”?");
    await editor.press(card, "Yes, remove it");
    await editor.sees("is removed");
    await editor.sees("Feeds: 0");
    stand.reader.send("ferry");
    await stand.reader.sees("One article found");
    await editor.forge(card, "1wf:1:poll");
    await editor.sees("doesn't work any more");
  });

  it("tells once of a feed that has failed for three days, and of one that is gone", async () => {
    const { editor } = stand;
    await add();
    server.serve("/feed", (_, answer) => answer.writeHead(503).end());
    for (let day = 0; day < 6; day++) await pollLater(DAY * 1.2);
    const told = () =>
      editor
        .messages()
        .map(textOf)
        .filter((text) => /has failed since/.test(text));
    assert.equal(told().length, 1);
    assert.match(told()[0] ?? "", /The Harbour Feed[\s\S]*answers 503/);
    server.serve("/feed", (_, answer) => answer.end(rss([])));
    await pollLater(DAY * 1.2);
    await editor.sees("“The Harbour Feed” works again");
    server.serve("/feed", (_, answer) => answer.writeHead(410).end());
    await pollLater(DAY * 1.2);
    const gone = await editor.sees("is no more, and is not polled again");
    await editor.press(gone, "The Harbour Feed");
    await editor.sees("ended");
    await pollLater(DAY);
    assert.equal(told().length, 1);
  });

  it("says what is wrong with an address, and knows a feed that is here", async () => {
    const { editor } = stand;
    editor.send(`/feeds ${server.origin}/nowhere`);
    await editor.sees("answers 404");
    editor.send("/feeds ftp://example.org/feed");
    await editor.sees("is no http(s) address");
    await add();
    editor.send(`/feeds ${server.origin}/`);
    await editor.sees("This feed is here already");
  });

  it("is refused an address on this machine without the setting", async () => {
    await stand.close();
    stand = await openNewsstand();
    stand.editor.send(`/feeds ${server.origin}/feed`);
    await stand.editor.sees("no address of the public internet");
    assert.equal(server.requests.length, 0);
  });

  it("is for editors only, and in their private chat, buttons included", async () => {
    const { reader } = stand;
    const card = await add();
    reader.send("/feeds");
    await reader.sees("Only editors");
    reader.start();
    const welcome = await reader.sees("Welcome");
    const feed = String(
      card.reply_markup?.inline_keyboard
        .flat()
        .map((button) => "callback_data" in button && button.callback_data)
        .find((data) => String(data).includes("remove")),
    );
    for (const data of [
      `${feed}_surely`,
      feed.replace("remove", "pause"),
      "1w:1",
      "1wd:1:1",
      "1wa:1:1:publish",
      "1wx:1:9:publish",
    ]) {
      await reader.forge(welcome, data);
      await reader.sees("Only editors");
    }
    stand.editor.send("/feeds");
    assert.match(textOf(await stand.editor.sees("Feeds: 1")), /polled regularly/);
  });
});

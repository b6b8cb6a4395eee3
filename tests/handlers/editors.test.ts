import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Update } from "grammy/types";
import { blocksText } from "../../src/content/document.ts";
import { commandsFor } from "../../src/simulator/command-methods.ts";
import { textOf } from "../../src/simulator/hands.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const picture = readFileSync(join(import.meta.dirname, "..", "fixtures", "picture.png"));

describe("an editor's /post", () => {
  let stand: Newsstand;

  beforeEach(async () => {
    stand = await openNewsstand();
  });
  afterEach(() => stand.close());

  async function write(options: { restart?: boolean } = {}) {
    const { editor } = stand;
    const pause = async () => {
      if (options.restart) await stand.restart();
    };
    editor.send("/post");
    await editor.sees("What is its title?");
    await pause();
    editor.send("Ferry leaves early");
    await editor.sees("Now the text");
    await pause();
    const text = "The ferry leaves at six.\n\nBring a scarf, see the table.";
    editor.send(text, {
      entities: [
        { type: "bold", offset: 4, length: 5 },
        { type: "text_link", offset: text.indexOf("table"), length: 5, url: "https://example.org/table" },
      ],
    });
    const tags = await editor.sees("Tags, separated by commas?");
    await pause();
    editor.send("Transport, , Town,transport");
    await editor.sees("A picture?");
    await pause();
    return { tags };
  }

  it("asks for title, text, tags and picture, shows the result as readers see it, and publishes it to channel and archive", async () => {
    const { editor, reader, simulator } = stand;
    await write();
    editor.sendPhoto(picture);
    await editor.sees("This is how readers will see it");
    const preview = await editor.sees("Ferry leaves early");
    assert.ok(preview.photo, "a short article is its picture's caption");
    const confirm = await editor.sees("Publish it?");
    assert.equal(simulator.person("editor").messages(CHANNEL_ID).length, 0, "nothing is out before the confirmation");
    await editor.press(confirm, "Publish");
    await editor.sees("goes to one chat");
    const left = editor.messages().filter((message) => textOf(message).includes("Publish it?"));
    assert.deepEqual(
      left.map((message) => message.reply_markup),
      [undefined],
      "no button is left to be pressed later",
    );

    const post = await editor.sees("Ferry leaves early", { chat: CHANNEL_ID });
    assert.equal(post.caption, preview.caption);
    assert.deepEqual(post.caption_entities, preview.caption_entities);
    const styles = post.caption_entities?.map((entity) => entity.type);
    assert.ok(styles?.includes("text_link") && styles.filter((style) => style === "bold").length === 2);

    reader.send("ferry");
    const found = await reader.sees("One article found");
    await reader.press(found, "1");
    const article = await reader.sees("Bring a scarf");
    assert.match(textOf(article), /Transport · Town/);
  });

  it("loses nothing when the program restarts after every step", async () => {
    const { editor } = stand;
    await write({ restart: true });
    const question = editor.messages().at(-1)!;
    await editor.press(question, "Skip");
    await editor.sees("This is how readers will see it");
    const confirm = await editor.sees("Publish it?");
    await stand.restart();
    await editor.press(confirm, "Publish");
    await editor.sees("Published.");
    const post = await editor.sees("Ferry leaves early", { chat: CHANNEL_ID });
    assert.equal(post.text?.includes("Bring a scarf"), true);
    assert.equal(editor.messages(CHANNEL_ID).length, 1);
  });

  it("takes a long text in the several messages in which Telegram's apps send it", async () => {
    const { editor } = stand;
    const part = (words: string) => `${words} `.repeat(4000 / (words.length + 1)).trim();
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("A long story");
    await editor.sees("Now the text");
    editor.send(part("beginning"));
    await editor.sees("If there is more of it");
    editor.send(part("middle"));
    await editor.sees("If there is more of it");
    editor.send("And the end.");
    await editor.press(await editor.sees("Tags, separated by commas?"), "Skip");
    await editor.press(await editor.sees("A picture?"), "Skip");
    await editor.press(await editor.sees("Publish it?"), "Publish");
    await editor.sees("Published.");
    const { articles } = await stand.app.newsroom.articles.list({ limit: 1, offset: 0 });
    const article = await stand.app.newsroom.articles.get(articles[0]!.id);
    assert.match(
      blocksText(article!.document.blocks),
      /^beginning [\s\S]* beginning\s+middle [\s\S]* middle\s+And the end\.$/,
    );
  });

  it("goes to instant subscribers of a tag, and not to others", async () => {
    const { editor, reader, secondReader } = stand;
    await stand.publish({ title: "Old news", tags: ["Town"] });
    reader.send("/subscribe Town");
    const choice = await reader.sees("Subscriptions");
    await reader.press(choice, "At once");
    await reader.sees("At once: Town");
    secondReader.send("/start");
    await secondReader.sees();
    await write();
    await editor.press(editor.messages().at(-1)!, "Skip");
    await editor.press(await editor.sees("Publish it?"), "Publish");
    await editor.sees("goes to 2 chats");
    await reader.sees("Ferry leaves early");
    assert.equal(
      secondReader.messages().some((message) => textOf(message).includes("Ferry")),
      false,
    );
  });

  it("is left at any point by /cancel or its button, and nothing is published", async () => {
    const { editor, reader } = stand;
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("/cancel");
    await editor.sees("Nothing was published");

    await write();
    await editor.press(editor.messages().at(-1)!, "Skip");
    await editor.press(await editor.sees("Publish it?"), "Discard");
    await editor.sees("Nothing was published");
    reader.send("ferry");
    await reader.sees("Nothing found");
    editor.send("/cancel");
    await editor.sees("nothing to leave");
  });

  it("is a draft when it is left, and nothing that was written is lost", async () => {
    const { editor } = stand;
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("Ferry leaves early");
    await editor.sees("Now the text");
    editor.send("/cancel");
    await editor.sees("what you wrote is a draft in /queue");
    editor.send("/queue");
    assert.match(textOf(await editor.sees("Queue: 1")), /1\. Ferry leaves early\nDraft/);
  });

  it("asks again for what it can't read, and lets other commands through", async () => {
    const { editor } = stand;
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("x".repeat(301));
    await editor.sees("Taken up: Text");
    await editor.press(await editor.sees("What is its title?"), "Skip");
    await editor.sees("Tags, separated by commas?");
    editor.send(", ,");
    await editor.sees("I need tags as text");
    editor.send("/latest");
    await editor.sees("Nothing has been published yet");
    editor.send("/post");
    await editor.sees("You are writing something already");
    editor.send("Town");
    await editor.sees("A picture?");
  });

  it("has its command in an editor's menu from the greeting on, in the editor's language, and in nobody else's", async () => {
    const { editor, reader, simulator } = stand;
    const menuOf = (id: number) => commandsFor(simulator.world, id, simulator.people.person(id));
    editor.start();
    await editor.sees("Welcome");
    assert.ok(
      menuOf(1003).some(
        ({ command, description }) => command === "post" && description === "Write and publish an article",
      ),
    );
    editor.send("/settings");
    await editor.press(await editor.sees("Settings"), "Language");
    await editor.press(await editor.sees("Which language"), "Deutsch");
    await editor.sees("Einstellungen");
    await stand.restart();
    assert.match(menuOf(1003).find(({ command }) => command === "post")?.description ?? "", /Artikel/);
    reader.start();
    await reader.sees("Welcome");
    assert.ok(menuOf(1001).length > 5 && !menuOf(1001).some(({ command }) => command === "post"));
  });

  it("takes a message once, though Telegram delivers it again after a kill", async () => {
    const { editor, simulator } = stand;
    const { world } = simulator;
    editor.send("/post");
    await editor.sees("What is its title?");
    const deliver = simulator.world.push.bind(world);
    let title: Update | undefined;
    world.push = (update) => {
      deliver(update);
      title = world.updates.at(-1);
    };
    editor.send("Ferry leaves early");
    await editor.sees("Now the text");
    await answerOnly(stand);
    // As if the program had died after it had answered, and before it had noted so.
    await stand.app.newsroom.database.deleteFrom("handled_update").execute();
    await stand.restart();
    world.updates.push(title!);
    await answerOnly(stand);
    editor.send("The ferry leaves at six.");
    await editor.sees("Tags, separated by commas?");
  });

  it("tells everyone else politely that this is for editors", async () => {
    stand.reader.send("/post");
    await stand.reader.sees("Only editors can publish here");
    const list = await stand.reader.sees(() => true, { timeoutMs: 50 }).catch(() => undefined);
    assert.equal(list, undefined);
  });

  it("publishes once when the confirmation is pressed twice", async () => {
    const { editor } = stand;
    await write();
    await editor.press(editor.messages().at(-1)!, "Skip");
    const confirm = await editor.sees("Publish it?");
    await Promise.all([editor.press(confirm, "Publish"), editor.press(confirm, "Publish")]);
    await editor.sees("doesn't work any more");
    await editor.sees("Ferry leaves early", { chat: CHANNEL_ID }).catch(() => {});
    assert.equal(editor.messages(CHANNEL_ID).length, 1);
  });
});

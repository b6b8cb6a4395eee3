import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Message } from "grammy/types";
import { documentFromText } from "../../src/content/document.ts";
import { textOf } from "../../src/simulator/hands.ts";
import { GROUP_ID } from "../../src/simulator/world.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const HOUR = 3_600_000;
const labelsOf = (message: Message) => message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];

describe("reading at the newsstand", () => {
  let stand: Newsstand;

  before(async () => {
    stand = await openNewsstand();
    for (let i = 0; i < 12; i++) {
      await stand.publish({
        sourceId: `bread-${i}`,
        title: `Bread number ${i}`,
        lead: `The bakery's loaf of day ${i}.`,
        tags: i % 2 ? ["Food"] : ["Food", "Town"],
        publishedAt: stand.now() - i * HOUR,
        author: "Ada Baker",
        url: `https://example.org/bread/${i}`,
      });
    }
    await stand.publish({
      sourceId: "long",
      title: "The lighthouse",
      document: documentFromText(
        Array.from(
          { length: 80 },
          (_, i) => `Paragraph ${i} about the lighthouse and its keepers, who never slept at night.`,
        ).join("\n\n"),
      ),
      tags: ["Town"],
      publishedAt: stand.now() - 100 * HOUR,
    });
  });
  after(() => stand.close());

  it("shows an article whose picture is gone from the web without it", async () => {
    const url = `${stand.simulator.url}/no-such-picture.png`;
    await stand.publish({
      sourceId: "pictured",
      title: "The vanished hat",
      publishedAt: 1,
      picture: { source: { kind: "url", url } },
    });
    stand.reader.send("/start article_pictured");
    const article = await stand.reader.sees("The vanished hat");
    assert.deepEqual([article.photo, textOf(article).includes("A body.")], [undefined, true]);
  });

  it("leads on to others like an article, and to whom one would show it", async () => {
    const { reader } = stand;
    reader.send("/start article_bread-3");
    const article = await reader.sees("Bread number 3");
    const share = article.reply_markup?.inline_keyboard.flat().find(({ text }) => text === "Share");
    assert.match(share && "url" in share ? share.url : "", /^https:\/\/t\.me\/share\/url\?url=https%3A%2F%2Ft\.me%2F/);
    await reader.press(article, "More like this");
    const list = await reader.sees("More like Bread number 3");
    assert.match(textOf(list), /5\. Bread number/);
    assert.doesNotMatch(textOf(list), /\d\. Bread number 3\n/);
    reader.send("/start article_pictured");
    const alone = await reader.sees("The vanished hat");
    await reader.forge(alone, "1o:99999");
    await reader.sees("not here any more");
  });

  it("saves an article by pinning its message, and takes it off again, whichever page it shows", async () => {
    const { reader, simulator } = stand;
    const pinned = () => simulator.world.chats.get(reader.person.id)?.pinned;
    const lastPage = async () => {
      let page = await reader.sees("The lighthouse");
      while (!labelsOf(page).includes("Share")) {
        await reader.press(page, "›");
        page = await reader.sees((message) => labelsOf(message).includes("‹"));
      }
      return page;
    };
    reader.send("/start article_long");
    const last = await lastPage();
    assert.match((await reader.press(last, "Save"))?.text ?? "", /pinned in this chat/);
    await reader.sees((message) => labelsOf(message).includes("Saved ✓"));
    assert.deepEqual(pinned(), [last.message_id]);
    await reader.press(last, "‹");
    await reader.press(await reader.sees((message) => !labelsOf(message).includes("Share")), "›");
    const again = await reader.sees((message) => labelsOf(message).includes("Share"));
    await reader.press(again, "Saved ✓");
    await reader.sees((message) => labelsOf(message).includes("Save"));
    assert.deepEqual(pinned(), []);
    // An older keyboard, pressed late: it is as it should be already.
    await reader.forge(again, "1ku");
    assert.deepEqual(pinned(), []);
  });

  it("offers to save only where the bot may pin", async () => {
    const { reader } = stand;
    reader.send("/latest", { chat: GROUP_ID });
    const list = await reader.sees("Latest articles", { chat: GROUP_ID });
    await reader.press(list, "1");
    const article = await reader.sees("Bread number 0", { chat: GROUP_ID });
    assert.deepEqual(labelsOf(article), ["More like this", "Share", "Read at the source ↗"]);
    assert.match((await reader.forge(article, "1k"))?.text ?? "", /doesn't work any more/);
  });

  it("greets a reader in three lines, with buttons to begin with", async () => {
    stand.reader.start();
    const greeting = await stand.reader.sees("Welcome to The Test Kiosk");
    await stand.reader.press(greeting, "Latest");
    await stand.reader.sees("Latest articles");
  });

  it("lists the latest, five a page, and turns pages by editing the message", async () => {
    stand.reader.send("/latest");
    const first = await stand.reader.sees("Latest articles");
    assert.match(textOf(first), /1\. Bread number 0/);
    assert.doesNotMatch(textOf(first), /Bread number 5/);
    await stand.reader.press(first, "›");
    const second = await stand.reader.sees("6. Bread number 5");
    assert.equal(second.message_id, first.message_id);
    await stand.reader.press(second, "‹");
    assert.equal((await stand.reader.sees("1. Bread number 0")).message_id, first.message_id);
  });

  it("shows a whole article with its date, author, lead, tags and source", async () => {
    stand.reader.send("/latest");
    const list = await stand.reader.sees("Latest articles");
    await stand.reader.press(list, "2");
    const article = await stand.reader.sees("Bread number 1");
    const text = textOf(article);
    assert.match(text, /Ada Baker/);
    assert.match(text, /The bakery's loaf of day 1\./);
    assert.match(text, /A body\./);
    assert.match(text, /Food/);
    const source = article.reply_markup?.inline_keyboard
      .flat()
      .find(({ text }) => text.startsWith("Read at the source"));
    assert.equal(source && "url" in source && source.url, "https://example.org/bread/1");
    assert.equal(article.entities?.[0]?.type, "bold");
  });

  it("shows a long article on pages that are turned in place", async () => {
    stand.reader.start("article_long");
    const first = await stand.reader.sees("The lighthouse");
    assert.match(textOf(first), /Paragraph 0 /);
    await stand.reader.press(first, "›");
    const second = await stand.reader.sees((message) => message.message_id === first.message_id);
    assert.doesNotMatch(textOf(second), /Paragraph 0 /);
  });

  it("searches for any plain text, marks the hits, and turns pages from the message alone", async () => {
    stand.reader.send("bread");
    const found = await stand.reader.sees("12 articles found");
    assert.match(textOf(found), /🔎 bread/);
    const inTitles = found.entities?.filter(({ type }) => type === "underline") ?? [];
    assert.deepEqual(
      inTitles.map(({ offset, length }) => textOf(found).slice(offset, offset + length)),
      new Array(5).fill("Bread"),
    );
    await stand.restart();
    await stand.reader.press(found, "›");
    const next = await stand.reader.sees("6. ");
    assert.equal(next.message_id, found.message_id);
    assert.match(textOf(next), /🔎 bread/);
  });

  it("asks for words after /search alone", async () => {
    stand.reader.send("/search");
    await stand.reader.sees("What are you looking for?");
    stand.reader.send("lighthouse");
    await stand.reader.sees("The lighthouse");
  });

  it("finds nothing with friendly words and a way on", async () => {
    stand.reader.send("xylophonequartet");
    const nothing = await stand.reader.sees("Nothing found for “xylophonequartet”");
    await stand.reader.press(nothing, "Tags");
    await stand.reader.sees("2 tags");
  });

  it("counts tags, opens one, and understands /tag however it is spelt", async () => {
    stand.reader.send("/tags");
    const tags = await stand.reader.sees("2 tags");
    await stand.reader.press(tags, "Food (12)");
    await stand.reader.sees("Articles about Food");
    stand.reader.send("/tag #TOWN");
    await stand.reader.sees("7 articles");
    stand.reader.send("/tag nonsense");
    await stand.reader.sees("There is no tag “nonsense”");
    await stand.reader.sees("2 tags");
  });

  it("opens articles and tags by deep link", async () => {
    stand.reader.start("article_bread-3");
    await stand.reader.sees("Bread number 3");
    stand.reader.start("tag_food");
    await stand.reader.sees("Articles about Food");
    stand.reader.start("article_999999");
    await stand.reader.sees("not here any more");
  });

  it("sums up a tag's articles of the week on demand", async () => {
    stand.reader.send("/digest town week");
    const digest = await stand.reader.sees("the last 7 days");
    assert.match(textOf(digest), /about .?Town/);
    assert.match(textOf(digest), /Bread number 0/);
    assert.doesNotMatch(textOf(digest), /Bread number 1\n/);
    await stand.reader.press(digest, "30 days");
    await stand.reader.sees("the last 30 days");
  });

  it("answers a forged or stale button with a way on", async () => {
    stand.reader.send("/latest");
    const list = await stand.reader.sees("Latest articles");
    for (const data of ["nonsense", "1r:999999999", "1r:-1", "1s:2", "0l:1", "1x:publish", "1l:99999999999999999999"]) {
      await stand.reader.forge(list, data);
      const answer = await stand.reader.sees();
      const buttons = answer.reply_markup?.inline_keyboard.flat().map((button) => button.text);
      assert.deepEqual(buttons, ["Latest", "Tags"], data);
    }
  });

  it("speaks a reader's language and writes right to left for Persian", async () => {
    stand.secondReader.send("/help");
    const help = await stand.secondReader.sees();
    assert.match(textOf(help), /[\u0600-\u06ff]/);
  });

  it("explains itself when it is sent a command that it doesn't know", async () => {
    stand.reader.send("/nonsense");
    await stand.reader.sees("I don't know this command");
    await stand.reader.sees("/latest — ");
  });
});

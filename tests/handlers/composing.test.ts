import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { blocksText, documentFromText } from "../../src/content/document.ts";
import { PRIORITY } from "../../src/delivery/dispatch.ts";
import { textOf } from "../../src/simulator/hands.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { answerOnly } from "../answer-only.ts";
import { type FeedServer, openFeedServer } from "../content/feeds/feed-server.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";
import { file, labels, photo, sent } from "./desk.ts";

const picture = readFileSync(join(import.meta.dirname, "..", "fixtures", "picture.png"));

const PAGE = `<!doctype html><html lang="en"><head><title>The tide table is wrong</title>
<meta property="og:type" content="article"><meta name="description" content="High water comes an hour late."></head>
<body><article><h1>The tide table is wrong</h1>
<p>High water came an <b>hour</b> later than the table on the quay says, and nobody at the harbour office can tell why that is.</p>
<p>Until it is printed anew, ask at the harbour office before you sail, or look at the mark on the old wall by the pier.</p>
</article></body></html>`;

describe("an article that is written in a chat", () => {
  let stand: Newsstand;
  let server: FeedServer;

  beforeEach(async () => {
    server = await openFeedServer();
    stand = await openNewsstand({ allowPrivateAddresses: true, ownerIds: [1003, 1002] });
  });
  afterEach(async () => {
    await stand.close();
    await server.close();
  });

  /** The overview that has come: one that was answered has no buttons any more. */
  const overviewShown = () =>
    stand.editor.sees((message) => textOf(message).includes("Publish it?") && message.reply_markup !== undefined);
  const waiting = async () => {
    const row = await stand.app.newsroom.database
      .selectFrom("article")
      .selectAll()
      .where("state", "=", "draft")
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    return (await stand.app.newsroom.articles.get(row.id as never))!;
  };

  it("takes answers in any order, also by a reply to an earlier question, and lets steps be gone back to", async () => {
    const { editor } = stand;
    editor.send("/post");
    const title = await editor.sees("What is its title?");
    editor.sendPhoto(picture);
    await editor.sees("Taken up: Picture");
    await editor.sees("What is its title?");
    editor.send("#Town #Transport");
    await editor.sees("Taken up: Tags");
    await editor.sees("What is its title?");
    editor.send("Ferry leves early");
    const text = await editor.sees("Now the text");
    await editor.press(text, "‹ Back");
    await editor.sees("What is its title?");
    editor.send("Ferry leaves early");
    await editor.sees("Now the text");
    editor.send("The ferry leaves at six.");
    await overviewShown();
    editor.send("Ferry leaves very early", { replyTo: title.message_id });
    await editor.sees("Ferry leaves very early");
    await overviewShown();
    const article = await waiting();
    assert.deepEqual(
      [article.title, article.tags.map((tag) => tag.title), blocksText(article.document.blocks)],
      ["Ferry leaves very early", ["Town", "Transport"], "The ferry leaves at six."],
    );
    assert.ok(article.picture);
  });

  it("takes up what is changed in messages that were answers, while it is written and in the overview", async () => {
    const { editor } = stand;
    editor.send("/post");
    await editor.sees("What is its title?");
    const title = editor.send("Fery");
    await editor.sees("Now the text");
    editor.edit(title, "Ferry");
    await editor.sees("Taken up: Title");
    const text = editor.send("It leaves at sixx.");
    await editor.press(await editor.sees("Tags, separated"), "Skip");
    await editor.press(await editor.sees("A picture?"), "Skip");
    await overviewShown();
    editor.edit(text, "It leaves at six.", [{ type: "bold", offset: 13, length: 3 }]);
    await editor.sees("Taken up: Text");
    const preview = await editor.sees("It leaves at six.");
    assert.match(textOf(preview), /^Ferry\n/);
    assert.ok(preview.entities?.some(({ type, length }) => type === "bold" && length === 3));
    const confirm = await overviewShown();
    // What was no answer changes nothing.
    editor.edit(editor.messages()[0]!, "/post again");
    await answerOnly(stand);
    await editor.press(confirm, "Publish");
    await editor.sees("It leaves at six.", { chat: CHANNEL_ID });
  });

  it("loses nothing in a restart, whatever is asked: tags by buttons, language, lead, name, time", async () => {
    const { editor } = stand;
    await stand.publish({ tags: ["Town", "Protests"] });
    editor.send("/post");
    await editor.sees("What is its title?");
    await stand.restart();
    editor.send("Ferry leaves early");
    await editor.sees("Now the text");
    await stand.restart();
    editor.send("The ferry leaves at six on every day of the week from Monday on. Bring a scarf.");
    const tags = await editor.sees("Tags, separated");
    await stand.restart();
    await editor.press(tags, "Town");
    await editor.sees("So far: Town");
    await stand.restart();
    editor.send("Protest");
    const nearly = await editor.sees("“Protest” would be new");
    await stand.restart();
    await editor.press(nearly, "#Protests");
    const pictures = await editor.sees("A picture?");
    await stand.restart();
    sent(stand, { media_group_id: "9", ...photo(stand, picture) });
    const more = await editor.sees("Is there more of the album?");
    await stand.restart();
    sent(stand, { media_group_id: "9", ...photo(stand, Buffer.concat([picture, Buffer.from("2")])) });
    await answerOnly(stand);
    await stand.restart();
    await editor.press(more, "That is all");
    assert.ok(pictures.message_id < more.message_id);
    let overview = await overviewShown();
    for (const [button, question, answer, shown] of [
      ["Lead", "stand before the text", "It is the new timetable.", "Lead: It is the new timetable."],
      ["Language", "Which language", "de", "Language: German"],
      ["Name in links", "Latin letters", "early ferry", "Name in links: early-ferry"],
      ["Title", "What is its title?", "Ferry leaves earlier", "Publish it?"],
    ] as const) {
      await stand.restart();
      await editor.press(overview, button);
      await editor.sees(question);
      await stand.restart();
      editor.send(answer);
      overview = await editor.sees((message) =>
        textOf(message)
          .replace(/[\u2066-\u2069]/g, "")
          .includes(shown),
      );
    }
    await stand.restart();
    await editor.press(overview, "⚡ Breaking");
    overview = await editor.sees((message) => labels(message).includes("✓ ⚡ Breaking"));
    assert.match(textOf(overview), /⚡ Breaking: it goes before everything else/);
    await stand.restart();
    await editor.press(overview, "Schedule");
    await editor.sees("When shall it go out?");
    await stand.restart();
    editor.send("in 2 hours");
    await editor.sees("(UTC), in 2 hours");
    stand.pass(2 * 3_600_000 + 1000);
    await stand.app.minute();
    assert.match(textOf(await editor.sees("Ferry leaves earlier", { chat: CHANNEL_ID })), /new timetable/);
    const { priority } = await stand.app.newsroom.database
      .selectFrom("dispatch")
      .select("priority")
      .executeTakeFirstOrThrow();
    assert.equal(priority, PRIORITY.breaking);
    stand.reader.send("/start article_early-ferry");
    await stand.reader.sees("Ferry leaves earlier");
  });

  it("asks whether a new tag is one that there is, and proposes a lead and a name", async () => {
    const { editor } = stand;
    await stand.publish({ tags: ["Protests"] });
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("Überfahrt");
    await editor.sees("Now the text");
    editor.send(
      "The ferry leaves at six on every day of the week from Monday on. Nobody has been asked about it, says the council.",
    );
    await editor.sees("Tags, separated");
    editor.send("Protest, Harbour");
    const nearly = await editor.sees("“Protest” would be new. There is: Protests.");
    await editor.press(nearly, "#Protests");
    await editor.press(await editor.sees("A picture?"), "Skip");
    const overview = await overviewShown();
    assert.match(textOf(overview), /Tags: Harbour · Protests/);
    assert.match(textOf(overview), /⚠ No lead/);
    assert.match(textOf(overview), /⚠ Nobody follows these tags yet: Harbour/);
    await editor.press(overview, "Lead");
    await editor.press(await editor.sees(/stand before the text[\s\S]*The ferry leaves at six/), "Take this");
    await editor.press(await overviewShown(), "Name in links");
    await editor.press(await editor.sees(/Latin letters[\s\S]*ueberfahrt/), "Take this");
    assert.match(textOf(await overviewShown()), /Name in links: ueberfahrt/);
    const article = await waiting();
    assert.equal(article.slug, "ueberfahrt");
    assert.match(article.lead ?? "", /ferry leaves at six/);
  });

  it("is made of a page that is only linked to", async () => {
    const { editor } = stand;
    server.serve("/tide", (_, answer) => answer.setHeader("content-type", "text/html").end(PAGE));
    const url = `${server.origin}/tide`;
    editor.send(url, { entities: [{ type: "url", offset: 0, length: url.length }] });
    await editor.press(await editor.sees("Shall this become an article?"), "Make an article");
    await editor.sees("The tide table is wrong");
    await overviewShown();
    const article = await waiting();
    assert.deepEqual([article.url, article.language], [url, "en"]);
    assert.match(blocksText(article.document.blocks), /look at the mark on the old wall/);
  });

  it("says why a page can't be read, and goes on", async () => {
    const { editor } = stand;
    editor.send("/post");
    await editor.sees("What is its title?");
    const url = `${server.origin}/none`;
    editor.send(url, { entities: [{ type: "url", offset: 0, length: url.length }] });
    await editor.sees(/I can’t read this\. .*answers 404/);
    editor.send("A title");
    await editor.sees("Now the text");
  });

  it("is made of a message with its formatting, forwarded or not, whose first line is the title", async () => {
    const { editor } = stand;
    const text = "Ferry leaves early\n\nFrom Monday it leaves at six.";
    editor.send(text, { entities: [{ type: "italic", offset: text.indexOf("Monday"), length: 6 }] });
    const offer = await editor.sees("Shall this become an article?");
    assert.equal(offer.reply_to_message?.text, text);
    await editor.press(offer, "Make an article");
    const preview = await editor.sees(/^Ferry leaves early\n/);
    assert.ok(preview.entities?.some(({ type, length }) => type === "italic" && length === 6));
    await editor.press(await overviewShown(), "Discard");
    const origin = { type: "channel", chat: { id: -1, type: "channel", title: "x" }, message_id: 5, date: 1 } as const;
    sent(stand, { text: "Water is out on the quay", forward_origin: origin });
    await editor.press(await editor.sees("Shall this become an article?"), "Make an article");
    await editor.sees("Now the text");
  });

  it("is made of an album, whose first picture stands above it", async () => {
    const { editor } = stand;
    const album = { media_group_id: "77" };
    sent(stand, { ...album, ...photo(stand, picture), caption: "Herons\n\nThree of them stand by the weir." });
    const offer = await editor.sees("Shall this become an article?");
    sent(stand, { ...album, ...photo(stand, Buffer.concat([picture, Buffer.from("2")])) });
    sent(stand, { ...album, ...photo(stand, Buffer.concat([picture, Buffer.from("3")])) });
    await answerOnly(stand);
    await editor.press(offer, "Make an article");
    await overviewShown();
    const article = await waiting();
    assert.equal(article.title, "Herons");
    const gallery = article.document.blocks.find((block) => block.type === "gallery");
    assert.equal(gallery?.pictures.length, 2);
    assert.ok(article.picture);
  });

  it("takes an album at the picture's question, and goes on when that is all", async () => {
    const { editor } = stand;
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("Herons");
    await editor.sees("Now the text");
    editor.send("Three of them stand by the weir.");
    await editor.press(await editor.sees("Tags, separated"), "Skip");
    await editor.sees("A picture?");
    sent(stand, { media_group_id: "77", ...photo(stand, picture) });
    const more = await editor.sees("Is there more of the album?");
    sent(stand, { media_group_id: "77", ...photo(stand, Buffer.concat([picture, Buffer.from("2")])) });
    await answerOnly(stand);
    await editor.press(more, "That is all");
    await overviewShown();
    assert.ok((await waiting()).document.blocks.some((block) => block.type === "picture"));
  });

  it("is made of a file that is sent, and says what it can't read", async () => {
    const { editor } = stand;
    sent(stand, file(stand, "tide.md", "---\ntitle: The tide\ntags: [Sea]\n---\n\nIt comes **twice** a day."));
    await editor.press(await editor.sees("Shall this become an article?"), "Make an article");
    assert.match(textOf(await editor.sees(/^The tide\n/)), /It comes twice a day\.\n\n🏷 Sea/);
    await editor.press(await overviewShown(), "Discard");
    sent(stand, file(stand, "../../etc/passwd.json", "{"));
    await editor.press(await editor.sees("Shall this become an article?"), "Make an article");
    await editor.sees("I can’t read this");
    await editor.sees("What is its title?");
  });

  it("can be begun from words that were searched for, found or not", async () => {
    const { editor, reader } = stand;
    await stand.publish({ title: "The ferry of old" });
    editor.send("ferry");
    await editor.press(await editor.sees("One article found"), "Make an article");
    await editor.sees("Now the text");
    editor.send("/cancel");
    await editor.sees("is a draft in /queue");
    editor.send("zeppelin");
    await editor.press(await editor.sees("Nothing found"), "Make an article");
    await editor.sees("Now the text");
    assert.equal((await waiting()).title, "zeppelin");
    reader.send("ferry");
    const found = await reader.sees("One article found");
    assert.ok(!labels(found).includes("Make an article"));
    await reader.forge(found, "1xa");
    await reader.sees("Only editors can publish here");
  });

  it("is shown exactly as it will be sent, in both forms and in both places", async () => {
    const { editor } = stand;
    editor.send("Ferry\n\nIt leaves at six.", { entities: [{ type: "bold", offset: 0, length: 5 }] });
    await editor.press(await editor.sees("Shall this become"), "Make an article");
    let overview = await overviewShown();
    await editor.press(overview, "Channel, pages");
    const asChannel = await editor.sees("It leaves at six.");
    overview = await overviewShown();
    await editor.press(overview, "Channel, whole");
    const rich = await editor.sees((message) => message.rich_message !== undefined);
    assert.equal(rich.reply_markup, undefined);
    overview = await overviewShown();
    await editor.press(overview, "Reader, whole");
    const reader = await editor.sees((message) => message.rich_message !== undefined);
    assert.ok(labels(reader).includes("More like this"));
    await editor.press(await overviewShown(), "Publish");
    const post = await editor.sees("It leaves at six.", { chat: CHANNEL_ID });
    assert.deepEqual(
      [post.text, post.entities, post.reply_markup],
      [asChannel.text, asChannel.entities, asChannel.reply_markup],
    );
  });

  it("is looked over before it goes out", async () => {
    const { editor } = stand;
    const story =
      "word of the harbour and of the quay and of the pier and of the wall beside them all day long ".repeat(4);
    await stand.publish({
      title: "The same story",
      document: documentFromText(story),
      publishedAt: stand.now() - 1000,
    });
    const broken = `${server.origin}/none`;
    server.serve("/fine", (_, answer) => answer.end("fine"));
    const fine = `${server.origin}/fine`;
    const title =
      "A title that is too long for what a phone shows of it in a notification on the screen when it is locked";
    const body = `${story}\nHere and there. \u202e!`;
    editor.send(`${title}\n${body}`, {
      entities: [
        { type: "text_link", offset: title.length + 1 + body.indexOf("Here"), length: 4, url: broken },
        { type: "text_link", offset: title.length + 1 + body.indexOf("there."), length: 5, url: fine },
      ],
    });
    await editor.press(await editor.sees("Shall this become"), "Make an article");
    const overview = await overviewShown();
    await editor.press(overview, "Picture");
    await editor.sees("A picture?");
    editor.sendPhoto(picture);
    const said = textOf(await overviewShown());
    assert.match(said, /⚠ The title has 103 characters; a notification shows about 90/);
    assert.match(said, /⚠ The picture is small \(320 × 200\)/);
    assert.match(said, /⚠ This link leads nowhere: \S*\/none/);
    assert.doesNotMatch(said, /fine/);
    assert.match(said, /⚠ Much like “The same story”/);
  });

  it("says so when a picture is too large for Telegram to give it, and goes on", async () => {
    const { editor } = stand;
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("Herons");
    await editor.sees("Now the text");
    const { document } = file(stand, "herons.png", "x".repeat(21 * 1024 * 1024));
    sent(stand, { document: { ...document!, mime_type: "image/png" } });
    const refusal = await editor.sees("I could not fetch this picture from Telegram");
    await editor.press(refusal, "Skip");
    await editor.sees("Now the text");
  });

  it("tells the second of two editors who write on the same draft, and keeps what both wrote", async () => {
    const { editor, secondReader } = stand;
    secondReader.send("/settings");
    await secondReader.press(await secondReader.sees(), "زبان");
    await secondReader.press(await secondReader.sees(), "English");
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("Herons");
    await editor.sees("Now the text");
    secondReader.send("/queue");
    await secondReader.press(await secondReader.sees("Queue: 1"), "1");
    await secondReader.press(await secondReader.sees("Draft"), "Edit");
    await secondReader.press(await secondReader.sees("Publish it?"), "Title");
    await secondReader.sees("What is its title?");
    secondReader.send("Three herons");
    await secondReader.sees("Publish it?");
    editor.send("They stand by the weir.");
    const conflict = await editor.sees("Somebody else has changed this article meanwhile");
    const { id, title } = await waiting();
    assert.equal(title, "Three herons");
    const row = await stand.app.newsroom.database
      .selectFrom("article_revision")
      .select("content")
      .where("article_id", "=", id)
      .orderBy("revision", "desc")
      .executeTakeFirstOrThrow();
    assert.match(row.content, /by the weir/);
    await editor.press(conflict, "The other");
    await editor.sees("Three herons");
  });
});

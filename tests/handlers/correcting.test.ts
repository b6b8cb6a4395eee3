import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Message } from "grammy/types";
import { textOf } from "../../src/simulator/hands.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";
import { labels, sent } from "./desk.ts";

describe("what has been published", () => {
  let stand: Newsstand;

  beforeEach(async () => {
    stand = await openNewsstand({ ownerIds: [1003, 1002] });
    await stand.publish({
      sourceId: "bread",
      title: "Bread at five",
      lead: "The ovens are lit at three.",
      tags: ["Food"],
    });
  });
  afterEach(() => stand.close());

  const first = async () => (await stand.app.newsroom.articles.list({ limit: 1, offset: 0 })).articles[0]!;

  /** Changes the title of an article that is being edited, up to the overview. */
  async function retitle(overview: Message, title: string): Promise<Message> {
    const { editor } = stand;
    await editor.press(overview, "Title");
    await editor.sees("What is its title?");
    editor.send(title);
    return editor.sees("Send this correction?");
  }

  it("is edited from where it is read, shown as it will be, and changed only when that is sent", async () => {
    const { editor, reader } = stand;
    editor.send("/start article_bread");
    await editor.press(await editor.sees("Bread at five"), "Edit");
    const overview = await retitle(await editor.sees("Send this correction?"), "Bread at four");
    assert.equal((await first()).title, "Bread at five");
    await stand.restart();
    await editor.press(overview, "Send the correction");
    await editor.sees("Corrected.");
    reader.send("bread");
    await reader.press(await reader.sees("One article found"), "1");
    const article = await reader.sees("Bread at four");
    assert.doesNotMatch(textOf(article), /corrected/);
    assert.ok(!labels(article).includes("Edit"));
  });

  it("is edited by replying to it, by its number or one of the latest, and may say that it was corrected", async () => {
    const { editor, reader } = stand;
    const { id } = await first();
    editor.send("/start article_bread");
    const shown = await editor.sees("Bread at five");
    editor.send("/edit", { replyTo: shown.message_id });
    await editor.press(await editor.sees("Send this correction?"), "Leave it");
    await editor.sees("Nothing was changed");
    editor.send(`/edit ${id}`);
    const overview = await retitle(await editor.sees("Send this correction?"), "Bread at four");
    await editor.press(overview, "Send it, marked as corrected");
    await editor.sees("Corrected.");
    reader.send("/start article_bread");
    assert.match(textOf(await reader.sees("Bread at four")), /· corrected \w+ \d+, \d{4}/);
    editor.send("/edit 999");
    const offer = await editor.sees("I find no such article");
    await editor.press(offer, "Bread at four");
    await editor.sees("Send this correction?");
  });

  it("is left as it was by /cancel", async () => {
    const { editor } = stand;
    editor.send(`/edit ${(await first()).id}`);
    await retitle(await editor.sees("Send this correction?"), "Bread at four");
    editor.send("/cancel");
    await editor.sees("Nothing was changed");
    assert.equal((await first()).title, "Bread at five");
  });

  it("tells the second of two editors, and loses neither's words", async () => {
    const { editor, secondReader } = stand;
    secondReader.send("/settings");
    await secondReader.press(await secondReader.sees(), "زبان");
    await secondReader.press(await secondReader.sees(), "English");
    const { id } = await first();
    editor.send(`/edit ${id}`);
    const mine = await retitle(await editor.sees("Send this correction?"), "Bread at four");
    secondReader.send(`/edit ${id}`);
    await secondReader.press(await secondReader.sees("Send this correction?"), "Title");
    await secondReader.sees("What is its title?");
    secondReader.send("Bread at three");
    await secondReader.press(await secondReader.sees("Send this correction?"), "Send the correction");
    await secondReader.sees("Corrected.");
    await editor.press(mine, "Send the correction");
    const conflict = await editor.sees("Somebody else has changed this article meanwhile");
    assert.equal((await first()).title, "Bread at three");
    await editor.press(conflict, "Mine");
    await editor.press(await editor.sees("Send this correction?"), "Send the correction");
    await editor.sees("Corrected.");
    assert.equal((await first()).title, "Bread at four");
    editor.send(`/history ${id}`);
    assert.match(textOf(await editor.sees("Bread at four")), /by \u2068رضا\u2069[\s\S]*as it came/);
  });

  it("has a history that shows what changed, and can be brought back", async () => {
    const { editor } = stand;
    const { id } = await first();
    editor.send(`/history ${id}`);
    await editor.sees("No editor has changed it yet");
    editor.send(`/edit ${id}`);
    const overview = await retitle(await editor.sees("Send this correction?"), "Bread at four");
    await editor.press(overview, "Send the correction");
    await editor.sees("Corrected.");
    editor.send(`/history ${id}`);
    const history = await editor.sees(/2\. .*, by Edda\n1\. .*, as it came/);
    await editor.press(history, "2");
    const change = await editor.sees("Title");
    const text = textOf(change);
    assert.match(text, /Title\nBread at fivefour/);
    const styled = (type: string) =>
      change.entities?.filter((one) => one.type === type).map((one) => text.slice(one.offset, one.offset + one.length));
    assert.deepEqual([styled("strikethrough"), styled("underline")], [["five"], ["four"]]);
    await editor.press(change, "‹ Back");
    await editor.press(await editor.sees(/1\. .*as it came/), "1");
    await editor.press(await editor.sees("as it came"), "Restore this");
    await editor.sees("Bread at five");
    await editor.press(await editor.sees("Send this correction?"), "Send the correction");
    await editor.sees("Corrected.");
    assert.equal((await first()).title, "Bread at five");
    editor.send(`/history ${id}`);
    await editor.sees(/3\. .*2\. .*1\. /s);
  });

  it("is taken back with a reason, which is told who opens it, and is found no more", async () => {
    const { editor, reader } = stand;
    const { id } = await first();
    reader.send("bread");
    const found = await reader.sees("One article found");
    editor.send(`/recall ${id}`);
    await editor.sees("Why is it taken back?");
    await stand.restart();
    editor.send("The baker never said so.");
    const sure = await editor.sees("Reason: The baker never said so.");
    assert.ok(await stand.app.newsroom.articles.getPublished(id));
    await stand.restart();
    await editor.press(sure, "Take it back");
    await editor.sees("Taken back.");
    await reader.press(found, "1");
    await reader.sees(/taken this article back\.\nReason: The baker never said so\./);
    reader.send("bread");
    await reader.sees("Nothing found");
    editor.send(`/recall ${id}`);
    await editor.sees("I find no such article");
  });

  it("is corrected where it was sent, and taken back from there", async () => {
    const { editor } = stand;
    editor.send("Ferry\n\nIt leaves at six.", { entities: [{ type: "bold", offset: 0, length: 5 }] });
    await editor.press(await editor.sees("Shall this become an article?"), "Make an article");
    await editor.press(await editor.sees("Publish it?"), "Publish");
    const published = await editor.sees("goes to one chat");
    const post = await editor.sees("It leaves at six.", { chat: CHANNEL_ID });
    const recorded = () =>
      stand.app.newsroom.database.selectFrom("delivery").select("state").where("state", "=", "sent").executeTakeFirst();
    while (!(await recorded())) await new Promise((resolve) => setTimeout(resolve, 10));
    const origin = { type: "channel", chat: post.chat, message_id: post.message_id, date: post.date } as never;
    sent(stand, { text: post.text, forward_origin: origin });
    const ours = await editor.sees("This is an article of ours");
    assert.deepEqual(labels(ours), ["Edit", "Take it back", "History"]);
    await editor.press(published, "Edit");
    await editor.press(await editor.sees("Send this correction?"), "Text");
    await editor.sees("Now the text");
    editor.send("It leaves at seven.");
    await editor.press(await editor.sees("Send this correction?"), "Send it, marked as corrected");
    const edited = await editor.sees(/corrected[\s\S]*It leaves at seven\./, { chat: CHANNEL_ID });
    assert.equal(edited.message_id, post.message_id);
    editor.send("/recall", { replyTo: published.message_id });
    await editor.press(await editor.sees("Why is it taken back?"), "Skip");
    await editor.press(await editor.sees("Without a reason"), "Take it back");
    await editor.sees("Taken back.");
    while (editor.messages(CHANNEL_ID).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it("is taken back with a reason in one line, or stays", async () => {
    const { editor } = stand;
    const { id } = await first();
    editor.send(`/recall ${id} It was wrong`);
    await editor.press(await editor.sees("Reason: It was wrong"), "Leave it");
    await editor.sees("It stays published");
    editor.send(`/recall ${id}`);
    await editor.press(await editor.sees("Why is it taken back?"), "Skip");
    await editor.press(await editor.sees("Without a reason"), "Take it back");
    await editor.sees("Taken back.");
    await answerOnly(stand);
    assert.equal(await stand.app.newsroom.articles.getPublished(id), undefined);
  });
});

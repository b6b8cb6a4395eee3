import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Message } from "grammy/types";
import type { Block } from "../../src/content/document.ts";
import { DOCUMENT_VERSION } from "../../src/content/document.ts";
import { ChatId } from "../../src/core/ids.ts";
import { aimAt, packAction } from "../../src/render/callback-data.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { inlines, paragraph } from "../factories.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const blocks: Block[] = [
  { type: "heading", level: 2, content: inlines("Departures") },
  {
    type: "table",
    rows: [
      [
        { content: inlines("Pier"), header: true },
        { content: inlines("Days"), header: true },
      ],
      [{ content: inlines("6:10") }, { content: inlines("daily") }],
    ],
  },
  paragraph("Bring a scarf."),
];

const isRich = (message: Message) => message.rich_message !== undefined;

describe("articles in one piece", () => {
  let stand: Newsstand;

  beforeEach(async () => {
    stand = await openNewsstand();
    await stand.publish({
      sourceId: "ferry",
      title: "Ferry leaves early",
      document: { version: DOCUMENT_VERSION, blocks },
      tags: ["Transport"],
      url: "https://example.org/ferry",
    });
    const { reader } = stand;
    reader.send("/settings");
    await reader.press(await reader.sees("Page by page"), "Articles");
    await reader.press(await reader.sees("How shall articles come?"), "In one piece");
    await reader.sees("In one piece");
  });
  afterEach(() => stand.close());

  it("can be saved: the message is pinned", async () => {
    const { reader, simulator } = stand;
    reader.send("/start article_ferry");
    const message = await reader.sees(isRich);
    await reader.press(message, "Save");
    const saved = await reader.sees(isRich);
    assert.equal(saved.reply_markup?.inline_keyboard[1]?.[0]?.text, "Saved ✓");
    assert.deepEqual(saved.rich_message, message.rich_message);
    assert.deepEqual(simulator.world.chats.get(reader.person.id)?.pinned, [message.message_id]);
  });

  it("come as native rich messages to who chose so", async () => {
    const { reader, secondReader } = stand;
    reader.send("/start article_ferry");
    const message = await reader.sees(isRich);
    assert.deepEqual(
      message.rich_message?.blocks.map(({ type }) => type),
      ["heading", "paragraph", "heading", "table", "paragraph", "footer"],
    );
    assert.equal(message.text, undefined);
    assert.equal(message.reply_markup?.inline_keyboard.at(-1)?.[0]?.text, "Read at the source ↗");
    secondReader.send("/start article_ferry");
    assert.match((await secondReader.sees("Ferry leaves early")).text ?? "", /Departures/);
  });

  it("come so in a channel when an editor says so, and nobody else can", async () => {
    const { reader, editor, app } = stand;
    reader.send("/settings");
    const settings = await reader.sees("Articles");
    const forged = aimAt(packAction({ kind: "set_form", form: "rich" }), ChatId.parse(CHANNEL_ID));
    await reader.forge(settings, forged);
    await reader.sees("The newsroom decides");
    editor.send("/channels");
    await editor.press(await editor.sees("Where we post"), "1");
    await editor.press(await editor.sees(/The Daily Kiosk\s+At once: everything/), "Sound, form, language");
    await editor.press(await editor.sees(/The Daily Kiosk\s+Settings/), "Articles");
    await editor.press(await editor.sees("How shall articles come?"), "In one piece");
    await editor.sees("Articles: In one piece");
    await stand.publish({ title: "News", url: "https://example.org/news", publishedAt: stand.now() + 3_600_000 });
    stand.pass(3_600_001);
    await app.minute();
    const post = await editor.sees(isRich, { chat: CHANNEL_ID });
    assert.deepEqual(
      post.reply_markup?.inline_keyboard.flat().map(({ text }) => text),
      ["Read at the source ↗"],
    );
  });

  it("are listed in rich messages, whose pages turn in place", async () => {
    const { reader } = stand;
    for (let n = 1; n <= 7; n++)
      await stand.publish({ title: `Bread ${n}`, lead: "Good bread is made of rye.", tags: ["Food"] });
    reader.send("bread");
    const first = await reader.sees(isRich);
    assert.match(JSON.stringify(first.rich_message), /"🔎 bread".*"7 articles found".*"type":"marked"/);
    await reader.press(first, "›");
    const second = await reader.sees(isRich);
    assert.equal(second.message_id, first.message_id);
    const list = second.rich_message?.blocks.at(-1);
    assert.deepEqual(list?.type === "list" && list.items.map(({ value }) => value), [6, 7]);
    for (const command of ["/latest", "/tag food"]) {
      reader.send(command);
      const listed = await reader.sees(isRich);
      await reader.press(listed, "2");
      assert.match(JSON.stringify((await reader.sees(isRich)).rich_message), /"heading","text":"Bread \d"/);
    }
  });

  it("come page by page from a server that knows no rich messages, which is asked once", async () => {
    const { reader, simulator } = stand;
    simulator.forgetMethods("sendRichMessage");
    for (let time = 0; time < 2; time++) {
      reader.send("/start article_ferry");
      assert.match((await reader.sees("Ferry leaves early")).text ?? "", /Bring a scarf/);
    }
    const calls = await fetch(`${simulator.url}/control/calls`);
    const { calls: made } = (await calls.json()) as { calls: { method: string }[] };
    assert.equal(made.filter(({ method }) => method === "sendRichMessage").length, 1);
  });

  it("stand in a digest that is one rich message as well", async () => {
    const { reader, app } = stand;
    reader.send("/subscribe all");
    await reader.sees("Subscriptions");
    await stand.publish({ title: "Fresh bread", lead: "The ovens are lit at three.", tags: ["Food"] });
    const day = 86_400_000;
    stand.pass(Math.ceil((stand.now() - 8 * 3_600_000) / day) * day + 9 * 3_600_000 - stand.now() + 1000);
    await app.minute();
    const { rich_message } = await reader.sees(isRich);
    assert.deepEqual(
      rich_message?.blocks.map(({ type }) => type),
      ["heading", "paragraph", "heading", "list", "heading", "list", "footer"],
    );
    assert.match(JSON.stringify(rich_message), /"Food".*article_\d+.*"The ovens are lit at three\."/);
    reader.send("/digest week");
    const onDemand = await reader.sees(isRich);
    assert.deepEqual(
      onDemand.reply_markup?.inline_keyboard[0]?.map(({ text }) => text),
      ["Today", "30 days"],
    );
  });

  it("come so from the ledger, and classic where the server takes none", async () => {
    const { reader, simulator, app } = stand;
    reader.send("/subscribe all");
    await reader.press(await reader.sees("Subscriptions"), "At once");
    await reader.sees("At once: everything");
    const publishSoon = async (title: string) => {
      await stand.publish({ title, publishedAt: stand.now() + 3_600_000 });
      stand.pass(3_600_001);
      await app.minute();
    };
    await publishSoon("The first");
    await reader.sees(isRich);
    simulator.forgetMethods("sendRichMessage");
    await publishSoon("The second");
    await reader.sees("The second");
  });
});

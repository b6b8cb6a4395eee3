import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, it } from "node:test";
import type { Message } from "grammy/types";
import { ChatId } from "../../src/core/ids.ts";
import { type Hands, textOf } from "../../src/simulator/hands.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { chatStore } from "../../src/subscribers/chat-store.ts";
import type { Topic } from "../../src/subscribers/subscription.ts";
import { subscriptionStore } from "../../src/subscribers/subscription-store.ts";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";
import { file, labels, photo, sent } from "./desk.ts";

const picture = readFileSync(join(import.meta.dirname, "..", "fixtures", "picture.png"));
const DAY = 86_400_000;

describe("an announcement", () => {
  let stand: Newsstand;
  afterEach(() => stand.close());

  /** Two readers who follow something, one in German; the channel follows everything. */
  async function open(change: Parameters<typeof openNewsstand>[0] = {}, undoMs = 0): Promise<void> {
    stand = await openNewsstand(change, undoMs);
    await stand.publish({ tags: ["Town"] });
    const { database, tags } = stand.app.newsroom;
    const town = (await tags.find("Town"))!.id;
    const chats = chatStore(database, stand.clock);
    const follow = async (person: Hands, language: string, topic: Topic, cadence: "instant" | "daily") => {
      person.start();
      const id = ChatId.parse(person.person.id);
      await chats.ensure(id, "private", { language, timeZone: "UTC", digestTime: "08:00" });
      await chats.change(id, { language });
      await subscriptionStore(database, stand.clock).subscribe(id, topic, cadence);
    };
    await follow(stand.reader, "en", { kind: "tag", tagId: town }, "instant");
    await follow(stand.secondReader, "de", { kind: "all" }, "daily");
  }

  /** Writes one up to the overview. */
  async function write(text = "The printers are on strike.", by: Hands = stand.editor): Promise<Message> {
    by.send("/broadcast");
    await by.sees("Send what it shall say");
    by.send(text);
    await by.press(await by.sees("To whom shall it go?"), "Everyone · 3");
    return by.sees("Send it?");
  }

  const got = (person: Hands, words: string, chat?: number) =>
    person.messages(chat).filter((message) => textOf(message).includes(words)).length;
  const acts = async () => {
    const rows = await stand.app.newsroom.database
      .selectFrom("editorial_act")
      .select(["act", "editor_id"])
      .orderBy("id")
      .execute();
    return rows.map(({ act, editor_id }) => `${act} ${editor_id}`);
  };
  const states = async () =>
    (await stand.app.newsroom.database.selectFrom("announcement").select("state").orderBy("id").execute()).map(
      (row) => row.state,
    );

  it("goes to every subscriber as it was shown, with its formatting, and says before to how many", async () => {
    await open();
    const { editor, reader, secondReader } = stand;
    editor.send("/broadcast");
    await editor.sees("Send what it shall say");
    editor.send("No paper on Monday.", { entities: [{ type: "bold", offset: 0, length: 8 }] });
    const to = await editor.sees("To whom shall it go?");
    assert.deepEqual(labels(to), ["Everyone · 3", "English · 2", "Deutsch · 1", "Subscribers of a tag", "‹ Back"]);
    await editor.press(to, "Everyone · 3");
    const overview = await editor.sees("Send it?");
    assert.match(textOf(overview), /To: all subscribers\nIt goes to about 3 chats, and that takes about 1 second\./);
    const before = got(editor, "No paper on Monday.");
    await editor.press(overview, "Send it to me");
    const test = await editor.sees("No paper on Monday.");
    const again = await editor.sees(
      (message) => textOf(message).includes("Send it?") && message.reply_markup !== undefined,
    );
    assert.equal(got(editor, "No paper on Monday."), before + 1);
    await editor.press(again, "Send");
    await editor.sees("Your announcement is on its way. Chats: 3");
    for (const message of [
      await reader.sees("No paper on Monday."),
      await secondReader.sees("No paper on Monday."),
      await editor.sees("No paper on Monday.", { chat: CHANNEL_ID }),
    ])
      assert.deepEqual([message.text, message.entities, message.reply_markup], [test.text, test.entities, undefined]);
    assert.deepEqual(await acts(), ["broadcast_write 1003", "broadcast 1003"]);
  });

  it("goes to the languages or the tag that were chosen, and to nobody who has stopped, pauses, or left", async () => {
    await open();
    const { editor, reader, secondReader, app } = stand;
    await chatStore(app.newsroom.database, stand.clock).pause(ChatId.parse(CHANNEL_ID), stand.now() + DAY);
    editor.send("/broadcast");
    await editor.sees("Send what it shall say");
    editor.send("For readers of German.");
    const to = await editor.sees("To whom shall it go?");
    assert.deepEqual(labels(to).slice(0, 3), ["Everyone · 2", "Deutsch · 1", "English · 1"]);
    await editor.press(to, "English · 1");
    await editor.press(await editor.sees((message) => labels(message).includes("✓ English · 1")), "Deutsch · 1");
    await editor.press(await editor.sees((message) => labels(message).includes("✓ Deutsch · 1")), "✓ English · 1");
    await editor.press(await editor.sees((message) => labels(message).includes("English · 1")), "That is all");
    const overview = await editor.sees("Send it?");
    assert.match(textOf(overview), /To: German\n/);
    await editor.press(overview, "Send");
    await secondReader.sees("For readers of German.");
    await editor.sees("on its way. Chats: 1");

    editor.send("/broadcast");
    await editor.sees("Send what it shall say");
    editor.send("For the town.");
    await editor.press(await editor.sees("To whom shall it go?"), "Subscribers of a tag");
    const tags = await editor.sees("Whose subscribers?");
    assert.equal(labels(tags)[0], "Town · 1");
    editor.send("Nowhere");
    await editor.sees("There is no such tag");
    editor.send("#town");
    await editor.press(await editor.sees("To: subscribers of Town"), "Send");
    await reader.sees("For the town.");
    assert.equal(got(secondReader, "For the town."), 0);
    assert.equal(got(reader, "For readers of German."), 0);

    reader.send("/unsubscribe");
    await reader.sees((message) => message !== undefined && !textOf(message).includes("town"));
    await editor.press(
      await (async () => {
        editor.send("/broadcast");
        await editor.sees("Send what it shall say");
        editor.send("To all that are left.");
        return editor.sees("To whom shall it go?");
      })(),
      "Everyone · 1",
    );
    await editor.press(await editor.sees("Send it?"), "Send");
    await secondReader.sees("To all that are left.");
    assert.deepEqual([got(reader, "To all that"), got(editor, "To all that", CHANNEL_ID)], [0, 0]);
  });

  it("waits for the end of quiet hours", async () => {
    await open();
    const { reader, app } = stand;
    const hour = (shift: number) => new Date(stand.now() + shift).toISOString().slice(11, 16);
    const quiet = `${hour(-3_600_000)}-${hour(3_600_000)}` as const;
    await chatStore(app.newsroom.database, stand.clock).change(ChatId.parse(reader.person.id), { quietHours: quiet });
    await stand.editor.press(await write(), "Send");
    await stand.editor.sees("on its way. Chats: 3");
    await stand.secondReader.sees("The printers are on strike.");
    await answerOnly(stand);
    assert.equal(got(reader, "strike"), 0);
    stand.pass(2 * 3_600_000);
    await stand.app.minute();
    await reader.sees("The printers are on strike.");
  });

  it("can be undone for a while, found again, changed, and sent once", async () => {
    await open({}, 60_000);
    const { editor, reader } = stand;
    await editor.press(await write(), "Send");
    await editor.press(await editor.sees("Goes out in 60 seconds."), "Undo");
    await editor.sees("Stopped: nothing has left.");
    const one = await editor.sees((message) => labels(message).includes("Edit"));
    assert.match(textOf(one), /The printers are on strike\.\nDraft/);
    await editor.press(one, "Edit");
    await editor.press(
      await editor.sees((message) => textOf(message).includes("Send it?") && labels(message).includes("Send")),
      "Text",
    );
    await editor.sees("Send what it shall say");
    editor.send("The printers are back.");
    await editor.press(
      await editor.sees((message) => textOf(message).includes("Send it?") && labels(message).includes("Send")),
      "Send",
    );
    const undo = await editor.sees(
      (message) => textOf(message).includes("Goes out in") && labels(message).includes("Undo"),
    );
    stand.pass(61_000);
    await stand.restart();
    await reader.sees("The printers are back.");
    await editor.sees("on its way. Chats: 3");
    await editor.press(undo, "Undo");
    await editor.sees("Too late: it has left already");
    await stand.restart();
    assert.deepEqual([got(reader, "back"), got(reader, "strike")], [1, 0]);
    assert.deepEqual(await states(), ["sent"]);
  });

  it("is a picture with a caption, an album, a file or a forwarded message, as it was sent", async () => {
    await open();
    const { editor, reader } = stand;
    const origin = { type: "channel", chat: { id: -1, type: "channel", title: "x" }, message_id: 5, date: 1 } as const;
    sent(stand, {
      ...photo(stand, picture),
      caption: "Herons by the weir",
      caption_entities: [{ type: "italic", offset: 0, length: 6 }],
      forward_origin: origin,
    });
    await editor.press(await editor.sees("Shall this become an article?"), "Announce it");
    await editor.press(await editor.sees("To whom shall it go?"), "Everyone · 3");
    await editor.press(await editor.sees("Send it?"), "Send");
    const arrived = await reader.sees((message) => message.photo !== undefined);
    assert.deepEqual([arrived.caption, arrived.caption_entities?.[0]?.type], ["Herons by the weir", "italic"]);

    editor.send("/broadcast");
    await editor.sees("Send what it shall say");
    sent(stand, { media_group_id: "7", ...photo(stand, picture), caption: "Two of them" });
    const more = await editor.sees("Is there more of the album?");
    sent(stand, { media_group_id: "7", ...photo(stand, Buffer.concat([picture, Buffer.from("2")])) });
    await answerOnly(stand);
    await editor.press(more, "That is all");
    await editor.press(await editor.sees("To whom shall it go?"), "Everyone · 3");
    await editor.press(await editor.sees("Send it?"), "Send");
    await reader.sees("Two of them");
    assert.equal(reader.messages().filter((message) => message.media_group_id !== undefined).length, 2);

    editor.send("/broadcast");
    await editor.sees("Send what it shall say");
    const { document } = file(stand, "herons.png", "x".repeat(21 * 1024 * 1024));
    sent(stand, { document: { ...document!, mime_type: "image/png" } });
    await editor.sees("I could not fetch this picture from Telegram");
    sent(stand, file(stand, "tide.md", "---\ntitle: The tide\n---\n\nIt comes **twice** a day."));
    await editor.press(await editor.sees("To whom shall it go?"), "Everyone · 3");
    await editor.press(await editor.sees("Send it?"), "Send");
    const page = await reader.sees("It comes twice a day.");
    assert.match(textOf(page), /^The tide\n/);
    assert.ok(page.entities?.some(({ type, length }) => type === "bold" && length === 5));
  });

  it("takes up what is changed in the message that it was written in, and loses nothing in a restart at every step", async () => {
    await open();
    const { editor, reader } = stand;
    editor.send("/broadcast");
    await editor.sees("Send what it shall say");
    await stand.restart();
    const text = editor.send("The ferry leves at six.");
    const to = await editor.sees("To whom shall it go?");
    await stand.restart();
    editor.edit(text, "The ferry leaves at six.");
    await editor.sees("Taken up: Text");
    await stand.restart();
    await editor.press(to, "Subscribers of a tag");
    const tags = await editor.sees("Whose subscribers?");
    await stand.restart();
    await editor.press(tags, "Town · 1");
    let overview = await editor.sees("Send it?");
    await stand.restart();
    await editor.press(overview, "Picture");
    await editor.sees("A picture?");
    await stand.restart();
    editor.sendPhoto(picture);
    overview = await editor.sees((message) => labels(message).includes("Without picture"));
    await stand.restart();
    await editor.press(overview, "To whom");
    const again = await editor.sees("To whom shall it go?");
    await stand.restart();
    await editor.press(again, "English · 2");
    const chosen = await editor.sees((message) => labels(message).includes("✓ English · 2"));
    await stand.restart();
    await editor.press(chosen, "That is all");
    overview = await editor.sees("To: English");
    await stand.restart();
    await editor.press(overview, "Send it to me");
    overview = await editor.sees((message) => textOf(message).includes("Send it?") && labels(message).includes("Send"));
    await stand.restart();
    await editor.press(overview, "Send");
    const arrived = await reader.sees("The ferry leaves at six.");
    assert.ok(arrived.photo);
    await stand.restart();
    assert.equal(got(reader, "The ferry"), 1);
    assert.equal(got(stand.secondReader, "The ferry"), 0);
    assert.deepEqual(await acts(), ["broadcast_write 1003", "broadcast 1003"]);
  });

  it("needs a second editor's consent to exactly this, where the newsroom wants that", async () => {
    await open({ broadcastNeedsTwo: true, ownerIds: [1003, 1002] }, 60_000);
    const { editor, secondReader } = stand;
    secondReader.send("/settings");
    await secondReader.press(await secondReader.sees("Sprache"), "Sprache");
    await secondReader.press(await secondReader.sees((message) => labels(message).includes("English")), "English");
    await editor.press(await write(), "Ask for consent");
    const asked = await editor.sees("Others are asked for their consent: 1");
    const first = await secondReader.sees("wants to send this announcement");
    assert.match(textOf(first), /To: all subscribers\nIt goes to about 3 chats/);
    assert.equal(got(secondReader, "The printers are on strike."), 1, "it is shown before");
    const consent = first.reply_markup!.inline_keyboard[0]![0]! as { callback_data: string };
    await editor.forge(asked, consent.callback_data);
    await editor.sees("Somebody else has to consent to your announcement.");

    // Changed after it was asked for: what was shown is not consented to.
    await editor.press(asked, "Edit");
    await editor.press(await editor.sees((message) => labels(message).includes("Ask for consent")), "Text");
    await editor.sees("Send what it shall say");
    editor.send("The printers are back.");
    const changed = await editor.sees((message) => labels(message).includes("Ask for consent"));
    await secondReader.press(first, "Consent");
    await secondReader.sees("This announcement was changed since.");
    assert.deepEqual(await states(), ["draft"]);

    await editor.press(changed, "Ask for consent");
    const second = await secondReader.sees(
      (message) => textOf(message).includes("wants to send") && message.message_id !== first.message_id,
    );
    await secondReader.press(second, "Reject");
    await editor.press(await editor.sees("has rejected your announcement"), "Edit");
    await editor.press(await editor.sees((message) => labels(message).includes("Ask for consent")), "Ask for consent");
    const third = await secondReader.sees(
      (message) => textOf(message).includes("wants to send") && message.message_id > second.message_id,
    );
    await stand.restart();
    const { callback_data } = third.reply_markup!.inline_keyboard[0]![0]! as { callback_data: string };
    await secondReader.press(third, "Consent");
    await secondReader.sees("Goes out in 60 seconds.");
    await secondReader.forge(third, callback_data);
    await editor.sees("has consented to your announcement.\nGoes out in");
    stand.pass(61_000);
    await stand.restart();
    await editor.sees("on its way. Chats: 3");
    await stand.reader.sees("The printers are back.");
    assert.equal(got(stand.reader, "The printers"), 1);
    assert.deepEqual(
      (await acts()).filter((act) => act.startsWith("broadcast")),
      [
        "broadcast_write 1003",
        "broadcast_ask 1003",
        "broadcast_change 1003",
        "broadcast_ask 1003",
        "broadcast_refuse 1002",
        "broadcast_ask 1003",
        "broadcast_consent 1002",
      ],
    );
  });

  it("says so where nobody else could consent, and leaves without what a removed editor had said", async () => {
    await open({ broadcastNeedsTwo: true }, 60_000);
    const { editor, reader, app } = stand;
    const overview = await write();
    await editor.press(overview, "Ask for consent");
    await editor.sees("there is no other editor");
    await app.newsroom.database
      .insertInto("editor")
      .values({ id: 1001, role: "editor", created_at: stand.now() })
      .execute();
    await editor.press(await editor.sees((message) => labels(message).includes("Ask for consent")), "Ask for consent");
    await reader.press(await reader.sees("wants to send this announcement"), "Consent");
    await reader.sees("Goes out in 60 seconds.");
    editor.send("/editors");
    await editor.press(await editor.sees("Editors: 2"), "2");
    await editor.press(await editor.sees("Editors publish"), "Remove");
    await editor.press(await editor.sees("It holds at once"), "Yes, remove it");
    await editor.sees("Editors: 1");
    stand.pass(61_000);
    await stand.restart();
    await editor.sees("Your announcement has not left");
    assert.deepEqual(await states(), ["draft"]);
    assert.equal(got(stand.secondReader, "strike"), 0);
  });

  it("is taken back where it arrived: deleted, or withdrawn after two days", async () => {
    await open();
    const { editor, reader, secondReader } = stand;
    await editor.press(await write(), "Send");
    const out = await editor.sees("on its way. Chats: 3");
    await reader.sees("strike");
    await secondReader.sees("strike");
    await editor.sees("strike", { chat: CHANNEL_ID });
    await editor.press(out, "Take it back");
    await editor.press(await editor.sees("wherever it has arrived?"), "Take it back");
    await editor.sees("Taken back. It is deleted wherever that is possible.");
    for (let tries = 0; tries < 200 && got(reader, "strike") + got(secondReader, "strike") > 0; tries++)
      await answerOnly(stand);
    assert.deepEqual([got(reader, "strike"), got(secondReader, "strike")], [0, 0]);

    await editor.press(await write("The strike is over."), "Send");
    await secondReader.sees("The strike is over.");
    await editor.sees("on its way. Chats: 3");
    stand.pass(3 * DAY);
    editor.send("/broadcast");
    await editor.press(await editor.sees("Send what it shall say"), "Earlier ones");
    const list = await editor.sees("Announcements: 2");
    assert.match(textOf(list), /1\. The strike is over\.\nSent · .*\n\n2\. The printers are on strike\.\nTaken back/);
    await editor.press(list, "1");
    await editor.press(await editor.sees("Sent: 3 of 3"), "Take it back");
    await editor.press(await editor.sees((message) => labels(message).includes("‹ Back")), "Take it back");
    await secondReader.sees("Diese Mitteilung wurde zurückgezogen.");
    assert.deepEqual(
      (await acts()).filter((act) => act.includes("recall")),
      ["broadcast_recall 1003", "broadcast_recall 1003"],
    );
  });

  it("keeps what both wrote of two editors who change the same one: the second is told", async () => {
    await open({ ownerIds: [1003, 1001] });
    const { editor, reader } = stand;
    await editor.press(await write(), "Keep for later");
    await editor.sees("You find it below /broadcast");
    const edit = async (person: Hands) => {
      person.send("/broadcast");
      await person.press(await person.sees("Send what it shall say"), "Earlier ones");
      await person.press(await person.sees("Announcements: 1"), "1");
      const shown = await person.sees((message) => labels(message).includes("Discard"));
      person.send("/cancel");
      await person.sees("Discarded. Nothing was sent.");
      await person.press(shown, "Edit");
      await person.press(
        await person.sees((message) => textOf(message).includes("Send it?") && labels(message).includes("Send")),
        "Text",
      );
      await person.sees(
        (message) => textOf(message).includes("Send what it shall say") && message.message_id > shown.message_id,
      );
    };
    await edit(editor);
    await edit(reader);
    editor.send("The editor's words.");
    await editor.sees((message) => textOf(message).includes("Send it?") && labels(message).includes("Send"));
    reader.send("The reader's words.");
    await reader.sees("Somebody else has changed this announcement meanwhile");
    await reader.sees("Send it?");
    const rows = await stand.app.newsroom.database.selectFrom("announcement").select("content").orderBy("id").execute();
    assert.deepEqual(
      rows.map(({ content }) => /The \w+'s words/.exec(content)?.[0]),
      ["The editor's words", "The reader's words"],
    );
  });

  it("is nobody else's, by whatever command or button, and not a removed editor's", async () => {
    await open({ ownerIds: [1003] });
    const { editor, reader } = stand;
    await editor.press(await write(), "Keep for later");
    await editor.sees("below /broadcast");
    reader.send("/broadcast");
    const refusal = await reader.sees("Only editors can publish here");
    for (const data of [
      "1b:1",
      "1bo:1:edit",
      "1bo:1:stop",
      "1bo:1:discard_surely",
      "1bo:1:recall_surely",
      "1bc:1:2:consent",
    ]) {
      await reader.forge(refusal, data);
      await reader.sees("Only editors can publish here");
    }
    for (const data of ["1x:send", "1x:everyone", "1x:test", "1bo:1:send", "1bc:1:0:consent", "1bo:0:show"]) {
      await reader.forge(refusal, data);
      await reader.sees("doesn't work any more");
    }
    await editor.forge(editor.last()!, "1bo:99:recall_surely");
    await editor.sees("Too late: it has left already");
    await editor.forge(editor.last()!, "1bc:1:2:consent");
    await editor.sees("Somebody has decided on this already");

    await stand.app.newsroom.database
      .insertInto("editor")
      .values({ id: 1001, role: "editor", created_at: stand.now() })
      .execute();
    const mine = await write("Mine.", reader);
    await stand.app.newsroom.database.deleteFrom("editor").execute();
    await reader.press(mine, "Send");
    await reader.sees("doesn't work any more");
    await answerOnly(stand);
    assert.deepEqual(await states(), ["draft", "draft"]);
    assert.equal(got(editor, "Mine.", CHANNEL_ID), 0);
  });
});

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Message } from "grammy/types";
import { textOf } from "../../src/simulator/hands.ts";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const PNG = [0x89, 0x50, 0x4e, 0x47];

describe("an editor's /stats", () => {
  let stand: Newsstand;

  beforeEach(async () => {
    stand = await openNewsstand();
  });
  afterEach(() => stand.close());

  const bytesOf = (message: Message) => {
    const fileId = message.photo?.at(-1)?.file_id ?? message.document?.file_id ?? "";
    return Buffer.from(stand.simulator.world.files.get(fileId)!.bytes);
  };

  async function open(chart: string, fits: string): Promise<Message> {
    const { editor } = stand;
    editor.send("/stats");
    const first = await editor.sees("Subscribers");
    await editor.press(first, chart);
    return editor.sees(fits);
  }

  it("shows what readers did as pictures with the same in words, one in the place of the other", async () => {
    const { editor, reader, secondReader, simulator } = stand;
    await stand.publish({ title: "The ferry leaves at six", tags: ["Town"] });
    for (const person of [reader, secondReader]) {
      person.send("/subscribe all");
      await person.sees((message) => message.reply_markup !== undefined);
    }
    for (const times of [1, 2]) {
      reader.start("article_1");
      await reader.sees("The ferry leaves at six", { timeoutMs: 5000 * times });
    }
    secondReader.send("/unsubscribe");
    await secondReader.sees();
    reader.block();
    await answerOnly(stand);

    editor.send("/stats");
    const picture = await editor.sees("Subscribers");
    // The channel follows everything, and is a subscriber like others.
    assert.match(textOf(picture), /Now: 1$/);
    assert.deepEqual([...bytesOf(picture).subarray(0, 4)], PNG);
    assert.deepEqual([picture.photo?.[0]?.width, picture.photo?.[0]?.height], [1120, 920]);
    const expected: [string, RegExp][] = [
      ["Joined and left", /Joined: 3\nLeft: 1\nBlocked: 1$/],
      ["Deliveries", /Delivered: 0\nFailed: 0$/],
      ["Articles", /The ferry leaves at six: 2$/],
      ["Tags", /Town: 2$/],
      ["Hours", /\(UTC\)\.$/],
      ["Not found", /at least five chats/],
    ];
    let shown = picture;
    const pictures = [bytesOf(picture).toString("base64")];
    for (const [button, words] of expected) {
      await editor.press(shown, button);
      shown = await editor.sees(words);
      assert.equal(shown.message_id, picture.message_id);
      pictures.push(bytesOf(shown).toString("base64"));
    }
    await editor.press(shown, "Dark");
    pictures.push(bytesOf(await editor.sees("Searches that found nothing")).toString("base64"));
    await editor.press(shown, "90 days");
    const longer = await editor.sees("Searches that found nothing");
    pictures.push(bytesOf(longer).toString("base64"));
    assert.equal(new Set(pictures).size, pictures.length, "each picture shows something else");
    assert.ok(longer.reply_markup?.inline_keyboard.flat().some(({ text }) => text === "Light"));
    assert.equal(
      simulator
        .person("editor")
        .messages()
        .filter(({ photo }) => photo).length,
      1,
    );
  });

  it("tells which words find nothing when five chats have looked for them, and not of four", async () => {
    const { simulator, editor } = stand;
    simulator.world.addCrowd(5000, 5);
    const search = async (chat: number, words: string) => {
      const person = simulator.person(chat);
      person.send(words);
      await person.sees("Nothing found");
    };
    for (const chat of [5000, 5001, 5002, 5003]) {
      await search(chat, "Night train");
      await search(chat, "my secret");
      await search(chat, "my secret");
    }
    await search(5004, "“night train”");
    const shown = await open("Not found", "Searches that found nothing");
    assert.match(textOf(shown), /\nnight train: 5\n/);
    assert.doesNotMatch(textOf(shown), /secret/);
    await editor.press(shown, "As a CSV file");
    const lines = bytesOf(await editor.sees((message) => message.document !== undefined)).toString("utf8");
    assert.match(lines, /^\ufeffday,kind,key,title,count\r\n/);
    assert.match(lines, /\r\n\d{4}-\d\d-\d\d,nothing_found,night train,,5\r\n/);
    const { database } = stand.app.newsroom;
    const tables = ["daily_count", "keyv", "setting", "subscriber_tally"] as const;
    for (const table of tables) {
      assert.doesNotMatch(JSON.stringify(await database.selectFrom(table).selectAll().execute()), /secret|500[0-4]/);
    }
  });

  it("counts what was delivered, and keeps its counts over a restart", async () => {
    const { editor, reader } = stand;
    await stand.publish({ title: "The ferry leaves at six" });
    reader.start("article_1");
    await reader.sees("The ferry leaves at six");
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("News");
    await editor.sees("Now the text");
    editor.send("It is out.");
    await editor.press(await editor.sees("Tags, separated"), "Skip");
    await editor.press(await editor.sees("A picture?"), "Skip");
    await editor.press(await editor.sees("Publish it?"), "Publish");
    await editor.sees("Published.");
    await stand.restart();
    await open("Deliveries", "Delivered: 1");
    await open("Articles", "The ferry leaves at six: 1");
  });

  it("is for editors, in a private chat, whatever button is forged", async () => {
    const { reader } = stand;
    reader.send("/stats");
    const refused = await reader.sees("Only editors can publish here");
    for (const data of ["1z:articles:7:dark", "1zf:90"]) {
      await reader.forge(refused, data);
      await reader.sees("Only editors can publish here");
    }
  });
});

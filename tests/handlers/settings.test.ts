import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { textOf } from "../../src/simulator/hands.ts";
import { answerOnly } from "../answer-only.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

describe("settings", () => {
  let stand: Newsstand;

  beforeEach(async () => {
    stand = await openNewsstand();
  });
  afterEach(() => stand.close());

  const open = async (button: string) => {
    stand.reader.send("/settings");
    await stand.reader.press(await stand.reader.sees("Settings"), button);
  };

  it("give a new chat its digest at the set time, and any minute to who wants it", async () => {
    const { reader, secondReader } = stand;
    reader.send("/subscribe all");
    await reader.sees("Daily at 08:00");
    secondReader.send("/subscribe all");
    assert.match(textOf(await secondReader.sees(() => true)), /۰۸:۰۰/);
    await open("Digest hour");
    await reader.press(await reader.sees("Choose the hour"), "07:00");
    await reader.press(await reader.sees("At which minute?"), "07:25");
    await reader.sees("Digest hour: 07:25");
    await open("Digest hour");
    await reader.sees("Choose the hour");
    reader.send("7.43");
    await reader.sees("Digest hour: 07:43");
  });

  it("find the zone of a city, of a country, or one of several", async () => {
    const { reader } = stand;
    for (const [written, seen] of [
      ["Mashhad", "Tehran (now"],
      ["Deutschland", "Berlin (now"],
      ["Xyzzyburg", "I don't know “Xyzzyburg”"],
    ] as const) {
      await open("Time zone");
      await reader.sees("Where are you?");
      reader.send(written);
      await reader.sees(seen);
    }
    reader.send("Canada");
    const several = await reader.sees("Which one is it?");
    await reader.press(several, "Toronto");
    await reader.sees("Toronto (now");
    const { timeZone } = await stand.app.newsroom.database
      .selectFrom("chat")
      .select("time_zone as timeZone")
      .where("id", "=", 1001)
      .executeTakeFirstOrThrow();
    assert.equal(timeZone, "America/Toronto");
  });

  it("find the zone of a place that is shared, which is neither stored nor answered with", async () => {
    const { reader } = stand;
    await open("Time zone");
    await reader.press(await reader.sees("Where are you?"), "📍");
    await reader.sees("Press the button below");
    reader.shareLocation(35.7219, 51.3347);
    const done = await reader.sees("Saved.");
    assert.deepEqual(done.reply_markup, { remove_keyboard: true });
    await reader.sees("Tehran (now");
    const { database } = stand.app.newsroom;
    const kept = JSON.stringify([
      await database.selectFrom("chat").selectAll().execute(),
      await database.selectFrom("keyv").selectAll().execute(),
    ]);
    assert.doesNotMatch(kept, /35\.7|51\.3/);
  });

  it("take nothing from forged buttons", async () => {
    const { reader } = stand;
    reader.send("/settings");
    const message = await reader.sees("Settings");
    for (const data of ["1mz:Mars/Olympus", "1ml:xx", "1mg:xx", "1ff:99:1", "1fx:99:1", "1fo:t99"]) {
      await reader.forge(message, data);
      await reader.sees(/doesn't work any more|Nothing is followed/);
    }
    for (const data of ["1fk:s99:daily", "1fk:t1:instant", "1fk:a:weekly"]) await reader.forge(message, data);
    await answerOnly(stand);
    const chat = await stand.app.newsroom.database.selectFrom("chat").selectAll().where("id", "=", 1001).execute();
    assert.deepEqual(chat, []);
  });
});

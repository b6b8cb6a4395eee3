import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Message } from "grammy/types";
import { textOf } from "../../src/simulator/hands.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

const labelsOf = (message: Message) => message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];

describe("searching at the newsstand", () => {
  let stand: Newsstand;

  before(async () => {
    stand = await openNewsstand();
    for (let n = 1; n <= 14; n++) {
      await stand.publish({
        title: `Bread of ${["rye", "wheat", "barley", "oats", "maize", "spelt", "millet"][n % 7]} ${n}`,
        lead: `Baker number ${n} opens before dawn.`,
        tags: n % 2 ? ["Food"] : ["Town"],
        publishedAt: Date.UTC(n % 3 ? 2025 : 2026, 3, n),
      });
    }
    await stand.publish({ title: "The lighthouse keeper retires", lead: "He climbed the stairs for forty years." });
  });
  after(() => stand.close());

  it("shows how many there are, and narrows them down by tag and year, keeping the query", async () => {
    const { reader } = stand;
    reader.send("/search bread");
    const results = await reader.sees("14 articles found");
    assert.ok(labelsOf(results).includes("# Food") && labelsOf(results).includes("2025"), labelsOf(results).join());
    await reader.press(results, "# Food");
    const food = await reader.sees("7 articles found");
    assert.match(textOf(food), /^🔎 bread tag:food\n/);
    reader.send("bread");
    const again = await reader.sees("14 articles found");
    await reader.press(again, "2026");
    const year = textOf(await reader.sees("🔎 bread on:2026"));
    assert.match(year, /\n4 articles found/);
    assert.doesNotMatch(year, /, 2025/);
  });

  it("finds what was misspelt, and says so", async () => {
    const { reader } = stand;
    reader.send("lighthuose");
    const found = await reader.sees("🔎 lighthuose");
    assert.match(textOf(found), /Nothing has exactly these words\. Shown: “lighthouse”\nOne article found/);
    assert.match(textOf(found), /The lighthouse keeper retires/);
  });

  it("has a way on where there is nothing", async () => {
    const { reader } = stand;
    reader.send('"barley lighthouse"');
    const none = await reader.sees("Nothing found for");
    assert.deepEqual(labelsOf(none), ["Latest", "Tags"]);
    reader.send("brexxxxq");
    assert.match(textOf(await reader.sees("Nothing found for “brexxxxq”")), /In the archive there is: bread/);
  });

  it("understands phrases, exclusions and times, and takes any other operator for words", async () => {
    const { reader } = stand;
    reader.send('bread -rye before:2026 "number 1"');
    assert.match(textOf(await reader.sees("🔎 bread -rye before:2026")), /One article found\n\n1\. Bread of wheat 1\n/);
    reader.send("tag:nonsense bread");
    assert.match(textOf(await reader.sees("🔎 tag:nonsense bread")), /14 articles found/);
  });

  it("answers forged and stale buttons", async () => {
    const { reader } = stand;
    reader.send("bread");
    const results = await reader.sees("14 articles found");
    await reader.forge(results, "1st:99999");
    await reader.sees("doesn't work any more");
    await reader.forge(results, "1sy:1");
    await reader.sees("Nothing found for “bread on:0001”");
    // Nothing else was meant, so it stays as it is.
    assert.equal((await reader.forge(results, "1sm"))?.text, undefined);
  });
});

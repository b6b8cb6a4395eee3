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
    await reader.press(food, "✕ food");
    const wider = await reader.sees("14 articles found");
    assert.match(textOf(wider), /^🔎 bread\n/);
    assert.equal(wider.message_id, food.message_id);
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
    assert.deepEqual(labelsOf(none), ["🔎 barley lighthouse", "🔎 barley", "Latest", "Tags"]);
    await reader.press(none, "🔎 barley lighthouse");
    assert.equal((await reader.sees("The lighthouse keeper retires")).message_id, none.message_id);
    reader.send("brexxxxq");
    const near = await reader.sees("Nothing found for “brexxxxq”");
    await reader.press(near, "🔎 bread");
    assert.equal((await reader.sees("14 articles found")).message_id, near.message_id);
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
    for (const harmless of ["1sm", "1sw"]) {
      assert.equal((await reader.forge(results, harmless))?.text, undefined);
    }
    await reader.forge(results, "1s:999");
    await reader.sees("11. Bread");
    await reader.forge(results, "1sn:lighthouse");
    assert.match(textOf(await reader.sees("The lighthouse keeper retires")), /^🔎 lighthouse\n/);
    reader.send("/latest");
    const latest = await reader.sees("Latest articles");
    for (const lost of ["1s:2", "1sm", "1sw", "1sy:2025"]) {
      await reader.forge(latest, lost);
      await reader.sees("doesn't work any more");
    }
  });

  it("reads times in the reader's calendar and language", async () => {
    const { secondReader: reader } = stand;
    reader.send("bread از:۱۴۰۵");
    await reader.sees("۴ مقاله پیدا شد");
    reader.send("bread");
    const results = await reader.sees("۱۴ مقاله پیدا شد");
    await reader.press(results, "۱۴۰۵");
    assert.match(textOf(await reader.sees("🔎 bread on:1405")), /\n۴ مقاله پیدا شد/);
    reader.send("bread از:هفتهٔ گذشته");
    await reader.sees("چیزی پیدا نشد");
  });

  it("narrows down rich results, too", async () => {
    const { reader } = stand;
    reader.send("/settings");
    await reader.press(await reader.sees("Page by page"), "Articles");
    await reader.press(await reader.sees("How shall articles come?"), "In one piece");
    await reader.sees("In one piece");
    reader.send("bread");
    const results = await reader.sees("14 articles found");
    assert.equal(results.rich_message?.blocks[0]?.type, "heading");
    await reader.press(results, "# Town");
    const town = await reader.sees("7 articles found");
    assert.match(textOf(town), /^🔎 bread tag:town\n/);
    await reader.press(town, "✕ town");
    await reader.sees("14 articles found");
  });
});

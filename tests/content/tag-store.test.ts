import assert from "node:assert/strict";
import { beforeEach, it } from "node:test";
import { articleStore } from "../../src/content/article-store.ts";
import { documentFromText } from "../../src/content/document.ts";
import { tagStore } from "../../src/content/tag-store.ts";
import type { Database } from "../../src/database/database.ts";
import { describeOnBoth } from "../database/databases.ts";

describeOnBoth("tags that are nearly the same", (open) => {
  let database: Database;
  const clock = { now: () => Date.parse("2026-05-10T12:00:00Z"), sleep: async () => {} };

  beforeEach(async () => {
    database = await open();
    const document = documentFromText("Text.");
    const tags = ["Protests", "Climate change", "Food", "اعتراض‌ها", "Hafen"];
    await articleStore(database, clock).save({
      source: "test",
      sourceId: "1",
      title: "A",
      document,
      tags,
      language: "en",
    });
  });

  for (const [written, there] of [
    ["protest", ["Protests"]],
    ["Protets", ["Protests"]],
    ["#climatechange", ["Climate change"]],
    ["foods", ["Food"]],
    ["اعتراض", ["اعتراض‌ها"]],
    ["Häfen", ["Hafen"]],
    ["Sport", []],
    // What there is needs no other.
    ["protests", []],
    ["CLIMATE_CHANGE", []],
    ["", []],
  ] as const) {
    it(`are found for ${JSON.stringify(written)}`, async () => {
      const found = await tagStore(database).nearly(written);
      assert.deepEqual(
        found.map(({ title }) => title),
        there,
      );
    });
  }

  it("are told from those that nothing published has", async () => {
    const tags = tagStore(database);
    assert.deepEqual([await tags.isUsed("#PROTESTS"), await tags.isUsed("protest")], [true, false]);
  });
});

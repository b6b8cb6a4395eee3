import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openPlace, type Place } from "./program.ts";

describe("kiosk search", () => {
  let place: Place;

  before(async () => {
    place = await openPlace();
    const articles = [
      { id: "a-1", title: "Night train to Vienna", body: "It leaves at nine. ".repeat(20), language: "en" },
      { id: "a-2", title: "Harbour news", body: "The night was quiet.", language: "en" },
      { id: "fa-1", title: "کتابخانهٔ ملی", body: "درهای خود را گشود.", language: "fa" },
    ];
    writeFileSync(join(place.folder, "articles.jsonl"), articles.map((one) => JSON.stringify(one)).join("\n"));
    assert.equal(await place.run("cli.ts", ["import", "articles.jsonl"]).ended, 0);
  });
  after(() => place.close());

  it("shows what a reader would find, with the ids that an import gave", async () => {
    const shown = place.run("cli.ts", ["search", "night", "trains"]);
    assert.equal(await shown.ended, 0);
    assert.match(shown.output(), /^2 found\n1\. Night train to Vienna {2}\[a-1\]\n {3}It leaves at nine\./);
    const json = place.run("cli.ts", ["search", "کتاب خانه", "--json", "--limit", "1", "--language", "fa"]);
    assert.equal(await json.ended, 0);
    const { query, total, hits } = JSON.parse(json.output());
    assert.deepEqual([query, total, hits[0].id, hits[0].title], ["کتاب خانه", 1, "fa-1", "کتابخانهٔ ملی"]);
    const misspelt = place.run("cli.ts", ["search", "viena"]);
    await misspelt.ended;
    assert.match(misspelt.output(), /^Nothing has exactly these words\. Shown: vienna\n1 found\n1\. Night train/);
  });

  it("answers one query a line with one line, also where there is nothing to find", async () => {
    const program = place.run("cli.ts", ["search", "--stdin"]);
    program.process.stdin?.end('night train\n\n"quiet harbour\nzzzzzz\n');
    assert.equal(await program.ended, 0);
    const lines = program
      .output()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map(({ query, hits }) => [query, hits[0]?.id]),
      [
        ["night train", "a-1"],
        ["", undefined],
        ['"quiet harbour', "a-2"],
        ["zzzzzz", undefined],
      ],
    );
  });

  it("makes the index anew", async () => {
    const program = place.run("cli.ts", ["reindex"]);
    assert.equal(await program.ended, 0);
    assert.match(program.output(), /^The search index was made anew: 3 articles in [\d.]+ s\.\n$/);
    const shown = place.run("cli.ts", ["search", "vienna"]);
    await shown.ended;
    assert.match(shown.output(), /^1 found/);
  });

  it("says what is missing or wrong", async () => {
    const nothing = place.run("cli.ts", ["search"]);
    assert.notEqual(await nothing.ended, 0);
    assert.match(nothing.output(), /What is searched for\? For example: kiosk search/);
    const limit = place.run("cli.ts", ["search", "x", "--limit", "many"]);
    assert.notEqual(await limit.ended, 0);
    assert.match(limit.output(), /Write a whole number from 1 to 1000/);
    const language = place.run("cli.ts", ["search", "x", "--language", "not one"]);
    assert.notEqual(await language.ended, 0);
    assert.match(language.output(), /Write a language code such as "fa"/);
  });
});

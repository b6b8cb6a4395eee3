import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { printable } from "../../src/blotter.ts";
import { draftsFromFeed } from "../../src/content/importers/feed.ts";
import { csv } from "../../src/render/csv.ts";
import { textOf } from "../../src/simulator/hands.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";
import { openPlace } from "../program/program.ts";

const ESC = "\u001b";

describe("a text from outside", () => {
  let stand: Newsstand;
  before(async () => {
    stand = await openNewsstand();
  });
  after(() => stand.close());

  it("is never markup: no part of the program names a parse mode, or answers with HTML", () => {
    const source = join(import.meta.dirname, "../../src");
    const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".ts") && !name.startsWith("simulator"),
    );
    assert.ok(files.length > 200);
    for (const name of files) {
      const code = readFileSync(join(source, name), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
      assert.doesNotMatch(code, /parse_?mode|replyWithHTML|replyWithMarkdown|\.html\(/i, name);
    }
  });

  it("comes to readers as it was written, whatever Telegram would make of it", async () => {
    const title = '<b>Bold</b> *stars* _lines_ [link](tg://user?id=1) <a href="https://evil.example">a</a> `code` &lt;';
    await stand.publish({ title });
    stand.reader.send("/latest");
    const shown = await stand.reader.sees("Latest");
    assert.ok(textOf(shown).includes(title), textOf(shown));
    const links = (shown.entities ?? []).filter(({ type }) => type === "text_link" || type === "text_mention");
    assert.ok(links.every((one) => "url" in one && one.url.startsWith("https://t.me/kiosk_simulator_bot?start=")));
  });

  it("turns no other's words around: titles, authors and tags lose what sets a direction and doesn't belong to them", () => {
    const spoof = "Paid \u202egnp.exe\u202c \u2067by\u2069 \u200fus";
    const [feed] = draftsFromFeed(
      `<rss version="2.0"><channel><title>F</title><item><title>${spoof}</title><category>${spoof.slice(0, 14)}</category><description>Text of it.</description></item></channel></rss>`,
    );
    assert.ok(feed && "draft" in feed);
    const { title, tags } = feed.draft;
    assert.equal(title, "Paid gnp.exe by \u200fus");
    assert.doesNotMatch(tags.join(), /[\u202a-\u202e\u2066-\u2069]/);
  });

  it("is no formula in an exported table, and breaks out of no cell", () => {
    const cells = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", 'a"b,c', "two\nlines", "plain"];
    const [header, ...lines] = csv(
      ["what"],
      cells.map((cell) => [cell]),
    ).split("\r\n");
    assert.equal(header, "\ufeffwhat");
    for (const line of lines) assert.doesNotMatch(line, /^"?[=+\-@\t\r]/);
    assert.ok(lines.includes('"a""b,c"'));
    assert.equal(csv(["n"], [[-5]]).split("\r\n")[1], "-5", "a number is one");
  });

  it("moves no cursor and forges no line on an operator's terminal", async () => {
    assert.equal(
      printable(`a${ESC}[2J\u009b31m\rb\u202ec\n\td é گ‌ل`),
      "a\\u001b[2J\\u009b31m\\u000db\\u202ec\n\td é گ‌ل",
    );
    assert.equal(JSON.parse(printable(JSON.stringify({ a: "\u009b\u202e" }))).a, "\u009b\u202e");
    const place = await openPlace();
    try {
      writeFileSync(join(place.folder, `evil${ESC}]0;owned\u0007.jsonl`), '{"title":"No body"}\n');
      const program = place.run("cli.ts", ["import", "."]);
      await program.ended;
      assert.match(program.output(), /refused evil\\u001b\]0;owned\\u0007\.jsonl:1/);
      assert.ok(!program.output().includes(ESC));
    } finally {
      await place.close();
    }
  });
});

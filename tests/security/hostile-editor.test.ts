import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { parseConfig } from "../../src/config.ts";
import { systemClock } from "../../src/core/clock.ts";
import { openDatabase } from "../../src/database/database.ts";
import { writeExport } from "../../src/export/write-export.ts";
import { importExport } from "../../src/export-command.ts";
import { textOf } from "../../src/simulator/hands.ts";
import { file, sent } from "../handlers/desk.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

describe("a folder of articles from somebody else", () => {
  it("may be an export that makes its sender an owner: whoever takes it in is told", async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "kiosk-security-"));
    const made = openDatabase(`sqlite:${join(folder, "made.db")}`);
    await made.insertInto("editor").values({ id: 666, role: "owner", created_at: 1 }).execute();
    await writeExport(made, systemClock, join(folder, "articles"));
    await made.destroy();
    const said: string[] = [];
    t.mock.method(console, "log", (line: string) => said.push(line));
    const config = parseConfig({ DATABASE_URL: `sqlite:${join(folder, "kiosk.db")}` });
    await importExport(config, join(folder, "articles"), {});
    assert.match(said.join("\n"), /These may write and publish now, because it says so: 666 \(owner\)\./);
    rmSync(folder, { recursive: true });
  });
});

describe("an editor who means harm", () => {
  let stand: Newsstand;
  before(async () => {
    stand = await openNewsstand();
  });
  after(() => stand.close());

  const everythingKept = async () =>
    JSON.stringify(await stand.app.newsroom.database.selectFrom("article").selectAll().execute());

  /** Sends it, and has it made an article. */
  async function offers(parts: Parameters<typeof sent>[1]): Promise<string> {
    const { editor } = stand;
    sent(stand, parts);
    await editor.press(await editor.sees("Shall this become an article?"), "Make an article");
    const answer = textOf(await editor.sees(/can’t read this|What is its title|The title|Now the text|Publish/));
    editor.send("/cancel");
    await editor.sees();
    return answer;
  }

  it("reaches no file of the machine by the name of a file, by an address or by a picture in a text", async () => {
    const text =
      "---\ntitle: The title\n---\n\nWords. ![a](../../../../etc/hostname) ![b](file:///etc/passwd) ![c](/etc/passwd)";
    for (const name of [
      "../../../etc/passwd",
      "..",
      ".",
      "",
      "a\0b.md",
      "/etc/passwd",
      "x".repeat(5000),
      "con.md",
      "\u202egpj.md",
      "..\\..\\a.md",
    ]) {
      await offers(file(stand, name, text));
    }
    const { editor } = stand;
    for (const url of [
      "file:///etc/passwd",
      "https:/etc/passwd",
      "https:/../../../../etc/passwd",
      "http://127.0.0.1:1/",
      "http://[::ffff:7f00:1]/",
      "http://2130706433/",
    ]) {
      editor.send("/post");
      await editor.sees("What is its title?");
      editor.send("here", { entities: [{ type: "text_link", offset: 0, length: 4, url }] });
      await editor.sees(/can’t read this|Now the text/);
      editor.send("/cancel");
      await editor.sees();
    }
    assert.doesNotMatch(await everythingKept(), /root:|\/bin\/|"kind":"media"/);
  });

  it("fills no memory with what unpacks to a thousand times its size", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, "a "));
    assert.ok(bomb.length < 400_000);
    const parts = file(stand, "bomb.md.gz", "");
    const id = parts.document?.file_id ?? "";
    stand.simulator.world.files.set(id, { ...stand.simulator.world.files.get(id)!, bytes: bomb });
    assert.match(await offers(parts), /larger than 2 MB/);
  });

  it("leaves every act in the log, and finds no way to erase one", async () => {
    const { editor, app } = stand;
    const acts = () => app.newsroom.database.selectFrom("editorial_act").selectAll().orderBy("id").execute();
    await stand.publish({ title: "The lighthouse" });
    const { articles } = await app.newsroom.articles.list({ limit: 1, offset: 0 });
    editor.send(`/recall ${articles[0]?.id} for no reason`);
    await editor.press(await editor.sees("Reason: for no reason"), "Take it back");
    await editor.sees("Taken back.");
    const before = await acts();
    assert.equal(before.at(-1)?.act, "recall");
    for (const command of ["/forgetme", "/unsubscribe", "/cancel", "/start"]) {
      editor.send(command);
      const answer = await editor.sees();
      if (command === "/forgetme") await editor.forge(answer, "1fz:y");
    }
    for (const data of ["1h:0", "1h:-1", "1hf:x", "1h:1:delete", "1ed:1003:remove_surely"])
      await editor.forge(editor.last()!, data);
    editor.send("/help");
    await editor.sees("can do");
    assert.deepEqual((await acts()).slice(0, before.length), before);
  });

  it("can't stop the program by anything that a message can hold", async () => {
    const { editor, reader } = stand;
    const kinds: object[] = [
      ...[
        { voice: {} },
        { sticker: { file_id: 5 } },
        { poll: null },
        { contact: { phone_number: 5 } },
        { location: {} },
        { dice: {} },
      ],
      ...[
        { photo: [] },
        { photo: [{}] },
        { document: {} },
        { document: { file_id: "x", file_name: 5 } },
        { video: { file_id: "x" } },
      ],
      ...[
        { text: "\ud800\udfff\ud800" },
        { text: "\0".repeat(4096) },
        { text: "a\u0301".repeat(2000) },
        { text: "🏴‍☠️".repeat(600) },
      ],
      { text: "x", entities: Array.from({ length: 500 }, (_, n) => ({ type: "bold", offset: n - 250, length: 1e9 })) },
      {
        text: "x",
        entities: [
          { type: "text_link", offset: 0, length: 1, url: "https://[" },
          { type: "no such type", offset: 0, length: 1 },
        ],
      },
      { caption: "x", media_group_id: "g", photo: [{ file_id: "f", width: -1, height: 1e308 }] },
    ];
    for (const begin of ["/post", "/edit 1", "/cancel"]) {
      editor.send(begin);
      for (const parts of kinds) sent(stand, parts);
    }
    reader.send("/help");
    await reader.sees("can do");
    editor.send("/cancel");
    editor.send("/help");
    await editor.sees("can do", { timeoutMs: 30_000 });
  });
});

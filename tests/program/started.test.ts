import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { type Hands, textOf } from "../../src/simulator/hands.ts";
import { openPlace, type Place } from "./program.ts";

const READERS = 60;
const FIRST_READER = 3_000_000;

describe("the program as an operator starts it", { timeout: 60_000 }, () => {
  let place: Place;

  beforeEach(async () => {
    place = await openPlace();
  });
  afterEach(() => place.close());

  const start = (environment: Record<string, string> = {}) =>
    place.run("main.ts", [], { ...place.environment, ...environment });

  it("answers everyone once, though it is stopped by SIGTERM and started again amid the questions", async () => {
    const { simulator } = place;
    simulator.world.addCrowd(FIRST_READER, READERS);
    const people = Array.from({ length: READERS }, (_, n) => simulator.person(FIRST_READER + n));
    const helps = (person: Hands) => person.messages().filter((message) => textOf(message).includes("can do")).length;
    const first = start();
    await first.says("is open at");
    for (const person of people.slice(0, READERS / 2)) person.send("/help");
    await people[3]?.sees("What Kiosk can do");
    first.process.kill("SIGTERM");
    for (const person of people.slice(READERS / 2)) person.send("/help");
    assert.equal(await first.ended, 0, first.output());

    const second = start();
    await second.says("is open at");
    for (const person of people) if (helps(person) === 0) await person.sees("What Kiosk can do");
    second.process.kill("SIGINT");
    assert.equal(await second.ended, 0, second.output());
    assert.deepEqual(people.map(helps), new Array(READERS).fill(1));
  });

  it("ends with the shell in which npm started it", { skip: process.platform === "win32" }, async () => {
    const script = `"${process.execPath}" "${join(import.meta.dirname, "..", "..", "src", "main.ts")}"; true`;
    const env = { PATH: process.env.PATH, ...place.environment, npm_lifecycle_event: "start" };
    const shell = spawn("sh", ["-c", script], { cwd: place.folder, env, stdio: ["ignore", "pipe", "inherit"] });
    await once(shell.stdout, "data");
    const ended = once(shell.stdout, "close");
    shell.kill("SIGTERM");
    await ended;
    // Whoever is left with the token would have fetched this.
    place.simulator.person("reader").send("/help");
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(place.simulator.world.updates.length, 1);
  });

  it("logs one line an update, and neither its token nor a word of anyone", async () => {
    const { reader, editor } = {
      reader: place.simulator.person("reader"),
      editor: place.simulator.person("editor"),
    };
    const program = start({ LOG_LEVEL: "trace" });
    await program.says("is open at");
    reader.send("unmistakable words");
    await reader.sees("Nothing found");
    editor.send("/post");
    await editor.sees("What is its title?");
    editor.send("a secret headline");
    await editor.sees("Now the text");
    // A server that errs and connections that break are logged, too.
    place.simulator.misbehave({ kind: "drop", method: "sendMessage" });
    reader.send("more telling words");
    await program.says("could not be handled");
    const apology = textOf(await reader.sees("tell us this code"));
    place.simulator.misbehave({ kind: "drop", method: "getUpdates" });
    await program.says("fetching updates failed");
    program.process.kill("SIGTERM");
    assert.equal(await program.ended, 0);
    const lines = program
      .output()
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line));
    const updates = lines.filter(({ msg }) => msg === "update");
    assert.equal(updates.length, 4);
    assert.deepEqual(Object.keys(updates[0]).sort(), [
      "hostname",
      "kind",
      "level",
      "ms",
      "msg",
      "outcome",
      "pid",
      "request",
      "time",
      "update_id",
    ]);
    // The code that the reader was given leads to what happened, and to nothing else.
    const [code] = /\b[0-9A-Z]{8}\b/.exec(apology) ?? [];
    const told = lines.filter(({ request }) => request === code).map(({ msg }) => msg);
    assert.deepEqual(told, ["an update could not be handled", "update"]);
    assert.equal(new Set(updates.map(({ request }) => request)).size, 4);
    assert.doesNotMatch(program.output(), /SIMULATOR-TOKEN|unmistakable|telling|secret|headline|Rita|rita|Edda/);
  });

  it("says in one list what is wrong with its configuration, shows no secret, and doesn't start", async () => {
    writeFileSync(join(place.folder, ".env"), "TIME_ZONE=Mars/Olympus\nDIGEST_TIME=25:00\nBACKUPS=weekly\n");
    const program = start({ BOT_TOKEN: "my-secret", OWNER_IDS: "12,alice" });
    assert.equal(await program.ended, 1);
    assert.deepEqual(program.output().trimEnd().split("\n"), [
      "The configuration (environment or .env) has to be corrected:",
      "  - BOT_TOKEN = (not shown): must be a bot token as @BotFather gives it: digits, a colon, letters and digits. For example: BOT_TOKEN=123456789:AAExampleExampleExampleExampleExample",
      '  - OWNER_IDS = "12,alice": every entry must be a Telegram user id, a whole number. For example: OWNER_IDS=123456789,987654321',
      '  - TIME_ZONE = "Mars/Olympus": must be the IANA name of a time zone. For example: TIME_ZONE=Europe/Berlin',
      '  - DIGEST_TIME = "25:00": must be a time of day, HH:MM from 00:00 to 23:59. For example: DIGEST_TIME=07:30',
      '  - BACKUPS = "weekly": must be a number from 0 to 999. For example: BACKUPS=14',
    ]);
  });

  it("says that Telegram doesn't know the token, without showing it", async () => {
    const program = start({ BOT_TOKEN: "12345:wrong-token" });
    assert.equal(await program.ended, 1);
    assert.match(program.output(), /doesn't accept this bot: .*Unauthorized.*Check BOT_TOKEN/);
    assert.doesNotMatch(program.output(), /wrong-token/);
  });

  it("without a token starts the demonstration, whose archive can be searched", async () => {
    const program = place.run("main.ts", [], { PORT: "0" });
    await program.says("this is the demonstration");
    const [address] = /http:\/\/\S+/.exec(program.output()) ?? [];
    const page = await fetch(String(address));
    assert.match(await page.text(), /<title>/);
    const ask = (path: string, body: object) =>
      fetch(`${address}control/persons/1001/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    await ask("messages", { chat_id: 1001, text: "lighthouse" });
    let shown = "";
    while (!shown.includes("articles found")) {
      shown = await (await fetch(`${address}control/chats/1001/messages`)).text();
    }
    assert.match(shown, /A light for strangers/);
    program.process.kill("SIGTERM");
    assert.equal(await program.ended, 0, program.output());
    assert.equal(program.output().trim().split("\n").length, 1, "one clear line");
  });
});

describe("the kiosk command", { timeout: 60_000 }, () => {
  let place: Place;

  beforeEach(async () => {
    place = await openPlace();
  });
  afterEach(() => place.close());

  async function kiosk(...args: string[]): Promise<{ code: number | string; output: string }> {
    const program = place.run("cli.ts", args);
    return { code: await program.ended, output: program.output() };
  }

  it("imports, says what it did, and changes nothing the second time", async () => {
    const file = join(place.folder, "archive.jsonl");
    writeFileSync(file, '{"title":"Fresh bread","body":"The ovens are lit."}\n{"title":"No body"}\n');
    const first = await kiosk("import", "archive.jsonl");
    assert.deepEqual(first, {
      code: 0,
      output:
        'Imported: 1 new, 0 changed, 0 unchanged, 1 refused.\n  refused archive.jsonl:2: "body" is missing or not what it must be.\n',
    });
    const second = await kiosk("import", "archive.jsonl");
    assert.match(second.output, /^Imported: 0 new, 0 changed, 1 unchanged, 1 refused\.\n/);
    writeFileSync(file, '{"id":"1","title":"Fresh bread","body":"The ovens are lit at three."}\n');
    const missing = await kiosk("import", "nowhere.jsonl");
    assert.equal(missing.code, 1);
    assert.match(missing.output, /refused nowhere\.jsonl: /);
  });

  it("shows the messages of an article in each form", async () => {
    const body = `${"A sentence about the sea. ".repeat(300)}\n\n![A hat](https://example.org/hat.png)\n\n| a | b |\n| - | - |\n| 1 | 2 |`;
    const line = JSON.stringify({ id: "sea", title: "The sea", body, url: "https://example.org/sea" });
    writeFileSync(join(place.folder, "a.jsonl"), `${line}\n`);
    await kiosk("import", "a.jsonl");
    const shown = async (form: string) => JSON.parse((await kiosk("show", "sea", "--as", form)).output);
    const classic = await shown("classic");
    assert.deepEqual(
      classic.map(({ method }: { method: string }) => method),
      ["sendMessage", "sendMessage", "sendMessage"],
    );
    const [rich, ...others] = await shown("rich");
    assert.equal(others.length, 0);
    assert.deepEqual(
      rich.rich_message.blocks.map(({ type }: { type: string }) => type),
      ["heading", "paragraph", "paragraph", "photo", "table"],
    );
    assert.equal(rich.rich_message.blocks[3].photo.media, "https://example.org/hat.png");
    assert.match((await shown("text"))[0].text, /^A sentence about the sea\. /);
    const none = await kiosk("show", "nothing");
    assert.deepEqual([none.code, /There is no article "nothing"/.test(none.output)], [1, true]);
  });

  it("plans and sends the digests of an instant", async () => {
    const { simulator } = place;
    writeFileSync(
      join(place.folder, "a.jsonl"),
      '{"title":"Fresh bread","body":"The ovens are lit at three o’clock."}\n',
    );
    await kiosk("import", "a.jsonl");
    const program = place.run("main.ts");
    await program.says("is open at");
    const reader = simulator.person("reader");
    reader.send("/subscribe all");
    await reader.sees("Subscriptions");
    program.process.kill("SIGTERM");
    await program.ended;
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const early = await kiosk("digest", "--at", `${tomorrow}T07:59:00Z`);
    assert.match(early.output, /07:59:00\.000Z: 0 scheduled articles published, 0 digests planned\./);
    const due = await kiosk("digest", "--at", `${tomorrow}T11:00:00+02:00`);
    assert.match(due.output, /1 digests planned\.\n1 deliveries sent, 0 failed, 0 skipped, 0 in doubt\.\n$/);
    assert.match(textOf(reader.last()!), /Fresh bread\nThe ovens are lit at three o’clock\./);
    const again = await kiosk("digest", "--at", `${tomorrow}T11:00:00+02:00`);
    assert.match(again.output, /0 digests planned/);
  });

  it("explains itself, and refuses what it doesn't understand", async () => {
    const help = await kiosk("--help");
    assert.match(help.output, /import .*\n[\s\S]*digest /);
    const wrong = await kiosk("digest", "--at", "tomorrow");
    assert.equal(wrong.code, 1);
    assert.match(wrong.output, /Write an instant with its offset/);
  });
});

import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { parseConfig } from "../../src/config.ts";
import { documentFromText } from "../../src/content/document.ts";
import { systemClock } from "../../src/core/clock.ts";
import { backUp } from "../../src/database/backup.ts";
import { examine } from "../../src/doctor-command.ts";
import { openNewsroom } from "../../src/newsroom.ts";
import { openPlace, type Place } from "../program/program.ts";

const modes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .toSorted()
      .map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]),
  );

describe("what is kept", { skip: process.platform === "win32" && "Windows has no such modes" }, () => {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-security-"));
  const data = join(folder, "data");
  const file = join(data, "kiosk.db");
  let usual: number;
  before(() => {
    // The most careless machine there is.
    usual = process.umask(0);
  });
  after(() => {
    process.umask(usual);
    rmSync(folder, { recursive: true });
  });

  async function use(): Promise<void> {
    const newsroom = openNewsroom({ databaseUrl: `sqlite:${file}`, searchFolder: undefined });
    const draft = { title: "T", document: documentFromText("A body."), tags: [], language: "en" };
    await newsroom.articles.save({ source: "test", sourceId: String(Math.random()), ...draft });
    await newsroom.search.catchUp();
    await backUp(file, systemClock.now());
    const seen = modes(data);
    assert.ok(Object.keys(seen).length >= 8, Object.keys(seen).join());
    assert.ok("kiosk.db-wal" in seen && "kiosk.db-shm" in seen);
    for (const [name, mode] of Object.entries(seen)) {
      assert.equal(mode, statSync(join(data, name)).isDirectory() ? "700" : "600", name);
    }
    await newsroom.close();
  }

  it("is made for the program's own user only: database, its log, search index, backups, and the folder", async () => {
    await use();
    assert.equal((statSync(data).mode & 0o777).toString(8), "700");
  });

  it("is taken from others where they could read it before", async () => {
    rmSync(join(data, "backups"), { recursive: true });
    for (const name of Object.keys(modes(data))) chmodSync(join(data, name), name.endsWith(".search") ? 0o700 : 0o666);
    await use();
  });

  it("is examined by kiosk doctor, which says what others can read", async () => {
    chmodSync(data, 0o755);
    chmodSync(join(data, "backups", readdirSync(join(data, "backups"))[0]!), 0o644);
    const config = parseConfig({ DATABASE_URL: `sqlite:${file}` });
    const [found = ""] = (await examine(config, systemClock)).flatMap(({ well, words }) => (well ? [] : words));
    assert.match(found, /Others on this machine can read .*data, .*backups\/kiosk-.*\.db\. .*chmod -R go= /);
  });
});

describe("what the command writes", { skip: process.platform === "win32" && "Windows has no such modes" }, () => {
  let place: Place;
  before(async () => {
    place = await openPlace();
  });
  after(() => place.close());

  it("is for its user only: exports and backups", async () => {
    mkdirSync(join(place.folder, "out"), { mode: 0o755 });
    writeFileSync(
      join(place.folder, "list.opml"),
      '<opml version="2.0"><body><outline type="rss" text="A" xmlUrl="https://a.example/feed"/></body></opml>',
    );
    for (const args of [
      ["feeds", "import-opml", "list.opml"],
      ["feeds", "export-opml", "out/feeds.opml"],
      ["backup", "--to", "out/kiosk.db"],
    ]) {
      const program = place.run("cli.ts", args);
      assert.equal(await program.ended, 0, program.output());
    }
    assert.ok(existsSync(join(place.folder, "out", "kiosk.db")));
    assert.deepEqual(modes(join(place.folder, "out")), { "feeds.opml": "600", "kiosk.db": "600" });
  });
});

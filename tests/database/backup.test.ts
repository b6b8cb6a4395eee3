import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, it, test } from "node:test";
import { systemClock } from "../../src/core/clock.ts";
import { backUp, restore, rotateBackups } from "../../src/database/backup.ts";
import { type Database, openDatabase } from "../../src/database/database.ts";
import { lease } from "../../src/database/lease.ts";
import { publish } from "../../src/delivery/publication.ts";
import { newsdesk } from "../delivery/newsdesk.ts";
import { describeOnPostgres } from "./databases.ts";

const folder = mkdtempSync(join(tmpdir(), "kiosk-backup-"));
after(() => rmSync(folder, { recursive: true }));
let count = 0;
const newFile = () => join(folder, `${++count}`, "kiosk.db");

const NOW = Date.UTC(2026, 10, 25, 3, 17);
const nothing = async () => {};

const write = (database: Database, name: string) =>
  database
    .insertInto("setting")
    .values({ name, value: "x" })
    .onConflict((one) => one.doNothing())
    .execute();
async function names(file: string): Promise<string[]> {
  const database = openDatabase(`sqlite:${file}`);
  const rows = await database.selectFrom("setting").select("name").where("value", "=", "x").orderBy("name").execute();
  await database.destroy();
  return rows.map((row) => row.name);
}

test("a backup made while others write is one state of the database, for its owner's eyes only", async () => {
  const file = newFile();
  const database = openDatabase(`sqlite:${file}`);
  await write(database, "before");
  let writing = true;
  const writer = (async () => {
    for (let at = 0; writing; at++) {
      await database.transaction().execute(async (trx) => {
        await write(trx, `a${at}`);
        await write(trx, `b${at}`);
      });
      await new Promise(setImmediate);
    }
  })();
  const { path, bytes } = await backUp(file, NOW).finally(async () => {
    writing = false;
    await writer;
    await database.destroy();
  });
  assert.equal(path, join(folder, String(count), "backups", "kiosk-20261125T031700Z.db"));
  assert.equal(statSync(path).size, bytes);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  const saved = await names(path);
  assert.ok(saved.includes("before"));
  assert.equal(saved.filter((name) => /^a\d/.test(name)).length, saved.filter((name) => /^b\d/.test(name)).length);
});

test("only so many of the newest backups stay, and nothing else is touched", () => {
  const files = ["kiosk-20261123T031700Z.db", "kiosk-20261124T031700Z.db", "kiosk-20261125T031700Z.db", "mine.db"];
  const there = mkdtempSync(join(folder, "rotated-"));
  for (const name of files) writeFileSync(join(there, name), "");
  assert.deepEqual(rotateBackups(there, 2), files.slice(0, 1));
  assert.deepEqual(readdirSync(there).toSorted(), files.slice(1));
  assert.deepEqual(rotateBackups(join(there, "none"), 2), []);
});

test("a restored database is what was backed up, and what was there is kept", async () => {
  const file = newFile();
  const first = openDatabase(`sqlite:${file}`);
  await write(first, "old");
  const { path } = await backUp(file, NOW);
  await write(first, "new");
  await first.destroy();
  const before = await restore(path, file, NOW + 60_000, nothing);
  assert.deepEqual(await names(file), ["old"]);
  assert.ok(before !== undefined && existsSync(before));
  assert.deepEqual(await names(before), ["new", "old"]);
  const fresh = newFile();
  assert.equal(await restore(path, fresh, NOW, nothing), undefined);
  assert.deepEqual(await names(fresh), ["old"]);
});

test("what is no whole backup is refused, and so is a database in use; nothing changes", async () => {
  const file = newFile();
  const database = openDatabase(`sqlite:${file}`);
  await write(database, "mine");
  const { path } = await backUp(file, NOW);
  const bytes = readFileSync(path);
  const bad = (name: string, content: Buffer | string) => {
    const there = join(folder, name);
    writeFileSync(there, content);
    return there;
  };
  const refused = (from: string, reason: RegExp) => assert.rejects(restore(from, file, NOW, nothing), reason);
  await refused(join(folder, "nowhere.db"), /There is no file/);
  await refused(bad("text.db", "no database at all, but long enough to be looked at. ".repeat(30)), /not a database/);
  await refused(bad("cut.db", bytes.subarray(0, bytes.length / 2)), /can't be used as a backup/);
  const other = bad("other.db", "");
  await refused(other, /no database of Kiosk/);

  await database
    .insertInto("lease")
    .values({ name: "sender:1", holder: "it", expires_at: NOW + 5000 })
    .execute();
  await refused(path, /Kiosk is running/);
  await database.destroy();
  assert.deepEqual(await names(file), ["mine"]);
});

test("from the command line: backed up, spoilt, restored; what waited isn't sent again", async () => {
  const file = newFile();
  const environment = { ...process.env, DATABASE_URL: `sqlite:${file}`, BOT_TOKEN: "", TELEGRAM_API_ROOT: "" };
  const kiosk = (...words: string[]) =>
    execFileSync(process.execPath, [join(import.meta.dirname, "../../src/cli.ts"), ...words], {
      env: environment,
      encoding: "utf8",
    });
  const database = openDatabase(`sqlite:${file}`);
  await database
    .insertInto("dispatch")
    .values({ id: 1, kind: "article", key: "article:1", article_id: null, created_at: NOW, total: 1 })
    .execute();
  await database
    .insertInto("delivery")
    .values({ dispatch_id: 1, chat_id: 5, state: "pending", priority: 10, due_at: 0, payload: null, updated_at: NOW })
    .execute();
  await database.destroy();
  const [path = ""] = /\S+\.db/.exec(kiosk("backup", "--keep", "3")) ?? [];
  writeFileSync(file, "spoilt");
  rmSync(file);
  assert.match(kiosk("restore", path), /1 deliveries that waited then are not sent/);
  const restored = openDatabase(`sqlite:${file}`);
  const row = await restored.selectFrom("delivery").selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([row.state, row.error], ["skipped", "restored from a backup"]);
  await restored.destroy();
  kiosk("restore", path, "--resend");
  const again = openDatabase(`sqlite:${file}`);
  assert.equal((await again.selectFrom("delivery").select("state").executeTakeFirstOrThrow()).state, "pending");
  await again.destroy();
});

describeOnPostgres("a restored database", (newUrl) => {
  it("is made fit to go on with where pg_restore has put it, unless a program runs with it", async () => {
    const url = await newUrl();
    const database = openDatabase(url);
    const desk = newsdesk(systemClock, database);
    await desk.subscriber(1, "instant");
    const articleId = await desk.article({ draft: true });
    await publish(database, systemClock, articleId);
    const cli = join(import.meta.dirname, "..", "..", "src", "cli.ts");
    const restored = () =>
      execFileSync(process.execPath, [cli, "restore"], {
        cwd: folder,
        env: { PATH: process.env.PATH, DATABASE_URL: url },
        encoding: "utf8",
        stdio: "pipe",
      });
    const inUse = lease(database, systemClock, "sender:1", "a", 60_000);
    await inUse.acquire();
    assert.throws(restored, /Kiosk is running with postgres:/);
    await inUse.release();
    assert.match(restored(), /^1 deliveries that waited then are not sent/);
    assert.deepEqual(await desk.deliveries(), [[`article:${articleId}`, 1, "skipped"]]);
    await database.destroy();
  });
});

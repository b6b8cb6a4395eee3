import assert from "node:assert/strict";
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, it } from "node:test";
import { Api } from "grammy";
import { type Config, parseConfig } from "../../src/config.ts";
import { type Clock, systemClock } from "../../src/core/clock.ts";
import { backUp, databaseFile } from "../../src/database/backup.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Room } from "../../src/database/disk.ts";
import { examine } from "../../src/doctor-command.ts";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { CHANNEL_ID } from "../../src/simulator/world.ts";
import { describeOnPostgres } from "../database/databases.ts";

describe("kiosk doctor", () => {
  let simulator: Simulator;
  let config: Config;
  let file: string;
  const folder = mkdtempSync(join(tmpdir(), "kiosk-doctor-"));

  before(async () => {
    simulator = await startSimulator();
    simulator.person("editor").start();
    file = join(folder, "kiosk.db");
    config = parseConfig({
      BOT_TOKEN: simulator.token,
      TELEGRAM_API_ROOT: simulator.url,
      DATABASE_URL: `sqlite:${file}`,
      CHANNELS: String(CHANNEL_ID),
      OWNER_IDS: "1003",
    });
  });
  after(async () => {
    await simulator.close();
    rmSync(folder, { recursive: true });
  });

  const wrongOf = async (change: Partial<Config> = {}, clock: Clock = systemClock, room?: () => Promise<Room>) =>
    (await examine({ ...config, ...change }, clock, room)).filter(({ well }) => !well).map(({ words }) => words);

  it("says what is wrong, and nothing of what is well", async () => {
    const [missing = ""] = await wrongOf();
    assert.match(missing, /There is no database .* yet/);
    await openDatabase(config.databaseUrl).destroy();
    assert.match((await wrongOf()).join("\n"), /^There is no backup yet\..*$/);
    await backUp(file, Date.now());
    assert.deepEqual(await wrongOf(), []);
  });

  it("finds old backups, a clock that is off, foreign webhooks, missing rights and wrong tokens", async () => {
    const later = { ...systemClock, now: () => Date.now() + 3 * 86_400_000 };
    const [old = "", ahead = ""] = await wrongOf({}, later);
    assert.match(old, /The newest backup is 3 days old/);
    assert.match(ahead, /The clock is 2592\d\d s ahead/);

    const api = new Api(simulator.token, { apiRoot: simulator.url });
    await api.setWebhook("http://127.0.0.1:1/elsewhere");
    assert.match((await wrongOf()).join(), /A webhook is set, http:\/\/127\.0\.0\.1:1\/elsewhere/);
    await api.deleteWebhook();
    assert.match(
      (await wrongOf({ webhookUrl: "https://kiosk.example.org/telegram" })).join(),
      /to nowhere, not to WEBHOOK_URL/,
    );

    await api.setWebhook("http://127.0.0.1:1/telegram");
    simulator.person("editor").send("/help");
    const hooked = () => wrongOf({ webhookUrl: "http://127.0.0.1:1/telegram" });
    while (
      !/Telegram can't deliver updates: ".+"\. Check the proxy before the program/.test((await hooked()).join())
    ) {}
    await api.deleteWebhook();
    for (let n = 0; n < 101; n++) simulator.person("editor").send("/help");
    assert.match((await wrongOf()).join(), /10\d updates wait to be handled\. Check whether the program runs/);
    await api.deleteWebhook({ drop_pending_updates: true });
    assert.deepEqual(await wrongOf(), []);

    simulator.world.chats.get(CHANNEL_ID)!.botStatus = "left";
    assert.match((await wrongOf()).join(), /may not post in -100\d+: make it an administrator|can't be reached/);
    simulator.world.chats.get(CHANNEL_ID)!.botStatus = "administrator";
    assert.match((await wrongOf({ channels: ["@nowhere_at_all"] })).join(), /@nowhere_at_all can't be reached/);
    const [redis = ""] = await wrongOf({ keyvUrl: "redis://:hunter2@127.0.0.1:1" });
    assert.match(redis, /Redis doesn't answer: .*ECONNREFUSED 127\.0\.0\.1:1\. Start it, or check KEYV_URL/);
    assert.ok(!redis.includes("hunter2"));

    const [token = ""] = await wrongOf({ botToken: "1:wrong" });
    assert.match(token, /doesn't answer for this bot: .*Unauthorized/);
    assert.ok(!token.includes("1:wrong"));
    assert.match((await wrongOf({ botToken: undefined })).join(), /BOT_TOKEN is not set/);
  });

  it("finds a full disk, owners who can't be told, and a proxy that isn't there", async () => {
    const full = await wrongOf({}, systemClock, async () => ({ free: 1e8, used: 1e9 }));
    assert.match(full.join(), /^0\.1 GB are free where the database of 1\.00 GB lies\. Make room/);
    assert.match((await wrongOf({ ownerIds: [] })).join(), /^OWNER_IDS names nobody/);
    assert.match((await wrongOf({ ownerIds: [1003, 424242] })).join(), /can't write to the owner 424242: press Start/);
    const [proxy = ""] = await wrongOf({ feedsProxy: "socks5://me:secret@127.0.0.1:1" });
    assert.match(proxy, /^The proxy of feeds can't be reached \(ECONNREFUSED\)\. Check FEEDS_PROXY/);
    assert.ok(!proxy.includes("secret"));
  });

  it("finds what is damaged, newer or no database, and examines the rest all the same", async () => {
    // A backup has everything in its file, and nothing in a log beside it.
    const whole = join(folder, "backups", readdirSync(join(folder, "backups"))[0] ?? "");
    const damaged = join(folder, "damaged.db");
    copyFileSync(whole, damaged);
    const { size } = statSync(damaged);
    const handle = openSync(damaged, "r+");
    // All but the first pages, which hold the schema.
    writeSync(handle, Buffer.alloc(size / 2, 0x5a), 0, size / 2, size / 2);
    closeSync(handle);
    const databaseUrl = `sqlite:${damaged}`;
    assert.match((await wrongOf({ databaseUrl })).join("\n"), /damaged|malformed|can't be opened/);

    const newer = join(folder, "newer.db");
    copyFileSync(whole, newer);
    const changed = new DatabaseSync(newer);
    changed.exec("INSERT INTO migration (name, position) VALUES ('9999 the future', 9999)");
    changed.close();
    const found = await wrongOf({ databaseUrl: `sqlite:${newer}`, ownerIds: [] });
    assert.match(found[0] ?? "", /made by a newer version of Kiosk \(it has "9999 the future"\)/);
    assert.match(found[1] ?? "", /OWNER_IDS names nobody/);

    writeFileSync(join(folder, "text.db"), "This is no database, however long it may be. ".repeat(100));
    assert.match((await wrongOf({ databaseUrl: `sqlite:${join(folder, "text.db")}` })).join(), /can't be opened/);

    const search = join(folder, "other.search");
    mkdirSync(search);
    const index = new DatabaseSync(join(search, readdirSync(join(folder, "kiosk.search"))[0] ?? ""));
    index.exec("CREATE TABLE something_else (it)");
    index.close();
    copyFileSync(whole, join(folder, "other.db"));
    assert.match((await wrongOf({ databaseUrl: `sqlite:${join(folder, "other.db")}` })).join(), /something else/);
  });
});

describeOnPostgres("kiosk doctor", (newUrl) => {
  it("finds the server well, or says what it says; backups are the server's own, and no password is shown", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kiosk-doctor-"));
    const url = new URL(await newUrl());
    url.password = "geheim";
    const config = parseConfig({ DATABASE_URL: url.href, SEARCH_FOLDER: join(folder, "search") });
    const words = async () => (await examine(config, systemClock)).map((finding) => finding.words);
    const [server = "", ...others] = await words();
    assert.match(
      server,
      /^The database postgres:\/\/127\.0\.0\.1:\d+\/kiosk_\w+ \(PostgreSQL \d.*\) answers; its articles/,
    );
    assert.ok(others.includes("The search index has all articles."));
    url.port = "1";
    config.databaseUrl = url.href;
    const [gone = ""] = await words();
    assert.match(gone, /^The database postgres:\/\/127\.0\.0\.1:1\/\w+ can't be opened: connect ECONNREFUSED/);
    assert.throws(() => databaseFile(url.href), /is backed up by PostgreSQL's own means/);
    for (const said of [server, gone]) assert.doesNotMatch(said, /geheim/);
    rmSync(folder, { recursive: true });
  });
});

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Api } from "grammy";
import { type Config, parseConfig } from "../../src/config.ts";
import { type Clock, systemClock } from "../../src/core/clock.ts";
import { backUp, databaseFile } from "../../src/database/backup.ts";
import { openDatabase } from "../../src/database/database.ts";
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
    file = join(folder, "kiosk.db");
    config = parseConfig({
      BOT_TOKEN: simulator.token,
      TELEGRAM_API_ROOT: simulator.url,
      DATABASE_URL: `sqlite:${file}`,
      CHANNELS: String(CHANNEL_ID),
    });
  });
  after(async () => {
    await simulator.close();
    rmSync(folder, { recursive: true });
  });

  const wrongOf = async (change: Partial<Config> = {}, clock: Clock = systemClock) =>
    (await examine({ ...config, ...change }, clock)).filter(({ well }) => !well).map(({ words }) => words);

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

    assert.match((await wrongOf({ channels: ["@nowhere_at_all"] })).join(), /@nowhere_at_all can't be reached/);
    const [redis = ""] = await wrongOf({ keyvUrl: "redis://:hunter2@127.0.0.1:1" });
    assert.match(redis, /Redis doesn't answer: .*ECONNREFUSED 127\.0\.0\.1:1\. Start it, or check KEYV_URL/);
    assert.ok(!redis.includes("hunter2"));

    const [token = ""] = await wrongOf({ botToken: "1:wrong" });
    assert.match(token, /doesn't answer for this bot: .*Unauthorized/);
    assert.ok(!token.includes("1:wrong"));
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

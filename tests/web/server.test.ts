import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, it } from "node:test";
import { validate } from "dockerfile-utils";
import { parse } from "yaml";
import { startApp } from "../../src/app.ts";
import { webhookSecret } from "../../src/bot/inbox.ts";
import { AppError } from "../../src/core/errors.ts";
import { silentLog } from "../../src/core/log.ts";
import { createMetrics } from "../../src/web/metrics.ts";
import { startWeb, type Web } from "../../src/web/server.ts";
import { freePort } from "../free-port.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

describe("the program behind a webhook", () => {
  let stand: Newsstand;
  afterEach(() => stand.close());

  async function open() {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/telegram`;
    stand = await openNewsstand({ port, webhookUrl: url });
    return url;
  }
  const post = (url: string, body: string, secret?: string) =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(secret && { "x-telegram-bot-api-secret-token": secret }) },
      body,
    });

  it("answers readers, also after a restart", async () => {
    await open();
    await stand.publish({ title: "The lighthouse" });
    stand.reader.send("lighthouse");
    await stand.reader.sees("One article found");
    await stand.restart();
    stand.reader.send("/latest");
    await stand.reader.sees("Latest");
  });

  it("takes nothing from who doesn't know the secret, and nothing that is no update", async () => {
    const url = await open();
    const secret = webhookSecret(stand.simulator.token);
    assert.match(secret, /^[\w-]{1,256}$/);
    const forged = JSON.stringify({
      update_id: 999_999,
      message: { chat: { id: 1, type: "private" }, text: "/start" },
    });
    assert.equal((await post(url, forged)).status, 403);
    assert.equal((await post(url, forged, `${secret}x`)).status, 403);
    assert.equal((await post(url, forged, secret.replace(/.$/, "~"))).status, 403);
    assert.equal((await post(url, "no json", secret)).status, 400);
    assert.equal((await post(url, '{"hello": 1}', secret)).status, 400);
    assert.equal((await post(url, `{"update_id": 1, "x": "${"x".repeat(2_000_000)}"}`, secret)).status, 413);
    assert.equal((await fetch(url)).status, 404);
  });

  it("tells its health, whether it is ready, and figures without a person in them", async () => {
    const url = new URL(await open()).origin;
    const get = async (path: string) => {
      const response = await fetch(url + path);
      return [response.status, await response.text()] as const;
    };
    await stand.publish({ title: "A title" });
    stand.reader.send("secretword");
    await stand.reader.sees("secretword");
    assert.deepEqual(await get("/healthz"), [200, "ok\n"]);
    assert.deepEqual(await get("/readyz"), [200, "ready\n"]);
    let [status, text] = await get("/metrics");
    // An update is counted when it has been noted as handled, a moment after its answer.
    while (!/kiosk_update_seconds_count\{/.test(text)) [status, text] = await get("/metrics");
    assert.equal(status, 200);
    for (const line of [
      /^kiosk_update_seconds_count\{kind="message",outcome="done"\} 1$/m,
      /^kiosk_search_seconds_count 1$/m,
      /^kiosk_deliveries\{state="pending"\} 0$/m,
      /^kiosk_deliveries_total\{outcome="sent"\} 0$/m,
      /^kiosk_oldest_wait_seconds 0$/m,
      /^kiosk_pace_messages_per_second /m,
      /^kiosk_telegram_refusals_total 0$/m,
      /^kiosk_feeds\{state="failing"\} 0$/m,
      /^kiosk_database_query_seconds_count [1-9]/m,
      /^nodejs_eventloop_lag_p99_seconds /m,
    ]) {
      assert.match(text, line);
    }
    assert.doesNotMatch(text, /secretword|1001/);
    stand.pass(61_000);
    const [unready, reason] = await get("/readyz");
    assert.equal(unready, 503);
    assert.match(reason, /search index/);
  });
});

describe("a program whose port is taken", () => {
  it("goes on without, but not where a webhook needs it", async () => {
    const taken = await startWeb({
      host: "127.0.0.1",
      port: 0,
      unready: async () => [],
      metrics: async () => "",
      log: silentLog,
    });
    const port = Number(new URL(taken.url).port);
    const stand = await openNewsstand({ port });
    const config = { ...stand.config, port };
    const second = await startApp({ ...config, databaseUrl: "sqlite::memory:" }, { threads: false, web: true });
    assert.equal(second.web, undefined);
    await second.stop();
    const hooked = { ...config, databaseUrl: "sqlite::memory:", webhookUrl: `http://127.0.0.1:${port}/telegram` };
    await assert.rejects(startApp(hooked, { threads: false, web: true }), /can't be had/);
    await stand.close();
    await taken.close();
  });
});

describe("the web server", () => {
  const options = {
    host: "127.0.0.1",
    port: 0,
    unready: async () => [],
    metrics: async () => "",
    log: silentLog,
  };

  it("says so when its port is taken", async () => {
    const first = await startWeb(options);
    const port = Number(new URL(first.url).port);
    await assert.rejects(startWeb({ ...options, port }), (error) => {
      return error instanceof AppError && /port \d+ of 127\.0\.0\.1 can't be had/.test(error.message);
    });
    await first.close();
  });

  it("isn't ready when that can't even be found out", async () => {
    const web: Web = await startWeb({
      ...options,
      unready: async () => {
        throw new Error("the database is locked");
      },
    });
    const response = await fetch(`${web.url}/readyz`);
    assert.deepEqual([response.status, await response.text()], [503, "the database is locked\n"]);
    await web.close();
  });
});

describe("what is shipped for operators", () => {
  const shipped = ["alerts.yaml", "grafana-dashboard.json"];

  it("asks only for metrics that there are", async () => {
    const metrics = createMetrics(async () => ({
      deliveries: { pending: 0, sent: 0, failed: 0, skipped: 0 },
      oldestWaitSeconds: 0,
      feeds: {},
      messagesPerSecond: 30,
      outcomes: { sent: 1, failed: 0, skipped: 0, inDoubt: 0 },
    }));
    metrics.update("message", "done", 0.1);
    metrics.job("minute", "done", 0.1);
    metrics.search(0.1);
    metrics.query(0.1);
    metrics.refused();
    const text = await metrics.text();
    for (const name of shipped) {
      const file = readFileSync(join(import.meta.dirname, "../../deploy", name), "utf8");
      const asked = new Set(file.match(/\b(?:kiosk|nodejs|process)_\w+/g));
      assert.ok(asked.size >= 3);
      for (const metric of asked)
        assert.match(text, new RegExp(`^# TYPE ${metric.replace(/_(bucket|count|sum)$/, "")} `, "m"));
    }
  });

  it("has a Dockerfile that a linter finds nothing in, with the fonts that pictures are drawn with", () => {
    const read = (path: string) => readFileSync(join(import.meta.dirname, "../..", path), "utf8");
    assert.deepEqual(validate(read("Dockerfile")), []);
    const fonts = [...read("src/pictures/rasterise.ts").matchAll(/\/([\w-]+\.ttf)"/g)].map(([, name]) => name);
    const kept = [...read("deploy/slim.sh").matchAll(/! -name '([\w-]+\.ttf)'/g)].map(([, name]) => name);
    assert.deepEqual(kept, fonts);
  });

  it("can be read", () => {
    const [alerts, dashboard] = shipped.map((name) =>
      parse(readFileSync(join(import.meta.dirname, "../../deploy", name), "utf8")),
    );
    for (const rule of alerts.groups[0].rules) assert.ok(rule.alert && rule.expr && rule.annotations.summary);
    assert.equal(new Set(dashboard.panels.map((panel: { id: number }) => panel.id)).size, dashboard.panels.length);
    const compose = parse(readFileSync(join(import.meta.dirname, "../../compose.yaml"), "utf8"));
    assert.equal(compose.services.kiosk.read_only, true);
  });
});

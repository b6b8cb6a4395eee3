import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parseConfig, readEnvironment } from "../src/config.ts";
import { AppError } from "../src/core/errors.ts";
import { environmentExample, settingsReference } from "../src/settings.ts";

const TOKEN = "123456789:AAExampleExampleExampleExampleExample";

function complaint(environment: Record<string, string>): string {
  try {
    parseConfig(environment);
  } catch (error) {
    assert.ok(error instanceof AppError && error.code === "configuration");
    return error.message;
  }
  throw new assert.AssertionError({ message: "it was taken" });
}

test("without any setting it is the demonstration with its defaults", () => {
  assert.deepEqual(parseConfig({}), {
    botToken: undefined,
    telegramApiRoot: "https://api.telegram.org",
    telegramProxy: undefined,
    feedsProxy: undefined,
    databaseUrl: "sqlite:data/kiosk.db",
    keyvUrl: undefined,
    searchFolder: undefined,
    ownerIds: [],
    channels: [],
    publicationName: "The Daily Kiosk",
    defaultLanguage: "en",
    timeZone: "UTC",
    digestTime: "08:00",
    port: 8080,
    pace: { perSecond: 30, chatPerSecond: 1, groupPerMinute: 20 },
    paidBroadcast: undefined,
    broadcastNeedsTwo: false,
    allowPrivateAddresses: false,
    host: "127.0.0.1",
    webhookUrl: undefined,
    role: "all",
    backups: 7,
    backupRecipients: [],
    tracing: undefined,
    logLevel: "warn",
  });
});

test("every setting is read, spaces and empty entries passed over", () => {
  const config = parseConfig({
    BOT_TOKEN: ` ${TOKEN} `,
    TELEGRAM_API_ROOT: "http://bots.example.org:8081/",
    SOCKS_PROXY: "socks5://127.0.0.1:1080",
    DATABASE_URL: "postgres://kiosk:password@db.example.org/kiosk",
    KEYV_URL: "rediss://kiosk:p%40ss@redis.example.org/3",
    SEARCH_FOLDER: "/var/lib/kiosk/search",
    FEEDS_PROXY: "http://me:secret@127.0.0.1:3128",
    OWNER_IDS: "12, 34,,",
    CHANNELS: "-1001234567890, @daily_kiosk",
    PUBLICATION_NAME: "روزنامهٔ ما",
    DEFAULT_LANGUAGE: "fa",
    TIME_ZONE: "asia/tehran",
    DIGEST_TIME: "07:30",
    PORT: "0",
    HOST: "0.0.0.0",
    WEBHOOK_URL: "https://kiosk.example.org/telegram",
    BACKUPS: "30",
    MESSAGES_PER_SECOND: "25",
    GROUP_MESSAGES_PER_MINUTE: "18",
    ALLOW_PAID_BROADCAST: "yes",
    PAID_MESSAGES_PER_SECOND: "900",
    BROADCAST_NEEDS_TWO: "yes",
    ALLOW_PRIVATE_ADDRESSES: "yes",
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
    OTEL_TRACES_SAMPLER: "traceidratio",
    OTEL_TRACES_SAMPLER_ARG: "0.25",
    LOG_LEVEL: "debug",
  });
  assert.deepEqual(config, {
    botToken: TOKEN,
    telegramApiRoot: "http://bots.example.org:8081",
    telegramProxy: "socks5://127.0.0.1:1080",
    keyvUrl: "rediss://kiosk:p%40ss@redis.example.org/3",
    databaseUrl: "postgres://kiosk:password@db.example.org/kiosk",
    searchFolder: "/var/lib/kiosk/search",
    feedsProxy: "http://me:secret@127.0.0.1:3128",
    ownerIds: [12, 34],
    channels: [-1001234567890, "@daily_kiosk"],
    publicationName: "روزنامهٔ ما",
    defaultLanguage: "fa",
    timeZone: "Asia/Tehran",
    digestTime: "07:30",
    port: 0,
    pace: { perSecond: 25, chatPerSecond: 1, groupPerMinute: 18 },
    paidBroadcast: { perSecond: 900, starsPerDay: 100 },
    broadcastNeedsTwo: true,
    allowPrivateAddresses: true,
    host: "0.0.0.0",
    webhookUrl: "https://kiosk.example.org/telegram",
    role: "all",
    backups: 30,
    backupRecipients: [],
    tracing: { endpoint: "http://127.0.0.1:4318", serviceName: "kiosk", sampler: "traceidratio", share: 0.25 },
    logLevel: "debug",
  });
});

test("an empty variable counts as absent", () => {
  const empty = Object.fromEntries(Object.keys(settingsReference).map((name) => [name, " "]));
  assert.deepEqual(parseConfig(empty), parseConfig({}));
});

test("every wrong setting is in the list, with what is wrong and an example", () => {
  const wrong: Record<string, string> = {
    BOT_TOKEN: "abc",
    TELEGRAM_API_ROOT: "ftp://example.org",
    HTTPS_PROXY: "ftp://user:pass@proxy",
    SOCKS_PROXY: "socks4://user:pass@proxy",
    FEEDS_PROXY: "socks4://user:pass@proxy",
    DATABASE_URL: "mysql://user:pass@host/db",
    KEYV_URL: "http://user:pass@host",
    SEARCH_FOLDER: "x".repeat(1001),
    OWNER_IDS: "alice",
    CHANNELS: "https://t.me/daily",
    PUBLICATION_NAME: "x".repeat(65),
    DEFAULT_LANGUAGE: "English",
    TIME_ZONE: "+03:30",
    DIGEST_TIME: "8 am",
    PORT: "65536",
    HOST: "all of them",
    WEBHOOK_URL: "kiosk.example.org",
    ROLE: "boss",
    BACKUPS: "weekly",
    // The key itself, by mistake.
    BACKUP_RECIPIENTS: "AGE-SECRET-KEY-1QQQQ",
    MESSAGES_PER_SECOND: "1001",
    CHAT_MESSAGES_PER_SECOND: "0",
    GROUP_MESSAGES_PER_MINUTE: "a few",
    ALLOW_PAID_BROADCAST: "perhaps",
    PAID_MESSAGES_PER_SECOND: "-1",
    PAID_STARS_PER_DAY: "all",
    BROADCAST_NEEDS_TWO: "2",
    ALLOW_PRIVATE_ADDRESSES: "true",
    OTEL_EXPORTER_OTLP_ENDPOINT: "grpc://user:pass@collector",
    OTEL_SERVICE_NAME: "x".repeat(256),
    OTEL_TRACES_SAMPLER: "sometimes",
    OTEL_TRACES_SAMPLER_ARG: "1.5",
    OTEL_SDK_DISABLED: "perhaps",
    LOG_LEVEL: "loud",
  };
  assert.deepEqual(Object.keys(wrong), Object.keys(settingsReference));
  const lines = complaint(wrong).split("\n").slice(1);
  assert.equal(lines.length, Object.keys(wrong).length);
  for (const [index, [name, value]] of Object.entries(wrong).entries()) {
    const secret = [
      "BOT_TOKEN",
      "BACKUP_RECIPIENTS",
      "DATABASE_URL",
      "KEYV_URL",
      "HTTPS_PROXY",
      "SOCKS_PROXY",
      "FEEDS_PROXY",
      "OTEL_EXPORTER_OTLP_ENDPOINT",
    ].includes(name);
    const line = lines[index] ?? "";
    const head = `  - ${name} = ${secret ? "(not shown)" : JSON.stringify(value)}: `;
    assert.ok((line.startsWith(head) && line.includes(" must be ")) || !secret, line);
    assert.equal(line.includes(value), !secret, line);
    assert.ok(line.endsWith(`For example: ${name}=${settingsReference[name as "PORT"].example}`), line);
  }
});

test("an address of Redis that can't be read is not shown", () => {
  for (const url of ["no address", "redis:///3", "redis://user:100%@host", "redis.example.org:6379"]) {
    const said = complaint({ KEYV_URL: url });
    assert.match(said, /KEYV_URL = \(not shown\): must /, url);
    assert.ok(!said.includes(url));
  }
});

test("a server without a token is a mistake that is told", () => {
  assert.match(
    complaint({ TELEGRAM_API_ROOT: "http://127.0.0.1:8081" }),
    /BOT_TOKEN is missing, though TELEGRAM_API_ROOT/,
  );
});

test("the example of every setting is right", () => {
  const examples = Object.entries(settingsReference).map(([name, { example }]) => [name, example]);
  assert.equal(parseConfig(Object.fromEntries(examples)).digestTime, "07:30");
});

test("the environment goes before .env, of which the example file with every line taken in is one", () => {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-config-"));
  const path = join(folder, ".env");
  try {
    writeFileSync(path, environmentExample().replace(/^# ([A-Z_]+=)/gm, "$1"));
    process.env.PORT = "9999";
    const config = parseConfig(readEnvironment(path));
    assert.deepEqual([config.port, config.publicationName], [9999, "The Daily Kiosk"]);
    assert.deepEqual(readEnvironment(join(folder, "none")), process.env);
    assert.throws(() => readEnvironment(folder), /can't be read\. Check its permissions/);
  } finally {
    delete process.env.PORT;
    rmSync(folder, { recursive: true });
  }
});

test("a proxy is for Telegram somewhere else", () => {
  const proxy = "http://proxy.example.org:3128";
  const given = (environment: Record<string, string>) =>
    parseConfig({ BOT_TOKEN: TOKEN, HTTPS_PROXY: proxy, ...environment }).telegramProxy;
  assert.equal(given({}), proxy);
  for (const host of ["127.0.0.1", "localhost", "[::1]"]) {
    assert.equal(given({ TELEGRAM_API_ROOT: `http://${host}:8081` }), undefined);
  }
  assert.equal(given({ SOCKS_PROXY: "socks5://127.0.0.1:1080" }), proxy);
});

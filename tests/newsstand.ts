import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, type Overrides, startApp } from "../src/app.ts";
import type { Config } from "../src/config.ts";
import type { ArticleDraft } from "../src/content/article.ts";
import { documentFromText } from "../src/content/document.ts";
import { type Clock, systemClock } from "../src/core/clock.ts";
import type { Hands } from "../src/simulator/hands.ts";
import { type Simulator, startSimulator } from "../src/simulator/simulator.ts";
import { CHANNEL_ID } from "../src/simulator/world.ts";

/** A whole newsstand for a test: the simulator, the program on it, and the people at its chat page. */
export interface Newsstand {
  simulator: Simulator;
  app: App;
  config: Config & { botToken: string };
  reader: Hands;
  secondReader: Hands;
  editor: Hands;
  /** Moves the program's clock by `ms`. */
  pass(ms: number): void;
  now(): number;
  clock: Clock;
  /** Stores an article as an import would; found at once. */
  publish(draft: Partial<ArticleDraft>): Promise<void>;
  /** Stops the program and starts it again on the same database and simulator. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const MUCH = { burst: Number.POSITIVE_INFINITY, perSecond: 0 };
const EVERYTHING = { person: MUCH, inline: MUCH, group: MUCH };
const UNLIMITED = { perSecond: Number.POSITIVE_INFINITY, chatGapMs: 0, groupGapMs: 0 };

/** The configuration of a program on a simulator. */
export function configFor(simulator: Simulator, change: Partial<Config> = {}): Config & { botToken: string } {
  return {
    botToken: simulator.token,
    telegramApiRoot: simulator.url,
    telegramProxy: undefined,
    feedsProxy: undefined,
    databaseUrl: "sqlite::memory:",
    keyvUrl: undefined,
    searchFolder: undefined,
    ownerIds: [1003],
    channels: [CHANNEL_ID],
    publicationName: "The Test Kiosk",
    defaultLanguage: "en",
    timeZone: "UTC",
    digestTime: "08:00",
    port: 0,
    pace: { perSecond: 30, chatPerSecond: 1, groupPerMinute: 20 },
    paidBroadcast: undefined,
    broadcastNeedsTwo: false,
    allowPrivateAddresses: false,
    host: "127.0.0.1",
    webhookUrl: undefined,
    role: "all",
    backups: 0,
    backupRecipients: [],
    tracing: undefined,
    logLevel: "silent",
    ...change,
  } as Config & { botToken: string };
}

/**
 * @param change of the configuration; with a `webhookUrl` the program has its web server too
 * @param undoMs for how long what is published can be undone: no time, where that isn't what is tested
 * @param more what else the program is started with
 */
export async function openNewsstand(
  change: Partial<Config> = {},
  undoMs = 0,
  more: Overrides = {},
): Promise<Newsstand> {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-test-"));
  let shift = 0;
  const clock = { now: () => Date.now() + shift, sleep: systemClock.sleep };
  const simulator = await startSimulator({ now: clock.now });
  const config = configFor(simulator, { databaseUrl: `sqlite:${join(folder, "kiosk.db")}`, ...change });
  const overrides = {
    clock,
    pace: UNLIMITED,
    limits: EVERYTHING,
    threads: false,
    web: config.webhookUrl !== undefined,
    undoMs,
    ...more,
  };
  let count = 0;
  let app = await startApp(config, overrides);
  return {
    simulator,
    config,
    get app() {
      return app;
    },
    reader: simulator.person("reader"),
    secondReader: simulator.person("second_reader"),
    editor: simulator.person("editor"),
    pass(ms) {
      shift += ms;
    },
    now: clock.now,
    clock,
    async publish(draft) {
      count++;
      await app.newsroom.articles.save({
        source: "test",
        sourceId: `test-${count}`,
        title: `Article ${count}`,
        document: documentFromText("A body."),
        tags: [],
        language: "en",
        ...draft,
      });
      await app.newsroom.search.catchUp();
    },
    async restart() {
      await app.stop();
      app = await startApp(config, overrides);
    },
    async close() {
      await app.stop();
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

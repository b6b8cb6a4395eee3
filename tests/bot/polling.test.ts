import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { Api } from "grammy";
import { type Polling, startPolling } from "../../src/bot/polling.ts";
import { systemClock } from "../../src/core/clock.ts";
import { AppError } from "../../src/core/errors.ts";
import { type Log, silentLog } from "../../src/core/log.ts";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";

describe("long polling", () => {
  let simulator: Simulator;
  let polling: Polling | undefined;
  /** Texts of the updates, as their handling began. */
  let begun: string[];
  /** What handling a text waits for. */
  let held: Map<string, Promise<void>>;

  beforeEach(async () => {
    simulator = await startSimulator();
    begun = [];
    held = new Map();
  });
  afterEach(async () => {
    await polling?.stop();
    await simulator.close();
  });

  const start = (log: Log = silentLog, token = simulator.token) => {
    polling = startPolling({
      api: new Api(token, { apiRoot: simulator.url }),
      async handle(update) {
        const text = update.message?.text ?? "";
        begun.push(text);
        await held.get(text);
      },
      allowedUpdates: ["message"],
      clock: { now: Date.now, sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 20), signal) },
      log,
    });
    return polling;
  };

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  function hold(text: string): () => void {
    let release = () => {};
    held.set(
      text,
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    return release;
  }

  it("handles what comes beside a slow update, and confirms nothing before that one is done", async () => {
    const release = hold("slow");
    const reader = simulator.person("reader");
    reader.send("slow");
    start();
    await until(() => begun.includes("slow"));
    reader.send("quick");
    await until(() => begun.includes("quick"));
    reader.send("another");
    await until(() => begun.includes("another"));
    assert.deepEqual(
      simulator.world.updates.map((update) => update.message?.text),
      ["slow", "quick", "another"],
      "a kill at this moment would lose none",
    );
    release();
    await until(() => simulator.world.updates.length === 0);
    assert.deepEqual(begun, ["slow", "quick", "another"], "each was begun once");
  });

  it("finishes and confirms what was begun when it is stopped", async () => {
    const release = hold("begun");
    simulator.person("reader").send("begun");
    const running = start();
    await until(() => begun.length === 1);
    const stopped = running.stop();
    release();
    await stopped;
    assert.deepEqual(simulator.world.updates, []);
  });

  it("goes on after broken connections, floods and a second poller, and says what it waits for", async () => {
    const said: string[] = [];
    simulator.misbehave(
      { kind: "drop", method: "getUpdates" },
      { kind: "server_error", method: "getUpdates" },
      { kind: "flood", method: "getUpdates", retry_after: 1 },
    );
    simulator.person("reader").send("hello");
    start({ ...silentLog, warn: (_fields, message) => said.push(message) });
    await until(() => begun.includes("hello"));
    assert.ok(said.length >= 3 && said.every((message) => message === "fetching updates failed; trying again"));
    const rival = new Api(simulator.token, { apiRoot: simulator.url });
    await until(() => {
      void rival.getUpdates({ timeout: 1 }).catch(() => {});
      return said.some((message) => message.includes("another program is polling with this bot token"));
    });
  });

  it("gives up when Telegram doesn't know the token", async () => {
    const running = start(silentLog, "123:unknown");
    await assert.rejects(
      running.done,
      (error) => error instanceof AppError && error.code === "configuration" && /Check BOT_TOKEN/.test(error.message),
    );
  });
});

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { startApp } from "../../src/app.ts";
import { systemClock } from "../../src/core/clock.ts";
import { AppError } from "../../src/core/errors.ts";
import { ChatId } from "../../src/core/ids.ts";
import { importDemonstration } from "../../src/demonstration.ts";
import { SIMULATOR_TOKEN, startSimulator } from "../../src/simulator/simulator.ts";
import { chatStore } from "../../src/subscribers/chat-store.ts";
import { configFor } from "../newsstand.ts";

describe("a newsroom's database", () => {
  it("is left alone by the simulator's bot, and keeps its subscribers, when a start forgets the token", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kiosk-security-"));
    const telegram = await startSimulator({ token: "123456789:a-newsroom-of-its-own" });
    const demonstration = await startSimulator();
    const databaseUrl = `sqlite:${join(folder, "kiosk.db")}`;
    const config = configFor(telegram, { databaseUrl });
    const options = { threads: false };
    const isRefused = (error: unknown) =>
      error instanceof AppError &&
      error.code === "configuration" &&
      /newsroom's own bot \(123456789\)/.test(error.message);
    try {
      const first = await startApp(config, options);
      const reader = telegram.person("reader");
      reader.send("/subscribe all");
      await reader.sees("Subscriptions");
      await first.stop();

      // What `npm start` does without BOT_TOKEN, step by step, and what a wrong TELEGRAM_API_ROOT would.
      await assert.rejects(importDemonstration({ ...config, botToken: undefined }, systemClock), isRefused);
      const astray = { ...config, botToken: SIMULATOR_TOKEN, telegramApiRoot: demonstration.url };
      await assert.rejects(startApp(astray, options), isRefused);

      const again = await startApp(config, options);
      const known = await chatStore(again.newsroom.database, systemClock).get(ChatId.parse(reader.person.id));
      assert.equal(known?.state, "active");
      await again.stop();
    } finally {
      await telegram.close();
      await demonstration.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

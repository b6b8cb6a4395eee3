import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Api } from "grammy";
import type { BotCommand, BotCommandScope } from "grammy/types";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { refused } from "./refused.ts";

describe("the command list", () => {
  let simulator: Simulator;
  let api: Api;
  before(async () => {
    simulator = await startSimulator();
    api = new Api(simulator.token, { apiRoot: simulator.url });
  });
  after(() => simulator.close());

  const help = { command: "help", description: "What I can do" };
  const wrong = (commands: unknown, words: string, scope?: unknown) =>
    refused(
      api.setMyCommands(commands as BotCommand[], { scope: scope as BotCommandScope }),
      400,
      `Bad Request: ${words}`,
    );

  test("is kept by scope and language, without slashes", async () => {
    await api.setMyCommands([{ ...help, command: "/help" }]);
    await api.setMyCommands([{ ...help, description: "کمک" }], { language_code: "fa" });
    await api.setMyCommands([help], { scope: { type: "chat", chat_id: 1001 } });
    assert.deepEqual(await api.getMyCommands(), [help]);
    assert.equal((await api.getMyCommands({ language_code: "fa" }))[0]?.description, "کمک");
    assert.deepEqual(await api.getMyCommands({ scope: { type: "all_private_chats" } }), []);
    await api.deleteMyCommands();
    assert.deepEqual(await api.getMyCommands(), []);
  });

  test("holds a hundred, each as long as it may be", async () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => ({ ...help, command: `help_${n}` }));
    await api.setMyCommands(many(100));
    await wrong(many(101), "BOT_COMMANDS_TOO_MUCH");
    await api.setMyCommands([{ command: "a".repeat(32), description: "گ".repeat(256) }]);
    await wrong([{ ...help, command: "a".repeat(33) }], "command length must not exceed 32");
    await wrong([{ ...help, description: "a".repeat(257) }], "command description length must not exceed 256");
    await wrong([{ ...help, command: "/" }], "command must be non-empty");
    await wrong([{ ...help, description: " " }], "command description must be non-empty");
    await wrong([{ ...help, command: "Help" }], "BOT_COMMAND_INVALID");
    await wrong([{ command: "help" }], "can't parse BotCommand: Can't find field \"description\"");
    await wrong({}, "expected an Array of BotCommand");
  });

  test("refuses scopes that aren't", async () => {
    await wrong([help], "can't parse BotCommandScope: Unsupported type specified", { type: "everywhere" });
    await wrong([help], "can't parse BotCommandScope: Can't find field \"chat_id\"", { type: "chat" });
    await wrong([help], "chat not found", { type: "chat", chat_id: 31_337 });
  });
});

import assert from "node:assert/strict";
import { it } from "node:test";
import { Api } from "grammy";
import { noteAnswers } from "../../src/bot/answers.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";

it("answers are told to the pace of subscribers' messages, and so is a flood limit that one meets", async () => {
  const simulator = await startSimulator();
  try {
    simulator.person("reader").start();
    const met: unknown[] = [];
    const api = new Api(simulator.token, { apiRoot: simulator.url });
    noteAnswers(api, {
      answered() {
        met.push("answered");
        return { over: () => met.push("over") };
      },
      refused: (chatId, ms) => met.push([chatId, ms]),
    });
    await api.getMe();
    await api.sendChatAction(1001, "typing");
    assert.deepEqual(met, [], "only messages count");
    const { message_id } = await api.sendMessage(1001, "Hello");
    await api.editMessageText(1001, message_id, "Good day");
    assert.deepEqual(met.splice(0), ["answered", "over", "answered", "over"]);
    simulator.misbehave({ kind: "flood", retry_after: 4, method: "sendMessage" });
    await assert.rejects(api.sendMessage(1001, "Hello"), /Too Many Requests/);
    assert.deepEqual(met, ["answered", "over", [1001, 4000]]);
  } finally {
    await simulator.close();
  }
});

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { Api, HttpError } from "grammy";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { GROUP_ID } from "../../src/simulator/world.ts";
import { refused } from "./refused.ts";

describe("a simulator that misbehaves", () => {
  let simulator: Simulator;
  let api: Api;
  let now = Date.UTC(2026, 10, 24);

  before(async () => {
    simulator = await startSimulator({ now: () => now, random: () => 0.5 });
    api = new Api(simulator.token, { apiRoot: simulator.url });
    for (const key of ["reader", "second_reader"]) simulator.person(key).start();
  });
  after(() => simulator.close());
  beforeEach(async () => {
    simulator.misbehave();
    await control("rates", {});
    now += 3_600_000;
  });

  async function control(path: string, body: object): Promise<void> {
    const response = await fetch(`${simulator.url}/control/${path}`, { method: "POST", body: JSON.stringify(body) });
    assert.equal(response.status, 200, await response.text());
  }
  const texts = () =>
    simulator
      .person("reader")
      .messages()
      .map(({ text }) => text);
  const flood = (seconds: number) => `Too Many Requests: retry after ${seconds}`;

  test("floods: 429 with retry_after, for every call until it has passed", async () => {
    await control("misbehave", { rules: [{ kind: "flood", retry_after: 7 }] });
    const error = await refused(api.sendMessage(1001, "one"), 429, flood(7));
    assert.deepEqual(error.parameters, { retry_after: 7 });
    now += 4000;
    await refused(api.sendMessage(1002, "two"), 429, flood(3));
    now += 3000;
    await api.sendMessage(1001, "after the flood");
    assert.equal(texts().at(-1), "after the flood");
  });

  test("says Retry-After in the header too", async () => {
    simulator.misbehave({ kind: "flood", retry_after: 9 });
    const response = await fetch(`${simulator.url}/bot${simulator.token}/getMe`);
    assert.deepEqual([response.status, response.headers.get("retry-after")], [429, "9"]);
  });

  test("errs: 502, as often as it was told to", async () => {
    simulator.misbehave({ kind: "server_error", count: 2, method: "sendMessage" });
    await api.getMe();
    await refused(api.sendMessage(1001, "x"), 502, "Bad Gateway");
    await refused(api.sendMessage(1001, "x"), 502, "Bad Gateway");
    await api.sendMessage(1001, "third time lucky");
  });

  test("drops a connection before the effect", async () => {
    simulator.misbehave({ kind: "drop" });
    await assert.rejects(api.sendMessage(1001, "never sent"), HttpError);
    assert.ok(!texts().includes("never sent"));
  });

  test("loses an answer after the effect", async () => {
    simulator.misbehave({ kind: "lose_answer" });
    await assert.rejects(api.sendMessage(1001, "sent all the same"), HttpError);
    assert.equal(texts().at(-1), "sent all the same");
  });

  test("leaves getUpdates alone unless it is named", async () => {
    simulator.misbehave({ kind: "server_error", count: 100 }, { kind: "drop", method: "getUpdates" });
    await assert.rejects(api.getUpdates(), HttpError);
    assert.ok(Array.isArray(await api.getUpdates()));
    await refused(api.getMe(), 502, "Bad Gateway");
  });

  test("does so by chance when a probability is given", async () => {
    simulator.misbehave({ kind: "server_error", probability: 0.4 }, { kind: "drop", probability: 0.6 });
    await assert.rejects(api.getMe(), HttpError);
  });

  test("enforces rates over all, by private chat and by group", async () => {
    await control("rates", { per_second: 3, per_chat_per_second: 1, per_group_per_minute: 2 });
    await api.sendMessage(1001, "first");
    await refused(api.sendMessage(1001, "too soon"), 429, flood(1));
    await api.sendMessage(1002, "another chat");
    await api.sendMessage(GROUP_ID, "a group");
    await refused(api.sendMessage(GROUP_ID, "the fourth in this second"), 429, flood(1));
    now += 1000;
    await api.sendMessage(GROUP_ID, "second in the group");
    now += 1000;
    await refused(api.sendMessage(GROUP_ID, "third in a minute"), 429, flood(58));
  });

  test("logs calls without their texts", async () => {
    const logged = async (after: number) => {
      const response = await fetch(`${simulator.url}/control/calls?after=${after}`);
      return (await response.json()) as { next: number; calls: object[] };
    };
    const first = await logged(0);
    await api.sendMessage(1001, "a private word");
    simulator.misbehave({ kind: "drop" });
    await api.getMe().catch(() => {});
    await api.sendMessage(999, "nobody").catch(() => {});
    const { calls, next } = await logged(first.next);
    assert.deepEqual(calls, [
      { n: first.next, at: now, method: "sendMessage", chat_id: "1001", ok: true },
      { n: first.next + 1, at: now, method: "getMe", ok: false },
      { n: first.next + 2, at: now, method: "sendMessage", chat_id: "999", ok: false, error_code: 400 },
    ]);
    assert.equal(next, first.next + 3);
  });
});

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { Api, Bot } from "grammy";
import type { Update } from "grammy/types";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { refused } from "./refused.ts";

describe("updates by long polling", () => {
  let simulator: Simulator;
  let api: Api;

  before(async () => {
    simulator = await startSimulator();
    api = new Api(simulator.token, { apiRoot: simulator.url });
  });
  after(() => simulator.close());
  beforeEach(async () => {
    await api.deleteWebhook({ drop_pending_updates: true });
    await api.getUpdates({ allowed_updates: [] });
  });

  const reader = () => simulator.person("reader");
  const texts = (updates: Update[]) => updates.map(({ message }) => message?.text);

  test("gives the same updates again until an offset confirms them", async () => {
    for (const text of ["one", "two", "three"]) reader().send(text);
    const first = await api.getUpdates();
    assert.deepEqual(texts(first), ["one", "two", "three"]);
    assert.deepEqual(texts(await api.getUpdates()), ["one", "two", "three"]);
    assert.deepEqual(texts(await api.getUpdates({ offset: first[1]!.update_id })), ["two", "three"]);
    assert.deepEqual(await api.getUpdates({ offset: first[2]!.update_id + 1 }), []);
    assert.deepEqual(await api.getUpdates(), []);
  });

  test("counts a negative offset from the end and forgets what is before it", async () => {
    for (const text of ["one", "two", "three"]) reader().send(text);
    assert.deepEqual(texts(await api.getUpdates({ offset: -1 })), ["three"]);
    assert.deepEqual(texts(await api.getUpdates()), ["three"]);
  });

  test("gives at most as many as the limit, and never more than a hundred", async () => {
    for (let n = 0; n < 120; n++) reader().send(`number ${n}`);
    assert.equal((await api.getUpdates({ limit: 2 })).length, 2);
    assert.equal((await api.getUpdates({ limit: 1000 })).length, 100);
  });

  test("waits for an update as long as it was asked to, and answers as soon as there is one", async () => {
    const waiting = api.getUpdates({ timeout: 30 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    reader().send("here");
    assert.deepEqual(texts(await waiting), ["here"]);
  });

  test("ends an older poll when another one comes", async () => {
    const older = api.getUpdates({ timeout: 30 });
    const told = refused(
      older,
      409,
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    await api.getUpdates();
    await told;
  });

  test("gives a poll that its client has left to nobody", async () => {
    const gone = new AbortController();
    const left = api.getUpdates({ timeout: 30 }, gone.signal as never).catch(() => "left");
    await new Promise((resolve) => setTimeout(resolve, 20));
    gone.abort();
    assert.equal(await left, "left");
    reader().send("still there");
    assert.deepEqual(texts(await api.getUpdates({ timeout: 1 })), ["still there"]);
  });

  test("remembers which kinds are allowed, for updates that come later", async () => {
    reader().send("before");
    await api.getUpdates({ allowed_updates: ["my_chat_member"] });
    reader().send("not wanted");
    reader().block();
    reader().unblock();
    const kinds = (await api.getUpdates()).map((update) => Object.keys(update)[1]);
    assert.deepEqual(kinds, ["message", "my_chat_member", "my_chat_member"]);
  });

  test("is refused while a webhook is set", async () => {
    await api.setWebhook("http://127.0.0.1:9/nobody");
    await refused(
      api.getUpdates(),
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  });

  test("runs a bot of grammY from start to stop", async () => {
    const bot = new Bot(simulator.token, { client: { apiRoot: simulator.url } });
    bot.command("start", (ctx) => ctx.reply(`Welcome with "${ctx.match}"`));
    const running = bot.start();
    reader().start("article_7");
    assert.equal((await reader().sees("Welcome")).text, 'Welcome with "article_7"');
    assert.equal(bot.botInfo.username, "kiosk_simulator_bot");
    await bot.stop();
    await running;
  });
});

describe("the envelope", () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
    simulator.person("reader").start();
  });
  after(() => simulator.close());

  async function raw(path: string, init?: RequestInit): Promise<[number, unknown]> {
    const response = await fetch(simulator.url + path, init);
    return [response.status, await response.json()];
  }
  const refusal = (error_code: number, description: string) => [error_code, { ok: false, error_code, description }];

  test("tells a wrong token from one that can't be one", async () => {
    assert.deepEqual(await raw("/bot7000000001:wrong/getMe"), refusal(401, "Unauthorized"));
    assert.deepEqual(await raw("/botnonsense/getMe"), refusal(401, "Unauthorized: invalid token specified"));
    assert.deepEqual(await raw("/file/bot7000000001:wrong/files/file-1"), refusal(401, "Unauthorized"));
  });

  test("tells a method that Telegram doesn't have from one that the simulator doesn't do", async () => {
    assert.deepEqual(await raw(`/bot${simulator.token}/sendPigeon`), refusal(404, "Not Found: method not found"));
    assert.deepEqual(await raw(`/bot${simulator.token}/toString`), refusal(404, "Not Found: method not found"));
    const words = "Not Implemented: the simulator doesn't support sendPoll yet";
    assert.deepEqual(await raw(`/bot${simulator.token}/sendPoll`), refusal(501, words));
    assert.deepEqual(await raw("/elsewhere"), refusal(404, "Not Found"));
  });

  test("takes method names in any case", async () => {
    const [status] = await raw(`/bot${simulator.token}/GETME`);
    assert.equal(status, 200);
  });

  test("takes parameters as query, form, multipart and JSON", async () => {
    const values = {
      chat_id: "1001",
      text: "Press",
      reply_markup: '{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}',
    };
    const form = new FormData();
    for (const [name, value] of Object.entries(values)) form.set(name, value);
    const json = { ...values, chat_id: 1001, reply_markup: JSON.parse(values.reply_markup) };
    const path = `/bot${simulator.token}/sendMessage`;
    const answers = await Promise.all([
      raw(`${path}?${new URLSearchParams(values)}`),
      raw(path, { method: "POST", body: new URLSearchParams(values) }),
      raw(path, { method: "POST", body: form }),
      raw(path, { method: "POST", body: JSON.stringify(json), headers: { "content-type": "application/json" } }),
    ]);
    const shown = answers.map(([status, body]) => {
      const { result } = body as { result: { text: string; reply_markup: object } };
      return [status, result.text, result.reply_markup];
    });
    const expected = [200, "Press", { inline_keyboard: [[{ text: "A", callback_data: "a" }]] }];
    assert.deepEqual(shown, [expected, expected, expected, expected]);
  });

  test("refuses what is no JSON object, and no form", async () => {
    const sent = (body: string, type: string) =>
      raw(`/bot${simulator.token}/sendMessage`, { method: "POST", body, headers: { "content-type": type } });
    for (const body of ["{", "[]", "5"]) {
      const answer = await sent(body, "application/json");
      assert.deepEqual(answer, refusal(400, "Bad Request: can't parse JSON object"));
    }
    const [status] = await sent("no form", "multipart/form-data; boundary=x");
    assert.equal(status, 400);
  });

  test("reads numbers and booleans as Telegram does", async () => {
    const asked = (method: string, values: Record<string, string>) =>
      raw(`/bot${simulator.token}/${method}?${new URLSearchParams(values)}`);
    const [, body] = await asked("sendMessage", { chat_id: " 1001 ", text: "x", protect_content: "True" });
    assert.equal((body as { result: { has_protected_content?: boolean } }).result.has_protected_content, true);
    for (const chat_id of ["0x3e9", "1001.0", "reader"]) {
      const answer = await asked("sendMessage", { chat_id, text: "x" });
      assert.deepEqual(answer, refusal(400, "Bad Request: chat not found"));
    }
    assert.deepEqual(
      await asked("getChatMember", { chat_id: "@daily_kiosk", user_id: "Rita" }),
      refusal(400, "Bad Request: invalid user_id specified"),
    );
    assert.deepEqual(
      await asked("editMessageText", { text: "x" }),
      refusal(400, "Bad Request: message identifier is not specified"),
    );
    const [status] = await asked("getUpdates", { limit: "some", offset: "none" });
    assert.equal(status, 200);
  });
});

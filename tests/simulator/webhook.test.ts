import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, afterEach, before, describe, test } from "node:test";
import { Api, Bot, webhookCallback } from "grammy";
import type { Update } from "grammy/types";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { refused } from "./refused.ts";

describe("updates by webhook", () => {
  let simulator: Simulator;
  let api: Api;
  const closing: (() => void)[] = [];

  before(async () => {
    simulator = await startSimulator();
    api = new Api(simulator.token, { apiRoot: simulator.url });
  });
  after(() => simulator.close());
  afterEach(async () => {
    await api.deleteWebhook({ drop_pending_updates: true });
    for (const close of closing.splice(0)) close();
  });

  /** Where a web server is that answers as told. */
  async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => server.close(() => {}).closeAllConnections());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  }

  async function read(request: IncomingMessage): Promise<Update> {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString());
  }

  test("brings them with the secret, to grammY's own callback", async () => {
    const bot = new Bot(simulator.token, { client: { apiRoot: simulator.url } });
    bot.on("message", (ctx) => ctx.reply("by webhook"));
    const secretToken = "a-secret_1";
    const handle = webhookCallback(bot, "http", { secretToken });
    const url = await listen((request, response) => void handle(request, response));
    await api.setWebhook(url, { secret_token: secretToken });
    simulator.person("reader").send("Hello");
    await simulator.person("reader").sees("by webhook");
    assert.equal((await api.getWebhookInfo()).url, url);
  });

  test("tries again until the answer is a success, and remembers the last error", async () => {
    const seen: number[] = [];
    let done = () => {};
    const arrived = new Promise<void>((resolve) => {
      done = resolve;
    });
    const url = await listen(async (request, response) => {
      seen.push((await read(request)).update_id);
      response.writeHead(seen.length < 2 ? 500 : 200).end();
      if (seen.length === 2) done();
    });
    await api.setWebhook(url);
    simulator.person("reader").send("Hello");
    await arrived;
    assert.equal(seen[0], seen[1]);
    assert.match((await api.getWebhookInfo()).last_error_message ?? "", /^Wrong response from the webhook: 500/);
  });

  test("does the one method that the answer calls, and only once when the answer can't be read", async () => {
    let count = 0;
    const url = await listen(async (request, response) => {
      const { message } = await read(request);
      count++;
      response.setHeader("content-type", "application/json");
      if (message?.text === "broken") response.end("{");
      else response.end(JSON.stringify({ method: "sendMessage", chat_id: message?.chat.id, text: "in the reply" }));
    });
    await api.setWebhook(url);
    simulator.person("reader").send("broken");
    simulator.person("reader").send("Hello");
    await simulator.person("reader").sees("in the reply");
    assert.equal(count, 2);
    assert.equal((await api.getWebhookInfo()).pending_update_count, 0);
  });

  test("keeps the order of a chat's updates, while those of others go on", async () => {
    const seen: (string | undefined)[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let done = () => {};
    const all = new Promise<void>((resolve) => {
      done = resolve;
    });
    const url = await listen(async (request, response) => {
      const { message } = await read(request);
      if (message?.text === "first") await held;
      seen.push(message?.text);
      response.end();
      if (message?.text === "other") release();
      if (seen.length === 3) done();
    });
    await api.setWebhook(url);
    simulator.person("reader").send("first");
    simulator.person("reader").send("second");
    simulator.person("editor").send("other");
    await all;
    assert.deepEqual(seen, ["other", "first", "second"]);
  });

  test("follows no redirect, and forgets the error with the webhook", async () => {
    let done = () => {};
    const tried = new Promise<void>((resolve) => {
      done = resolve;
    });
    let count = 0;
    const url = await listen((_, response) => {
      response.writeHead(302, { location: "/elsewhere" }).end();
      if (++count === 2) done();
    });
    await api.setWebhook(url);
    simulator.person("reader").send("Hello");
    await tried;
    assert.equal((await api.getWebhookInfo()).last_error_message, "Wrong response from the webhook: 302 Found");
    await api.deleteWebhook({ drop_pending_updates: true });
    assert.equal((await api.getWebhookInfo()).last_error_message, undefined);
  });

  test("says what setting and deleting did", async () => {
    const said = async (method: string, url = "") => {
      const response = await fetch(`${simulator.url}/bot${simulator.token}/${method}?url=${encodeURIComponent(url)}`);
      const { result, description } = (await response.json()) as { result: boolean; description: string };
      return [result, description];
    };
    const url = "http://127.0.0.1:9/nobody";
    assert.deepEqual(await said("setWebhook", url), [true, "Webhook was set"]);
    assert.deepEqual(await said("setWebhook", url), [true, "Webhook is already set"]);
    assert.deepEqual(await said("setWebhook"), [true, "Webhook was deleted"]);
    assert.deepEqual(await said("deleteWebhook"), [true, "Webhook is already deleted"]);
  });

  test("keeps to the connections that it was given", async () => {
    let open = 0;
    let most = 0;
    let left = 6;
    let done = () => {};
    const all = new Promise<void>((resolve) => {
      done = resolve;
    });
    const url = await listen(async (request, response) => {
      most = Math.max(most, ++open);
      await read(request);
      setTimeout(() => {
        open--;
        response.end();
        if (--left === 0) done();
      }, 10);
    });
    await api.setWebhook(url, { max_connections: 2 });
    for (let n = 0; n < 2; n++) {
      for (const key of ["reader", "second_reader", "editor"]) simulator.person(key).send(`number ${n}`);
    }
    await all;
    assert.equal(most, 2);
  });

  test("drops what waits when it is told to", async () => {
    await api.deleteWebhook();
    simulator.person("reader").send("old");
    assert.equal((await api.getWebhookInfo()).pending_update_count, 1);
    await api.setWebhook("http://127.0.0.1:9/nobody", { drop_pending_updates: true });
    assert.equal((await api.getWebhookInfo()).pending_update_count, 0);
  });

  test("ends a poll that waits, and refuses a wrong address or secret", async () => {
    const told = refused(api.getUpdates({ timeout: 30 }), 409, "Conflict: terminated by setWebhook request");
    await new Promise((resolve) => setTimeout(resolve, 20));
    await api.setWebhook("http://127.0.0.1:9/nobody");
    await told;
    await refused(
      api.setWebhook("ftp://example.org"),
      400,
      "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    );
    await refused(
      api.setWebhook("http://example.org"),
      400,
      "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    );
    await refused(
      api.setWebhook("https://example.org:8080"),
      400,
      "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    );
    await refused(
      api.setWebhook("https://example.org", { secret_token: "a".repeat(257) }),
      400,
      "Bad Request: secret token is too long",
    );
    await refused(
      api.setWebhook("https://example.org", { secret_token: "not allowed!" }),
      400,
      "Bad Request: secret token contains unallowed characters",
    );
  });
});

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { webhookSecret } from "../../src/bot/inbox.ts";
import { textOf } from "../../src/simulator/hands.ts";
import { freePort } from "../free-port.ts";
import { type Newsstand, openNewsstand } from "../newsstand.ts";

describe("whoever sends updates to the webhook", () => {
  let stand: Newsstand;
  let url: string;
  let next = 50_000;
  before(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}/telegram`;
    stand = await openNewsstand({ port, webhookUrl: url });
  });
  after(() => stand.close());

  async function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
    const secret = webhookSecret(stand.simulator.token);
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret, ...headers },
      body,
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }
  const update = (content: object) => JSON.stringify({ update_id: next++, ...content });
  const reader = { id: 1001, is_bot: false, first_name: "Rita" };
  const help = (updateId: number) => {
    const text = { text: "/help", entities: [{ type: "bot_command", offset: 0, length: 5 }] };
    const message = { message_id: 1, date: 1, chat: { id: 1001, type: "private" }, from: reader, ...text };
    return JSON.stringify({ update_id: updateId, message });
  };
  const helps = () => stand.reader.messages().filter((one) => textOf(one).includes("can do")).length;

  it("is Telegram, or has done nothing: no secret, nearly the secret, two of them, another's", async () => {
    const secret = webhookSecret(stand.simulator.token);
    stand.reader.send("/start");
    await stand.reader.sees();
    const before = helps();
    for (const wrong of ["", "x", `${secret} `.trim().slice(1), `${secret}, ${secret}`, webhookSecret("123:other")]) {
      const { status, headers } = await post(help(next++), { "x-telegram-bot-api-secret-token": wrong });
      assert.equal(status, 403);
      assert.equal(headers.get("content-security-policy"), "default-src 'none'");
    }
    assert.equal(helps(), before);
  });

  it("says in JSON what is an update, or is refused", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonp",
    ]) {
      assert.equal((await post(help(next++), { "content-type": type })).status, 415, type);
    }
    const none = [
      "null",
      "[]",
      "5",
      '""',
      '[{"update_id":1}]',
      '{"update_id":"1"}',
      '{"update_id":1e400}',
      '{"update_id":-1}',
      "{",
      "\0",
    ];
    for (const body of none) assert.equal((await post(body)).status, 400, body);
    assert.equal((await post(help(next++), { "content-type": "application/json; charset=utf-8" })).status, 200);
    assert.equal((await post(Buffer.from([0xff, 0xfe, 0x7b]))).status, 400);
  });

  it("is heard once, however often the update is replayed, at once and later", async () => {
    const before = helps();
    const replayed = next++;
    await Promise.all([1, 2, 3].map(() => post(help(replayed))));
    await post(help(replayed));
    assert.equal(helps() - before, 1);
  });

  it("can't stop the program by an update whose shape lies, is nested without end, or names a prototype", async () => {
    const chat = { id: 1001, type: "private" };
    const press = { id: "1", from: reader, chat_instance: "1" };
    const lying: object[] = [
      ...[
        {},
        { chat: null },
        { chat: {} },
        { chat: { id: "x", type: 5 } },
        { chat, text: 5 },
        { chat, text: "x", entities: "no" },
      ],
      ...[
        { chat, text: "/start", entities: [null] },
        { chat, from: null, text: "/latest", entities: [{ type: "bot_command", offset: -5 }] },
      ],
      ...[
        { chat: { id: 1.5, type: "private" }, from: { id: 1.5 }, text: "x" },
        { chat, from: { id: {} }, location: { latitude: "a" } },
      ],
      ...[
        { chat, from: reader, chat_shared: { chat_id: "x" } },
        { chat, migrate_to_chat_id: "x" },
        { chat, from: reader, document: 5 },
      ],
      { chat: { id: 2 ** 60, type: "private" }, from: { id: 2 ** 60 }, text: "/subscribe all" },
    ].map((message) => ({ message }));
    lying.push(
      ...[
        { message: "x" },
        { message: [1] },
        { my_chat_member: { chat: { id: "5" } } },
        { inline_query: { query: 5, from: reader } },
      ],
      ...[{ data: 5 }, { data: "1l:1", message: {} }, { data: "1l:1", message: { chat: { type: "private" } } }].map(
        (one) => ({
          callback_query: { ...press, ...one },
        }),
      ),
      {
        callback_query: {
          ...press,
          data: "1l:1",
          message: { chat: { id: -5, type: "group" }, reply_markup: { inline_keyboard: [null] } },
        },
      },
    );
    const deep = (inner: string, depth: number) => `{"update_id":${next++},"message":${inner.repeat(depth)}`;
    const bombs = [
      `${deep("[", 200_000)}${"]".repeat(200_000)}}`,
      `${deep(`{"chat":{"id":1001,"type":"private"},"from":{"id":1001},"text":"x","reply_to_message":`, 5000)}null${"}".repeat(5001)}`,
      `{"update_id":${next++},"__proto__":{"role":"owner"},"constructor":{"prototype":{"role":"owner"}},"message":{"__proto__":{"text":"/editors"},"chat":{"id":1001,"type":"private"}}}`,
    ];
    for (const body of [...lying.map(update), ...bombs]) {
      assert.equal((await post(body)).status, 200, body.slice(0, 100));
    }
    assert.equal(({} as { role?: string }).role, undefined);
    stand.reader.send("/help");
    await stand.reader.sees("can do");
  });
});

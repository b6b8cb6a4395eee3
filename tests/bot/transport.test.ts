import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { Api, HttpError, InputFile } from "grammy";
import { createTransport, NeverSent, type Transport } from "../../src/bot/transport.ts";

describe("the transport under grammY's client", () => {
  let server: Server;
  let root: string;
  let transport: Transport;
  /** What came in, as [path, body]. */
  let received: [string, string][] = [];
  let sockets = 0;

  before(async () => {
    server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      received.push([request.url ?? "", body]);
      if (request.url?.endsWith("/sendDice")) return;
      if (request.url?.endsWith("/sendVenue")) return void response.destroy();
      response.end(JSON.stringify({ ok: true, result: { message_id: received.length } }));
    });
    server.on("connection", () => sockets++);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    transport = createTransport(root);
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await transport.close();
  });

  const api = (apiRoot = root, fetch = transport.fetch, timeoutSeconds = 5) =>
    new Api("1:abc", { apiRoot, fetch, timeoutSeconds });

  it("keeps its connections, and reaches servers whose address has a path", async () => {
    received = [];
    for (const text of ["one", "two", "three"]) await api(`${root}/proxy`).sendMessage(5, text);
    assert.deepEqual(
      received.map(([path]) => path),
      Array(3).fill("/proxy/bot1:abc/sendMessage"),
    );
    assert.deepEqual(JSON.parse(received[1]?.[1] ?? ""), { chat_id: 5, text: "two" });
    assert.ok(sockets < 3, `${sockets} connections for three requests, one after the other`);
  });

  it("uploads files as grammY's forms", async () => {
    received = [];
    await api().sendDocument(5, new InputFile(Buffer.from("the bytes"), "a.txt"));
    assert.match(received[0]?.[1] ?? "", /name="chat_id"\s+5[\s\S]*filename="?a.txt[\s\S]*the bytes/);
  });

  it("gives up a request that takes too long, and tells one that was cut off from one that was never sent", async () => {
    const failure = async (call: Promise<unknown>) => {
      const error: unknown = await call.then(
        () => undefined,
        (thrown) => thrown,
      );
      assert.ok(error instanceof HttpError);
      return error.error;
    };
    const slow = await failure(api(root, transport.fetch, 0.05).sendDice(5, "🎲"));
    assert.match(String(slow), /timed out/);
    assert.ok(!((await failure(api().sendVenue(5, 0, 0, "a", "b"))) instanceof NeverSent));
    const nowhere = createTransport("http://127.0.0.1:1");
    const refused = await failure(api("http://127.0.0.1:1", nowhere.fetch).sendMessage(5, "x"));
    assert.ok(refused instanceof NeverSent);
    assert.equal(refused.code, "ECONNREFUSED");
  });
});

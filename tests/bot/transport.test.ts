import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request as forward, type Server } from "node:http";
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from "node:net";
import { after, before, describe, it } from "node:test";
import { Api, HttpError, InputFile } from "grammy";
import { createTransport, NeverSent, type Transport } from "../../src/bot/transport.ts";

/** Proxies that note whom they were asked to reach: HTTP's absolute form and CONNECT, and SOCKS5 without authentication. */
async function openProxies() {
  const asked: string[] = [];
  const tunnel = (client: Socket, host: string, port: number, ready: string | Buffer) => {
    const upstream = connect(port, host, () => {
      client.write(ready);
      client.pipe(upstream).pipe(client);
    });
    for (const socket of [client, upstream]) socket.on("error", () => socket.destroy());
  };
  const http = createServer((request, response) => {
    asked.push(`http ${request.url}`);
    const { method, headers } = request;
    request.pipe(
      forward(request.url ?? "", { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  const socks = createTcpServer((client) => {
    client.once("data", () => {
      client.write(Buffer.from([5, 0]));
      client.once("data", (request: Buffer) => {
        const named = request[3] === 3;
        const end = named ? 5 + (request[4] ?? 0) : 8;
        const host = named ? request.toString("latin1", 5, end) : [...request.subarray(4, 8)].join(".");
        const port = request.readUInt16BE(end);
        asked.push(`socks ${host}:${port}`);
        tunnel(client, host, port, Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
      });
    });
  });
  for (const one of [http, socks]) {
    one.listen(0, "127.0.0.1");
    await once(one, "listening");
  }
  const portOf = (one: Server | TcpServer) => (one.address() as AddressInfo).port;
  return {
    asked,
    http: `http://127.0.0.1:${portOf(http)}`,
    socks: `socks5://127.0.0.1:${portOf(socks)}`,
    close() {
      http.closeAllConnections();
      http.close();
      socks.close();
    },
  };
}

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

  it("goes by a proxy where there is one, files too", async () => {
    const proxies = await openProxies();
    const { host } = new URL(root);
    for (const [proxy, said] of [
      [proxies.http, `http ${root}/bot1:abc/getMe`],
      [proxies.socks, `socks ${host}`],
    ] as const) {
      const through = createTransport(root, proxy);
      proxies.asked.length = 0;
      await api(root, through.fetch).getMe();
      assert.deepEqual(proxies.asked, [said]);
      const file = await through.download(`${root}/file/bot1:abc/a.jpg`, AbortSignal.timeout(5000));
      assert.equal(file.ok, true);
      await file.arrayBuffer();
      await through.close();
    }
    proxies.close();
    const broken = createTransport(root, "http://127.0.0.1:1");
    await assert.rejects(api(root, broken.fetch).getMe(), (error) => {
      return error instanceof HttpError && error.error instanceof NeverSent;
    });
  });

  it("keeps its connections, and reaches servers whose address has a path", async () => {
    received = [];
    sockets = 0;
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

import assert from "node:assert/strict";
import type { lookup } from "node:dns";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Socket } from "node:net";
import { after, before, describe, it } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { ask, fetchSource } from "../../../src/content/importers/fetch.ts";
import { guardedFetch } from "../../../src/content/importers/guarded-fetch.ts";
import { isPublicAddress } from "../../../src/content/importers/public-address.ts";
import { readSource } from "../../../src/content/importers/source.ts";

const anywhere = guardedFetch({ allowPrivate: true });

describe("an address", () => {
  for (const address of [
    "8.8.8.8",
    "1.1.1.1",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "223.255.255.254",
    "2606:4700::1111",
    "2a00:1450:4001::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
  ]) {
    it(`is public: ${address}`, () => assert.equal(isPublicAddress(address), true));
  }
  for (const address of [
    "0.0.0.0",
    "0.1.2.3",
    "10.1.2.3",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.170",
    "192.0.2.1",
    "192.168.1.1",
    "198.19.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::192.168.0.1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700::1111%eth0",
    "fec0::1",
    "ff02::1",
    "localhost",
    "",
    "127.1",
  ]) {
    it(`is not public: ${JSON.stringify(address)}`, () => assert.equal(isPublicAddress(address), false));
  }
});

describe("what may not be asked", () => {
  let asked = 0;
  const server = createServer((_, answer) => {
    asked++;
    answer.end("<rss><channel><item><title>A secret</title><description>Text.</description></item></channel></rss>");
  });
  let port = 0;
  before(async () => {
    await new Promise<void>((listening) => server.listen(0, listening));
    port = (server.address() as AddressInfo).port;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  for (const host of [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "017700000001",
    "0177.0.0.1",
    "0",
    "localhost",
    "LOCALHOST",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "１２７.0.0.1",
    "169.254.169.254",
  ]) {
    it(`is refused, and nobody is asked: ${host}`, async () => {
      await assert.rejects(fetchSource(`http://${host}:${port}/`), { code: "forbidden", message: /can't be reached/ });
      assert.equal(asked, 0);
    });
  }

  for (const url of ["ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "data:text/plain,x", "x"]) {
    it(`is refused for its scheme: ${url}`, async () => {
      await assert.rejects(fetchSource(url), { code: "invalid", message: /is no http\(s\) address/ });
    });
  }

  it("is refused for a name and a password in it, and for another service's port", async () => {
    await assert.rejects(fetchSource("https://me:secret@example.org/"), (error: Error) => {
      assert.match(error.message, /^example\.org is addressed with a name and a password/);
      return true;
    });
    await assert.rejects(fetchSource("http://example.org:25/"), /port 25 belongs to another service/);
  });

  it("is refused after a redirect from where it may", async () => {
    const redirecting: typeof fetch = async (input, init) =>
      String(input) === "http://public.example/"
        ? new Response(null, { status: 302, headers: { location: `http://127.0.0.1:${port}/` } })
        : guardedFetch({ allowPrivate: false })(input, init);
    await assert.rejects(fetchSource("http://public.example/", redirecting), { code: "forbidden" });
    assert.equal(asked, 0);
  });

  /** A name server that gives these answers, one after the other; the last one for ever. */
  function nameServer(...answers: string[][]) {
    let asked = 0;
    const resolve = ((_name: string, _options: object, callback: (error: null, addresses: object[]) => void) => {
      const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
      asked++;
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    }) as typeof lookup;
    return { resolve, count: () => asked };
  }

  for (const addresses of [["127.0.0.1"], ["::1"], ["8.8.8.8", "127.0.0.1"], ["::ffff:127.0.0.1"]]) {
    it(`is refused for what its name resolves to: ${addresses.join(", ")}`, async () => {
      const { resolve } = nameServer(addresses);
      const guarded = guardedFetch({ allowPrivate: false, resolve });
      await assert.rejects(fetchSource(`http://rebound.example:${port}/`, guarded), {
        code: "forbidden",
        message: /^rebound\.example can't be reached: \S+ is no address of the public internet/,
      });
      assert.equal(asked, 0);
    });
  }

  it("is what was checked: a name is resolved once for a connection, so a second answer can't slip in", async () => {
    const { resolve, count } = nameServer(["127.0.0.1"], ["10.0.0.1"]);
    // With private addresses allowed the first answer is where the connection goes; nobody asks again.
    const { bytes } = await fetchSource(
      `http://rebound.example:${port}/`,
      guardedFetch({ allowPrivate: true, resolve }),
    );
    assert.match(Buffer.from(bytes).toString(), /A secret/);
    assert.equal(count(), 1);
    asked = 0;
  });

  it("gives an import nothing but the refusal", async () => {
    for await (const item of readSource(`http://127.0.0.1:${port}/feed`, { ageFrom: 0 })) {
      assert.ok(item.kind === "refused");
      assert.match(item.reason, /no address of the public internet\. ALLOW_PRIVATE_ADDRESSES=yes allows/);
    }
  });
});

describe("a server that means harm", () => {
  const routes: Record<string, RequestListener> = {
    "/bomb": (_, answer) =>
      answer.setHeader("content-encoding", "gzip").end(gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 })),
    "/brotli-bomb": (_, answer) =>
      answer.setHeader("content-encoding", "br").end(brotliCompressSync(Buffer.alloc(64 * 1024 * 1024))),
    "/nothing-in-it": (_, answer) => {
      // Empty gzip members without end: nothing comes out, whatever comes in.
      answer.setHeader("content-encoding", "gzip");
      const part = Buffer.concat(Array.from({ length: 3000 }, () => gzipSync("")));
      const push = () => {
        while (!answer.destroyed && answer.write(part));
        if (!answer.destroyed) answer.once("drain", push);
      };
      push();
    },
    "/odd": (_, answer) => answer.setHeader("content-encoding", "compress").end("x"),
    "/br": (_, answer) => answer.setHeader("content-encoding", "br").end(brotliCompressSync("packed")),
    "/damaged": (_, answer) => answer.setHeader("content-encoding", "gzip").end("no gzip"),
    "/drip": (_, answer) => {
      const drip = setInterval(() => answer.write("x"), 20);
      answer.on("close", () => clearInterval(drip));
    },
    "/silent": () => {},
    "/endless": (_, answer) => {
      const part = Buffer.alloc(256 * 1024, "x");
      const push = () => {
        while (!answer.destroyed && answer.write(part));
        if (!answer.destroyed) answer.once("drain", push);
      };
      push();
    },
    "/utf8": (_, answer) => answer.writeHead(302, { location: Buffer.from("/bäcker").toString("latin1") }).end(),
    "/b%C3%A4cker": (_, answer) => answer.end("found"),
  };
  const server = createServer((request, answer) => routes[request.url ?? ""]?.(request, answer));
  const open = new Set<Socket>();
  let origin = "";
  before(async () => {
    server.on("connection", (socket) => {
      open.add(socket);
      socket.on("close", () => open.delete(socket));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  for (const [path, reason] of [
    ["/bomb", /larger than 10 MB/],
    ["/brotli-bomb", /larger than 10 MB/],
    ["/nothing-in-it", /larger than 10 MB/],
    ["/endless", /larger than 10 MB/],
    ["/odd", /encoding that was not asked for: "compress"/],
    ["/damaged", /can't be reached: incorrect header check/],
    ["/drip", /did not answer within 0\.5 s/],
    ["/silent", /did not answer within 0\.5 s/],
  ] as const) {
    it(`is let go with a reason: ${path}`, async () => {
      const timeoutMs = path === "/drip" || path === "/silent" ? 500 : 10_000;
      const before = process.memoryUsage().rss;
      await assert.rejects(ask(`${origin}${path}`, { fetch: anywhere, timeoutMs }), reason);
      assert.ok(process.memoryUsage().rss - before < 200 * 1024 * 1024, "memory is bounded");
      while (open.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    });
  }

  it("is still read where it packs well, or redirects to an address in UTF-8", async () => {
    const text = async (path: string) => Buffer.from((await fetchSource(origin + path, anywhere)).bytes).toString();
    assert.equal(await text("/br"), "packed");
    assert.equal(await text("/utf8"), "found");
  });

  for (const [name, answer, reason] of [
    [
      "headers without end",
      () => `HTTP/1.1 200 OK\r\n${"x-more: ".padEnd(1000, "y")}\r\n`,
      /can't be reached: .*Header/i,
    ],
    ["a line without end", () => "x".repeat(1000), /can't be reached/],
  ] as const) {
    it(`is let go: ${name}`, async () => {
      const raw = createSocketServer((socket) => {
        socket.on("error", () => {});
        const more = setInterval(() => socket.write(answer()), 1);
        socket.on("close", () => clearInterval(more));
      });
      await new Promise<void>((listening) => raw.listen(0, "127.0.0.1", listening));
      try {
        await assert.rejects(
          ask(`http://127.0.0.1:${(raw.address() as AddressInfo).port}/`, { fetch: anywhere, timeoutMs: 5000 }),
          reason,
        );
      } finally {
        raw.close();
      }
    });
  }

  for (const [name, head] of [
    ["says more than it sends", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort"],
    ["says two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nshort"],
    ["says a length and chunks", "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\nshort"],
    ["speaks no HTTP", "220 mail.example ESMTP\r\n"],
    ["has a status that is none", "HTTP/1.1 999 What\r\ncontent-length: 0\r\n\r\n"],
    ["switches protocols", "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"],
  ] as const) {
    it(`is let go when it ${name}`, async () => {
      const raw = createSocketServer((socket) => {
        socket.on("error", () => {});
        socket.once("data", () => socket.end(head));
      });
      await new Promise<void>((listening) => raw.listen(0, "127.0.0.1", listening));
      try {
        const address = `http://127.0.0.1:${(raw.address() as AddressInfo).port}/`;
        await assert.rejects(ask(address, { fetch: anywhere, timeoutMs: 2000 }), { code: "unavailable" });
      } finally {
        raw.close();
      }
    });
  }
});

describe("an answer", () => {
  /** A server that answers each path with a status and a place. */
  function moves(table: Record<string, [status: number, location?: string]>): typeof fetch {
    return async (input) => {
      const [status, location] = table[new URL(String(input)).pathname] ?? [404];
      return new Response(status === 304 ? null : "text", { status, headers: location ? { location } : {} });
    };
  }

  it("tells a new address only where the whole way there was permanent", async () => {
    const server = moves({
      "/": [200],
      "/301": [301, "/308"],
      "/308": [308, "/"],
      "/302": [302, "/"],
      "/mixed": [301, "/302"],
      "/mixed-back": [302, "/308"],
      "/unchanged": [301, "/304"],
      "/304": [304],
    });
    const movedTo = async (path: string) => (await ask(`https://a.example${path}`, { fetch: server })).movedTo;
    assert.equal(await movedTo("/"), undefined);
    assert.equal(await movedTo("/301"), "https://a.example/");
    assert.equal(await movedTo("/302"), undefined);
    assert.equal(await movedTo("/mixed"), undefined);
    assert.equal(await movedTo("/mixed-back"), undefined);
    assert.equal(await movedTo("/unchanged"), "https://a.example/304");
  });

  it("has every status, and no more than its first 20 s of patience for one that is stopped from outside", async () => {
    const { status, bytes } = await ask("https://a.example/gone", { fetch: moves({ "/gone": [410] }) });
    assert.deepEqual([status, bytes.length], [410, 0]);
    await assert.rejects(
      ask("https://a.example/", {
        fetch: async (_, init) => {
          init?.signal?.throwIfAborted();
          return new Response();
        },
        signal: AbortSignal.abort(new Error("the program ends")),
      }),
      /can't be reached: the program ends/,
    );
  });
});

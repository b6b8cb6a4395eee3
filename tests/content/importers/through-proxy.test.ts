import assert from "node:assert/strict";
import type { lookup } from "node:dns";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer as createHttp, type IncomingMessage, type Server } from "node:http";
import { createServer as createHttps } from "node:https";
import { type AddressInfo, connect, createServer as createTcp, type Server as TcpServer } from "node:net";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { after, before, beforeEach, describe, it } from "node:test";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { feedStore } from "../../../src/content/feeds/feed-store.ts";
import { fetchSource } from "../../../src/content/importers/fetch.ts";
import { guardedFetch } from "../../../src/content/importers/guarded-fetch.ts";
import { systemClock } from "../../../src/core/clock.ts";
import { type Newsstand, openNewsstand } from "../../newsstand.ts";

const TLS = join(import.meta.dirname, "../../fixtures/tls");
/** Made for these tests: of localhost and feeds.example. */
const [key, cert] = ["key.pem", "certificate.pem"].map((name) => readFileSync(join(TLS, name), "utf8"));
const FEED = `<rss version="2.0"><channel><title>Far away</title>
  <item><guid>1</guid><title>By a proxy</title><description>It came.</description></item></channel></rss>`;

describe("feeds by a proxy", () => {
  /** Whom the proxies were asked to reach. */
  const asked: string[] = [];
  const servers: (Server | TcpServer)[] = [];
  const proxies: Record<"http" | "https" | "socks5", string> = { http: "", https: "", socks5: "" };
  let port = 0;
  let stand: Newsstand | undefined;
  const authorities = getCACertificates();

  async function listen(server: Server | TcpServer): Promise<number> {
    servers.push(server.listen(0, "127.0.0.1"));
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  }

  before(async () => {
    setDefaultCACertificates([...authorities, cert ?? ""]);
    const serve = (request: IncomingMessage, answer: { end(body: string): void }) =>
      answer.end(request.headers.host === `8.8.8.8` ? FEED : `for ${request.headers.host}`);
    port = await listen(createHttp(serve));
    const tlsPort = await listen(createHttps({ key, cert }, serve));
    // Whatever address it is to be, the proxies reach these two servers.
    const tunnel = (client: Duplex, to: number, ready: string | Buffer) => {
      const upstream = connect(to === 443 ? tlsPort : port, "127.0.0.1", () => {
        client.write(ready);
        client.pipe(upstream).pipe(client);
      });
      for (const socket of [client, upstream]) socket.on("error", () => socket.destroy());
    };
    const byConnect = (request: IncomingMessage, client: Duplex) => {
      const allowed = request.headers["proxy-authorization"] === `Basic ${btoa("me:se cret")}`;
      if (!allowed) return void client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      asked.push(request.url ?? "");
      tunnel(client, Number(request.url?.split(":").at(-1)), "HTTP/1.1 200 OK\r\n\r\n");
    };
    proxies.http = `http://me:se%20cret@127.0.0.1:${await listen(createHttp().on("connect", byConnect))}`;
    proxies.https = `https://me:se%20cret@localhost:${await listen(createHttps({ key, cert }).on("connect", byConnect))}`;
    // RFC 1928, RFC 1929: a name and a password, then an IPv4 address.
    const socks = createTcp((client) => {
      client.once("data", () => {
        client.write(Buffer.from([5, 2]));
        client.once("data", (login: Buffer) => {
          client.write(Buffer.from([1, login.toString("latin1").includes("\x02me\x07se cret") ? 0 : 1]));
          client.once("data", (request: Buffer) => {
            assert.equal(request[3], 1, "an address, no name");
            const to = request.readUInt16BE(8);
            asked.push(`${[...request.subarray(4, 8)].join(".")}:${to}`);
            tunnel(client, to, Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          });
        });
      });
      client.on("error", () => {});
    });
    proxies.socks5 = `socks5://me:se%20cret@127.0.0.1:${await listen(socks)}`;
  });
  beforeEach(() => {
    asked.length = 0;
  });
  after(async () => {
    await stand?.close();
    setDefaultCACertificates(authorities);
    for (const server of servers) server.close();
  });

  const resolvingTo = (...addresses: string[]) =>
    ((_name: string, _options: object, callback: (error: null, found: object[]) => void) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      )) as typeof lookup;
  const through = (proxy: string, ...addresses: string[]) =>
    guardedFetch({ allowPrivate: false, proxy, resolve: resolvingTo(...addresses) });
  const textOf = async (address: string, fetchFrom: typeof fetch) =>
    Buffer.from((await fetchSource(address, fetchFrom)).bytes).toString();

  for (const kind of ["http", "https", "socks5"] as const) {
    it(`of ${kind} come from the address that was checked, with and without TLS`, async () => {
      const fetchFrom = through(proxies[kind], "2606:4700::1111", "8.8.8.8");
      assert.equal(await textOf("http://feeds.example/", fetchFrom), "for feeds.example");
      assert.equal(await textOf("https://feeds.example/", fetchFrom), "for feeds.example");
      assert.deepEqual(asked, ["8.8.8.8:80", "8.8.8.8:443"]);
      // The certificate is that of feeds.example.
      await assert.rejects(fetchSource("https://other.example/", fetchFrom), /other\.example/);
    });

    it(`of ${kind} are refused as without it: it isn't even asked`, async () => {
      for (const address of ["127.0.0.1", "::1", "169.254.169.254"]) {
        const refused = { code: "forbidden", message: /is no address of the public internet/ };
        await assert.rejects(fetchSource("http://feeds.example/", through(proxies[kind], "8.8.8.8", address)), refused);
      }
      await assert.rejects(fetchSource("http://10.0.0.1/", through(proxies[kind])), { code: "forbidden" });
      assert.deepEqual(asked, []);
    });

    it(`of ${kind} that wants another password are told as that, without the password`, async () => {
      const wrong = proxies[kind].replace("se%20cret", "hidden");
      await assert.rejects(fetchSource("http://feeds.example/", through(wrong, "8.8.8.8")), (error: Error) => {
        assert.match(error.message, /The proxy of FEEDS_PROXY makes no connection: /);
        assert.doesNotMatch(error.message, /hidden|127\.0\.0\.1|localhost/);
        return true;
      });
    });
  }

  it("are asked directly where they are in our network and allowed", async () => {
    const fetchFrom = guardedFetch({ allowPrivate: true, proxy: proxies.http });
    assert.equal(await textOf(`http://127.0.0.1:${port}/`, fetchFrom), `for 127.0.0.1:${port}`);
    assert.deepEqual(asked, []);
  });

  it("are polled by it", async () => {
    stand = await openNewsstand({ feedsProxy: proxies.socks5 });
    const feeds = feedStore(stand.app.newsroom.database, systemClock);
    await feeds.add({ url: "http://8.8.8.8/", title: "Far away", tags: [], mode: "publish" });
    assert.deepEqual(await stand.app.pollFeeds(), { polled: 1, failed: 0, new: 1, changed: 0 });
    assert.deepEqual(asked, ["8.8.8.8:80"]);
  });
});

import { lookup as resolveName } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction, type Socket } from "node:net";
import { pipeline, Readable, Transform } from "node:stream";
import { connect as connectTls } from "node:tls";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { AppError } from "../../core/errors.ts";
import { isPublicAddress } from "./public-address.ts";
import { connectThrough } from "./through-proxy.ts";

/** A server that has more to say about an answer than this is not listened to. Bytes. */
const MAX_HEADER_BYTES = 32 * 1024;
/** What comes over the wire, before decompression: an endless answer that unpacks to nothing ends too. */
const MAX_WIRE_BYTES = 10 * 1024 * 1024;

export interface GuardOptions {
  /** True: also addresses that are not public may be asked (`ALLOW_PRIVATE_ADDRESSES`). */
  allowPrivate: boolean;
  /** The address of the proxy by which public addresses are asked (`FEEDS_PROXY`); absent: directly. */
  proxy?: string;
  /** Asks for a name's addresses; a test's own. */
  resolve?: typeof resolveName;
}

/**
 * `fetch`, as far as Kiosk uses it (GET, headers, a signal; redirects are left to the caller), for addresses that come from
 * outside: also those that an operator writes at the terminal, where they are pasted as well. Invariant: a connection is made only to an
 * address that was found to be public. A name is resolved once, by the connection itself, and what it resolves to is checked before
 * it is used: no second answer of a name server can get in between. A name that has even one address which is not public is refused.
 * A proxy doesn't change that: names are resolved and checked here all the same, and it is told the address that was found. What is
 * allowed though it is not public is asked directly: it is in our network, not in the proxy's.
 */
export function guardedFetch({ allowPrivate, proxy, resolve = resolveName }: GuardOptions): typeof fetch {
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const wrong = error || allowPrivate ? undefined : addresses.find(({ address }) => !isPublicAddress(address));
      const [first] = addresses ?? [];
      if (error) callback(error, []);
      else if (wrong) callback(refusal(hostname, wrong.address), []);
      else if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? "", first?.family);
    });
  };

  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    checkUrl(url, allowPrivate);
    const headers = Object.fromEntries(new Headers(init.headers));
    const socket = proxy && (await socketBy(new URL(proxy), url, lookup, init.signal ?? undefined));
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const ask = url.protocol === "https:" ? requestHttps : requestHttp;
      ask(url, {
        ...(socket ? { createConnection: () => socket } : { agent: false, lookup }),
        signal: init.signal ?? undefined,
        maxHeaderSize: MAX_HEADER_BYTES,
        headers: { ...headers, host: url.host, "accept-encoding": "gzip, br" },
      })
        .on("response", resolve)
        .on("upgrade", (_answer, socket) => socket.destroy())
        .on("error", reject)
        // An answer that is none, such as another protocol's (101), ends without an error.
        .on("close", () => reject(new Error("the connection was closed without an answer")))
        .end();
    });
    return responseOf(answer, url);
  };
}

/** A connection to the server by the proxy; undefined where the proxy is not for it. */
async function socketBy(proxy: URL, url: URL, lookup: LookupFunction, signal?: AbortSignal) {
  const host = hostOf(url);
  const addresses = isIP(host) === 0 ? await addressesOf(host, lookup) : [host];
  // A proxy reaches the older protocol's addresses, whatever else.
  const address = addresses.find((one) => isIP(one) === 4) ?? addresses[0];
  if (address === undefined || !isPublicAddress(address)) return undefined;
  const isTls = url.protocol === "https:";
  const socket: Socket = await connectThrough(proxy, { address, port: Number(url.port || (isTls ? 443 : 80)) }, signal);
  return isTls ? connectTls({ socket, host, ...(isIP(host) === 0 && { servername: host }) }) : socket;
}

function addressesOf(host: string, lookup: LookupFunction): Promise<string[]> {
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, found) => {
      if (error) reject(error);
      else resolve((Array.isArray(found) ? found : []).map(({ address }) => address));
    });
  });
}

/** Without the brackets of IPv6. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

/** A host that is an address is never looked up, so it is checked here. URL writes 127.1, 0x7f000001 and 017700000001 as 127.0.0.1. */
function checkUrl(url: URL, allowPrivate: boolean): void {
  if (url.username !== "" || url.password !== "") {
    throw new AppError("invalid", `${url.host} is addressed with a name and a password; leave them out.`);
  }
  const host = hostOf(url);
  if (allowPrivate) return;
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw refusal(url.host, host);
  // Mail, files and remote shells also listen below 1024; none of them is a source of articles.
  const port = Number(url.port || 80);
  if (port < 1024 && port !== 80 && port !== 443) {
    throw new AppError("forbidden", `${url.href} can't be reached: port ${port} belongs to another service.`);
  }
}

function refusal(host: string, address: string): AppError {
  return new AppError(
    "forbidden",
    `${host} can't be reached: ${address} is no address of the public internet. ALLOW_PRIVATE_ADDRESSES=yes allows such sources.`,
  );
}

function responseOf(answer: IncomingMessage, url: URL): Response {
  const status = answer.statusCode ?? 0;
  const headers = new Headers();
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2) {
    headers.append(answer.rawHeaders[at] ?? "", answer.rawHeaders[at + 1] ?? "");
  }
  if (status === 204 || status === 205 || status === 304) {
    answer.destroy();
    return new Response(null, { status, headers });
  }
  const body = Readable.toWeb(decompressed(answer, url)) as ReadableStream<Uint8Array>;
  return new Response(body, { status, statusText: answer.statusMessage, headers });
}

function decompressed(answer: IncomingMessage, url: URL): Readable {
  const encoding = (answer.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  const limit = wireLimit(url);
  // Whoever reads the end of the pipeline is told of its errors.
  const quiet = () => {};
  switch (encoding) {
    case "identity":
    case "":
      return pipeline(answer, limit, quiet);
    case "gzip":
    case "x-gzip":
      return pipeline(answer, limit, createGunzip(), quiet);
    case "br":
      return pipeline(answer, limit, createBrotliDecompress(), quiet);
    default:
      answer.destroy();
      throw new AppError("invalid", `${url.href} is sent in an encoding that was not asked for: "${encoding}".`);
  }
}

function wireLimit(url: URL): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.length;
      if (size <= MAX_WIRE_BYTES) done(null, chunk);
      else done(new AppError("invalid", `${url.href} is larger than ${MAX_WIRE_BYTES / 1024 / 1024} MB.`));
    },
  });
}

import type { ApiClientOptions } from "grammy";
import { type Dispatcher, fetch as fetchThrough, Pool, ProxyAgent, Socks5ProxyAgent } from "undici";
import { noTrace, type Trace } from "../core/trace.ts";

/**
 * How requests go to the Bot API: undici's connection pool under grammY's client. grammY brings node-fetch, whose requests and
 * responses are streams with copies of their headers; a pool that hands over bytes takes a sixth of the CPU (`docs/delivery.md` has
 * the figures). What grammY needs of a response is its JSON.
 */
export interface Transport {
  /** To be given to grammY as `client.fetch`. */
  fetch: NonNullable<ApiClientOptions["fetch"]>;
  /** Fetches a file from the same server, on the same way. */
  download(url: string, signal: AbortSignal): Promise<Pick<Response, "ok" | "headers" | "arrayBuffer">>;
  /** Closes the connections once what is under way has ended. */
  close(): Promise<void>;
}

/** The request never left: there was no connection to send it on. Its `code` is the network's, such as ECONNREFUSED. */
export class NeverSent extends Error {
  override readonly name = "NeverSent";
  readonly code: string;

  constructor(code: string) {
    super(`no connection (${code})`);
    this.code = code;
  }
}

/** What grammY passes to `fetch`. */
interface Request {
  method?: string;
  headers?: Record<string, string>;
  /** A JSON text, or the pieces of a form with files. */
  body?: string | AsyncIterable<Uint8Array>;
  signal?: Pick<AbortSignal, "aborted" | "addEventListener" | "removeEventListener">;
}

/** Long polls and uploads take their time; grammY has a timeout for each request, and aborts it. */
const NO_TIMEOUT = 0;

/** The most connections that are open at a time: more requests wait. */
const CONNECTIONS = 128;

/**
 * @param apiRoot the address of the Bot API's server
 * @param proxy the address of the proxy by which it is reached: http:, https: (RFC 9110, CONNECT) or socks5: (RFC 1928), with a name and
 *   password where it wants them
 * @param trace told of each request but for long polls, by its method's name: the address holds the token
 */
export function createTransport(apiRoot: string, proxy?: string, trace: Trace = noTrace): Transport {
  const { origin } = new URL(apiRoot);
  const pool = dispatcherTo(origin, proxy);
  const send = (url: string, request: Request, answered: (status: number) => void) =>
    new Promise<{ json(): Promise<unknown> }>((resolve, reject) => {
      const { method = "POST", headers, body, signal } = request;
      pool.dispatch(
        {
          origin,
          path: pathOf(url),
          method: method as Dispatcher.HttpMethod,
          headers: headers ?? {},
          body: body as string,
        },
        collect(signal, answered, (text) => resolve({ json: async () => JSON.parse(text) }), reject),
      );
    });
  const traced = (url: string, request: Request) => {
    const method = url.slice(url.lastIndexOf("/") + 1);
    if (method === "getUpdates") return send(url, request, () => {});
    return trace.span(`Telegram ${method}`, { "http.request.method": request.method ?? "POST" }, (note) =>
      send(url, request, (status) => note({ "http.response.status_code": status })),
    );
  };
  return {
    fetch: traced as unknown as Transport["fetch"],
    download: (url, signal) => fetchThrough(url, { dispatcher: pool, signal }),
    close: () => pool.close(),
  };
}

function dispatcherTo(origin: string, proxy: string | undefined): Dispatcher {
  const options = {
    connections: CONNECTIONS,
    pipelining: 1,
    // One connection for each request under way: with HTTP/2 one that breaks would leave all of them in doubt.
    allowH2: false,
    headersTimeout: NO_TIMEOUT,
    bodyTimeout: NO_TIMEOUT,
  };
  if (proxy === undefined) return new Pool(origin, options);
  return proxy.startsWith("socks5:")
    ? new Socks5ProxyAgent(proxy, options)
    : new ProxyAgent({ ...options, uri: proxy });
}

/** Gathers a response; what fails before the request began to go out was never sent. */
function collect(
  signal: Request["signal"],
  answered: (status: number) => void,
  done: (body: string) => void,
  failed: (error: Error) => void,
): Dispatcher.DispatchHandler {
  let started: Dispatcher.DispatchController | undefined;
  const chunks: Buffer[] = [];
  const aborted = () => started?.abort(new Error("the request was given up"));
  const end = () => signal?.removeEventListener("abort", aborted);
  return {
    onRequestStart(controller) {
      started = controller;
      if (signal?.aborted) return aborted();
      signal?.addEventListener("abort", aborted);
    },
    onResponseStart(_, status) {
      answered(status);
    },
    onResponseData(_, chunk) {
      chunks.push(chunk);
    },
    onResponseEnd() {
      end();
      done((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString() ?? "");
    },
    onResponseError(_, error) {
      end();
      failed(started ? error : new NeverSent("code" in error ? String(error.code) : error.name));
    },
  };
}

/** `url` without its scheme and host. */
function pathOf(url: string): string {
  return url.slice(url.indexOf("/", url.indexOf("//") + 2));
}

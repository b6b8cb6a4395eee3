import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on this machine that plays feeds: what it answers a path with can be changed at any time. */
export interface FeedServer {
  origin: string;
  /** Every request so far, as path and headers. */
  requests: { path: string; headers: IncomingMessage["headers"] }[];
  serve(path: string, listener: RequestListener): void;
  close(): Promise<void>;
}

export async function openFeedServer(): Promise<FeedServer> {
  const routes = new Map<string, RequestListener>();
  const requests: FeedServer["requests"] = [];
  const server = createServer((request, answer) => {
    const path = request.url ?? "";
    requests.push({ path, headers: request.headers });
    const route = routes.get(path);
    if (route) route(request, answer);
    else answer.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    serve: (path, listener) => void routes.set(path, listener),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export interface ItemParts {
  id: string;
  title?: string;
  text?: string;
  date?: number;
  tags?: readonly string[];
}

const TEXTS = [
  "The baker lights the ovens at three and has sold the last of the rye by seven",
  "A ferry crosses the harbour every quarter of an hour in spite of the autumn fog",
  "Nobody on the council knew who had painted the old water tower bright yellow",
  "Four hundred runners took the hill road while the brass band played on the square",
  "The library lends umbrellas now and asks for them back when the rain has ended",
  "Apples were cheap this year so the cider press worked through the whole night",
  "Engineers found a Roman well under the tram depot and stopped all the digging",
];

/** An RSS feed; its newest item comes first, as feeds have it. Texts that are not given differ from item to item. */
export function rss(items: readonly ItemParts[], options: { title?: string; ttl?: number } = {}): string {
  const entries = items.map(
    ({ id, title = `Item ${id}`, text, date, tags = [] }) =>
      `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><description>${text ?? wordsOf(id)}</description>${
        date === undefined ? "" : `<pubDate>${new Date(date).toUTCString()}</pubDate>`
      }${tags.map((tag) => `<category>${tag}</category>`).join("")}</item>`,
  );
  const ttl = options.ttl === undefined ? "" : `<ttl>${options.ttl}</ttl>`;
  return `<rss version="2.0"><channel><title>${options.title ?? "The Harbour Feed"}</title>${ttl}${entries.join("")}</channel></rss>`;
}

function wordsOf(id: string): string {
  const sum = [...id].reduce((all, letter) => all * 31 + letter.charCodeAt(0), 7);
  const word = (n: number) => `${id}${(sum * (n + 3)) % 9973}`;
  return `${TEXTS[sum % TEXTS.length]} ${Array.from({ length: 40 }, (_, n) => word(n)).join(" ")}.`;
}

/** Answers with a body that has an ETag, and 304 to who has it already. */
export function withEtag(body: () => string, headers: Record<string, string> = {}): RequestListener {
  return (request, answer) => {
    const etag = `"${Buffer.from(body()).toString("base64url").length}-${body().length}"`;
    if (request.headers["if-none-match"] === etag) answer.writeHead(304, { etag, ...headers }).end();
    else answer.writeHead(200, { etag, "content-type": "application/rss+xml", ...headers }).end(body());
  };
}

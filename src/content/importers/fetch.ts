import { AppError, messageOf } from "../../core/errors.ts";
import { guardedFetch } from "./guarded-fetch.ts";

/** For the whole answer, redirects included. */
const TIMEOUT_MS = 20_000;
/** After decompression. */
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_REDIRECTS = 5;
const ACCEPT =
  "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, text/*;q=0.8, */*;q=0.5";
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

/** Asks only the public internet, whatever is asked for. */
const publicFetch = guardedFetch({ allowPrivate: false });

export interface AskOptions {
  /** What to fetch with: `guardedFetch`, or a test's own. */
  fetch?: typeof fetch;
  /** Sent besides our own: `if-none-match` and the like. */
  headers?: Record<string, string>;
  /** For the whole answer, redirects included; 20 s. */
  timeoutMs?: number;
  /** Gives up at once when it is aborted. */
  signal?: AbortSignal;
}

/** What a server answers, of whatever status, after redirects. */
export interface Answer {
  status: number;
  statusText: string;
  headers: Headers;
  /** Where it was in the end. */
  url: string;
  /** Where it is from now on: there was a redirect, and every one was permanent (301, 308). */
  movedTo?: string;
  /** Only of a 2xx; empty otherwise. */
  bytes: Uint8Array;
}

export interface Fetched {
  bytes: Uint8Array;
  /** Where it was in the end, after redirects. */
  url: string;
  /** The `charset` of the Content-Type, where it names one. */
  charset?: string;
  /** Without parameters, in lower case; "" where the server says nothing. */
  contentType: string;
}

/**
 * Gets what a source has at a web address: http(s) only, at most 20 s, 10 MB and five redirects.
 * @param fetchFrom what to fetch with; by default the public internet only
 * @throws AppError "unavailable", "forbidden" or "invalid" that says what was wrong with which address
 */
export async function fetchSource(address: string, fetchFrom: typeof fetch = publicFetch): Promise<Fetched> {
  const answer = await ask(address, { fetch: fetchFrom });
  if (answer.status < 200 || answer.status > 299) throw refusedBy(answer);
  return { bytes: answer.bytes, url: answer.url, ...contentOf(answer) };
}

/** What a server says with a status that is no success. */
export function refusedBy({ url, status, statusText }: Answer): AppError {
  return new AppError("unavailable", `${url} answers ${status} ${statusText}`.trim());
}

/** The kind and the `charset` that a server names for its answer. */
export function contentOf({ headers }: Pick<Answer, "headers">): Pick<Fetched, "charset" | "contentType"> {
  const [contentType = "", ...parameters] = (headers.get("content-type") ?? "").toLowerCase().split(";");
  const charset = parameters
    .map((part) => /^\s*charset\s*=\s*"?([\w-]+)/.exec(part)?.[1])
    .find((name) => name !== undefined);
  return { charset, contentType: contentType.trim() };
}

/**
 * Asks a server, follows its redirects and reads what it has, within the same bounds as `fetchSource`; every status is an answer.
 * @throws AppError where there is none: no connection, no end, too much, an address that may not be asked
 */
export async function ask(address: string, options: AskOptions = {}): Promise<Answer> {
  const { fetch: fetchFrom = publicFetch, timeoutMs = TIMEOUT_MS } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
  let url = allowed(address);
  let permanent = true;
  try {
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await fetchFrom(url, {
        redirect: "manual",
        signal,
        headers: { accept: ACCEPT, "user-agent": "Kiosk", ...options.headers },
      });
      const location = REDIRECTS.has(response.status) ? response.headers.get("location") : null;
      if (location === null) {
        const { status, statusText, headers } = response;
        const movedTo = hop > 0 && permanent ? url.href : undefined;
        const bytes = response.ok ? await limitedBody(response, url) : await noBody(response);
        return { status, statusText, headers, url: url.href, movedTo, bytes };
      }
      await noBody(response);
      permanent &&= PERMANENT.has(response.status);
      // Headers are bytes; those of an address that is not ASCII are UTF-8.
      url = allowed(Buffer.from(location, "latin1").toString(), url);
    }
  } catch (error) {
    throw asAppError(error, url, timeout.aborted, timeoutMs);
  }
  throw new AppError("unavailable", `${address} redirects more than ${MAX_REDIRECTS} times.`);
}

/** Other schemes are not asked at all; which hosts are is `guardedFetch`'s business. Every redirect passes here as well. */
function allowed(address: string, base?: URL): URL {
  const url = URL.parse(address, base);
  if (!url || !/^https?:$/.test(url.protocol)) throw new AppError("invalid", `${address} is no http(s) address.`);
  return url;
}

async function noBody(response: Response): Promise<Uint8Array> {
  await response.body?.cancel();
  return new Uint8Array();
}

async function limitedBody(response: Response, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new AppError("invalid", `${url.href} is larger than ${MAX_BYTES / 1024 / 1024} MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function asAppError(error: unknown, url: URL, timedOut: boolean, timeoutMs: number): AppError {
  if (error instanceof AppError) return error;
  if (timedOut || (error instanceof Error && error.name === "TimeoutError")) {
    return new AppError("unavailable", `${url.href} did not answer within ${timeoutMs / 1000} s.`, { cause: error });
  }
  const cause = error instanceof Error && error.cause ? error.cause : error;
  // Of several addresses that were tried, one reason is enough.
  const reason = cause instanceof AggregateError ? messageOf(cause.errors[0] ?? cause) : messageOf(cause);
  return new AppError("unavailable", `${url.href} can't be reached: ${reason}.`, { cause: error });
}

import { AppError, messageOf } from "../../core/errors.ts";

/** For the whole answer, redirects included. */
const TIMEOUT_MS = 20_000;
/** After decompression. */
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_REDIRECTS = 5;
const ACCEPT =
  "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, text/*;q=0.8, */*;q=0.5";

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
 * @param fetchFrom what to fetch with; a test's own
 * @throws AppError "unavailable" or "invalid" that says what was wrong with which address
 */
export async function fetchSource(address: string, fetchFrom: typeof fetch = fetch): Promise<Fetched> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = allowed(address);
  try {
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await fetchFrom(url, {
        redirect: "manual",
        signal,
        headers: { accept: ACCEPT, "user-agent": "Kiosk" },
      });
      const location = response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
      if (location === null) return await received(response, url);
      await response.body?.cancel();
      url = allowed(location, url);
    }
  } catch (error) {
    throw asAppError(error, url);
  }
  throw new AppError("unavailable", `${address} redirects more than ${MAX_REDIRECTS} times.`);
}

/** The one place that decides which addresses are asked at all; every redirect passes it as well. */
function allowed(address: string, base?: URL): URL {
  const url = URL.parse(address, base);
  if (!url || !/^https?:$/.test(url.protocol)) throw new AppError("invalid", `${address} is no http(s) address.`);
  return url;
}

async function received(response: Response, url: URL): Promise<Fetched> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new AppError("unavailable", `${url.href} answers ${response.status} ${response.statusText}`.trim());
  }
  const [contentType = "", ...parameters] = (response.headers.get("content-type") ?? "").toLowerCase().split(";");
  const charset = parameters
    .map((part) => /^\s*charset\s*=\s*"?([\w-]+)/.exec(part)?.[1])
    .find((name) => name !== undefined);
  return { bytes: await limitedBody(response, url), url: url.href, charset, contentType: contentType.trim() };
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

function asAppError(error: unknown, url: URL): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && error.name === "TimeoutError") {
    return new AppError("unavailable", `${url.href} did not answer within ${TIMEOUT_MS / 1000} s.`, { cause: error });
  }
  const reason = error instanceof Error && error.cause ? messageOf(error.cause) : messageOf(error);
  return new AppError("unavailable", `${url.href} can't be reached: ${reason}.`, { cause: error });
}

import type { Update } from "grammy/types";
import { systemClock } from "../core/clock.ts";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";

const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 5000;
const TIMEOUT_MS = 20_000;
const MAX_SECRET = 256;
/** Where Telegram finds a webhook (Bot API, `setWebhook`). */
const PORTS = ["", "443", "80", "88", "8443"];

/** Where updates are pushed to, as `setWebhook` says it. */
export interface Webhook {
  readonly url: string;
  readonly secret: string | undefined;
  readonly maxConnections: number;
  readonly ipAddress: string | undefined;
  readonly hasCertificate: boolean;
}

/**
 * The webhook that a call sets. On this machine any port will do and plain http, as for a Bot API server that runs with
 * `--local`; elsewhere what the public one demands.
 */
export function readWebhook(call: Call): Webhook {
  const url = call.string("url") ?? "";
  checkAddress(url);
  const secret = call.string("secret_token") || undefined;
  if (secret && secret.length > MAX_SECRET) throw badRequest("secret token is too long");
  if (secret && !/^[A-Za-z0-9_-]+$/.test(secret)) throw badRequest("secret token contains unallowed characters");
  return {
    url,
    secret,
    maxConnections: Math.min(Math.max(call.number("max_connections") ?? 40, 1), 100),
    ipAddress: call.string("ip_address") || undefined,
    hasCertificate: call.uploads.has("certificate"),
  };
}

function checkAddress(given: string): void {
  const wrong = (words: string) => badRequest(`bad webhook: ${words}`);
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url) throw wrong("invalid webhook URL specified");
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !(isHere && url.protocol === "http:")) {
    throw wrong("An HTTPS URL must be provided for webhook");
  }
  if (!isHere && !PORTS.includes(url.port)) throw wrong("Webhook can be set up only on ports 80, 88, 443 or 8443");
}

/** How a push went. */
export type Push = { kind: "taken"; answer: string } | { kind: "failed"; message: string };

/** Hands one update to the webhook. Telegram follows no redirect. @param gone ends the wait when the webhook is set no longer */
export async function pushUpdate(hook: Webhook, update: Update, gone: AbortSignal): Promise<Push> {
  try {
    const response = await fetch(hook.url, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        ...(hook.secret && { "x-telegram-bot-api-secret-token": hook.secret }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), gone]),
    });
    const answer = await response.text();
    if (response.ok) return { kind: "taken", answer };
    const { status, statusText } = response;
    return { kind: "failed", message: `Wrong response from the webhook: ${`${status} ${statusText}`.trim()}` };
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    const isRefused = error instanceof Error && (error.cause as { code?: unknown })?.code === "ECONNREFUSED";
    return {
      kind: "failed",
      message: isLate ? "Read timeout expired" : isRefused ? "Connection refused" : "Connection failed",
    };
  }
}

/** Waits before a push is tried again: longer each time. @param failures how many there were */
export function retryLater(failures: number, gone: AbortSignal): Promise<void> {
  return systemClock.sleep(Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS), gone);
}

/** What must not overtake one another: the messages of a chat, what one person presses, and so on (telegram-bot-api, "webhook queue"). */
export function queueOf(update: Update): string {
  const [kind = "", content] = Object.entries(update).find(([name]) => name !== "update_id") ?? [];
  const { chat, from } = content as { chat?: { id: number }; from?: { id: number } };
  return chat ? `chat ${chat.id}` : `${kind} ${from?.id}`;
}

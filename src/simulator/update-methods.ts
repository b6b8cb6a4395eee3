import type { Update, WebhookInfo } from "grammy/types";
import { systemClock } from "../core/clock.ts";
import { ApiError, badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import type { World } from "./world.ts";

/** What a bot gets when it doesn't say (Bot API, `getUpdates`, `allowed_updates`). */
const NOT_BY_DEFAULT = new Set(["chat_member", "message_reaction", "message_reaction_count"]);
const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 5000;
const WEBHOOK_TIMEOUT_MS = 20_000;

interface Webhook {
  url: string;
  secret: string | undefined;
  maxConnections: number;
}

/**
 * How updates reach the bot: long polling, one poller at a time, confirmed by offset; or a webhook, tried again until it answers
 * with success. Never both.
 */
export class UpdateDelivery {
  readonly #world: World;
  readonly #callApi: (method: string, values: Record<string, unknown>) => Promise<unknown>;
  #allowed: Set<string> | undefined;
  /** Ends the poll that is waiting. */
  #endPoll: ((reason: ApiError) => void) | undefined;
  #webhook: Webhook | undefined;
  #lastError: { at: number; message: string } | undefined;
  #pushing = new Set<number>();
  readonly #closing = new AbortController();

  constructor(world: World, callApi: (method: string, values: Record<string, unknown>) => Promise<unknown>) {
    this.#world = world;
    this.#callApi = callApi;
    world.accepts = (kind) => this.#allowed?.has(kind) ?? !NOT_BY_DEFAULT.has(kind);
    world.onUpdate(() => this.#pushWebhook());
  }

  async getUpdates(call: Call, gone: AbortSignal): Promise<Update[]> {
    if (this.#webhook) {
      throw new ApiError(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.#endPoll?.(
      new ApiError(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      ),
    );
    this.#remember(call);
    const limit = Math.min(Math.max(call.number("limit") ?? 100, 1), 100);
    const timeoutMs = Math.min(Math.max(call.number("timeout") ?? 0, 0), 50) * 1000;
    this.#confirm(call.number("offset"));
    if (this.#world.updates.length === 0 && timeoutMs > 0) await this.#nextUpdate(timeoutMs, gone);
    return this.#world.updates.slice(0, limit);
  }

  /** What is allowed counts for updates that come later; those that wait already stay (Bot API, `getUpdates`). */
  #remember(call: Call): void {
    const allowed = call.structure("allowed_updates");
    if (allowed === undefined) return;
    if (!Array.isArray(allowed)) throw badRequest("can't parse allowed updates: expected an Array of String");
    this.#allowed = allowed.length === 0 ? undefined : new Set(allowed.map(String));
  }

  /** All updates before the offset are forgotten; a negative one counts from the end. */
  #confirm(offset: number | undefined): void {
    if (offset === undefined || offset === 0) return;
    const { updates } = this.#world;
    this.#world.updates = offset < 0 ? updates.slice(offset) : updates.filter(({ update_id }) => update_id >= offset);
  }

  #nextUpdate(timeoutMs: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        stop();
        gone.removeEventListener("abort", leave);
        this.#closing.signal.removeEventListener("abort", leave);
        if (this.#endPoll === end) this.#endPoll = undefined;
        settle();
      };
      const leave = () => finish(resolve);
      const end = (reason: ApiError) => finish(() => reject(reason));
      const timer = setTimeout(leave, timeoutMs);
      const stop = this.#world.onUpdate(leave);
      gone.addEventListener("abort", leave);
      this.#closing.signal.addEventListener("abort", leave);
      this.#endPoll = end;
    });
  }

  setWebhook(call: Call): true {
    const url = call.string("url") ?? "";
    if (url === "") return this.deleteWebhook(call);
    if (!/^https?:\/\//.test(url)) throw badRequest("bad webhook: an HTTPS URL must be provided for webhook");
    const secret = call.string("secret_token");
    if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secret)) {
      throw badRequest("secret token contains unallowed characters");
    }
    this.#remember(call);
    if (call.boolean("drop_pending_updates")) this.#world.updates = [];
    const maxConnections = Math.min(Math.max(call.number("max_connections") ?? 40, 1), 100);
    this.#webhook = { url, secret, maxConnections };
    this.#endPoll?.(new ApiError(409, "Conflict: terminated by setWebhook request"));
    this.#pushWebhook();
    return true;
  }

  deleteWebhook(call: Call): true {
    this.#webhook = undefined;
    if (call.boolean("drop_pending_updates")) this.#world.updates = [];
    return true;
  }

  /** The bot takes leave of this server: nothing is pushed to it, and whoever polls gets what there is. */
  detach(): true {
    this.#webhook = undefined;
    this.#endPoll?.(new ApiError(409, "Conflict: terminated by close request"));
    return true;
  }

  getWebhookInfo(): WebhookInfo {
    return {
      url: this.#webhook?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: this.#world.updates.length,
      ...(this.#webhook && { max_connections: this.#webhook.maxConnections }),
      ...(this.#lastError && {
        last_error_date: Math.floor(this.#lastError.at / 1000),
        last_error_message: this.#lastError.message,
      }),
      ...(this.#allowed && { allowed_updates: [...this.#allowed] as WebhookInfo["allowed_updates"] }),
    };
  }

  #pushWebhook(): void {
    const hook = this.#webhook;
    if (!hook) return;
    for (const update of this.#world.updates.slice(0, hook.maxConnections)) {
      if (this.#pushing.size >= hook.maxConnections) return;
      if (this.#pushing.has(update.update_id)) continue;
      this.#pushing.add(update.update_id);
      void this.#pushOne(hook, update).finally(() => {
        this.#pushing.delete(update.update_id);
        this.#pushWebhook();
      });
    }
  }

  /** An update stays until its webhook has answered 2xx, however often that takes. */
  async #pushOne(hook: Webhook, update: Update): Promise<void> {
    for (let retry = FIRST_RETRY_MS; this.#webhook === hook; retry = Math.min(retry * 2, LAST_RETRY_MS)) {
      try {
        const response = await fetch(hook.url, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            ...(hook.secret && { "x-telegram-bot-api-secret-token": hook.secret }),
          },
          body: JSON.stringify(update),
          signal: AbortSignal.any([AbortSignal.timeout(WEBHOOK_TIMEOUT_MS), this.#closing.signal]),
        });
        const body = await response.text();
        if (response.ok) {
          this.#world.updates = this.#world.updates.filter(({ update_id }) => update_id !== update.update_id);
          await this.#answerInReply(body);
          return;
        }
        this.#lastError = { at: this.#world.now(), message: `Wrong response from the webhook: ${response.status}` };
      } catch {
        this.#lastError = { at: this.#world.now(), message: "Connection failed" };
      }
      await systemClock.sleep(retry, this.#closing.signal);
    }
  }

  /** A webhook may call one method in its answer (Bot API, "Making requests when getting updates"). */
  async #answerInReply(body: string): Promise<void> {
    if (!body.startsWith("{")) return;
    try {
      const { method, ...values } = JSON.parse(body);
      if (typeof method === "string") await this.#callApi(method, values);
    } catch {
      // Whoever answers so never learns of a refusal, nor of an answer that can't be read.
    }
  }

  close(): void {
    this.#webhook = undefined;
    this.#closing.abort();
  }
}

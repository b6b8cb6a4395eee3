import type { Update, WebhookInfo } from "grammy/types";
import { ApiError, badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { Described } from "./described.ts";
import { pushUpdate, queueOf, readWebhook, retryLater, type Webhook } from "./webhook.ts";
import type { World } from "./world.ts";

/** What a bot gets when it doesn't say (Bot API, `getUpdates`, `allowed_updates`). */
const NOT_BY_DEFAULT = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

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
  /** Queues of which an update is under way to the webhook. */
  readonly #pushing = new Set<string>();
  /** Ends what is under way to a webhook that is no longer set. */
  #replaced = new AbortController();
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

  setWebhook(call: Call): Described<true> {
    const url = call.string("url") ?? "";
    if (url === "") return this.deleteWebhook(call);
    const hook = readWebhook(call);
    this.#remember(call);
    if (call.boolean("drop_pending_updates")) this.#world.updates = [];
    const isSame = JSON.stringify(hook) === JSON.stringify(this.#webhook);
    this.#replaceWebhook(hook);
    this.#endPoll?.(new ApiError(409, "Conflict: terminated by setWebhook request"));
    this.#pushWebhook();
    return new Described(true, isSame ? "Webhook is already set" : "Webhook was set");
  }

  deleteWebhook(call: Call): Described<true> {
    const wasSet = this.#webhook !== undefined;
    this.#replaceWebhook(undefined);
    if (call.boolean("drop_pending_updates")) this.#world.updates = [];
    return new Described(true, wasSet ? "Webhook was deleted" : "Webhook is already deleted");
  }

  #replaceWebhook(hook: Webhook | undefined): void {
    this.#webhook = hook;
    this.#lastError = undefined;
    this.#replaced.abort();
    this.#replaced = new AbortController();
  }

  /** The bot takes leave of this server: nothing is pushed to it, and whoever polls gets what there is. */
  detach(): true {
    this.#replaceWebhook(undefined);
    this.#endPoll?.(new ApiError(409, "Conflict: terminated by close request"));
    return true;
  }

  getWebhookInfo(): WebhookInfo {
    const hook = this.#webhook;
    return {
      url: hook?.url ?? "",
      has_custom_certificate: hook?.hasCertificate ?? false,
      pending_update_count: this.#world.updates.length,
      ...(hook && { max_connections: hook.maxConnections }),
      ...(hook?.ipAddress && { ip_address: hook.ipAddress }),
      ...(this.#lastError && {
        last_error_date: Math.floor(this.#lastError.at / 1000),
        last_error_message: this.#lastError.message,
      }),
      ...(this.#allowed && { allowed_updates: [...this.#allowed] as WebhookInfo["allowed_updates"] }),
    };
  }

  /** Pushes what waits: of each queue the oldest, of all together as many at once as the webhook takes. */
  #pushWebhook(): void {
    const hook = this.#webhook;
    if (!hook || this.#pushing.size >= hook.maxConnections) return;
    for (const update of this.#world.updates) {
      const queue = queueOf(update);
      if (this.#pushing.has(queue)) continue;
      this.#pushing.add(queue);
      void this.#pushOne(hook, update).finally(() => {
        this.#pushing.delete(queue);
        this.#pushWebhook();
      });
      if (this.#pushing.size >= hook.maxConnections) return;
    }
  }

  /** An update stays until its webhook has answered 2xx, however often that takes. */
  async #pushOne(hook: Webhook, update: Update): Promise<void> {
    const { signal } = this.#replaced;
    for (let failures = 1; this.#webhook === hook; failures++) {
      const push = await pushUpdate(hook, update, signal);
      if (push.kind === "taken") {
        this.#world.updates = this.#world.updates.filter(({ update_id }) => update_id !== update.update_id);
        return this.#answerInReply(push.answer);
      }
      if (this.#webhook === hook) this.#lastError = { at: this.#world.now(), message: push.message };
      await retryLater(failures, signal);
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
    this.#replaceWebhook(undefined);
    this.#closing.abort();
  }
}

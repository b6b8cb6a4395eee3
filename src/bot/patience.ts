import { autoRetry } from "@grammyjs/auto-retry";
import type { Api } from "grammy";

/**
 * Lets an API that answers people wait out a short flood limit or a server's error, a few times: somebody is waiting. Longer
 * waits, and connections that broke (Telegram may have the message), are errors. The delivery engine's own API has none of this:
 * there the ledger decides.
 */
export function waitOutShortLimits(api: Api): void {
  api.config.use(autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 20, rethrowHttpErrors: true }));
}

import type { Api } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { createInbox, type Inbox, parseUpdate, webhookSecret } from "./bot/inbox.ts";
import { createSharedInbox } from "./bot/shared-inbox.ts";
import type { Transport } from "./bot/transport.ts";
import { turnOfUpdate } from "./bot/turn.ts";
import type { Config } from "./config.ts";
import type { Clock } from "./core/clock.ts";
import { AppError, messageOf } from "./core/errors.ts";
import type { Log } from "./core/log.ts";
import { isPostgres } from "./database/postgres.ts";
import type { State } from "./database/state.ts";
import type { Newsroom } from "./newsroom.ts";
import type { Metrics } from "./web/metrics.ts";
import { startWeb, type Web } from "./web/server.ts";

/** The program's door to whatever runs beside it: health and metrics, and where there is one, the webhook. */

/** What the program wants to hear of (Bot API, `allowed_updates`). */
export const ALLOWED_UPDATES = [
  "message",
  "edited_message",
  "callback_query",
  "inline_query",
  "my_chat_member",
] as const;

/** What stands behind the door. */
interface House {
  newsroom: Newsroom;
  state: State;
  api: Api;
  transport: Transport;
  metrics: Metrics;
  clock: Clock;
  log: Log;
}

/**
 * Opens the web server, and has Telegram send updates to it where there is an inbox for them. Without one the program can do without: a port that
 * is taken, by another bot on this machine say, is only told.
 * @param followedAt when the search index last had all articles (epoch ms)
 * @throws AppError "configuration" when a webhook can't be had; everything is closed then
 */
export async function openFrontDoor(
  parts: House,
  config: Config & { botToken: string },
  hook: Inbox | undefined,
  followedAt: () => number,
): Promise<Web | undefined> {
  try {
    const web = await openWeb(parts, config, hook, followedAt);
    if (config.webhookUrl && hook) {
      await hook.replay();
      const secret_token = webhookSecret(config.botToken);
      await parts.api.setWebhook(config.webhookUrl, { secret_token, allowed_updates: ALLOWED_UPDATES });
    }
    return web;
  } catch (error) {
    if (!hook) {
      parts.log.warn({ reason: messageOf(error) }, "there are no health and metrics");
      return undefined;
    }
    await parts.transport.close();
    await parts.state.close();
    await parts.newsroom.close();
    if (error instanceof AppError) throw error;
    throw new AppError("configuration", `Telegram doesn't take WEBHOOK_URL: ${messageOf(error)}.`, { cause: error });
  }
}

/** Where updates by webhook come in: to this process alone, or to any of several. */
export function openInbox(
  { newsroom, api, botInfo, clock, log }: House & { botInfo: UserFromGetMe },
  handle: (update: Update) => Promise<void>,
): Inbox {
  const { database } = newsroom;
  if (!isPostgres(database)) return createInbox(database, clock, log, handle);
  return createSharedInbox({ database, clock, log, handle, turnOf: (update) => turnOfUpdate(update, api, botInfo) });
}

/** Where a webhook is listened for when its address has no path. */
const WEBHOOK_PATH = "/telegram";
/** It follows every ten seconds. */
const MAX_BEHIND_MS = 60_000;

function openWeb(
  { newsroom, state, metrics, clock, log }: House,
  { host, port, webhookUrl, botToken }: Config & { botToken: string },
  inbox: Inbox | undefined,
  followedAt: () => number,
): Promise<Web> {
  const path = webhookUrl ? new URL(webhookUrl).pathname : "/";
  return startWeb({
    host,
    port,
    log,
    metrics: metrics.text,
    async unready() {
      await newsroom.articles.revision();
      await state.reached();
      const behindMs = clock.now() - followedAt();
      return behindMs < MAX_BEHIND_MS
        ? []
        : ["the search index has not followed the articles for a minute: see the log"];
    },
    ...(inbox && {
      webhook: {
        path: path === "/" ? WEBHOOK_PATH : path,
        secret: webhookSecret(botToken),
        receive: async (body) => inbox.receive(parseUpdate(body)),
      },
    }),
  });
}

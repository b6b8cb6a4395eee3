import { conversations, createConversation } from "@grammyjs/conversations";
import { sequentialize } from "@grammyjs/runner";
import { type ApiClientOptions, Bot, type Context, GrammyError } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import type Keyv from "keyv";
import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import { requestId } from "../core/request.ts";
import type { Database } from "../database/database.ts";
import { BROADCAST, broadcastConversation } from "../handlers/broadcast.ts";
import type { KioskContext, Services } from "../handlers/context.ts";
import { RECALL, recallConversation } from "../handlers/correcting.ts";
import { migration } from "../handlers/membership.ts";
import { POST, POST_VERSION, postConversation } from "../handlers/post.ts";
import { say, sayWithWaysOn } from "../handlers/reply.ts";
import { router } from "../handlers/router.ts";
import type { Place } from "../subscribers/chat.ts";
import { createFairSearch } from "./fair-search.ts";
import { createFloodGuard, type FloodLimits } from "./flood.ts";
import { passOverHandled } from "./handled-updates.ts";
import { waitOutShortLimits } from "./patience.ts";
import { turnOf } from "./turn.ts";

export interface BotOptions {
  token: string;
  /** Where the Bot API is, how it is reached, and how long a request may take. */
  client: ApiClientOptions;
  /** Asked from Telegram before; saves a request. */
  botInfo: UserFromGetMe;
  database: Database;
  /** Conversations' state. */
  conversationState: Keyv;
  services: Services;
  deepLink: (payload: string) => string;
  clock: Clock;
  log: Log;
  /** How much of one person and one group is answered. */
  limits: FloodLimits;
  /** Told of each update at its end, with its kind (Bot API, `Update`). */
  observe?: (kind: string, outcome: "done" | "failed", seconds: number) => void;
}

/** The way of an update, from top to bottom; what answers it is in `handlers/router.ts`. */
export function createBot(options: BotOptions): Bot<KioskContext> {
  const { services, log, clock } = options;
  const flood = createFloodGuard(options.limits, clock);
  const searchFor = createFairSearch(services.search);
  const bot = new Bot<KioskContext>(options.token, {
    botInfo: options.botInfo,
    client: options.client,
  });
  waitOutShortLimits(bot.api);
  const failed = new WeakSet<Context>();

  bot.use(async (ctx, next) => {
    const started = performance.now();
    let outcome: "done" | "failed" = "failed";
    try {
      await next();
      outcome = failed.has(ctx) ? "failed" : "done";
    } finally {
      // One line an update; no texts, no names.
      const kind = kindOf(ctx.update);
      const ms = performance.now() - started;
      log.debug({ update_id: ctx.update.update_id, kind, outcome, ms: Math.round(ms) }, "update");
      options.observe?.(kind, outcome, ms / 1000);
    }
  });
  bot.use(flood.middleware);
  // Updates of one chat are handled in their order; others don't wait for them.
  bot.use(sequentialize(turnOf));
  bot.use(passOverHandled(options.database, clock));

  // Whatever is thrown below ends here: the person gets a calm sentence, the operator everything.
  const handled = bot.errorBoundary(async ({ error, ctx }) => {
    const movedTo = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
    // The group has just become a supergroup, and this answer is the first to learn of it.
    if (movedTo !== undefined && ctx.chat) return migration(ctx, ctx.chat.id, movedTo);
    failed.add(ctx);
    log.error({ err: error, update_id: ctx.update.update_id }, "an update could not be handled");
    // Its button would wait for long.
    if (ctx.callbackQuery) await ctx.answerCallbackQuery().catch(() => {});
    if (ctx.chat?.type === "private" && !isBlocked(error)) await apologise(ctx, services).catch(() => {});
  });

  handled.use(async (ctx, next) => {
    await chooseSetting(ctx, options);
    if (ctx.from) ctx.services = { ...services, search: searchFor(ctx.from.id) };
    if (flood.isTooMuch(ctx)) await say(ctx, ctx.setting.locale.t("too-much"));
    else await next();
  });

  // The role was asked for with this very update: whoever was removed goes on with no conversation.
  const desk = handled.chatType("private").filter((ctx) => ctx.role !== undefined);
  desk.use(
    conversations<KioskContext, Context>({
      storage: {
        type: "key",
        version: POST_VERSION,
        adapter: {
          read: (key) => options.conversationState.get(key),
          write: async (key, state) => void (await options.conversationState.set(key, state)),
          delete: async (key) => void (await options.conversationState.delete(key)),
        },
      },
    }),
  );
  desk.use(createConversation(postConversation(services, options.deepLink), POST));
  desk.use(createConversation(broadcastConversation(services, options.deepLink), BROADCAST));
  desk.use(createConversation(recallConversation(services), RECALL));

  handled.use(router());
  return bot;
}

/** Its kind in Telegram's words (Bot API, `Update`), such as "callback_query". */
export function kindOf(update: Update): string {
  return Object.keys(update).find((key) => key !== "update_id") ?? "unknown";
}

/** Finds out how things are shown to the chat: its own choices, or its person's language and our defaults. */
async function chooseSetting(ctx: KioskContext, { services, deepLink }: BotOptions): Promise<void> {
  const { locales, defaults } = services;
  // An inline query has no chat; its person may have one with us, and choices there.
  const id = ctx.chat?.id ?? ctx.inlineQuery?.from.id ?? 0;
  const place = placeIn(ctx, id);
  const chat = await services.chats.find(place);
  // A topic of a forum that has chosen nothing speaks as its group does.
  const example = chat ?? (place.threadId === undefined ? undefined : await services.chats.find({ chatId: id }));
  const spoken = ctx.chat?.type === "channel" ? undefined : ctx.from?.language_code;
  const locale = locales.get(example?.language ?? spoken ?? defaults.language);
  ctx.services = services;
  ctx.role = ctx.from && (await services.editors.roleOf(ctx.from.id));
  ctx.place = place;
  ctx.preferences = example ?? { ...defaults, language: locale.language };
  ctx.subject = { place, type: ctx.chat?.type ?? "private", chat, preferences: ctx.preferences };
  const saves = ctx.chat?.type === "private";
  const edits = saves && (ctx.role === "owner" || ctx.role === "editor");
  ctx.setting = { locale, timeZone: ctx.preferences.timeZone, deepLink, saves, edits };
}

/** Where to answer. Replies in a group that is no forum have a thread too, which is no place of its own (Bot API, `is_topic_message`). */
function placeIn(ctx: Context, chatId: number): Place {
  const message = ctx.msg;
  const threadId = message?.is_topic_message && ctx.chat?.type === "supergroup" ? message.message_thread_id : undefined;
  return threadId === undefined ? { chatId } : { chatId, threadId };
}

/** With the code by which an operator finds in the log what happened. */
async function apologise(ctx: KioskContext, { locales }: Services): Promise<void> {
  // Where even the chat's choices can't be read, it speaks its person's language.
  const setting: KioskContext["setting"] | undefined = ctx.setting;
  const locale = setting?.locale ?? locales.get(ctx.from?.language_code);
  const sorry = locale.t("something-wrong", { code: requestId() ?? String(ctx.update.update_id) });
  await (setting ? sayWithWaysOn(ctx, sorry) : ctx.reply(sorry));
}

function isBlocked(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 403;
}

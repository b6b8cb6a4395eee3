import { randomUUID } from "node:crypto";
import { Api, InputFile } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { announcing } from "./announcing.ts";
import { introduce, learnChannels, presentBot, takeOver } from "./arrival.ts";
import { noteAnswers } from "./bot/answers.ts";
import { createBot, kindOf } from "./bot/create-bot.ts";
import { downloadFile } from "./bot/download-file.ts";
import { type FloodLimits, USUAL_LIMITS } from "./bot/flood.ts";
import { forgetOldHandled } from "./bot/handled-updates.ts";
import { nameOfChat } from "./bot/name-of-chat.ts";
import { lookAtOutlet } from "./bot/outlet-rights.ts";
import { waitOutShortLimits } from "./bot/patience.ts";
import { startPolling } from "./bot/polling.ts";
import { editMessage, sendMessage } from "./bot/send-message.ts";
import { telegramMessenger } from "./bot/telegram-messenger.ts";
import { createTransport } from "./bot/transport.ts";
import type { Config } from "./config.ts";
import { feedStore } from "./content/feeds/feed-store.ts";
import { guardedFetch } from "./content/importers/guarded-fetch.ts";
import { type Clock, clockAt, systemClock } from "./core/clock.ts";
import { messageOf } from "./core/errors.ts";
import { ChatId } from "./core/ids.ts";
import { type Log, silentLog } from "./core/log.ts";
import { asRequest, requestId } from "./core/request.ts";
import { noTrace, type Trace } from "./core/trace.ts";
import { keepStatistics } from "./database/database.ts";
import type { Room } from "./database/disk.ts";
import { type Alone, lease } from "./database/lease.ts";
import { openState } from "./database/redis-state.ts";
import type { SenderCounts } from "./delivery/courier.ts";
import { dispatchStore } from "./delivery/dispatch-store.ts";
import { editorialActs } from "./delivery/editorial.ts";
import { pacedMessenger } from "./delivery/paced-messenger.ts";
import { createPacing, type Pace, type Pacing } from "./delivery/pacing.ts";
import { estimate } from "./delivery/progress.ts";
import { expectedRecipients } from "./delivery/publication.ts";
import { createSender } from "./delivery/sender.ts";
import { createSpending } from "./delivery/spending.ts";
import { readVitalSigns } from "./delivery/vital-signs.ts";
import { editorialDesk, UNDO_MS } from "./editorial-desk.ts";
import { feedDesk } from "./feed-desk.ts";
import { ALLOWED_UPDATES, openFrontDoor, openInbox } from "./front-door.ts";
import { albums } from "./handlers/albums.ts";
import { chatSession } from "./handlers/chat-session.ts";
import type { Services } from "./handlers/context.ts";
import { createComposer } from "./jobs/composer.ts";
import { tellProgress } from "./jobs/dispatch-progress.ts";
import { createEditorDesk } from "./jobs/editor-desk.ts";
import { type MinuteReport, runMinute } from "./jobs/minute.ts";
import type { PollReport } from "./jobs/poll-feeds.ts";
import { createPublishing } from "./jobs/publishing.ts";
import { lookout } from "./lookout.ts";
import { loadLocales, type Newsroom, openNewsroom } from "./newsroom.ts";
import { createCounter } from "./numbers/counter.ts";
import { dailyCountStore } from "./numbers/daily-count-store.ts";
import { numbersReport } from "./numbers/report.ts";
import { rasterise } from "./pictures/rasterise.ts";
import type { Setting } from "./render/article.ts";
import { auditStore } from "./subscribers/audit-store.ts";
import { USUAL } from "./subscribers/chat.ts";
import { chatStore } from "./subscribers/chat-store.ts";
import { editorStore } from "./subscribers/editor-store.ts";
import { outletStore } from "./subscribers/outlet-store.ts";
import { personalRecords } from "./subscribers/personal-records.ts";
import { reckonDigests } from "./subscribers/reckoning.ts";
import { subscriptionStore } from "./subscribers/subscription-store.ts";
import { startTimetable } from "./timetable.ts";
import { createMetrics } from "./web/metrics.ts";

/**
 * The whole program, put together: the only file that knows every room. `main.ts` starts it, `cli.ts` uses parts of it, and tests
 * start it on the simulator with a clock of their own.
 */

export interface Overrides {
  clock?: Clock;
  log?: Log;
  /** Told what the program does; nobody by default. */
  trace?: Trace;
  /** How fast the sender may go; Telegram's limits by default. */
  pace?: Pace;
  /** How much of one person and one group is answered; `USUAL_LIMITS` by default. */
  limits?: FloodLimits;
  /** For how long what is published now can be undone, in ms. */
  undoMs?: number;
  /** Whether search works on threads of its own; it does by default. */
  threads?: boolean;
  /** How much room there is on the disk; asked of it by default. */
  room?: () => Promise<Room>;
  /** Whether it opens its web server: not beside the simulator, whose page has the port. A webhook needs it. */
  web?: boolean;
}

export interface App {
  /** Rejects when the program can't go on, such as when Telegram no longer knows the token. */
  readonly done: Promise<void>;
  readonly newsroom: Newsroom;
  readonly botInfo: UserFromGetMe;
  /** The address of its web server, where it has one. */
  readonly web: string | undefined;
  /** Runs what the clock's minute runs; the sender delivers what it planned. */
  minute(): Promise<MinuteReport>;
  /** Shows the editors how far large dispatches are. */
  showProgress(): Promise<void>;
  /** Tells the editors what waits to be told: what others did, where something can't be posted. */
  tellEditors(): Promise<void>;
  /** Polls the feeds that are due, and tells the editors what they have to know of them. */
  pollFeeds(): Promise<PollReport>;
  /** Looks for what needs a person, and tells the owners. */
  look(): Promise<void>;
  /** Takes no more updates, finishes what was begun, and closes everything. */
  stop(): Promise<void>;
}

/**
 * Starts the bot: long polling, the sender and the jobs.
 * @throws AppError "configuration" when the token is wrong or belongs to another bot than the database
 */
export async function startApp(config: Config & { botToken: string }, overrides: Overrides = {}): Promise<App> {
  const parts = await assemble(config, overrides);
  const { newsroom, api, bot, sender, publishing, clock, log, trace } = parts;
  const answers = config.role !== "worker";
  const works = config.role !== "web";

  if (works) await learnChannels(parts, config);
  await newsroom.search.catchUp();
  if (answers && !config.webhookUrl) {
    await api
      .deleteWebhook()
      .catch((error: unknown) => log.warn({ reason: messageOf(error) }, "a webhook may still be set"));
  }
  const presented = works ? await presentBot(parts, config) : undefined;

  const minute = async () => {
    // Not in a minute that the command line runs: its instant is no news of the clock.
    await reckonDigests(newsroom.database, clock);
    const report = await runMinute(newsroom.database, clock);
    if (report.published > 0) await newsroom.search.catchUp();
    if (report.published + report.digests > 0) log.info(report, "the minute's work");
    sender.wake();
    publishing.wake();
    return report;
  };
  const handle = async (update: Update) => {
    try {
      await asRequest(() =>
        trace.span(`update ${kindOf(update)}`, { "kiosk.request": requestId() ?? "" }, () => bot.handleUpdate(update)),
      );
    } catch (error) {
      log.error({ err: error, update_id: update.update_id }, "an update failed outside of its handlers");
    }
  };
  const hook = answers && config.webhookUrl ? openInbox(parts, handle) : undefined;
  const web = overrides.web ? await openFrontDoor(parts, config, hook, parts.watch.followedAt) : undefined;
  const jobs = startTimetable({ ...parts, minute }, config);
  if (works) {
    sender.start();
    publishing.start();
  }
  const polls = answers && !hook;
  const stopped = Promise.withResolvers<void>();
  const front = !polls ? undefined : startPolling({ api, handle, allowedUpdates: ALLOWED_UPDATES, clock, log });
  log.info({ bot: parts.botInfo.username, role: config.role }, "started");

  return {
    done: front?.done ?? stopped.promise,
    web: web?.url,
    newsroom,
    botInfo: parts.botInfo,
    minute,
    showProgress: parts.showProgress,
    tellEditors: parts.editorDesk.tell,
    pollFeeds: parts.feeds.pollDue,
    look: () => parts.watch.look().then(parts.watch.tell),
    async stop() {
      parts.stopping.abort();
      parts.feeds.stop();
      await jobs.stop();
      await web?.close();
      await front?.stop();
      await hook?.settled();
      await publishing.stop();
      await sender.stop();
      await parts.editorDesk.told();
      await parts.counter.flush();
      await parts.numbers.settle();
      await presented?.described;
      await parts.transport.close();
      await parts.state.close();
      await newsroom.close();
      log.info({}, "stopped");
      stopped.resolve();
    },
  };
}

/**
 * Runs what the minute of the instant `at` (epoch ms) runs, delivers what is due, then ends: for `kiosk digest --at`. Only the
 * plan is made at that instant; sending goes by the real clock, because another process may hold the right to send.
 * @returns what was planned and sent; `sent` is undefined when a running program holds that right: it sends
 */
export async function runMinuteAt(
  config: Config & { botToken: string },
  at: number,
  overrides: Overrides = {},
): Promise<MinuteReport & { sent: SenderCounts | undefined }> {
  const { newsroom, state, sender, transport } = await assemble(config, overrides);
  try {
    const report = await runMinute(newsroom.database, clockAt(at));
    return { ...report, sent: await sender.drain() };
  } finally {
    await transport.close();
    await state.close();
    await newsroom.close();
  }
}

/** When a process dies that did what only one may do, another may after this long. */
const ALONE_MS = 10_000;
/** A request is given up after this long: somebody may be waiting. Long polling itself takes 30 of these seconds. */
const TIMEOUT_SECONDS = 60;

/** Everything, made but not started. */
async function assemble(config: Config & { botToken: string }, overrides: Overrides) {
  const { clock = systemClock, log = silentLog, trace = noTrace } = overrides;
  const locales = loadLocales(config.defaultLanguage);
  const transport = createTransport(config.telegramApiRoot, config.telegramProxy, trace);
  const client = { apiRoot: config.telegramApiRoot, timeoutSeconds: TIMEOUT_SECONDS, fetch: transport.fetch };
  const newApi = () => new Api(config.botToken, client);
  const api = newApi();
  const answering = newApi();
  waitOutShortLimits(answering);
  const botInfo = await introduce(api, config);
  const metrics = createMetrics(async () => ({
    ...(await readVitalSigns(newsroom.database, clock)),
    messagesPerSecond: pacing.perSecond(),
    outcomes: sender.counts,
  }));
  const observe = (seconds: number, statement: string) => {
    metrics.query(seconds);
    if (trace !== noTrace)
      trace.past(`database ${/^\w+/.exec(statement)?.[0]}`, { "db.query.text": statement }, seconds);
  };
  const newsroom = openNewsroom(config, { clock, threads: overrides.threads ?? true, observe });
  const { database, articles, tags, media, search } = newsroom;
  const chats = chatStore(database, clock);
  const outlets = outletStore(database, clock, config.ownerIds);
  const subscriptions = subscriptionStore(database, clock);
  let state: Awaited<ReturnType<typeof openState>>;
  try {
    await takeOver(newsroom, clock, botInfo.id);
    state = await openState(config.keyvUrl, newsroom.database, botInfo.id, clock, log);
  } catch (error) {
    await transport.close();
    await newsroom.close();
    throw error;
  }

  /** Names this process among all that have the database. */
  const process = randomUUID();
  const alone: Alone = (name, work) => lease(database, clock, name, process, ALONE_MS).during(work);
  const deepLink = (payload: string) => `https://t.me/${botInfo.username}?start=${payload}`;
  const publicationName = config.publicationName;
  const rich = { taken: true };
  const messenger = telegramMessenger({ api, media, rich }, clock, chats.wayTo);
  const paced = createPacing(overrides.pace ?? paceOf(config));
  const pacing: Pacing = {
    ...paced,
    refused(...refusal) {
      metrics.refused();
      paced.refused(...refusal);
    },
  };
  const answers = { answered: pacing.answered, refused: pacing.refused };
  const stopping = new AbortController();
  /** For what editors are told without having asked. */
  const telling = pacedMessenger(messenger, pacing, stopping.signal);
  noteAnswers(answering, answers);
  const composing = {
    takesRich: messenger.takesRich,
    database,
    clock,
    articles,
    chats,
    outlets,
    locales,
    publicationName,
    deepLink,
  };
  const sender = createSender({
    database,
    clock,
    messenger,
    compose: createComposer(composing),
    botId: botInfo.id,
    pacing,
    spending: createSpending(database, clock, config.paidBroadcast?.starsPerDay ?? 0),
    log,
    trace,
  });
  const editors = editorStore(database, clock, config.ownerIds);
  const settingOf = async (chatId: ChatId): Promise<Setting> => {
    const chat = await chats.get(chatId);
    const locale = locales.get(chat?.language ?? config.defaultLanguage);
    return { locale, timeZone: chat?.timeZone ?? config.timeZone, deepLink };
  };
  const nameOf = (id: number) => nameOfChat(answering, id);
  const undoMs = overrides.undoMs ?? UNDO_MS;
  const paceNow = () => {
    const { paidBroadcast: paid } = config;
    return { perSecond: pacing.perSecond(), ...(paid && { paid: { ...paid, stars: paid.starsPerDay } }) };
  };
  const { releaseDue, ...announcements } = announcing({
    database,
    clock,
    owners: config.ownerIds,
    undoMs,
    needsTwo: config.broadcastNeedsTwo,
    pace: paceNow,
    onScheduled() {
      publishing.wake();
      editorDesk.wake();
    },
    onChanged: () => sender.wake(),
  });
  const editorDesk = createEditorDesk(
    {
      database,
      clock,
      publicationName,
      settingOf,
      nameOf,
      publishers: editors.publishers,
      bot: botInfo.username,
      estimate: announcements.reach.estimate,
      send: (id, message) => telling.send(id, message, {}),
    },
    alone,
    log,
  );
  const acts = editorialActs({ database, clock, owners: config.ownerIds, undoMs });
  const dailyCounts = dailyCountStore(database, config.timeZone);
  const counter = createCounter(dailyCounts, clock, config.timeZone);
  const numbers = numbersReport(dailyCounts, clock);
  const feeds = feedDesk({
    newsroom,
    config,
    clock,
    log,
    editors,
    settingOf,
    messenger: telling,
    wake() {
      sender.wake();
      editorDesk.wake();
    },
    alone,
  });
  const watch = lookout({
    newsroom,
    state,
    config,
    clock,
    log,
    editors,
    messenger,
    settingOf,
    sendAnyhow: (chatId, message) => sendMessage({ api, media, rich }, chatId, message, {}),
    room: overrides.room,
  });
  const publishing = createPublishing({
    database,
    clock,
    log,
    releaseAnnouncements: releaseDue,
    async onPublished() {
      await search.catchUp();
      sender.wake();
      editorDesk.wake();
    },
    onReleased: () => sender.wake(),
    settingOf,
    send: (chatId, message) => telling.send(chatId, message, {}),
    alone,
  });
  const download = (fileId: string) => downloadFile(answering, transport, config, fileId);
  const services: Services = {
    ...editorialDesk({
      database,
      clock,
      fetch: guardedFetch({ allowPrivate: config.allowPrivateAddresses, proxy: config.feedsProxy }),
      undoMs,
      acts,
      download,
      onScheduled() {
        publishing.wake();
        editorDesk.wake();
      },
      async onChanged() {
        await search.catchUp();
        sender.wake();
      },
    }),
    articles,
    tags,
    media,
    search: timed(search, metrics.search),
    chats,
    subscriptions,
    outlets,
    lookAtOutlet: (outlet) => lookAtOutlet(answering, botInfo.id, outlet),
    feeds: feedStore(database, clock),
    session: chatSession(state.session),
    albums: albums(state.album),
    locales,
    clock,
    publicationName,
    editors,
    audit: auditStore(database, clock),
    counter,
    numbers: { ...numbers, settle: () => counter.flush().then(numbers.settle) },
    rasterise,
    defaults: {
      language: config.defaultLanguage,
      timeZone: config.timeZone,
      digestTime: config.digestTime,
      ...USUAL,
    },
    ...announcements,
    expected: async (id) => estimate(await expectedRecipients(database, clock, id), paceNow()),
    tellEditors: editorDesk.wake,
    leaveDesk: async (id) => void (await state.conversation.delete(String(id))),
    nameOf,
    localeOf: async (id) => (await settingOf(ChatId.parse(id))).locale,
    dispatches: dispatchStore(database, clock),
    messagesPerSecond: pacing.perSecond,
    findFeed: feeds.find,
    pollFeed: feeds.poll,
    records: personalRecords(database, state),
    sendFile: async ({ chatId, threadId }, { name, bytes, caption }) => {
      await answering.sendDocument(chatId, new InputFile(bytes, name), { caption, message_thread_id: threadId });
    },
    edit: (chatId, messageId, message) => editMessage({ api: answering, media, rich }, chatId, messageId, message),
    send: ({ chatId, threadId }, message) =>
      sendMessage({ api: answering, media, rich }, chatId, message, { threadId }),
    takesRich: messenger.takesRich,
    download,
  };
  const bot = createBot({
    token: config.botToken,
    client,
    botInfo,
    database,
    conversationState: state.conversation,
    services,
    deepLink,
    clock,
    log,
    limits: overrides.limits ?? USUAL_LIMITS,
    observe: metrics.update,
  });
  noteAnswers(bot.api, answers);
  const showProgress = async () =>
    tellProgress({
      database,
      clock,
      messenger: telling,
      editors: await editors.publishers(),
      settingOf,
      perSecond: pacing.perSecond,
    });
  const cleanUp = async () => {
    await state.deleteExpired();
    await forgetOldHandled(database, clock);
    await keepStatistics(database);
    await dailyCounts.forgetOld(clock.now());
  };
  return {
    process,
    newsroom,
    stopping,
    state,
    api,
    bot,
    botInfo,
    sender,
    publishing,
    chats,
    outlets,
    feeds,
    editorDesk,
    counter,
    numbers,
    services,
    locales,
    transport,
    metrics,
    showProgress,
    watch,
    cleanUp,
    clock,
    log,
    trace,
  };
}

/** Tells how long each search took. */
function timed(search: Newsroom["search"], observe: (seconds: number) => void): Newsroom["search"] {
  return {
    ...search,
    async search(...question) {
      const start = performance.now();
      try {
        return await search.search(...question);
      } finally {
        observe((performance.now() - start) / 1000);
      }
    },
  };
}

function paceOf({ pace, paidBroadcast }: Config): Pace {
  const { perSecond, chatPerSecond, groupPerMinute } = pace;
  return {
    perSecond,
    chatGapMs: 1000 / chatPerSecond,
    groupGapMs: 60_000 / groupPerMinute,
    paidPerSecond: paidBroadcast?.perSecond,
  };
}

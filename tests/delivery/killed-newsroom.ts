/**
 * A newsroom that is killed (`kills.test.ts`), as a process: it sends, and meanwhile publishes, corrects, plans digests and lets readers
 * go, in an order that its seed tells, until it is killed or told to come to an end.
 */
import { readFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { join } from "node:path";
import { Api } from "grammy";
import { telegramMessenger } from "../../src/bot/telegram-messenger.ts";
import { createTransport } from "../../src/bot/transport.ts";
import { announcementStore } from "../../src/content/announcement-store.ts";
import { articleStore } from "../../src/content/article-store.ts";
import { documentFromText } from "../../src/content/document.ts";
import { mediaStore } from "../../src/content/media-store.ts";
import { clockAt, systemClock } from "../../src/core/clock.ts";
import { ChatId, EditorId } from "../../src/core/ids.ts";
import { silentLog } from "../../src/core/log.ts";
import { openDatabase } from "../../src/database/database.ts";
import { broadcastActs } from "../../src/delivery/broadcasting.ts";
import { planDigests } from "../../src/delivery/digest-planner.ts";
import { createPacing } from "../../src/delivery/pacing.ts";
import { publishFromSource } from "../../src/delivery/publication.ts";
import { createSender } from "../../src/delivery/sender.ts";
import { createComposer } from "../../src/jobs/composer.ts";
import { createLocales } from "../../src/render/locale.ts";
import { chatStore } from "../../src/subscribers/chat-store.ts";
import { outletStore } from "../../src/subscribers/outlet-store.ts";
import { subscriptionStore } from "../../src/subscribers/subscription-store.ts";

/** What the test tells it, as JSON in its first argument. */
export interface Life {
  database: string;
  url: string;
  token: string;
  /** Numbers this life; all of it follows from this. */
  life: number;
  /** Readers of whom one may leave. */
  leaving: number[];
  /** It does nothing new, sends what waits, and ends. */
  last: boolean;
}

/** What it tells the test: it has begun, or what the reader's leaving has been answered with. */
export type Told = { kind: "begun" } | { kind: "left"; chatId: number };

const DAY_MS = 86_400_000;
const WINDOW = 8;

const settings: Life = JSON.parse(process.argv[2] ?? "{}");
const { database: path, url, token, life, leaving, last } = settings;
let seed = (life + 1) * 7919;
/** In [0, 1). */
function random(): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
}

const database = openDatabase(path);
const articles = articleStore(database, systemClock);
const chats = chatStore(database, systemClock);
const transport = createTransport(url);
/** Requests and their answers take some ms on their way, in which there is time to die. */
const onItsWay = () => systemClock.sleep(random() * 12);
const slowly = async (...request: Parameters<typeof transport.fetch>) => {
  await onItsWay();
  const response = await transport.fetch(...request);
  await onItsWay();
  return response;
};
const api = new Api(token, { apiRoot: url, fetch: slowly as typeof transport.fetch, timeoutSeconds: 10 });
const messenger = telegramMessenger({ api, media: mediaStore(database), rich: { taken: true } });
const compose = createComposer({
  database,
  clock: systemClock,
  articles,
  chats,
  outlets: outletStore(database, systemClock, []),
  takesRich: messenger.takesRich,
  locales: createLocales({ en: readFileSync(join(import.meta.dirname, "../../src/locales/en.ftl"), "utf8") }, "en"),
  publicationName: "Kiosk",
  deepLink: (payload) => payload,
});
const sender = createSender({
  database,
  clock: systemClock,
  messenger,
  compose,
  botId: 1,
  log: silentLog,
  pacing: createPacing({ perSecond: Number.POSITIVE_INFINITY, chatGapMs: 0, groupGapMs: 0 }),
  window: WINDOW,
});

function tell(told: Told): void {
  process.send?.(told);
}

/** No two are alike, or they would be one story (`content/same-story.ts`). */
const words = (id: number) => Array.from({ length: 40 }, (_, n) => ((id + 1) * 7919 * (n + 3)).toString(36)).join(" ");

const draft = (id: number, version: number) => ({
  source: "wire",
  sourceId: String(id),
  title: `Article ${id}.`,
  document: documentFromText(`Version ${version}. ${words(id)}`),
  tags: [],
  language: "en",
});

const EDITOR = EditorId.parse(1);
const acts = broadcastActs({ database, clock: systemClock, owners: [EDITOR], undoMs: 0, needsTwo: false });

/** Writes this life's announcement and has it leave; done again, it is the same. */
async function announce(): Promise<void> {
  const content = {
    document: documentFromText(`Announcement ${life}. ${words(life)}`),
    pictures: [],
    language: "en",
  };
  const written = await acts.write(String(life), { content, audience: { kind: "everyone" } }, EDITOR);
  if (written)
    await acts.send(written.id, (await announcementStore(database, systemClock).get(written.id))!.revision, EDITOR);
  await acts.releaseDue(Date.now());
}

/** Takes back the oldest announcement that was sent. */
async function recallOne(): Promise<void> {
  const { announcements } = await announcementStore(database, systemClock).list({ limit: 1000, offset: 0 });
  const oldest = announcements.findLast(({ state }) => state === "sent");
  if (oldest) await acts.recall(oldest.id, EDITOR);
}

/** What a newsroom does at a moment of its life; each is a call of what the program calls. */
const deeds: (() => Promise<unknown>)[] = [
  () => publishFromSource(database, systemClock, draft(life, 0), { archive: false }),
  () => publishFromSource(database, systemClock, draft(Math.floor(random() * life), life), { archive: false }),
  // Planning alone: a month of days later the minute would forget old digests, and the test counts them.
  () =>
    planDigests(database, clockAt(Math.floor(Date.now() / DAY_MS) * DAY_MS + (life + 1) * DAY_MS + 8.01 * 3_600_000)),
  announce,
  () => (random() < 0.7 ? Promise.resolve() : recallOne()),
  async () => {
    const chatId = leaving[Math.floor(random() * leaving.length)];
    if (chatId === undefined || random() < 0.8) return;
    await subscriptionStore(database, systemClock).unsubscribe(ChatId.parse(chatId));
    tell({ kind: "left", chatId });
  },
];

// Who is killed keeps nothing of what was compiled; the first life does it for the others.
if (life === 0) flushCompileCache();
tell({ kind: "begun" });
// As the program does when it starts (`jobs/publishing.ts`).
await acts.releaseDue(Date.now());
/** Sends until nothing waits any more; what is in doubt is tried again after a pause. */
async function sendAll(): Promise<void> {
  for (;;) {
    await sender.drain();
    const waiting = database.selectFrom("delivery").select("chat_id").where("state", "in", ["pending", "claimed"]);
    if (!(await waiting.limit(1).executeTakeFirst())) break;
    await systemClock.sleep(300);
  }
}

if (last) {
  await sendAll();
  // What has arrived of the oldest is taken back, whatever the lives before came to.
  await recallOne();
  await sendAll();
  await transport.close();
  process.disconnect?.();
} else {
  sender.start();
  // What a life begins with is done even where there is time for nothing else.
  await (life % 3 === 2 ? announce : deeds[0])?.();
  for (;;) {
    await deeds[Math.floor(random() * deeds.length)]?.();
    sender.wake();
    await systemClock.sleep(random() * 15);
  }
}

import { announcementStore } from "../content/announcement-store.ts";
import { scheduleStore } from "../content/schedule-store.ts";
import type { Clock } from "../core/clock.ts";
import type { AnnouncementId, ArticleId, ChatId } from "../core/ids.ts";
import type { Log } from "../core/log.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Database } from "../database/database.ts";
import type { Alone } from "../database/lease.ts";
import type { SendOutcome } from "../delivery/messenger.ts";
import { publishDue, recipientsOf } from "../delivery/publication.ts";
import type { Setting } from "../render/article.ts";
import { publishedAllMessage, publishedMessage } from "../render/queue.ts";
import { tellBroadcasts } from "./broadcast-notices.ts";

/**
 * However far off the next article is, it is looked again after this: another process may have scheduled one, the clock may have been set, or
 * the machine have slept.
 */
const MAX_SLEEP_MS = 2000;
/** What an editor published together is told of in one message, where it is more than this. */
const MOST_TOLD_ALONE = 3;
/** After a failure (a locked database, a full disk). */
const PAUSE_MS = 2000;

export interface PublishingDeps {
  database: Database;
  clock: Clock;
  log: Log;
  /** Sends the announcements that are to have left by an instant (epoch ms). @returns those that have left now */
  releaseAnnouncements(now: number): Promise<AnnouncementId[]>;
  /** Told when articles are out: the index and the sender have work. */
  onPublished(ids: readonly ArticleId[]): Promise<void>;
  /** Told when announcements are: the sender has work. */
  onReleased(): void;
  /** How things are shown to an editor. */
  settingOf(chatId: ChatId): Promise<Setting>;
  /** Sends one message once, and says what became of it. */
  send(chatId: ChatId, message: OutgoingMessage): Promise<SendOutcome>;
  alone: Alone;
}

/** Publishes what is scheduled, and sends the announcements that are about to leave, at their time. */
export interface Publishing {
  start(): void;
  /** Something was scheduled, moved or stopped: the time to wait for may be another. */
  wake(): void;
  /** Begins nothing more, and waits for what was begun. */
  stop(): Promise<void>;
}

/**
 * A timer armed for the next scheduled article, beside the minute's job, which publishes likewise: whichever comes first (see
 * `delivery/publication.ts`). What became due while the program was down goes out at its start. Whoever scheduled it is told once it is out.
 */
export function createPublishing(deps: PublishingDeps): Publishing {
  const { database, clock, log } = deps;
  const schedule = scheduleStore(database, clock);
  const announcements = announcementStore(database, clock);
  const ending = new AbortController();
  let waking = new AbortController();
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      // What is scheduled from here on wakes the wait that comes.
      waking = new AbortController();
      const sleep = await look().catch((error: unknown) => {
        log.error({ err: error }, "scheduled articles could not be published; it is tried again in a moment");
        return PAUSE_MS;
      });
      await clock.sleep(sleep, AbortSignal.any([ending.signal, waking.signal]));
    }
  }

  /** @returns for how long there is nothing to do, in ms */
  async function look(): Promise<number> {
    const published = await publishDue(database, clock, clock.now());
    if (published.length > 0) await deps.onPublished(published);
    if ((await deps.releaseAnnouncements(clock.now())).length > 0) deps.onReleased();
    if ((await schedule.untold()).length > 0) await deps.alone("published", () => tellPublished(deps));
    if ((await announcements.untold()).length > 0) await deps.alone("announced", () => tellBroadcasts(deps));
    const next = [await schedule.next(), await announcements.next()].filter((at) => at !== undefined);
    return Math.min(MAX_SLEEP_MS, ...next.map((at) => Math.max(0, at - clock.now())));
  }

  return {
    start() {
      running ??= run();
    },
    wake() {
      waking.abort();
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}

/**
 * Tells editors what is out, and to how many it goes. It is taken off once Telegram has answered: after a kill at most the one that was on its
 * way comes twice, and none is lost.
 */
async function tellPublished({ database, clock, settingOf, send }: PublishingDeps): Promise<void> {
  const schedule = scheduleStore(database, clock);
  for (const [by, published] of Map.groupBy(await schedule.untold(), (one) => one.by)) {
    const setting = await settingOf(by);
    if (published.length > MOST_TOLD_ALONE) {
      const outcome = await send(by, publishedAllMessage(published.length, setting));
      if (outcome.kind === "retry_after" || outcome.kind === "unavailable") return;
      for (const { id } of published) await schedule.told(id);
      continue;
    }
    for (const { id, title } of published) {
      const count = await recipientsOf(database, clock, id);
      const outcome = await send(by, publishedMessage({ id, title }, count, setting));
      if (outcome.kind === "retry_after" || outcome.kind === "unavailable") return;
      await schedule.told(id);
    }
  }
}

import type { Config } from "./config.ts";
import type { Clock } from "./core/clock.ts";
import type { ChatId } from "./core/ids.ts";
import type { Log } from "./core/log.ts";
import type { OutgoingMessage } from "./core/message.ts";
import { backupFolder, databaseFile, newestBackup } from "./database/backup.ts";
import { isLow, type Room, roomBeside } from "./database/disk.ts";
import { isOutage } from "./database/outage.ts";
import type { State } from "./database/state.ts";
import { ledger } from "./delivery/ledger.ts";
import type { Messenger } from "./delivery/messenger.ts";
import { readVitalSigns } from "./delivery/vital-signs.ts";
import { type TroubleDeps, troubleWatch } from "./jobs/troubles.ts";
import type { Newsroom } from "./newsroom.ts";
import type { Setting } from "./render/article.ts";
import type { EditorStore } from "./subscribers/editor-store.ts";
import { troubleStore } from "./subscribers/trouble-store.ts";

interface LookoutParts {
  newsroom: Newsroom;
  state: Pick<State, "reached">;
  config: Config;
  clock: Clock;
  log: Log;
  editors: EditorStore;
  messenger: Messenger;
  /** How things are shown to an owner. */
  settingOf: (chatId: ChatId) => Promise<Setting>;
  /** Sends a message without asking the database. */
  sendAnyhow: (chatId: ChatId, message: OutgoingMessage) => Promise<unknown>;
  /** Asked of the disk by default. */
  room?: () => Promise<Room>;
}

/** Deliveries that wait, and of which none comes to its end for so long, need a person. */
const STALLED_MS = 15 * 60_000;
/** It follows every second, and looks closer after this long in any case: the index may have been made anew by a command. */
const FOLLOW_MS = 10_000;
const BEHIND_MS = 5 * 60_000;
/** A server that is started anew is away for some seconds. */
const STATE_AWAY_MS = 60_000;
/** They are made each night. */
const STALE_BACKUP_MS = 2 * 86_400_000;

/** Watches over what the program stands on, and tells the owners what needs a person. */
export function lookout({
  newsroom,
  state,
  config,
  clock,
  log,
  editors,
  messenger,
  settingOf,
  sendAnyhow,
  room,
}: LookoutParts) {
  const { articles, database, search } = newsroom;
  const store = troubleStore(database, clock);
  const isFile = config.databaseUrl.startsWith("sqlite:") && config.databaseUrl !== "sqlite::memory:";
  /** When the search index last had all articles, and those of which revision. */
  let followedAt = clock.now();
  let followed = -1;
  let backupFailedAt = 0;
  /** When what keeps state was last reached. */
  let reachedAt = clock.now();
  let settled = { count: -1, at: clock.now() };

  async function follow(): Promise<void> {
    const revision = await articles.revision();
    if (revision === followed && clock.now() - followedAt < FOLLOW_MS) return;
    await search.catchUp();
    [followed, followedAt] = [revision, clock.now()];
  }

  async function sender(): Promise<boolean | undefined> {
    const { deliveries } = await readVitalSigns(database, clock);
    const count = deliveries.sent + deliveries.failed + deliveries.skipped;
    const isFirst = settled.count < 0;
    const waits = await ledger(database, clock).anyOpen();
    if (!waits || count !== settled.count) {
      settled = { count, at: clock.now() };
      // What an earlier run has told of is over when this one has seen something delivered.
      return waits && isFirst ? undefined : false;
    }
    return clock.now() - settled.at >= STALLED_MS ? true : undefined;
  }

  async function backup(): Promise<boolean | undefined> {
    if (!isFile || config.backups === 0) return false;
    const newest = newestBackup(backupFolder(databaseFile(config.databaseUrl)));
    const madeAt = newest?.madeAt ?? 0;
    if (backupFailedAt > madeAt || (newest && clock.now() - madeAt > STALE_BACKUP_MS)) return true;
    return madeAt > ((await store.since("backup")) ?? 0) ? false : undefined;
  }

  async function redis(): Promise<boolean | undefined> {
    try {
      await state.reached();
      reachedAt = clock.now();
      return false;
    } catch {
      return clock.now() - reachedAt >= STATE_AWAY_MS ? true : undefined;
    }
  }

  const looks: TroubleDeps["looks"] = {
    sender,
    backup,
    redis,
    disk: async () => isFile && isLow(await (room ?? (() => roomBeside(databaseFile(config.databaseUrl))))()),
    async search() {
      // Asked once more before anybody is woken.
      if (clock.now() - followedAt > BEHIND_MS) await follow().catch(() => {});
      return clock.now() - followedAt > BEHIND_MS;
    },
  };
  const { look, tell } = troubleWatch({
    store,
    looks,
    owners: async () => (await editors.list()).filter(({ role }) => role === "owner").map(({ id }) => id),
    settingOf,
    send: (chatId, message) => messenger.send(chatId, message, {}),
    sendAnyhow,
    isOutage,
    tellsOutage: config.role !== "web",
    now: clock.now,
    log,
  });
  return {
    /** Every process looks for what it knows of. */
    look,
    /** One of them tells the owners. */
    tell,
    /** Brings the search index up to date. */
    follow,
    /** When the search index last had all articles (epoch ms). */
    followedAt: () => followedAt,
    backupFailed(): void {
      backupFailedAt = clock.now();
    },
  };
}

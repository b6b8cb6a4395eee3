import type { Config } from "./config.ts";
import { findFeed } from "./content/feeds/find-feed.ts";
import { guardedFetch } from "./content/importers/guarded-fetch.ts";
import type { Clock } from "./core/clock.ts";
import type { ChatId, FeedId } from "./core/ids.ts";
import type { Log } from "./core/log.ts";
import type { OutgoingMessage } from "./core/message.ts";
import type { Alone } from "./database/lease.ts";
import type { Messenger } from "./delivery/messenger.ts";
import { tellFeedNotices } from "./jobs/feed-notices.ts";
import { type PollReport, pollDueFeeds, pollFeedNow } from "./jobs/poll-feeds.ts";
import type { Newsroom } from "./newsroom.ts";
import type { Setting } from "./render/article.ts";
import type { EditorStore } from "./subscribers/editor-store.ts";

interface FeedDeskParts {
  newsroom: Newsroom;
  config: Config;
  clock: Clock;
  log: Log;
  editors: EditorStore;
  messenger: Messenger;
  /** How things are shown to an editor. */
  settingOf: (chatId: ChatId) => Promise<Setting>;
  /** Has the sender look at the ledger, and editors told what they have to know. */
  wake: () => void;
  alone: Alone;
}

/** Polling with all that it touches: the search index, the sender, and the editors who are told. */
export function feedDesk({ newsroom, config, clock, log, editors, settingOf, messenger, wake, alone }: FeedDeskParts) {
  const { database, search } = newsroom;
  const ending = new AbortController();
  const fetch = guardedFetch({ allowPrivate: config.allowPrivateAddresses, proxy: config.feedsProxy });
  const polling = async () => ({
    database,
    clock,
    fetch,
    random: Math.random,
    editors: await editors.publishers(),
    log,
    signal: ending.signal,
  });
  const send = (chatId: ChatId, message: OutgoingMessage) => messenger.send(chatId, message, {});
  // One after the other: a notice that is on its way is not told by two.
  let telling = Promise.resolve();
  const after = async (report: PollReport) => {
    if (report.new + report.changed > 0) await search.catchUp();
    if (report.polled > 0) log.info(report, "feeds polled");
    wake();
    telling = telling
      .catch(() => {})
      .then(async () => {
        await alone("feed notices", () => tellFeedNotices({ database, clock, settingOf, send }));
      });
    await telling;
  };
  return {
    find: (address: string) => findFeed(address, fetch),
    async pollDue() {
      const report = await pollDueFeeds(await polling());
      await after(report);
      return report;
    },
    async poll(id: FeedId) {
      await after(await pollFeedNow(id, await polling()));
    },
    /** What is being fetched is given up, and fetched by the next start. */
    stop: () => ending.abort(new Error("the program ends")),
  };
}

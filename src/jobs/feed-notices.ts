import type { FeedNotice } from "../content/feeds/feed-notices.ts";
import { feedStore } from "../content/feeds/feed-store.ts";
import type { Clock } from "../core/clock.ts";
import type { ChatId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Database } from "../database/database.ts";
import type { SendOutcome } from "../delivery/messenger.ts";
import type { Setting } from "../render/article.ts";
import { DRAFTS_PAGE_SIZE, draftsMessage, feedNotice } from "../render/feeds.ts";
import { pageOf } from "../render/keyboard.ts";

/** Notices that are told in one run; the others wait for the next minute. */
const MAX_AT_ONCE = 50;

export interface NoticeDeps {
  database: Database;
  clock: Clock;
  /** How things are shown to an editor. */
  settingOf(chatId: ChatId): Promise<Setting>;
  /** Sends one message once, and says what became of it. */
  send(chatId: ChatId, message: OutgoingMessage): Promise<SendOutcome>;
}

/**
 * Tells editors what polling found out: drafts that wait (all of a feed in one message), a feed that fails for long, one that is no
 * more. A notice is taken off once Telegram has answered; so after a kill at most the one that was on its way comes twice, and
 * none is lost. What Telegram refuses (an editor who never began a chat) is not tried again: `/feeds` shows the same.
 */
export async function tellFeedNotices(deps: NoticeDeps): Promise<void> {
  const store = feedStore(deps.database, deps.clock);
  for (const notice of await store.notices(MAX_AT_ONCE)) {
    const message = await messageFor(notice, deps);
    const outcome = message && (await deps.send(notice.chatId, message));
    // Nothing went out: it is told with the next minute.
    if (outcome?.kind === "retry_after" || outcome?.kind === "unavailable") return;
    await store.takeNotice(notice);
  }
}

async function messageFor(
  { feedId, chatId, kind }: FeedNotice,
  deps: NoticeDeps,
): Promise<OutgoingMessage | undefined> {
  const store = feedStore(deps.database, deps.clock);
  const feed = await store.get(feedId);
  if (!feed) return undefined;
  const setting = await deps.settingOf(chatId);
  if (kind !== "drafts") return feedNotice(feed, kind, setting);
  const { drafts, total, last } = await store.waiting(feedId, { limit: DRAFTS_PAGE_SIZE, offset: 0 });
  // Somebody was faster.
  if (total === 0) return undefined;
  return draftsMessage(feed, { drafts, total, last, ...pageOf(1, total, DRAFTS_PAGE_SIZE) }, setting);
}

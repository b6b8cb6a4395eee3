import { announcementStore } from "../content/announcement-store.ts";
import type { Article } from "../content/article.ts";
import type { ArticleStore } from "../content/article-store.ts";
import type { Clock } from "../core/clock.ts";
import type { AnnouncementId, ArticleId, ChatId } from "../core/ids.ts";
import type { Database } from "../database/database.ts";
import type { ClaimedDelivery } from "../delivery/dispatch.ts";
import type { Composed } from "../delivery/messenger.ts";
import type { ChatStore } from "../subscribers/chat-store.ts";
import { interestsOf } from "../subscribers/interests.ts";
import type { OutletStore } from "../subscribers/outlet-store.ts";
import { type ComposeServices, composeDelivery } from "./compose.ts";

export interface ComposerServices
  extends Pick<ComposeServices, "takesRich" | "locales" | "publicationName" | "deepLink"> {
  database: Database;
  clock: Clock;
  articles: Pick<ArticleStore, "published" | "revision">;
  chats: Pick<ChatStore, "many">;
  outlets: Pick<OutletStore, "many">;
}

/** Distinct contents that are kept at a time; a broadcast has one for each language, zone and form. */
const MOST_SHARED = 5000;

/**
 * Composes deliveries that are about to be sent. Those that are asked for together share one look at the chats, at what they want
 * and at the articles' revision, and what is equal is rendered once for all of them, for as long as no article has changed.
 */
export function createComposer(services: ComposerServices): (delivery: ClaimedDelivery) => Promise<Composed> {
  const announcements = announcementStore(services.database, services.clock);
  let waiting: { delivery: ClaimedDelivery; done: (composed: Promise<Composed>) => void }[] = [];
  let kept = new Map<string, unknown>();
  let keptAt = -1;

  async function composeWaiting(): Promise<void> {
    const together = waiting;
    waiting = [];
    const ready = look(together.map(({ delivery }) => delivery.chatId));
    for (const { delivery, done } of together) {
      done(ready.then((looked) => composeDelivery(delivery, { ...services, ...looked })));
    }
  }

  async function look(ids: readonly ChatId[]) {
    const { database, articles } = services;
    const [revision, chats, outlets, interests] = await Promise.all([
      articles.revision(),
      services.chats.many(ids),
      services.outlets.many(ids),
      interestsOf(database, ids),
    ]);
    if (revision !== keptAt || kept.size > MOST_SHARED) kept = new Map();
    keptAt = revision;
    const shared = sharedIn(kept);
    return {
      shared,
      // Asked anew each time: it may be recalled meanwhile, and that is no change of an article.
      announcement: (id: AnnouncementId) => announcements.get(id),
      chat: (id: ChatId) => chats.get(id),
      outlet: (id: ChatId) => outlets.get(id),
      interests: (id: ChatId) => interests.get(id),
      article: (id: ArticleId): Promise<Article | undefined> =>
        shared(`published ${id}`, async () => (await articles.published([id]))[0]),
    };
  }

  return (delivery) =>
    new Promise((done) => {
      if (waiting.push({ delivery, done }) === 1) queueMicrotask(composeWaiting);
    });
}

/** What failed is made again when it is asked for again. */
function sharedIn(kept: Map<string, unknown>): ComposeServices["shared"] {
  return <T>(key: string, make: () => T): T => {
    if (kept.has(key)) return kept.get(key) as T;
    const made = make();
    kept.set(key, made);
    if (made instanceof Promise) made.catch(() => kept.delete(key));
    return made;
  };
}

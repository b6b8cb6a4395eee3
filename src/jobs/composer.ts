import type { ArticleStore } from "../content/article-store.ts";
import type { ArticleId, ChatId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { ClaimedDelivery } from "../delivery/dispatch.ts";
import type { ChatStore } from "../subscribers/chat-store.ts";
import { type ComposeServices, composeDelivery } from "./compose.ts";

export interface ComposerServices extends Omit<ComposeServices, "articles" | "chats" | "shared"> {
  articles: Pick<ArticleStore, "getPublished" | "releasedBetween" | "revision">;
  chats: Pick<ChatStore, "many">;
}

type Composed = OutgoingMessage[] | "skip";

/** Distinct contents that are kept at a time; a broadcast has one for each language, zone and form. */
const MOST_SHARED = 5000;

/**
 * Composes deliveries that are about to be sent. Those that are asked for together share one look at the chats and at the articles'
 * revision, and what is equal is rendered once for all of them, for as long as no article has changed.
 */
export function createComposer(services: ComposerServices): (delivery: ClaimedDelivery) => Promise<Composed> {
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
    const [revision, chats] = await Promise.all([services.articles.revision(), services.chats.many(ids)]);
    if (revision !== keptAt || kept.size > MOST_SHARED) kept = new Map();
    keptAt = revision;
    const { articles } = services;
    const shared = sharedIn(kept);
    return {
      shared,
      chats: { get: async (id: ChatId) => chats.get(id) },
      articles: {
        getPublished: (id: ArticleId) => shared(`published ${id}`, () => articles.getPublished(id)),
        releasedBetween: articles.releasedBetween,
      },
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

import type { Article } from "../content/article.ts";
import type { ArticleStore } from "../content/article-store.ts";
import type { Clock } from "../core/clock.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Database } from "../database/database.ts";
import type { ClaimedDelivery } from "../delivery/dispatch.ts";
import { articleMessages, channelMessages, type Setting } from "../render/article.ts";
import type { Locales } from "../render/locale.ts";
import { richArticle, richChannelArticle } from "../render/rich-article.ts";
import type { Chat } from "../subscribers/chat.ts";
import type { ChatStore } from "../subscribers/chat-store.ts";
import { interestsOf } from "../subscribers/interests.ts";
import { newsOf, wantsStill } from "../subscribers/news.ts";
import { digestEditions } from "./digest-editions.ts";
import { savedSearchFinder } from "./saved-search-finder.ts";

export interface ComposeServices {
  database: Database;
  clock: Clock;
  articles: Pick<ArticleStore, "getPublished" | "published" | "revision">;
  chats: Pick<ChatStore, "get">;
  /** Whether rich messages are worth trying. */
  takesRich(): boolean;
  locales: Locales;
  publicationName: string;
  deepLink: (payload: string) => string;
}

/** How a chat is to see articles. */
export interface Recipient {
  chat: Chat;
  asRich: boolean;
  setting: Setting;
}

/**
 * The messages of a delivery, made at the moment of sending from what is true then: an article that was corrected goes out
 * corrected, one that was recalled doesn't, and who has just left, or muted, gets nothing.
 */
export function composer(
  services: ComposeServices,
): (delivery: ClaimedDelivery) => Promise<OutgoingMessage[] | "skip"> {
  const { database, clock, articles, chats, locales, deepLink } = services;
  const editions = digestEditions(services);
  return async ({ chatId, content, classic }) => {
    const chat = await chats.get(chatId);
    if (chat?.state !== "active" || (chat.pausedUntil ?? 0) > clock.now()) return "skip";
    const asRich = chat.form === "rich" && !classic && services.takesRich();
    const setting = {
      locale: locales.get(chat.language),
      timeZone: chat.timeZone,
      deepLink,
      saves: chat.type === "private",
    };
    const recipient = { chat, asRich, setting };
    const interests = (await interestsOf(database, [chatId])).get(chatId);
    if (!interests) return "skip";
    if (content.kind === "digest") return editions.compose(content.coverage, interests, recipient);
    const article = await articles.getPublished(content.articleId);
    const item = await newsOf(database, content.articleId);
    if (!article || !item) return "skip";
    const finds = await savedSearchFinder(database, clock, interests, [article]);
    return wantsStill(item, interests, finds) ? articleFor(article, recipient) : "skip";
  };
}

/** A whole article: in a private chat with pages to turn, elsewhere as everybody can read it. */
export function articleFor(article: Article, { chat, asRich, setting }: Recipient): OutgoingMessage[] {
  if (asRich) return chat.type === "channel" ? richChannelArticle(article, setting) : richArticle(article, setting);
  return chat.type === "private" ? articleMessages(article, setting) : channelMessages(article, setting);
}

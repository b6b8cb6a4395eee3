import type { Article } from "../content/article.ts";
import type { Clock } from "../core/clock.ts";
import type { ArticleId, ChatId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Database } from "../database/database.ts";
import type { ClaimedDelivery } from "../delivery/dispatch.ts";
import { articleMessages, channelMessages, type Setting } from "../render/article.ts";
import type { Locales } from "../render/locale.ts";
import { richArticle, richChannelArticle } from "../render/rich-article.ts";
import type { Chat } from "../subscribers/chat.ts";
import { type Interests, newsOf, wantsStill } from "../subscribers/news.ts";
import { composeDigest } from "./compose-digest.ts";
import { savedSearchFinder } from "./saved-search-finder.ts";

export interface ComposeServices {
  database: Database;
  clock: Clock;
  /** A published article. */
  article(id: ArticleId): Promise<Article | undefined>;
  chat(id: ChatId): Chat | undefined;
  interests(id: ChatId): Interests | undefined;
  /** Whether rich messages are worth trying. */
  takesRich(): boolean;
  locales: Locales;
  publicationName: string;
  deepLink: (payload: string) => string;
  /** What `make` makes, made once for each `key` for as long as no article changes: `key` names all that it is made from. */
  shared<T>(key: string, make: () => T): T;
}

/** How a chat is to see articles. */
export interface Recipient {
  chat: Chat;
  interests: Interests;
  asRich: boolean;
  setting: Setting;
}

/**
 * The messages of a delivery, made at the moment of sending from what is true then: an article that was corrected goes out
 * corrected, one that was recalled doesn't, and who has just left, or muted, gets nothing.
 */
export async function composeDelivery(
  { chatId, content, classic }: ClaimedDelivery,
  services: ComposeServices,
): Promise<OutgoingMessage[] | "skip"> {
  const { database, clock, locales, deepLink, shared } = services;
  const [chat, interests] = [services.chat(chatId), services.interests(chatId)];
  if (chat?.state !== "active" || !interests || (chat.pausedUntil ?? 0) > clock.now()) return "skip";
  const asRich = chat.form === "rich" && !classic && services.takesRich();
  const setting = {
    locale: locales.get(chat.language),
    timeZone: chat.timeZone,
    deepLink,
    saves: chat.type === "private",
  };
  const recipient = { chat, interests, asRich, setting };
  if (content.kind === "digest") return composeDigest(content.coverage, recipient, services);
  const { articleId } = content;
  const article = await services.article(articleId);
  const item = await shared(`news ${articleId}`, () => newsOf(database, articleId));
  if (!article || !item) return "skip";
  const finds = await savedSearchFinder(interests, [articleId], services);
  return wantsStill(item, interests, finds) ? articleFor(article, recipient, services) : "skip";
}

/** A whole article: in a private chat with pages to turn, elsewhere as everybody can read it. */
export function articleFor(
  article: Article,
  { chat, asRich, setting }: Recipient,
  { shared }: Pick<ComposeServices, "shared">,
): OutgoingMessage[] {
  return shared(`article ${article.id} ${asRich} ${chat.type} ${chat.language} ${chat.timeZone}`, () => {
    if (asRich) return chat.type === "channel" ? richChannelArticle(article, setting) : richArticle(article, setting);
    return chat.type === "private" ? articleMessages(article, setting) : channelMessages(article, setting);
  });
}

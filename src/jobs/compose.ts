import type { ArticleStore } from "../content/article-store.ts";
import { summarise } from "../content/summary.ts";
import type { TagId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { ClaimedDelivery } from "../delivery/dispatch.ts";
import { articleMessages, channelMessages, type Setting } from "../render/article.ts";
import { digestMessages } from "../render/digest.ts";
import type { Locales } from "../render/locale.ts";
import { richArticle, richChannelArticle } from "../render/rich-article.ts";
import { richDigest } from "../render/rich-digest.ts";
import { bold, italic, join } from "../render/styled-text.ts";
import type { Chat } from "../subscribers/chat.ts";
import type { ChatStore } from "../subscribers/chat-store.ts";
import { tagsWanted } from "../subscribers/subscription.ts";
import type { SubscriptionStore } from "../subscribers/subscription-store.ts";

export interface ComposeServices {
  articles: Pick<ArticleStore, "getPublished" | "releasedBetween">;
  chats: Pick<ChatStore, "get">;
  subscriptions: Pick<SubscriptionStore, "list">;
  /** Whether rich messages are worth trying. */
  takesRich(): boolean;
  locales: Locales;
  publicationName: string;
  deepLink: (payload: string) => string;
  /** What `make` makes, made once for each `key` for as long as no article changes: `key` names all that it is made from. */
  shared<T>(key: string, make: () => T): T;
}

/** More articles than a digest can show. */
const MAX_ARTICLES = 100;

/**
 * The messages of a delivery, made at the moment of sending from what is true then: an article that was corrected goes out
 * corrected, one that was recalled doesn't, and who has just left gets nothing.
 */
export async function composeDelivery(
  delivery: ClaimedDelivery,
  services: ComposeServices,
): Promise<OutgoingMessage[] | "skip"> {
  const chat = await services.chats.get(delivery.chatId);
  if (chat?.state !== "active") return "skip";
  const setting = {
    locale: services.locales.get(chat.language),
    timeZone: chat.timeZone,
    deepLink: services.deepLink,
    saves: chat.type === "private",
  };
  const { content } = delivery;
  const asRich = chat.form === "rich" && !delivery.classic && services.takesRich();
  const shownAs = `${asRich} ${chat.type} ${chat.language} ${chat.timeZone}`;
  if (content.kind === "digest") return composeDigest(chat, content.period, { asRich, shownAs }, setting, services);
  const article = await services.articles.getPublished(content.articleId);
  if (!article) return "skip";
  return services.shared(`article ${article.id} ${shownAs}`, () => {
    if (asRich) return chat.type === "channel" ? richChannelArticle(article, setting) : richArticle(article, setting);
    return chat.type === "private" ? articleMessages(article, setting) : channelMessages(article, setting);
  });
}

async function composeDigest(
  chat: Chat,
  { after, upTo }: { after: number; upTo: number },
  form: { asRich: boolean; shownAs: string },
  setting: Setting,
  services: ComposeServices,
): Promise<OutgoingMessage[] | "skip"> {
  const subscriptions = await services.subscriptions.list(chat.id);
  if (!subscriptions.some(({ cadence }) => cadence === "daily")) return "skip";
  const followed = tagsWanted(subscriptions, "daily");
  const key = `digest ${after} ${upTo} ${followed} ${form.shownAs}`;
  return services.shared(key, () => digestOf({ after, upTo }, followed, form.asRich, setting, services));
}

async function digestOf(
  { after, upTo }: { after: number; upTo: number },
  followed: TagId[] | undefined,
  asRich: boolean,
  setting: Setting,
  services: ComposeServices,
): Promise<OutgoingMessage[] | "skip"> {
  const found = await services.articles.releasedBetween(after, upTo, { tagIds: followed, limit: MAX_ARTICLES });
  if (found.length === 0) return "skip";
  const { locale } = setting;
  const newest = Math.max(...found.map((article) => article.publishedAt));
  const header = join(
    [
      bold(locale.t("digest-title", { publication: services.publicationName })),
      locale.date(newest, setting.timeZone, "day"),
    ],
    "\n",
  );
  const entries = found.map((article) => ({ article, summary: summarise(article) }));
  const options = { followed, footer: italic(locale.t("digest-footer")) };
  return asRich ? richDigest(header, entries, options, setting) : digestMessages(header, entries, options, setting);
}

import type { Announcement } from "../content/announcement.ts";
import type { Article } from "../content/article.ts";
import type { Clock } from "../core/clock.ts";
import type { AnnouncementId, ArticleId, ChatId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import type { Database } from "../database/database.ts";
import type { ClaimedDelivery, MessageIds, Reached } from "../delivery/dispatch.ts";
import type { Composed, Step } from "../delivery/messenger.ts";
import { pinsThere } from "../delivery/pins.ts";
import { announcementMessages } from "../render/announcement-messages.ts";
import { articleMessages, channelMessages, type Setting } from "../render/article.ts";
import type { Locale, Locales } from "../render/locale.ts";
import { lookOf } from "../render/outlets.ts";
import { richArticle, richChannelArticle } from "../render/rich-article.ts";
import type { Chat } from "../subscribers/chat.ts";
import { type Interests, newsOf, wantsStill } from "../subscribers/news.ts";
import type { Outlet } from "../subscribers/outlet.ts";
import { quietUntil } from "../subscribers/quiet-hours.ts";
import { topicKey } from "../subscribers/subscription.ts";
import { composeDigest } from "./compose-digest.ts";
import { savedSearchFinder } from "./saved-search-finder.ts";

export interface ComposeServices {
  database: Database;
  clock: Clock;
  announcement(id: AnnouncementId): Promise<Announcement | undefined>;
  /** A published article. */
  article(id: ArticleId): Promise<Article | undefined>;
  chat(id: ChatId): Chat | undefined;
  interests(id: ChatId): Interests | undefined;
  /** The outlet that the chat is. */
  outlet(id: ChatId): Outlet | undefined;
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
 * corrected, one that was recalled doesn't, who has just left, or muted, gets nothing, and where it is quiet it waits.
 */
export async function composeDelivery(delivery: ClaimedDelivery, services: ComposeServices): Promise<Composed> {
  const { chatId, content, classic, messageIds } = delivery;
  const { database, clock, locales, deepLink, shared } = services;
  const [chat, interests] = [services.chat(chatId), services.interests(chatId)];
  if (content.kind === "recall" || content.kind === "announcement_recall")
    return recallSteps(content, locales.get(chat?.language ?? ""));
  if (chat?.state !== "active" || !interests) return "skip";
  // What goes to an outlet was decided when it was published.
  const isPlaced = content.kind === "article" && content.placement !== undefined;
  if (content.kind === "pin") return pinSteps(delivery, content, services);
  if (!isPlaced && (chat.pausedUntil ?? 0) > clock.now()) return "skip";
  if (content.kind === "announcement") {
    const messages = await announcementFor(content.announcementId, interests, services);
    return messages === "skip" ? messages : unlessQuiet(chat, messageIds, clock.now(), messages);
  }
  const asRich = chat.form === "rich" && !classic && services.takesRich();
  const setting = {
    locale: locales.get(chat.language),
    timeZone: chat.timeZone,
    deepLink,
    saves: chat.type === "private",
    ...lookOf(services.outlet(chatId)),
  };
  const recipient = { chat, interests, asRich, setting };
  if (content.kind === "digest") return composeDigest(content.coverage, recipient, services);
  const { articleId } = content;
  const article = await services.article(articleId);
  if (content.kind === "correction") {
    return article && content.reached.length > 0
      ? correctionSteps(content.reached, articleFor(article, recipient, services))
      : "skip";
  }
  const item = await shared(`news ${articleId}`, () => newsOf(database, articleId));
  if (!article || !item) return "skip";
  const finds = await savedSearchFinder(interests, [articleId], services);
  if (!isPlaced && !wantsStill(item, interests, finds)) return "skip";
  return unlessQuiet(chat, messageIds, clock.now(), articleFor(article, recipient, services));
}

/** A large dispatch takes hours, and quiet hours begin meanwhile: then it waits for their end; but what has begun is finished. */
function unlessQuiet(
  { quietHours, timeZone }: Chat,
  begun: readonly MessageIds[],
  now: number,
  messages: OutgoingMessage[],
): Composed {
  const isQuiet = quietHours !== null && begun.length === 0;
  const notBefore = isQuiet ? quietUntil(quietHours, timeZone, now) : undefined;
  return notBefore === undefined ? messages : { notBefore };
}

/**
 * What was sent is edited to what would be sent now. The last message holds the text; so both are counted from the end, where one of them
 * has a picture more. Nothing new is sent.
 */
function correctionSteps(reached: readonly MessageIds[], messages: readonly OutgoingMessage[]): Step[] {
  const count = Math.min(reached.length, messages.length);
  const last = messages.slice(messages.length - count);
  return reached
    .slice(reached.length - count)
    .flatMap((of, index): Step[] => (last[index] ? [{ kind: "edit", of, message: last[index] }] : []));
}

/** Also in a chat that wants nothing more of us: what is wrong is taken back everywhere. */
function recallSteps({ kind, reached, sentAt }: Reached & { kind: string }, locale: Locale): Step[] | "skip" {
  const text = locale.t(kind === "recall" ? "article-withdrawn" : "announcement-withdrawn");
  const instead: OutgoingMessage = { kind: "text", text, entities: [] };
  return reached.length > 0 ? reached.map((of) => ({ kind: "withdraw", of, sentAt, instead })) : "skip";
}

/** The post is pinned, and the one that was pinned before it no longer. */
async function pinSteps(
  { dispatchId, chatId, messageIds }: ClaimedDelivery,
  { articleId, reached: [post] }: Reached & { articleId: ArticleId },
  { database, article }: ComposeServices,
): Promise<Step[] | "skip"> {
  const { overtaken, former } = await pinsThere(database, dispatchId, chatId);
  const isBegun = messageIds.length > 0;
  if (post === undefined || (!isBegun && (overtaken || !(await article(articleId))))) return "skip";
  const steps: Step[] = [{ kind: "pin", of: post }];
  return former === undefined ? steps : [...steps, { kind: "unpin", of: former }];
}

/** The same for everybody who follows something still, or the very tag that it is for. */
async function announcementFor(
  id: AnnouncementId,
  { topics }: Interests,
  { announcement, shared }: ComposeServices,
): Promise<OutgoingMessage[] | "skip"> {
  const sent = await announcement(id);
  if (sent?.state !== "sent" || !sent.audience) return "skip";
  const { audience } = sent;
  const wanted = audience.kind === "tag" ? topics.filter(({ topic }) => topic === topicKey(audience)) : topics;
  return wanted.length > 0
    ? shared(`messages of announcement ${id}`, () => announcementMessages(sent.content))
    : "skip";
}

/** A whole article: in a private chat with pages to turn, elsewhere as everybody can read it. */
export function articleFor(
  article: Article,
  { chat, asRich, setting }: Recipient,
  { shared }: Pick<ComposeServices, "shared">,
): OutgoingMessage[] {
  const look = setting.signature || setting.preview ? JSON.stringify([setting.signature, setting.preview]) : "";
  return shared(`article ${article.id} ${asRich} ${chat.type} ${chat.language} ${chat.timeZone} ${look}`, () => {
    if (asRich) return chat.type === "channel" ? richChannelArticle(article, setting) : richArticle(article, setting);
    return chat.type === "private" ? articleMessages(article, setting) : channelMessages(article, setting);
  });
}

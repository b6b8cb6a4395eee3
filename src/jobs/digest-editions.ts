import type { Article } from "../content/article.ts";
import { summarise } from "../content/summary.ts";
import type { ArticleId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import { Recent } from "../core/recent.ts";
import { type DigestEntry, digestMessages } from "../render/digest.ts";
import { richDigest } from "../render/rich-digest.ts";
import { bold, italic, join } from "../render/styled-text.ts";
import {
  type Coverage,
  comingAtOnce,
  digestTest,
  type Interests,
  type NewsItem,
  releasedNews,
} from "../subscribers/news.ts";
import { topicOf } from "../subscribers/subscription.ts";
import { articleFor, type ComposeServices, type Recipient } from "./compose.ts";
import { savedSearchFinder } from "./saved-search-finder.ts";

/** More articles than a digest can show. */
const MAX_ARTICLES = 100;
/** The most that a digest tells in full. */
const MAX_WHOLE = 3;
/** Editions that are kept: as many as differ in what is sent at a time. */
const MAX_EDITIONS = 200;
const MAX_WINDOWS = 20;

/**
 * The digests as messages. Equal ones are made once: for the same articles, languages and format it is one edition, however many
 * subscribers get it. It holds for as long as no article changes.
 */
export function digestEditions(services: ComposeServices) {
  const { database, clock, articles } = services;
  const windows = new Recent<Promise<NewsItem[]>>(MAX_WINDOWS);
  const summaries = new Recent<string>(MAX_ARTICLES * MAX_WINDOWS);
  const editions = new Recent<Promise<OutgoingMessage[]>>(MAX_EDITIONS);

  async function compose(
    coverage: Coverage,
    interests: Interests,
    recipient: Recipient,
  ): Promise<OutgoingMessage[] | "skip"> {
    const revision = await articles.revision();
    const news = await newsIn(coverage, revision);
    const ids = news.map(({ articleId }) => articleId);
    const searches = interests.topics.some(({ topic }) => topic.startsWith("search:"));
    const finds = await savedSearchFinder(database, clock, interests, searches ? await articles.published(ids) : []);
    const wanted = news.filter(digestTest(coverage, interests, finds));
    const atOnce = await comingAtOnce(
      database,
      recipient.chat.id,
      wanted.map(({ articleId }) => articleId),
    );
    const told = wanted.filter(({ articleId }) => !atOnce.has(articleId)).slice(-MAX_ARTICLES);
    if (told.length === 0) return "skip";
    const { locale, timeZone } = recipient.setting;
    const edition = {
      ids: told.map(({ articleId }) => articleId),
      followed: followedTags(interests),
      day: locale.date(Math.max(...told.map(({ publishedAt }) => publishedAt)), timeZone, "day"),
    };
    const key = JSON.stringify([revision, edition, wayOf(recipient)]);
    return editions.get(key, () => make(edition, recipient));
  }

  /** What was released in the time that a digest covers, shared by all that cover the same. */
  function newsIn({ topics, upTo }: Coverage, revision: number): Promise<NewsItem[]> {
    const oldest = Math.min(upTo, ...Object.values(topics));
    return windows.get(`${oldest} ${upTo} ${revision}`, () => releasedNews(database, oldest, upTo));
  }

  async function make({ ids, followed, day }: Edition, recipient: Recipient): Promise<OutgoingMessage[]> {
    const { chat, asRich, setting } = recipient;
    const found = await articles.published(ids);
    const whole = chat.digestFormat === "full" ? found.slice(-MAX_WHOLE) : [];
    const entries = found.map((article): DigestEntry => {
      const told = chat.digestFormat === "titles" || whole.includes(article);
      return { article, summary: told ? "" : summaryOf(article) };
    });
    const { locale } = setting;
    const header = join([bold(locale.t("digest-title", { publication: services.publicationName })), day], "\n");
    const options = { followed, footer: italic(locale.t("digest-footer")) };
    const overview = asRich
      ? richDigest(header, entries, options, setting)
      : digestMessages(header, entries, options, setting);
    return [...overview, ...whole.flatMap((article) => articleFor(article, recipient))];
  }

  function summaryOf(article: Article): string {
    return summaries.get(`${article.id} ${article.revision}`, () => summarise(article));
  }

  return { compose };
}

/** What a digest tells, and under what. */
interface Edition {
  ids: readonly ArticleId[];
  followed: readonly number[] | undefined;
  /** Of its newest article, as its reader writes it. */
  day: string;
}

/** The tags under which a reader looks for the articles; undefined: whatever tag comes first. */
function followedTags({ topics }: Interests): number[] | undefined {
  const of = topics.filter(({ cadence }) => cadence !== "instant").map(({ topic }) => topicOf(topic));
  const tags = of.flatMap((topic) => (topic.kind === "tag" ? [topic.tagId] : []));
  return of.some(({ kind }) => kind === "all") || tags.length === 0 ? undefined : tags;
}

/** What else the messages depend on: a reader's zone only where articles are told in full, with their dates. */
function wayOf({ chat, asRich, setting: { locale, timeZone } }: Recipient): unknown[] {
  const zone = chat.digestFormat === "full" ? timeZone : undefined;
  return [chat.digestFormat, chat.type, asRich, locale.language, zone];
}

import type { Article } from "../content/article.ts";
import { summarise } from "../content/summary.ts";
import type { ArticleId } from "../core/ids.ts";
import type { OutgoingMessage } from "../core/message.ts";
import { type DigestEntry, digestMessages } from "../render/digest.ts";
import { richDigest } from "../render/rich-digest.ts";
import { bold, italic, join } from "../render/styled-text.ts";
import { type Coverage, comingAtOnce, digestTest, type Interests, releasedNews } from "../subscribers/news.ts";
import { topicOf } from "../subscribers/subscription.ts";
import { articleFor, type ComposeServices, type Recipient } from "./compose.ts";
import { savedSearchFinder } from "./saved-search-finder.ts";

/** About as many titles as three messages hold; of more it says how many. */
const MAX_ARTICLES = 100;
/** The most that a digest tells in full. */
const MAX_WHOLE = 3;

/** What a digest tells, and under what. */
interface Edition {
  ids: readonly ArticleId[];
  /** How many older articles there are besides. */
  untold: number;
  followed: readonly number[] | undefined;
  /** Of its newest article, as its reader writes it. */
  day: string;
}

/**
 * A digest's messages. Equal ones are made once: for the same articles, language and format it is one edition, however many
 * subscribers get it.
 */
export async function composeDigest(
  coverage: Coverage,
  recipient: Recipient,
  services: ComposeServices,
): Promise<OutgoingMessage[] | "skip"> {
  const { database, shared } = services;
  const { chat, interests, setting } = recipient;
  const oldest = Math.min(coverage.upTo, ...Object.values(coverage.topics));
  const news = await shared(`released ${oldest} ${coverage.upTo}`, () => releasedNews(database, oldest, coverage.upTo));
  const ids = news.map(({ articleId }) => articleId);
  const wanted = news.filter(digestTest(coverage, interests, await savedSearchFinder(interests, ids, services)));
  const atOnce = await comingAtOnce(
    database,
    chat.id,
    wanted.map(({ articleId }) => articleId),
  );
  const fresh = wanted.filter(({ articleId }) => !atOnce.has(articleId));
  const told = fresh.slice(0, MAX_ARTICLES);
  if (told.length === 0) return "skip";
  const newest = Math.max(...told.map(({ publishedAt }) => publishedAt));
  const edition = {
    // The oldest first, as they came out.
    ids: told.map(({ articleId }) => articleId).reverse(),
    untold: fresh.length - told.length,
    followed: followedTags(interests),
    day: setting.locale.date(newest, setting.timeZone, "day"),
  };
  return shared(JSON.stringify([edition, wayOf(recipient)]), () => editionFor(edition, recipient, services));
}

async function editionFor(
  { ids, untold, followed, day }: Edition,
  recipient: Recipient,
  services: ComposeServices,
): Promise<OutgoingMessage[]> {
  const { shared } = services;
  const { chat, asRich, setting } = recipient;
  const found = (await Promise.all(ids.map((id) => services.article(id)))).filter((article) => article !== undefined);
  const whole = chat.digestFormat === "full" ? found.slice(-MAX_WHOLE) : [];
  const summaryOf = (article: Article) => shared(`summary ${article.id}`, () => summarise(article));
  const entries = found.map((article): DigestEntry => {
    const bare = chat.digestFormat === "titles" || whole.includes(article);
    return { article, summary: bare ? "" : summaryOf(article) };
  });
  const { locale } = setting;
  const header = join([bold(locale.t("digest-title", { publication: services.publicationName })), day], "\n");
  const options = { followed, untold, footer: italic(locale.t("digest-footer")) };
  const overview = asRich
    ? richDigest(header, entries, options, setting)
    : digestMessages(header, entries, options, setting);
  return [...overview, ...whole.flatMap((article) => articleFor(article, recipient, services))];
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

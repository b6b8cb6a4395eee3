import { readFile, writeFile } from "node:fs/promises";
import { Command, InvalidArgumentError, Option } from "commander";
import type { Config } from "./config.ts";
import { type Feed, type FeedMode, MAX_FEED_TAGS, MAX_FEEDS } from "./content/feeds/feed.ts";
import { type FeedStore, feedStore } from "./content/feeds/feed-store.ts";
import { findFeed } from "./content/feeds/find-feed.ts";
import { feedsFromOpml, opmlFromFeeds } from "./content/feeds/opml.ts";
import { decodeText } from "./content/importers/decode.ts";
import { guardedFetch } from "./content/importers/guarded-fetch.ts";
import { distinctTags } from "./content/tag.ts";
import { systemClock } from "./core/clock.ts";
import { AppError, messageOf } from "./core/errors.ts";
import { openNewsroom } from "./newsroom.ts";

/** `kiosk feeds`: what an editor does with `/feeds`, from a terminal; the running program polls. */

interface Deps {
  readConfig(): Config;
  /** A path as the person means it, from where they stand. */
  fromHere(path: string): string;
}

interface AddOptions {
  tags: string[];
  draft?: boolean;
}

const tagsOption = () =>
  new Option("--tags <tags>", "tags for its articles, separated by commas").argParser(tagsOf).default([], "none");
const draftOption = () => new Option("--draft", "its articles wait until an editor publishes them");

function tagsOf(text: string): string[] {
  const tags = distinctTags(text.split(/[,،;]/)).map((tag) => tag.title);
  if (tags.length > MAX_FEED_TAGS) throw new InvalidArgumentError(`A feed has at most ${MAX_FEED_TAGS} tags.`);
  return tags;
}

export function feedsCommand({ readConfig, fromHere }: Deps): Command {
  const withFeeds = async (work: (feeds: FeedStore, config: Config) => Promise<void>) => {
    const config = readConfig();
    const newsroom = openNewsroom(config);
    try {
      await work(feedStore(newsroom.database, systemClock), config);
    } finally {
      await newsroom.close();
    }
  };

  const command = new Command("feeds").description("look after the feeds that the running program polls");

  command
    .command("add")
    .description("add a feed by its address, or by that of a page that names it")
    .argument("<address>")
    .addOption(tagsOption())
    .addOption(draftOption())
    .action((address: string, options: AddOptions) =>
      withFeeds(async (feeds, config) => {
        const { url, facts } = await findFeed(
          address,
          guardedFetch({ allowPrivate: config.allowPrivateAddresses, proxy: config.feedsProxy }),
        );
        const title = facts.title ?? new URL(url).host;
        const { feed, added } = await feeds.add({ url, title, tags: options.tags, mode: modeOf(options) });
        console.log(added ? `Added ${line(feed)}` : `Here already: ${line(feed)}`);
      }),
    );

  command
    .command("list")
    .description("list the feeds with their state, last success and next poll")
    .action(() =>
      withFeeds(async (feeds) => {
        const all = await allOf(feeds);
        for (const feed of all) console.log(report(feed));
        if (all.length === 0) console.log("There are no feeds. kiosk feeds add <address> adds one.");
      }),
    );

  command
    .command("remove")
    .description("remove a feed; its published articles stay, its drafts go")
    .argument("<feed>", "its address, or its number in the list")
    .action((address: string) =>
      withFeeds(async (feeds) => {
        const feed = await feeds.find(address);
        if (!feed) throw new AppError("not_found", `There is no feed "${address}". kiosk feeds list shows them.`);
        await feeds.remove(feed.id);
        console.log(`Removed ${line(feed)}`);
      }),
    );

  command
    .command("import-opml")
    .description("add the feeds of an OPML file; folders and categories become tags")
    .argument("<file>")
    .addOption(tagsOption())
    .addOption(draftOption())
    .action((path: string, options: AddOptions) =>
      withFeeds(async (feeds) => {
        const listed = feedsFromOpml(await read(fromHere(path)));
        let added = 0;
        for (const { url, title, tags, mode } of listed) {
          const result = await feeds.add({
            url,
            title: title ?? new URL(url).host,
            tags: distinctTags([...options.tags, ...tags])
              .map((tag) => tag.title)
              .slice(0, MAX_FEED_TAGS),
            mode: options.draft ? "draft" : (mode ?? "publish"),
          });
          if (result.added) added++;
        }
        console.log(`${added} feeds added, ${listed.length - added} were here already.`);
      }),
    );

  command
    .command("export-opml")
    .description("write the feeds as OPML, to a file or to the terminal")
    .argument("[file]")
    .action((path: string | undefined) =>
      withFeeds(async (feeds, config) => {
        const text = opmlFromFeeds(await allOf(feeds), config.publicationName);
        if (path === undefined) process.stdout.write(text);
        else await write(fromHere(path), text);
      }),
    );

  return command;
}

function modeOf({ draft }: AddOptions): FeedMode {
  return draft ? "draft" : "publish";
}

async function allOf(feeds: FeedStore): Promise<Feed[]> {
  return (await feeds.list({ limit: MAX_FEEDS, offset: 0 })).feeds;
}

function line(feed: Feed): string {
  const tags = feed.tags.length > 0 ? ` [${feed.tags.join(", ")}]` : "";
  return `${feed.id}  ${feed.url}  ${feed.title}${tags}`;
}

function report(feed: Feed): string {
  const at = (instant: number) => new Date(instant).toISOString();
  const facts = [
    feed.state === "active" && feed.failingSince !== undefined ? `failing since ${at(feed.failingSince)}` : feed.state,
    feed.mode === "publish" ? "publishes at once" : "asks first",
    feed.lastSuccessAt === undefined ? "not polled yet" : `last success ${at(feed.lastSuccessAt)}`,
    ...(feed.state === "active" ? [`next poll ${at(feed.nextPollAt)}`] : []),
    ...(feed.error === undefined ? [] : [feed.error]),
  ];
  return `${line(feed)}\n    ${facts.join(" · ")}`;
}

async function read(path: string): Promise<string> {
  try {
    return decodeText(await readFile(path));
  } catch (cause) {
    throw new AppError("not_found", `${path} can't be read: ${messageOf(cause)}.`, { cause });
  }
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (cause) {
    throw new AppError("configuration", `${path} can't be written: ${messageOf(cause)}.`, { cause });
  }
}

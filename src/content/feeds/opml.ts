import { generateOpml, type Opml, parseOpml } from "feedsmith";
import { AppError } from "../../core/errors.ts";
import { webAddress } from "../importers/addresses.ts";
import { oneLine, shortened } from "../importers/clean-text.ts";
import { distinctTags } from "../tag.ts";
import { type Feed, FeedMode, MAX_FEED_TAGS, MAX_FEED_TITLE_LENGTH, MAX_FEED_URL_LENGTH } from "./feed.ts";

/** OPML 2.0 (opml.org/spec2.opml): the lists of feeds that readers of feeds exchange. */

/** Folders within folders that are gone into. */
const MAX_DEPTH = 20;
/** Our own attribute, so that what is exported comes back as it was; others pass it over. */
const MODE = "kioskMode";

export interface ListedFeed {
  url: string;
  title?: string;
  tags: string[];
  mode?: FeedMode;
}

/**
 * The feeds in an OPML file, each address once. A folder's name is a tag of what is in it, and so are the categories of a feed.
 * @throws AppError "invalid" for what is no OPML
 */
export function feedsFromOpml(text: string): ListedFeed[] {
  const found = new Map<string, ListedFeed>();
  const walk = (outlines: Opml.Document<string, [typeof MODE]>["body"], folders: string[], depth: number) => {
    for (const outline of outlines?.outlines ?? []) {
      const name = oneLine(outline.title ?? outline.text ?? "");
      const url = webAddress(outline.xmlUrl);
      if (url !== undefined && url.length <= MAX_FEED_URL_LENGTH && !found.has(url)) {
        const categories = (outline.category ?? "").split(",").map((path) => path.split("/").at(-1) ?? "");
        const tags = distinctTags([...folders, ...categories]).map((tag) => tag.title);
        found.set(url, {
          url,
          title: name === "" ? undefined : shortened(name, MAX_FEED_TITLE_LENGTH),
          tags: tags.slice(0, MAX_FEED_TAGS),
          mode: FeedMode.safeParse(outline[MODE]).data,
        });
      }
      if (outline.outlines && depth < MAX_DEPTH) {
        walk({ outlines: outline.outlines }, url === undefined ? [...folders, name] : folders, depth + 1);
      }
    }
  };
  walk(parse(text).body, [], 0);
  return [...found.values()];
}

function parse(text: string) {
  try {
    return parseOpml(text, { extraOutlineAttributes: [MODE] });
  } catch (cause) {
    throw new AppError("invalid", "It is no OPML file that can be read.", { cause });
  }
}

/**
 * The feeds as an OPML file: flat, their tags as categories.
 * @throws AppError "not_found" where there are none: OPML has no list without an outline
 */
export function opmlFromFeeds(feeds: readonly Pick<Feed, "url" | "title" | "tags" | "mode">[], title: string): string {
  if (feeds.length === 0) throw new AppError("not_found", "There are no feeds. kiosk feeds add <address> adds one.");
  return generateOpml(
    {
      head: { title },
      body: {
        outlines: feeds.map((feed) => ({
          text: feed.title,
          title: feed.title,
          type: "rss",
          xmlUrl: feed.url,
          // Commas and slashes have a meaning there.
          category: feed.tags.map((tag) => tag.replace(/[,/]+/g, " ")).join(",") || undefined,
          [MODE]: feed.mode,
        })),
      },
    },
    { extraOutlineAttributes: [MODE] },
  );
}

import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { AppError } from "../../core/errors.ts";
import { webAddress } from "../importers/addresses.ts";
import { decodeText } from "../importers/decode.ts";
import { type Answer, ask, contentOf, refusedBy } from "../importers/fetch.ts";
import { MAX_FEED_URL_LENGTH } from "./feed.ts";
import { type FeedFacts, feedFacts } from "./read-feed.ts";

const FEED_TYPES: ReadonlySet<string> = new Set([
  "application/rss+xml",
  "application/atom+xml",
  "application/feed+json",
  "application/json",
]);

export interface FoundFeed {
  /** Where it is: after permanent redirects, or where a page says. */
  url: string;
  facts: FeedFacts;
}

/**
 * The feed at an address: the address itself, or the first that a web page names as its alternate (RSS Advisory Board, "RSS
 * Autodiscovery").
 * @param address with or without "https://"
 * @throws AppError that says why there is none
 */
export async function findFeed(address: string, fetchFrom: typeof fetch): Promise<FoundFeed> {
  const given = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
  const answer = await get(given, fetchFrom);
  const text = textOf(answer);
  if (!looksLikePage(text)) return found(answer, given, text);
  const named = feedOfPage(text, answer.url);
  if (named === undefined) {
    throw new AppError(
      "not_found",
      `${answer.url} is a web page that names no feed. Give the address of the feed itself.`,
    );
  }
  const second = await get(named, fetchFrom);
  return found(second, named, textOf(second));
}

async function get(address: string, fetchFrom: typeof fetch): Promise<Answer> {
  const answer = await ask(address, { fetch: fetchFrom });
  if (answer.status < 200 || answer.status > 299) throw refusedBy(answer);
  return answer;
}

function textOf(answer: Answer): string {
  return decodeText(answer.bytes, contentOf(answer).charset);
}

function found(answer: Answer, asked: string, text: string): FoundFeed {
  const url = answer.movedTo ?? new URL(asked).href;
  if (url.length > MAX_FEED_URL_LENGTH) throw new AppError("invalid", "The feed's address is too long.");
  return { url, facts: feedFacts(text) };
}

function looksLikePage(text: string): boolean {
  return /^\ufeff?\s*(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(text.slice(0, 4096));
}

/** The first feed that a page's `<link rel="alternate">` names, as an absolute address. */
export function feedOfPage(html: string, url: string): string | undefined {
  const elements = [...elementsOf(parse(html, { scriptingEnabled: false }))];
  const base = elements.find(({ name }) => name === "base")?.attributes.get("href");
  const from = webAddress(base, url) ?? url;
  for (const { name, attributes } of elements) {
    const relations = (attributes.get("rel") ?? "").toLowerCase().split(/\s+/);
    const type = (attributes.get("type") ?? "").toLowerCase().split(";")[0]?.trim() ?? "";
    if (name !== "link" || !relations.includes("alternate") || !FEED_TYPES.has(type)) continue;
    const address = webAddress(attributes.get("href"), from);
    if (address !== undefined) return address;
  }
  return undefined;
}

/** Every element of a page, in its order; without recursion, as a page may be nested however deep. */
function* elementsOf(page: DefaultTreeAdapterTypes.Document) {
  const nodes: DefaultTreeAdapterTypes.Node[] = [page];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if ("tagName" in node) {
      yield { name: node.tagName, attributes: new Map(node.attrs.map(({ name, value }) => [name, value])) };
    }
    if ("childNodes" in node) nodes.push(...node.childNodes.toReversed());
  }
}

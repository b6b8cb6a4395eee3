import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "../database/database.ts";
import type { ArticleDraft } from "./article.ts";
import { type Block, blocksText } from "./document.ts";
import { wordsOf } from "./importers/similar.ts";

/**
 * The same story from two sources is one article (two feeds of a newsroom, a feed and its archive): found by its canonical address,
 * or by a nearly identical text of the same days. Only across sources: what one source tells apart by its ids is apart.
 *
 * Candidates by text are found by MinHash with locality-sensitive hashing (Broder 1997; Leskovec, Rajaraman, Ullman, "Mining of
 * Massive Datasets", ch. 3): texts whose shingles are 85 % the same share one of the bands in 99 of 100 cases. Whether they are is
 * then reckoned exactly.
 */
const SHINGLE_WORDS = 3;
const BANDS = 6;
const ROWS = 4;
/** Texts with a Jaccard similarity of their shingles from here on are one. */
const SAME = 0.8;
/** Shorter texts are too alike by chance, in words. */
const MIN_WORDS = 40;
/** The same words about another day are another story: the weather, the stock exchange. */
const SAME_DAYS_MS = 2 * 24 * 60 * 60 * 1000;
const MAX_CANDIDATES = 20;
/** The latest articles that a new one is compared with word by word: some tens of ms. */
const MAX_COMPARED = 300;
const COMPARED_AT_ONCE = 20;
const MAX_SIMILAR = 3;

/** What a text is recognised by: one number for each band; empty for a text that is too short. */
export function storyBands(shingles: ReadonlySet<string>): number[] {
  if (shingles.size < MIN_WORDS - SHINGLE_WORDS + 1) return [];
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of shingles) {
    const hash = hashOf(shingle);
    for (let row = 0; row < least.length; row++) {
      // Multiplication by an odd number permutes the 32-bit numbers: as good as another hash for each row.
      const permuted = mixed(Math.imul(hash, 2 * row + 0x9e3779b1) ^ (row * 0x85ebca6b));
      if (permuted < (least[row] ?? 0)) least[row] = permuted;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => hashOf(least.subarray(band * ROWS, (band + 1) * ROWS).join(" ")));
}

/** The runs of three words of a story, its lead among them. */
export function shinglesOf(story: { lead?: string; document: { blocks: readonly Block[] } }): Set<string> {
  const words = wordsOf(`${story.lead ?? ""}\n${blocksText(story.document.blocks)}`);
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at++)
    shingles.add(words.slice(at, at + SHINGLE_WORDS).join(" "));
  return shingles;
}

/** Notes what an article is recognised by, in place of what was noted before. */
export async function setBands(trx: Database, articleId: number, bands: readonly number[]): Promise<void> {
  await trx.deleteFrom("article_band").where("article_id", "=", articleId).execute();
  if (bands.length === 0) return;
  await trx
    .insertInto("article_band")
    .values(bands.map((key, band) => ({ band, key, article_id: articleId })))
    .execute();
}

/** What one page of the web is, however it is linked to: without scheme, "www.", fragment and a slash at its end. */
export function addressKey(url: string | undefined): string | null {
  const parsed = url === undefined ? undefined : URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || (parsed.pathname === "/" && parsed.search === "")) return null;
  // "m.com" is a name of its own.
  const host = parsed.hostname.replace(/^(?:(?:www|m|amp)\.)+(?=[^.]+\.)/, "");
  return `${host}${parsed.pathname.replace(/\/+$/, "")}${parsed.search}`;
}

/** The article that tells this draft's story already, from other sources only. */
export async function findSameStory(
  trx: Database,
  draft: ArticleDraft,
  publishedAt: number,
  shingles: ReadonlySet<string>,
  bands: readonly number[],
): Promise<number | undefined> {
  const fromOthers = trx
    .selectFrom("article")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("article_source")
            .select("source")
            .whereRef("article_source.article_id", "=", "article.id")
            .where("article_source.source", "=", draft.source),
        ),
      ),
    )
    .where("language", "=", draft.language);
  const key = addressKey(draft.url);
  if (key !== null) {
    const byAddress = await fromOthers.select("id").where("address_key", "=", key).orderBy("id").executeTakeFirst();
    if (byAddress) return byAddress.id;
  }
  if (bands.length === 0) return undefined;
  const candidates = await fromOthers
    .innerJoin("article_band", "article_band.article_id", "article.id")
    .select(["article.id", "article.lead", "article.document"])
    .distinct()
    .where((eb) => eb.or(bands.map((key, band) => eb.and([eb("band", "=", band), eb("key", "=", key)]))))
    .where("published_at", ">=", publishedAt - SAME_DAYS_MS)
    .where("published_at", "<=", publishedAt + SAME_DAYS_MS)
    .orderBy("article.id")
    .limit(MAX_CANDIDATES)
    .execute();
  return candidates.find(({ lead, document }) => {
    const other = shinglesOf({ lead: lead ?? undefined, document: JSON.parse(document) });
    return similarity(shingles, other) >= SAME;
  })?.id;
}

/** Of how much of their words two articles have to share for an editor to be asked whether they are one. */
const ALIKE = 0.4;

/**
 * Published articles since `since` (epoch ms) that tell much the same as this one, whatever their source: for the editor to look at.
 * Unlike `findSameStory` it looks at all of those days, of which there are some hundreds.
 * @returns the most alike first, at most three
 */
export async function similarArticles(
  database: Database,
  story: { lead?: string; document: { blocks: readonly Block[] }; language: string },
  { since, except }: { since: number; except: number | undefined },
): Promise<{ id: number; title: string; published_at: number }[]> {
  const shingles = shinglesOf(story);
  if (shingles.size === 0) return [];
  const rows = await database
    .selectFrom("article")
    .select(["id", "title", "lead", "document", "published_at"])
    .where("state", "=", "published")
    .where("published_at", ">=", since)
    .where("language", "=", story.language)
    .where("id", "!=", except ?? 0)
    .orderBy("published_at", "desc")
    .limit(MAX_COMPARED)
    .execute();
  const alike: { row: (typeof rows)[number]; share: number }[] = [];
  for (const [index, row] of rows.entries()) {
    // Hundreds of articles take a while: others are answered in between.
    if (index % COMPARED_AT_ONCE === 0) await nextTurn();
    const other = shinglesOf({ lead: row.lead ?? undefined, document: JSON.parse(row.document) });
    const share = similarity(shingles, other);
    if (share >= ALIKE) alike.push({ row, share });
  }
  return alike
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MAX_SIMILAR)
    .map(({ row: { id, title, published_at } }) => ({ id, title, published_at }));
}

/** Jaccard: what two sets share, of all that is in either. */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size;
  return shared / (a.size + b.size - shared);
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/** MurmurHash3's finaliser: every bit of the input changes half of the output's. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

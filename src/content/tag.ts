import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { TagId } from "../core/ids.ts";

/** Shorter tags have no endings, in UTF-16 units. */
const MIN_STEM = 3;
/** Longest tag title, in UTF-16 units. */
export const MAX_TAG_LENGTH = 64;

export const Tag = z.object({
  id: TagId,
  /** The normalised form that makes two spellings one tag; see `tagSlug`. */
  slug: z.string().min(1),
  /** As readers see it. */
  title: z.string().min(1),
});
export type Tag = z.infer<typeof Tag>;

/** A tag with the number of published articles that carry it. */
export type TagCount = Tag & { count: number };

const ARABIC_TO_PERSIAN: Record<string, string> = { ي: "ی", ى: "ی", ك: "ک", ة: "ه", أ: "ا", إ: "ا", آ: "ا" };

/**
 * The one place where a tag is normalised: "#Climate Change", "climate-change" and "CLIMATE_CHANGE" are one tag.
 * NFKC, lower case without regard to locale, Arabic letter variants to Persian ones, harakat and tatweel dropped, zero-width
 * characters and runs of white space, "_" and "-" to one "-", everything but letters, marks, digits and "-" dropped.
 * @returns the slug, or "" for a tag that has nothing to show (`"#"`, `" , "`)
 */
export function tagSlug(title: string): string {
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u064b-\u065f\u0640]/g, "")
    .replace(/[يىكةأإآ]/g, (letter) => ARABIC_TO_PERSIAN[letter] ?? letter)
    .replace(/[\s_\-\u200b-\u200f\u00ad]+/g, "-")
    .replace(/[^\p{L}\p{M}\p{N}-]/gu, "")
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");
}

/**
 * How far apart two tags are spelt, from 0 to 1: the letters in which they differ (Levenshtein), of those of the longer one; hyphens
 * don't count, so that "climate-change" and "climatechange" are 0 apart. One more letter of a short word makes another word ("art",
 * "arts" are as near as "protest", "protests"), so what begins with the other and has at most two letters more is near in any case.
 */
export function tagDistance(a: string, b: string): number {
  const [one, other] = [a.replaceAll("-", ""), b.replaceAll("-", "")].toSorted((x, y) => x.length - y.length);
  if (one === undefined || other === undefined || other === "") return 1;
  const isEnding = one.length >= MIN_STEM && other.startsWith(one) && other.length - one.length <= 2;
  return isEnding ? Math.min(0.2, distance(one, other) / other.length) : distance(one, other) / other.length;
}

/** A tag's title as it is shown: trimmed, without a leading "#", white space folded; "" when nothing is left. */
export function tagTitle(title: string): string {
  return title
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^#+\s*/, "");
}

/** The distinct tags of a list as titles by slug, in order, empty ones dropped, the first spelling kept. */
export function distinctTags(titles: readonly string[]): { slug: string; title: string }[] {
  const bySlug = new Map<string, string>();
  for (const raw of titles) {
    // What is longer than a tag is a sentence in the wrong place.
    const title = tagTitle(raw);
    const slug = title.length <= MAX_TAG_LENGTH ? tagSlug(title) : "";
    if (slug !== "" && title !== "" && !bySlug.has(slug)) bySlug.set(slug, title);
  }
  return [...bySlug].map(([slug, title]) => ({ slug, title }));
}

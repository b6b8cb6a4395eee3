import slugify from "@sindresorhus/slugify";
import { MAX_SLUG_LENGTH, Slug } from "./article.ts";

/**
 * A name for an article's links, made of its title: Latin letters, digits and "-", cut between words. Other scripts are transliterated.
 * @returns undefined for a title of which nothing is left
 */
export function proposedSlug(title: string): string | undefined {
  const whole = slugify(title, { customReplacements: [["&", " "]] });
  if (whole.length <= MAX_SLUG_LENGTH) return Slug.safeParse(whole).data;
  const end = whole.lastIndexOf("-", MAX_SLUG_LENGTH);
  return Slug.safeParse(whole.slice(0, end > 0 ? end : MAX_SLUG_LENGTH)).data;
}

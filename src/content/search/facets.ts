import type { Entry } from "./entries.ts";
import type { QueryContext } from "./parse-query.ts";
import type { Facet } from "./search-results.ts";
import { yearReader } from "./written-period.ts";

/** Fewer hits than this are looked through quicker than narrowed down. */
const MANY = 10;
/** The most values of each kind. */
const MAX_VALUES = 6;

/** The tags and the years (of the reader's calendar) that would narrow many hits down: none where there are few, nor any that all or just one of them have. */
export function facetsOf(
  hits: readonly Pick<Entry, "slugs" | "publishedAt">[],
  context: Omit<QueryContext, "now">,
): { tags: Facet<string>[]; years: Facet<number>[] } {
  if (hits.length <= MANY) return { tags: [], years: [] };
  const tags = new Map<string, number>();
  const years = new Map<number, number>();
  const yearOf = yearReader(context);
  for (const { slugs, publishedAt } of hits) {
    for (const slug of slugs === "" ? [] : slugs.split(" ")) tags.set(slug, (tags.get(slug) ?? 0) + 1);
    const year = yearOf(publishedAt);
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  const telling = <T>(counts: ReadonlyMap<T, number>) =>
    [...counts].filter(([, count]) => count > 1 && count < hits.length).map(([value, count]) => ({ value, count }));
  return {
    tags: telling(tags)
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MAX_VALUES),
    years: telling(years)
      .sort((a, b) => b.value - a.value)
      .slice(0, MAX_VALUES),
  };
}

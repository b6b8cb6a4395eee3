import type { QueryContext } from "../content/search/parse-query.ts";
import { periodOf } from "../content/search/written-period.ts";

/**
 * When a day that a person writes begins (epoch ms), if it is still to come: with its year as a search takes it
 * (`written-period.ts`), or without one ("24 December", "24.12.", "۲۴ دی"): the next such day, in the reader's calendar or ours.
 */
export function dayToCome(text: string, context: QueryContext): number | undefined {
  const now = context.now.epochMilliseconds;
  const today = context.now.toZonedDateTimeISO(context.timeZone).toPlainDate();
  const years = [today.withCalendar(context.language === "fa" ? "persian" : "iso8601").year, today.year];
  const bare = text.trim().replace(/[.،,]$/, "");
  const withYears = /\p{Nd}/u.test(bare)
    ? years.flatMap((year) => [0, 1].flatMap((on) => [`${bare} ${year + on}`, `${bare}.${year + on}`]))
    : [];
  for (const written of [text, ...withYears]) {
    const start = periodOf(written, context)?.start;
    if (start !== undefined && start > now) return start;
  }
  return undefined;
}

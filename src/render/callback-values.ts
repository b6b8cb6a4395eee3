import { z } from "zod";
import { AnnouncementId, ArticleId, DispatchId, FeedId, OutletId, SearchId, TagId } from "../core/ids.ts";
import type { Topic } from "../subscribers/subscription.ts";

/** The parts of a button's data (`callback-data.ts`): text that anybody may have sent, read strictly. */

const MAX_PAGE = 1_000_000;

/** A whole number from 0 to `max`. */
export const whole = (max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().int().max(max));
export const page = whole(MAX_PAGE).pipe(z.number().min(1));
export const articleId = whole(Number.MAX_SAFE_INTEGER).pipe(ArticleId);
export const tagId = whole(Number.MAX_SAFE_INTEGER).pipe(TagId);
export const announcementId = whole(Number.MAX_SAFE_INTEGER).pipe(AnnouncementId);
export const dispatchId = whole(Number.MAX_SAFE_INTEGER).pipe(DispatchId);
export const outletId = whole(Number.MAX_SAFE_INTEGER).pipe(OutletId);
export const feedId = whole(Number.MAX_SAFE_INTEGER).pipe(FeedId);

/** "a": everything; "t5", "f5", "s5": the tag, feed or saved search 5. */
export const topic = z.union([
  z.literal("a").transform((): Topic => ({ kind: "all" })),
  z
    .string()
    .startsWith("t")
    .transform((text) => text.slice(1))
    .pipe(tagId)
    .transform((tagId): Topic => ({ kind: "tag", tagId })),
  z
    .string()
    .startsWith("f")
    .transform((text) => text.slice(1))
    .pipe(feedId)
    .transform((feedId): Topic => ({ kind: "feed", feedId })),
  z
    .string()
    .startsWith("s")
    .transform((text) => text.slice(1))
    .pipe(whole(Number.MAX_SAFE_INTEGER))
    .pipe(SearchId)
    .transform((searchId): Topic => ({ kind: "search", searchId })),
]);
/** A time of day as four digits, read as "HH:MM". */
export const digits = z
  .string()
  .regex(/^([01]\d|2[0-3])[0-5]\d$/)
  .transform((text) => `${text.slice(0, 2)}:${text.slice(2)}`);
export const yesOrNo = z.enum(["y", "n"]).transform((letter) => letter === "y");

export function topicCode(topic: Topic): string {
  switch (topic.kind) {
    case "all":
      return "a";
    case "tag":
      return `t${topic.tagId}`;
    case "feed":
      return `f${topic.feedId}`;
    case "search":
      return `s${topic.searchId}`;
    default:
      return topic satisfies never;
  }
}

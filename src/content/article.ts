import { z } from "zod";
import { ArticleId } from "../core/ids.ts";
import { Document, Picture } from "./document.ts";
import { Tag } from "./tag.ts";

/** Longest title that is kept, in UTF-16 units: a title is one line of a message, not a message. */
export const MAX_TITLE_LENGTH = 300;
/** Longest lead that is kept, in UTF-16 units. */
export const MAX_LEAD_LENGTH = 2000;
/** The most tags that an article carries. */
export const MAX_TAGS = 20;

/**
 * - `draft`: seen by editors only.
 * - `scheduled`: becomes `published` at `publishedAt`, not before.
 * - `published`: readers see it.
 * - `recalled`: was published and is taken back; readers no longer see it.
 */
export const ArticleState = z.enum(["draft", "scheduled", "published", "recalled"]);
export type ArticleState = z.infer<typeof ArticleState>;

/** A BCP 47 language code as articles carry it: the primary subtag, lower case ("en", "fa"); "und" where unknown. */
export const LanguageCode = z.string().regex(/^[a-z]{2,3}$/);

/**
 * What an importer or an editor hands to the store: an article without the store's own fields.
 * `source` and `sourceId` together name where it came from, so that importing again finds it:
 * source is e.g. "feed:https://example.org/rss", "folder", "jsonl", "page", "post", "demonstration";
 * sourceId is the item's own id there (guid, file path, JSON id, URL).
 */
export const ArticleDraft = z.object({
  source: z.string().min(1),
  sourceId: z.string().min(1),
  title: z.string().trim().min(1).max(MAX_TITLE_LENGTH),
  /** Plain text; one or two sentences that are not part of the document. */
  lead: z.string().trim().max(MAX_LEAD_LENGTH).optional(),
  document: Document,
  /** Titles of tags as the source writes them; normalised by the store (`content/tag.ts`). */
  tags: z.array(z.string()).max(200),
  author: z.string().trim().min(1).max(200).optional(),
  language: LanguageCode,
  /** The article's own page on the web. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** Epoch ms; absent: the moment it is stored. */
  publishedAt: z.number().int().optional(),
  /** The picture that stands above the article; not repeated in the document. */
  picture: Picture.optional(),
  /** True: an editor has to publish it first. */
  draft: z.boolean().optional(),
});
export type ArticleDraft = z.infer<typeof ArticleDraft>;

/** Longest slug: with "article_" before it, it is a deep link's payload of at most 64 characters (Bot API, "Deep linking"). */
export const MAX_SLUG_LENGTH = 56;

/** An article's name in links. All digits would be an id. */
export const Slug = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .regex(/[^0-9]/)
  .max(MAX_SLUG_LENGTH);

/** What an editor can change of an article: what it says, not where it came from or when it goes out. */
export const ArticleContent = ArticleDraft.pick({
  title: true,
  lead: true,
  document: true,
  tags: true,
  author: true,
  language: true,
  url: true,
  picture: true,
}).extend({ slug: Slug.optional() });
export type ArticleContent = z.infer<typeof ArticleContent>;

export const Article = z.object({
  id: ArticleId,
  state: ArticleState,
  /** Grows by one over the whole store with every change. */
  revision: z.number().int().positive(),
  source: z.string(),
  sourceId: z.string(),
  title: z.string(),
  lead: z.string().optional(),
  document: Document,
  tags: z.array(Tag),
  author: z.string().optional(),
  language: LanguageCode,
  url: z.string().optional(),
  picture: Picture.optional(),
  /** Epoch ms: the date that readers see. */
  publishedAt: z.number().int(),
  /** Its name in links, where it has one. */
  slug: z.string().optional(),
  /** Epoch ms: when it was corrected, if readers are to see that. */
  correctedAt: z.number().int().optional(),
  /** Why it was recalled. */
  recallReason: z.string().optional(),
});
export type Article = z.infer<typeof Article>;

/** An article as lists show it: without its document. */
export type ArticleSummary = Pick<Article, "id" | "title" | "lead" | "language" | "publishedAt" | "tags">;

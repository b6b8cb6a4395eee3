import type { ArticleId } from "../../core/ids.ts";
import type { QueryContext } from "./parse-query.ts";
import type { Snippet } from "./snippet.ts";

export interface SearchOptions {
  /** Hits of this page; none for 0 or less. */
  limit: number;
  /** Hits before it. */
  offset: number;
  context: QueryContext;
  /** Only articles in this language (`Article.language`), with the tag of this slug, of this year (UTC). */
  language?: string;
  tag?: string;
  year?: number;
  /** The last word may be the beginning of one: the reader is still typing. */
  prefix?: boolean;
}

export interface SearchHit {
  id: ArticleId;
  /** Higher is better; to be compared within one search only. */
  score: number;
  snippet: Snippet;
  /** How many others that tell the same are not listed. */
  duplicates: number;
}

/** A value that hits have in common, and how many of them. */
export interface Facet<T> {
  value: T;
  count: number;
}

export interface SearchResults {
  /** Hits on all pages. */
  total: number;
  /** There are more than `total`: so many are ranked. */
  more: boolean;
  hits: SearchHit[];
  /** Slugs of tags, the most frequent first, and years, the latest first, by which many hits can be narrowed down. Years are those of the reader's calendar. */
  tags: Facet<string>[];
  years: Facet<number>[];
  /** The query that was answered instead, where the exact words found nothing. */
  corrected?: string;
  /** A query that would find more, where the exact words found little. */
  didYouMean?: string;
  /** Words of the archive like those that were asked for, where nothing was found. */
  nearest: string[];
  /** What the query finds in a short text, such as a hit's title. */
  marksIn(text: string, language: string): Snippet["marks"];
}

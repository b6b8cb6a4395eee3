import { z } from "zod";

/**
 * Branded ids: an article's id can't be handed over where a chat's is wanted.
 * They are plain numbers and strings at run time and in the database.
 */
export const ArticleId = z.number().int().positive().brand<"ArticleId">();
export type ArticleId = z.infer<typeof ArticleId>;

export const TagId = z.number().int().positive().brand<"TagId">();
export type TagId = z.infer<typeof TagId>;

export const FeedId = z.number().int().positive().brand<"FeedId">();
export type FeedId = z.infer<typeof FeedId>;

export const SearchId = z.number().int().positive().brand<"SearchId">();
export type SearchId = z.infer<typeof SearchId>;

/** A Telegram chat identifier: up to 52 significant bits, so a double holds it exactly (Bot API, `Chat.id`). */
export const ChatId = z.number().int().brand<"ChatId">();
export type ChatId = z.infer<typeof ChatId>;

/** A Telegram user identifier: at most 52 significant bits (Bot API, `User.id`). */
export const EditorId = z.number().int().positive().brand<"EditorId">();
export type EditorId = z.infer<typeof EditorId>;

export const InvitationId = z.number().int().positive().brand<"InvitationId">();
export type InvitationId = z.infer<typeof InvitationId>;

export const OutletId = z.number().int().positive().brand<"OutletId">();
export type OutletId = z.infer<typeof OutletId>;

export const DispatchId = z.number().int().positive().brand<"DispatchId">();
export type DispatchId = z.infer<typeof DispatchId>;

export const AnnouncementId = z.number().int().positive().brand<"AnnouncementId">();
export type AnnouncementId = z.infer<typeof AnnouncementId>;

/** SHA-256 of a picture's bytes, in hex; or of its address or file id where the bytes are elsewhere. */
export const MediaId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<"MediaId">();
export type MediaId = z.infer<typeof MediaId>;

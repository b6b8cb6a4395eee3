import { z } from "zod";
import { ChatId } from "../core/ids.ts";
import { TimeOfDay, TimeZone } from "../core/local-time.ts";

/**
 * A chat that we may send to, with its choices and nothing else: no name, no text, nothing about what was read (design, decision
 * 10). A reader who only looks around has none of this.
 */
export const ChatType = z.enum(["private", "group", "supergroup", "channel"]);
export type ChatType = z.infer<typeof ChatType>;

export const MessageForm = z.enum(["classic", "rich"]);
export type MessageForm = z.infer<typeof MessageForm>;

/** What a digest tells of its articles: their titles, a summary too, or the text of up to three of them. */
export const DigestFormat = z.enum(["titles", "summaries", "full"]);
export type DigestFormat = z.infer<typeof DigestFormat>;

/** From when until when nothing makes a sound, "HH:MM-HH:MM" in local time; it may go over midnight. */
export const QuietHours = z.templateLiteral([TimeOfDay, "-", TimeOfDay]).refine((hours) => {
  const [from, until] = hours.split("-");
  return from !== until;
}, "must begin and end at different times");
export type QuietHours = z.infer<typeof QuietHours>;

const LanguageCode = z.string().regex(/^[a-z]{2,3}$/);

export const ChatPreferences = z.object({
  language: LanguageCode,
  timeZone: TimeZone,
  digestTime: TimeOfDay,
  /** How articles come: as pages of classic messages, or whole as a rich one, which needs a new app (Bot API 10). */
  form: MessageForm,
  /** The day of what comes weekly, 1 (Monday) to 7 (Sunday), as ISO 8601 counts; a topic may be given another. */
  weekday: z.number().int().min(1).max(7),
  digestFormat: DigestFormat,
  /** Languages of the articles that are wanted; null: any. */
  languages: z.array(LanguageCode).min(1).nullable(),
  silent: z.boolean(),
  quietHours: QuietHours.nullable(),
});
export type ChatPreferences = z.infer<typeof ChatPreferences>;

/** What holds for a new chat where nothing says otherwise. */
export const USUAL = {
  form: "classic",
  weekday: 7,
  digestFormat: "summaries",
  languages: null,
  silent: false,
  quietHours: null,
} as const satisfies Partial<ChatPreferences>;

/** What a chat is made with; the rest is as usual. */
export type NewChatPreferences = Omit<ChatPreferences, keyof typeof USUAL> & Partial<ChatPreferences>;

export const Chat = ChatPreferences.extend({
  id: ChatId,
  type: ChatType,
  /** `blocked`: its person stopped the bot; `left`: the bot is no longer in it. */
  state: z.enum(["active", "blocked", "left"]),
  /** The bot may post here unasked: a channel in which it has that right. */
  mayPost: z.boolean(),
  /** Nothing comes before this instant (epoch ms); null: no pause. */
  pausedUntil: z.number().int().nullable(),
  /** Epoch ms; null where nothing comes daily or weekly. */
  nextDigestAt: z.number().int().nullable(),
});
export type Chat = z.infer<typeof Chat>;

/** A place in Telegram that messages go to. */
export interface Place {
  chatId: number;
  /** Within a forum: the topic (Bot API, `message_thread_id`); absent: its general one. */
  threadId?: number;
}

/**
 * Telegram's ids have at most 52 significant bits (Bot API, `Chat.id`). A topic of a forum is a chat of its own here, with its
 * own subscriptions, deliveries and id: one below all of Telegram's.
 */
export const ABOVE_TOPIC_IDS = -(2 ** 52);

export function isTopicId(id: number): boolean {
  return id < ABOVE_TOPIC_IDS;
}

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

export const ChatPreferences = z.object({
  language: z.string().regex(/^[a-z]{2,3}$/),
  timeZone: TimeZone,
  digestTime: TimeOfDay,
  /** How articles come: as pages of classic messages, or whole as a rich one, which needs a new app (Bot API 10). */
  form: MessageForm,
});
export type ChatPreferences = z.infer<typeof ChatPreferences>;
/** What a chat is made with; its form is "classic" where nothing says otherwise. */
export type NewChatPreferences = Omit<ChatPreferences, "form"> & Partial<Pick<ChatPreferences, "form">>;

export const Chat = ChatPreferences.extend({
  id: ChatId,
  type: ChatType,
  /** `blocked`: its person stopped the bot; `left`: the bot is no longer in it; `migrated`: a group that became a supergroup. */
  state: z.enum(["active", "blocked", "left", "migrated"]),
  /** The bot may post here unasked: a channel in which it has that right. */
  mayPost: z.boolean(),
  /** Epoch ms; null without a daily subscription. */
  nextDigestAt: z.number().int().nullable(),
});
export type Chat = z.infer<typeof Chat>;

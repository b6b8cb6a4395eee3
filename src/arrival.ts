import type { Api } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Config } from "./config.ts";
import type { Clock } from "./core/clock.ts";
import { AppError, messageOf } from "./core/errors.ts";
import { ChatId } from "./core/ids.ts";
import type { Log } from "./core/log.ts";
import { ownBot } from "./database/own-bot.ts";
import type { Services } from "./handlers/context.ts";
import type { Newsroom } from "./newsroom.ts";
import { dailyCountStore } from "./numbers/daily-count-store.ts";
import { type ChatStore, chatStore } from "./subscribers/chat-store.ts";
import { editorStore } from "./subscribers/editor-store.ts";
import type { OutletStore } from "./subscribers/outlet-store.ts";

/** What the program finds out and puts in order before it begins: who its bot is, whose the database was, where it may post. */

/**
 * Asks Telegram who the bot is.
 * @throws AppError "configuration" when the server doesn't answer, or not for this token
 */
export async function introduce(api: Api, config: Pick<Config, "telegramApiRoot">): Promise<UserFromGetMe> {
  try {
    return await api.getMe();
  } catch (error) {
    throw new AppError(
      "configuration",
      `The Bot API at ${config.telegramApiRoot} doesn't accept this bot: ${messageOf(error)}. Check BOT_TOKEN, TELEGRAM_API_ROOT and the connection.`,
    );
  }
}

/**
 * A database belongs to a bot: its chats and uploaded files mean nothing to another. The demonstration's are forgotten when a
 * newsroom's own bot comes; a newsroom's own are never dropped, only its files are uploaded anew.
 */
export async function takeOver(newsroom: Newsroom, clock: Clock, botId: number): Promise<void> {
  const previous = await ownBot(newsroom.database, botId);
  if (previous === undefined || previous === botId) return;
  await newsroom.media.forgetFileIds();
  if (previous !== DEMONSTRATION_BOT_ID) return;
  await newsroom.articles.recallSources(["demonstration", "post"]);
  await chatStore(newsroom.database, clock).forgetAll();
  await editorStore(newsroom.database, clock, []).forgetAll();
  await dailyCountStore(newsroom.database, "UTC").forgetAll();
}

/** The simulator's bot; Telegram's own ids are no concern of it. */
export const DEMONSTRATION_BOT_ID = 7_000_000_001;

interface Arrived {
  api: Api;
  botInfo: UserFromGetMe;
  chats: Pick<ChatStore, "setMayPost" | "get">;
  outlets: Pick<OutletStore, "add" | "learn">;
  services: Pick<Services, "defaults">;
  log: Log;
}

/**
 * Channels that the configuration names are asked about, and the newsroom posts to them; others come by `/channels`, or by
 * `my_chat_member`. @returns those that are known
 */
export async function learnChannels(
  { api, botInfo, chats, outlets, services, log }: Arrived,
  config: Pick<Config, "channels">,
): Promise<ChatId[]> {
  const known: ChatId[] = [];
  for (const channel of config.channels) {
    try {
      const chat = await api.getChat(channel);
      const member = await api.getChatMember(chat.id, botInfo.id);
      const mayPost = member.status === "administrator" && member.can_post_messages === true;
      const id = ChatId.parse(chat.id);
      const { title = String(id) } = chat;
      await chats.setMayPost(id, mayPost, services.defaults);
      if (await chats.get(id)) {
        const outlet = await outlets.add(id, { title }, undefined);
        if ("id" in outlet) await outlets.learn(outlet.id, { title, linkedId: chat.linked_chat_id });
        known.push(id);
      }
      if (!mayPost) log.warn({ channel }, 'the bot may not post in this channel: give it "Post messages" there');
    } catch (error) {
      log.warn({ channel, reason: messageOf(error) }, "this channel of CHANNELS can't be reached");
    }
  }
  return known;
}

import type { Api } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { setCommandMenus } from "./bot/command-menu.ts";
import { setDescriptions } from "./bot/descriptions.ts";
import type { Config } from "./config.ts";
import type { Clock } from "./core/clock.ts";
import { AppError, messageOf } from "./core/errors.ts";
import { ChatId } from "./core/ids.ts";
import type { Log } from "./core/log.ts";
import { isHalfCopied } from "./database/copy.ts";
import { botOf, ownBot } from "./database/own-bot.ts";
import type { Services } from "./handlers/context.ts";
import type { Newsroom } from "./newsroom.ts";
import { dailyCountStore } from "./numbers/daily-count-store.ts";
import type { Locales } from "./render/locale.ts";
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
 * newsroom's own bot comes; a newsroom's own are never dropped, only its files are uploaded anew. The demonstration never takes a
 * newsroom's database: it would send what is due to nobody, and the next start of the newsroom's bot would forget all subscribers.
 * @throws AppError "configuration" when the demonstration is started on a newsroom's database
 */
export async function takeOver(newsroom: Newsroom, clock: Clock, botId: number): Promise<void> {
  await refuseHalfCopied(newsroom.database);
  if (botId === DEMONSTRATION_BOT_ID) await keepDemonstrationOut(newsroom.database);
  const previous = await ownBot(newsroom.database, botId);
  if (previous === undefined || previous === botId) return;
  await newsroom.media.forgetFileIds();
  if (previous !== DEMONSTRATION_BOT_ID) return;
  await newsroom.articles.recallSources(["demonstration", "post"]);
  await chatStore(newsroom.database, clock).forgetAll();
  await editorStore(newsroom.database, clock, []).forgetAll();
  await dailyCountStore(newsroom.database, "UTC").forgetAll();
}

/** @throws AppError "configuration" when the database is being copied to (`kiosk copy-database`) */
async function refuseHalfCopied(database: Newsroom["database"]): Promise<void> {
  if (!(await isHalfCopied(database))) return;
  throw new AppError(
    "configuration",
    "This database is being copied to, or a copy of it was broken off. Wait for it, or finish it: kiosk copy-database goes on where it was.",
  );
}

/** @throws AppError "configuration" when the database belongs to a newsroom's own bot, or isn't whole yet */
export async function keepDemonstrationOut(database: Newsroom["database"]): Promise<void> {
  await refuseHalfCopied(database);
  const owner = await botOf(database);
  if (owner === undefined || owner === DEMONSTRATION_BOT_ID) return;
  throw new AppError(
    "configuration",
    `This database belongs to a newsroom's own bot (${owner}), and the simulator's bot leaves it alone. Set BOT_TOKEN to start the newsroom's bot, or DATABASE_URL=sqlite:data/demonstration.db for a demonstration.`,
  );
}

/** The simulator's bot; Telegram's own ids are no concern of it. */
const DEMONSTRATION_BOT_ID = 7_000_000_001;

interface Arrived {
  api: Api;
  botInfo: UserFromGetMe;
  chats: Pick<ChatStore, "setMayPost" | "get">;
  outlets: Pick<OutletStore, "configure">;
  services: Pick<Services, "defaults">;
  log: Log;
}

/**
 * Channels that the configuration names are asked about, and the newsroom posts to them; others come by `/channels`, or by
 * `my_chat_member`.
 */
export async function learnChannels(
  { api, botInfo, chats, outlets, services, log }: Arrived,
  config: Pick<Config, "channels">,
): Promise<void> {
  const named: Parameters<OutletStore["configure"]>[0][number][] = [];
  for (const channel of config.channels) {
    try {
      const chat = await api.getChat(channel);
      const member = await api.getChatMember(chat.id, botInfo.id);
      const mayPost = member.status === "administrator" && member.can_post_messages === true;
      const id = ChatId.parse(chat.id);
      const { title = String(id) } = chat;
      await chats.setMayPost(id, mayPost, services.defaults);
      if (await chats.get(id)) named.push({ chatId: id, title, linkedId: chat.linked_chat_id });
      if (!mayPost) log.warn({ channel }, 'the bot may not post in this channel: give it "Post messages" there');
    } catch (error) {
      log.warn({ channel, reason: messageOf(error) }, "this channel of CHANNELS can't be reached");
    }
  }
  await outlets.configure(named, named.length === config.channels.length);
}

/**
 * Gives the bot its menus of commands, and begins to give it its descriptions in each language. Readers are served without them too, and
 * Telegram limits how often a bot may change them: what it doesn't take is tried again at the next start.
 * @returns `described` resolves when Telegram has the descriptions, or has refused them
 */
export async function presentBot(
  { api, locales, services, chats, log }: Presented,
  { defaultLanguage, publicationName }: Pick<Config, "defaultLanguage" | "publicationName">,
): Promise<{ described: Promise<void> }> {
  const orNextTime = (error: unknown) =>
    log.warn(
      { reason: messageOf(error) },
      "Telegram did not take the command menus or descriptions; the next start tries again",
    );
  const editors = await services.editors.list();
  await setCommandMenus(api, locales, defaultLanguage, editors, chats).catch(orNextTime);
  return { described: setDescriptions(api, locales, defaultLanguage, publicationName).catch(orNextTime) };
}

interface Presented {
  api: Api;
  locales: Locales;
  services: Pick<Services, "editors">;
  chats: ChatStore;
  log: Log;
}

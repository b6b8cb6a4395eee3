import { answerCallbackQuery, answerInlineQuery } from "./answer-methods.ts";
import { ApiError } from "./api-error.ts";
import { Call } from "./call.ts";
import {
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  getFile,
  leaveChat,
} from "./chat-methods.ts";
import { deleteMyCommands, getMyCommands, setMyCommands } from "./command-methods.ts";
import { copyMessage, copyMessages, forwardMessage, forwardMessages } from "./copy-methods.ts";
import {
  deleteMessage,
  deleteMessages,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
} from "./edit-methods.ts";
import * as media from "./media-methods.ts";
import type { Parameters } from "./parameters.ts";
import { pinChatMessage, unpinAllChatMessages, unpinChatMessage } from "./pin-methods.ts";
import * as profile from "./profile-methods.ts";
import { sendRichMessage } from "./rich-methods.ts";
import { sendChatAction, sendMessage } from "./send-methods.ts";
import * as small from "./small-methods.ts";
import { telegramMethod } from "./telegram-methods.ts";
import { UpdateDelivery } from "./update-methods.ts";
import type { World } from "./world.ts";

type Method = (call: Call, gone: AbortSignal) => unknown;

/** The Bot API's methods over the simulated world. */
export class BotApi {
  readonly updates: UpdateDelivery;
  readonly #world: World;
  readonly #methods: Record<string, Method>;

  constructor(world: World) {
    this.#world = world;
    this.updates = new UpdateDelivery(world, (method, values) => this.call(method, { values, uploads: new Map() }));
    this.#methods = {
      getMe: () => ({
        ...world.bot,
        can_join_groups: true,
        can_read_all_group_messages: false,
        supports_inline_queries: true,
        can_connect_to_business: false,
        has_main_web_app: false,
      }),
      getUpdates: (call, gone) => this.updates.getUpdates(call, gone),
      setWebhook: (call) => this.updates.setWebhook(call),
      deleteWebhook: (call) => this.updates.deleteWebhook(call),
      getWebhookInfo: () => this.updates.getWebhookInfo(),
      sendMessage,
      sendRichMessage,
      sendPhoto: media.sendPhoto,
      sendDocument: media.sendDocument,
      sendMediaGroup: media.sendMediaGroup,
      sendVideo: media.sendVideo,
      sendAnimation: media.sendAnimation,
      sendAudio: media.sendAudio,
      sendVoice: media.sendVoice,
      sendVideoNote: media.sendVideoNote,
      sendSticker: media.sendSticker,
      sendLocation: small.sendLocation,
      sendVenue: small.sendVenue,
      sendContact: small.sendContact,
      sendDice: small.sendDice,
      sendChatAction,
      copyMessage,
      copyMessages,
      forwardMessage,
      forwardMessages,
      editMessageText,
      editMessageCaption,
      editMessageMedia,
      editMessageReplyMarkup,
      deleteMessage,
      deleteMessages,
      pinChatMessage,
      unpinChatMessage,
      unpinAllChatMessages,
      answerCallbackQuery,
      answerInlineQuery,
      setMyCommands,
      getMyCommands,
      deleteMyCommands,
      getChat,
      getChatMember,
      getChatAdministrators,
      getChatMemberCount,
      leaveChat,
      getFile,
      ...profile,
      logOut: () => this.updates.detach(),
      close: () => this.updates.detach(),
    };
  }

  /**
   * Does a method; a result that comes with a sentence is `Described`. Names are taken in any case (Bot API, "Making requests").
   * @throws ApiError 404 when Telegram has no such method; 501 when Telegram has it and the simulator hasn't
   */
  async call(name: string, parameters: Parameters, gone: AbortSignal = new AbortController().signal): Promise<unknown> {
    const spelling = Object.hasOwn(this.#methods, name) ? name : telegramMethod(name);
    if (spelling === undefined) throw new ApiError(404, "Not Found: method not found");
    const method = this.#methods[spelling];
    if (!method) throw new ApiError(501, `Not Implemented: the simulator doesn't support ${spelling} yet`);
    return method(new Call(this.#world, parameters), gone);
  }
}

import { answerCallbackQuery, answerInlineQuery } from "./answer-methods.ts";
import { ApiError, badRequest } from "./api-error.ts";
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
import {
  deleteMessage,
  deleteMessages,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  pinChatMessage,
} from "./edit-methods.ts";
import type { Parameters } from "./parameters.ts";
import {
  copyMessage,
  forwardMessage,
  sendChatAction,
  sendDocument,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
} from "./send-methods.ts";
import { UpdateDelivery } from "./update-methods.ts";
import type { World } from "./world.ts";

type Method = (call: Call, gone: AbortSignal) => unknown;

/** Telegram's methods that the simulator knows of but doesn't do: refused in plain words, never a faked success. */
const NOT_SIMULATED =
  /^(send|edit|answer|get|set|delete|pin|unpin|ban|unban|restrict|promote|create|close|reopen|approve|decline|export|revoke|stop|upload|add|replace|save|verify|remove|read|post|transfer|upgrade|convert|gift|hide|refund|log)[A-Z]\w+$/;

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
      sendPhoto,
      sendDocument,
      sendMediaGroup,
      sendChatAction,
      copyMessage,
      forwardMessage,
      editMessageText,
      editMessageCaption,
      editMessageReplyMarkup,
      deleteMessage,
      deleteMessages,
      pinChatMessage,
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
    };
  }

  /** Method names are case-insensitive (Bot API, "Making requests"). @throws ApiError */
  async call(name: string, parameters: Parameters, gone: AbortSignal = new AbortController().signal): Promise<unknown> {
    const method = this.#methods[name] ?? this.#methods[this.#spelling(name)];
    if (method) return method(new Call(this.#world, parameters), gone);
    if (NOT_SIMULATED.test(name)) throw badRequest(`the simulator doesn't do ${name} yet`);
    throw new ApiError(404, "Not Found: method not found");
  }

  #spelling(name: string): string {
    return Object.keys(this.#methods).find((method) => method.toLowerCase() === name.toLowerCase()) ?? "";
  }
}

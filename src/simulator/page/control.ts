import type {
  BotCommand,
  ForceReply,
  InlineKeyboardMarkup,
  InlineQueryResult,
  Message,
  MessageEntity,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
  User,
} from "grammy/types";

/**
 * The simulator's control API as the page uses it. Shapes are those that the server in the folder above gives; both come
 * from the same commit and the same origin, so they are not checked once more here.
 */

export interface Person {
  key: string;
  id: number;
  first_name: string;
  username: string;
  language_code: string;
  blocked: boolean;
  started: boolean;
}

export type BotStatus = "creator" | "administrator" | "member" | "left" | "kicked";

export interface ControlChat {
  key?: string;
  id: number;
  type: "private" | "group" | "supergroup" | "channel";
  title?: string;
  username?: string;
  member_ids: number[];
  bot_status: BotStatus;
  /** The latest last. */
  pinned_message_ids: number[];
}

export interface ControlState {
  bot: User;
  persons: Person[];
  chats: ControlChat[];
}

/** A Bot API message; unlike there, the keyboard below the composer is shown in `reply_markup` too. */
export type ControlMessage = Omit<Message, "reply_markup"> & {
  reply_markup?: InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;
};

export interface CallbackAnswer {
  text?: string;
  show_alert: boolean;
  url?: string;
}

export interface InlineAnswer {
  results: InlineQueryResult[];
  next_offset?: string;
  button?: { text: string; start_parameter?: string };
}

export interface Call {
  n: number;
  /** Epoch milliseconds. */
  at: number;
  method: string;
  chat_id?: number | string;
  ok: boolean;
  error_code?: number;
}

export interface MisbehaviourRule {
  method?: string;
  kind: "flood" | "server_error" | "drop" | "lose_answer";
  /** Seconds. */
  retry_after?: number;
  /** How many calls it holds for. */
  count?: number;
  /** From 0 to 1. */
  probability?: number;
}

export interface Rates {
  per_second?: number;
  per_chat_per_second?: number;
  per_group_per_minute?: number;
}

/** A thing that happened in the simulator, as told by `/control/events`. */
export type ControlEvent =
  | { type: "message" | "message_edited"; chat_id: number; message: ControlMessage }
  | { type: "message_deleted"; chat_id: number; message_id: number }
  | { type: "callback_answer" }
  | { type: "chat_action"; chat_id: number; action: string }
  | { type: "state" };

export interface NewText {
  chat_id: number;
  text: string;
  entities?: MessageEntity[];
  reply_to_message_id?: number;
}

export interface NewPhoto {
  chat_id: number;
  photo: Blob;
  name: string;
  caption: string;
  caption_entities: MessageEntity[];
  reply_to_message_id?: number;
}

const asPerson = (id: number) => `persons/${id}`;

/** @throws Error with words that can be shown, when the simulator refuses or can't be reached */
async function call<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/control/${path}`, init);
  } catch {
    throw new Error("The simulator can't be reached. Is it still running?");
  }
  const answer = await response.json().catch(() => ({ error: `HTTP ${response.status}` }));
  if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`);
  return answer;
}

function send<Answer>(method: "POST" | "PATCH", path: string, body: unknown): Promise<Answer> {
  return call(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

/** Where a file that was sent can be loaded from. */
export function fileAddress(fileId: string): string {
  return `/control/files/${encodeURIComponent(fileId)}`;
}

export const control = {
  state: () => call<ControlState>("state"),

  /** The newest `limit` messages, oldest first. */
  messages: async (chatId: number, limit: number) =>
    (await call<{ messages: ControlMessage[] }>(`chats/${chatId}/messages?limit=${limit}`)).messages,

  commands: async (chatId: number, personId: number) =>
    (await call<{ commands: BotCommand[] }>(`commands?chat_id=${chatId}&person_id=${personId}`)).commands,

  sendText: (personId: number, message: NewText) =>
    send<{ message: ControlMessage }>("POST", `${asPerson(personId)}/messages`, message),

  sendPhoto: (personId: number, { chat_id, photo, name, caption, caption_entities, reply_to_message_id }: NewPhoto) => {
    const form = new FormData();
    form.set("chat_id", String(chat_id));
    form.set("photo", photo, name);
    if (caption) form.set("caption", caption);
    if (caption_entities.length > 0) form.set("caption_entities", JSON.stringify(caption_entities));
    if (reply_to_message_id) form.set("reply_to_message_id", String(reply_to_message_id));
    return call<{ message: ControlMessage }>(`${asPerson(personId)}/messages`, { method: "POST", body: form });
  },

  editText: (
    personId: number,
    edit: { chat_id: number; message_id: number; text: string; entities?: MessageEntity[] },
  ) => send<{ message: ControlMessage }>("PATCH", `${asPerson(personId)}/messages`, edit),

  start: (personId: number, payload?: string) => send<unknown>("POST", `${asPerson(personId)}/start`, { payload }),

  /** What a button of the bot's keyboard asks for. */
  share: (
    personId: number,
    shared: { latitude: number; longitude: number } | { request_id: number; chat_id: number },
  ) => send<unknown>("POST", `${asPerson(personId)}/share`, shared),

  block: (personId: number, blocked: boolean) => send<unknown>("POST", `${asPerson(personId)}/block`, { blocked }),

  /** Waits until the bot has answered, five seconds at the most; `answer` is null when it didn't. */
  press: (personId: number, button: { chat_id: number; message_id: number; row: number; column: number }) =>
    send<{ answer: CallbackAnswer | null }>("POST", `${asPerson(personId)}/press`, button),

  inline: (personId: number, query: string, offset: string) =>
    send<{ inline_query_id: string; answer: InlineAnswer | null }>("POST", `${asPerson(personId)}/inline`, {
      query,
      offset,
    }),

  chooseInline: (personId: number, choice: { chat_id: number; result: InlineQueryResult }) =>
    send<{ message: ControlMessage }>("POST", `${asPerson(personId)}/inline/choose`, choice),

  setBot: (chatId: number, status: BotStatus, rights?: readonly string[]) =>
    send<unknown>("POST", `chats/${chatId}/bot`, { status, rights }),

  misbehave: (rules: MisbehaviourRule[]) => send<unknown>("POST", "misbehave", { rules }),

  setRates: (rates: Rates) => send<unknown>("POST", "rates", rates),

  calls: (after: number) => call<{ next: number; calls: Call[] }>(`calls?after=${after}`),
};

import type { BotCommand, BotCommandScope, Chat, InlineQueryResult, Message, Update, User } from "grammy/types";
import { BOT_RIGHTS, type BotRight } from "./rights.ts";

/**
 * What the simulator knows: people, chats with their messages, files, updates that wait for the bot. All in memory, and all
 * bounded, so that a day of use doesn't grow it without end.
 */

export interface Person {
  /** How tests and the page call it. */
  key: string;
  id: number;
  first_name: string;
  username: string;
  language_code: string;
  /** Has written to the bot: before that it may not be written to. */
  started: boolean;
  /** Has blocked the bot. */
  blocked: boolean;
}

export type BotStatus = "creator" | "administrator" | "member" | "left" | "kicked";

export interface SimulatedChat {
  key: string;
  chat: Chat;
  /** Ids of people; whoever made it is first. */
  members: number[];
  botStatus: BotStatus;
  /** What the bot may do there as an administrator. */
  rights: ReadonlySet<BotRight>;
  /** People whom the creator has made administrators. */
  administrators: Set<number>;
  /** Of a group: whether members may write who are no administrators. */
  membersWrite: boolean;
  /** Topics in which only administrators with that right write. */
  closedTopics: Set<number>;
  /** Of a channel its discussion group, of that one its channel. */
  linkedTo?: number;
  /** By id, oldest first. */
  messages: Map<number, Message>;
  /** Ids of the messages that the bot sent, in a channel's name too. */
  own: Set<number>;
  /** Ids of those of them that came without a sound (Bot API, `disable_notification`). */
  silent: Set<number>;
  /** Ids of pinned messages, the latest last. */
  pinned: number[];
  /** For a group that became a supergroup: that one's id. */
  movedTo?: number;
  nextMessageId: number;
}

export interface StoredFile {
  file_id: string;
  file_unique_id: string;
  bytes: Uint8Array;
  mimeType: string;
  name: string;
  width: number;
  height: number;
}

export interface CommandList {
  scope: BotCommandScope;
  language: string;
  commands: BotCommand[];
}

export interface OpenCallback {
  personId: number;
  /** When the button was pressed, epoch ms. */
  at: number;
  answered: (answer: CallbackAnswer) => void;
}

export interface CallbackAnswer {
  text?: string;
  show_alert: boolean;
  url?: string;
}

export interface InlineAnswer {
  results: InlineQueryResult[];
  next_offset: string;
  cache_time: number;
  button?: unknown;
}

/** What the chat page and tests are told of as it happens. */
export type WorldEvent =
  | { type: "message" | "message_edited"; chat_id: number; message: Message }
  | { type: "message_deleted"; chat_id: number; message_id: number }
  | ({ type: "callback_answer"; person_id: number; callback_query_id: string } & CallbackAnswer)
  | { type: "chat_action"; chat_id: number; action: string }
  | { type: "state" };

/** An update before it gets its number. */
export type NewUpdate = Omit<Update, "update_id">;

/** A chat keeps this many messages, the newest. */
const MAX_MESSAGES = 5000;
/** Of a crowd's chats this many are kept, those made last. */
const MAX_CROWD_CHATS = 20_000;
const MAX_FILE_BYTES = 200 * 1024 * 1024;
const MAX_UPDATES = 100_000;

export const CHANNEL_ID = -1_001_000_000_001;
export const GROUP_ID = -1_001_000_000_002;
const FIRST_MADE_ID = -1_001_000_001_000;
/** Ids of groups and those of supergroups and channels are apart (https://core.telegram.org/api/bots/ids). */
const FIRST_GROUP_ID = -1_000;

/** A map that makes a member of the crowd when it is first asked for. */
class CrowdMap<Value> extends Map<number, Value> {
  readonly #make: (id: number) => Value | undefined;

  constructor(make: (id: number) => Value | undefined) {
    super();
    this.#make = make;
  }

  override get(id: number): Value | undefined {
    return super.get(id) ?? this.#make(id);
  }

  override has(id: number): boolean {
    return this.get(id) !== undefined;
  }
}

export class World {
  readonly bot: User & { is_bot: true; username: string };
  readonly people: Map<number, Person> = new CrowdMap((id) => this.#crowdPerson(id));
  readonly chats: Map<number, SimulatedChat> = new CrowdMap((id) => this.#crowdChat(id));
  readonly files = new Map<string, StoredFile>();
  readonly callbacks = new Map<string, OpenCallback>();
  readonly inlineQueries = new Map<string, (answer: InlineAnswer) => void>();
  /** Names, descriptions and menu buttons that the bot has set, by what and where. */
  readonly profile = new Map<string, unknown>();
  commands: CommandList[] = [];
  updates: Update[] = [];
  /** Whether the bot wants updates of a kind; others never wait for it. */
  accepts: (kind: string) => boolean = () => true;
  readonly now: () => number;
  readonly #crowds: { firstId: number; count: number }[] = [];
  readonly #crowdChats = new Set<number>();
  /** Private chats of an account count their messages together, as Telegram does. */
  #nextPrivateMessageId = 1;
  #fileBytes = 0;
  #nextId = 1;
  #nextUpdateId = 1000;
  readonly #listeners = new Set<(event: WorldEvent) => void>();
  readonly #updateListeners = new Set<() => void>();

  /** @param now epoch ms */
  constructor(botId: number, now: () => number) {
    this.now = now;
    this.bot = { id: botId, is_bot: true, first_name: "Kiosk", username: "kiosk_simulator_bot" };
    this.#person("reader", 1001, "Rita", "rita_reads", "en");
    this.#person("second_reader", 1002, "رضا", "reza_reads", "fa");
    this.#person("editor", 1003, "Edda", "edda_edits", "en");
    this.#chat(
      "channel",
      { id: CHANNEL_ID, type: "channel", title: "The Daily Kiosk", username: "daily_kiosk" },
      [1003, 1001, 1002],
    );
    this.#chat("group", { id: GROUP_ID, type: "supergroup", title: "Kiosk readers" }, [1003, 1001, 1002]);
    const channel = this.chats.get(CHANNEL_ID);
    if (channel) Object.assign(channel, { botStatus: "administrator", rights: new Set(BOT_RIGHTS) });
  }

  #person(key: string, id: number, first_name: string, username: string, language_code: string): void {
    this.people.set(id, { key, id, first_name, username, language_code, started: false, blocked: false });
    this.#chat(key, { id, type: "private", first_name, username }, [id]);
  }

  #chat(key: string, chat: Chat, members: number[]): SimulatedChat {
    const place: SimulatedChat = {
      key,
      chat,
      members,
      botStatus: "member",
      rights: new Set(),
      administrators: new Set(),
      membersWrite: true,
      closedTopics: new Set(),
      messages: new Map(),
      own: new Set(),
      silent: new Set(),
      pinned: [],
      nextMessageId: 1,
    };
    this.chats.set(chat.id, place);
    return place;
  }

  /** A channel or group that a person makes. */
  makeChat(type: "channel" | "group" | "supergroup", title: string, creatorId: number): SimulatedChat {
    const id = (type === "group" ? FIRST_GROUP_ID : FIRST_MADE_ID) - Number(this.newId());
    const place = this.#chat(`made${id}`, { id, type, title }, [creatorId]);
    place.botStatus = "left";
    this.tell({ type: "state" });
    return place;
  }

  /**
   * Adds `count` people who have started the bot, for load tests; their ids follow one another from `firstId`. A million cost
   * nothing until they are written to, and then only the latest chats are kept.
   */
  addCrowd(firstId: number, count: number): void {
    this.#crowds.push({ firstId, count });
  }

  #inCrowd(id: number): boolean {
    return this.#crowds.some(({ firstId, count }) => id >= firstId && id < firstId + count);
  }

  #crowdPerson(id: number): Person | undefined {
    if (!this.#inCrowd(id)) return undefined;
    const username = `reader_${id}`;
    const first_name = `Reader ${id}`;
    const person = { key: `crowd-${id}`, id, first_name, username, language_code: "en", started: true, blocked: false };
    this.people.set(id, person);
    return person;
  }

  #crowdChat(id: number): SimulatedChat | undefined {
    const person = this.people.get(id);
    if (!person || !this.#inCrowd(id)) return undefined;
    this.#crowdChats.add(id);
    if (this.#crowdChats.size > MAX_CROWD_CHATS) this.#forgetCrowdChat(this.#crowdChats.values().next().value ?? 0);
    const { first_name, username } = person;
    return this.#chat(person.key, { id, type: "private", first_name, username }, [id]);
  }

  /** Who has blocked the bot stays so. */
  #forgetCrowdChat(id: number): void {
    this.#crowdChats.delete(id);
    this.chats.delete(id);
    if (!this.people.get(id)?.blocked) this.people.delete(id);
  }

  /** A fresh id, as a string of digits. */
  newId(): string {
    return String(this.#nextId++);
  }

  listen(listener: (event: WorldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Calls back when an update has come for the bot. */
  onUpdate(listener: () => void): () => void {
    this.#updateListeners.add(listener);
    return () => this.#updateListeners.delete(listener);
  }

  /** Hands an update to the bot: it waits until it is fetched and confirmed. */
  push(update: NewUpdate): void {
    if (!this.accepts(Object.keys(update)[0] ?? "")) return;
    this.updates.push({ update_id: this.#nextUpdateId++, ...update });
    if (this.updates.length > MAX_UPDATES) this.updates.shift();
    for (const listener of this.#updateListeners) listener();
  }

  /** Keeps a message as the newest of its chat, and tells of it. */
  add(place: SimulatedChat, make: (message_id: number) => Message): Message {
    const message = make(place.chat.type === "private" ? this.#nextPrivateMessageId++ : place.nextMessageId++);
    place.messages.set(message.message_id, message);
    if (place.messages.size > MAX_MESSAGES) forget(place, place.messages.keys().next().value ?? 0);
    this.tell({ type: "message", chat_id: place.chat.id, message });
    return message;
  }

  replace(place: SimulatedChat, message: Message): void {
    place.messages.set(message.message_id, message);
    this.tell({ type: "message_edited", chat_id: place.chat.id, message });
  }

  remove(place: SimulatedChat, messageId: number): void {
    forget(place, messageId);
    this.tell({ type: "message_deleted", chat_id: place.chat.id, message_id: messageId });
  }

  /** A message that came by way of the bot, by the only name that the bot knows it by. */
  inlineMessage(id: string): { place: SimulatedChat; message: Message } | undefined {
    const [, chatId, messageId] = /^inline_(-?\d+)_(\d+)$/.exec(id) ?? [];
    const place = this.chats.get(Number(chatId));
    const message = place?.messages.get(Number(messageId));
    return place && message?.via_bot ? { place, message } : undefined;
  }

  keepFile(file: Omit<StoredFile, "file_id" | "file_unique_id">): StoredFile {
    const id = this.newId();
    const stored = { ...file, file_id: `file-${id}`, file_unique_id: `unique-${id}` };
    this.files.set(stored.file_id, stored);
    this.#fileBytes += stored.bytes.length;
    for (const [oldest, { bytes }] of this.files) {
      if (this.#fileBytes <= MAX_FILE_BYTES) break;
      this.files.delete(oldest);
      this.#fileBytes -= bytes.length;
    }
    return stored;
  }

  userOf(person: Person): User {
    const { id, first_name, username, language_code } = person;
    return { id, is_bot: false, first_name, username, language_code };
  }
}

/** See `World.inlineMessage`. */
export function inlineMessageId({ chat, message_id }: Message): string {
  return `inline_${chat.id}_${message_id}`;
}

function forget(place: SimulatedChat, messageId: number): void {
  place.messages.delete(messageId);
  place.own.delete(messageId);
  place.silent.delete(messageId);
  if (place.pinned.includes(messageId)) place.pinned = place.pinned.filter((id) => id !== messageId);
}

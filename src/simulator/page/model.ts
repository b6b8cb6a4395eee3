import type { BotCommand } from "grammy/types";
import {
  type ControlChat,
  type ControlEvent,
  type ControlMessage,
  type ControlState,
  control,
  type Person,
} from "./control.ts";

/** How many messages of a chat are kept: the page must not grow without bound. */
const KEPT_MESSAGES = 400;
/** Milliseconds that a chat action lasts (Bot API, `sendChatAction`: "5 seconds or less"). */
const ACTION_LASTS = 5000;

/**
 * What the page knows of the simulator, and whose eyes it looks through. Views listen to it and draw themselves anew;
 * changes that come close together are told of once.
 */
export class Model {
  state: ControlState;
  person: Person;
  /** The open chat; undefined on a narrow screen that shows the list. */
  chatId: number | undefined;
  commands: BotCommand[] = [];
  connected = true;
  readonly #messages = new Map<number, Map<number, ControlMessage>>();
  readonly #actions = new Map<number, { action: string; until: number }>();
  readonly #read = new ReadMarks();
  readonly #listeners: (() => void)[] = [];
  #telling = false;

  constructor(state: ControlState, person: Person) {
    this.state = state;
    this.person = person;
  }

  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  changed(): void {
    if (this.#telling) return;
    this.#telling = true;
    setTimeout(() => {
      this.#telling = false;
      for (const listener of this.#listeners) listener();
    }, 10);
  }

  /** The private chat first, then those that the person is a member of. */
  get chats(): ControlChat[] {
    const own = this.state.chats.filter(({ id }) => id === this.person.id);
    const shared = this.state.chats.filter(
      (chat) => chat.type !== "private" && chat.member_ids.includes(this.person.id),
    );
    return [...own, ...shared];
  }

  get chat(): ControlChat | undefined {
    return this.chats.find(({ id }) => id === this.chatId);
  }

  /** The editor made the channel and the group, so may post in the one and decide about the bot in both. */
  get isOwner(): boolean {
    return this.person.key === "editor";
  }

  /** Whether the person can write in the open chat; START is a way to write, too. */
  get canWrite(): boolean {
    const { chat, person } = this;
    if (chat?.type === "private") return !person.blocked;
    return chat?.type !== "channel" || this.isOwner;
  }

  titleOf(chat: ControlChat): string {
    return chat.type === "private" ? this.state.bot.first_name : (chat.title ?? String(chat.id));
  }

  /** By id, oldest first. */
  messagesOf(chatId: number): ControlMessage[] {
    return [...(this.#messages.get(chatId)?.values() ?? [])];
  }

  /** Whether the chat's messages have come yet: else having none means nothing. */
  isLoaded(chatId: number): boolean {
    return this.#messages.has(chatId);
  }

  message(chatId: number, messageId: number): ControlMessage | undefined {
    return this.#messages.get(chatId)?.get(messageId);
  }

  isOwn(message: ControlMessage): boolean {
    return message.from?.id === this.person.id && !message.sender_chat;
  }

  /** What the bot is doing in the chat just now, as the Bot API names it ("typing", "upload_photo"). */
  actionIn(chatId: number): string | undefined {
    const current = this.#actions.get(chatId);
    return current && current.until > Date.now() ? current.action : undefined;
  }

  unread(chatId: number): number {
    const mark = this.#read.get(this.person.id, chatId);
    return this.messagesOf(chatId).filter((message) => message.message_id > mark && !this.isOwn(message)).length;
  }

  /** @param messageId of the newest message that the person has seen */
  markRead(chatId: number, messageId: number): void {
    if (this.#read.get(this.person.id, chatId) >= messageId) return;
    this.#read.set(this.person.id, chatId, messageId);
    this.changed();
  }

  look(person: Person, chatId: number | undefined): void {
    this.person = person;
    this.chatId = chatId;
    this.changed();
    void this.loadCommands();
  }

  async loadCommands(): Promise<void> {
    const { chatId, person } = this;
    const commands = chatId === undefined ? [] : await control.commands(chatId, person.id).catch(() => []);
    if (chatId !== this.chatId || person.id !== this.person.id) return;
    this.commands = commands;
    this.changed();
  }

  /** Everything from the start: at first, and after the connection was lost. */
  async catchUp(): Promise<void> {
    await this.reloadState();
    const chats = new Set(this.state.persons.map(({ id }) => id));
    for (const chat of this.state.chats) if (chat.type !== "private") chats.add(chat.id);
    await Promise.all([...chats].map((chatId) => this.#loadMessages(chatId)));
    await this.loadCommands();
  }

  async reloadState(): Promise<void> {
    const state = await control.state();
    this.state = withoutCrowd(state);
    this.person = this.state.persons.find(({ id }) => id === this.person.id) ?? this.person;
    this.changed();
  }

  async #loadMessages(chatId: number): Promise<void> {
    const messages = await control.messages(chatId, KEPT_MESSAGES / 2);
    this.#messages.set(chatId, new Map(messages.map((message) => [message.message_id, message])));
    this.#read.forgetBeyond(chatId, messages.at(-1)?.message_id ?? 0);
    this.changed();
  }

  /** Takes in what happened. Ids of messages grow, so a new one is the last. */
  apply(event: ControlEvent): void {
    switch (event.type) {
      case "message":
      case "message_edited":
        this.#keep(event.chat_id, event.message);
        break;
      case "message_deleted":
        this.#messages.get(event.chat_id)?.delete(event.message_id);
        break;
      case "chat_action":
        this.#actions.set(event.chat_id, { action: event.action, until: Date.now() + ACTION_LASTS });
        setTimeout(() => this.changed(), ACTION_LASTS + 50);
        break;
      case "state":
        void this.reloadState().then(() => this.loadCommands());
        return;
      case "callback_answer":
        return;
      default:
        event satisfies never;
    }
    this.changed();
  }

  #keep(chatId: number, message: ControlMessage): void {
    const messages = this.#messages.get(chatId) ?? new Map<number, ControlMessage>();
    this.#messages.set(chatId, messages);
    // An edited message that is no longer kept isn't a new one.
    const oldest = messages.keys().next().value ?? 0;
    if (message.message_id < oldest) return;
    messages.set(message.message_id, message);
    if (messages.size > KEPT_MESSAGES) messages.delete(oldest);
    if (message.from?.is_bot) this.#actions.delete(chatId);
  }
}

/** Load tests bring thousands of people who are of no interest to somebody who looks. */
export function withoutCrowd(state: ControlState): ControlState {
  const isCrowd = ({ key }: { key?: string }) => key?.startsWith("crowd-") === true;
  return {
    ...state,
    persons: state.persons.filter((person) => !isCrowd(person)),
    chats: state.chats.filter((chat) => !isCrowd(chat)),
  };
}

/** Up to which message each person has read each chat; it outlives a reload of the tab, not the tab. */
class ReadMarks {
  readonly #storageKey = "read";
  readonly #marks: Map<string, number>;

  constructor() {
    this.#marks = new Map(Object.entries(JSON.parse(sessionStorage.getItem(this.#storageKey) ?? "{}")));
  }

  get(personId: number, chatId: number): number {
    return this.#marks.get(`${personId}:${chatId}`) ?? 0;
  }

  set(personId: number, chatId: number, messageId: number): void {
    this.#marks.set(`${personId}:${chatId}`, messageId);
    sessionStorage.setItem(this.#storageKey, JSON.stringify(Object.fromEntries(this.#marks)));
  }

  /** A simulator that was started anew counts its messages from one again. */
  forgetBeyond(chatId: number, newest: number): void {
    for (const [key, mark] of this.#marks) if (key.endsWith(`:${chatId}`) && mark > newest) this.#marks.delete(key);
  }
}

import type { ChatMember, InlineQueryResult, Message, MessageEntity, RichMessage } from "grammy/types";
import { forwardToDiscussion, hears } from "./discussion.ts";
import { photoSizes } from "./files.ts";
import { formatText } from "./message-text.ts";
import { pictureSize } from "./picture-size.ts";
import { BOT_RIGHTS, type BotRight, botMember, isAdministrator } from "./rights.ts";
import { isTopic } from "./threads.ts";
import {
  type BotStatus,
  type CallbackAnswer,
  type InlineAnswer,
  inlineMessageId,
  type Person,
  type SimulatedChat,
  type World,
} from "./world.ts";

/** Something that a person can't do; the words are for whoever sits at the page or reads the test. */
export class PersonError extends Error {}

/** How long a pressed button waits for its answer. */
const ANSWER_MS = 5000;
const MAX_OPEN = 10_000;

/** What people do: the other side of the chat. */
export class People {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  person(id: number): Person {
    const person = this.#world.people.get(id);
    if (!person) throw new PersonError(`there is no person ${id}`);
    return person;
  }

  place(chatId: number): SimulatedChat {
    const place = this.#world.chats.get(chatId);
    if (!place) throw new PersonError(`there is no chat ${chatId}`);
    return place;
  }

  /** @param topic the topic of a forum (`message_thread_id`) */
  send(personId: number, chatId: number, text: string, entities: unknown, replyTo?: number, topic?: number): Message {
    if (topic !== undefined && !isTopic(this.place(chatId), topic)) throw new PersonError("there is no such topic");
    const thread = topic !== undefined && { message_thread_id: topic, is_topic_message: true };
    // A message of a topic is a reply to the one that began it, unless it is one to another.
    return this.#post(personId, chatId, { ...textOf(text, entities), ...thread }, replyTo ?? topic);
  }

  /** What a button of the bot's keyboard shares (`sharing.ts`). */
  share(personId: number, content: Record<string, unknown>): Message {
    return this.#post(personId, personId, content);
  }

  /** Makes a channel or group of one's own; the bot isn't in it. */
  makeChat(personId: number, type: "channel" | "group" | "supergroup", title: string): SimulatedChat {
    this.person(personId);
    return this.#world.makeChat(type, title, personId);
  }

  /**
   * Makes a group a supergroup, with another id (Bot API, `migrate_to_chat_id`).
   * @param isTold whether the bot gets the service messages; else it learns of it when it is refused @returns the new id
   */
  migrate(personId: number, chatId: number, isTold: boolean): number {
    const old = this.place(chatId);
    if (old.chat.type !== "group" || old.movedTo !== undefined) throw new PersonError("only groups become supergroups");
    const place = this.#world.makeChat("supergroup", old.chat.title, personId);
    Object.assign(place, { members: old.members, botStatus: old.botStatus });
    const tell = isTold ? (message: Message) => this.#world.push({ message: message as never }) : () => {};
    tell(this.#post(personId, chatId, { migrate_to_chat_id: place.chat.id }));
    tell(this.#post(personId, place.chat.id, { migrate_from_chat_id: chatId }));
    old.movedTo = place.chat.id;
    return place.chat.id;
  }

  /** Begins a topic in a supergroup, which is a forum from then on. @returns its `message_thread_id` */
  makeTopic(personId: number, chatId: number, name: string): number {
    const place = this.place(chatId);
    if (place.chat.type !== "supergroup") throw new PersonError("only supergroups have topics");
    Object.assign(place.chat, { is_forum: true });
    return this.#post(personId, chatId, { forum_topic_created: { name, icon_color: 0x6fb9f0 } }).message_id;
  }

  sendPhoto(
    personId: number,
    chatId: number,
    bytes: Uint8Array,
    { caption = "", entities, name = "photo", replyTo }: PhotoMessage = {},
  ): Message {
    const size = pictureSize(bytes);
    if (!size) throw new PersonError("this is no picture: send a PNG, JPEG, GIF or WebP");
    const photo = photoSizes(this.#world.keepFile({ bytes, name, ...size }));
    return this.#post(personId, chatId, { photo, ...captionOf(caption, entities) }, replyTo);
  }

  #post(personId: number, chatId: number, content: Record<string, unknown>, replyTo?: number): Message {
    const person = this.person(personId);
    const place = this.place(chatId);
    const { type } = place.chat;
    if (!place.members.includes(personId)) throw new PersonError(`${person.first_name} is not in this chat`);
    if (type === "private" && person.blocked) throw new PersonError(`${person.first_name} has blocked the bot`);
    if (type === "channel" && !isAdministrator(place, personId))
      throw new PersonError("only its administrators post in the channel");
    if (type === "private" && !person.started) {
      person.started = true;
      this.#world.tell({ type: "state" });
    }
    const replied = replyTo === undefined ? undefined : place.messages.get(replyTo);
    const sender = type === "channel" ? { sender_chat: place.chat } : { from: this.#world.userOf(person) };
    const message = this.#world.add(
      place,
      (message_id) =>
        ({
          message_id,
          ...sender,
          chat: place.chat,
          date: Math.floor(this.#world.now() / 1000),
          ...content,
          ...(replied && { reply_to_message: replied }),
        }) as unknown as Message,
    );
    if (hears(this.#world, place, message)) {
      this.#world.push(type === "channel" ? { channel_post: message as never } : { message: message as never });
    }
    forwardToDiscussion(this.#world, place, message);
    return message;
  }

  /** Changes what a person wrote: the text, or the caption below a picture. */
  edit(personId: number, chatId: number, messageId: number, text: string, entities?: unknown): Message {
    const place = this.place(chatId);
    const message = place.messages.get(messageId);
    const inChannel = place.chat.type === "channel" && place.members[0] === personId && !place.own.has(messageId);
    if (!message || !(message.from?.id === personId || inChannel)) {
      throw new PersonError("people edit only what they wrote");
    }
    const content = message.text === undefined ? captionOf(text, entities) : textOf(text, entities);
    const edited = { ...message, ...content, edit_date: Math.floor(this.#world.now() / 1000) } as unknown as Message;
    this.#world.replace(place, edited);
    if (hears(this.#world, place, edited)) {
      this.#world.push(inChannel ? { edited_channel_post: edited as never } : { edited_message: edited as never });
    }
    return edited;
  }

  /**
   * Presses a button, by its place or with data that no button has (forged). Resolves with the bot's answer, or with
   * null when none came in time.
   */
  press(
    personId: number,
    chatId: number,
    messageId: number,
    button: { row: number; column: number } | { callback_data: string },
  ): { callback_query_id: string; answered: Promise<CallbackAnswer | null> } {
    const person = this.person(personId);
    const place = this.place(chatId);
    if (!place.members.includes(personId)) throw new PersonError(`${person.first_name} is not in this chat`);
    const message = place.messages.get(messageId);
    if (!message) throw new PersonError(`there is no message ${messageId} in this chat`);
    const data = "callback_data" in button ? button.callback_data : dataOf(message, button.row, button.column);
    const id = this.#world.newId();
    const answered = new Promise<CallbackAnswer | null>((resolve) => {
      const timer = setTimeout(() => resolve(null), ANSWER_MS);
      const answer = (given: CallbackAnswer) => {
        clearTimeout(timer);
        resolve(given);
      };
      this.#world.callbacks.set(id, { personId, at: this.#world.now(), answered: answer });
      if (this.#world.callbacks.size > MAX_OPEN)
        this.#world.callbacks.delete(this.#world.callbacks.keys().next().value ?? "");
    });
    this.#world.push({
      callback_query: {
        id,
        from: this.#world.userOf(person),
        ...(message.via_bot ? { inline_message_id: inlineMessageId(message) } : { message: message as never }),
        chat_instance: String(chatId),
        data,
      },
    });
    return { callback_query_id: id, answered };
  }

  block(personId: number, blocked: boolean): void {
    const person = this.person(personId);
    if (person.blocked === blocked) return;
    const place = this.place(personId);
    const old = privateMember(this.#world, person.blocked);
    person.blocked = blocked;
    this.#memberUpdate(personId, place, old, privateMember(this.#world, blocked));
  }

  /** The creator of a group or channel gives the bot another place in it. */
  setBot(chatId: number, status: BotStatus, rights: Iterable<BotRight> = BOT_RIGHTS): void {
    const place = this.place(chatId);
    const creator = place.members[0];
    if (place.chat.type === "private" || creator === undefined)
      throw new PersonError("people are not asked in a private chat");
    const old = botMember(this.#world, place);
    place.botStatus = status;
    place.rights = new Set(status === "administrator" ? rights : []);
    this.#memberUpdate(creator, place, old, botMember(this.#world, place));
  }

  /** Makes somebody an administrator of a channel or group. */
  promote(chatId: number, personId: number): void {
    const place = this.place(chatId);
    if (!place.members.includes(personId)) place.members.push(personId);
    place.administrators.add(personId);
  }

  /** Gives a channel a discussion group, to which its posts come from now on. */
  link(channelId: number, groupId: number): void {
    this.place(channelId).linkedTo = groupId;
    this.place(groupId).linkedTo = channelId;
  }

  /** Lets a group's members write, or only its administrators. */
  setMembersWrite(groupId: number, membersWrite: boolean): void {
    this.place(groupId).membersWrite = membersWrite;
  }

  /** Closes a topic of a forum: only who manages topics writes there. */
  closeTopic(groupId: number, topic: number): void {
    this.place(groupId).closedTopics.add(topic);
  }

  #memberUpdate(personId: number, place: SimulatedChat, old: ChatMember, now: ChatMember): void {
    this.#world.push({
      my_chat_member: {
        chat: place.chat as never,
        from: this.#world.userOf(this.person(personId)),
        date: Math.floor(this.#world.now() / 1000),
        old_chat_member: old,
        new_chat_member: now,
      },
    });
    this.#world.tell({ type: "state" });
  }

  /** Types "@bot words" somewhere. */
  inline(
    personId: number,
    query: string,
    offset: string,
  ): { inline_query_id: string; answered: Promise<InlineAnswer | null> } {
    const id = this.#world.newId();
    const answered = new Promise<InlineAnswer | null>((resolve) => {
      const timer = setTimeout(() => {
        this.#world.inlineQueries.delete(id);
        resolve(null);
      }, ANSWER_MS);
      this.#world.inlineQueries.set(id, (answer) => {
        clearTimeout(timer);
        this.#world.inlineQueries.delete(id);
        resolve(answer);
      });
    });
    this.#world.push({ inline_query: { id, from: this.#world.userOf(this.person(personId)), query, offset } });
    return { inline_query_id: id, answered };
  }

  /** Posts an inline result in the person's name, via the bot. */
  postInline(personId: number, chatId: number, result: InlineQueryResult): Message {
    const content = inlineContent(this.#world, result);
    const { reply_markup } = result as { reply_markup?: unknown };
    return this.#post(personId, chatId, {
      ...content,
      via_bot: this.#world.bot,
      ...(reply_markup !== undefined && { reply_markup }),
    });
  }
}

/** What goes with a picture that a person sends. */
export interface PhotoMessage {
  caption?: string;
  entities?: unknown;
  name?: string;
  replyTo?: number;
}

function textOf(given: string, givenEntities: unknown): Record<string, unknown> {
  const { text, entities } = formatText(given, givenEntities);
  if (text === "") throw new PersonError("a message needs text");
  // A client divides what is longer.
  if (text.length > 4096 && [...text].length > 4096) throw new PersonError("a message has at most 4,096 characters");
  return { text, entities: entities.length === 0 ? undefined : entities };
}

function captionOf(given: string, givenEntities: unknown): Record<string, unknown> {
  const { text, entities } = formatText(given, givenEntities);
  if (text.length > 1024 && [...text].length > 1024) throw new PersonError("a caption has at most 1,024 characters");
  return { caption: text || undefined, caption_entities: entities.length === 0 ? undefined : entities };
}

/** What an inline result posts: the text or the rich message that it was given, the picture that it shows, or else its title. */
function inlineContent(world: World, result: InlineQueryResult): Record<string, unknown> {
  const { input_message_content, photo_file_id, caption, caption_entities } = result as {
    input_message_content?: { message_text?: string; entities?: MessageEntity[]; rich_message?: RichMessage };
    photo_file_id?: string;
    caption?: string;
    caption_entities?: MessageEntity[];
  };
  const picture = world.files.get(photo_file_id ?? "");
  if (picture && !input_message_content) {
    return { photo: photoSizes(picture), ...captionOf(caption ?? "", caption_entities) };
  }
  if (input_message_content?.rich_message) return { rich_message: input_message_content.rich_message };
  const title = "title" in result ? String(result.title) : result.id;
  return textOf(input_message_content?.message_text ?? title, input_message_content?.entities);
}

function privateMember(world: World, blocked: boolean): ChatMember {
  return blocked ? { status: "kicked", user: world.bot, until_date: 0 } : { status: "member", user: world.bot };
}

function dataOf(message: Message, row: number, column: number): string {
  const keyboard = message.reply_markup?.inline_keyboard;
  const button = keyboard?.[row]?.[column];
  if (!button) throw new PersonError("there is no such button");
  if (!("callback_data" in button)) throw new PersonError(`the button "${button.text}" does not call back`);
  return button.callback_data;
}

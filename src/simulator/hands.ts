import type { Message } from "grammy/types";
import type { People } from "./people.ts";
import { plainMessage } from "./rich-plain.ts";
import { Sharing } from "./sharing.ts";
import type { CallbackAnswer, InlineAnswer, Person, World, WorldEvent } from "./world.ts";

const WAIT_MS = 5000;
/** Of the bot's messages that nobody asked about these many are kept, the latest. */
const MAX_FRESH = 10_000;

/**
 * A person's hands and eyes for tests: what a reader or an editor does at the page, in the same process. Waiting is by events,
 * counted from the last thing that the person did, so nothing that came meanwhile is missed.
 */
export class Hands {
  readonly person: Person;
  readonly #world: World;
  readonly #people: People;
  /** What the bot has sent or edited since this person last did something. */
  #fresh: Message[] = [];
  #waiting: (() => void)[] = [];

  constructor(world: World, people: People, person: Person) {
    this.#world = world;
    this.#people = people;
    this.person = person;
    world.listen((event) => this.#see(event));
  }

  #see(event: WorldEvent): void {
    if (event.type !== "message" && event.type !== "message_edited") return;
    // A message of the bot is marked as its own before it is told of.
    const place = this.#world.chats.get(event.chat_id);
    if (!place?.own.has(event.message.message_id) || !place.members.includes(this.person.id)) return;
    this.#fresh.push(event.message);
    if (this.#fresh.length > MAX_FRESH) this.#fresh.shift();
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #act<T>(deed: () => T): T {
    this.#fresh = [];
    return deed();
  }

  send(text: string, options: { chat?: number; entities?: object[]; replyTo?: number; topic?: number } = {}): Message {
    const { chat = this.person.id, entities, replyTo, topic } = options;
    return this.#act(() => this.#people.send(this.person.id, chat, text, entities, replyTo, topic));
  }

  /** Shares a place by the button that the bot shows. */
  shareLocation(latitude: number, longitude: number): Message {
    return this.#act(() => new Sharing(this.#world, this.#people).location(this.person.id, latitude, longitude));
  }

  /** Shares a channel or group by the button that the bot shows, which adds the bot to it. */
  shareChat(requestId: number, chatId: number): Message {
    return this.#act(() => new Sharing(this.#world, this.#people).chat(this.person.id, requestId, chatId));
  }

  /** Makes a channel or group. @returns its id */
  makeChat(type: "channel" | "group" | "supergroup", title: string): number {
    return this.#people.makeChat(this.person.id, type, title).chat.id;
  }

  /** Makes a group a supergroup. @param isTold whether the bot gets the service messages @returns its new id */
  migrate(chat: number, isTold: boolean): number {
    return this.#act(() => this.#people.migrate(this.person.id, chat, isTold));
  }

  /** Begins a topic in a supergroup. @returns its `message_thread_id` */
  makeTopic(chat: number, name: string): number {
    return this.#people.makeTopic(this.person.id, chat, name);
  }

  sendPhoto(bytes: Uint8Array, options: { chat?: number; caption?: string } = {}): Message {
    const chat = options.chat ?? this.person.id;
    return this.#act(() => this.#people.sendPhoto(this.person.id, chat, bytes, options));
  }

  start(payload?: string): Message {
    return this.send(payload ? `/start ${payload}` : "/start");
  }

  /** Changes what this person wrote before. */
  edit(message: Message, text: string, entities?: object[]): Message {
    const { chat, message_id } = message;
    return this.#act(() => this.#people.edit(this.person.id, chat.id, message_id, text, entities));
  }

  /** Types "@bot words" and waits for the results; null when none came in time. */
  inline(query: string, offset = ""): Promise<InlineAnswer | null> {
    return this.#act(() => this.#people.inline(this.person.id, query, offset)).answered;
  }

  /** Presses the button that has this label (or begins or ends with it), and waits for the answer to the press. */
  async press(message: Message, label: string): Promise<CallbackAnswer | null> {
    const keyboard = this.#current(message).reply_markup?.inline_keyboard ?? [];
    const places = keyboard.flatMap((buttons, row) =>
      buttons.map((button, column) => ({ row, column, text: button.text })),
    );
    const button =
      places.find(({ text }) => text === label) ??
      places.find(({ text }) => text.startsWith(label) || text.endsWith(label)) ??
      places.find(({ text }) => text.includes(label));
    if (!button) throw new Error(`No button "${label}"; there are: ${places.map(({ text }) => text).join(" | ")}`);
    return this.#act(() => this.#people.press(this.person.id, message.chat.id, message.message_id, button)).answered;
  }

  /** Presses a button that isn't there. */
  forge(message: Message, callback_data: string): Promise<CallbackAnswer | null> {
    return this.#act(() => this.#people.press(this.person.id, message.chat.id, message.message_id, { callback_data }))
      .answered;
  }

  block(): void {
    this.#act(() => this.#people.block(this.person.id, true));
  }

  unblock(): void {
    this.#act(() => this.#people.block(this.person.id, false));
  }

  /** Everything in a chat, oldest first; the private one by default. */
  messages(chat = this.person.id): Message[] {
    return [...this.#people.place(chat).messages.values()];
  }

  /** The newest message of a chat, as it stands now. */
  last(chat = this.person.id): Message | undefined {
    return this.messages(chat).at(-1);
  }

  /**
   * The first message that the bot sent or edited since this person last did something, and that fits; waits for it.
   * @throws Error with what the chat shows when none has come in time
   */
  async sees(
    fits: string | RegExp | ((message: Message) => boolean) = () => true,
    options: { chat?: number; timeoutMs?: number } = {},
  ): Promise<Message> {
    const { chat = this.person.id, timeoutMs = WAIT_MS } = options;
    const matches = (message: Message) => message.chat.id === chat && isLike(message, fits);
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const found = this.#fresh.find(matches);
      if (found) {
        this.#fresh.splice(this.#fresh.indexOf(found), 1);
        return found;
      }
      const left = deadline - Date.now();
      if (left <= 0) {
        const shown = this.messages(chat)
          .slice(-6)
          .map((message) => `  ${message.message_id}: ${textOf(message)}`);
        throw new Error(`No message like ${String(fits)} has come. The chat ends with:\n${shown.join("\n")}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  #current(message: Message): Message {
    return this.#people.place(message.chat.id).messages.get(message.message_id) ?? message;
  }
}

/** What a message says: its text, its caption, or all lines of a rich message. */
export function textOf(message: Message): string {
  if (message.rich_message) return plainMessage(message.rich_message);
  return message.text ?? message.caption ?? "";
}

function isLike(message: Message, fits: string | RegExp | ((message: Message) => boolean)): boolean {
  // Isolates around inserted values are invisible; tests are written as one reads.
  const text = textOf(message).replace(/[\u2066-\u2069]/g, "");
  if (typeof fits === "string") return text.includes(fits);
  return fits instanceof RegExp ? fits.test(text) : fits(message);
}

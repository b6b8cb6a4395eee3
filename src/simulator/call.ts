import type { Message } from "grammy/types";
import { ApiError, badRequest, forbidden } from "./api-error.ts";
import {
  optionalBoolean,
  optionalNumber,
  optionalString,
  optionalStructure,
  type Parameters,
  type Upload,
} from "./parameters.ts";
import { checkMayWrite } from "./rights.ts";
import type { SimulatedChat, World } from "./world.ts";

/** One call of a Bot API method: its parameters, and what methods ask of the world in Telegram's words. */
export class Call {
  readonly world: World;
  readonly values: Record<string, unknown>;
  readonly uploads: Map<string, Upload>;

  constructor(world: World, { values, uploads }: Parameters) {
    this.world = world;
    this.values = values;
    this.uploads = uploads;
  }

  string(name: string): string | undefined {
    return optionalString(this.values, name);
  }

  number(name: string): number | undefined {
    return optionalNumber(this.values, name);
  }

  boolean(name: string): boolean {
    return optionalBoolean(this.values, name);
  }

  structure(name: string, words = name): unknown {
    return optionalStructure(this.values, name, words);
  }

  /** The chat that `chat_id` names, by number or by a public name. */
  chat(name = "chat_id"): SimulatedChat {
    const given = this.string(name)?.trim();
    if (given === undefined || given === "") throw badRequest("chat_id is empty");
    return this.chatNamed(given);
  }

  chatNamed(given: string): SimulatedChat {
    const place = given.startsWith("@")
      ? this.world.chats
          .values()
          .find(
            ({ chat }) =>
              "username" in chat &&
              chat.type !== "private" &&
              `@${chat.username}`.toLowerCase() === given.toLowerCase(),
          )
      : this.world.chats.get(/^-?\d+$/.test(given) ? Number(given) : 0);
    if (!place) throw badRequest("chat not found");
    if (place.movedTo !== undefined) {
      const words = "Bad Request: group chat was upgraded to a supergroup chat";
      throw new ApiError(400, words, { migrate_to_chat_id: place.movedTo });
    }
    return place;
  }

  /** The chat, if the bot may write to it now. @param what is written, as Telegram calls it where it is refused */
  writableChat(what = "text messages"): SimulatedChat {
    const place = this.chat();
    const { type } = place.chat;
    const person = type === "private" ? this.world.people.get(place.chat.id) : undefined;
    if (person?.blocked) throw forbidden("bot was blocked by the user");
    if (person && !person.started) throw forbidden("bot can't initiate conversation with a user");
    if (place.botStatus === "kicked") throw forbidden(`bot was kicked from the ${type} chat`);
    if (place.botStatus === "left") throw forbidden(`bot is not a member of the ${type} chat`);
    checkMayWrite(place, what);
    return place;
  }

  /** The message that `inline_message_id` names: one that a person sent by way of the bot. */
  inlineMessage(): { place: SimulatedChat; message: Message } {
    const found = this.world.inlineMessage(this.string("inline_message_id") ?? "");
    if (!found) throw badRequest("MESSAGE_ID_INVALID");
    return found;
  }

  /** The `message_id` of a method that says so when there is none. */
  messageId(): number {
    const id = this.number("message_id");
    if (!id) throw badRequest("message identifier is not specified");
    return id;
  }

  /** A message of the chat that the bot may change. */
  ownMessage(place: SimulatedChat, missing: string, foreign: string): Message {
    const id = this.number("message_id") ?? 0;
    const message = place.messages.get(id);
    if (!message) throw badRequest(missing);
    if (!place.own.has(id)) throw badRequest(foreign);
    return message;
  }
}

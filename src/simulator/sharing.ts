import type { Message } from "grammy/types";
import { z } from "zod";
import { type People, PersonError } from "./people.ts";
import { BOT_RIGHTS, isAdministrator } from "./rights.ts";
import type { SimulatedChat, World } from "./world.ts";

/** Bot API, `KeyboardButtonRequestChat`: what the simulator looks at. */
const RequestChat = z.looseObject({
  request_id: z.number().int(),
  chat_is_channel: z.boolean(),
  bot_administrator_rights: z.record(z.string(), z.boolean()).optional(),
  bot_is_member: z.boolean().optional(),
  request_title: z.boolean().optional(),
});

/**
 * What a person shares by a button of the bot's keyboard: where they are, or a chat of theirs. Telegram's apps offer only chats
 * that fit, and put the bot into the chosen one, with the rights that the button asks for, before they tell it.
 */
export class Sharing {
  readonly #world: World;
  readonly #people: People;

  constructor(world: World, people: People) {
    this.#world = world;
    this.#people = people;
  }

  location(personId: number, latitude: number, longitude: number): Message {
    this.#button(personId, ({ request_location }) => request_location === true);
    return this.#people.share(personId, { location: { latitude, longitude } });
  }

  /** @throws PersonError when the bot asked for no such chat, or the person is no administrator there */
  chat(personId: number, requestId: number, chatId: number): Message {
    const button = this.#button(
      personId,
      ({ request_chat }) => RequestChat.safeParse(request_chat).data?.request_id === requestId,
    );
    const request = RequestChat.parse(button.request_chat);
    const place = this.#people.place(chatId);
    if ((place.chat.type === "channel") !== request.chat_is_channel || place.chat.type === "private") {
      throw new PersonError("the bot asked for another kind of chat");
    }
    if (!isAdministrator(place, personId)) throw new PersonError("only administrators can add the bot");
    this.#addBot(place, request);
    const title = "title" in place.chat ? place.chat.title : undefined;
    return this.#people.share(personId, {
      chat_shared: { request_id: requestId, chat_id: chatId, ...(request.request_title && { title }) },
    });
  }

  #addBot(place: SimulatedChat, request: z.infer<typeof RequestChat>): void {
    const asked = BOT_RIGHTS.filter((right) => request.bot_administrator_rights?.[right] === true);
    const lacks = place.botStatus !== "administrator" || asked.some((right) => !place.rights.has(right));
    if (request.bot_administrator_rights && lacks) {
      this.#people.setBot(place.chat.id, "administrator", [...place.rights, ...asked]);
    } else if (request.bot_is_member && (place.botStatus === "left" || place.botStatus === "kicked")) {
      this.#people.setBot(place.chat.id, "member");
    }
  }

  /** The button that fits on the keyboard that the bot last showed to the person. */
  #button(personId: number, fits: (button: Record<string, unknown>) => boolean): Record<string, unknown> {
    const place = this.#world.chats.get(personId);
    const keyboards = [...(place?.messages.values() ?? [])].flatMap((message) => {
      const markup = message.reply_markup as { keyboard?: unknown[][]; remove_keyboard?: true } | undefined;
      return markup?.keyboard || markup?.remove_keyboard ? [markup.keyboard ?? []] : [];
    });
    const found = keyboards
      .at(-1)
      ?.flat()
      .find((button) => typeof button === "object" && fits(button as Record<string, unknown>));
    if (!found) throw new PersonError("the bot shows no button that asks for this");
    return found as Record<string, unknown>;
  }
}

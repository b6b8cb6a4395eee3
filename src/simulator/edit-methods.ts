import type { Message } from "grammy/types";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { checkReplyMarkup } from "./reply-markup.ts";
import { captionContent, refuseParseMode, textContent } from "./send-methods.ts";
import type { SimulatedChat } from "./world.ts";

const DELETABLE_MS = 48 * 60 * 60 * 1000;

export function editMessageText(call: Call): Message {
  return edit(call, (message) => {
    if (message.text === undefined) throw badRequest("there is no text in the message to edit");
    const { link_preview_options, ...content } = textContent(call);
    return { ...content, link_preview_options };
  });
}

export function editMessageCaption(call: Call): Message {
  refuseParseMode(call.string("parse_mode"));
  return edit(call, (message) => {
    if (message.photo === undefined && message.document === undefined) {
      throw badRequest("there is no caption in the message to edit");
    }
    const content = captionContent(call.string("caption"), call.structure("caption_entities"));
    return { caption: undefined, caption_entities: undefined, ...content };
  });
}

export function editMessageReplyMarkup(call: Call): Message {
  return edit(call, () => ({}));
}

/** What an edit leaves alone stays; the keyboard is always replaced, by none where none is given. */
function edit(call: Call, change: (message: Message) => Record<string, unknown>): Message {
  if (call.string("inline_message_id") !== undefined) throw badRequest("message to edit not found");
  const place = call.writableChat();
  const message = call.ownMessage(place, "message to edit not found", "message can't be edited");
  const changed = {
    ...message,
    ...change(message),
    reply_markup: checkReplyMarkup(call.structure("reply_markup", "reply keyboard markup")),
  };
  if (fingerprint(message) === fingerprint(changed)) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  const edited = { ...changed, edit_date: Math.floor(call.world.now() / 1000) } as unknown as Message;
  call.world.replace(place, edited);
  return edited;
}

function fingerprint(message: object): string {
  const { text, entities, caption, caption_entities, reply_markup } = message as Record<string, unknown>;
  return JSON.stringify([text, entities, caption, caption_entities, reply_markup]);
}

export function deleteMessage(call: Call): true {
  const place = call.chat();
  const id = call.number("message_id");
  if (id === undefined) throw badRequest("message identifier is not specified");
  remove(call, place, id);
  return true;
}

export function deleteMessages(call: Call): true {
  const place = call.chat();
  const ids = call.structure("message_ids");
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 100)
    throw badRequest("message identifiers are not specified");
  for (const id of ids) if (place.messages.has(Number(id))) remove(call, place, Number(id));
  return true;
}

function remove(call: Call, place: SimulatedChat, id: number): void {
  const message = place.messages.get(id);
  if (!message) throw badRequest("message to delete not found");
  const foreign =
    message.from?.id !== call.world.bot.id && place.chat.type !== "private" && place.botStatus !== "administrator";
  if (foreign || call.world.now() - message.date * 1000 > DELETABLE_MS) throw badRequest("message can't be deleted");
  place.messages.delete(id);
  call.world.tell({ type: "message_deleted", chat_id: place.chat.id, message_id: id });
}

export function pinChatMessage(call: Call): true {
  const place = call.writableChat();
  if (!place.messages.has(call.number("message_id") ?? 0)) throw badRequest("message to pin not found");
  return true;
}

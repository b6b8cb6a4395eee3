import type { Message } from "grammy/types";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { replacedMedia } from "./media-methods.ts";
import { checkInlineKeyboard } from "./reply-markup.ts";
import { readRichMessage } from "./rich-methods.ts";
import { captionContent, textContent } from "./send-methods.ts";
import type { SimulatedChat } from "./world.ts";

const WITH_CAPTION = ["photo", "document", "video", "audio", "animation", "voice"];
const SHOWN = [
  "text",
  "entities",
  "rich_message",
  "caption",
  "caption_entities",
  ...WITH_CAPTION,
  "link_preview_options",
  "reply_markup",
];
const DELETABLE_MS = 48 * 60 * 60 * 1000;

/** Text and rich messages take one another's place: the one that is given is all that stays. */
export async function editMessageText(call: Call): Promise<Message | true> {
  const isRich = call.structure("rich_message", "rich message") !== undefined;
  // In words of our own: what the server does with both isn't known.
  if (isRich && call.string("text")) throw badRequest("exactly one of text and rich_message must be specified");
  if (!isRich) {
    return edit(call, (message) => {
      const bare = bareText(message);
      const { entities, ...content } = textContent(call);
      return { ...bare, ...content, ...(entities.length > 0 && { entities }) };
    });
  }
  const bare = bareText(editable(call).message);
  const rich_message = await readRichMessage(call);
  return edit(call, () => ({ ...bare, rich_message }));
}

/** What goes when a text is edited. */
function bareText({ text, rich_message }: Message): Record<string, undefined> {
  if (text === undefined && !rich_message) throw badRequest("there is no text in the message to edit");
  return { text: undefined, entities: undefined, link_preview_options: undefined, rich_message: undefined };
}

export function editMessageCaption(call: Call): Message | true {
  return edit(call, (message) => {
    if (!WITH_CAPTION.some((kind) => Object.hasOwn(message, kind))) {
      throw badRequest("there is no caption in the message to edit");
    }
    return { caption: undefined, caption_entities: undefined, ...captionContent(call.world, call.values) };
  });
}

/** The file may have to be fetched first; whether the message is still there is asked before and after. */
export async function editMessageMedia(call: Call): Promise<Message | true> {
  const content = await replacedMedia(call, editable(call).message);
  return edit(call, () => content);
}

export function editMessageReplyMarkup(call: Call): Message | true {
  return edit(call, () => ({}));
}

const isInline = (call: Call) => (call.string("inline_message_id") ?? "") !== "";

function editable(call: Call): { place: SimulatedChat; message: Message } {
  if (isInline(call)) return call.inlineMessage();
  if (!call.string("chat_id") && !call.number("message_id")) throw badRequest("message identifier is not specified");
  const place = call.writableChat();
  const message = call.ownMessage(place, "message to edit not found", "message can't be edited");
  if (message.forward_origin !== undefined) throw badRequest("message can't be edited");
  return { place, message };
}

/** What an edit leaves alone stays; the keyboard is always replaced, by none where none is given. */
function edit(call: Call, change: (message: Message) => Record<string, unknown>): Message | true {
  const { place, message } = editable(call);
  const changed = {
    ...message,
    ...change(message),
    reply_markup: checkInlineKeyboard(call.structure("reply_markup", "reply keyboard markup")),
  };
  if (fingerprint(message) === fingerprint(changed)) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  const edited = { ...changed, edit_date: Math.floor(call.world.now() / 1000) } as unknown as Message;
  call.world.replace(place, edited);
  return isInline(call) || edited;
}

function fingerprint(message: object): string {
  const all = message as Record<string, unknown>;
  return JSON.stringify(SHOWN.map((name) => all[name]));
}

export function deleteMessage(call: Call): true {
  const place = call.chat();
  remove(call, place, call.messageId());
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
  const isPrivate = place.chat.type === "private";
  const isForeign = !place.own.has(id) && !isPrivate && place.botStatus !== "administrator";
  if (isForeign) throw badRequest("message can't be deleted");
  if (call.world.now() - message.date * 1000 > DELETABLE_MS) {
    throw badRequest(isPrivate ? "message can't be deleted for everyone" : "message can't be deleted");
  }
  call.world.remove(place, id);
}

import type { Message } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { type FormattedText, formatText } from "./message-text.ts";
import { optionalStructure } from "./parameters.ts";
import { checkReplyMarkup } from "./reply-markup.ts";
import type { SimulatedChat } from "./world.ts";

const MAX_TEXT = 4096;
/** Before entities are parsed. */
const MAX_TEXT_BYTES = 32_768;
const MAX_CAPTION = 1024;

/** Fields of a message that differ by method. */
export type Content = Record<string, unknown>;

export function sendMessage(call: Call): Message {
  const place = call.writableChat();
  const content = textContent(call);
  return deliver(call, place, { ...content });
}

export function copyMessage(call: Call): { message_id: number } {
  const { message_id } = duplicate(call, false);
  return { message_id };
}

export function forwardMessage(call: Call): Message {
  return duplicate(call, true);
}

const COPIED = new Set([
  ...["text", "entities", "link_preview_options", "caption", "caption_entities"],
  ...["photo", "document", "video", "audio", "animation"],
]);

function duplicate(call: Call, forwarded: boolean): Message {
  const place = call.writableChat();
  const from = call.chat("from_chat_id");
  const original = from.messages.get(call.number("message_id") ?? 0);
  if (!original) throw badRequest(forwarded ? "message to forward not found" : "message to copy not found");
  const content = Object.fromEntries(Object.entries(original).filter(([name]) => COPIED.has(name)));
  if (!forwarded && call.string("caption") !== undefined && original.text === undefined) {
    Object.assign(content, { caption: undefined, caption_entities: undefined }, captionContent(call.values));
  }
  const origin = forwarded && {
    forward_origin: original.sender_chat
      ? { type: "channel", chat: original.sender_chat, message_id: original.message_id, date: original.date }
      : { type: "user", sender_user: original.from, date: original.date },
  };
  return deliver(call, place, { ...content, ...origin });
}

const ACTIONS =
  /^(typing|choose_sticker|find_location|upload_(photo|document)|(record|upload)_(video|audio|voice|video_note))$/;

export function sendChatAction(call: Call): true {
  const place = call.writableChat();
  const action = call.string("action") ?? "";
  if (!ACTIONS.test(action)) throw badRequest("wrong parameter action in request");
  call.world.tell({ type: "chat_action", chat_id: place.chat.id, action });
  return true;
}

/** Text, entities and preview of `sendMessage` and `editMessageText`. */
export function textContent(call: Call): FormattedText & { link_preview_options?: unknown } {
  refuseParseMode(call.string("parse_mode"));
  const text = call.string("text");
  if (text === undefined || text === "") throw badRequest("message text is empty");
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) throw badRequest("text is too long");
  const formatted = formatText(text, call.structure("entities", "entities"));
  if (formatted.text === "") throw badRequest("text must be non-empty");
  if (isLongerThan(MAX_TEXT, formatted.text)) throw badRequest("message is too long");
  const preview = call.structure("link_preview_options", "link preview options");
  return { ...formatted, ...(preview !== undefined && { link_preview_options: preview }) };
}

/** Caption and entities of a method's parameters, or of one item of an album. */
export function captionContent(given: Record<string, unknown>): Content {
  if (given.parse_mode !== undefined) refuseParseMode(String(given.parse_mode));
  const caption = given.caption === undefined || given.caption === null ? "" : String(given.caption);
  if (caption === "") return {};
  const formatted = formatText(caption, optionalStructure(given, "caption_entities", "caption entities"));
  if (isLongerThan(MAX_CAPTION, formatted.text)) throw badRequest("message caption is too long");
  return formatted.text === "" ? {} : { caption: formatted.text, caption_entities: formatted.entities };
}

/** Counted in code points; there are never more of them than of UTF-16 units. */
function isLongerThan(limit: number, text: string): boolean {
  return text.length > limit && [...text].length > limit;
}

/** Never a silent misreading: what the simulator can't parse it refuses. */
export function refuseParseMode(mode: string | undefined): void {
  if (!mode) return;
  if (!["html", "markdown", "markdownv2"].includes(mode.toLowerCase())) throw badRequest("unsupported parse_mode");
  throw badRequest("the simulator doesn't parse markup yet: send entities instead of parse_mode");
}

export function deliver(call: Call, place: SimulatedChat, content: Content): Message {
  const { world } = call;
  const reply_markup = checkReplyMarkup(call.structure("reply_markup", "reply keyboard markup"));
  const reply = repliedTo(call, place);
  const sender =
    place.chat.type === "channel" ? { sender_chat: place.chat, author_signature: undefined } : { from: world.bot };
  return world.add(place, (message_id) => {
    place.own.add(message_id);
    return {
      message_id,
      ...sender,
      chat: place.chat,
      date: Math.floor(world.now() / 1000),
      ...content,
      ...(reply && { reply_to_message: reply }),
      ...(reply_markup && { reply_markup }),
      ...(call.boolean("protect_content") && { has_protected_content: true }),
    } as unknown as Message;
  });
}

const ReplyParameters = z.looseObject({
  message_id: z.number().int(),
  allow_sending_without_reply: z.boolean().optional(),
});

function repliedTo(call: Call, place: SimulatedChat): Message | undefined {
  const given = call.structure("reply_parameters", "reply parameters");
  const parsed = given === undefined ? undefined : ReplyParameters.safeParse(given).data;
  const id = parsed?.message_id ?? call.number("reply_to_message_id");
  if (id === undefined) return undefined;
  const message = place.messages.get(id);
  if (!message && !parsed?.allow_sending_without_reply) throw badRequest("message to be replied not found");
  if (!message) return undefined;
  const { reply_to_message: _, ...shallow } = message as Message & { reply_to_message?: Message };
  return shallow as Message;
}

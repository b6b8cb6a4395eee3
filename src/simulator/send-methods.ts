import type { Message } from "grammy/types";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { forwardToDiscussion } from "./discussion.ts";
import type { FormattedText } from "./message-text.ts";
import { optionalBoolean, optionalString, optionalStructure } from "./parameters.ts";
import { readText } from "./parse-mode.ts";
import { checkReplyMarkup, withoutDeviceKeyboard } from "./reply-markup.ts";
import { repliedTo } from "./reply-parameters.ts";
import { topicOf } from "./threads.ts";
import type { SimulatedChat, World } from "./world.ts";

const MAX_TEXT = 4096;
/** Before entities are parsed. */
const MAX_TEXT_BYTES = 32_768;
const MAX_CAPTION = 1024;

/** Fields of a message that differ by method. */
export type Content = Record<string, unknown>;

export function sendMessage(call: Call): Message {
  const place = call.writableChat();
  const { entities, ...content } = textContent(call);
  return deliver(call, place, { ...content, ...(entities.length > 0 && { entities }) });
}

const ACTIONS =
  /^(typing|cancel|choose_sticker|find_location|upload_(photo|document)|(record|upload)_(video|audio|voice|video_note))$/;

export function sendChatAction(call: Call): true {
  const place = call.writableChat();
  const action = call.string("action") ?? "";
  if (!ACTIONS.test(action)) throw badRequest("wrong parameter action in request");
  call.world.tell({ type: "chat_action", chat_id: place.chat.id, action });
  return true;
}

/** Text, entities and preview of `sendMessage` and `editMessageText`. */
export function textContent(call: Call): FormattedText & { link_preview_options?: unknown } {
  const text = call.string("text") ?? "";
  const formatted = readMessageText(call.world, text, call.string("parse_mode"), call.structure("entities"));
  const preview = linkPreview(call);
  return { ...formatted, ...(preview && { link_preview_options: preview }) };
}

/** A text as a message may have it: there is something to see in it, and not too much. */
export function readMessageText(
  world: World,
  text: string,
  mode: string | undefined,
  entities: unknown,
): FormattedText {
  if (text === "") throw badRequest("message text is empty");
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) throw badRequest("text is too long");
  const formatted = readText(world, text, mode, entities);
  if (formatted.text === "") throw badRequest("text must be non-empty");
  if (isLongerThan(MAX_TEXT, formatted.text)) throw badRequest("message is too long");
  return formatted;
}

/** `disable_web_page_preview` is its older form. */
function linkPreview(call: Call): object | undefined {
  const given = call.structure("link_preview_options", "link preview options");
  if (given === undefined) return call.boolean("disable_web_page_preview") ? { is_disabled: true } : undefined;
  if (given === null || typeof given !== "object" || Array.isArray(given)) {
    throw badRequest("object expected as link preview options");
  }
  return given;
}

/** Caption and entities of a method's parameters, or of one item of an album. */
export function captionContent(world: World, given: Record<string, unknown>): Content {
  const caption = optionalString(given, "caption") ?? "";
  if (caption === "") return {};
  const entities = optionalStructure(given, "caption_entities", "caption entities");
  const formatted = readText(world, caption, optionalString(given, "parse_mode"), entities);
  if (isLongerThan(MAX_CAPTION, formatted.text)) throw badRequest("message caption is too long");
  if (formatted.text === "") return {};
  const above = optionalBoolean(given, "show_caption_above_media");
  return {
    caption: formatted.text,
    ...(formatted.entities.length > 0 && { caption_entities: formatted.entities }),
    ...(above && { show_caption_above_media: true }),
  };
}

/** Counted in code points; there are never more of them than of UTF-16 units. */
function isLongerThan(limit: number, text: string): boolean {
  return text.length > limit && [...text].length > limit;
}

/** Puts a message of the bot into a chat. @returns it as the Bot API tells of it: with its keyboard only if that is an inline one */
export function deliver(call: Call, place: SimulatedChat, content: Content): Message {
  const { world } = call;
  const reply_markup = checkReplyMarkup(call.structure("reply_markup", "reply keyboard markup"));
  const topic = topicOf(call, place);
  const reply = repliedTo(call, place);
  const sender =
    place.chat.type === "channel" ? { sender_chat: place.chat, author_signature: undefined } : { from: world.bot };
  const sent = world.add(place, (message_id) => {
    place.own.add(message_id);
    if (call.boolean("disable_notification")) place.silent.add(message_id);
    return {
      message_id,
      ...sender,
      chat: place.chat,
      date: Math.floor(world.now() / 1000),
      ...topic,
      ...content,
      ...reply,
      ...(reply_markup && { reply_markup }),
      ...(call.boolean("protect_content") && { has_protected_content: true }),
    } as unknown as Message;
  });
  forwardToDiscussion(world, place, sent);
  return withoutDeviceKeyboard(sent);
}

import type { Message } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { optionalBoolean, optionalStructure } from "./parameters.ts";
import { readText } from "./parse-mode.ts";
import { withoutDeviceKeyboard } from "./reply-markup.ts";
import type { SimulatedChat, World } from "./world.ts";

const ReplyParameters = z.looseObject({
  message_id: z.coerce.number().int(),
  chat_id: z.union([z.number(), z.string()]).optional(),
  quote: z.string().optional(),
  quote_parse_mode: z.string().optional(),
  quote_position: z.coerce.number().int().optional(),
});
type ReplyParameters = z.infer<typeof ReplyParameters>;

/**
 * What a message shows of the one that it answers (Bot API, `ReplyParameters`, or the older `reply_to_message_id`): that message,
 * what is quoted of it, or where it is when that is another chat.
 */
export function repliedTo(call: Call, place: SimulatedChat): Record<string, unknown> | undefined {
  const given = parameters(call);
  if (!given?.message_id) return undefined;
  const from = given.chat_id === undefined ? place : call.chatNamed(String(given.chat_id));
  const message = from.messages.get(given.message_id);
  if (!message) {
    if (optionalBoolean(given, "allow_sending_without_reply")) return undefined;
    throw badRequest("message to be replied not found");
  }
  const quote = given.quote ? quoted(call.world, message, given) : undefined;
  const { reply_to_message: _, ...shallow } = withoutDeviceKeyboard(message) as Message & {
    reply_to_message?: Message;
  };
  const original = from === place ? { reply_to_message: shallow } : { external_reply: external(message) };
  return { ...original, ...(quote && { quote }) };
}

function parameters(call: Call): ReplyParameters | undefined {
  const given = call.structure("reply_parameters", "reply parameters");
  if (given === undefined) {
    const message_id = call.number("reply_to_message_id");
    return message_id === undefined ? undefined : { ...call.values, message_id };
  }
  const parsed = ReplyParameters.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? "");
  if (field === "") throw badRequest("object expected as reply parameters");
  const isMissing = (given as Record<string, unknown>)[field] === undefined;
  const words = isMissing ? `Can't find field "${field}"` : `Field "${field}" must be a valid Number`;
  throw badRequest(`can't parse reply parameters: ${words}`);
}

function external(message: Message): Record<string, unknown> {
  const { chat, message_id, date, from, sender_chat } = message;
  const origin = sender_chat
    ? { type: "channel", chat: sender_chat, message_id, date }
    : { type: "user", sender_user: from, date };
  return { origin, message_id, ...(chat.type !== "private" && { chat }) };
}

/** The part that is quoted must be in the message, word for word. */
function quoted(world: World, message: Message, given: ReplyParameters): object {
  const entities = optionalStructure(given, "quote_entities", "quote entities");
  const quote = readText(world, given.quote ?? "", given.quote_parse_mode, entities);
  const text = message.text ?? message.caption ?? "";
  const position = text.startsWith(quote.text, given.quote_position) ? given.quote_position : undefined;
  const found = position ?? text.indexOf(quote.text);
  if (quote.text === "" || found < 0) throw badRequest("QUOTE_TEXT_INVALID");
  return { ...quote, position: found, is_manual: true };
}

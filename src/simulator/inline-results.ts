import type { InlineQueryResult } from "grammy/types";
import { z } from "zod";
import { badRequest } from "./api-error.ts";
import type { Call } from "./call.ts";
import { checkInlineKeyboard } from "./reply-markup.ts";
import { richMessageFrom } from "./rich-methods.ts";
import { captionContent, readMessageText } from "./send-methods.ts";

/** Fields that a kind of result can't do without; of several in one place any (Bot API, `InlineQueryResult…`). */
const REQUIRED: Record<string, string[][]> = {
  article: [["title"], ["input_message_content"]],
  photo: [["photo_url", "photo_file_id"]],
  gif: [["gif_url", "gif_file_id"]],
  mpeg4_gif: [["mpeg4_url", "mpeg4_file_id"]],
  video: [["video_url", "video_file_id"], ["title"]],
  audio: [["audio_url", "audio_file_id"]],
  voice: [["voice_url", "voice_file_id"], ["title"]],
  document: [["document_url", "document_file_id"], ["title"]],
  location: [["latitude"], ["longitude"], ["title"]],
  venue: [["latitude"], ["longitude"], ["title"], ["address"]],
  contact: [["phone_number"], ["first_name"]],
  game: [["game_short_name"]],
  sticker: [["sticker_file_id"]],
};

const Result = z.looseObject({ type: z.string(), id: z.string() });
const MAX_RESULTS = 50;
const MAX_ID_BYTES = 64;

/**
 * The results of an inline query, with their texts read as those of messages are.
 * @throws ApiError 400 for what Telegram wouldn't show
 */
export async function readResults(call: Call, given: unknown): Promise<InlineQueryResult[]> {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw badRequest("expected an Array of inline query results");
  const results: InlineQueryResult[] = [];
  for (const one of given) results.push(await readResult(call, one));
  if (results.length > MAX_RESULTS) throw badRequest("RESULTS_TOO_MUCH");
  const ids = results.map(({ id }) => id);
  if (ids.some((id) => id === "" || Buffer.byteLength(id) > MAX_ID_BYTES)) throw badRequest("RESULT_ID_INVALID");
  if (new Set(ids).size < ids.length) throw badRequest("RESULT_ID_DUPLICATE");
  return results;
}

const cantParse = (words: string) => badRequest(`can't parse inline query result: ${words}`);

async function readResult(call: Call, given: unknown): Promise<InlineQueryResult> {
  const parsed = Result.safeParse(given);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0];
    throw cantParse(field === undefined ? "Inline query result must be an object" : missing(given, String(field)));
  }
  const result = parsed.data;
  const type = result.type.toLowerCase();
  const required = Object.hasOwn(REQUIRED, type) ? REQUIRED[type] : undefined;
  if (!required) throw cantParse(`type "${type}" is unsupported for the inline query result`);
  for (const names of required) {
    if (!names.some((name) => result[name] !== undefined)) throw cantParse(missing(given, names.at(-1) ?? ""));
  }
  const content = result.input_message_content;
  return {
    ...result,
    ...(content !== undefined && { input_message_content: await readContent(call, content) }),
    ...captionContent(call.world, result),
    reply_markup: checkInlineKeyboard(result.reply_markup),
  } as unknown as InlineQueryResult;
}

function missing(given: unknown, field: string): string {
  const isThere = given !== null && typeof given === "object" && field in given;
  return isThere ? `Field "${field}" must be of type String` : `Can't find field "${field}"`;
}

/** A text is kept with its entities, a rich message as it is shown; of other contents only that there is one is known. */
async function readContent(call: Call, given: unknown): Promise<object> {
  const content = z.looseObject({}).safeParse(given);
  if (!content.success) throw cantParse('Field "input_message_content" must be of type Object');
  const { message_text, parse_mode, entities, rich_message, ...others } = content.data;
  if (rich_message !== undefined) return { rich_message: await richMessageFrom(call, rich_message, true) };
  if (message_text === undefined) {
    if (Object.keys(others).length === 0) throw cantParse("Input message content is not specified");
    return content.data;
  }
  const mode = parse_mode === undefined ? undefined : String(parse_mode);
  const formatted = readMessageText(call.world, String(message_text), mode, entities);
  return { ...others, message_text: formatted.text, entities: formatted.entities };
}
